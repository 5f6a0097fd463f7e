"""Findings, and faults in our own files, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from urllib.parse import quote

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, DiagnosticTag

from plainlang.errors import Fault
from plainlang.finding import Finding
from plainlang.lsp.checking import Checked
from plainlang.lsp.positions import Positions
from plainlang.rule import SUPPRESSION_RULES
from plainlang.span import Span

SOURCE: Final = "plainlang"
_RULE_PAGES: Final = "https://github.com/plainlang/plainlang/blob/main/docs/rules"
_SEVERITIES: Final[Mapping[str, DiagnosticSeverity]] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "suggestion": DiagnosticSeverity.Information,
}
_TOKEN: Final = re.compile(r"[^\s,\]}:]+|.", re.S)


def diagnostics_of(checked: Checked) -> list[Diagnostic]:
    """What is found in a page."""
    pairs = zip(checked.report.findings, checked.names, strict=True)
    return [diagnostic(finding, name, checked) for finding, name in pairs]


def diagnostic(finding: Finding, name: str, checked: Checked) -> Diagnostic:
    """One finding; its `data` names the rule and the fingerprint, which lasts while the text around it changes. What a
    baseline knows is a hint.
    """
    href = rule_page(finding)
    return Diagnostic(
        checked.positions.range(checked.place(finding)),
        finding.message,
        DiagnosticSeverity.Hint if finding in checked.old else _SEVERITIES[finding.severity],
        finding.rule,
        CodeDescription(href) if href else None,
        SOURCE,
        [DiagnosticTag.Unnecessary] if is_needless(finding) else [],
        data={"rule": finding.rule, "fingerprint": name},
    )


def is_needless(finding: Finding) -> bool:
    """Is the advice to leave out what was found?"""
    return finding.rule in SUPPRESSION_RULES or finding.suggestions[:1] == ("",)


def rule_page(finding: Finding) -> str:
    """The address of the page about a rule; of a user's own rule, that of its source."""
    theme, _, name = finding.rule.partition("/")
    return f"{_RULE_PAGES}/{quote(theme)}.md#{quote(name)}" if theme in _shipped() else finding.citation.url


@cache
def _shipped() -> frozenset[str]:
    from plainlang.shipped import theme_names

    return frozenset(theme_names())


def fault_diagnostics(faults: Iterable[Fault], text: str, encoding: str) -> list[Diagnostic]:
    """What is wrong in a configuration or a ruleset."""
    return list(_faults(faults, Positions(text, encoding)))


def _faults(faults: Iterable[Fault], positions: Positions) -> Iterator[Diagnostic]:
    for fault in faults:
        line = positions.line_span(min(max(fault.line, 1), len(positions.starts)) - 1)
        start = min(line.start + max(fault.column, 1) - 1, line.end)
        token = _TOKEN.match(positions.source, start, line.end)
        said = f"{fault.text} {fault.hint}".strip()
        place = positions.range(Span(start, token.end() if token else line.end))
        yield Diagnostic(place, said, DiagnosticSeverity.Error, "config", source=SOURCE)
