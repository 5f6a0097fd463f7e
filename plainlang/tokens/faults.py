"""What may be wrong with token patterns: each fault comes with the value that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from plainlang.expressions import error_in
from plainlang.language.grammar.tags import NEVER, PENN, POS
from plainlang.language.lemmas import lemma_of
from plainlang.language.words import fold, tokenize
from plainlang.tokens.notation import MOST, Patterns, Token, asked, counts, each_pattern, names_like, parts

_CLITIC: Final = re.compile(r"n't|'[a-z]*")


def pattern_faults(patterns: Patterns, shipped: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with the patterns of a rule, each with the value at fault."""
    if len({isinstance(part, Token) for part in patterns}) > 1:
        yield "grammar", "a token stands beside a list of tokens; write each pattern as a list."
        return
    if not patterns or not all(each_pattern(patterns)):
        yield "grammar", "a pattern has no token."
    for tokens in each_pattern(patterns):
        sound = True
        for token in tokens:
            for fault in _faults_of(token, shipped):
                sound = False
                yield fault
        if sound and tokens:
            yield from _shape_faults(tokens)


@lru_cache(maxsize=1_000)
def _faults_of(token: Token, shipped: bool) -> tuple[tuple[str, str], ...]:
    return tuple(_token_faults(token, shipped))


def _token_faults(token: Token, shipped: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with one token."""
    if counts(token.op) is None:
        known = f"Known: “!”, “?”, “*”, “+”, “{{2}}”, “{{2,}}” and “{{2,4}}” up to {MOST}, in quotation marks."
        yield token.op or "OP", f"“{token.op}” is no OP. {known}"
    for name, value in (("LOWER", token.lower), ("LEMMA", token.lemma), ("POS", token.pos), ("TAG", token.tag)):
        if (wanted := asked(value)) is None:
            continue
        if not any(wanted):
            yield name, f"“{name}” needs “IN”, “NOT_IN” or “REGEX” with something in it."
        if wanted.regex and (error := error_in(shipped, wanted.regex)):
            yield wanted.regex, f"“{wanted.regex}” is no regular expression: {error}."
        elif wanted.regex and name in ("POS", "TAG") and not names_like(wanted.regex, POS | PENN):
            yield wanted.regex, f"“{wanted.regex}” is found in no name of a part of speech."
        if name in ("LOWER", "LEMMA"):
            faults = ((text, _text_fault(name, text)) for text in (*wanted.one_of, *wanted.none_of))
        else:
            faults = ((text, NEVER.get(text, "")) for text in wanted.one_of)
        yield from ((text, fault) for text, fault in faults if fault)


def _text_fault(name: str, text: str) -> str:
    """Why a word can never be this; empty when it can."""
    plain = fold(text)
    base = lemma_of(plain) if name == "LEMMA" else ""
    if _CLITIC.fullmatch(plain):
        return f'“{text}” is no word here, but part of one, as in “don’t”: write LOWER: {{REGEX: "{plain}$"}}.'
    if len(words := tokenize(text)) != 1 or words[0].text != text:
        return f"“{text}” is not one word, so “{name}” can never be that; write a token for each word."
    if plain != text:
        return f"“{name}” is compared in lower case with plain apostrophes: write “{base or plain}”."
    if base:
        return f"“{text}” is a form of “{base}”: write “{base}”, or LOWER where only this form is meant."
    return ""


def _shape_faults(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """What is wrong with a pattern whose tokens are sound."""
    _, core, _ = parts(tokens)
    if not any(least and token.op != "!" for token in core for least, _ in (counts(token.op) or (0, 0),)):
        yield "grammar", "a pattern could match nothing: one of its marked tokens must be there (no “?”, “*” or “!”)."
    if not all(token.mark for token in core):
        yield "mark", "“mark: false” stands between marked tokens; it is for the beginning and the end of a pattern."
    anything = (None, None, None, None)
    for token in core:
        if token.op == "!" and (token.lower, token.lemma, token.pos, token.tag) == anything:
            yield "!", "no word is “not any word”, so this token can only stand at the beginning or the end."
