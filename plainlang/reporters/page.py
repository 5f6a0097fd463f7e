"""One page of the text report: score first, then what to write instead, why, and who says so.

One example a rule, the rest counted; a reason once a page. Severity is a word and a sign, colour only adds to it. A
source is named by its title, for an address breaks every layout: `plainlang explain` shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from plainlang.columns import width
from plainlang.finding import Finding, severity_rank
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import clip, counted, link, page_link, paint, visible, wrapped

_SIGNS: Final = {"error": "✗", "warning": "!", "suggestion": "·"}
_COLORS: Final = {"error": "31", "warning": "33", "suggestion": "36"}
_PILLARS: Final = {"readability": "Readability", "jargon": "Plain words", "inclusive": "Inclusive language"}
_LINES_NAMED: Final = 8
_PLACES_NAMED: Final = 4
_WORDS_NAMED: Final = 6
_INDENT: Final = 4


def page(report: Report, look: Look) -> Iterator[str]:
    """One page: how good it is, then what to change, the worst first."""
    path = "Standard input" if report.path == "-" else report.path or "Your text"
    to_page = "" if report.path == "-" else report.path or ""
    yield f"{page_link(paint(visible(path), '1', look), to_page, look)}\n"
    if report.title:
        yield from wrapped(report.title, look, "  ", 2)
    for error in report.errors:
        yield from (paint(line, "31", look) for line in wrapped(error, look, "  ✗ ", _INDENT))
    if report.errors and not report.readability.words:
        yield "\n"
        return
    if not look.brief:
        yield from _scores(report, look)
    for note in report.notes:
        yield from wrapped(note, look, "  Note: ", _INDENT)
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        groups[finding.rule].append(finding)
    said = set[str]()
    for group in sorted(groups.values(), key=lambda g: (severity_rank(g[0].severity), -len(g), g[0].span)):
        yield "\n"
        yield from _group(group, look, group[0].why not in said)
        said.add(group[0].why)
    if not report.findings and not report.errors:
        yield f"\n  Nothing {'new ' if report.known else ''}to change here.\n"
    yield "\n"


def _scores(report: Report, look: Look) -> Iterator[str]:
    score, r = report.score, report.readability
    if score.overall is None:
        yield from wrapped(f"No score. {score.reason}", look, "  ", 2)
        for name, value in r.other.items():
            yield f"  {name.replace('_', ' ').capitalize()}: {value:.0f}\n"
    else:
        low, high = (f"{grade:.0f}" for grade in r.grade or (0.0, 0.0))
        grade = low if low == high else f"{low} to {high}"
        overall = f"Score {score.overall} of 100"
        for line in wrapped(f"{overall} · US grade {grade} (mode: {r.counted})", look, "  ", 2):
            yield line.replace(overall, paint(overall, "1", look))
        pillars = (f"{_PILLARS[name]} {pillar.score:.0f}" for name, pillar in score.pillars.items())
        yield from wrapped(" · ".join(pillars), look, "  ", 2)
    if r.words:
        passive = f", {r.passive_share:.0%} of sentences passive" if score.overall is not None else ""
        average = f"{r.words_per_sentence:.0f} in an average sentence"
        yield from wrapped(f"{counted(r.words, 'word')}, {average}{passive}", look, "  ", 2)


def _group(group: Sequence[Finding], look: Look, new_why: bool) -> Iterator[str]:
    """What a rule finds on a page. A reason that stands further up is not said again."""
    first = group[0]
    label = paint(f"{_SIGNS[first.severity]} {first.severity}:", _COLORS[first.severity], look)
    yield from wrapped(first.message, look, f"  {label} ", _INDENT)
    yield from _quote(first, look)
    if new_why:
        yield from wrapped(f"Why: {first.why}", look, " " * _INDENT, _INDENT)
    source = "" if first.citation.title == "our default" else f" · {first.citation.title}"
    for line in wrapped(first.rule + source, look, " " * _INDENT, _INDENT):
        yield f"{' ' * _INDENT}{link(paint(line.strip(), '2', look), first.citation.url, look)}\n"
    if len(group) > 1:
        yield from _more(group, look)


def _more(group: Sequence[Finding], look: Look) -> Iterator[str]:
    """The other findings of a rule: where, and for other words also what to write."""
    words: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for f in group[1:]:
        words[_word(f)].append(f)
    same = words.pop(_word(group[0]), [])
    if same:
        yield from wrapped(f"{len(same)} more like this: {_lines(same)}", look, " " * _INDENT, _INDENT)
    for found in list(words.values())[:_WORDS_NAMED]:
        yield from wrapped(f"Also {_cure(found[0])}: {_lines(found)}", look, " " * _INDENT, _INDENT + 2)
    left = sum(map(len, list(words.values())[_WORDS_NAMED:]))
    if left:
        yield f"{' ' * _INDENT}And {left} more with other words.\n"


def _cure(finding: Finding) -> str:
    """The words found, and what to write instead where the rule knows it."""
    if not finding.suggestions:
        return f"“{finding.found}”"
    better = finding.suggestions[0]
    return f"“{finding.found}” → {f'“{better}”' if better else 'leave it out'}"


def _word(finding: Finding) -> tuple[str, ...]:
    """What tells findings of one rule apart for a writer; nothing does when there is nothing to write instead."""
    return (finding.found.casefold(), finding.suggestions[0].casefold()) if finding.suggestions else ()


def _lines(findings: Sequence[Finding]) -> str:
    if findings[0].place:
        places = list(dict.fromkeys(f.place for f in findings))
        return "; ".join(places[:_PLACES_NAMED]) + (" …" if len(places) > _PLACES_NAMED else "")
    lines = list(dict.fromkeys(f.line for f in findings))
    named = ", ".join(map(str, lines[:_LINES_NAMED]))
    return f"line{'' if len(lines) == 1 else 's'} {named}{' …' if len(lines) > _LINES_NAMED else ''}"


def _quote(finding: Finding, look: Look) -> Iterator[str]:
    """The sentence, clipped around the words, and marks under them; a whole sentence needs no marks."""
    text, (start, end) = finding.context, finding.context_at
    if not finding.found:
        return
    if not text:
        text, start, end = finding.found, 0, len(finding.found)
    if finding.place:
        yield from wrapped(f"{finding.place}:", look, " " * _INDENT, _INDENT)
    place = "  " if finding.place else f"line {finding.line}: "
    left = " " * _INDENT + " " * len(place)
    shown = clip(text, start, end, max(20, look.width - len(left)))
    before, marked = shown.text[: shown.start], shown.text[shown.start : shown.end]
    color = _COLORS[finding.severity]
    painted = f"{before}{paint(marked, f'1;{color}', look)}{shown.text[shown.end :]}"
    yield f"{' ' * _INDENT}{place}{painted}\n"
    if text[:start].strip() or text[end:].strip(" .!?"):
        yield f"{left}{' ' * width(before)}{paint('^' * max(1, width(marked)), color, look)}\n"
