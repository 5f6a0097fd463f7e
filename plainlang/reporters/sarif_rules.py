"""Rules as SARIF describes them, from the findings that speak for them; GitHub shows these texts beside an alert."""

from __future__ import annotations

from typing import Any, Final

from plainlang.finding import Finding
from plainlang.reporters.html.addresses import web_address

LEVELS: Final = {"error": "error", "warning": "warning", "suggestion": "note"}
_PROBLEMS: Final = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_LONGEST: Final = 1024
"""Characters that GitHub takes of a description."""


def rule(f: Finding) -> dict[str, Any]:
    """The rule of a finding, with its reason and its source as help."""
    url = web_address(f.citation.url)
    told = "" if f.citation.title == "our default" else f.citation.title
    more = f"“plainlang explain {f.rule}” tells more."
    linked = f"[{_escaped(told)}](<{url}>)" if url else _escaped(told)
    described = {
        "id": f.rule,
        "name": _name(f.rule),
        "shortDescription": {"text": _heading(f.rule)},
        "fullDescription": {"text": f.why[:_LONGEST]},
        "help": {
            "text": " ".join(filter(None, (f.why, f"Source: {told}." if told else "", more))),
            "markdown": "\n\n".join(
                filter(None, (_escaped(f.why), f"Source: {linked}" if told else "", f"`plainlang explain {f.rule}`"))
            ),
        },
        "defaultConfiguration": {"level": LEVELS[f.severity]},
        "properties": {
            "tags": list(filter(None, ("plain-language", f.pillar, f.theme))),
            "precision": f.confidence,
            "problem.severity": _PROBLEMS[f.severity],
        },
    }
    return {**described, "helpUri": url} if url else described


def _heading(rule: str) -> str:
    """“sentences/very-long” as a reader says it: “Sentences: very long”."""
    words = rule.replace("/", ": ").replace("-", " ")
    return words[:1].upper() + words[1:]


def _name(rule: str) -> str:
    """The same as one word, SentencesVeryLong, which SARIF asks of a name."""
    return "".join(part[:1].upper() + part[1:] for part in rule.replace("/", "-").split("-"))


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>&#|~" else letter for letter in text)
