"""`plainlang read`: the blocks of a page as the rules see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import child, cli, site

PAGE = """---
title: Apply
---
# How to apply

You need `x` and the [Plain Writing Act of 2010](https://a.gov). Call us.

<!-- a remark -->
- Say “yes”
"""
SHOWN = """a.md
  markdown, language en, 4 blocks, 17 words

  line 2 · title
    Apply

  line 4 · heading 1
    How to apply

  line 6 · paragraph
    You need ▢ and the Plain Writing Act of 2010.
    Call us.

  line 9 · item
    Say “yes”

"""


def blocks(folder: Path, source: str, name: str = "a.md") -> list[dict[str, Any]]:
    """The blocks of a page in the JSON form."""
    ran = cli(site(folder, {name: source}), "read", "--output-format", "json", name)
    found: list[dict[str, Any]] = json.loads(ran.out)["documents"][0]["blocks"]
    return found


def test_text(tmp_path: Path) -> None:
    """Each block with its role and line, a sentence a line, a box for what is not read."""
    assert (0, SHOWN, "") == cli(site(tmp_path, {"a.md": PAGE}), "read", "a.md")[:3]


def test_long_lines_are_wrapped(tmp_path: Path) -> None:
    """No line is wider than the terminal."""
    ran = cli(site(tmp_path, {"a.md": "Some words here " * 40}), "read", "a.md")

    assert 40 < max(map(len, ran.out.splitlines())) <= 80


def test_json_spans(tmp_path: Path) -> None:
    """Every span shows what it says in the source."""
    spans = [
        (part["text"], PAGE[slice(*part["span"])])
        for block in blocks(tmp_path, PAGE)
        for kind in ("words", "marks", "names")
        for part in block[kind]
    ]

    assert len(spans) > 18
    assert [] == [(text, source) for text, source in spans if text != source]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("role", ["title", "heading", "paragraph", "item"]),
        ("level", [0, 1, 0, 0]),
        ("line", [2, 4, 6, 9]),
        ("column", [8, 3, 1, 3]),
        ("span", [[11, 16], [23, 35], [37, 110], [132, 141]]),
        ("sentences", [1, 1, 2, 1]),
        ("words", [1, 3, 11, 2]),
        ("marks", [0, 0, 1, 0]),
        ("names", [0, 0, 1, 1]),
    ],
)
def test_json_blocks(key: str, expected: list[object], tmp_path: Path) -> None:
    """Role, place and parts of each block."""
    values = [block[key] for block in blocks(tmp_path, PAGE)]

    assert expected == [len(v) if isinstance(v, list) and key != "span" else v for v in values]


def test_json_document(tmp_path: Path) -> None:
    """The elements, comments, language and metadata stand beside the blocks."""
    html = (
        '<html lang="es"><head><meta name="description" content="Uno"></head><body><p>Dos</p><!-- x --></body></html>'
    )
    ran = cli(site(tmp_path, {"a.md": PAGE, "b.html": html}), "read", "--output-format", "json", "a.md", "b.html")
    data = json.loads(ran.out)
    first, second = data["documents"]

    assert (1, "a.md", "markdown", "en") == (data["schema"], first["path"], first["format"], first["language"])
    assert ["<!-- a remark -->"] == [PAGE[slice(*comment["span"])] for comment in first["comments"]]
    assert {"link", "list"} <= {element["kind"] for element in first["elements"]}
    assert ("html", "es", ["description", "paragraph"]) == (
        second["format"], second["language"], [b["role"] for b in second["blocks"]]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "out", "err"),
    [
        pytest.param(
            "read a.md gone.md", 2, "How to apply", "gone.md: there is no such file", id="a page that is gone"
        ),
        pytest.param("read gone.md a.md", 2, "How to apply", "gone.md: there is no such file", id="the run goes on"),
        pytest.param("read a.pdf", 2, "", "a.pdf: PDF is not read", id="a format that is not read"),
        pytest.param("read .", 0, "How to apply", "", id="a folder"),
        pytest.param("read", 2, "", "PATHS is missing", id="nothing named"),
        pytest.param("read --output-format json gone.md", 2, '"errors": ["gone.md', "gone.md", id="JSON"),
        pytest.param("read --color always a.md", 0, "\033[1ma.md", "", id="colour"),
        pytest.param("read --help", 0, "A box (▢) stands for", "", id="help"),
    ],
)
def test_ends(line: str, code: int, out: str, err: str, tmp_path: Path) -> None:
    """A page that cannot be read is named, and ends with 2."""
    ran = cli(site(tmp_path, {"a.md": PAGE, "a.pdf": "%PDF"}), *line.split())

    assert (code, True, True) == (ran.code, out in ran.out, err in ran.err if err else ran.err == "")


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (["-"], "Standard input\n  markdown, language en, 1 block, 2 words\n\n  line 1 · heading 1\n    Two words\n"),
        (["-", "--stdin-filename", "a.txt"], "a.txt\n  text, language en, 1 block, 2 words\n\n  line 1 · paragraph"),
    ],
)
def test_standard_input(args: list[str], shown: str, tmp_path: Path) -> None:
    """It is Markdown, or what its name says."""
    ran = child(tmp_path, "read", *args, text=b"# Two words\n")

    assert (0, True) == (ran.code, ran.out.startswith(shown))


def test_prose_keys_of_the_configuration(tmp_path: Path) -> None:
    """Front matter is read as `check` reads it."""
    source = "---\nlead: Come in\n---\n\nText.\n"
    ran = cli(site(tmp_path, {"a.md": source}, "prose-keys: {lead: summary}\n"), "read", "a.md")

    assert "line 2 · summary\n    Come in\n" in ran.out
