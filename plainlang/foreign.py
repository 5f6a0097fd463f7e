"""Formulas for texts that are not in English, as `textstat` has them."""

from __future__ import annotations

from typing import Final

from plainlang.document import PROSE_ROLES, Document

_LANGUAGES: Final = frozenset(("de", "es", "fr", "hu", "it", "nl", "ru"))
_SPANISH: Final = ("fernandez_huerta", "szigriszt_pazos", "crawford")


def formulas_of(document: Document) -> dict[str, float]:
    """What the formulas of its language say of the prose of a document."""
    prose = "\n\n".join(block.text for block in document.blocks if block.role in PROSE_ROLES)
    return other_language(prose, document.language) if prose else {}


def other_language(text: str, language: str) -> dict[str, float]:
    """Formulas `textstat` has for another language (“es”, “de-AT”); empty for English and where it has none."""
    root = language.replace("-", "_").partition("_")[0].lower()
    if root not in _LANGUAGES:
        return {}
    # Imported late: it takes a second, and English never needs it. Only its English syllables need a download.
    from textstat.backend import metrics  # type: ignore[import-untyped, import-not-found, unused-ignore]

    scores: dict[str, float] = {"flesch_reading_ease": metrics.flesch_reading_ease(text, root)}
    if root == "es":
        scores = {name: getattr(metrics, name)(text, root) for name in _SPANISH}
        scores["gutierrez_polini"] = metrics.gutierrez_polini(text)
    elif root == "de":
        scores["wiener_sachtextformel"] = metrics.wiener_sachtextformel(text, 1, root)
    elif root == "it":
        scores["gulpease_index"] = metrics.gulpease_index(text)
    return scores
