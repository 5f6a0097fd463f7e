"""Small WARC files, made by hand, so that a test can say what is wrong in them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

BODY = "<html lang=en><body><div class=menu>Menu</div><h1>Page {}</h1><p>Please utilize the form.</p></body></html>"


def record(
    number: int, body: bytes | None = None, *, kind: str = "response", type: str = "text/html; charset=utf-8",
    status: str = "200 OK", extra: str = "",
) -> bytes:  # fmt: skip
    """One record: what a server sent, or with another kind the text alone."""
    content = BODY.format(number).encode() if body is None else body
    if kind == "response":
        content = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{extra}\r\n".encode() + content
        type = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://example.gov/{number}\r\nContent-Type: {type}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> list[bytes]:
    """Each record in a gzip member of its own, as crawlers write them."""
    return [gzip.compress(record, mtime=0) for record in records]
