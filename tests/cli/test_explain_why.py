"""`plainlang explain --why FILE:LINE`: what the grammar and the rules saw on a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import RULES, Ran, cli, site
from word import p, word

from plainlang.cli.why import Place, place_of

PAGE = """\
---
title: The gizmo was sent
draft: true
---
# A gizmo

It was sent by the clerk and
signed. Use the gizmo, perhaps. We say “gizmo”.

```
code
```

<!-- plainlang: ignore[own/doodad] the law says so -->
Find a doodad. ![It was made](a.png)

<!-- a remark -->
A gizmo shop and a gizmo rate. The Gizmo Act is here.
"""
SAID = "swap: {gizmo: tool}\n    unless: [{before: [rate, shop]}, {role: heading}]"
PASSIVE = """\
  passive:
    grammar: passive
    message: "“{found}” is passive."
    examples:
      - {bad: "It was sent."}
      - {good: "We sent it."}
"""
GOOD = '"Use the tool."}'
SILENT = (
    f'{GOOD}\n      - {{good: "The gizmo shop and the gizmo rate."}}\n      - {{good: "# A gizmo", format: markdown}}'
)
EXTRA = RULES.replace("swap: {gizmo: tool}", SAID).replace(GOOD, SILENT) + PASSIVE
SENT = ["It", "pronoun, personal (PRON PRP)", "sent", "verb, past participle (VERB VBN)"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, a letter and rules that know exceptions."""
    letter = word(p("Fees", style="Heading1"), p("Use the gizmo."), p("Pay.", style="ListBullet"), p(""))
    return site(tmp_path, {"a.md": PAGE, "b:9": b"", "letter.docx": letter, "rules/own.yaml": EXTRA})


def why(folder: Path, place: str, *args: str, **env: str) -> Ran:
    """The command, run on a place."""
    return cli(folder, "explain", "--why", place, *args, env=env)


def seen(folder: Path, place: str) -> dict[str, Any]:
    """What was seen at a place, as data."""
    found: dict[str, Any] = json.loads(why(folder, place, "--output-format", "json").out)
    return found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a.md:3", Place("a.md", 3), id="a line"),
        pytest.param("a.md:3:14", Place("a.md", 3, 14), id="a column"),
        pytest.param("a.md:3:14:", Place("a.md", 3, 14), id="as a report has it"),
        pytest.param(r"C:\page.md:12", Place(r"C:\page.md", 12), id="a drive"),
        pytest.param("C:/a/page.md:12:5", Place("C:/a/page.md", 12, 5), id="a drive and a column"),
        pytest.param("a:b.md:3", Place("a:b.md", 3), id="a colon in a name"),
        pytest.param("a:1:b.md:3:4", Place("a:1:b.md", 3, 4), id="a colon and a number in a name"),
    ],
)
def test_place(text: str, place: Place) -> None:
    """The numbers are at the end; the rest is the file."""
    assert place == place_of(text)


def test_a_file_with_a_number_at_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two ways to read a place, the one whose file is there."""
    monkeypatch.chdir(folder)

    assert Place("b:9", 3) == place_of("b:9:3")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param("a.md", "“a.md” names no line. Write FILE:LINE", id="no line"),
        pytest.param("a.md:x", "“a.md:x” names no line.", id="no number"),
        pytest.param("a.md:0", "count from 1", id="line 0"),
        pytest.param("a.md:7:0", "count from 1", id="column 0"),
        pytest.param("no.md:1", "no.md: there is no such file", id="no file"),
        pytest.param("rules:1", "rules: this folder cannot be read", id="a folder"),
        pytest.param("rules/own.yaml:1", "“.yaml” is not read", id="no page"),
        pytest.param("a.md:99", "a.md: There is no line 99: the last line is 19.", id="beyond the end"),
        pytest.param("a.md:7:99", "Line 7 has no column 99", id="beyond the end of the line"),
        pytest.param("a.md:3", "Line 3 is front matter", id="front matter"),
        pytest.param("a.md:6", "Line 6 is empty. The nearest sentence begins on line 5.", id="empty"),
        pytest.param("a.md:11", "Line 11 has no prose, only code", id="code"),
        pytest.param("a.md:17", "Line 17 is a comment", id="a comment"),
        pytest.param("letter.docx:9", "There is no paragraph 9: the last paragraph is 4.", id="beyond a letter"),
        pytest.param("letter.docx:4", "Paragraph 4 is empty. The nearest sentence is in paragraph 3.", id="in Word"),
    ],
)
def test_nothing_to_show(place: str, said: str, folder: Path) -> None:
    """What cannot be shown is said in a sentence, and ends with 2."""
    ran = why(folder, place)

    assert (2, "", True) == (ran.code, ran.out, said in ran.err), ran.err


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        pytest.param(["explain"], "Name a rule, or a line with --why", id="nothing"),
        pytest.param(["explain", "own/gizmo", "--why", "a.md:1"], "leave out “own/gizmo”", id="both"),
        pytest.param(["explain", "own/gizmo", "--output-format", "json"], "in text only", id="a rule as data"),
        pytest.param(["explain", "a.md:5"], "“plainlang explain --why a.md:5”", id="a place for a rule"),
    ],
)
def test_a_rule_or_a_place(args: list[str], hint: str, folder: Path) -> None:
    """One of the two must be named."""
    ran = cli(folder, *args)

    assert (2, True) == (ran.code, hint in ran.err)


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        pytest.param(
            "a.md:7", ["a.md, line 7, paragraph", "  It was sent by the clerk and signed.", *SENT], id="table"
        ),
        pytest.param("a.md:7", ["“was sent” is passive, and “by” tells who acts.", "(w=sent)"], id="passive"),
        pytest.param(
            "a.md:7", ["and signed” is counted already with “was sent”: one form of “be”"], id="one form, one clause"
        ),
        pytest.param("a.md:7", ["suggestion own/passive: “was sent” is passive."], id="finding"),
        pytest.param("a.md:8", ["signed.\n", "  Use the gizmo, perhaps.\n", "  We say “gizmo”.\n"], id="sentences"),
        pytest.param("a.md:8", ["error own/gizmo: ", "silent own/gizmo about “gizmo”: it is quoted"], id="quoted"),
        pytest.param("a.md:2", ["a.md, line 2, title", "is passive"], id="front matter that is read"),
        pytest.param("a.md:5", ["silent own/gizmo about “gizmo”: unless {role: heading}."], id="unless"),
        pytest.param(
            "a.md:18", ["unless {before: shop}.", "unless {before: rate}.", "it is in a name."], id="which one"
        ),
        pytest.param("a.md:15", ["own/doodad", "a comment on line 14 silences it: “the law says so”."], id="comment"),
        pytest.param("a.md:15", ["a.md, line 15, alt", "“was made” is passive, and does not say"], id="alt text"),
        pytest.param("letter.docx:2", ["letter.docx, Fees, paragraph 1\n", "own/gizmo"], id="Word"),
        pytest.param("letter.docx:1", ["letter.docx, Fees, heading\n"], id="a heading in Word"),
        pytest.param("letter.docx:3", ["letter.docx, Fees, paragraph 2, item\n"], id="an item in Word"),
        pytest.param("a.md:7", ["Grammar: built in; profile us-federal", "/issues\n"], id="how to report"),
    ],
)
def test_shows(place: str, parts: list[str], folder: Path) -> None:
    """Words, passives, findings, and what is silent and why."""
    ran = why(folder, place, COLUMNS="120")

    assert (0, []) == (ran.code, [part for part in parts if part not in ran.out]), ran.out


@pytest.mark.parametrize(
    ("place", "sentences", "others"),
    [
        pytest.param("a.md:8", 3, [], id="a line"),
        pytest.param("a.md:8:12", 1, [], id="a column"),
        pytest.param("a.md:8:1", 1, [], id="the end of the first"),
        pytest.param("a.md:15:30", 1, [], id="an alt text"),
    ],
)
def test_a_column_picks_a_sentence(place: str, sentences: int, others: list[str], folder: Path) -> None:
    """And leaves out what is elsewhere on the line."""
    found = seen(folder, place)

    assert (sentences, others) == (len(found["sentences"]), [f["rule"] for f in found["findings"]])


def test_json(folder: Path) -> None:
    """Every span shows what it says in the source."""
    (sentence,) = seen(folder, "a.md:7")["sentences"]
    spans = [(part["text"], PAGE[slice(*part["span"])]) for part in (*sentence["words"], *sentence["passives"][:1])]

    assert [text for text, _ in spans] == [source for _, source in spans]
    assert ["passive", "joined"] == [passive["verdict"] for passive in sentence["passives"]]


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(columns: int, folder: Path) -> None:
    """Long lines wrap, the address of the tracker excepted."""
    out = why(folder, "a.md:15", COLUMNS=str(columns)).out

    assert [] == [line for line in out.splitlines() if len(line) > columns and "https:" not in line]


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
    ids=["a pipe", "forced", "NO_COLOR", "always", "never"],
)
@pytest.mark.parametrize("about", [["--why", "a.md:8"], ["own/gizmo"]], ids=["a line", "a rule"])
def test_color(about: list[str], args: list[str], env: dict[str, str], colored: bool, folder: Path) -> None:
    """Colour where it is wanted only."""
    assert colored == ("\033[" in cli(folder, "explain", *about, *args, env=env).out)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("We are interested.", ["are interested"], id="near and no passive"),
        pytest.param("You can get your form signed.", [], id="far below the line"),
        pytest.param("It was decided that we have moved.", ["was decided"], id="no series"),
        pytest.param("It was signed or dated.", ["was signed", "was signed or dated"], id="a series"),
    ],
)
def test_what_may_be_a_passive(text: str, told: list[str], folder: Path) -> None:
    """Not every participle somewhere behind a form of “be” or “get”."""
    (folder / "t.md").write_text(text)
    (sentence,) = seen(folder, "t.md:1")["sentences"]

    assert told == [p["text"] for p in sentence["passives"]]


def test_a_candidate_that_a_rule_found(folder: Path) -> None:
    """It is told, however little speaks for it."""
    pattern = "[{LEMMA: get}, {POS: PRON}, {POS: NOUN}, {LOWER: signed}]"
    examples = "[{bad: You get your form signed.}, {good: You signed it.}]"
    rule = f"  signed: {{grammar: {pattern}, message: m, examples: {examples}}}\n"
    site(folder, {"rules/own.yaml": RULES + rule, "t.md": "You can get your form signed."})
    (sentence,) = seen(folder, "t.md:1")["sentences"]

    assert ["get your form signed"] == [p["text"] for p in sentence["passives"]]


def test_spacy(folder: Path) -> None:
    """With `--grammar spacy`, its tags and its passives."""
    pytest.importorskip("spacy")
    out = why(folder, "a.md:7", "--grammar", "spacy", COLUMNS="120").out

    assert [] == [part for part in [*SENT, "“was sent” is passive", ", spaCy 3"] if part not in out]
