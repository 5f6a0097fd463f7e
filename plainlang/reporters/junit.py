"""JUnit's XML, for pages of test results: a page is a test suite.

A finding that fails the run is a failed test, so that the build server and the exit code say the same. Its name holds
no line, for servers follow tests by their names. What does not fail the run stands in the output of the suite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from plainlang.finding import SEVERITIES, Finding
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import placed, visible
from plainlang.reporters.paths import shown_path
from plainlang.reporters.unread import UNREAD, troubles
from plainlang.reporters.xml import document, element

_LONGEST: Final = 60
_PASSED: Final = "plain language"
"""The test of a page where nothing fails."""


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`<testsuites><testsuite name="…"><testcase …/></testsuite></testsuites>`, a page a suite."""
    return document(element("testsuites", {"name": "plainlang"}), (_suite(report, look) for report in reports))


def _suite(report: Report, look: Look) -> Element:
    path, gate = shown_path(report.path, look.run.folder), look.run.gate(report.path or "")
    failing = SEVERITIES[: SEVERITIES.index(gate) + 1] if gate in SEVERITIES else ()
    failures = [f for f in report.findings if f.severity in failing]
    wrong = troubles(report)
    cases = [_case(path, UNREAD, [_said("error", UNREAD, text, text)]) for text in wrong]
    cases += [_case(path, name, [_failure(f, path, report.format)]) for name, f in _named(failures)]
    if not cases:
        cases = [_case(path, _PASSED)]
    others = [f"{_place(f, path, report.format)}: {f.severity} {f.rule} {placed(f)}" for f in report.findings]
    others = [line for line, f in zip(others, report.findings, strict=True) if f.severity not in failing]
    output = [element("system-out", {}, "\n".join(map(visible, others)))] if others else []
    counts = {"tests": len(cases), "failures": len(failures), "errors": len(wrong), "skipped": 0}
    return element("testsuite", {"name": path, **counts}, parts=[*_score(report), *cases, *output])


def _score(report: Report) -> list[Element]:
    if report.score.overall is None:
        return []
    return [element("properties", {}, parts=[element("property", {"name": "score", "value": report.score.overall})])]


def _case(path: str, name: str, parts: Iterable[Element] = ()) -> Element:
    return element("testcase", {"classname": path, "name": name}, parts=parts)


def _said(kind: str, type: str, message: str, text: str) -> Element:
    return element(kind, {"type": type, "message": visible(message)}, visible(text))


def _failure(f: Finding, path: str, format: str) -> Element:
    source = "" if f.citation.title == "our default" else f" ({f.citation.title})"
    text = f"{_place(f, path, format)}: {f.context or f.found} — {f.why}{source}"
    return _said("failure", f.severity, placed(f), text)


def _place(f: Finding, path: str, format: str) -> str:
    return path if format == "docx" else f"{path}:{f.line}:{f.column}"


def _named(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Findings with names that no other in the suite has: rule, words, and a number from the second on."""
    seen = Counter[str]()
    for f in findings:
        words = " ".join(visible(f.found).split())
        words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        name = f"{f.rule} “{words}”" if words else f.rule
        seen[name] += 1
        yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), f
