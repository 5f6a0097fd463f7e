"""Formulas for other languages: which there are, and that English never pays for them."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from plainlang import foreign
from plainlang.readers import read_source


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", {"fernandez_huerta", "szigriszt_pazos", "crawford", "gutierrez_polini"}),
        ("es-MX", {"fernandez_huerta", "szigriszt_pazos", "crawford", "gutierrez_polini"}),
        ("de", {"flesch_reading_ease", "wiener_sachtextformel"}),
        ("it", {"flesch_reading_ease", "gulpease_index"}),
        ("fr", {"flesch_reading_ease"}),
        ("nl", {"flesch_reading_ease"}),
        ("ru", {"flesch_reading_ease"}),
        ("hu", {"flesch_reading_ease"}),
        ("en", set()),
        ("xx", set()),
    ],
)
@pytest.mark.parametrize("text", ["", "Ana come pan con su hermano. El perro corre por la casa grande."])
def test_other_languages(text: str, language: str, names: set[str]) -> None:
    """Each language has its own formulas, all finite, for an empty text too."""
    pytest.importorskip("textstat")
    scores = foreign.other_language(text, language)

    assert names == set(scores)
    assert all(math.isfinite(score) for score in scores.values())


def test_gulpease_by_hand() -> None:
    """89 + (300 × 1 sentence − 10 × 25 characters) ÷ 6 words = 97.33, characters with the full stop."""
    pytest.importorskip("textstat")
    scores = foreign.other_language("Il cane corre nel parco verde.", "it")

    assert scores["gulpease_index"] == pytest.approx(97.333, abs=0.001)


def test_textstat_stays_off_the_english_path() -> None:
    """Importing the module and measuring English does not import textstat."""
    code = (
        "import sys; from plainlang import foreign, readability; from plainlang.counts import Counts;"
        "readability.measure(Counts(words=1, sentences=1)); foreign.other_language('a', 'en');"
        "sys.exit('textstat' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("text", "expected"), [("", set()), ("<p lang=es>Ana come pan.</p>", set())])
def test_an_english_document_has_none(text: str, expected: set[str]) -> None:
    """Only the language of the whole document counts."""
    assert expected == set(foreign.formulas_of(read_source(text, "html")))


def test_a_document_has_those_of_its_language() -> None:
    """The prose alone is measured."""
    pytest.importorskip("textstat")
    page = '<html lang="es-US"><body><p>Ana come pan con su hermano.</p><img alt="Ana come"></body></html>'
    expected = foreign.other_language("Ana come pan con su hermano.", "es")

    assert expected == foreign.formulas_of(read_source(page, "html"))
