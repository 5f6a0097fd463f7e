"""Long pages take as much longer as they are longer, also when all of it is one block."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline_rules import one_rule
from timing import in_proportion, seconds

from plainlang.counts import count
from plainlang.kinds import KINDS
from plainlang.readers import read_source
from plainlang.vocabulary import Vocabulary

PAGES = [
    pytest.param("rare: 2.9", "text", "The abatement of remuneration is here. ", id="rare"),
    pytest.param("define: unused", "text", "The Board of Appeals (BA) met. ", id="abbreviations"),
    pytest.param("define: terms\nterms: [lien]", "text", "A lien is a claim, and a lien stays. ", id="terms"),
    pytest.param("structure: bold\nmax: 1", "markdown", "Please **read all of this** now. ", id="bold"),
    pytest.param("structure: underline", "html", "Please <u>read</u> <a href=x>this</a> now. ", id="underline"),
    pytest.param("structure: link-end", "markdown", "Go [to us.](x) now. ", id="link-end"),
    pytest.param("structure: footnotes", "html", "The fact<sup>1</sup> is <a href='#n'>2</a> here. ", id="numbers"),
    pytest.param("structure: merged-cells", "html", "<table><tr><td colspan=2>a<tr><td>b</table>", id="tables"),
    pytest.param(
        "count: words\nper: sentence\nmax: 9",
        "text",
        "We at the Department of Veterans Affairs and the Social Security Administration can help you today. ",
        id="names in long sentences",
    ),
]


def taken(keys: str, format: str, page: str) -> float:
    """How long the counts and one rule take on a page that is read afresh."""
    kind, vocabulary = one_rule(keys)[0].kind, Vocabulary(("help you",))
    document = replace(read_source(page, format), vocabulary=vocabulary)
    prepared = KINDS[kind].prepare(one_rule(keys))
    return seconds(lambda: (count(document), list(KINDS[kind].matches(document, prepared))))


@pytest.mark.parametrize(("keys", "format", "piece"), PAGES)
def test_time_is_linear(keys: str, format: str, piece: str) -> None:
    """Eight times the page takes less than 24 times as long; quadratic would be 64."""
    assert in_proportion(lambda times: taken(keys, format, piece * times), 400, 3200, most=24)


def test_a_page_of_one_endless_word() -> None:
    """What nobody can have written is no rare word, and is not looked into."""
    assert taken("rare: 2.9", "text", "abcd" * 100_000 + "tional") < 2
