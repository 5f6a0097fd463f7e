"""Pages in a crawl: WARC files with what servers sent, and WET files with the text of each page.

A damaged record becomes a row with an error; reading goes on at the next record that is whole.
"""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from plainlang.batch import MISSING
from plainlang.batch.page_row import Row
from plainlang.errors import UseError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES: Final = ("text/html", "application/xhtml+xml")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_BEGINS: Final = re.compile(rb"\x1f\x8b\x08|\nWARC/1\.")
"""How a packed record begins, and one that is not packed, with the line end before it."""
_LOOK: Final = 1 << 20
_HEAD: Final = 4096


class _DamagedError(Exception):
    """A record that ends too early or cannot be unpacked."""


def crawl_rows(path: str, longest: int) -> Iterator[Row | None]:
    """The pages of a crawl; None for a record that is no page: a picture, an answer that is not 200."""
    start: int | None = 0
    whole = True
    with open(path, "rb") as file:
        while start is not None:
            last = start
            try:
                for record in _records(file, start):
                    last, whole = record.stream_pos, True
                    yield _row(record, longest)
                return
            except (OSError, _DamagedError) as error:
                if whole:  # of several in a row, the first is told
                    said = f"{path}: the record at byte {last:,}, or the one after it, is damaged: {error}"
                    yield Row(f"byte {last}", None, "html", error=said)
                whole = False
            start = _next_begin(file, last + 1)


def _records(file: BinaryIO, start: int) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise UseError(MISSING.format(name="fastwarc")) from None
    file.seek(start)
    types = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    yield from ArchiveIterator(file, record_types=types, auto_decode="all")


def _next_begin(file: BinaryIO, start: int) -> int | None:
    """Where the next record may begin, at or after a byte."""
    while True:
        file.seek(start)
        data = file.read(_LOOK)
        if found := _BEGINS.search(data):
            return start + found.start() + data[found.start() : found.end()].startswith(b"\n")
        if len(data) < _LOOK:
            return None
        start += _LOOK - 8  # what begins at the end of one piece is seen in the next


def _row(record: WarcRecord, longest: int) -> Row | None:
    from fastwarc.warc import WarcRecordType

    id = (record.record_id or f"byte {record.stream_pos}").strip("<>")
    path = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None  # some crawlers write <https://…>
    if record.record_type == WarcRecordType.conversion:
        return Row(id, _body(record, longest), "text", path)
    http = record.http_headers if record.is_http_parsed else None
    type = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    if type.split(";")[0].strip().lower() not in _PAGES or (http and http.status_code != 200):
        return None
    return Row(id, _utf8(_body(record, longest), record.http_charset if http else None), "html", path)


def _body(record: WarcRecord, longest: int) -> bytes:
    """The content, as much of it as is checked and a byte more, which tells that it is too long."""
    expected = record.content_length
    body: bytes = record.reader.read(longest + 1)
    http = record.http_headers if record.is_http_parsed else None
    packed = bool(http and (http.get("Content-Encoding") or http.get("Transfer-Encoding")))
    if (expected and not body) or (not packed and len(body) < min(expected, longest + 1)):
        raise _DamagedError(f"it should have {expected:,} bytes and has {len(body):,}")
    return body


def _utf8(body: bytes, charset: str | None) -> bytes:
    """The page in UTF-8 when it names another encoding; what does not name one is looked at when it is read."""
    found = None if charset else _CHARSET.search(body, 0, _HEAD)
    label = charset or (found[1].decode("ascii", "replace") if found else "utf-8")
    try:
        name = lookup(label.strip("\"' ")).name
        if name in ("utf-8", "utf-16"):
            return body
        return body.decode("cp1252" if name in ("iso8859-1", "ascii") else name, "replace").encode("utf-8", "replace")
    except (LookupError, UnicodeError, ValueError):
        return body
