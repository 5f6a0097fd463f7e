"""A rule on one small page: why, how to fix it, three examples, when to ignore it, who says so. A theme likewise."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from plainlang.finding import SEVERITIES

if TYPE_CHECKING:
    from plainlang.finding import Citation
    from plainlang.rule import Example, Rule, Theme

_WIDEST: Final = 90
_INDENT: Final = 14
_EXAMPLES: Final = 4
_WORDS: Final = 6
_RIGHT: Final[Mapping[str, str]] = {
    "high": "It is nearly always right, so ignore it only where the words must stay.",
    "medium": "It is sometimes wrong: ignore it where the text is clear as it stands.",
    "low": "It is often a matter of context: ignore it where the words are meant so.",
}
_PILLARS: Final[Mapping[str, str]] = {
    "readability": "Readability: how easy sentences, headings and lists are to follow.",
    "jargon": "Plain words: whether people know the words on the page.",
    "inclusive": "Inclusive language: whether the words leave anybody out.",
}


def rule_page(
    rule: Rule, state: str, links: bool = False, asked: str = "", others: Sequence[str] = ()
) -> Iterator[str]:
    """The lines of the page. `state`: the severity, or why the rule is silent; `asked`: the name that was typed;
    `others`: rules that it names, too, and that are off.
    """
    yield f"{click.style(rule.id, bold=True)}  ({state}, confidence {rule.confidence})"
    if rule.off and not state.startswith(SEVERITIES):
        yield from filled(f"To turn it on, write “rules: {{{rule.id}: {{off: false}}}}” in plainlang.yaml.")
    if asked in rule.alias:
        yield from filled(f"It was called {asked}; that name still works.")
    yield from ("", *filled(rule.why), "")
    yield from filled(_advice(rule), "How to fix it: ")
    yield from _words(rule)
    if rule.fix == "safe" and rule.kind in ("swap", "pattern", "repeat"):
        yield from filled("“plainlang fix” makes this change for you.")
    yield ""
    for example in _examples(rule):
        yield from _example(example)
    yield from ("", *filled(_RIGHT[rule.confidence], "When to ignore it: "))
    yield from _silent(rule)
    yield from filled("To ignore it once, put this before the paragraph:")
    yield f"<!-- plainlang: ignore[{rule.id}] your reason -->"
    yield from ("", *_source(rule.citation, links))
    if others:
        yield from ("", *filled(f"Off, but also about “{asked}”: {', '.join(others)}"))


def theme_page(theme: Theme, rules: Sequence[Rule], states: Mapping[str, str], links: bool = False) -> Iterator[str]:
    """A theme: what it is about, and its rules with how severe each is."""
    yield click.style(theme.name, bold=True)
    yield from ("", *filled(f"{theme.title}: {theme.why}"), "")
    yield from listing(rules, states)
    yield from ("", *filled("“plainlang explain RULE” tells more about one of them."))
    yield from filled("To ignore them all once, put this before the paragraph:")
    yield f"<!-- plainlang: ignore[{theme.name}] your reason -->"
    yield from filled(f"To turn them off for good, write “ignore: [{theme.name}]” in plainlang.yaml.")
    yield from ("", *_source(theme.citation, links))


def pillar_page(pillar: str, themes: Iterable[Theme], rules: Mapping[str, Sequence[Rule]]) -> Iterator[str]:
    """A pillar: what it scores, and its themes."""
    yield from (click.style(pillar, bold=True), "", *filled(_PILLARS[pillar]), "")
    those = sorted((theme for theme in themes if theme.pillar == pillar), key=lambda theme: theme.name)
    wide = max((len(theme.name) for theme in those), default=0)
    for theme in those:
        yield from filled(theme.title, f"  {theme.name:<{wide}}  ", wide + 4)
    yield from ("", *filled("“plainlang explain THEME” tells more about one of them."))


def list_page(asked: str, rules: Sequence[Rule], states: Mapping[str, str]) -> Iterator[str]:
    """Several rules that a name stands for."""
    yield from filled(f"{len(rules)} rules go by “{asked}”:")
    yield from ("", *listing(rules, states), "", *filled(f"Name one of them: plainlang explain {rules[0].id}"))


def listing(rules: Sequence[Rule], states: Mapping[str, str]) -> Iterator[str]:
    """Rules, a line each."""
    wide = max(len(rule.id) for rule in rules)
    for rule in rules:
        yield f"  {rule.id:<{wide}}  {states[rule.id]}"


def filled(text: str, head: str = "", indent: int = 0) -> list[str]:
    """A text as lines that are easy to read."""
    room = max(30, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))
    return textwrap.wrap(
        text, room, initial_indent=head, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )


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


def _examples(rule: Rule) -> list[Example]:
    """The first that show the fault, then one that is fine."""
    real = [example for example in rule.examples if not example.todo]
    bad, fine = [e for e in real if e.bad], [e for e in real if not e.bad]
    return [*bad[: _EXAMPLES - bool(fine)], *fine[:1]]


def _example(example: Example) -> Iterator[str]:
    if example.bad and example.good:
        yield from filled(example.bad.strip(), "  Instead of  ", _INDENT)
        yield from filled(example.good.strip(), "  write       ", _INDENT)
    elif example.bad:
        yield from filled(example.bad.strip(), "  Found in    ", _INDENT)
    else:
        yield from filled(example.good.strip(), "  Fine        ", _INDENT)


def _silent(rule: Rule) -> Iterator[str]:
    """Where it says nothing by itself."""
    from plainlang.cli.silences import silences

    cases = list(silences(rule))
    if cases:
        yield "It says nothing of its own accord:"
    for case in cases:
        yield from filled(case, "  - ", 4)


def _source(citation: Citation, links: bool) -> Iterator[str]:
    """Who says so; where links open on a click, the title is one, too."""
    from plainlang.reporters import Look
    from plainlang.reporters.layout import link

    look = Look(links=links)
    title = "our own judgement" if citation.title == "our default" else citation.title
    for line in filled(f"Source: {title}"):
        yield link(line, citation.url, look)
    if citation.url:
        yield link(citation.url, citation.url, look)


def _some(items: Iterable[str], number: int) -> str:
    """The first few, and how many more there are."""
    first = [item for _, item in zip(range(_WORDS), items, strict=False)]
    return f"{', '.join(first)}{f' and {number - _WORDS:,} more' if number > _WORDS else ''}"
