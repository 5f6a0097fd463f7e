"""Front matter: where it ends, and the prose in it, such as `title` and `description`, with its exact place.

A prose key is a dotted path: `hero.title`, `sections.*.heading`; `*` stands for any key and for every entry of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from json import JSONDecoder
from typing import Final, NamedTuple

from plainlang.document import Role
from plainlang.readers.quoted import Piece, pieces
from plainlang.readers.toml import Scalar
from plainlang.readers.toml import scalars as toml_scalars
from plainlang.span import Span

PROSE_KEYS: Final[dict[str, Role]] = {"title": "title", "description": "description", "summary": "description"}
_LANGUAGES: Final = ("lang", "language", "locale")
_TONGUE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*$")
_FRONT: Final = re.compile(
    r"\A\ufeff?\s*?(?:(?P<yaml>---)|(?P<toml>\+\+\+))[ \t]*(?:\r\n|\r|\n)(?P<body>.*?(?:\r\n|\r|\n)|)"
    r"(?:(?(yaml)(?:---|\.\.\.)|\+\+\+))[ \t]*(?:\r\n|\r|\n|\Z)",
    re.S,
)
_KEY: Final = re.compile(r"\s*\Z|(?:\s|#[^\r\n]*(?=[\r\n]))*(?:[\[\"'\w][^\r\n]*?(?::(?=\s)|=|\]))")
_JSON: Final = re.compile(r"\A\ufeff?\s*(?=\{\s*\")")
_DATED: Final = re.compile(
    r"(?<![^\r\n])[ \t]{0,8}[\"']?(?:date|last[-_ ]?(?:mod|modified|update|updated|reviewed|checked|verified)"
    r"|(?:date[-_ ]?)?(?:updated|reviewed|modified|published)|(?:pub|publish|published|publication|review)[-_ ]?date)"
    r"(?:[-_ ]?(?:at|on|by))?[\"']?[ \t]*[:=][ \t]*[\"']?(?P<date>[^\s\"',#][^\"',#\r\n]*)",
    re.I,
)
_DEEPEST: Final = 100


class Value(NamedTuple):
    """A prose value: its role, and the pieces of source that show it."""

    role: Role
    pieces: tuple[Piece, ...]


class Front(NamedTuple):
    """What the front matter says: its prose, and the language of the page, empty when it names none."""

    values: tuple[Value, ...] = ()
    language: str = ""


def front_matter(source: str) -> tuple[str, Span, int]:
    """Its fence (empty when there is none), the span of its body, and where the page itself begins."""
    if (m := _FRONT.match(source)) and _KEY.match(source, *m.span("body")):
        return m["yaml"] or m["toml"], Span(*m.span("body")), m.end()
    if m := _JSON.match(source):
        try:
            _, end = JSONDecoder().raw_decode(source, m.end())
        except (ValueError, RecursionError):
            pass
        else:
            return "{", Span(m.end(), end), end
    return "", Span(0, 0), int(source.startswith("\ufeff"))


def dated(source: str, body: Span) -> str:
    """The date that front matter gives the page, as written; empty when it gives none."""
    m = _DATED.search(source, *body)
    return m["date"].strip() if m else ""


def read_front(source: str, fence: str, body: Span, keys: Mapping[str, Role]) -> Front:
    """The prose and the language in front matter; nothing when it does not parse."""
    text = source[body.start : body.end]
    if not any(key.partition(".")[0].strip("*") in text for key in (*keys, *_LANGUAGES)):
        return Front()
    ways = [(tuple(key.split(".")), role) for key, role in sorted(keys.items(), key=lambda pair: pair[0].count("*"))]
    values, language = list[Value](), ""
    for path, raw, value, start in _scalars(text, fence):
        role = next((role for way, role in ways if _leads(way, path)), None)
        if role and (found := tuple(pieces(raw, value, body.start + start))):
            values.append(Value(role, found))
        elif len(path) == 1 and path[0] in _LANGUAGES and (m := _TONGUE.match(value)):
            language = language or m[1].lower()
    return Front(tuple(values), language)


def _leads(way: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Does this prose key name this path?"""
    return len(way) == len(path) and all(a in ("*", b) for a, b in zip(way, path, strict=True))


def _scalars(text: str, fence: str) -> Iterator[Scalar]:
    if sum(map(text.count, "[{")) > _DEEPEST and _depth(text) > _DEEPEST:
        return iter(())
    return toml_scalars(text) if fence == "+++" else _yaml(text.replace("\t", " ") if fence == "{" else text)


def _depth(text: str) -> int:
    """How deep the brackets stand at most: the parsers call themselves for each."""
    deepest = depth = 0
    for m in re.finditer(r"[\[{}\]]", text):
        depth = depth + 1 if m[0] in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _yaml(text: str) -> Iterator[Scalar]:
    """Every text of a YAML or JSON document, once, however often an alias repeats it."""
    import yaml

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return
    left: list[tuple[tuple[str, ...], yaml.Node]] = [((), root)] if isinstance(root, yaml.MappingNode) else []
    seen = set[int]()
    while left:
        path, node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            yield Scalar(path, text[start:end], node.value, start)
        elif isinstance(node, yaml.MappingNode):
            pairs = [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
            left += [((*path, key), value) for key, value in reversed(pairs)]
        elif isinstance(node, yaml.SequenceNode):
            left += [((*path, str(i)), value) for i, value in reversed([*enumerate(node.value)])]
