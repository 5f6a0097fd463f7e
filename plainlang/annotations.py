"""Findings as comments in a copy of a Word file, each on the words that it is about.

A comment begins and ends between runs, so runs are cut where findings begin and end; the text stays as it was. Notes,
text boxes and pictures take no comments inside: theirs hang on the run of the body that shows them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

from plainlang.errors import ReadError
from plainlang.finding import Finding
from plainlang.readers.word_file import W, open_word
from plainlang.readers.word_lines import lines_of
from plainlang.readers.word_styles import Styles
from plainlang.readers.word_text import Line, Piece

_AUTHOR: Final = "plainlang"
_INITIALS: Final = "PL"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_OLD: Final = "comments need python-docx 1.2 or later. Install it with: pip install 'python-docx>=1.2'"


class _Stretch(NamedTuple):
    """From this place in the source on, this run shows the text; `inside` when the run holds the text itself."""

    start: int
    end: int
    run: Any
    inside: bool


def annotate(data: bytes, findings: Sequence[Finding]) -> bytes:
    """A copy of a Word file with a comment for each finding. Raises `ReadError` when it cannot be made."""
    file = open_word(data)
    if not hasattr(file.document, "comments"):
        raise ReadError("", _OLD)
    from docx.text.run import Run

    margin = _Margin(file.document)
    cuts = sorted({place for finding in findings for place in finding.span})
    lines = lines_of(file, Styles(file))
    stretches = [stretch for line in lines for stretch in _stretches(line, cuts)]
    starts = [stretch.start for stretch in stretches]
    breaks = [line.start for line in lines]
    for finding in findings:
        if covered := _covered(finding, stretches, starts, breaks):
            first, last = (Run(stretch.run, file.document) for stretch in (covered[0], covered[-1]))
            first.mark_comment_range(last, margin.add(_said(finding, covered[0].inside)))
    copy = BytesIO()
    file.document.save(copy)
    return copy.getvalue()


class _Margin:
    """The comments of a document. python-docx looks at all of them again to add one; with thousands that is slow."""

    def __init__(self, document: Any) -> None:
        known = [comment.comment_id for comment in document.comments]  # this makes the part if there is none
        self._next = max(known, default=-1) + 1
        rels = document.part.rels.values()
        self._root = next(rel.target_part.element for rel in rels if rel.reltype.endswith("/comments"))

    def add(self, text: str) -> int:
        """Add a comment, a paragraph for each line, and give its id. Without a date, the copy is always the same."""
        about = {f"{W}id": str(self._next), f"{W}author": _AUTHOR, f"{W}initials": _INITIALS}
        comment = _under(self._root, "comment", about)
        for line in text.split("\n"):
            paragraph = _under(comment, "p")
            _under(_under(paragraph, "pPr"), "pStyle", {f"{W}val": "CommentText"})
            _write(_under(_under(paragraph, "r"), "t"), line)
        self._next += 1
        return self._next - 1


def _under(node: Any, name: str, attributes: Mapping[str, str] | None = None) -> Any:
    """A new child of a node."""
    child = node.makeelement(f"{W}{name}", attributes or {})
    node.append(child)
    return child


def _covered(
    finding: Finding, stretches: Sequence[_Stretch], starts: Sequence[int], breaks: Sequence[int]
) -> Sequence[_Stretch]:
    """The stretches that show a finding, all on the line where it begins; the nearest when nothing shows it."""
    start, end = finding.span
    line = bisect_right(breaks, start)
    if line < len(breaks):
        end = min(end, breaks[line] - 1)
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first + 1, bisect_left(starts, end))
    shown = [stretch for stretch in stretches[first:last] if stretch.end > start]
    return shown or stretches[first:last]


def _said(finding: Finding, inside: bool) -> str:
    """What a comment says: the message, what to write instead if that does not tell, why, and the rule."""
    place = "" if inside or not finding.place else f"In {finding.place}: "
    place = place if finding.found or finding.place else "About the whole document: "
    unsaid = [f"“{text}”" for text in finding.suggestions if text and f"“{text}”" not in finding.message]
    source = "" if finding.citation.title == "our default" else f" · {finding.citation.title}"
    parts = (
        place + finding.message, f"Try {' or '.join(unsaid)}." if unsaid else "", f"Why: {finding.why}",
        f"{finding.severity} · {finding.rule}{source}",
    )  # fmt: skip
    return "\n".join(filter(None, parts))


def _stretches(line: Line, cuts: Sequence[int]) -> Iterator[_Stretch]:
    """The runs that show a line, cut where a finding begins or ends."""
    end = line.start + len(line.text)
    if line.anchor is not None:
        if end > line.start:
            yield _Stretch(line.start, end, line.anchor, False)
        return
    at = line.start
    for _, group in groupby(line.pieces, key=lambda piece: id(piece.run)):
        pieces = []
        for piece in group:
            pieces.append((at, piece))
            at += len(piece.text)
        if pieces[0][1].run is None:  # a formula stands in no run
            continue
        runs = [(pieces[0][0], pieces[0][1].run)]
        for start, piece in pieces:
            first, last = bisect_left(cuts, max(start, runs[0][0] + 1)), bisect_left(cuts, start + len(piece.text))
            _cut(runs, start, piece, cuts[first:last])
        ends = [*(start for start, _ in runs[1:]), at]
        yield from (_Stretch(start, end, run, True) for (start, run), end in zip(runs, ends, strict=True))


def _cut(runs: list[tuple[int, Any]], start: int, piece: Piece, cuts: Sequence[int]) -> None:
    """Cut one piece at these places, each of which begins a run of its own."""
    node, text = piece.node, piece.text
    inner = [cut for cut in cuts if cut > start]
    if inner:
        _write(node, text[: inner[0] - start])
    for cut, end in pairwise([*cuts, start + len(text)]):
        run = runs[-1][1]
        while node.getparent() is not run:  # a drawing may be wrapped
            node = node.getparent()
        rest = list(node.itersiblings())
        node = _tail(node, text[cut - start : end - start]) if cut > start else node
        runs.append((cut, _run_after(run, [node, *rest])))


def _tail(node: Any, text: str) -> Any:
    tail = node.makeelement(node.tag, node.attrib)
    _write(tail, text)
    return tail


def _write(node: Any, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _run_after(run: Any, children: Sequence[Any]) -> Any:
    """A run with the properties of this one, right behind it, that takes over these children."""
    new = run.makeelement(run.tag, run.attrib)
    if (properties := run.find(f"{W}rPr")) is not None:
        new.append(deepcopy(properties))
    new.extend(children)
    run.addnext(new)
    return new
