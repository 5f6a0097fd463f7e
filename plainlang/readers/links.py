"""The link that is open in HTML: it goes on from block to block, and gathers the text that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plainlang.document import HOLE
from plainlang.readers.block import BlockDraft
from plainlang.readers.draft import Draft
from plainlang.readers.tags import Attribute, Token

_NOTHING: Final = f"{HOLE} \n\xa0"


def named(shown: str, *names: str) -> str:
    """What a link shows, or else the names of it that are heard."""
    return shown if shown.strip(_NOTHING) else " ".join(filter(None, names)) or shown


class Link:
    """The link that is open, if any."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._element = -1
        self._target = ""
        self._label = ""
        self._shown: list[str] = []
        self._alts: list[str] = []

    def begin(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """A link with a target begins; the one before it is over."""
        if "href" in found:
            self._target = found["href"].value
            self._label = found["aria-label"].value if "aria-label" in found else ""
            attributes = {"href": self._target} | ({"target": found["target"].value} if "target" in found else {})
            self._element = self.draft.element(
                "link", token.start, token.end, self.draft.section, attributes=attributes
            )

    def carry_on(self, block: BlockDraft) -> None:
        """A block begins inside the link."""
        if self._element >= 0:
            block.open_mark("link", self._target)

    def break_off(self, block: BlockDraft) -> None:
        """A block inside the link ends."""
        if self._element >= 0:
            self._shown.append(block.close_mark("link"))

    def image(self, alt: str) -> None:
        """An image stands in the link."""
        self._alts.append(alt)

    def end(self, end: int) -> None:
        """The link ends, with all the text it showed."""
        shown = self.draft.current.close_mark("link") if self.draft.current else ""
        if self._element >= 0:
            names = [self._label] if self._label else self._alts
            self.draft.amend(self._element, end, named(" ".join(filter(None, [*self._shown, shown])), *names))
        self._element, self._shown, self._alts = -1, [], []
