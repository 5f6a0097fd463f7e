"""Word files made of raw XML, with python-docx's styles; and what the reader makes of them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from reading import faults

from plainlang import document
from plainlang.document import HOLE
from plainlang.readers import read_source

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
}
_SPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
LINK = "rId900"
TARGET = "https://agency.example/form"


def word(*body: str, footnotes: str = "", endnotes: str = "", lang: str = "") -> bytes:
    """A Word file with this body; `LINK` is the id of a link to `TARGET`."""
    made = Document()
    made.part.rels.add_relationship(RT.HYPERLINK, TARGET, LINK, is_external=True)
    for xml in body:
        made.element.body.sectPr.addprevious(element(xml))
    for kind, notes in (("footnotes", footnotes), ("endnotes", endnotes)):
        if notes:
            blob = f"<w:{kind} {_SPACES}>{notes}</w:{kind}>".encode()
            part = Part(PackURI(f"/word/{kind}.xml"), _NOTES.format(kind), blob, made.part.package)
            made.part.relate_to(part, f"{_NAMES['r']}/{kind}")
    if lang:
        for node in made.styles.element.iter(f"{{{_NAMES['w']}}}lang"):
            node.set(f"{{{_NAMES['w']}}}val", lang)
    return saved(made)


def element(xml: str) -> Any:
    """One element; the usual prefixes are known."""
    head, _, rest = xml.partition(">")
    closed = head.endswith("/")
    return parse_xml(f"{head.removesuffix('/')} {_SPACES}{'/' if closed else ''}>{rest}")


def saved(made: Any) -> bytes:
    """A document of python-docx as bytes."""
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; plain texts become runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, *shown: str) -> str:
    """A field with its code and what it shows."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{type}"/></w:r>' for type in ("begin", "separate", "end")]
    return f"{signs[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{signs[1]}{''.join(map(r, shown))}{signs[2]}"


def picture(properties: str = 'descr="A map"', inside: str = "") -> str:
    """A run with a picture."""
    data = f'<a:graphic><a:graphicData uri="{_NAMES["pic"]}"/></a:graphic>'
    shape = f'<wp:docPr id="1" name="p" {properties}>{inside}</wp:docPr>{data}'
    return f"<w:r><w:drawing><wp:inline>{shape}</wp:inline></w:drawing></w:r>"


def box(*paragraphs: str) -> str:
    """A run with a text box, and the copy of it that Word keeps for old programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f'<wp:docPr id="2" name="t"/><a:graphic><a:graphicData uri="x">{content}</a:graphicData></a:graphic>'
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def table(*rows: str, more: str = "") -> str:
    """A table; the cells of a row have a bar between them."""
    cells = (("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row.split("|"))) for row in rows)
    return f"<w:tbl><w:tblPr>{more}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read(data: bytes) -> document.Document:
    """The document; every place in it must hold."""
    found = read_source(data, "docx")
    assert faults(found) == []
    return found


def shown(data: bytes) -> list[str]:
    """Each block as "role: text", a hole as □."""
    return [f"{b.role}{b.level or ''}: {b.text.replace(HOLE, '□')}" for b in read(data).blocks]


def places(data: bytes) -> list[str]:
    """The place of each block."""
    return [block.place for block in read(data).blocks]
