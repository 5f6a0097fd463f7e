"""The functions in which a run spends its time, one by one: `pytest benchmarks/hot --benchmark-only`

Each works on one public page, read afresh for every round where it would otherwise find the answer of the round before.
Install with `pip install -e .[bench]`. Compare with `--benchmark-save NAME` and `--benchmark-compare`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from plainlang.analysis import passive_clauses
from plainlang.cache import Cache
from plainlang.context import Views, excused
from plainlang.counts import count
from plainlang.document import Document
from plainlang.kinds import KINDS
from plainlang.language.sentences import split
from plainlang.language.words import tokenize
from plainlang.lint import lint
from plainlang.linter import Linter
from plainlang.readability import measure
from plainlang.readers import read_source
from plainlang.reporters import REPORTERS, Look
from plainlang.rule import Match
from plainlang.scoring import score_findings
from plainlang.span import LineIndex
from plainlang.suppress import suppress
from plainlang.written import read, written

PAGE: Final = (Path(__file__).parents[2] / "docs/examples/digital-governance.md").read_text(encoding="utf-8")
COMMENTS: Final = PAGE.replace("\n\n", "\n\n<!-- plainlang: ignore[plain-words] why -->\n\n")
LINTER: Final = Linter()
ROUNDS: Final = 40


def page(text: str = PAGE, format: str = "markdown") -> Document:
    """The page, read, with the words and sentences of every block."""
    document = read_source(text, format)
    for block in document.blocks:
        assert len(block.words) >= len(block.cuts)
    return document


def html() -> str:
    """The prose of the page as HTML."""
    return "".join(f"<p>{block.text}</p>\n" for block in page().blocks)


def afresh(benchmark: Any, work: Callable[[Document], object], text: str = PAGE) -> None:
    """Time work on a document that nobody has looked at."""
    benchmark.pedantic(work, setup=lambda: ((page(text),), {}), rounds=ROUNDS, warmup_rounds=3)


def found(document: Document, kinds: Sequence[str] = tuple(KINDS)) -> list[Match]:
    """What kinds find on a page."""
    return [m for kind in kinds if kind in LINTER.prepared for m in _of(kind, document)]


def _of(kind: str, document: Document) -> list[Match]:
    return list(KINDS[kind].matches(document, LINTER.prepared[kind].prepared))


@pytest.mark.parametrize(("format", "text"), [("markdown", PAGE), ("html", html()), ("text", PAGE)])
def test_read(benchmark: Any, format: str, text: str) -> None:
    """A source becomes a document."""
    benchmark(read_source, text, format)


def test_words(benchmark: Any) -> None:
    """Texts of blocks become words."""
    texts = [block.text for block in page().blocks]
    benchmark(lambda: [tokenize(text) for text in texts])


def test_sentences(benchmark: Any) -> None:
    """Words become sentences."""
    texts = [(block.text, block.words) for block in page().blocks]
    benchmark(lambda: [split(text, words) for text, words in texts])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in LINTER.prepared])
def test_kind(benchmark: Any, kind: str) -> None:
    """All rules of one kind: word lists in one matcher, patterns behind their literals, grammar behind its triggers."""
    afresh(benchmark, lambda document: _of(kind, document))


def test_passive(benchmark: Any) -> None:
    """Sentences that may be passive are told from those that are."""
    afresh(benchmark, passive_clauses)


def test_counts_and_formulas(benchmark: Any) -> None:
    """Words, syllables and sentences are counted, and every formula is worked out."""
    afresh(benchmark, lambda document: measure(count(document)))


def test_exceptions(benchmark: Any) -> None:
    """Each match is held against what may excuse it."""
    document = page()
    matches = found(document)

    def work() -> list[bool]:
        views: Views = {}
        return [excused(match, document, views) for match in matches]

    benchmark(work)


def test_lint(benchmark: Any) -> None:
    """All of that together: findings in their order."""
    afresh(benchmark, lambda document: lint(document, LINTER.prepared, LineIndex(document.source)))


def test_suppress(benchmark: Any) -> None:
    """A page with a comment to us before every block."""
    document = page(COMMENTS)
    lines = LineIndex(document.source)
    findings, _ = lint(document, LINTER.prepared, lines)
    benchmark(suppress, document, findings, lines, LINTER.rules.known)


def test_score(benchmark: Any) -> None:
    """Findings and readability become a score."""
    report, rules = LINTER.check(PAGE, "markdown"), LINTER.rules.themes
    formula, words = LINTER.config.choices.score, report.readability.words
    benchmark(lambda: score_findings(report.findings, report.readability, rules, words, formula))


def test_report_as_data(benchmark: Any) -> None:
    """A report becomes plain values."""
    benchmark(LINTER.check(PAGE, "markdown").to_dict)


@pytest.mark.parametrize("format", ["text", "json", "sarif"])
def test_reporter(benchmark: Any, format: str) -> None:
    """A report becomes text."""
    report = LINTER.check(PAGE, "markdown", "page.md")
    benchmark(lambda: "".join(REPORTERS[format]([report], Look(width=100))))


def test_cache(benchmark: Any, tmp_path: Path) -> None:
    """A page that has not changed: its key, its result, its report."""
    cache, data = Cache(tmp_path, "rules"), PAGE.encode()
    cache.put(cache.key(data, "markdown"), written(LINTER.check(PAGE, "markdown")).text)
    benchmark(lambda: read(cache.get(cache.key(data, "markdown")) or "", "a.md", ""))
