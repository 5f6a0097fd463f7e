"""grammar: what a word does in its sentence: the passive, and patterns of words and parts of speech.

A pattern is tried where its trigger stands, first on the words alone; only a sentence in which it may match is tagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from plainlang.analysis import passive_clauses, tags
from plainlang.document import Block, Document
from plainlang.kinds.distant import distant_verbs
from plainlang.kinds.swap import Inflect, as_written
from plainlang.language.grammar.participles import is_participle
from plainlang.language.grammar.tags import Tag
from plainlang.language.inflection import plural, verb_forms
from plainlang.rule import Match, Rule, in_block, speaks_in
from plainlang.tokens.faults import pattern_faults
from plainlang.tokens.notation import Patterns, each_pattern
from plainlang.tokens.patterns import Found, Line, longest, may_hold
from plainlang.tokens.steps import Pattern, ready
from plainlang.tokens.triggers import Triggers, collect, starts, trigger_of

_FORMS: Final = {"VBZ": 1, "VBD": 2, "VBN": 3, "VBG": 4}
"""Which of the `VerbForms` a Penn tag asks for; any other asks for the base."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """`grammar`: "passive", "duty" (a passive with must, shall or will that does not say who acts), "distant-verb", or
    token patterns.

    `swap`: by a word of the match, the last that stands here, what to write instead of the match; with `inflect: verb`
    in the form of the match's first word, with `inflect: noun` in the number of the word found. `suggest`: what to
    write where `swap` has nothing. `max`: for "distant-verb", how many words may stand between a subject and its verb.
    `advice`: for "passive", what the message says as {advice} where the clause names who acts ("by the office") and
    where it does not.
    """

    grammar: Literal["passive", "duty", "distant-verb"] | Patterns
    swap: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inflect: Inflect = "none"
    suggest: tuple[str, ...] = ()
    max: int = 0
    advice: Mapping[str, str] = field(default_factory=dict)


class Hunter(NamedTuple):
    """A rule, and by each form of its words what to write instead and whether the form is a plural."""

    rule: Rule
    instead: Mapping[str, tuple[tuple[str, ...], bool]]


class Hunted(NamedTuple):
    """A pattern, the index of its hunter, and whether it asks for parts of speech."""

    hunter: int
    pattern: Pattern
    asks: bool


class Prepared(NamedTuple):
    """The rules about passives; about distant verbs; those with patterns; all patterns; what sets them going."""

    passive: tuple[Rule, ...]
    distant: tuple[Rule, ...]
    hunters: tuple[Hunter, ...]
    patterns: tuple[Hunted, ...]
    triggers: Triggers


def prepare(rules: Sequence[Rule]) -> Prepared:
    """The patterns ready to run, all their triggers in one place."""
    hunters = tuple(Hunter(rule, _instead(rule.spec)) for rule in rules if not isinstance(rule.spec.grammar, str))
    patterns = tuple(
        Hunted(i, pattern, pattern.tagged or hunter.rule.spec.inflect == "verb")
        for i, hunter in enumerate(hunters)
        for pattern in (ready(tokens, hunter.rule.shipped) for tokens in each_pattern(hunter.rule.spec.grammar))
    )
    passive = tuple(rule for rule in rules if rule.spec.grammar in ("passive", "duty"))
    distant = tuple(rule for rule in rules if rule.spec.grammar == "distant-verb")
    return Prepared(passive, distant, hunters, patterns, collect(hunted.pattern for hunted in patterns))


def values_of(spec: Grammar) -> tuple[str, ...]:
    """What a message of this rule may show."""
    if spec.grammar == "distant-verb":
        return "subject", "verb", "count"
    return ("modal", "advice") if isinstance(spec.grammar, str) else ("word",)


def grammar_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """What is wrong with the patterns of a rule and the words it offers, each with the value at fault."""
    spec: Grammar = rule.spec
    if isinstance(spec.grammar, str):
        if spec.swap or spec.suggest:
            yield spec.grammar, f"“{spec.grammar}” has no words to put in its place, and takes none."
        for key in spec.advice.keys() - {"named", "unnamed"}:
            yield key, f"“advice” has “named” and “unnamed”, and no “{key}”."
        return
    faults = list(pattern_faults(spec.grammar, rule.shipped))
    yield from faults
    if faults:
        return
    patterns = [ready(tokens, rule.shipped) for tokens in each_pattern(spec.grammar)]
    if rule.shipped and not all(map(trigger_of, patterns)):
        yield "grammar", "a pattern needs a token with a list of words, or with an open part of speech such as NOUN."
    for word, forms in ((word, {word, plural(word)}) for word in spec.swap):
        if not any(may_hold(pattern, form) for pattern in patterns for form in forms):
            yield word, f"no token of a pattern can be “{word}”, so it is never found."


def _instead(spec: Grammar) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    one = {word: (texts, False) for word, texts in spec.swap.items()}
    many = {plural(word): (texts, True) for word, texts in spec.swap.items()} if spec.inflect != "none" else {}
    return many | one


def matches(document: Document, rules: Prepared) -> Iterator[Match]:
    """Every clause, and every match of a pattern, that a rule asks for."""
    if rules.passive:
        yield from _passives(document, rules.passive)
    if rules.distant:
        yield from distant_verbs(document, rules.distant)
    if rules.patterns:
        for (n, cut), tries in sorted(starts(document, rules.triggers).items()):
            yield from _in_sentence(document, document.blocks[n], cut, tries, rules)


def _passives(document: Document, rules: Iterable[Rule]) -> Iterator[Match]:
    for block, _, passive in passive_clauses(document):
        for rule in rules:
            duty = passive.modal in ("must", "shall", "will") and not passive.agent
            if speaks_in(rule, block) and (rule.spec.grammar == "passive" or duty):
                start, end = block.words[passive.first].start, block.words[passive.last].end
                advice = rule.spec.advice.get("named" if passive.agent else "unnamed", "")
                yield in_block(rule, block, start, end, values={"modal": passive.modal, "advice": advice})


def _in_sentence(
    document: Document, block: Block, at: int, tries: Iterable[tuple[int, int]], rules: Prepared
) -> Iterator[Match]:
    """The matches in one sentence of the patterns that may begin at these words."""
    cut, patterns = block.cuts[at], rules.patterns
    line = Line(block.words, block.text, cut.first, cut.last, grammar=document.grammar)
    tries = [(i, n) for i, n in tries if speaks_in(rules.hunters[patterns[i].hunter].rule, block)]
    if any(longest(patterns[i].pattern, line, n, brief=True) for i, n in tries if patterns[i].asks):
        line = line._replace(tags=tags(document, block, cut))
    else:
        tries = [(i, n) for i, n in tries if not patterns[i].asks]
    found: dict[int, list[Found]] = {}
    for i, n in tries:
        if match := longest(patterns[i].pattern, line, n):
            found.setdefault(patterns[i].hunter, []).append(match)
    for hunter, several in found.items():
        for match in _apart(several):
            yield _match(rules.hunters[hunter], block, line, match)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Matches that do not overlap, from left to right, the longest of those that begin together."""
    free = 0
    for match in sorted(found, key=lambda match: (match.first, -match.last)):
        if match.first >= free:
            free = match.last
            yield match


def _match(hunter: Hunter, block: Block, line: Line, found: Found) -> Match:
    """A match with what to write instead of it."""
    words = block.words[found.first : found.last]
    start, end = words[0].start, words[-1].end
    word = next((word.key for word in reversed(words) if word.key in hunter.instead), "")
    spec: Grammar = hunter.rule.spec
    texts, many = hunter.instead[word] if word else (spec.suggest, False)
    if word and spec.inflect == "verb":
        tag = line.tags[found.first - line.first] if line.tags else None
        form = _form(words[0].key, tag)
        texts = tuple(verb_forms(text)[form] if text else "" for text in texts)
    elif many:
        texts = tuple(plural(text) if text else "" for text in texts)
    shown = block.text[start:end]
    written = tuple(as_written(shown, text) for text in texts)
    return in_block(hunter.rule, block, start, end, written, {"word": word})


def _form(key: str, tag: Tag | None) -> int:
    """Which form of a verb a word is: its tag tells, or its shape where it is not tagged as a verb."""
    if tag is not None and tag.tag.startswith("VB"):
        return _FORMS.get(tag.tag, 0)
    return 4 if key.endswith("ing") else 1 if key.endswith("s") else 3 if is_participle(key) else 0
