"""What each key of a ruleset is for, in words that an editor shows while one is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from plainlang.finding import Citation
from plainlang.rule import Context, Example, Theme, When
from plainlang.ruleset import RuleForm

RULE_KEYS: Final[Mapping[Any, Mapping[str, str]]] = {
    Theme: {
        "theme": "The name of the theme, the part of a rule's id before the slash: lower-case words, hyphens between.",
        "pillar": "What the theme is scored for.",
        "title": "The name of the theme for readers.",
        "why": "What readers lose: the reason for every rule here that gives none of its own.",
        "citation": "The source of every rule here that names none of its own.",
        "weight": "What the findings of this theme weigh in a score; 1 when left out.",
        "owner": "Who looks after these rules.",
        "reviewed": "The day on which somebody last went through these rules.",
    },
    RuleForm: {
        "message": "What a writer reads. {found} and {suggestion} stand for the words.",
        "kind": "The kind of rule, when no key of the rule tells it.",
        "why": "What readers lose.",
        "citation": "Where an authority says so.",
        "severity": "error: wrong on any public page. warning: usually worth changing. suggestion: consider it.",
        "confidence": "How often a finding is right, as measured.",
        "unless": "Contexts in which the rule stays silent.",
        "roles": "The blocks that the rule looks at; all when left out.",
        "tag": "The rule speaks only where the first word is one of these parts of speech.",
        "quoted": "Does it look at words in quotation marks too?",
        "names": "Does it look at names too?",
        "fix": "May the first suggestion be put in without a person looking (safe), or not (unsafe)?",
        "examples": "What must be found and mended, and what must stay silent.",
        "off": "The rule runs only when it is named by its id.",
        "alias": "Former ids of the rule.",
        "beyond": "How many findings of a page it lets pass before it speaks.",
        "yields-to": "Rules that speak in its place where both match.",
        "when": "It speaks only on pages with enough of something.",
    },
    Context: {
        "in": "The match is part of one of these phrases.",
        "before": "It stands right before one of these words or phrases.",
        "after": "It stands right after one of these words or phrases.",
        "near": "One of these is in the same sentence.",
        "role": "It stands in a block of this role.",
        "matching": "A regular expression that covers the match within its sentence.",
        "name": "It is written with a capital in the middle of a sentence.",
        "tag": "Its first word is one of these parts of speech.",
        "tag-before": "The word right before it is one of these parts of speech.",
        "tag-after": "The word right after it is one of these parts of speech.",
    },
    Example: {
        "bad": "A text in which the rule must speak.",
        "good": "What its fix must make of it; alone, a text in which the rule must stay silent.",
        "todo": "A known gap: the example is expected to fail.",
        "format": "How the text is written.",
        "repeat": "How many times the text is repeated, for rules about a whole page.",
    },
    When: {
        "metric": "A formula over counts of the page.",
        "above": "The number that the formula must be above.",
    },
    Citation: {
        "title": "The title of the source.",
        "url": "Its address.",
        "checked": "The day on which somebody last looked there.",
    },
}
