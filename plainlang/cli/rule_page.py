"""A rule on one small page: why, how to fix it, three examples, when to ignore it, who says so."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from plainlang.rule import Example, Rule

_WIDEST: Final = 90
_INDENT: Final = 14
_EXAMPLES: Final = 3
_WORDS: Final = 6
_RIGHT: Final[Mapping[str, str]] = {
    "high": "It is nearly always right, so ignore it only where the words must stay.",
    "medium": "It is sometimes wrong: ignore it where the text is clear as it stands.",
    "low": "It is often a matter of context: ignore it where the words are meant so.",
}


def rule_page(rule: Rule) -> Iterator[str]:
    """The lines of the page."""
    off = ", off by default" if rule.off else ""
    yield f"{click.style(rule.id, bold=True)}  ({rule.severity}, confidence {rule.confidence}{off})"
    yield from ("", *filled(rule.why), "")
    yield from filled(_advice(rule), "How to fix it: ")
    yield from _words(rule)
    if rule.fix == "safe" and rule.kind in ("swap", "pattern", "repeat"):
        yield "“plainlang fix” makes this change for you."
    yield ""
    for example in [example for example in rule.examples if not example.todo][:_EXAMPLES]:
        yield from _example(example)
    yield from ("", *filled(" ".join(_silent(rule)), "When to ignore it: "))
    yield from filled("To ignore it once, put this before the paragraph:")
    yield f"<!-- plainlang: ignore[{rule.id}] your reason -->"
    yield from ("", *filled(f"Source: {rule.citation.title}"))
    if rule.citation.url:
        yield rule.citation.url


def filled(text: str, head: str = "", indent: int = 0) -> list[str]:
    """A text as lines that are easy to read."""
    room = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
    return textwrap.wrap(text, max(30, room), initial_indent=head, subsequent_indent=" " * indent)


def _advice(rule: Rule) -> str:
    """What the rule says where it speaks: about its first example, or the message as it is written."""
    from plainlang.examples import messages

    return rule.message if rule.kind == "spacy" else next(messages(rule), rule.message)


def _words(rule: Rule) -> Iterator[str]:
    """Some of the words in its list, when there is more than one."""
    from plainlang.entries import listed

    entries = tuple(listed(rule))
    if len(entries) > 1:
        shown = (f"{word} → {better[0] or 'leave it out'}" if better else word for word, better in entries)
        yield from filled(_some(shown, len(entries)), "Its words: ")


def _example(example: Example) -> Iterator[str]:
    if example.bad and example.good:
        yield from filled(example.bad.strip(), "  Instead of  ", _INDENT)
        yield from filled(example.good.strip(), "  write       ", _INDENT)
    elif example.bad:
        yield from filled(example.bad.strip(), "  Found in    ", _INDENT)
    else:
        yield from filled(example.good.strip(), "  Fine        ", _INDENT)


def _silent(rule: Rule) -> Iterator[str]:
    """How sure the rule is, and where it says nothing by itself."""
    yield _RIGHT[rule.confidence]
    inside = [phrase for context in rule.unless for phrase in context.inside]
    if inside:
        yield f"It leaves these alone: {_some(inside, len(inside))}."
    if rule.when:
        yield "It is silent on pages with little of this."
    if rule.beyond:
        yield f"It lets the first {rule.beyond} of a page pass."


def _some(items: Iterable[str], number: int) -> str:
    """The first few, and how many more there are."""
    first = [item for _, item in zip(range(_WORDS), items, strict=False)]
    return f"{', '.join(first)}{f' and {number - _WORDS:,} more' if number > _WORDS else ''}"
