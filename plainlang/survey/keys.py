"""Which keys of front matter hold prose: those in use on a site whose values read like sentences or headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from plainlang.document import Role
from plainlang.readers.front import PROSE_KEYS, front_matter

_ROLES: Final[tuple[tuple[str, Role], ...]] = (
    (r"(?:.*[_-])?alt(?:[_-]?text)?", "alt"),
    (r"(?:.*[_-])?(?:button|cta|action)(?:[_-]?(?:text|label))?", "button"),
    (r"(?:.*[_-])?caption", "caption"),
    (r"(?:page|short|nav|menu|link|seo|meta|og|hero|card|section|deck|long|display|kicker)?[_-]?"
     r"(?:title|heading|headline|header|question)", "heading"),
    (r"(?:.*[_-])?(?:desc|description|deck|summary|excerpt|abstract|teaser|intro|introduction|lead|lede|subtitle"
     r"|tagline|subhead|subheading|blurb|standfirst)", "description"),
    (r"(?:.*[_-])?(?:text|body|content|copy|answer|paragraph|message|note|notice|quote|warning|help|hint)",
     "paragraph"),
)  # fmt: skip
"""By the last part of a key: what its prose is on the page."""
_NEVER: Final = re.compile(
    r"(?i)(?:.*[_-])?(?:layout|permalink|url|uri|href|link|links|path|redirect\w*|aliases|slug|id|uid|key|tags?|topics?"
    r"|categor\w+|authors?|by|name|contact|email|phone|image|img|icon|src|file|date\w*|time|class|css|style|script|code"
    r"|html|template|sources?|references?|related\w*|type|kind|status|weight|order|sort|version|lang\w*|locale|keywords|license|credit|comments?)"
)
_PROSE: Final = re.compile(r"[A-Z“\"'‘][^\n]*?[a-z]+(?:[ \n]+\S+){2,}", re.S)
_NO_PROSE: Final = re.compile(r"https?://|^/|\{[{%]|^\W*$|^[\d\W]+$|[;{}]\s*$")
_SHARE: Final = 0.05
_MOST: Final = 12
_LONGEST: Final = 20_000
_DEEPEST: Final = 6


class Key(NamedTuple):
    """A prose key: its dotted path, the role to give it, and on how many pages it was seen."""

    path: str
    role: Role
    pages: int


def prose_keys(sources: Iterable[str]) -> list[Key]:
    """The prose keys in use in these pages, besides those that plainlang knows; the most used ones first."""
    prose, other = Counter[str](), Counter[str]()
    shown: dict[str, Role] = {}
    total = 0
    for source in sources:
        total += 1
        seen: dict[str, list[bool]] = defaultdict(list)
        for path, value in _texts(_front(source), ()):
            if role := _role(path):
                shown[path] = role
                seen[path].append(_reads(value))
        prose.update(path for path, values in seen.items() if any(values))
        other.update(path for path, values in seen.items() if not any(values))
    least = max(2 if total > 4 else 1, total * _SHARE)
    kept = [path for path in prose if prose[path] >= least and prose[path] >= other[path]]
    kept.sort(key=lambda path: (-prose[path], path))
    return [Key(path, shown[path], prose[path]) for path in kept[:_MOST]]


def _front(source: str) -> Any:
    """What the front matter of a page says; nothing when it has none or it does not parse."""
    import tomllib

    import yaml

    fence, body, _ = front_matter(source[:_LONGEST])
    text = source[body.start : body.end]
    try:
        if fence == "+++":
            return tomllib.loads(text)
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if fence else None
    except (ValueError, RecursionError, yaml.YAMLError):
        return None


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every text in front matter with its dotted path; `*` for each entry of a list."""
    if isinstance(value, str):
        if path:
            yield ".".join(path), value
    elif isinstance(value, Mapping) and len(path) < _DEEPEST and not _is_link(value):
        for key, inner in value.items():
            if isinstance(key, str) and "." not in key and not _NEVER.fullmatch(key):
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list) and path and len(path) < _DEEPEST:
        for inner in value:
            yield from _texts(inner, (*path, "*"))


def _is_link(value: Mapping[Any, Any]) -> bool:
    """An entry of a menu: a text and where it leads, which is a heading elsewhere."""
    return len(value) <= 2 and any(key in value for key in ("href", "url", "link", "path"))


def _role(path: str) -> Role | None:
    """The role of a key by its name; None when it is known already or says nothing about prose."""
    if path in PROSE_KEYS:
        return None
    last = next((part for part in reversed(path.split(".")) if part != "*"), "")
    return next((role for form, role in _ROLES if re.fullmatch(form, last, re.I)), None)


def _reads(value: str) -> bool:
    """Does a value read like prose?"""
    value = value.strip()
    return bool(_PROSE.match(value)) and not _NO_PROSE.search(value)
