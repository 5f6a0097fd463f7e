"""Two versions of a page: what got better and what got worse, in words that a writer uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from plainlang.finding import Finding
from plainlang.language.words import fold
from plainlang.readability import Readability
from plainlang.report import Report
from plainlang.trends.matching import NOTICEABLE

_CLIP: Final = 48
_LINES: Final = 4
_PHRASE: Final = 6
_EASIER: Final = 0.5
_RARER: Final = 0.005
"""Words a sentence, and a share of words; smaller changes are not said."""
_EDITED: Final = 0.6
"""Sentences that share so much of their words are one sentence, edited."""


class Group(NamedTuple):
    """Findings of one rule about the same words: how many are new, or fixed, and the lines where they stand."""

    rule: str
    found: str
    lines: tuple[int, ...]

    def __str__(self) -> str:
        lines = sorted(set(self.lines))
        shown = ", ".join(map(str, lines[:_LINES])) + (" …" if len(lines) > _LINES else "")
        where = f" (line{'s' if len(lines) > 1 else ''} {shown})"
        if not self.found:
            return f"{self.rule}{where}"
        return f"“{_clipped(self.found)}”{where}, {self.rule}"


@dataclass(frozen=True, slots=True)
class Version:
    """A page before and after. `better`, `worse`: what a writer would say; `new`, `fixed`: findings by words;
    `remaining` counts those that are in both.
    """

    path: str
    before: Report
    after: Report
    better: tuple[str, ...]
    worse: tuple[str, ...]
    new: tuple[Group, ...]
    fixed: tuple[Group, ...]
    remaining: int

    @property
    def change(self) -> float:
        """By how much the score went up; scores that are too uncertain to show are used too."""
        return self.after.score.raw - self.before.score.raw

    @property
    def verdict(self) -> str:
        """ "better", "worse" or "same": by half a point or more."""
        return "better" if self.change >= NOTICEABLE else "worse" if self.change <= -NOTICEABLE else "same"


def version(path: str, before: Report, after: Report) -> Version:
    """What became of a page."""
    fixed, new = unmatched(before.findings, after.findings)
    better, worse = _said(before.readability, after.readability)
    kept = len(after.findings) - len(new)
    return Version(path, before, after, tuple(better), tuple(worse), grouped(new), grouped(fixed), kept)


def unmatched(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are only before and only after. One in the same sentence is the same; then one with the same
    words; then one of the rule in a sentence that is much the same, whatever its words; of those about a whole sentence
    or page any other of the rule is, for the words may be edited.
    """
    left, right = list(before), list(after)
    for same in (_in_context, _in_words):
        left, right = _apart(left, right, same)
    return _apart(*_not_alike(left, right), _in_rule)


def _not_alike(left: Sequence[Finding], right: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings without those of one rule in a sentence that was only edited, one for one."""
    words = {id(f): Counter(fold(f.context).split()) for f in (*left, *right)}
    waiting, new = list(left), []
    for finding in right:
        same = [f for f in waiting if f.rule == finding.rule]
        near = max(same, key=lambda f: _alike(words[id(f)], words[id(finding)]), default=None)
        if near and _alike(words[id(near)], words[id(finding)]) >= _EDITED:
            waiting.remove(near)
        else:
            new.append(finding)
    return waiting, new


def _alike(a: Counter[str], b: Counter[str]) -> float:
    """How much of two sentences is the same words: 0 to 1."""
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _in_context(finding: Finding) -> tuple[str, ...] | None:
    return finding.rule, finding.found.casefold(), finding.context


def _in_words(finding: Finding) -> tuple[str, ...] | None:
    return finding.rule, finding.found.casefold()


def _in_rule(finding: Finding) -> tuple[str, ...] | None:
    return (finding.rule,) if len(finding.found.split()) > _PHRASE else None


def _apart(
    left: Sequence[Finding], right: Sequence[Finding], same: Callable[[Finding], tuple[str, ...] | None]
) -> tuple[list[Finding], list[Finding]]:
    """The findings without those that are the same in both, one for one; what `same` gives no name stays."""
    waiting: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in left:
        if name := same(finding):
            waiting[name].append(finding)
    met, new = set[int](), []
    for finding in right:
        name = same(finding)
        if name and waiting[name]:
            met.add(id(waiting[name].pop(0)))
        else:
            new.append(finding)
    return [finding for finding in left if id(finding) not in met], new


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings by rule and words, most first."""
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.rule, finding.found.casefold()].append(finding)
    groups = (Group(rule, same[0].found, tuple(f.line for f in same)) for (rule, _), same in found.items())
    return tuple(sorted(groups, key=lambda group: (-len(group.lines), group.lines, group.rule)))


def _said(before: Readability, after: Readability) -> tuple[list[str], list[str]]:
    """What went down and what went up: in all of these, less is better."""
    better, worse = list[str](), list[str]()
    for name, a, b in (
        ("long sentence", before.long_sentences, after.long_sentences),
        ("sentence with a passive verb", before.passive_sentences, after.passive_sentences),
    ):
        if a != b:
            (better if b < a else worse).append(fewer(b - a, name))
    shorter = before.words_per_sentence - after.words_per_sentence
    if before.sentences and after.sentences and abs(shorter) >= _EASIER:
        by = f"sentences {abs(shorter):.1f} words {'shorter' if shorter > 0 else 'longer'}"
        means = f"{before.words_per_sentence:.1f} → {after.words_per_sentence:.1f}"
        (better if shorter > 0 else worse).append(f"{by} on average ({means})")
    if before.words and after.words:
        then, now = before.rare_words / before.words, after.rare_words / after.words
        if abs(then - now) >= _RARER:
            side, word = (better, "fewer") if now < then else (worse, "more")
            side.append(f"{word} rare words ({then:.1%} → {now:.1%} of all words)")
    return better, worse


def fewer(change: int, name: str) -> str:
    """A change of a count: "12 fewer long sentences"."""
    first, _, rest = name.partition(" with ")
    plural = f"{first}{'' if abs(change) == 1 else 's'}{f' with {rest}' if rest else ''}"
    return f"{abs(change):,} {'fewer' if change < 0 else 'more'} {plural}"


def worst_first(versions: Iterable[Version]) -> list[Version]:
    """What got worse comes first."""
    return sorted(versions, key=lambda v: (v.change, -sum(len(group.lines) for group in v.new), v.path))


def in_sum(versions: Sequence[Version]) -> Iterator[str]:
    """What all pages together gained and lost."""
    totals = (
        (
            "long sentence",
            sum(v.after.readability.long_sentences - v.before.readability.long_sentences for v in versions),
        ),
        (
            "sentence with a passive verb",
            sum(v.after.readability.passive_sentences - v.before.readability.passive_sentences for v in versions),
        ),
        ("word", sum(v.after.readability.words - v.before.readability.words for v in versions)),
    )
    yield from (fewer(change, name) for name, change in totals if change)
    fixed, new = (sum(len(g.lines) for v in versions for g in getattr(v, name)) for name in ("fixed", "new"))
    remaining = sum(v.remaining for v in versions)
    yield f"findings: {fixed:,} fixed, {new:,} new, {remaining:,} remaining"


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CLIP else text[:_CLIP].rsplit(" ", 1)[0] + " …"
