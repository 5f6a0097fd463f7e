"""The spine: a document and rules in, findings out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from plainlang.context import excused, sentence_at
from plainlang.document import HOLE, Document
from plainlang.errors import RuleCrash
from plainlang.finding import Finding, severity_rank
from plainlang.kinds import KINDS
from plainlang.rule import Match, Rule
from plainlang.ruleset import suggests
from plainlang.span import LineIndex

Prepared = Mapping[str, Any]
_LISTS: Final = frozenset(("swap", "avoid"))


def prepare(rules: Sequence[Rule]) -> Prepared:
    """What each kind makes of its rules, once."""
    kinds = {name: [rule for rule in rules if rule.kind == name] for name in KINDS}
    return {name: KINDS[name].prepare(group) for name, group in kinds.items() if group}


def lint(document: Document, prepared: Prepared, lines: LineIndex) -> tuple[tuple[Finding, ...], tuple[RuleCrash, ...]]:
    """Every finding in order of place, and the rules that failed."""
    matches: list[Match] = []
    crashes: list[RuleCrash] = []
    for kind, rules in prepared.items():
        try:
            matches += (match for match in KINDS[kind].matches(document, rules) if not excused(match))
        except Exception as error:  # a rule's failure must not take the page with it
            crashes.append(RuleCrash(f"rules of kind “{kind}”", "", error))
    matches.sort(key=lambda match: (match.span, severity_rank(match.rule.severity), match.rule.id))
    return tuple(finding(match, document, lines) for match in _apart(matches)), tuple(crashes)


def _apart(matches: Sequence[Match]) -> Iterator[Match]:
    """Of word lists that overlap, only the longest speaks."""
    spans = [m.span for m in matches if m.rule.kind in _LISTS]
    longest: list[Any] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not longest or span.start >= longest[-1].end:
            longest.append(span)
        elif span.end - span.start > longest[-1].end - longest[-1].start:
            longest[-1] = span
    left = set(longest)
    for match in matches:
        if match.rule.kind not in _LISTS:
            yield match
        elif match.span in left:
            left.remove(match.span)
            yield match


def finding(match: Match, document: Document, lines: LineIndex) -> Finding:
    """What the reader of a report needs to know of a match."""
    rule, span, block = match.rule, match.span, match.block
    found = context = ""
    at = (0, 0)
    if block is not None:
        found = block.text[match.start : match.end].replace(HOLE, "…").replace("\n", " ").strip()
        cut = sentence_at(block, match.start)
        begin, end = (cut.start, max(cut.end, match.end)) if cut else (0, len(block.text))
        context = block.text[begin:end].replace(HOLE, "…").replace("\n", " ")
        at = (match.start - begin, match.end - begin)
    elif span.end > span.start:
        found = str(match.values.get("found") or document.source[span.start : span.end])
    first, last = lines.position(span.start), lines.position(span.end)
    message = _message(rule, found, match)
    return Finding(
        rule.id, rule.theme, rule.pillar, rule.severity, rule.confidence, message, rule.why, rule.citation, span,
        first.line, first.column, last.line, last.column, found, match.suggestions,
        rule.fix if match.suggestions and suggests(rule) else None, context, at,
    )  # fmt: skip


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _message(rule: Rule, found: str, match: Match) -> str:
    shown = " or ".join(f"“{text}”" for text in match.suggestions if text)
    first = match.suggestions[0] if match.suggestions else ""
    values = _Values(match.values, found=found, suggestion=first, suggestions=shown or "leaving it out")
    return rule.message.format_map(values)
