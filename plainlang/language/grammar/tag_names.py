"""The names of parts of speech in plain words: "verb, past participle" for VERB VBN."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plainlang.language.grammar.tags import Penn, Pos, Tag

POS_NAMES: Final[Mapping[Pos, str]] = {
    "ADJ": "adjective",
    "ADP": "preposition",
    "ADV": "adverb",
    "AUX": "helping verb",
    "CCONJ": "joining word",
    "DET": "determiner",
    "INTJ": "exclamation",
    "NOUN": "noun",
    "NUM": "number",
    "PART": "particle",
    "PRON": "pronoun",
    "PROPN": "name",
    "PUNCT": "punctuation",
    "SCONJ": "word that opens a clause",
    "SYM": "sign",
    "VERB": "verb",
    "X": "other",
}
"""What a Universal part of speech is called."""
PENN_NAMES: Final[Mapping[Penn, str]] = {
    "EX": "of “there is”",
    "FW": "foreign word",
    "JJR": "comparative",
    "JJS": "superlative",
    "LS": "mark of a list item",
    "MD": "modal",
    "NN": "singular",
    "NNPS": "plural",
    "NNS": "plural",
    "PDT": "before another one",
    "POS": "of possession",
    "PRP": "personal",
    "PRP$": "possessive",
    "RBR": "comparative",
    "RBS": "superlative",
    "RP": "of a phrasal verb",
    "TO": "“to”",
    "VB": "base form",
    "VBD": "past",
    "VBG": "-ing form",
    "VBN": "past participle",
    "VBP": "present",
    "VBZ": "present with -s",
    "WDT": "of a question or clause",
    "WP": "of a question or clause",
    "WP$": "of a question or clause, possessive",
    "WRB": "of a question or clause",
}
"""What a Penn Treebank tag adds to it; the others add nothing that a reader needs."""


def named(tag: Tag) -> str:
    """A tag in plain words: "verb, base form"."""
    pos = POS_NAMES.get(tag.pos, tag.pos)  # type: ignore[call-overload]
    more = PENN_NAMES.get(tag.tag, "")  # type: ignore[call-overload]
    return f"{pos}, {more}" if more else pos
