"""The rules as pages to read: one page a theme in Markdown, and a page that lists them.

Words and examples stand as code, so that a page about a word does not itself use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from plainlang.comparison import differences, limit_of
from plainlang.entries import listed
from plainlang.finding import Citation
from plainlang.profile import RuleSet
from plainlang.rule import PILLARS, Rule, Theme
from plainlang.unless import written

INDEX: Final = "README.md"
PROFILES: Final = "profiles.md"
_PILLARS: Final[Mapping[str, str]] = {
    "readability": "Readability", "jargon": "Jargon", "inclusive": "Inclusive language",
}  # fmt: skip
_SIGNS: Final = str.maketrans({"|": "\\|", "<": "&lt;", ">": "&gt;", "*": "\\*", "_": "\\_", "`": "\\`", "[": "\\["})
"""Signs that Markdown would take for its own."""
_INNER: Final = str.maketrans("“”", "‘’")

Book = Mapping[Theme, Sequence[Rule]]
Choices = Sequence[RuleSet]
"""The profiles; the first is the one that the others are compared with."""


def pages(book: Book, choices: Choices) -> Iterator[tuple[str, str]]:
    """The name and the text of each page, the index first."""
    yield INDEX, _text(_index(book, choices))
    for theme, rules in book.items():
        yield f"{theme.name}.md", _text(_page(theme, rules, choices))
    if choices:
        yield PROFILES, _text(_profile_page(choices))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _index(book: Book, choices: Choices) -> Iterator[str]:
    yield "# Rules"
    yield ""
    rules = [rule for group in book.values() for rule in group]
    chosen = f" [Profiles]({PROFILES}) that choose among them: {len(choices)}." if choices else ""
    yield f"Rules: {len(rules):,}. Themes: {len(book)}. Words and phrases in their lists: {_count(rules):,}.{chosen}"
    yield "This folder is made from the rule files by `plainlang rules pages docs/rules`."
    for pillar in (pillar for pillar in PILLARS if any(theme.pillar == pillar for theme in book)):
        yield from ("", f"## {_PILLARS[pillar]}", "", "| theme | rules | words | about |", "|---|---|---|---|")
        for theme in sorted(book, key=lambda theme: theme.name):
            if theme.pillar == pillar:
                link, words = f"[{theme.name}]({theme.name}.md)", _count(book[theme])
                yield f"| {link} | {len(book[theme])} | {words or ''} | {_plain(theme.title)} |"


def _profile_page(choices: Choices) -> Iterator[str]:
    """Each profile: whose guidance it follows, and what it sets otherwise than the first one."""
    base = choices[0]
    yield from ("# Profiles", "", "A profile is a named choice of rules and limits: the guidance of one authority. ")
    yield f"“profile: {base.profile}” in plainlang.yaml chooses one; `plainlang profiles NAME NAME` compares two."
    for choice in choices:
        head = choice.head
        yield from ("", f"## {head.profile}", "", f"{_plain(head.title)}: {_plain(head.why)}", "")
        yield from (f"Source: {_source(head.citation)}.", "", f"Rules that are on: {len(choice.rules)}.")
        if choice is not base:
            yield from ("", f"| rule | {head.profile} | {base.profile} | source |", "|---|---|---|---|")
            for rule, (there, here) in differences([base.by_id, choice.by_id]):
                source = _source(choice.by_id[rule].citation) if rule in choice.by_id else ""
                yield f"| {rule} | {_plain(here)} | {_plain(there)} | {source} |"


def _count(rules: Iterable[Rule]) -> int:
    return sum(len(tuple(listed(rule))) for rule in rules)


def _page(theme: Theme, rules: Sequence[Rule], choices: Choices) -> Iterator[str]:
    yield from (f"# {_plain(theme.title)}", "", _plain(theme.why), "", f"Source: {_source(theme.citation)}.")
    if theme.owner:
        yield f"Owner: {_plain(theme.owner)}. Reviewed: {theme.reviewed}."
    on = "on in the profiles" if choices else "by default"
    yield from ("", f"| rule | severity | confidence | {on} |", "|---|---|---|---|")
    for rule in rules:
        name = rule.id.partition("/")[2]
        yield f"| [`{name}`](#{name}) | {rule.severity} | {rule.confidence} | {_profiles(rule, choices)} |"
    for rule in rules:
        yield from _rule(theme, rule, choices)


def _profiles(rule: Rule, choices: Choices) -> str:
    if not choices:
        return "off until you turn it on" if rule.off else "on"
    on = [choice.profile for choice in choices if rule.id in choice.by_id]
    return "all" if len(on) == len(choices) else ", ".join(on) or "none: off until you turn it on"


def _rule(theme: Theme, rule: Rule, choices: Choices) -> Iterator[str]:
    """One rule: why, limits, examples, words, exceptions, source."""
    yield from ("", f"## `{rule.id.partition('/')[2]}`", "")
    if rule.why != theme.why:
        yield from (_plain(rule.why), "")
    yield from _limits(rule, choices)
    yield from _examples(rule)
    yield from _words(rule)
    if rule.unless:
        yield from (f"Silent: {'; '.join(_code(written(context)) for context in rule.unless)}.", "")
    yield from _remarks(rule)
    if rule.citation != theme.citation:
        yield f"Source: {_source(rule.citation)}."


def _limits(rule: Rule, choices: Choices) -> Iterator[str]:
    """The limit of a rule that counts, and those that profiles set."""
    limit = limit_of(rule)
    if limit:
        others = [(c.profile, limit_of(c.by_id[rule.id])) for c in choices if rule.id in c.by_id]
        shown = ", ".join(f"{name} {theirs}" for name, theirs in others if theirs != limit)
        yield from (f"Limit: {limit}{f' ({shown})' if shown else ''}.", "")


def _remarks(rule: Rule) -> Iterator[str]:
    if rule.yields_to:
        yield from (f"Leaves the words to: {', '.join(map(_code, rule.yields_to))}.", "")
    if rule.beyond:
        yield from (f"Speaks from number {rule.beyond + 1} of a page on.", "")
    if rule.fix == "safe":
        yield from ("`plainlang fix` makes this change.", "")
    if rule.alias:
        yield from (f"Former names: {', '.join(map(_code, rule.alias))}.", "")


def _examples(rule: Rule) -> Iterator[str]:
    """What is found and what to write, in a block of code."""
    yield "```text"
    for example in (example for example in rule.examples if not example.todo):
        if example.bad:
            yield f"Found: {_line(example.bad)}"
        if example.good:
            yield f"{'Write: ' if example.bad else 'Fine:  '}{_line(example.good)}"
    yield from ("```", "")


def _words(rule: Rule) -> Iterator[str]:
    """The entries of a list with what to write instead."""
    entries = dict(listed(rule))
    if not entries:
        return
    if not any(entries.values()):
        yield from (f"Words: {', '.join(map(_code, entries))}.", "")
        return
    yield from ("| instead of | write |", "|---|---|")
    for entry, instead in entries.items():
        yield f"| {_code(entry)} | {', '.join(_code(text) if text else 'leave it out' for text in instead)} |"
    yield ""


def _line(text: str) -> str:
    """An example on one line."""
    return " ⏎ ".join(line for line in text.strip().splitlines() if line.strip())


def _code(text: str) -> str:
    """A text as code, in a table too."""
    ticks = "``" if "`" in text else "`"
    return f"{ticks}{text}{ticks}".replace("|", "\\|")


def _plain(text: str) -> str:
    return text.translate(_SIGNS)


def _source(citation: Citation) -> str:
    """Who says so; the title stands in quotation marks, because it may name the word."""
    title = f"“{_plain(citation.title.translate(_INNER))}”" if citation.url else _plain(citation.title)
    return f"[{title}]({citation.url}), checked {citation.checked}" if citation.url else title
