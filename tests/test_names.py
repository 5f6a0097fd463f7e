"""Quoted matter and names in government prose: what is seen as such, and what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import in_proportion, seconds

from plainlang.document import Block
from plainlang.names import in_name, in_quotation, names_in, unnamed
from plainlang.readers import read_source


def block(text: str, format: str = "text") -> Block:
    """The one block of a text."""
    (only,) = read_source(text, format).blocks
    return only


def seen(text: str, format: str = "text") -> list[str]:
    """The names of a text, each with the letter of its kind."""
    found = block(text, format)
    return [f"{name.kind[0]} {found.text[name.start : name.end]}" for name in names_in(found)]


CITATIONS = {
    "Under 42 U.S.C. § 1396a(a)(10), we pay.": ["c 42 U.S.C. § 1396a(a)(10)"],
    "See 5 USC 552a or 44 U.S.C. 3501 et seq. for more.": ["c 5 USC 552a", "c 44 U.S.C. 3501 et seq."],
    "Read 45 C.F.R. 164.512(b) and 45 CFR part 164, subpart E.": [
        "c 45 C.F.R. 164.512(b)", "c 45 CFR part 164, subpart E"
    ],
    "It rests on 42 U.S.C. 1320a and 45 CFR 160.103 alone.": ["c 42 U.S.C. 1320a", "c 45 CFR 160.103"],
    "Pub. L. 111-274 and Public Law No. 116-260 ask for it.": ["c Pub. L. 111-274", "c Public Law No. 116-260"],
    "The rule is at 86 FR 71357 and 65 Fed. Reg. 24,541.": ["c 86 FR 71357", "c 65 Fed. Reg. 24,541"],
    "A law, 107 Stat. 888, and a case, 347 U.S. 483, say so.": ["c 107 Stat. 888", "c 347 U.S. 483"],
    "As section 501(c)(3) and § 4.70 say, you are exempt.": ["c section 501(c)(3)", "c § 4.70"],
    "Pages meet section 508 and sections 1557 and 1558.": ["c section 508", "c sections 1557 and 1558"],
    "By title 44, United States Code, and H.R. 1234, we act.": ["c title 44, United States Code", "c H.R. 1234"],
    "Read section 4 of the guide in 86 days, 5 of them free.": [],
    "We need 29 CFR-ready and 42 people.": ["n CFR-ready"],
}  # fmt: skip
FORMS = {
    "Send Form I-130, an SF-86 and a DD-214.": ["f Form I-130", "f SF-86", "f DD-214"],
    "Ask for VA Form 21-526EZ or IRS Form 1040-SR.": ["f VA Form 21-526EZ", "f IRS Form 1040-SR"],
    "Use Standard Form 86 or form SSA-827 today.": ["f Standard Form 86", "f form SSA-827"],
    "Forms W-2, 1099, and 1095-A come in January.": ["f Forms W-2, 1099, and 1095-A"],
    "Form 1040 is due in April.": ["f Form 1040"],
    "Fill in your Form 8 and your I-9.": ["f Form 8", "f I-9"],
    "Form 5 teams and form two lines.": [],
    "Form a group. Form letters help.": [],
    "Fill in the Form and send the form.": [],
    "We form 120 groups a year.": [],
}
ADDRESSES = {
    "Write to jane.doe@va.gov or open claim-form.pdf.": ["a jane.doe@va.gov", "a claim-form.pdf"],
    "Go to https://www.va.gov/utilize?a=1 or Login.gov.": ["a https://www.va.gov/utilize?a=1", "a Login.gov"],
    "The end. It is 5.5 miles.": [],
}
LAWS = {
    "The Plain Writing Act of 2010 asks for it.": ["t Plain Writing Act of 2010"],
    "You can use the Supplemental Nutrition Assistance Program (SNAP).": [
        "t Supplemental Nutrition Assistance Program", "n SNAP"
    ],
    "It passed the Coronavirus Aid, Relief, and Economic Security Act.": [
        "t Coronavirus Aid, Relief, and Economic Security Act"
    ],
    "We follow the Health Insurance Portability and Accountability Act of 1996.": [
        "t Health Insurance Portability and Accountability Act of 1996"
    ],
    "Read the Americans with Disabilities Act and the Truth in Lending Act.": [
        "t Americans with Disabilities Act", "t Truth in Lending Act"
    ],
    "The Family and Medical Leave Act protects you.": ["t Family and Medical Leave Act"],
    "See the Freedom of Information Act and the Privacy Act.": ["t Freedom of Information Act", "t Privacy Act"],
    "Ask about the Program for Women, Infants, and Children.": ["t Program for Women, Infants, and Children"],
    "We act under Executive Order 13166 and OMB Circular A-130.": ["t Executive Order 13166", "t OMB Circular A-130"],
    "Rights come from Title IX of the Education Amendments of 1972.": [
        "t Title IX of the Education Amendments of 1972"
    ],
    "It is in the Internal Revenue Code.": ["t Internal Revenue Code"],
    "The Act and the Program end. The Order stands.": [],
}  # fmt: skip
NAMES = {
    "Ask the Department of Health and Human Services.": ["n Department of Health and Human Services"],
    "The U.S. Department of the Treasury pays.": ["n U.S. Department of the Treasury"],
    "Department of Labor staff will call.": ["n Department of Labor"],
    "The Fish and Wildlife Service met the Office of Management and Budget.": [
        "n Fish and Wildlife Service", "n Office of Management and Budget"
    ],
    "Call the Centers for Medicare & Medicaid Services.": ["n Centers for Medicare & Medicaid Services"],
    "The Bureau of Alcohol, Tobacco, Firearms and Explosives is hiring.": [
        "n Bureau of Alcohol, Tobacco, Firearms and Explosives"
    ],
    "The Secretary of State spoke to President Lincoln.": ["n Secretary of State", "n President Lincoln"],
    "We wrote to Dr. Ann Lee and John F. Kennedy Jr. today.": ["n Dr. Ann Lee", "n John F. Kennedy Jr"],
    "He moved from St. Louis to New York on Monday, January 5.": ["n St. Louis", "n New York"],
    "If you have Medicare Part B, call Social Security.": ["n Medicare Part B", "n Social Security"],
    "FEMA pays. Ask the VA’s staff in Texas.": ["n FEMA", "n VA’s", "n Texas"],
    "Contact Veterans Affairs today.": ["n Veterans Affairs"],
    "The State Department is open.": ["n State Department"],
    "We work with Congress, Ohio, and Maine.": ["n Congress", "n Ohio", "n Maine"],
    "Medicare and Medicaid pay; so does Medicaid and Medicare.": ["n Medicaid", "n Medicaid", "n Medicare"],
    "Use GOV.UK Frontend.": ["n GOV.UK Frontend"],
}  # fmt: skip
TRAPS = {
    "Veterans and their families may apply in each State.": [],
    "Eligible Veterans may ask a Veteran or a Member.": [],
    "The Federal Government pays State agencies and Tribal Governments.": [],
    "Utilization fell. Nobody knows why. Prior to that, it rose.": [],
    "Note: Utilization fell – Nobody knows why.": [],
    "DO NOT SEND CASH. Do NOT send it; you MUST call.": [],
    "In May, I may call on a Monday. If so, I will.": [],
    "Select Save, then Continue.": [],
    "See Table 2 in Chapter 3, Section 4, Step 1.": [],
    "Send a PDF with your ID and the URL.": [],
    "Recently Congress met. Applying Medicare rules is hard.": ["n Congress", "n Medicare"],
    "Utilize SNAP now.": ["n Utilize SNAP"],  # the beginning of a name is no place to be silent
}
QUOTATIONS = {
    "We say “utilize” and ‘prior to’ and «a» here.": ["q “utilize”", "q ‘prior to’", "q «a»"],
    'He said, "Do not go." She went.': ['q "Do not go."'],
    "She said ‘don’t go, it’s late’ twice.": ["q ‘don’t go, it’s late’"],
    "The agencies’ staff and workers' desks don't count.": [],
    'A 5" pipe and a 6\' board, then 7" more.': [],
    "“It never closes, the Plain Writing Act of 2010.": ["t Plain Writing Act of 2010"],
    "“The Clean Air Act” is a law.": ["q “The Clean Air Act”", "t Clean Air Act"],
}
TABLE = {**CITATIONS, **FORMS, **ADDRESSES, **LAWS, **NAMES, **TRAPS, **QUOTATIONS}


@pytest.mark.parametrize(("text", "expected"), TABLE.items(), ids=lambda value: value if isinstance(value, str) else "")
def test_names(text: str, expected: list[str]) -> None:
    """Each name whole, of the right kind, and nothing else."""
    assert expected == seen(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# How to Apply for the Supplemental Nutrition Assistance Program", []),
        ("# Find Your Local Office", []),
        ("# Department of Labor", ["n Department of Labor"]),
        ("# Plain Writing Act of 2010 (PWA)", ["t Plain Writing Act of 2010"]),
        ("# How FEMA helps after a flood in New Orleans", ["n FEMA", "n New Orleans"]),
        ("# UTILIZE THE NEW FORM", []),
        ("- Social Security Administration", ["n Social Security Administration"]),
        ("- Apply for Unemployment Benefits", []),
        ("<p>We say <q>utilize</q> here.</p>", ["q utilize"]),
    ],
)
def test_titles_with_capitals(text: str, expected: list[str]) -> None:
    """Where every word has a capital, only the whole of it can be a name; markup can quote too."""
    assert expected == seen(text, "html" if text.startswith("<p>") else "markdown")


@pytest.mark.parametrize(
    ("words", "quoted", "named"),
    [("Plain", False, False), ("Writing", False, True), ("Act of", False, True), ("rule", True, False)],
)
def test_places(words: str, quoted: bool, named: bool) -> None:
    """What begins with a name is about that name; what stands later in it is part of it."""
    found = block("The Plain Writing Act of 2010 says “rule” and goes on.")
    start = found.text.index(words)

    assert (quoted, named) == tuple(ask(found, start, start + len(words)) for ask in (in_quotation, in_name))


@pytest.mark.parametrize("text", TABLE)
def test_small_words_of_names(text: str) -> None:
    """Every word of a name but its first is part of it, the small ones too, which are ruled out at once elsewhere."""
    found = block(text)
    names = [(name.start, name.end) for name in names_in(found) if name.kind not in ("quotation", "address")]
    later = [word for start, end in names for word in found.words if start < word.start and word.end <= end]

    assert all(in_name(found, word.start, word.end) for word in later)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask the Department of Labor for Form I-130 now.", "Ask the for now"),
        ("Under 42 U.S.C. 1396a we pay.", "Under we pay"),
        ("We say “utilize it” at a.gov.", "We say utilize it at a.gov"),
        ("New York", ""),
        ("", ""),
    ],
)
def test_unnamed(text: str, expected: str) -> None:
    """Quoted words and addresses are no names."""
    blocks = read_source(text, "text").blocks

    assert expected == " ".join(word.text for found in blocks for word in unnamed(found))


def test_found_once() -> None:
    """The second time costs nothing."""
    found = block("Ask Ann Lee.")

    assert names_in(found) is names_in(found)


PIECES = [
    "Act",
    "of",
    "2010",
    "the",
    "Ann",
    ", ",
    "and",
    "42 U.S.C. ",
    "§ 5(a)",
    "Form ",
    "I-9",
    "“",
    "”",
    "'",
    '"',
    ". ",
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25), glue=st.sampled_from([" ", ""]))
def test_names_hold(pieces: list[str], glue: str) -> None:
    """They are in order, within the text, never empty, and only quotations overlap."""
    for found in read_source(glue.join(pieces), "text").blocks:
        names = names_in(found)
        others = [name for name in names if name.kind != "quotation"]

        assert list(names) == sorted(names)
        assert all(0 <= name.start < name.end <= len(found.text) for name in names)
        assert all(a.end <= b.start for a, b in pairwise(others))


@pytest.mark.parametrize(
    "piece",
    ["Office of A, B, and C, ", "42 U.S.C. 1(a)(b), ", "Form I-1, ", "§ 1, 2, ", "“a ", "'a ", '"a ', "A and ", "A1-"],
)
def test_time_is_linear(piece: str) -> None:
    """Eight times the text takes nowhere near 64 times the time."""

    def work(times: int) -> float:
        fresh = block(f"Go {piece * times}x")
        return seconds(lambda: names_in(fresh))

    assert in_proportion(work, 500, 4000, most=24)
