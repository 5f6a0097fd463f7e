"""Patterns in spaCy's own notation: what may be wrong with one, told without spaCy.

`tokens` is for its Matcher (https://spacy.io/api/matcher), `dependency` for its DependencyMatcher
(https://spacy.io/api/dependencymatcher). Each fault comes with the value that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from plainlang.errors import did_you_mean
from plainlang.language.grammar.tags import PENN, POS

Faults = Iterator[tuple[str, str]]
_TEXTS: Final = frozenset("ORTH TEXT NORM LOWER POS TAG MORPH DEP LEMMA SHAPE ENT_TYPE ENT_ID ENT_KB_ID".split())
_FLAGS: Final = frozenset(
    """
    IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_BRACKET IS_QUOTE IS_LEFT_PUNCT
    IS_RIGHT_PUNCT IS_CURRENCY IS_STOP IS_SENT_START SENT_START LIKE_NUM LIKE_URL LIKE_EMAIL SPACY
    """.split()
)
_ATTRIBUTES: Final = _TEXTS | _FLAGS | {"LENGTH", "ENT_IOB"}
SETS: Final = frozenset("IN NOT_IN IS_SUBSET IS_SUPERSET INTERSECTS".split())
"""Conditions with a list; one text alone is a list of one."""
_FUZZY: Final = frozenset(["FUZZY", *(f"FUZZY{i}" for i in range(1, 10))])
_COMPARED: Final = frozenset("== != >= <= > <".split())
_REPEATED: Final = re.compile(r"[!?+*]|\{\d+\}|\{\d+,\d*\}|\{\d*,\d+\}")
_RELATIONS: Final = "< > << >> . .* ; ;* $+ $- $++ $-- >+ >- >++ >-- <+ <- <++ <--"
"""How spaCy writes what two words have to do with each other."""
_NODE: Final = ("LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS")
_DEP: Final = frozenset(
    """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep
    det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet
    prep prt punct quantmod relcl xcomp
    """.split()
)
_TAG: Final = PENN | frozenset("$ '' , -LRB- -RRB- . : `` ADD AFX HYPH NFP XX _SP".split())
_NAMES: Final = {
    "POS": (POS | {"SPACE"}, "part of speech"), "TAG": (_TAG, "tag"), "DEP": (_DEP, "dependency"),
}  # fmt: skip
"""The names that English pipelines give, and what they are names of."""
_BREAK: Final = re.compile(
    r"\s+|(?<=\w)(?=(?:n't|'(?:s|ll|d|m|re|ve))$)|(?<=^can)(?=not$)|(?<=[a-z])(?=[-/][a-z])|(?<=[a-z][-/])(?=[a-z])",
    re.IGNORECASE,
)
"""Where spaCy parts a text into tokens."""


def patterns_of(tokens: Sequence[object]) -> list[Sequence[object]]:
    """The patterns of `tokens`, which may be one or a list of them."""
    if any(isinstance(token, Mapping) for token in tokens):
        return [tokens]
    return [pattern if isinstance(pattern, tuple) else (pattern,) for pattern in tokens]


def token_faults(tokens: Sequence[object]) -> Faults:
    """What is wrong with the patterns of `tokens`."""
    for pattern in patterns_of(tokens):
        if not pattern:
            yield "tokens", "a pattern needs a token"
        for token in pattern:
            yield from _attribute_faults(token, "a token", repeats=True)


def dependency_faults(nodes: Sequence[object]) -> Faults:
    """What is wrong with the pattern of `dependency`."""
    known = list[str]()
    for i, node in enumerate(nodes):
        if not isinstance(node, Mapping):
            yield f"dependency[{i}]", "each word of a dependency pattern must be a mapping of keys and values"
            continue
        needed, what = (_NODE, "a word") if i else (_NODE[2:], "the first word")
        yield from _unknown(node, needed, what)
        if missing := [key for key in needed if key not in node]:
            yield f"dependency[{i}]", f"{what} needs “{'”, “'.join(missing)}”"
        name, relation, left = (str(node.get(key, "")) for key in ("RIGHT_ID", "REL_OP", "LEFT_ID"))
        if known and left and left not in known:
            yield left, f"no word before this one is named “{left}”. {did_you_mean(left, known)}".rstrip()
        if i and relation and relation not in _RELATIONS.split():
            yield relation, f"there is no relation “{relation}”; known are {_RELATIONS} (see spaCy’s DependencyMatcher)"
        if name in known:
            yield name, f"two words are named “{name}”"
        if name and not name.isidentifier():
            yield name, f"“{name}” is no name for a word: letters, digits and _"
        known += [name] if name else []
        if "RIGHT_ATTRS" in node:
            yield from _attribute_faults(node["RIGHT_ATTRS"], "RIGHT_ATTRS")


def names_of(nodes: Sequence[object]) -> list[str]:
    """The names of the words in a dependency pattern."""
    return [str(node.get("RIGHT_ID")) for node in nodes if isinstance(node, Mapping)]


def attributes(token: object) -> dict[str, object]:
    """The conditions on a token, or of a node on its word, under their names in capitals."""
    if isinstance(token, Mapping) and "RIGHT_ATTRS" in token:
        token = token["RIGHT_ATTRS"]
    return {str(key).upper(): value for key, value in token.items()} if isinstance(token, Mapping) else {}


def _attribute_faults(token: object, what: str, *, repeats: bool = False) -> Faults:
    if not isinstance(token, Mapping):
        yield _shown(token), f"{what} must be a mapping such as {{LOWER: may}}"
        return
    yield from _unknown(token, _ATTRIBUTES | ({"OP"} if repeats else set()), what)
    for name, value in attributes(token).items():
        if name == "OP" and repeats and not (isinstance(value, str) and _REPEATED.fullmatch(value)):
            yield _shown(value), f"“OP” cannot be “{_shown(value)}”: write ! ? + * or a count such as {{2,4}} in quotes"
        elif name in _FLAGS and not isinstance(value, bool):
            yield _shown(value), f"“{name}” must be true or false"
        elif name in _TEXTS or name == "LENGTH":
            yield from _value_faults(name, value, int if name == "LENGTH" else str)


def _value_faults(name: str, value: object, wanted: type) -> Faults:
    """What is wrong with a text or number, or with a mapping that compares it with others."""
    if isinstance(value, tuple):
        yield _shown(value), f"“{name}” cannot be a list. Did you mean {name}: {{IN: [{', '.join(map(str, value))}]}}?"
        return
    if not isinstance(value, Mapping):
        yield from _one_fault(name, value, wanted)
        return
    yield from _unknown(value, SETS | (_COMPARED if wanted is int else _FUZZY) | {"REGEX"}, f"“{name}”")
    for key, inner in attributes(value).items():
        if key == "REGEX" and (error := _regex_error(inner)):
            yield _shown(inner), f"“{inner}” is no regular expression: {error}"
        elif key in SETS or key in _COMPARED:
            for one in inner if isinstance(inner, tuple) else (inner,):
                yield from _one_fault(name, one, wanted)


def _one_fault(name: str, value: object, wanted: type) -> Faults:
    if not isinstance(value, wanted) or isinstance(value, bool):
        yield _shown(value), f"“{name}” must be {'a text, in quotes' if wanted is str else 'a whole number'}"
    elif name in _NAMES and value not in _NAMES[name][0]:
        names, what = _NAMES[name]
        yield _shown(value), f"there is no {what} “{value}”. {did_you_mean(str(value), sorted(names))}".rstrip()
    elif name == "LOWER" and value != str(value).lower():
        yield _shown(value), f"“LOWER” is compared in lower case: write “{str(value).lower()}”"
    elif name in ("LOWER", "TEXT", "ORTH") and len(apart := _BREAK.split(str(value))) > 1:
        yield _shown(value), f"spaCy splits “{value}”: write a token for each of “{'”, “'.join(apart)}”"


def _regex_error(value: object) -> str:
    try:
        re.compile(str(value))
    except re.error as error:
        return str(error)
    return ""


def _unknown(found: Iterable[str], allowed: Collection[str], what: str) -> Faults:
    for key in found:
        if key.upper() not in allowed:
            yield key, f"{what} has no key “{key}”. {did_you_mean(key.upper(), sorted(allowed))}".rstrip()


def _shown(value: object) -> str:
    """A value, or the first of several, as it stands in the file."""
    if isinstance(value, tuple) and value:
        return _shown(value[0])
    return str(value).lower() if isinstance(value, bool) else str(value)
