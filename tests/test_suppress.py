"""Comments that silence rules: how far each reaches, and which of them do nothing."""

from __future__ import annotations

import time

import pytest
from inline_rules import findings, one_rule

from plainlang.document import Comment, Document
from plainlang.finding import Finding
from plainlang.readers import read_source
from plainlang.span import LineIndex, Span
from plainlang.suppress import UNKNOWN, UNUSED, suppress

RULES = one_rule("avoid: [bad]")
PAGE = one_rule("metric: words\nmax: 0\nat_least: 0")
KNOWN = {"t": "t", "t/r": "t/r", "t/old": "t/r", "jargon": "jargon", "quiet": "", "t/off": ""}


def sifted(text: str, format: str = "markdown", partial: bool = False) -> tuple[list[str], int]:
    """The lines of what is kept, or the rule when the comment itself is at fault; and how many are silenced."""
    document = read_source(text, format)
    return told(document, findings(RULES, text, format), partial)


def told(document: Document, found: tuple[Finding, ...], partial: bool = False) -> tuple[list[str], int]:
    """The same for a document that is already read."""
    kept, silenced = suppress(document, found, LineIndex(document.source), KNOWN, partial)
    return [str(f.line) if f.theme == "t" else f.rule for f in kept], len(silenced)


def note(order: str) -> str:
    """A comment to us."""
    return f"<!-- plainlang: {order} -->"


@pytest.mark.parametrize(
    ("text", "kept", "silenced"),
    [
        pytest.param(f"bad {note('ignore')} bad\nbad", ["2"], 2, id="the same line"),
        pytest.param(f"{note('ignore')}\n\nbad\nbad\n\nbad", ["6"], 2, id="the next block"),
        pytest.param(f"- a\n- so bad {note('ignore')}\n- so bad", ["3"], 1, id="a line of a list"),
        pytest.param(f"{note('ignore[t/r]')}\n\nbad", [], 1, id="a rule"),
        pytest.param(f"{note('ignore[t]')}\n\nbad", [], 1, id="a theme"),
        pytest.param(f"{note('ignore[jargon]')}\n\nbad", [], 1, id="a pillar"),
        pytest.param(f"{note('ignore[t/old]')}\n\nbad", [], 1, id="a former name"),
        pytest.param(f"{note('ignore[quiet, t/r]')}\n\nbad", [], 1, id="several names"),
        pytest.param(f"{note('ignore[t/r] The law says so.')}\n\nbad", [], 1, id="a reason"),
        pytest.param(f"{note('ignore -- The law says so.')}\n\nbad", [], 1, id="a reason without names"),
        pytest.param(f"bad\n\n{note('disable')}\n\nbad\n\n{note('enable')}\n\nbad", ["1", "9"], 1, id="between"),
        pytest.param(f"bad\n\n{note('disable')}\n\nbad\n\nbad", ["1"], 2, id="to the end"),
        pytest.param(f"{note('disable[t, quiet]')}\n\nbad\n\n{note('enable[t]')}\n\nbad", ["7"], 1, id="one of two"),
        pytest.param(f"{note('disable[t]')}\n\nbad\n\n{note('enable[quiet]')}\n\nbad", [], 2, id="another name"),
        pytest.param(
            f"{note('disable[t]')}\n\n{note('disable[quiet]')}\n\n{note('enable[t]')}\n\nbad\n\n{note('enable[quiet]')}",
            ["7", UNUSED], 0, id="nested",
        ),
        pytest.param(f"bad\n\n{note('ignore-file')}\n\nbad", [], 2, id="the file"),
        pytest.param(f"bad\n\n{note('ignore-file[t/r]')}", [], 1, id="a rule in the file"),
        pytest.param(f"{note('ignore[quiet]')}\n\nbad", ["3"], 0, id="a theme that does not run"),
        pytest.param(f"{note('ignore[t/off]')}\n\nbad", ["3"], 0, id="a rule that does not run"),
        pytest.param(f"{note('ignore[quiet/x]')}\n\nbad", ["3"], 0, id="a rule of a theme that does not run"),
        pytest.param(f"{note('ignore')}\n\ngood\n\nbad", ["5", UNUSED], 0, id="unused"),
        pytest.param(f"{note('ignore[t/x]')}\n\nbad", ["3", UNKNOWN], 0, id="unknown"),
        pytest.param(f"{note('ignore[t/x, t/y]')}\n\nbad", ["3", UNKNOWN, UNKNOWN], 0, id="two unknown"),
        pytest.param(f"{note('ignore[t/x, t/r]')}\n\nbad", [UNKNOWN], 1, id="one unknown of two"),
        pytest.param("<!-- plainlang ignore -->\n\nbad", ["3"], 0, id="not an order"),
        pytest.param("<!-- plainlang: ignored -->\n\nbad", ["3"], 0, id="not a verb"),
        pytest.param("bad", ["1"], 0, id="no comment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_markdown(text: str, kept: list[str], silenced: int, newline: str) -> None:
    """What is kept, by its line, and how many findings are silenced; line ends make no difference."""
    assert sifted(text.replace("\n", newline)) == (kept, silenced)


@pytest.mark.parametrize(
    ("text", "kept", "silenced"),
    [
        pytest.param(f"<p>bad</p>\n{note('ignore')}\n<p>bad</p>\n<p>bad</p>", ["1", "4"], 1, id="the next block"),
        pytest.param(f"<p>bad {note('ignore')} bad</p><p>bad</p>", [], 3, id="the same line"),
        pytest.param(f"<p>bad\n{note('ignore')}\nbad\nbad</p>\n<p>bad</p>", ["1", "5"], 2, id="the rest of a block"),
        pytest.param(f"<ul><li>so bad</li>\n{note('disable')}\n<li>so bad</li></ul>", ["1"], 1, id="in a list"),
    ],
)
def test_html(text: str, kept: list[str], silenced: int) -> None:
    """The same in HTML, where a comment may stand inside a block."""
    assert sifted(text, "html") == (kept, silenced)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- plainlang: ignore -->", "<!--plainlang:ignore[t/r]-->", "{/* plainlang: ignore[t] */}",
        "{# plainlang: ignore[t/r] Why #}", "{% comment %} plainlang: ignore {% endcomment %}",
        "{%- comment -%}plainlang: ignore[t/r] -- Why{%- endcomment -%}", "<!-- plainlang:\n  ignore[ t/r ]\n-->",
    ],
)  # fmt: skip
def test_every_comment_syntax(comment: str) -> None:
    """HTML, MDX, Jinja and Liquid comments, as a reader hands them on."""
    text = f"{comment}\nbad"
    read = read_source(text, "text")
    document = Document(text, "text", read.blocks, comments=(Comment(Span(0, len(comment)), comment),))

    assert told(document, findings(RULES, text)) == ([], 1)


@pytest.mark.parametrize(
    ("order", "silenced"), [("ignore-file", 1), ("ignore-file[t/r]", 1), ("ignore-file[quiet]", 0), ("ignore", 0)]
)
def test_the_whole_document(order: str, silenced: int) -> None:
    """A finding that stands nowhere is silenced for the file or not at all."""
    text = f"{note(order)}\n\nOne two."

    assert told(read_source(text, "markdown"), findings(PAGE, text, "markdown"))[1] == silenced


def test_nothing_is_unused_when_only_some_rules_ran() -> None:
    """A comment for a rule that was not selected is left in peace."""
    assert sifted(f"{note('ignore')}\n\ngood", partial=True) == ([], 0)


def test_what_an_idle_comment_says() -> None:
    """It stands at the comment, shows the order and counts in no pillar."""
    document = read_source(f"good\n\n{note('ignore[t/x] Why')}\n\ngood", "markdown")
    ((finding,), _) = suppress(document, (), LineIndex(document.source), KNOWN)

    assert (finding.rule, finding.line, finding.pillar) == (UNKNOWN, 3, "")
    assert finding.found == "plainlang: ignore[t/x] Why"
    assert "“t/x”" in finding.message


@pytest.mark.parametrize(
    ("format", "comment"),
    [
        ("mdx", "{/* plainlang: ignore */}\n\n"), ("markdown", "{# plainlang: ignore #}\n\n"),
        ("html", "{# plainlang: ignore #}"), ("html", "{% comment %} plainlang: ignore {% endcomment %}"),
    ],
)  # fmt: skip
def test_comments_that_readers_hand_on(format: str, comment: str) -> None:
    """From the source to the finding that is gone."""
    text = "<p>bad</p>" if format == "html" else "bad"

    assert sifted(f"{comment}{text}", format) == ([], 1)


def test_one_of_two_names_is_idle() -> None:
    """A name that silences nothing is named; the other one still works."""
    document = read_source(f"{note('ignore[t/r, jargon]')}\n\nbad", "markdown")
    known = {**KNOWN, "jargon": "other"}
    kept, silenced = suppress(document, findings(RULES, document.source, "markdown"), LineIndex(document.source), known)

    assert [(f.rule, f.message) for f in kept] == [
        (UNUSED, "“jargon” silences nothing here; take it out of the comment.")
    ]
    assert len(silenced) == 1


def test_what_is_said_of_comments_can_be_ignored() -> None:
    """A repository may choose not to hear about idle comments."""
    document = read_source(note("ignore[t/r]"), "markdown")

    assert suppress(document, (), LineIndex(document.source), {**KNOWN, UNUSED: ""}) == ((), ())


@pytest.mark.parametrize("order", ["ignore[t/r]", "disable[t/r]", "disable", "disable[t]"])
def test_time_grows_with_length(order: str) -> None:
    """Thousands of comments take thousands of times one, not their square; also when each reaches to the end."""
    text = f"{note(f'{order} x')}\nbad\n\n" * 8_000
    document = read_source(text, "markdown")
    found = findings(RULES, text, "markdown")
    start = time.perf_counter()
    kept, silenced = suppress(document, found, LineIndex(text), KNOWN)

    assert (len(kept), len(silenced)) == (0, 8_000)
    assert time.perf_counter() - start < 3
