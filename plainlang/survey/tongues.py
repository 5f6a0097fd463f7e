"""Folders of pages in other languages: `es/` beside `en/`, as their name says and a look at their words bears out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plainlang.survey.sites import read_beginning

_TONGUES: Final = {
    "ar": "Arabic", "cy": "Welsh", "de": "German", "es": "Spanish", "espanol": "Spanish", "español": "Spanish",
    "fa": "Persian", "fr": "French", "fr-ca": "French", "ht": "Haitian Creole", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "pl": "Polish", "pt": "Portuguese", "pt-br": "Portuguese", "ru": "Russian", "tl": "Tagalog",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "zh-cn": "Chinese", "zh-hans": "Chinese",
    "zh-hant": "Chinese", "zh-tw": "Chinese",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = frozenset("the and of to you for is that with your are this from on we".split())
_LOOKED_AT: Final = 5
_SHARE: Final = 0.08
"""About a fifth of the words of an English page are among these; hardly any of another language's are."""


def foreign_folders(root: Path, pages: list[str]) -> Iterator[tuple[str, str]]:
    """Patterns of folders whose pages are not in English, each with its language."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        parts = page.split("/")[:-1]
        for i, part in enumerate(parts):
            if part.lower() in _TONGUES:
                found["/".join(parts[: i + 1])].append(page)
                break
    for folder, members in found.items():
        looked_at = members[:: max(1, len(members) // _LOOKED_AT)][:_LOOKED_AT]
        if not any(_is_english(read_beginning(root / page)) for page in looked_at if not page.endswith(".docx")):
            yield f"/{folder}/", _TONGUES[folder.split("/")[-1].lower()]


def _is_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return len(words) > 0 and sum(word in _ENGLISH for word in words) / len(words) >= _SHARE
