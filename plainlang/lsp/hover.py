"""A rule in plain words, as Markdown: what it says here, why, how to fix it, who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plainlang.finding import Citation, Finding
from plainlang.lsp.checking import Checked
from plainlang.lsp.diagnostics import rule_page
from plainlang.lsp.whole_rules import whole_rule
from plainlang.rule import Rule

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|])")
_EXAMPLES: Final = 2
_OFTEN_WRONG: Final = {
    "medium": "This rule is sometimes wrong. Ignore it where the text is clear as it stands.",
    "low": "Whether this rule is right depends on the context. Ignore it where the words are meant so.",
}


def hover_text(checked: Checked, findings: Sequence[Finding]) -> str:
    """What is to be said about some findings; each rule is explained once."""
    rules = {finding.rule: finding for finding in reversed(findings)}
    first = [rules.pop(finding.rule) for finding in findings if finding.rule in rules]
    return "\n\n---\n\n".join("\n\n".join(_lines(f, whole_rule(checked.linter, f.rule))) for f in first)


def _lines(finding: Finding, rule: Rule | None) -> Iterator[str]:
    yield f"**{plain(finding.message)}**"
    yield plain(finding.why)
    if finding.suggestions:
        yield f"Instead of “{plain(finding.found)}”: {_ways(finding.suggestions)}."
    if rule and (shown := list(_examples(rule))):
        yield "\n".join(shown)
    if finding.confidence in _OFTEN_WRONG:
        yield _OFTEN_WRONG[finding.confidence]
    if source := _source(finding.citation):
        yield f"Source: {source}"
    page = rule_page(finding)
    name = f"[`{finding.rule}`]({page})" if page else f"`{finding.rule}`"
    yield f"{name} · {finding.severity} · confidence {finding.confidence}"


def _ways(suggestions: Sequence[str]) -> str:
    return " or ".join(f"**{plain(text)}**" if text else "leave it out" for text in suggestions)


def _examples(rule: Rule) -> Iterator[str]:
    """A list of what to write instead of what."""
    better = [e for e in rule.examples if e.bad and not e.todo]
    for example in better[:_EXAMPLES]:
        if example.good:
            yield f"- Instead of: {_line(example.bad)}\n- write: {_line(example.good)}"
        else:
            yield f"- Found in: {_line(example.bad)}"


def _line(text: str) -> str:
    return plain(" ".join(text.split()))


def _source(citation: Citation) -> str:
    if citation.title == "our default":
        return ""
    return f"[{plain(citation.title)}]({citation.url})" if citation.url else plain(citation.title)


def plain(text: str) -> str:
    """A text in which Markdown sees no markup."""
    return _SIGNS.sub(r"\\\1", text)
