"""What each key of a configuration is for, in words that an editor shows while a file is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from plainlang.config.choices import Choices, Override, Owner
from plainlang.formula import Ease, Formula, PartWeights, PillarWeights, SeverityWeights
from plainlang.trends.portfolio import Portfolio
from plainlang.vocabulary import Vocabulary

_BOTH: Final[Mapping[str, str]] = {
    "profile": "The profile: a named choice of rules, severities and limits. “plainlang profiles” lists them.",
    "select": "Run only these rules, themes or pillars.",
    "ignore": "Do not run these rules, themes or pillars.",
    "severities": "For a rule, theme or pillar: error, warning, suggestion or off. The most specific name wins.",
    "rules": "Changes to rules, by id: limits, messages, words to add (swap+) or to take away (swap-).",
    "mode": "The text that grades count: blocks (with headings and list items) or prose (paragraphs alone).",
    "names": "Do names of people and places count in the grade: keep, or leave-out?",
    "grammar": "Who tells the parts of speech: builtin, spacy, or spacy: with the name of a pipeline.",
    "vocabulary": "The words of your site.",
    "prose-keys": "Keys of front matter that hold prose, each with the role of its text.",
    "fail-on": "Exit 1 when there is a finding of this severity or a worse one.",
    "fail-under": "Exit 1 when a page scores less than this, from 0 to 100.",
    "ratchet": "Exit 1 when a page gets worse than it was.",
}
ABOUT: Final[Mapping[Any, Mapping[str, str]]] = {
    Choices: {
        **_BOTH,
        "extends": "Configurations to build on: files, folders, or installed packages. What stands here goes before.",
        "rulesets": "Rules of your own: files, folders, or installed packages.",
        "exclude": "Pages to leave out: patterns as in .gitignore.",
        "overrides": "Other choices for some pages, or for some of their parts. Of several that match, later ones win.",
        "owners": "Who looks after which pages. Of several that match, the last one counts.",
        "max": "Exit 1 when a run has more findings than this to show, whatever their severity.",
        "baseline": "A file of findings to leave out, made by “plainlang baseline create”.",
        "history": "Scores over time: the file, the target, and the groups of pages.",
        "score": "Numbers in the formula of the score that go in the place of ours.",
        "schema": "The version of this format: 1.",
    },
    Override: {
        **_BOTH,
        "files": "The pages that it is about: patterns as in .gitignore. Without it, every page.",
        "roles": "Only in blocks of these roles, such as heading, item or cell.",
        "headings": "Only below such headings. “Forms > Notes” means the heading “Notes” right below “Forms”.",
    },
    Owner: {
        "files": "Patterns of pages, as in .gitignore.",
        "owner": "The team or the person who looks after them.",
    },
    Vocabulary: {
        "known": "Words and phrases that your readers know: no rule speaks about them.",
        "explain": "Words that a page must explain when it first uses them.",
    },
    Portfolio: {
        "file": "Where scores are kept; the name ends in .sqlite or .jsonl.",
        "target": "The score that a page should reach.",
        "agencies": "Names of agencies, each with patterns of its pages.",
        "services": "Names of services, each with patterns of their pages.",
        "journeys": "Names of journeys over several services, each with patterns of their pages.",
        "fiscal-year-starts": "The month in which the fiscal year starts: 10 for October.",
    },
    Formula: {
        "version": "The name of the formula.",
        "overall": "What each pillar weighs in the score.",
        "readability": "What each part weighs in the readability pillar.",
        "ease": "How difficulty becomes ease.",
        "severity": "What a finding weighs, by its severity.",
        "words": "Findings are weighed against so many words.",
        "shares": "Rules whose findings do not weigh, since a share of sentences does.",
    },
    PillarWeights: {
        "readability": "The weight of readability.",
        "jargon": "The weight of plain words.",
        "inclusive": "The weight of inclusive language.",
    },
    PartWeights: {
        "ease": "The weight of ease.",
        "sentences": "The weight of the share of sentences that are neither passive nor hard.",
        "findings": "The weight of findings.",
    },
    SeverityWeights: {
        "error": "What an error weighs.",
        "warning": "What a warning weighs.",
        "suggestion": "What a suggestion weighs.",
    },
    Ease: {
        "middle": "The difficulty at which the ease is 50.",
        "spread": "How slowly ease falls as difficulty rises.",
    },
}
