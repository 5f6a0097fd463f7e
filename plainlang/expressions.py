"""Regular expressions of rules, compiled: `re` for shipped ones, `regex`, which can be stopped, for a user's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

TIMEOUT: Final = 1.0
"""Seconds a user's expression may take on one text."""
_CAPITAL: Final = re.compile(r"(?<!\\)(?:\\\\)*(?<!\(\?)[A-Z]|[^\W\d_\x00-\x7f]")
"""A capital that is neither a class, `\\S`, nor names a group, `(?P<…>`; or a letter whose case is not plain."""


@lru_cache(maxsize=1024)
def compile_for(shipped: bool, pattern: str, *, case: bool = False) -> Any:
    """An expression of a rule, without regard to case unless asked to: it sees lower-case text, so that one without a
    capital of its own is the same with regard to case, and three times as fast.
    """
    if shipped:
        return re.compile(pattern, 0 if case or not _CAPITAL.search(pattern) else re.IGNORECASE)
    import regex

    return regex.compile(pattern, 0 if case else regex.IGNORECASE)


def error_in(shipped: bool, pattern: str) -> str:
    """Why this is no regular expression; empty when it is one."""
    try:
        compile_for(shipped, pattern)
    except Exception as error:  # `re` and `regex` each have an error of their own
        return str(error)
    return ""
