"""The numbers of a page for people: a small table, each bar with its number and a word; below it, what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from plainlang.columns import width
from plainlang.readability import DIFFICULTY_FORMULA
from plainlang.report import Report, RuleSetInfo
from plainlang.reporters import Look
from plainlang.reporters.layout import clip, counted, paint, visible, wrapped
from plainlang.scoring import PillarScore, ThemeScore

Rated = PillarScore | ThemeScore
PILLAR_NAMES: Final = {"readability": "Readability", "jargon": "Plain words", "inclusive": "Inclusive language"}
PART_NAMES: Final = {"ease": "easy to read", "sentences": "clear sentences", "findings": "few findings"}
GOOD, FAIR = 80, 60
_LABEL: Final = 25
_LONGEST_BAR, _SHORTEST_BAR = 20, 5
_WITHOUT_BAR = 72


def page(report: Report, look: Look, themes: dict[str, str]) -> Iterator[str]:
    """One page. `themes`: the pillar of each theme."""
    yield paint(visible(report.path or "Your text"), "1", look) + "\n"
    for error in report.errors:
        yield from wrapped(error, look, "  ", 2)
    score, r = report.score, report.readability
    if report.errors and not r.words:
        return
    claimed = score.overall is not None
    yield _head(look)
    yield _row("Overall", score.raw if claimed else None, None, look)
    for name, pillar in score.pillars.items():
        yield _row(PILLAR_NAMES[name], pillar.score if claimed else None, pillar, look)
        for part, value in score.parts.items() if claimed and name == "readability" else ():
            yield _row(f"  {PART_NAMES[part]}", value, None, look)
        of = [(theme, rated) for theme, rated in score.themes.items() if themes.get(theme) == name and rated.findings]
        for theme, rated in sorted(of, key=lambda row: (row[1].score, row[0])):
            yield _row(f"  {theme}", rated.score if claimed else None, rated, look)
    if score.reason:
        yield from wrapped(score.reason, look, "  ", 2)
    if r.grade:
        hard = f"difficulty {r.difficulty:.0f} (50 is typical, higher is harder)"
        yield from wrapped(f"US grade {r.grade[0]:.1f} to {r.grade[1]:.1f}; {hard}", look, "  ", 2)
    yield from wrapped(
        f"{counted(r.words, 'word')}, {counted(r.sentences, 'sentence')}, {r.words_per_sentence:.1f} words each, "
        f"mode: {r.counted}",
        look, "  ", 2,
    )  # fmt: skip


def line(report: Report, look: Look) -> str:
    """A page in one line: score, word, words, path."""
    overall, words = report.score.overall, report.readability.words
    if report.errors and not words:
        head = f"  –  {'not read':<10}"
    elif overall is None:
        head = f"  –  {'not scored':<10}"
    else:
        head = f"{overall:>3}  {word(overall):<10}"
    room = max(20, look.width - len(head) - 16)
    path = visible(report.path or "Your text")
    path = path if width(path) <= room else clip(path, len(path) - 1, len(path), room).text
    return f"{head}  {words:>7,} words  {path}\n"


@dataclass(slots=True)
class Common:
    """What is kept of all pages: how many there are, their scores, and how they were measured."""

    pages: int = 0
    scores: Counter[int] = field(default_factory=Counter)
    rulesets: dict[RuleSetInfo, None] = field(default_factory=dict)
    modes: dict[str, None] = field(default_factory=dict)
    formulas: dict[str, None] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Take in one page."""
        self.pages += 1
        if report.score.overall is not None:
            self.scores[report.score.overall] += 1
        self.rulesets[report.ruleset] = self.modes[report.readability.counted] = None
        self.formulas[report.score.formula] = None


def ending(common: Common, look: Look, whole: bool = False) -> Iterator[str]:
    """What all pages have in common: how they were measured, and how to compare them. `whole`: the formula in full,
    not by its name.
    """
    scored = sorted(common.scores.elements())
    if common.pages > 1 and scored:
        middle = f"median {median(scored):g}, {scored[0]} to {scored[-1]}"
        yield from wrapped(f"{counted(common.pages, 'page')}, {len(scored)} with a score: {middle}.", look)
    for info in common.rulesets:
        yield from wrapped(f"Profile {info.id}, plainlang {info.version}, rules {info.hash}.", look)
    for mode in common.modes:
        yield from wrapped(f"Mode: {mode}.", look)
    for formula in common.formulas:
        text = formula.removesuffix(f". {DIFFICULTY_FORMULA}")
        name = f"{text.partition(': overall = ')[0]}; --workings shows it"
        yield from wrapped(f"Formula: {text if whole else name}.", look)
    if whole:
        yield from wrapped(f"{DIFFICULTY_FORMULA[0].upper()}{DIFFICULTY_FORMULA[1:]}.", look)


def word(value: float) -> str:
    """A score in words; the limits are ours."""
    return "good" if round(value) >= GOOD else "fair" if round(value) >= FAIR else "needs work"


def _head(look: Look) -> str:
    """What stands in the columns."""
    return _fitted(["", "score", " " * _bar_size(look), "", "findings", "/1,000 words"], look)


def _row(label: str, value: float | None, rated: Rated | None, look: Look) -> str:
    """A label, a score, a bar, a word and the findings."""
    size = _bar_size(look)
    filled = 0 if value is None else round(value * size / 100)
    bar = " " * size if value is None else f"{'█' * filled}{'░' * (size - filled)}"
    said = ("", "not scored") if value is None else (str(round(value)), word(value))
    found = (f"{rated.findings:,}", f"{rated.per_1000_words:.1f}") if rated else ("", "")
    return _fitted([label, said[0], bar, said[1], *found], look)


def _fitted(cells: Sequence[str], look: Look) -> str:
    """Cells as a line; a narrow page has no bars, a very narrow one no findings."""
    label, number, bar, said, findings, rate = cells
    head = f"  {label:<{_LABEL}}  {number:>5}  "
    if len(bar) >= _SHORTEST_BAR:
        head += f"{bar}  "
    tail = f"  {findings:>8}  {rate:>12}" if look.width >= _WITHOUT_BAR else ""
    return f"{head}{said:<10}{tail}".rstrip() + "\n"


def _bar_size(look: Look) -> int:
    return max(0, min(_LONGEST_BAR, look.width - _WITHOUT_BAR))
