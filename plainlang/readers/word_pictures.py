"""Pictures and text boxes in a Word file."""

from __future__ import annotations

from itertools import takewhile
from typing import Any, Final

from plainlang.readers.word_file import W

_PROPERTIES: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_DATA: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX: Final = f"{W}txbxContent"
_SHOWN: Final = ("/picture", "/chart", "/chartex", "/diagram")


def alt_of(node: Any) -> tuple[bool, str | None]:
    """Is this a picture, and what does its alt text say: None when it has none, "" when it only decorates."""
    if (properties := node.find(f".//{_PROPERTIES}")) is not None:
        data = (found.get("uri", "") for found in node.iter(_DATA))
        known = any(uri.endswith(_SHOWN) for uri in data) or node.find(f".//{_PICTURE}") is not None
        if not known or properties.get("hidden") in ("1", "true"):
            return False, None
        if any(found.get("val") in ("1", "true") for found in properties.iter(_DECORATIVE)):
            return True, ""
        return True, properties.get("descr") or properties.get("title") or None
    if (image := node.find(f".//{_VML}imagedata")) is not None:
        return True, image.getparent().get("alt") or None
    return False, None


def boxes_in(node: Any) -> list[Any]:
    """The text boxes of a drawing; not those inside another, nor the copies kept for old programs."""
    return [
        box
        for box in node.iter(_BOX)
        if not any(a.tag in (_BOX, _FALLBACK) for a in takewhile(lambda a: a is not node, box.iterancestors()))
    ]
