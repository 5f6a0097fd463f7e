"""The columns of a scored batch: their names, types and meanings, in one table that the documentation shows.

A new column may come at any time. A column keeps its name, its type and its meaning within a major version.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import pyarrow as pa

VERSION: Final = 1
_FINDING: Final = pa.struct(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("found", pa.string()),
        ("suggestions", pa.list_(pa.string())),
    ]
)


class Column(NamedTuple):
    """A column of the output."""

    name: str
    type: pa.DataType
    meaning: str


COLUMNS: Final = (
    Column("id", pa.string(), "The page's id, as text."),
    Column("path", pa.string(), "The path or address that the input names."),
    Column("format", pa.string(), "How the page was read: text, markdown, mdx, html or docx."),
    Column("error", pa.string(), "What went wrong. Empty for a page that was checked in full."),
    Column("title", pa.string(), "The title that readers see."),
    Column("language", pa.string(), "The language that the page names, or en."),
    Column("words", pa.int32(), "All words of the page."),
    Column("sentences", pa.int32(), "Its sentences."),
    Column("score", pa.int32(), "The overall score, 0 to 100. Empty under 100 words."),
    Column("raw", pa.float64(), "The same, not rounded, whatever the length."),
    Column(
        "pillars",
        pa.struct([("readability", pa.float64()), ("jargon", pa.float64()), ("inclusive", pa.float64())]),
        "The score of each pillar.",
    ),
    Column("themes", pa.map_(pa.string(), pa.float64()), "The score of each theme."),
    Column("reason", pa.string(), "Why there is no score."),
    Column("grade_low", pa.float64(), "The low end of the school grade. Empty under 100 words."),
    Column("grade_high", pa.float64(), "The high end."),
    Column("difficulty", pa.float64(), "The difficulty of the text: 50 is typical, more is harder."),
    Column("words_per_sentence", pa.float64(), "Words in a sentence, on average."),
    Column("passive_share", pa.float64(), "The share of sentences in the passive voice, 0 to 1."),
    Column("rules", pa.map_(pa.string(), pa.int32()), "Findings by rule."),
    Column("suppressed", pa.int32(), "Findings that a comment on the page silences."),
    Column("findings", pa.list_(_FINDING), "Each finding, with its place in the text. Left out with `findings=False`."),
    Column(
        "ruleset",
        pa.struct([("id", pa.string()), ("version", pa.string()), ("hash", pa.string())]),
        "The rules that were used. Compare only rows with the same hash.",
    ),
)


def schema_of(findings: bool) -> pa.Schema:
    """The schema of the output, with or without the findings."""
    kept = [column for column in COLUMNS if findings or column.name != "findings"]
    return pa.schema([(column.name, column.type) for column in kept], metadata={"plainlang.schema": str(VERSION)})


def ddl_of(schema: pa.Schema) -> str:
    """The same schema as Spark writes it: "id string, words int"."""
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in schema)


def _ddl(type: pa.DataType) -> str:
    if pa.types.is_map(type):
        return f"map<{_ddl(type.key_type)}, {_ddl(type.item_type)}>"
    if pa.types.is_list(type):
        return f"array<{_ddl(type.value_type)}>"
    if pa.types.is_struct(type):
        return f"struct<{', '.join(f'`{field.name}`: {_ddl(field.type)}' for field in type)}>"
    return {pa.int32(): "int", pa.float64(): "double", pa.string(): "string"}[type]
