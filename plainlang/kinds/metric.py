"""metric: a formula over the counts of a document, with an upper or lower limit."""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from plainlang.counts import Counts, Mode, count
from plainlang.document import Document
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, whole_document

_LARGEST: Final = 1e300
NAMES: Final = tuple(f.name for f in fields(Counts) if f.name not in ("mode", "names"))
_OPERATIONS: Final[Mapping[type, Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metric:
    """`metric`: arithmetic over the names of `Counts`. Nothing is said under `at_least` words or where a heading begins
    with one of the texts in `without_heading`.
    """

    metric: str
    max: float | None = None
    min: float | None = None
    at_least: int = 100
    mode: Mode = "blocks"
    without_heading: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, ast.expr], ...]:
    """Parse each formula. Raises ValueError when it holds anything but numbers, names of counts and + - * / **."""
    return tuple((rule, parse(rule.spec.metric)) for rule in rules)


def parse(formula: str) -> ast.expr:
    """A formula as a tree that is safe to evaluate."""
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"“{formula}” is not a formula") from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in NAMES:
            raise ValueError(f"there is no count “{node.id}”; known: {', '.join(NAMES)}")
        if not isinstance(node, (ast.BinOp, ast.Name, ast.Load, *_OPERATIONS)) and not (
            isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and abs(node.value) <= _LARGEST
        ):
            raise ValueError(f"“{formula}” may hold only numbers, counts and + - * / **")
    return tree


def matches(document: Document, rules: tuple[tuple[Rule, ast.expr], ...]) -> Iterator[Match]:
    """One match about the document for each limit that is passed."""
    for rule, tree in rules:
        spec: Metric = rule.spec
        counts = count(document, spec.mode)
        if counts.words < spec.at_least:
            continue
        value = _evaluate(tree, counts)
        over = spec.max is not None and value > spec.max
        if (over or (spec.min is not None and value < spec.min)) and not _headed(document, spec.without_heading):
            limit = spec.max if over else spec.min
            yield whole_document(
                rule, {"count": f"{value:.3g}" if value < 1000 else f"{value:.0f}", "limit": f"{limit:g}"}
            )


@cache
def _parsed(formula: str) -> ast.expr:
    return parse(formula)


def value_of(formula: str, counts: Counts) -> float:
    """What a formula makes of the counts of a page; 0 where it divides by nothing."""
    return _evaluate(_parsed(formula), counts)


def _headed(document: Document, texts: Sequence[str]) -> bool:
    """Does a heading of the page begin with one of these texts?"""
    headings = (fold(block.text) for block in document.blocks if block.role == "heading" and texts)
    return any(heading.startswith(fold(text)) for heading in headings for text in texts)


def _evaluate(node: ast.expr, counts: Counts) -> float:
    if isinstance(node, ast.BinOp):
        left, right = _evaluate(node.left, counts), _evaluate(node.right, counts)
        try:
            return float(_OPERATIONS[type(node.op)](left, right))
        except (ZeroDivisionError, OverflowError, TypeError):  # a page without sentences, or no real number
            return 0.0
    if isinstance(node, ast.Name):
        return float(getattr(counts, node.id))
    return float(node.value) if isinstance(node, ast.Constant) else 0.0  # type: ignore[arg-type]
