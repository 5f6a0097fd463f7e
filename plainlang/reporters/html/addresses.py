"""Addresses that may stand in a link: of the web, and of nothing that runs."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_SCHEMES: Final = ("http", "https")


def web_address(url: str) -> str:
    """The address when it is one of the web, else "": what a rule file or a page names may be anything."""
    if any(c <= " " or c in "\x7f\\\"'<>`" or "\x80" <= c <= "\x9f" for c in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in _SCHEMES and parts.hostname and "@" not in parts.netloc else ""
