"""spacy: patterns in spaCy's own notation, run by spaCy on the sentences in which a literal of the pattern occurs.

`tokens` goes to its Matcher, `dependency` to its DependencyMatcher. Sentences are parsed once per document, many at a
time, and shared with everyone else who asks spaCy. Where matches of a rule overlap, the longest counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from plainlang.document import Document
from plainlang.errors import did_you_mean
from plainlang.kinds.literals import required
from plainlang.language.lemmas import forms_of
from plainlang.language.words import fold
from plainlang.pipelines.installed import load, quietly
from plainlang.pipelines.matchers import matcher, try_out
from plainlang.pipelines.notation import Faults, attributes, dependency_faults, names_of, patterns_of, token_faults
from plainlang.pipelines.parses import Place, parsed
from plainlang.rule import Match, Rule, in_block, speaks_in

Texts = tuple[str, ...]
Needs = tuple[tuple[Texts, ...], ...]
"""For each pattern sets of texts; one text of each set must occur."""
_OPTIONAL: Final = ("?", "*", "!", "{0", "{,")
_CONTRACTED: Final = frozenset("be have will would not".split())
"""Words of which a contraction may leave one letter."""


@dataclass(frozen=True, slots=True)
class Spacy:
    """`tokens`: one Matcher pattern or several; `dependency`: a DependencyMatcher pattern. `at` names the words of a
    dependency pattern over which the finding reaches, all when left out; `at_least` is how many words that must be.
    `literal`: texts of which one must occur, when they cannot be read off the pattern.
    """

    tokens: tuple[object, ...] = ()
    dependency: tuple[object, ...] = ()
    at: tuple[str, ...] = ()
    at_least: int = 0
    literal: tuple[str, ...] = ()


class Ready(NamedTuple):
    """Rules with what must occur for each, the parts of the pipeline they need, and spaCy's matchers once made."""

    rules: tuple[tuple[Rule, Needs], ...]
    also: frozenset[str]
    matchers: dict[tuple[int, str], Any]


def prepare(rules: Sequence[Rule]) -> Ready:
    """What must occur for each rule. Patterns of a user's own rules are shown to spaCy, which may refuse one."""
    for rule in rules:
        if not rule.shipped:
            try_out(rule.id, rule.spec.tokens, rule.spec.dependency)
    written = str([(rule.spec.tokens, rule.spec.dependency) for rule in rules]).upper()
    also = {"lemmatizer": "'LEMMA'" in written, "ner": "'ENT_" in written}
    return Ready(tuple((rule, needs(rule.spec)) for rule in rules), frozenset(k for k in also if also[k]), {})


def matches(document: Document, ready: Ready) -> Iterator[Match]:
    """Every place where a pattern matches."""
    wanted = list(_likely(document, ready.rules))
    if not wanted:
        return
    vocab = load(document.grammar).vocab
    with quietly():
        docs = parsed(document, [place for place, _ in wanted], ready.also)
        found = [
            match
            for (place, rules), doc in zip(wanted, docs, strict=True)
            for rule in rules
            for match in _in_sentence(rule, place, doc, _matcher_of(rule, vocab, ready.matchers))
        ]
    yield from found


def needs(spec: Spacy) -> Needs:
    """What a sentence must contain; without any pattern here, every sentence is tried."""
    if spec.literal:
        return ((tuple(map(fold, spec.literal)),),)
    patterns = [spec.dependency] if spec.dependency else patterns_of(spec.tokens)
    found = [tuple(texts for token in pattern if (texts := _texts(token))) for pattern in patterns]
    return tuple(found) if all(found) else ()


def faults(spec: Spacy, shipped: bool) -> Faults:
    """What is wrong with a rule of this kind, told without spaCy."""
    if bool(spec.tokens) == bool(spec.dependency):
        yield "spacy", "it needs “tokens” or “dependency”, and not both"
        return
    before = [*token_faults(spec.tokens), *dependency_faults(spec.dependency)]
    yield from before
    names = names_of(spec.dependency)
    for name in spec.at:
        if name not in names:
            yield name, f"“at” names no word of “dependency”: “{name}”. {did_you_mean(name, names)}".rstrip()
    if spec.at_least < 0:
        yield str(spec.at_least), "“at_least” cannot be less than 0"
    if shipped and not before and not (needs(spec) or spec.at_least):
        yield "spacy", "it needs “literal”, texts of which one occurs wherever the pattern matches, or “at_least”"


def _texts(token: object) -> Texts:
    """Texts of which one must occur where this token matches; none when there is no telling."""
    given = attributes(token)
    if str(given.get("OP", "1")).startswith(_OPTIONAL):
        return ()
    for name in ("LOWER", "TEXT", "ORTH", "LEMMA"):
        value = given.get(name)
        listed = attributes(value).get("IN") if isinstance(value, Mapping) else value
        listed = (listed,) if isinstance(listed, str) else listed
        if isinstance(listed, tuple) and listed and all(isinstance(text, str) for text in listed):
            texts = {fold(str(text)) for text in listed}
            if name != "LEMMA":
                return tuple(sorted(texts))
            if texts.isdisjoint(_CONTRACTED) and given.get("POS") in ("VERB", "NOUN"):
                return tuple(sorted({form for text in texts for form in forms_of(text)}))
        elif isinstance(value, Mapping) and name != "LEMMA" and isinstance(regex := value.get("REGEX"), str):
            return required(regex)
    return ()


def _likely(document: Document, rules: Sequence[tuple[Rule, Needs]]) -> Iterator[tuple[Place, list[Rule]]]:
    """The sentences that must be parsed, and the rules for which."""
    for block in document.blocks:
        speaking = [(rule, needed) for rule, needed in rules if speaks_in(rule, block)]
        folded = fold(block.text) if speaking else ""
        for cut in block.cuts if speaking else ():
            text, size = folded[cut.start : cut.end], cut.last - cut.first
            chosen = [r for r, needed in speaking if size >= r.spec.at_least and size and _may_match(needed, text)]
            if chosen:
                yield Place(block, cut), chosen


def _may_match(needed: Needs, text: str) -> bool:
    return not needed or any(all(any(t in text for t in texts) for texts in pattern) for pattern in needed)


def _in_sentence(rule: Rule, place: Place, doc: Any, finder: Any) -> Iterator[Match]:
    """The matches of one rule in one sentence: of those that overlap the longest."""
    words, spec = place.words, rule.spec
    starts = [word.start for word in words]
    found: dict[tuple[int, int], dict[str, object]] = {}
    for tokens, named in _hits(spec, finder(doc)):
        start = doc[min(tokens)].idx + place.cut.start
        end = doc[max(tokens)].idx + len(doc[max(tokens)]) + place.cut.start
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
        if first >= 0 and words[first].end > start:
            start = words[first].start
        if last >= 0 and words[last].end > end:
            end = words[last].end
        count = bisect_left(starts, end) - bisect_left(starts, start)
        if count >= spec.at_least:
            values = {name: doc[at].text for name, at in named.items()}
            found.setdefault((start, end), {**values, "count": count})
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
            yield in_block(rule, place.block, start, end, values=found[start, end])


def _hits(spec: Spacy, hits: Iterable[Any]) -> Iterator[tuple[Sequence[int], Mapping[str, int]]]:
    """For each hit the tokens that it marks, and those that have a name."""
    names = names_of(spec.dependency)
    for hit in hits:
        if spec.dependency:
            named = dict(zip(names, hit[1], strict=True))
            yield [named[name] for name in spec.at or names], named
        else:
            yield range(hit[1], hit[2]), {}


def _matcher_of(rule: Rule, vocab: Any, made: dict[tuple[int, str], Any]) -> Any:
    key = (id(vocab), rule.id)
    if key not in made:
        made[key] = matcher(vocab, rule.spec.tokens, rule.spec.dependency)
    return made[key]
