"""Citations of laws and numbers of forms: "42 U.S.C. § 1396a(a)(10)", "86 FR 71357", "VA Form 21-526EZ", "SF-86".

"Form 5 teams" and "section 4 of the guide" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = r"\d\w{0,12}+(?>(?:[.–-]\w{1,12}+){0,6})(?>(?:\(\w{1,5}\)){0,8})"  # 1396a(a)(10)
_NEXT: Final = r"(?=\d{3}|\d+[a-z]?\(|\d+\.\d)(?!\d+ (?:C\.|CFR|F\.|FR|Fed|Stat|U\.|USC))"
_NUMBERS: Final = rf"{_NUMBER}(?:(?:, and |, or |, | and | or | to ){_NEXT}{_NUMBER}){{0,8}}(?: et seq\.)?"
_PLACE: Final = rf"(?: (?:§{{1,2}} ?|[Pp]arts? |[Cc]hapters? |[Ss]ubparts? |[Ss]ections? |[Ss]ecs?\. )?{_NUMBERS})"
_FORM_NUMBER: Final = r"(?:(?:[A-Z]{1,6}[ -]?)?\d[\dA-Z]*+(?>(?:-\d*[A-Z\d]++)*)|[A-Z]{1,6}(?:-[A-Z\d]{1,6}){1,3})\b"
_STRONG: Final = rf"(?=[A-Z -]{{0,7}}\d{{3}}|[A-Z]+[ -]\d|\d+-|\d+[A-Z]){_FORM_NUMBER}"
_CITED: Final = re.compile(
    r"(?P<citation>(?<![\w.,-])(?:"
    rf"\d{{1,3}} (?:U\. ?S\. ?C\.(?:A\.)?|USCA?|U\.S\. Code|C\. ?F\. ?R\.|CFR)"
    rf"{_PLACE}?(?:, [Ss]ubpart [A-Z]\b)?(?![\w-])"
    rf"|\d{{1,3}} (?:Fed\. ?Reg\.|F\.R\.|FR) (?:\d{{1,3}},\d{{3}}|\d{{3,6}})\b|\d{{1,3}} Stat\. \d{{1,5}}"
    r"|\d{1,4} (?:U\.S\.|S\. ?Ct\.|F\. ?(?:2d|3d|4th)|F\. ?Supp\.(?: ?[23]d)?|L\. ?Ed\.(?: ?2d)?) \d{1,5}"
    r"|(?:Pub\. ?L\.|Public Law|P\.L\.) ?(?:No\. ?)?\d{1,3}[-–‑]\d{1,4}|(?:H\.R\.|H\. ?Res\.|S\. ?Res\.) ?\d{1,5}"
    rf"|§{{1,2}} ?{_NUMBERS}|[Ss]ections? (?=\d{{3}}|\d{{1,4}}[a-z]?\(){_NUMBERS}"
    r"|[Tt]itle \d{1,2}(?:,? of the|,) (?:United States Code|U\.S\. ?(?:Code|C\.)|Code of Federal Regulations)))"
    r"|(?P<form>(?<![\w-])(?:(?:(?:[A-Z][A-Z.&]{1,6}|Standard|Optional) )?"
    rf"(?:[Ff]orms {_STRONG}(?:(?:, and |, or |, | and | or ){_STRONG}){{0,8}}"
    rf"|(?:Form|form(?! \d{{1,3}}\b(?!-))) (?:{_STRONG}|(?<=[a-z,] Form )\d{{1,2}}\b))"
    r"|(?:SF|DD|OF)[ -]?\d{2,4}[A-Z]?\b"
    r"|(?:CMS|DS|EOIR|ETA|HUD|OPM|RI|SSA|TSP|USCIS|WH|[GINW])-\d{1,5}[A-Z]{0,3}\b(?![-–]\d)))"
)
SMALL: Final = frozenset(
    "and chapter chapters et form forms of or part parts sec secs section sections seq subpart subparts the to".split()
)
"""The small words that may stand within a citation, behind its beginning."""


class Cited(NamedTuple):
    """A citation or the number of a form: text[start:end]."""

    start: int
    end: int
    kind: Literal["citation", "form"]


def citations(text: str) -> Iterator[Cited]:
    """Every citation and form in a text, in order; they do not overlap."""
    if _DIGIT.search(text):
        for m in _CITED.finditer(text):
            yield Cited(*m.span(), "citation" if m["citation"] else "form")
