"""The spine: a document and rules in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plainlang.context import Views, excused, sentence_at
from plainlang.document import HOLE, Block, Document
from plainlang.errors import RuleCrash
from plainlang.finding import Finding, severity_rank
from plainlang.kinds import KINDS
from plainlang.overlaps import LISTS, spoken
from plainlang.rule import Match, Rule
from plainlang.soundness import suggests
from plainlang.span import LineIndex, Span, lies_in, merged

_CONTEXT: Final = 300
"""How much of a long sentence is shown on either side of a finding."""


class Ready(NamedTuple):
    """The rules of one kind, and what the kind made of them."""

    rules: tuple[Rule, ...]
    prepared: Any


Prepared = Mapping[str, Ready]


def prepare(rules: Sequence[Rule]) -> Prepared:
    """What each kind makes of its rules, once."""
    kinds = {name: tuple(rule for rule in rules if rule.kind == name) for name in KINDS}
    return {name: Ready(group, KINDS[name].prepare(group)) for name, group in kinds.items() if group}


def only(prepared: Prepared, wanted: Callable[[Rule], bool]) -> Prepared:
    """The same kinds with some of their rules; a kind that keeps all of them is not prepared again."""
    left = {kind: tuple(filter(wanted, ready.rules)) for kind, ready in prepared.items()}
    anew = prepare([rule for kind, rules in left.items() if rules != prepared[kind].rules for rule in rules])
    return {kind: anew.get(kind, prepared[kind]) for kind, rules in left.items() if rules}


def speaking(prepared: Prepared, language: str) -> Prepared:
    """The kinds that run on a page in this language: all of them on English, elsewhere only the one about structure."""
    return {kind: ready for kind, ready in prepared.items() if kind == "structure" or language.startswith("en")}


def lint(
    document: Document, prepared: Prepared, lines: LineIndex, silent: Container[str] = ()
) -> tuple[tuple[Finding, ...], tuple[RuleCrash, ...]]:
    """Every finding in order of place, and the rules that failed. What rules find that are `silent` on this page comes
    last: a comment may be about it, but no other rule makes way for it.
    """
    matches: list[Match] = []
    crashes: list[RuleCrash] = []
    views: Views = {}
    for kind, ready in prepared.items():
        try:
            matches += _matches(document, kind, ready.prepared, views)
        except Exception as error:  # a rule's failure must not take the page with it
            matches += _one_by_one(document, kind, ready.rules, views, crashes, error)
    matches.sort(key=lambda match: (match.span, severity_rank(match.rule.severity), match.rule.id))
    said = [match for match in matches if match.rule.id not in silent]
    unsaid = [match for match in matches if match.rule.id in silent]
    return tuple(finding(m, document, lines) for m in (*spoken(said), *spoken(unsaid))), tuple(crashes)


def _matches(document: Document, kind: str, prepared: Any, views: Views) -> list[Match]:
    """What a kind finds and nothing excuses. An entry of a word list that is excused takes with it what the same rule
    finds inside it, but not what another rule finds there.
    """
    found = list(KINDS[kind].matches(document, prepared))
    silent = [excused(match, document, views) for match in found]
    said = [match for match, quiet in zip(found, silent, strict=True) if not quiet]
    if kind not in LISTS or len(said) == len(found):
        return said
    excuses: dict[str, list[Span]] = {}
    for match, quiet in zip(found, silent, strict=True):
        if quiet:
            excuses.setdefault(match.rule.id, []).append(match.span)
    reach = {rule: merged(spans) for rule, spans in excuses.items()}
    return [match for match in said if not lies_in(match.span, reach.get(match.rule.id, ()))]


def _one_by_one(
    document: Document, kind: str, rules: Iterable[Rule], views: Views, crashes: list[RuleCrash], first: Exception
) -> Iterator[Match]:
    """What the rules of a kind find when each runs alone, after one of them failed; names the one that did."""
    before = len(crashes)
    for rule in rules:
        try:
            yield from _matches(document, kind, KINDS[kind].prepare((rule,)), views)
        except Exception as error:
            crashes.append(RuleCrash(rule.id, "", error, ours=rule.shipped))
    if len(crashes) == before:
        crashes.append(RuleCrash(f"rules of kind “{kind}”", "", first))


def finding(match: Match, document: Document, lines: LineIndex) -> Finding:
    """What the reader of a report needs to know of a match."""
    rule, span, block = match.rule, match.span, match.block
    found = context = ""
    at = (0, 0)
    if block is not None:
        found = _shown(block, match.start, match.end)
        begin, end = _around(block, match.start, match.end)
        context = _shown(block, begin, end)
        at = (match.start - begin, match.end - begin)
    elif span.end > span.start:
        found = str(match.values.get("found") or document.source[span.start : span.end])
    first, last = lines.position(span.start), lines.position(span.end)
    message = _message(rule, found, match)
    return Finding(
        rule.id, rule.theme, rule.pillar, rule.severity, rule.confidence, message, rule.why, rule.citation, span,
        first.line, first.column, last.line, last.column, found, match.suggestions,
        rule.fix if rule.fix != "none" and match.suggestions and suggests(rule) else None,
        context, at, _place(match, document),
    )  # fmt: skip


def _place(match: Match, document: Document) -> str:
    """The place of the block, or of the element, in a format without lines."""
    if match.block is not None:
        return match.block.place
    elements = (e for e in document.elements if e.span == match.span and "place" in e.attributes)
    return next((element.attributes["place"] for element in elements), "")


def _shown(block: Block, start: int, end: int) -> str:
    """Part of a block's text on one line."""
    return block.text[start:end].replace(HOLE, "…").replace("\n", " ")


def _around(block: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a match; of a long one the words around the match."""
    cut = sentence_at(block, start)
    begin, finish = (cut.start, max(cut.end, end)) if cut else (0, len(block.text))
    if start - begin > _CONTEXT:
        space = block.text.rfind(" ", max(begin, start - 2 * _CONTEXT), start - _CONTEXT)
        begin = space + 1 if space >= 0 else start - _CONTEXT
    if finish - end > _CONTEXT:
        space = block.text.find(" ", end + _CONTEXT, end + 2 * _CONTEXT)
        finish = space if space >= 0 else end + _CONTEXT
    return begin, finish


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _message(rule: Rule, found: str, match: Match) -> str:
    shown = " or ".join(f"“{text}”" for text in match.suggestions if text)
    first = match.suggestions[0] if match.suggestions else ""
    values = _Values(match.values, found=found, suggestion=first, suggestions=shown or "leaving it out")
    return rule.message.format_map(values)
