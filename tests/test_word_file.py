"""Files that are no good Word files: each says what is the matter and what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word import p, word

from plainlang import Linter, check, fix, read, score
from plainlang.errors import ReadError, UseError
from plainlang.readers.docx import read_docx

GOOD = word(p("Text"))


def changed(old: bytes, new: bytes, part: str) -> bytes:
    """A package with a part changed."""
    out = BytesIO()
    with ZipFile(BytesIO(GOOD)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == part else data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "this Word file is damaged", id="empty"),
        pytest.param(GOOD[:2000], "this Word file is damaged", id="cut off"),
        pytest.param(changed(b"</w:body>", b"", "word/document.xml"), "this Word file is damaged", id="bad XML"),
        pytest.param(changed(b"w:body>", b"w:corpse>", "word/document.xml"), "this Word file is damaged", id="no body"),
        pytest.param(
            changed(b"wordprocessingml", b"spreadsheetml", "[Content_Types].xml"),
            "this is not a Word document",
            id="a spreadsheet",
        ),
        pytest.param(
            changed(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml", "_rels/.rels"),
            "this is a Strict",
            id="Strict",
        ),
        pytest.param(OLE + b"x" * 99, "this is an old Word file", id="old"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "this Word file has a password", id="locked"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, reason: str) -> None:
    """Each says what is the matter."""
    with pytest.raises(ReadError, match=reason):
        read_docx(data)


def test_without_python_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError, match=r"pip install 'plainlang-lint\[docx\]'"):
        read_docx(GOOD)


@pytest.mark.parametrize("call", [check, read, score, fix, Linter(select=("verbs",)).check])
def test_a_text_is_no_word_file(call: Callable[..., Any]) -> None:
    """The error says what to call instead."""
    with pytest.raises(UseError, match="check_file"):
        call("text", format="docx")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_damage(at: int, damage: bytes) -> None:
    """A damaged file is read or refused, whatever the damage."""
    try:
        assert read_docx(GOOD[:at] + damage + GOOD[at + len(damage) :]).format == "docx"
    except ReadError as error:
        assert error.reason.startswith("this ")
