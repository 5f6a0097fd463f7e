"""What the grammar saw on a line, to read and to paste into a report, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from plainlang.columns import width
from plainlang.document import HOLE, Block
from plainlang.finding import Finding
from plainlang.language.grammar.fact_names import said
from plainlang.language.grammar.participles import kind
from plainlang.language.grammar.tag_names import named
from plainlang.language.grammar.tags import Tag
from plainlang.report import finding_to_dict
from plainlang.reporters import Look
from plainlang.reporters.layout import paint, visible, wrapped
from plainlang.why.sight import Seen, SeenWord, Sight
from plainlang.why.silences import Silent
from plainlang.why.weighing import Weighed

_SCHEMA: Final = 1
_WORD: Final = 24
"""Columns for a word; a longer one pushes its line to the right."""
_ISSUES: Final = "https://github.com/plainlang/plainlang/issues"
_SHOWN_HOLE: Final = "▢"
_CODES: Final = {"error": "31", "warning": "33", "suggestion": "36"}


def render(sight: Sight, grammar: str, look: Look) -> Iterator[str]:
    """The sentences of a line, one after the other, then how to report what is wrong. `grammar`: who told the tags."""
    report = sight.report
    for seen in sight.sentences:
        yield from _sentence(seen, f"{report.path or 'Your text'}, {_where(seen.sentence.block, sight.line)}", look)
    if sight.findings or sight.silent:
        yield f"{paint('Also here', '1', look)}\n"
        yield from _findings(sight.findings, sight.silent, look)
        yield "\n"
    rules = f"profile {report.ruleset.id}, rules {report.ruleset.hash}, plainlang {report.ruleset.version}"
    yield from wrapped(f"Grammar: {grammar}; {rules}.", look)
    ask = f"Is something wrong here? Paste all of this, and say what you expected, at {_ISSUES}"
    yield from wrapped(ask, look)


def _sentence(seen: Seen, place: str, look: Look) -> Iterator[str]:
    block, counted = seen.sentence.block, ""
    yield f"{paint(visible(place), '1', look)}\n"
    yield from wrapped(_shown(seen.sentence.text), look, "  ", 2)
    yield "\n"
    yield from _table(seen.words, look)
    for weighed in seen.weighed:
        yield "\n"
        yield from _passive(weighed, block, counted, look)
        counted = _chain(weighed, block) if weighed.verdict == "passive" else counted
    if seen.findings or seen.silent:
        yield "\n"
        yield from _findings(seen.findings, seen.silent, look)
    yield "\n"


def _where(block: Block, line: int) -> str:
    """The line and the role of a block; of a Word file the place, which mostly tells the role too."""
    if not block.place:
        return f"line {line}, {block.role}"
    told = block.role in ("paragraph", "cell", "alt") or block.place.endswith(block.role)
    return block.place if told else f"{block.place}, {block.role}"


def _table(words: Sequence[SeenWord], look: Look) -> Iterator[str]:
    """A word a line, what it is, and what it might be; the columns line up where the terminal is wide enough."""
    rows = [(visible(seen.word.text), _told(seen.tag), _doubt(seen)) for seen in words]
    first = min(_WORD, max((width(word) for word, _, _ in rows), default=0))
    second = max((width(told) for _, told, doubt in rows if doubt), default=0)
    for word, told, doubt in rows:
        left = f"    {_padded(word, first)}  "
        line = f"{left}{_padded(told, second)}  {doubt}" if doubt else f"{left}{told}"
        if width(line) <= look.width:
            yield f"{line.replace(doubt, paint(doubt, '33', look)) if doubt else line}\n"
        else:
            yield from wrapped(f"{told} {doubt}", look, left, min(width(left), 8))


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _told(tag: Tag) -> str:
    return f"{named(tag)} ({tag.pos} {tag.tag})"


def _doubt(seen: SeenWord) -> str:
    second = seen.choice.second
    return f"unsure; next best: {_told(second)}" if second and seen.choice.unsure else ""


def _chain(weighed: Weighed, block: Block) -> str:
    """The words from one end of a chain to the other."""
    first, last = sorted((weighed.form, weighed.participle))
    return _shown(block.text[block.words[first].start : block.words[last].end])


def _passive(weighed: Weighed, block: Block, counted: str, look: Look) -> Iterator[str]:
    """What was decided about a form of "be" or "get" and a participle, and the facts that weighed most. `counted`: the
    passive before it.
    """
    verb = "get" if kind(block.words[weighed.form].key) == "G" else "be"
    told = {
        "passive": "passive",
        "joined": f"counted already with “{counted}”: one form of “{verb}” is one finding",
        "no passive": "not passive",
    }
    parts = [f"“{_chain(weighed, block)}” is {told[weighed.verdict]}"]
    if weighed.verdict == "passive":
        parts += [f"with the modal “{weighed.modal}”"] if weighed.modal else []
        parts.append("and “by” tells who acts" if weighed.agent else "and does not say who acts")
    total = f" Its facts add up to {weighed.total:+}; above 0 is passive." if weighed.facts else ""
    yield from wrapped(f"{', '.join(parts)}.{total}", look, "  ", 4)
    for name, weight in weighed.facts:
        yield from wrapped(f"{said(name)} ({name or 'constant'})", look, f"    {weight:+5}  ", 11)


def _findings(findings: Sequence[Finding], silent: Sequence[Silent], look: Look) -> Iterator[str]:
    for finding in findings:
        label = paint(finding.severity, _CODES[finding.severity], look)
        yield from wrapped(f"{finding.rule}: {finding.message}", look, f"  {label} ", 4)
    for finding, reason in silent:
        about = f" about “{finding.found}”" if finding.found else ""
        yield from wrapped(f"{finding.rule}{about}: {reason}.", look, f"  {paint('silent', '2', look)} ", 4)


def _shown(text: str) -> str:
    return visible(text.replace(HOLE, _SHOWN_HOLE))


def to_dict(sight: Sight, grammar: str) -> dict[str, Any]:
    """The same as plain data; spans are [start, end) in code points of the source."""
    report = sight.report
    return {
        "schema": _SCHEMA,
        "version": report.ruleset.version,
        "path": report.path,
        "line": sight.line,
        "grammar": grammar,
        "profile": report.ruleset.id,
        "rules": report.ruleset.hash,
        "sentences": [_plain(seen) for seen in sight.sentences],
        **_plain_findings(sight.findings, sight.silent),
    }


def _plain(seen: Seen) -> dict[str, Any]:
    block, span = seen.sentence.block, seen.sentence.block.map.span
    return {
        "role": block.role,
        "place": block.place,
        "text": seen.sentence.text,
        "span": list(seen.sentence.span),
        "words": [
            {
                "text": word.text,
                "span": list(span(word.start, word.end)),
                "pos": tag.pos,
                "tag": tag.tag,
                "name": named(tag),
                "unsure": choice.unsure,
                "second": list(choice.second) if choice.second else None,
                "margin": round(choice.margin, 3) if choice.second else None,
            }
            for word, tag, choice in seen.words
        ],
        "passives": [_plain_passive(weighed, block) for weighed in seen.weighed],
        **_plain_findings(seen.findings, seen.silent),
    }


def _plain_passive(weighed: Weighed, block: Block) -> dict[str, Any]:
    first, last = sorted((weighed.form, weighed.participle))
    start, end = block.words[first].start, block.words[last].end
    return {
        "text": block.text[start:end],
        "span": list(block.map.span(start, end)),
        "verdict": weighed.verdict,
        "agent": weighed.agent,
        "modal": weighed.modal,
        "total": weighed.total if weighed.facts else None,
        "facts": [{"name": name, "says": said(name), "weight": weight} for name, weight in weighed.facts],
    }


def _plain_findings(findings: Sequence[Finding], silent: Sequence[Silent]) -> dict[str, Any]:
    return {
        "findings": [finding_to_dict(finding) for finding in findings],
        "silent": [{"reason": reason, "finding": finding_to_dict(finding)} for finding, reason in silent],
    }
