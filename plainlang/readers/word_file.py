"""A Word file opened: its body and notes, its styles and numbering, the targets of its links.

What can be wrong with a file is told here, in words that its owner understands.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final, NamedTuple
from zipfile import ZipFile

from plainlang.errors import ReadError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MOST: Final = 1 << 29
"""What the XML of a file may unpack to; more is a trap, not a letter."""
MISSING: Final = "Word files need the library python-docx. Install it with: pip install 'plainlang-lint[docx]'"


class Part(NamedTuple):
    """One part of the package: its XML, and the addresses that its links name."""

    root: Any
    targets: Mapping[str, str]


class WordFile(NamedTuple):
    """What is read of a Word file. `document` is python-docx's own, for writing; a part that is not there is None."""

    document: Any
    body: Part
    styles: Part | None
    numbering: Part | None
    notes: Mapping[str, Part | None]


def open_word(data: bytes) -> WordFile:
    """Open a Word file. Raises `ReadError`, without a path, when it is none or python-docx is not installed."""
    if data.startswith(_OLD):
        locked = "this Word file has a password. Save a copy without one"
        old = "this is an old Word file (.doc). Open it in Word and save it as Word Document (.docx)"
        raise ReadError("", locked if _LOCKED in data else old)
    try:
        from docx import Document
    except ImportError as error:
        raise ReadError("", MISSING) from error
    try:
        _look_over(data)
        return _opened(Document(BytesIO(data)))
    except ReadError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each fail in ways of their own
        raise ReadError("", "this Word file is damaged. Open it in Word, let Word repair it, and save it") from error


def _look_over(data: bytes) -> None:
    """Refuse what is a good package but no Word file that we read."""
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml")) > _MOST:
            raise ReadError("", "this Word file unpacks to more than 512 MB of text")
        names = archive.namelist()
        if "[Content_Types].xml" not in names or _MAIN not in archive.read("[Content_Types].xml"):
            raise ReadError("", "this is not a Word document (.docx), whatever its name says")
        if "_rels/.rels" in names and b"purl.oclc.org/ooxml" in archive.read("_rels/.rels"):
            raise ReadError("", "this is a Strict Open XML file. Save it as Word Document (.docx), not as Strict")


def _opened(document: Any) -> WordFile:
    from docx.oxml import parse_xml

    found: dict[str, Part] = {}
    for relation in document.part.rels.values():
        name = relation.reltype.rpartition("/")[2]
        if name in ("styles", "numbering", "footnotes", "endnotes") and not relation.is_external:
            part = relation.target_part
            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            found[name] = Part(root, _targets(part))
    notes = {kind: found.get(f"{kind}s") for kind in ("footnote", "endnote")}
    body = Part(document.element.body, _targets(document.part))
    if body.root is None:
        raise ValueError("no body")
    return WordFile(document, body, found.get("styles"), found.get("numbering"), notes)


def _targets(part: Any) -> Mapping[str, str]:
    return {id: relation.target_ref for id, relation in part.rels.items() if relation.is_external}
