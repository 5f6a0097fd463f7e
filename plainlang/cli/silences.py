"""When a rule says nothing of its own accord, in words: its exceptions, its places, what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plainlang.document import Role
    from plainlang.rule import Context, Rule

_WORDS: Final = 6
_CONTEXTS: Final = 8
_PLACES: Final[Mapping[Role, str]] = {
    "heading": "headings", "paragraph": "paragraphs", "item": "list items", "cell": "table cells",
    "quote": "quotations", "caption": "captions", "summary": "summaries", "button": "buttons",
    "label": "labels", "alt": "descriptions of images", "title": "page titles", "description": "page descriptions",
}  # fmt: skip
_PENN: Final = {"NN": "noun", "VB": "verb", "JJ": "adjective", "RB": "adverb", "PR": "pronoun", "MD": "helping verb"}


def silences(rule: Rule) -> Iterator[str]:
    """Each case in which the rule is silent, as a phrase that follows “It says nothing”."""
    yield from _some(list(dict.fromkeys(map(_context, rule.unless))))
    if rule.roles:
        yield f"outside {_joined([_PLACES[role] for role in rule.roles], 'and')}"
    if rule.tag:
        yield f"where the first word is not {_joined(list(_parts(rule.tag)), 'or')}"
    if rule.yields_to:
        yield f"where {_joined(_some(rule.yields_to), 'or')} speaks about the same words"
    if rule.when:
        yield "on pages with little of this"
    if rule.beyond:
        yield f"about the first {rule.beyond} of a page"


def _context(context: Context) -> str:
    """One exception; where it has several keys, all must hold."""
    return " and ".join(_keys(context))


def _keys(context: Context) -> Iterator[str]:
    if context.inside:
        yield f"in {_quoted(context.inside)}"
    if context.before:
        yield f"before {_quoted(context.before)}"
    if context.after:
        yield f"after {_quoted(context.after)}"
    if context.near:
        yield f"in a sentence with {_quoted(context.near)}"
    if context.role:
        yield f"in {_joined([_PLACES[role] for role in context.role], 'or')}"
    if context.name:
        yield "with a capital inside a sentence"
    if context.tag:
        yield f"as {_joined(list(_parts(context.tag)), 'or')}"
    if context.tag_before:
        yield f"after {_joined(list(_parts(context.tag_before)), 'or')}"
    if context.tag_after:
        yield f"before {_joined(list(_parts(context.tag_after)), 'or')}"
    if context.matching:
        yield "in phrases of a certain pattern"


def _parts(tags: Iterable[str]) -> Iterator[str]:
    """Parts of speech: "a noun", "a verb (past participle)"."""
    from plainlang.language.grammar.tag_names import PENN_NAMES, POS_NAMES

    names = {str(tag): name for tag, name in POS_NAMES.items()}
    more = {str(tag): name for tag, name in PENN_NAMES.items()}
    for tag in tags:
        name = names.get(tag) or _PENN.get(tag[:2], "word") + (f" ({more[tag]})" if tag in more else "")
        yield f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _quoted(words: Sequence[str]) -> str:
    """Words in quotation marks, "naturaliz*" with what the star stands for."""
    return _joined(_some([f"“{word.removesuffix('*')}{'…' * word.endswith('*')}”" for word in words], _WORDS), "or")


def _some(items: Sequence[str], most: int = _CONTEXTS) -> list[str]:
    more = len(items) - most
    return [*items[:most], f"{more:,} more"] if more > 0 else list(items)


def _joined(items: Sequence[str], word: str) -> str:
    """ "a, b or c" """
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"
