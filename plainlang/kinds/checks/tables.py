"""Checks of tables; what is a table only for its looks is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import Document, Element
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.rule import Match, Rule


def _tables(document: Document) -> Iterator[Element]:
    """The tables with more than one row."""
    for element in document.elements:
        if element.kind == "table" and _count(element, "rows") > 1:
            yield element


def _on(document: Document, rule: Rule, table: Element, **values: object) -> Iterator[Match]:
    """A match on the first words that a table shows; one without words is no concern of ours."""
    i = bisect_left(document.blocks, table.span.start, key=lambda block: block.span.start)
    if i < len(document.blocks) and document.blocks[i].span.end <= table.span.end:
        yield whole(rule, document.blocks[i], **values)


def _count(table: Element, name: str) -> int:
    return int(table.attributes.get(name, "0"))


def no_table_header(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    if document.format == "html":
        for table in _tables(document):
            if "header" not in table.attributes:
                yield from _on(document, rule, table)


def merged_cells(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for table in _tables(document):
        if merged := _count(table, "merged"):
            yield from _on(document, rule, table, count=merged)


def empty_cells(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """Cells that show nothing, header cells and the top left corner aside."""
    for table in _tables(document):
        if empty := _count(table, "empty"):
            yield from _on(document, rule, table, count=empty)


def wide_table(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for table in _tables(document):
        if (columns := _count(table, "columns")) > rule.spec.max:
            yield from _on(document, rule, table, count=columns, limit=rule.spec.max)


def small_table(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A table of one column, or of one row and its header."""
    for table in _tables(document):
        if _count(table, "columns") == 1 or _count(table, "rows") == 2:
            yield from _on(document, rule, table)


CHECKS: Final[Mapping[str, Check]] = {
    "no-table-header": no_table_header,
    "merged-cells": merged_cells,
    "empty-cells": empty_cells,
    "wide-table": wide_table,
    "small-table": small_table,
}
