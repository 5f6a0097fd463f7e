"""Fixes: the first suggestions in place of what was found, made together, when nothing is in doubt.

Of two that touch the same text the first is made, and the other waits for the next round. A fix is taken back when it
does not help: the same rule still speaks there, or the markup of the page is no longer the same. At the end it is tried
once more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from plainlang.edits import Edit, apply, edit_of
from plainlang.finding import Finding
from plainlang.span import Span, meets, merged

_MOST_ROUNDS: Final = 10
_BESIDE: Final = 2
"""Two places touch when fewer characters than this stand between them: at most a space."""

Find = Callable[[str], Sequence[Finding]]
Shape = Callable[[str], object]


class Fix(NamedTuple):
    """An edit, and the finding that it answers."""

    edit: Edit
    finding: Finding


class Fixed(NamedTuple):
    """The text after fixing, the findings whose fixes went into it, and those whose fix was taken back."""

    text: str
    made: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()

    @property
    def places(self) -> int:
        """How many fixes were made."""
        return len(self.made)


class _Round(NamedTuple):
    """The fixes that are made together, the findings that are left after them, and the fixes that were taken back."""

    made: list[Fix]
    after: Sequence[Finding]
    back: list[Fix]


def may_be_made(finding: Finding, unsafe: bool = False) -> bool:
    """Is there a fix for this finding, of a kind that is wanted?"""
    return bool(finding.suggestions) and (finding.fix == "safe" or (unsafe and finding.fix == "unsafe"))


def fixes(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> list[Fix]:
    """The fixes that may be made together, in order of place."""
    kept: list[Fix] = []
    for finding in sorted((f for f in findings if may_be_made(f, unsafe)), key=lambda f: f.span):
        edit = edit_of(source, finding)
        if edit is not None and (not kept or edit.span.start >= kept[-1].edit.span.end):
            kept.append(Fix(edit, finding))
    return kept


def edits(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> list[Edit]:
    """The edits that may be made together, in order of place."""
    return [fix.edit for fix in fixes(source, findings, unsafe=unsafe)]


def fix_all(source: str, find: Find, *, unsafe: bool = False, shape: Shape | None = None) -> Fixed:
    """Fix, look again, and fix what is left, until nothing changes. `shape`: what of a source must stay the same."""
    found, shut = find(source), list[Span]()
    answered, left = list[Finding](), list[Finding]()
    for _ in range(_MOST_ROUNDS):
        wanted = fixes(source, (f for f in found if not meets(f.span, shut)), unsafe=unsafe)
        made, found, back = _round(source, found, wanted, find, shape)
        left += (fix.finding for fix in back)
        answered += (fix.finding for fix in made)
        if made:
            shut = _moved(merged([*shut, *(fix.finding.span for fix in back)]), made)
            source = _written(source, made)
        elif shut:  # what was taken back may help in the text as it is now
            shut, left = [], []
        else:
            break
    return Fixed(source, tuple(answered), tuple(left))


def _round(source: str, found: Sequence[Finding], wanted: list[Fix], find: Find, shape: Shape | None) -> _Round:
    """Make what is wanted, but for what does not help."""
    made = _in_shape(source, wanted, shape) if shape and wanted else wanted
    while made:
        after = find(_written(source, made))
        useless = _useless(found, after, made)
        if not useless:
            helped = {fix.edit.span for fix in made}
            return _Round(made, after, [fix for fix in wanted if fix.edit.span not in helped])
        made = [fix for i, fix in enumerate(made) if i not in useless]
    return _Round([], found, wanted)


def _in_shape(source: str, wanted: list[Fix], shape: Shape) -> list[Fix]:
    """The fixes that leave the shape of the page as it was: all of them, or else those of each half, and so on."""
    before, kept, waiting = shape(source), list[Fix](), [wanted]
    while waiting:
        part = waiting.pop()
        if shape(_written(source, [*kept, *part])) == before:
            kept += part
        elif len(part) > 1:
            waiting += [part[len(part) // 2 :], part[: len(part) // 2]]
    return kept


def _useless(before: Sequence[Finding], after: Sequence[Finding], made: Sequence[Fix]) -> set[int]:
    """The fixes at whose place their own rule still speaks, when it has more to say than it should. What it says at
    another place waits for the next round.
    """
    answered = Counter(fix.finding.rule for fix in made)
    too_many = Counter(f.rule for f in after if f.rule in answered) - (Counter(f.rule for f in before) - answered)
    spoken = defaultdict[str, list[Span]](list)
    for finding in after:
        if finding.rule in too_many:
            spoken[finding.rule].append(finding.span)
    places = {rule: merged(spans) for rule, spans in spoken.items()}
    return {
        i
        for i, ((start, end), fix) in enumerate(zip(_places(made), made, strict=True))
        if meets((start - _BESIDE, end + _BESIDE), places.get(fix.finding.rule, ()))
    }


def _places(made: Iterable[Fix]) -> Iterator[Span]:
    """Where the edits stand when they are made."""
    shift = 0
    for edit, _ in made:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - (edit.span.end - edit.span.start)


def _moved(places: Iterable[tuple[int, int]], made: Sequence[Fix]) -> list[Span]:
    """Where places stand after the edits."""
    ends = [edit.span.end for edit, _ in made]
    shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit, _ in made)]
    moves = ((start, end, shifts[bisect_right(ends, start)]) for start, end in places)
    return [Span(start + shift, end + shift) for start, end, shift in moves]


def _written(source: str, made: Iterable[Fix]) -> str:
    return apply(source, (fix.edit for fix in made))
