"""“Ignore here, with a reason”: the comment that silences a finding, and where it can stand.

Where a comment may stand without changing the page depends on what is around: a list falls apart when a line is put
between its items, and a table has no room between rows. So places are tried, the plainest first, and the one is taken
after which the page reads as before and the finding is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plainlang.edits import Edit, apply
from plainlang.finding import Finding
from plainlang.lsp.checking import Checked, is_about_page
from plainlang.readers import read_source
from plainlang.readers.front import front_matter
from plainlang.skeleton import Skeleton, skeleton
from plainlang.span import Span

REASON: Final = "why this is right here"
"""What stands in for the reason until somebody writes it."""
_FORMS: Final = {"mdx": ("{/* ", " */}"), "njk": ("{# ", " #}"), "liquid": ("{% comment %} ", " {% endcomment %}")}
_HTML: Final = ("<!-- ", " -->")
_TEMPLATES: Final = {"njk": "njk", "nunjucks": "njk", "liquid": "liquid"}


def can_be_silenced(checked: Checked, finding: Finding) -> bool:
    """Is there a comment for this? Plain text has none, and a comment about comments makes no sense."""
    return checked.buffer.format != "text" and finding.theme != "suppression"


def needs_whole_page(checked: Checked, finding: Finding) -> bool:
    """Can only a comment about the whole page silence it, since it stands nowhere, or where no comment can stand?"""
    fence, _, top = front_matter(checked.buffer.text)
    return is_about_page(finding) or (bool(fence) and finding.span.start < top)


def comment_for(checked: Checked, finding: Finding) -> str:
    """The comment in the notation of the page."""
    buffer = checked.buffer
    suffix = buffer.path.rpartition(".")[2].lower()
    known = "mdx" if buffer.format == "mdx" else _TEMPLATES.get(buffer.language) or _TEMPLATES.get(suffix, "")
    start, end = _FORMS.get(known, _HTML)
    verb = "ignore-file" if needs_whole_page(checked, finding) else "ignore"
    return f"{start}plainlang: {verb}[{finding.rule}] {REASON}{end}"


def silencing(checked: Checked, finding: Finding) -> Edit | None:
    """The edit that silences a finding and changes nothing else; None when no place is right."""
    source = checked.buffer.text
    before = _shape(checked, source)
    for edit in _places(checked, finding):
        after = apply(source, [edit])
        if _shape(checked, after) == before and _is_gone(checked, finding, edit, after):
            return edit
    return None


def _places(checked: Checked, finding: Finding) -> Iterator[Edit]:
    """Edits to try: a line before the block, the end of its line, right before it, and right behind it."""
    source, positions = checked.buffer.text, checked.positions
    comment, (start, end) = comment_for(checked, finding), finding.span
    newline = "\r\n" if "\r\n" in source else "\n"
    if needs_whole_page(checked, finding):
        fence, _, top = front_matter(source)
        yield _put(top if fence else 0, f"{comment}{newline}")
        return
    block = next((b.span for b in checked.document.blocks if b.span.start <= start < b.span.end), finding.span)
    for at in dict.fromkeys((block.start, start)):
        line = positions.line_span(positions.line_of(at))
        text = source[line.start : line.end]
        yield _put(line.start, f"{text[: len(text) - len(text.lstrip())]}{comment}{newline}")
    last = positions.line_span(positions.line_of(max(start, end - 1)))
    yield _put(last.start + len(source[last.start : last.end].rstrip()), f" {comment}")
    yield _put(block.start, f"{comment} ")
    yield from (_put(at, f" {comment}") for at in dict.fromkeys((block.end, end)))


def _put(at: int, text: str) -> Edit:
    return Edit(Span(at, at), text)


def _shape(checked: Checked, source: str) -> tuple[Skeleton, tuple[str, ...]]:
    """What must stay: everything but comments, and what the reader sees."""
    document = read_source(source, checked.buffer.format, checked.linter.config.prose_keys)
    ours = skeleton(document)._replace(comments=())
    return ours, tuple(block.text for block in document.blocks)


def _is_gone(checked: Checked, finding: Finding, edit: Edit, after: str) -> bool:
    """Is the finding silenced, and does nothing else speak that did not before?"""
    report = checked.linter.check(after, checked.buffer.format, checked.buffer.path or None)
    moved = len(edit.text) if edit.span.start <= finding.span.start and not is_about_page(finding) else 0
    place = Span(finding.span.start + moved, finding.span.end + moved)
    gone = any(f.rule == finding.rule and f.span == place for f in report.suppressed)
    return gone and len(report.findings) < len(checked.report.findings)
