"""How the score of a page was worked out, step by step, so that anyone can do it again by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from plainlang.finding import Finding, Severity
from plainlang.formula import Formula
from plainlang.report import Report
from plainlang.reporters.scores import PILLAR_NAMES


def workings(report: Report, formula: Formula) -> Iterator[str]:
    """The steps, a line each."""
    r, score = report.readability, report.score
    if not (r.words and r.sentences):
        return
    percent, e, units = 100 * r.difficult_words / r.words, formula.ease, score.words / formula.words
    yield f"{r.words} words in {r.sentences} sentences; {r.difficult_words} words ({percent:.2f}%) not on the list"
    yield f"{r.content_words} content words with a mean Zipf frequency of {r.mean_zipf:.4f}"
    numbers = f"{r.words}/{r.sentences}) + 0.57·{percent:.2f} − 25·{r.mean_zipf:.4f}"
    yield f"difficulty = 78 + 22·ln({numbers} = {r.difficulty:.2f}"
    exponent = f"({r.difficulty:.2f} − {e.middle:g})/{e.spread:g}"
    yield f"ease = 100/(1 + e^({exponent})) = {score.parts['ease']:.2f}"
    share = f"{r.passive_sentences} passive + {r.hard_sentences} hard"
    yield f"sentences = 100 − 100·({share})/{r.sentences} = {score.parts['sentences']:.2f}"
    yield f"N = {score.words} words/{formula.words:g} = {units:.4f}"
    of = {name: [f for f in report.findings if f.pillar == name] for name in score.pillars}
    weighing = [f for f in of["readability"] if f.rule not in formula.shares]
    yield f"findings: {_weighed(weighing, score.parts['findings'], units, formula)}"
    parts = " + ".join(f"{getattr(formula.readability, name):g}·{part:.2f}" for name, part in score.parts.items())
    yield f"readability = {parts} = {score.pillars['readability'].score:.2f}"
    for name, pillar in score.pillars.items():
        if name != "readability":
            yield f"{PILLAR_NAMES[name].lower()}: {_weighed(of[name], pillar.score, units, formula)}"
    pillars = " + ".join(f"{getattr(formula.overall, name):g}·{p.score:.2f}" for name, p in score.pillars.items())
    yield f"overall = {pillars} = {score.raw:.2f}"


def _weighed(findings: Sequence[Finding], score: float, units: float, formula: Formula) -> str:
    """Findings by severity, what they weigh together, and the score."""
    counts = Counter(f.severity for f in findings)
    said = " + ".join(f"{getattr(formula.severity, name):g}·{counts[name]}" for name in get_args(Severity))
    plain = sum(getattr(formula.severity, name) * n for name, n in counts.items())
    weight = units * (100 / score - 1)
    themes = "" if abs(weight - plain) < 0.005 else ", with the weights of themes"
    return f"F = {said} = {weight:.2f}{themes}; 100·N/(N + F) = {score:.2f}"
