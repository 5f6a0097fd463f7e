"""“Add to vocabulary”: one more known term in plainlang.yaml, with every other byte left as it is.

The file belongs to its writer: comments, order and quotes stay. Where the term goes depends on what stands there; what
comes out is read again, and must say what the file said before, and the term. Otherwise nothing is changed.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Final

import yaml

from plainlang.config import parse_config
from plainlang.edits import Edit, apply
from plainlang.errors import ConfigError, PlainlangError
from plainlang.finding import Finding
from plainlang.language.words import tokenize
from plainlang.span import LineIndex, Span

_PLAIN: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ’-]*[A-Za-z0-9])?")
_WORDS_OF_YAML: Final = frozenset("y n yes no on off true false null".split())
_MOST_WORDS: Final = 5
Node = yaml.Node


def term_of(finding: Finding) -> str:
    """The term that could be made known so that a finding goes; "" when it is not about words that people may know."""
    found = " ".join(finding.found.split())
    words = tokenize(found)
    about_words = 0 < len(words) <= _MOST_WORDS and finding.pillar == "jargon" and "…" not in found
    return found if about_words else ""


def with_term(path: str, text: str, term: str) -> Edit | None:
    """The edit that makes a term known in a configuration; None when it cannot be made safely, or is known."""
    try:
        before = parse_config(path, text).choices
        edit = _edit(text, yaml.compose(text, Loader=yaml.SafeLoader), term)
        after = parse_config(path, apply(text, [edit])).choices
    except (yaml.YAMLError, PlainlangError, ConfigError, _Unclear):
        return None
    known = (*before.vocabulary.known, term)
    same = replace(before, vocabulary=replace(before.vocabulary, known=known)) == after
    return edit if same and term not in before.vocabulary.known else None


def new_config(term: str) -> str:
    """A configuration that says nothing but that a term is known."""
    return f"vocabulary:\n  known: [{quoted(term)}]\n"


def quoted(term: str) -> str:
    """A term as YAML reads it as a text."""
    plain = _PLAIN.fullmatch(term) and term.lower() not in _WORDS_OF_YAML
    return term if plain else json.dumps(term, ensure_ascii=False)


class _Unclear(Exception):
    """The file is written in a way that we leave alone."""


def _edit(text: str, root: Node | None, term: str) -> Edit:
    if root is None:
        return _appended(text, term)
    vocabulary = _value(root, "vocabulary")
    if vocabulary is None:
        return _added(text, root, "vocabulary", f"{{known: [{quoted(term)}]}}", f"\n  known: [{quoted(term)}]")
    if _is_empty(vocabulary):
        return Edit(Span(vocabulary.start_mark.index, vocabulary.end_mark.index), f" {{known: [{quoted(term)}]}}")
    known = _value(vocabulary, "known")
    if known is None:
        return _added(text, vocabulary, "known", f"[{quoted(term)}]", f" [{quoted(term)}]")
    return _longer(text, known, term)


def _longer(text: str, known: Node, term: str) -> Edit:
    """One more in the list of known terms."""
    start, end = known.start_mark.index, known.end_mark.index
    if _is_empty(known):
        return Edit(Span(start, end), f" [{quoted(term)}]")
    if isinstance(known, yaml.ScalarNode):
        return Edit(Span(start, end), f"[{text[start:end]}, {quoted(term)}]")
    if not isinstance(known, yaml.SequenceNode):
        raise _Unclear
    if known.flow_style:
        last = known.value[-1].end_mark.index if known.value else start + 1
        return Edit(Span(last, last), f", {quoted(term)}" if known.value else quoted(term))
    last = known.value[-1]
    indent = " " * known.start_mark.column
    return _line_after(text, last.end_mark.index, f"{indent}- {quoted(term)}")


def _added(text: str, mapping: Node, key: str, flow: str, block: str) -> Edit:
    """A key more in a mapping: at its end, or at the beginning of one between braces."""
    if not isinstance(mapping, yaml.MappingNode):
        raise _Unclear
    if mapping.flow_style:
        at = mapping.start_mark.index + 1
        return Edit(Span(at, at), f"{key}: {flow}{', ' if mapping.value else ''}")
    first = mapping.value[0][0].start_mark
    indent = " " * first.column
    lines = f"{key}:{block}".replace("\n", f"{_newline(text)}{indent}")
    if first.column:  # below another key: before its first, for the end of a block is hard to tell
        return Edit(Span(first.index, first.index), f"{lines}{_newline(text)}{indent}")
    return _line_after(text, mapping.value[-1][1].end_mark.index, lines)


def _line_after(text: str, at: int, line: str) -> Edit:
    """A new line behind the one where something ends."""
    ends = LineIndex(text).starts
    while at > 0 and text[at - 1] in " \t\r\n":
        at -= 1
    begin = next((start for start in ends if start > at), None)
    if begin is None:
        return Edit(Span(len(text), len(text)), f"{_newline(text)}{line}{_newline(text)}")
    return Edit(Span(begin, begin), f"{line}{_newline(text)}")


def _appended(text: str, term: str) -> Edit:
    between = "" if not text or text.endswith(("\n", "\r")) else _newline(text)
    return Edit(Span(len(text), len(text)), between + new_config(term).replace("\n", _newline(text)))


def _value(mapping: Node, key: str) -> Node | None:
    if not isinstance(mapping, yaml.MappingNode):
        raise _Unclear
    return next((value for name, value in mapping.value if name.value == key), None)


def _is_empty(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
