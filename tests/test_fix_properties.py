"""What holds for every fix of every page: it stays inside its edits, it is made once, and the page stays in shape."""

from __future__ import annotations

import re

from draw_findings import shipped_rules
from hypothesis import assume, example, given
from hypothesis import strategies as st
from inline_rules import findings, rules_of

from plainlang.doubts import settled
from plainlang.edits import apply
from plainlang.finding import Finding
from plainlang.fixes import edits, fix_all
from plainlang.readers import read_source
from plainlang.skeleton import skeleton

RULES = rules_of("""
verb:
  swap: {utilize: use, obtain: get, prior to: before}
  inflect: verb
  fix: safe
noun:
  swap: {individual: person, "an hour": a moment, amongst: among}
  fix: safe
gone:
  swap: {very: "", basically: "", the actual: the}
  fix: safe
doubtful:
  swap: {assist: help, loop: [loop again]}
""")
WORDS = [
    "utilize", "Utilizing", "an", "a", "A", "individual", "Individual", "very", "Very", "basically", "the actual",
    "prior to", "amongst", "among", "assist", "loop", "Center", "form", "an hour", "really",
]  # fmt: skip
MARKUP = [
    "**", "*", "_", "`", "&nbsp;", "&amp;", "(", ")", "“", "”", "<b>", "</b>", "<a href='utilize'>", "</a>", "{{ x }}",
    "[individual]", "[very](u)", "[a][individual]", "\n\n[individual]: /x\n\n", "\n\n# ", "\n\n## Utilize\n\n",
    "[see](#utilize)", "\n- ", "\n1. ", "\n> ", "\n\n| a | b |\n|---|---|\n| very | ", " |\n", "<!-- utilize -->",
    "~~~\n", "![very](u.png)", "https://a.gov/utilize", "{% if very %}",
]  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\r\n", "\r", "\n\n", "\u00a0", "", "—", "’s ", "\u2028"])
PARTS = st.sampled_from([*WORDS, *WORDS, *MARKUP])
FRONT = st.sampled_from(["", "", "---\ntitle: Utilize an individual\n---\n", "\r\n", "+++\ntitle = 'very'\n+++\n"])
BODIES = st.lists(st.tuples(PARTS, GAPS), max_size=16).map(lambda pairs: "".join(part + gap for part, gap in pairs))
PAGES = st.tuples(FRONT, BODIES).map("".join)
FORMATS = st.sampled_from(["text", "markdown", "mdx", "html"])


def found_in(text: str, format: str) -> tuple[Finding, ...]:
    """The findings as a report has them."""
    return settled(read_source(text, format), findings(RULES, text, format))


def fixed(text: str, format: str, unsafe: bool = False) -> str:
    """The text as these rules fix it."""
    return fix_all(
        text, lambda source: found_in(source, format), unsafe=unsafe,
        shape=lambda source: skeleton(read_source(source, format)),
    ).text  # fmt: skip


@given(text=PAGES, format=FORMATS, unsafe=st.booleans())
@example(text="very Individual an hour ", format="text", unsafe=False)  # “an hour” helps once “Individual” is mended
def test_fixing_twice_is_fixing_once(text: str, format: str, unsafe: bool) -> None:
    """Nothing is left to do after a fix."""
    once = fixed(text, format, unsafe)

    assert fixed(once, format, unsafe) == once


@given(text=PAGES, format=FORMATS, unsafe=st.booleans())
def test_the_text_outside_the_edits_is_the_same(text: str, format: str, unsafe: bool) -> None:
    """Character for character, before, between and after them."""
    chosen = edits(text, found_in(text, format), unsafe=unsafe)
    starts, ends = [0, *(edit.span.end for edit in chosen)], [*(edit.span.start for edit in chosen), len(text)]
    kept = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    written = re.fullmatch("(.*)".join(map(re.escape, kept)), apply(text, chosen), re.S)

    assert written is not None
    assert sorted([*starts[1:], *ends[:-1]]) == [at for edit in chosen for at in edit.span]


@given(text=PAGES, format=FORMATS, unsafe=st.booleans())
def test_the_skeleton_stays(text: str, format: str, unsafe: bool) -> None:
    """The fixed page has the same elements, links and comments."""
    assert skeleton(read_source(fixed(text, format, unsafe), format)) == skeleton(read_source(text, format))


@given(text=PAGES, format=FORMATS)
def test_no_rule_says_more_than_before(text: str, format: str) -> None:
    """A fix makes no new finding of its own rule."""
    once = fixed(text, format)
    assume(once != text)
    before, after = ([f.rule for f in found_in(page, format)] for page in (text, once))

    assert [rule.id for rule in RULES if rule.fix == "safe" and after.count(rule.id) > before.count(rule.id)] == []


@given(text=BODIES, format=FORMATS)
def test_line_ends_and_front_matter_stay(text: str, format: str) -> None:
    """Windows pages stay Windows pages, and data is not touched."""
    front = "---\r\ntitle: Utilize it\r\n---\r\n"
    page = front + re.sub(r"\r\n|\r|\n|\u2028", "\r\n", text)
    once = fixed(page, format)

    assert once.count("\r\n") == once.count("\n") == once.count("\r")
    assert format == "text" or once.startswith(front)


def test_no_shipped_rule_about_people_is_safe() -> None:
    """Whether a word about people is right, its reader decides: every rewrite of inclusive language is unsafe."""
    about_people = [rule for rule in shipped_rules() if rule.pillar == "inclusive"]

    assert len(about_people) > 100
    assert [rule.id for rule in about_people if rule.fix == "safe"] == []
