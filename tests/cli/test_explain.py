"""`plainlang explain`: what a name stands for, and the page about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import RULES, cli, site

from plainlang.cli.silences import silences
from plainlang.rule import Context, Rule

MORE = """\
  widget:
    swap: {widget: part, "widget set": parts, sprocket: part, cog: wheel, gear: wheel, bolt: pin, nut: ring}
    severity: warning
    alias: [own/old-name]
    off: true
    unless:
      - in: ["widget factory"]
      - {before: [rate, "naturaliz*"], near: [tax]}
      - role: heading
    examples:
      - {bad: "Use a widget.", good: "Use a part."}
      - {bad: "Use a cog.", good: "Use a wheel."}
      - {bad: "Use a gear.", good: "Use a wheel."}
      - {bad: "Use a bolt.", good: "Use a pin."}
      - {good: "The widget factory is open."}
      - {good: "The widget rate is a tax."}
      - {good: "# Widget", format: markdown}
"""
OTHER = RULES.replace("theme: own", "theme: other").replace("gizmo", "thing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of rules; `perhaps` is in both."""
    config = "rulesets: [rules/own.yaml, rules/other.yaml]\nignore: [other/perhaps]\n"
    return site(tmp_path, {"rules/own.yaml": RULES + MORE, "rules/other.yaml": OTHER}, config)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("own/gizmo", ["own/gizmo  (error, confidence medium)", "Source: our own judgement"], id="its id"),
        pytest.param("OWN/Gizmo", ["own/gizmo  (error"], id="capitals"),
        pytest.param("gizmo", ["own/gizmo  (error"], id="its name in its theme"),
        pytest.param("gizmos", ["own/gizmo  (error"], id="a form of its word"),
        pytest.param("widget set", ["own/widget  (off by default"], id="a phrase"),
        pytest.param("own/old-name", ["own/widget  (", "It was called own/old-name; that name"], id="a former name"),
        pytest.param("own", ["own\n\nOur words: Everyone", "own/gizmo    error", "ignore[own]"], id="theme"),
        pytest.param("jargon", ["jargon\n\nPlain words: ", "own ", "legal "], id="pillar"),
        pytest.param(
            "perhaps",
            ["own/perhaps  (suggestion", "Off, but also about “perhaps”: other/perhaps"],
            id="two rules, and one is on",
        ),
        pytest.param("long", ["4 rules go by “long”:", "  sentences/long   suggestion"], id="rules in several themes"),
        pytest.param("utilize", ["plain-words/utilize", "https://"], id="a shipped word"),
        pytest.param("suppression/unknown", ["names a rule that does not exist"], id="a comment that does nothing"),
    ],
)
def test_what_a_name_stands_for(name: str, parts: list[str], folder: Path) -> None:
    """A rule, a theme, a pillar or a word."""
    ran = cli(folder, "explain", name)

    assert (0, []) == (ran.code, [part for part in parts if part not in ran.out]), ran.out


def test_the_whole_page(folder: Path) -> None:
    """What, why, how to fix it, examples, when to ignore it and how, who says so."""
    assert cli(folder, "explain", "widget").out.splitlines() == [
        "own/widget  (off by default, confidence medium)",
        "To turn it on, write “rules: {own/widget: {off: false}}” in plainlang.yaml.",
        "",
        "Everyone knows the plain word.",
        "",
        "How to fix it: “widget” → try “part”.",
        "Its words: widget → part, widget set → parts, sprocket → part, cog → wheel, gear",
        "→ wheel, bolt → pin and 1 more",
        "“plainlang fix” makes this change for you.",
        "",
        "  Instead of  Use a widget.",
        "  write       Use a part.",
        "  Instead of  Use a cog.",
        "  write       Use a wheel.",
        "  Instead of  Use a gear.",
        "  write       Use a wheel.",
        "  Fine        The widget factory is open.",
        "",
        "When to ignore it: It is sometimes wrong: ignore it where the text is clear as",
        "it stands.",
        "It says nothing of its own accord:",
        "  - in “widget factory”",
        "  - before “rate” or “naturaliz…” and in a sentence with “tax”",
        "  - in headings",
        "To ignore it once, put this before the paragraph:",
        "<!-- plainlang: ignore[own/widget] your reason -->",
        "",
        "Source: our own judgement",
    ]


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("name", ["widget", "verbs/passive", "plain-words", "jargon", "sentences/long"])
def test_it_fits(name: str, columns: int, folder: Path) -> None:
    """No line is wider than the terminal, but for what must stay whole: an address, a comment to copy, a name."""
    lines = cli(folder, "explain", name, env={"COLUMNS": str(columns)}).out.splitlines()
    long = [line for line in lines if len(line) > min(columns, 90)]

    assert [] == [line for line in long if not line.strip().startswith(("http", "<!--")) and "/" not in line]


@pytest.mark.parametrize(
    ("context", "said"),
    [
        pytest.param(Context(inside=("a b", "c")), "in “a b” or “c”", id="in"),
        pytest.param(Context(after=tuple("abcdefgh")), "after “a”, “b”, “c”, “d”, “e”, “f” or 2 more", id="many"),
        pytest.param(Context(role=("item", "cell")), "in list items or table cells", id="roles"),
        pytest.param(Context(matching="x+"), "in phrases of a certain pattern", id="a pattern"),
        pytest.param(Context(name=True), "with a capital inside a sentence", id="a name"),
        pytest.param(Context(tag=("ADJ", "VBN")), "as an adjective or a verb (past participle)", id="parts of speech"),
        pytest.param(
            Context(tag_before=("DET",), tag_after=("NOUN",)), "after a determiner and before a noun", id="by"
        ),
    ],
)
def test_an_exception_in_words(context: Context, said: str) -> None:
    """Each key of a context has its words."""
    rule = Rule("a/b", "a", "jargon", "avoid", None, "", "", None, unless=(context,))  # type: ignore[arg-type]

    assert [said] == list(silences(rule))


def test_colour_and_links(folder: Path) -> None:
    """The name is bold and the source a link, where that is wanted."""
    wanted = {"FORCE_HYPERLINK": "1", "FORCE_COLOR": "1"}
    out = cli(folder, "explain", "plain-words/utilize", env=wanted).out

    assert out.startswith("\033[1mplain-words/utilize\033[0m  (")
    assert "\033]8;;https://www.plainlanguage.gov/" in out
