"""Front matter: its prose by configured keys with exact places, and the language of the page."""

from __future__ import annotations

import pytest
from reading import faults, shown

from plainlang import Linter
from plainlang.config import parse_config
from plainlang.document import Role
from plainlang.readers import read_source
from plainlang.readers.front import front_matter
from plainlang.span import Span

P = "paragraph: "
FRONT = [
    pytest.param("---\ntitle: A page\n---\nText", ["title: A page", P + "Text"], id="YAML"),
    pytest.param("---\nsummary: B\nx: C\ndescription: D\n---\n", ["description: B", "description: D"], id="keys"),
    pytest.param("---\ntitle: 'Don''t wait'\n---", ["title: Don't wait"], id="single quotes"),
    pytest.param('---\ntitle: "A \\"plain\\" caf\\u00e9 \\x41"\n---', ['title: A "plain" café A'], id="double quotes"),
    pytest.param('---\ntitle: "A b\n  c"\n---', ["title: A b c"], id="quoted over lines"),
    pytest.param("---\ntitle: A b\n  c # d\n---", ["title: A b c"], id="plain over lines"),
    pytest.param("---\ntitle: >-\n  A b\n  c\n\n  d\n---", ["title: A b c d"], id="folded"),
    pytest.param("---\nsummary: |\n  A b\n  c\n---", ["description: A b c"], id="literal"),
    pytest.param("---\ntitle: How&#8217;s {{ a }} it &amp; b\n---", ["title: How’s □ it & b"], id="entities and tags"),
    pytest.param("---\ntitle: &x A b\n---", ["title: A b"], id="anchor"),
    pytest.param("---\na:\n  title: B\ntitle: [C]\n---\nText", [P + "Text"], id="only scalars at the top"),
    pytest.param("---\ntitle: {a: b\n---\nText", [P + "Text"], id="broken YAML"),
    pytest.param("---\ntitle: A 😀 é\n---\n😀", ["title: A 😀 é"], id="beyond ASCII"),
    pytest.param("\ufeff---\ntitle: A\n---\n# B", ["title: A", "heading1: B"], id="byte order mark"),
    pytest.param("\ufeff# B", ["heading1: B"], id="byte order mark alone"),
    pytest.param("\n\n---\ntitle: A\n---\nText", ["title: A", P + "Text"], id="empty lines before"),
    pytest.param("--- \ntitle: A\n...\nText", ["title: A", P + "Text"], id="ended by dots"),
    pytest.param("---\n---\nText", [P + "Text"], id="empty"),
    pytest.param("---\ntitle: A\n\nText", [P + "title: A", P + "Text"], id="never closed"),
    pytest.param("Text\n\n---\n\na: b\n\n---\n\nc", [P + "Text", P + "a: b", P + "c"], id="in the middle of a page"),
    pytest.param("---\n\nA paragraph.\n\n---\nText", [P + "A paragraph.", P + "Text"], id="two rules are no fence"),
    pytest.param("+++\ntitle = \"A \\\"b\\\"\" # c\n[x]\ntitle = 'D'\n+++\nB", ['title: A "b"', P + "B"], id="TOML"),
    pytest.param("+++\nsummary = 'A b'\n+++\n", ["description: A b"], id="TOML in single quotes"),
    pytest.param('+++\ntitle = """\nA\nb"""\n+++\n', ["title: A b"], id="TOML over lines"),
    pytest.param("+++\ntitle = A\n+++\nText", [P + "Text"], id="broken TOML"),
    pytest.param('{\n  "title": "A \\"b\\"",\n  "x": {}\n}\n\nText', ['title: A "b"', P + "Text"], id="JSON"),
    pytest.param('{ "title": "A"\n\nText', [P + '{ "title": "A"', P + "Text"], id="broken JSON"),
]  # fmt: skip
YAML = """---
hero:
  title: One
  items: [{text: Two}, {text: 'Th''ree'}]
list:
- Four
- >-
  Five
  six
title: Seven
---
"""
TOML = (
    """+++
hero.title = "One" # title
hero.items = [{text = "Two", x = [1, 2]}, {text = 'Three'}]
list = ["Four",
  "F\\u0069ve"]
[deep."quoted key"]
title = "Six" # " not a text
when = 2026-01-01
[[sections]]
heading = "Seven"
[sections.more]
text = '''Eight'''
[[sections]]
heading = """
    + '"""\nNine\n"""'
    + """
+++
"""
)
JSON = '{"hero": {"title": "One",\n\t"items": [{"text": "Two"}]}, "list": ["Three"]}\n'
KEYS = [
    pytest.param(YAML, {"hero.title": "heading"}, ["heading: One"], id="nested"),
    pytest.param(YAML, {"hero.items.*.text": "label"}, ["label: Two", "label: Th'ree"], id="list of mappings"),
    pytest.param(YAML, {"list.*": "paragraph"}, [P + "Four", P + "Five six"], id="list of strings"),
    pytest.param(YAML, {"*.title": "heading", "title": "title"}, ["heading: One", "title: Seven"], id="any key"),
    pytest.param(YAML, {"hero": "title", "list": "title", "hero.title.x": "title"}, [], id="no text there"),
    pytest.param(YAML, {"hero.*": "label", "hero.title": "title"}, ["title: One"], id="the exact key counts"),
    pytest.param("---\na: &x {b: One}\nc: *x\n---\n", {"*.b": "label"}, ["label: One"], id="alias, once"),
    pytest.param("---\na: >\n  - One\n  - Two\n---\n", {"a": "label"}, ["label: - One - Two"], id="folded dashes"),
    pytest.param("---\na: |\n  One\n\n  two\n---\n", {"a": "label"}, ["label: One two"], id="literal"),
    pytest.param("---\na: One\n? [a, b]\n: c\n---\n", {"a": "label"}, ["label: One"], id="a key that is a list"),
    pytest.param(TOML, {"hero.title": "title"}, ["title: One"], id="TOML dotted"),
    pytest.param(TOML, {"hero.items.*.text": "label"}, ["label: Two", "label: Three"], id="TOML inline tables"),
    pytest.param(TOML, {"list.*": "label"}, ["label: Four", "label: Five"], id="TOML array"),
    pytest.param(TOML, {"deep.quoted key.title": "title"}, ["title: Six"], id="TOML table"),
    pytest.param(TOML, {"sections.*.heading": "heading"}, ["heading: Seven", "heading: Nine"], id="TOML tables"),
    pytest.param(TOML, {"sections.*.more.text": "label"}, ["label: Eight"], id="TOML table in a table"),
    pytest.param(JSON, {"*.title": "title", "hero.items.*.text": "label", "list.*": "label"},
                 ["title: One", "label: Two", "label: Three"], id="JSON with tabs"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FRONT)
def test_front_matter(source: str, expected: list[str]) -> None:
    """The prose keys of front matter are blocks; the rest of it is nothing."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected
    assert shown(source.replace("\n", "\r"), "markdown") == expected


@pytest.mark.parametrize(("source", "keys", "expected"), KEYS)
def test_prose_keys(source: str, keys: dict[str, Role], expected: list[str]) -> None:
    """A key may be a path; a star stands for any key and for every entry of a list."""
    for end in ("\n", "\r\n", "\r"):
        document = read_source(source.replace("\n", end), "markdown", keys)

        assert [f"{b.role}: {b.text}" for b in document.blocks] == expected
        assert faults(document) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("---\ntitle: A title\n---\n", "A title", id="plain"),
        pytest.param("---\nx: title\ntitle: 'title'\n---\n", "title", id="quoted, the word before it too"),
        pytest.param("---\ntitle: >\n  one\n  two\n---\n", "one\n  two", id="folded"),
        pytest.param("---\ntitle: |2\n  2 x\n---\n", "2 x", id="literal, the indicator is no text"),
        pytest.param('+++\nx = "A"\ntitle = "A"\n+++\n', "A", id="TOML"),
    ],
)
def test_places(source: str, expected: str) -> None:
    """The span is that of the value, the last place where the text stands."""
    (block,) = read_source(source, "markdown").blocks

    assert (source[slice(*block.span)], block.span.start) == (expected, source.rindex(expected))


@pytest.mark.parametrize(
    ("source", "format", "expected"),
    [
        pytest.param("---\nlang: es\n---\n", "markdown", "es", id="lang"),
        pytest.param("---\nlanguage: FR-ca\n---\n", "mdx", "fr", id="language"),
        pytest.param('+++\nlocale = "en_GB"\n+++\n', "markdown", "en", id="locale"),
        pytest.param("---\nlang: es\n---\n<p>a", "html", "es", id="of a template"),
        pytest.param("---\nlang: es\n---\n<html lang=fr>a", "html", "fr", id="the page itself counts"),
        pytest.param("---\nlanguage: Spanish\nx: {lang: es}\n---\n", "markdown", "en", id="no code"),
        pytest.param("Text", "markdown", "en", id="none"),
    ],
)
def test_language(source: str, format: str, expected: str) -> None:
    """Front matter names the language of the page."""
    assert read_source(source, format).language == expected


def test_other_languages_are_stepped_over() -> None:
    """Those other than the language of the page."""
    page = "---\nlang: es\n---\na <b lang=es>b</b> <i lang=en>c</i>"

    assert shown(page, "markdown") == [P + "a b □"]


def test_front_matter_of_templates() -> None:
    """HTML and Nunjucks pages have front matter too."""
    assert shown("---\ntitle: A\n---\n{% extends 'x' %}\n<p>B</p>", "html") == ["title: A", P + "B"]


def test_prose_keys_can_be_chosen() -> None:
    """A site may name its own keys, with their roles."""
    keys: dict[str, Role] = {"lead": "description"}
    document = read_source("---\ntitle: A\nlead: B\n---\n", "markdown", keys)

    assert [(b.role, b.text) for b in document.blocks] == [("description", "B")]


@pytest.mark.parametrize(("keys", "same"), [("{lead: description}", False), ("{title: title}", True), ("{}", True)])
def test_the_keys_belong_to_what_identifies_the_rules(keys: str, same: bool) -> None:
    """They decide which text is read, so scores with other keys cannot be compared."""
    hashes = {Linter(config=parse_config("x.yaml", text)).info.hash for text in ("", f"prose-keys: {keys}\n")}

    assert same == (len(hashes) == 1)


def test_front_matter_is_cut_exactly() -> None:
    """The fence, the body, and where the page begins."""
    assert front_matter("---\na: b\n---\nc") == ("---", Span(4, 9), 13)
    assert front_matter("text") == ("", Span(0, 0), 0)
