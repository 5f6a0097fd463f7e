"""A Word file as lines of text: what is read of each paragraph, and the XML that it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plainlang.readers.word_fields import Link
from plainlang.readers.word_styles import Font
from plainlang.readers.word_tables import Cell


class Piece(NamedTuple):
    """Part of a line, and the XML element it comes from. `alt` is that of a picture: None when there is none."""

    text: str
    node: Any
    run: Any
    font: Font
    link: Link | None = None
    hole: bool = False
    picture: bool = False
    alt: str | None = None


@dataclass(slots=True, eq=False)
class Line:
    """One paragraph. `anchor` is the run of the body that shows it, when the paragraph is not part of the body."""

    properties: Any = None
    cell: Cell | None = None
    kind: str = ""
    """What is not part of the body: "text box", "image", "footnote 3"."""
    anchor: Any = None
    start: int = 0
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its part of the source."""
        return "".join(piece.text for piece in self.pieces)
