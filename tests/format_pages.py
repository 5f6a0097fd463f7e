"""Reports for the tests of formats: of pages with our three rules, and some with texts that break things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from running import ERROR, PLAIN, RULES, SUGGESTION, WARNING

from plainlang import Linter, Report
from plainlang.finding import Finding
from plainlang.reporters import REPORTERS, Look, Run
from plainlang.span import Span

SCHEMAS: Final = Path(__file__).parent / "schemas"
HOSTILE: Final = (
    "\x00\x07\x1b[31m\ufffe\ud800", "</script><script>alert(1)</script>", "]]> &amp; \"'", "a|b `c` *d* [e](f) ![g](h)",
    "@team #12 GH-7 org/repo#3 www.example.gov https://example.gov", "=HYPERLINK(\"x\")", "line\r\nline\u2028line\x85",
    "::error::x%0A", "東京 😀 e\u0301", "",
)  # fmt: skip
PAGES: Final = {
    "a.md": f"# Apply\n\n{ERROR}\n{WARNING}\n{SUGGESTION}",
    "section/b c#%é.md": f"😀 é {ERROR}\n\nA\tgizmo and a gizmo.\n",
    "clean.md": PLAIN * 40,
    "silenced.md": f"<!-- plainlang: ignore -->\n{ERROR}\n{ERROR}",
    "crlf.md": f"{ERROR}\n{WARNING}".replace("\n", "\r\n"),
}


def own_linter() -> Linter:
    """A linter with our three rules."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "own.yaml")
        path.write_text(RULES, encoding="utf-8")
        return Linter(select=("own",), rulesets=(path,))


LINTER: Final = own_linter()
UNREAD: Final = LINTER.failed("gone.md", "text", "gone.md: no such file")


def checked(text: str, path: str = "a.md", format: str = "markdown") -> Report:
    """The report on a text."""
    return LINTER.check(text, format, path)


def every_page() -> list[Report]:
    """The pages, one that was not read, and one with a finding about the whole page and a place in a Word file."""
    word = checked(ERROR, "letter.docx")
    placed = replace(word.findings[0], place="Eligibility, paragraph 3")
    whole = replace(word.findings[0], span=Span(0, 0), found="", line=1, column=1, end_line=1, end_column=1, fix=None)
    return [
        *(checked(text, path) for path, text in PAGES.items()),
        UNREAD,
        replace(word, format="docx", findings=(placed,)),
        replace(checked(PLAIN * 40, "whole.md"), findings=(whole,)),
    ]


def with_text(text: str) -> Report:
    """A report in which rule, message, reason and source are as given, but exact about its places."""
    report = checked(ERROR)
    found: Finding = report.findings[0]
    source = replace(found.citation, title=text, url=text)
    strange = replace(found, message=text, why=text, found=text, suggestions=(text,), context=text, citation=source)
    return replace(report, findings=(strange,), notes=(text,), title=text)


def written(kind: str, reports: Iterable[Report], run: Run | None = None, brief: bool = False) -> str:
    """What a reporter makes of reports."""
    return "".join(REPORTERS[kind](reports, Look(run=run or Run(folder="/work/site"), brief=brief)))
