"""Word tables that ship with the library, read when they are first needed.

``importlib.resources`` takes 20 ms to import, more than every table together takes to load; ``pkgutil`` takes 3.
NOTICE.md names the sources and licences.
"""

from __future__ import annotations


def text(name: str) -> str:
    """One table as it stands, whatever line ends it was checked out with."""
    from pkgutil import get_data

    return (get_data(__name__, name) or b"").decode().replace("\r\n", "\n")


def lines(name: str) -> list[str]:
    """The lines of one table; those that start with # are remarks."""
    return [line for line in text(name).splitlines() if line and line[0] != "#"]
