"""What types cannot tell about a rule: whether its expressions compile, its formula adds up, its message can be filled.

Rules come from files and from changes to them; both are asked here, so that nothing that is wrong with a rule waits
for the page on which it would fail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from typing import Any, Final

from plainlang.expressions import error_in
from plainlang.finding import Citation
from plainlang.kinds import spacy
from plainlang.kinds.count import COUNTED
from plainlang.kinds.grammar import grammar_faults, values_of
from plainlang.kinds.literals import required
from plainlang.kinds.metric import parse as parse_formula
from plainlang.kinds.pattern import compiled
from plainlang.language.grammar.tags import NEVER
from plainlang.pipelines.notation import names_of
from plainlang.rule import Rule, Theme

_SUGGESTING: Final = frozenset(("swap", "repeat", "consistent"))
_NEEDS_SILENT: Final = frozenset(("pattern", "grammar", "spacy"))
_WORDLESS: Final = frozenset(("structure", "count", "metric"))
_ALWAYS: Final = ("found", "suggestion", "suggestions")
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "count": ("count", "limit"), "metric": ("count", "limit"), "consistent": ("common",),
    "define": ("stands_for", "count", "limit", "listed", "nickname"), "rare": ("count",),
    "structure": ("text", "level", "before", "limit", "file", "usual", "happens", "count"),
}  # fmt: skip
"""What a message may show beside what every message may."""
_GROUP: Final = re.compile(r"\\g<(\w+)>")
_DATE: Final = re.compile(r"20\d\d-[01]\d-[0-3]\d")
OUR_DEFAULT: Final = "our default"
"""The title of a citation where no authority says so."""


def citation_faults(citation: Citation) -> Iterator[str]:
    """A shipped rule names a document and a place in it, where it stands and when we looked, or is our default."""
    stands = citation.url.startswith("https://") and _DATE.fullmatch(citation.checked)
    if citation.title != OUR_DEFAULT and not stands:
        yield f"A citation needs a title, a “url” and the date “checked”, or the title “{OUR_DEFAULT}”."


def theme_faults(theme: Theme) -> Iterator[tuple[str, str]]:
    """What the head of a file lacks, with the key at fault. Policy on people differs and changes, so a pack about them
    names its owner and the day of its last review.
    """
    if theme.weight < 0:
        yield "weight", "“weight” cannot be less than 0."
    if theme.pillar == "inclusive" and not (theme.owner and _DATE.fullmatch(theme.reviewed)):
        yield "pillar", "A ruleset about inclusive language needs an “owner” and the date in “reviewed”."


def spec_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """What types cannot tell: regular expressions, literals, formulas, limits, messages; each with the value at
    fault.
    """
    what = f"The rule “{rule.id}”"
    own = _OF_KIND[rule.kind](rule) if rule.kind in _OF_KIND else ()
    for value, text in (*_unless_faults(rule), *_tag_faults(rule), *_page_faults(rule), *own):
        yield value, f"{what}: {text}" + "." * (not text.endswith((".", "?")))
    if odd := _message_error(rule):
        yield rule.message, f"{what}: the message “{rule.message}” cannot be filled in: {odd}."


def _unless_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    for context in rule.unless:
        if context.matching and (error := error_in(rule.shipped, context.matching)):
            yield context.matching, f"“{context.matching}” is no regular expression: {error}"


def _page_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule asks of the whole page."""
    if rule.beyond < 0:
        yield "beyond", "“beyond” cannot be less than 0."
    for name in rule.yields_to:
        if name in (rule.id, rule.theme, *rule.alias):
            yield name, f"a rule that yields to “{name}” yields to itself, and never speaks."
    if rule.when:
        yield from _formula_faults(rule.when.metric)


def _formula_faults(formula: str) -> Iterator[tuple[str, str]]:
    try:
        parse_formula(formula)
    except ValueError as error:
        yield formula, str(error)


def _metric_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from _formula_faults(rule.spec.metric)
    yield from _limit_faults(rule)


def _limit_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.spec.max is None and rule.spec.min is None:
        yield rule.id, "it needs “max” or “min”."


def _count_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from _limit_faults(rule)
    counted, per = rule.spec.count, rule.spec.per
    if counted not in COUNTED[per]:
        yield counted, f"{counted} cannot be counted per {per}. Known: {', '.join(COUNTED[per])}."


def _define_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if "terms" in rule.spec.define and not rule.spec.terms:
        yield rule.id, "it needs “terms”."


def _tag_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """Parts of speech that no word has, or that nobody would be asked about."""
    asked = [*rule.tag, *(name for c in rule.unless for name in (*c.tag, *c.tag_before, *c.tag_after))]
    yield from ((name, NEVER[name]) for name in asked if name in NEVER)
    if rule.tag and rule.kind in _WORDLESS:
        yield "tag", f"“tag” asks about the first word of a match, and a rule of kind {rule.kind} is not about words."


def _pattern_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    spec: Any = rule.spec
    if error := error_in(rule.shipped, spec.pattern):
        yield spec.pattern, f"“{spec.pattern}” is no regular expression: {error}"
        return
    if rule.shipped and not (spec.literal or required(spec.pattern)):
        yield spec.pattern, "it needs “literal”: a text that occurs wherever the pattern matches."
    groups = compiled(rule).groupindex
    for template in spec.suggest:
        for name in _GROUP.findall(template):
            if not name.isdigit() and name not in groups:
                yield template, f"the pattern has no group “{name}”."


_OF_KIND: Final[Mapping[str, Callable[[Rule], Iterable[tuple[str, str]]]]] = {
    "pattern": _pattern_faults,
    "grammar": grammar_faults,
    "spacy": lambda rule: spacy.faults(rule.spec, rule.shipped),
    "metric": _metric_faults,
    "count": _count_faults,
    "define": _define_faults,
}


def _message_error(rule: Rule) -> str:
    """Why the braces of a message make no sense; empty when they do."""
    try:
        fields = [(name, more or turn) for _, name, more, turn in Formatter().parse(rule.message) if name is not None]
    except ValueError as error:
        return str(error)
    strange = [name for name, more in fields if more or not name.isidentifier()]
    if strange:
        return f"“{{{strange[0]}}}” is not the plain name of a value"
    known = {*_ALWAYS, *_VALUES.get(rule.kind, ())}
    if rule.kind == "grammar":
        known.update(values_of(rule.spec))
    if rule.kind == "pattern" and not error_in(rule.shipped, rule.spec.pattern):
        known.update(compiled(rule).groupindex)
    if rule.kind == "spacy":
        known.update(("count", *names_of(rule.spec.dependency)))
    unknown = [name for name, _ in fields if name not in known]
    return f"there is no “{{{unknown[0]}}}”; known: {', '.join(sorted(known))}" if unknown else ""


def suggests(rule: Rule) -> bool:
    """Does the rule offer words to put in place?"""
    if rule.kind == "grammar":
        return bool(rule.spec.suggest or rule.spec.swap)
    if rule.kind == "define":
        return bool(rule.spec.expansions)
    return rule.kind in _SUGGESTING or (rule.kind == "pattern" and bool(rule.spec.suggest))


def example_faults(rule: Rule) -> Iterator[str]:
    """A rule shows what it finds and what it puts there; one with exceptions shows when it is silent."""
    what = f"The rule “{rule.id}”"
    if not any(e.bad for e in rule.examples):
        yield f"{what} needs an example with “bad”: a text it must find."
    elif suggests(rule) and not any(e.bad and e.good for e in rule.examples):
        yield f"{what} offers words, so it needs an example with “bad” and the “good” its fix makes of it."
    silent = any(e.good and not e.bad for e in rule.examples)
    if (rule.unless or rule.kind in _NEEDS_SILENT) and not silent:
        yield f"{what} needs an example with “good” alone: a text in which it must stay silent."
