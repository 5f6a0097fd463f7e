"""What can be done about a finding at once: write this instead of that, and everything that is safe on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, NamedTuple

from plainlang.agreement import agreeing
from plainlang.edits import Edit, edit_of
from plainlang.finding import Finding
from plainlang.fixes import fix_all
from plainlang.lsp.checking import Checked
from plainlang.readers import read_source
from plainlang.rule import SUPPRESSION_RULES
from plainlang.skeleton import skeleton
from plainlang.span import Span

_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS: Final = re.compile(r"\w+|\W")


class Remedy(NamedTuple):
    """An edit that answers a finding, and what it is called in a menu. `preferred`: it is the one to make."""

    title: str
    edit: Edit
    preferred: bool = False


def remedies(source: str, finding: Finding) -> Iterator[Remedy]:
    """One for each suggestion, in their order; none where markup stands in the way."""
    if finding.rule == SUPPRESSION_RULES[0] and finding.message.startswith("This comment"):
        yield Remedy("Remove the comment", Edit(_comment_line(source, finding.span), ""), preferred=True)
        return
    if not finding.suggestions:
        return
    best = agreeing(finding.context[: finding.context_at[0]], finding.suggestions)
    preferred = finding.fix is not None
    for text in dict.fromkeys((best, *finding.suggestions)):
        edit = edit_of(source, replace(finding, suggestions=(text,)))
        if edit is not None:
            yield Remedy(f"Write “{text}”" if text else f"Leave out “{finding.found}”", edit, preferred)
            preferred = False


def _comment_line(source: str, span: Span) -> Span:
    """A comment, with its whole line when nothing else stands there."""
    start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    end = span.end
    while end < len(source) and source[end] in " \t":
        end += 1
    if source[start : span.start].strip() or (end < len(source) and source[end] not in "\r\n"):
        return span
    return Span(start, end + (2 if source[end : end + 2] == "\r\n" else 1))


def all_safe(checked: Checked) -> list[Edit]:
    """The edits that fix all that is safe to fix, as `plainlang fix` does."""
    linter, format, text = checked.linter, checked.buffer.format, checked.buffer.text
    path = checked.buffer.path or None
    fixed = fix_all(
        text,
        lambda source: linter.check(source, format, path).findings,
        shape=lambda source: skeleton(read_source(source, format, linter.config.prose_keys)),
    ).text
    return list(differences(text, fixed))


def differences(before: str, after: str) -> Iterator[Edit]:
    """Edits that make one text of another, each as small as a few words."""
    for i, j, new in _changes(before, after, _LINES.findall):
        for k, m, text in _changes(before[i:j], new, _WORDS.findall):
            yield Edit(Span(i + k, i + m), text)


def _changes(before: str, after: str, cut: Callable[[str], list[str]]) -> Iterator[tuple[int, int, str]]:
    """The ranges of a text that differ, each with what goes there; compared piece by piece."""
    a, b = cut(before), cut(after)
    at = [0, *accumulate(map(len, a))]
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield at[i], at[j], "".join(b[k:m])
