"""Parts of speech: what a word does in its sentence, named as the field names them.

`pos` is a Universal tag (https://universaldependencies.org/u/pos/), `tag` a Penn Treebank tag, which tells a base verb
(VB) from a past participle (VBN) and one thing (NN) from several (NNS). spaCy has both under the same names.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
]  # fmt: skip
"""A Universal part of speech."""
Penn = Literal[
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB",
]  # fmt: skip
"""A Penn Treebank tag of a word."""
TagName = Literal[Pos, Penn]
"""The name of either."""
POS: Final[frozenset[str]] = frozenset(get_args(Pos))
PENN: Final[frozenset[str]] = frozenset(get_args(Penn))
NEVER: Final = {
    "PUNCT": "no word is “PUNCT”: punctuation stands between words.",
    "POS": "no word is “POS”: “agency’s” is one word, and a noun.",
}
"""Names that no word has, each with the reason."""

FINITE: Final = frozenset(("MD", "VBZ", "VBP", "VBD"))
"""Penn tags of the verbs that a sentence turns on."""


class Tag(NamedTuple):
    """A word's part of speech, coarse and fine."""

    pos: str
    tag: str
