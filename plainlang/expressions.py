"""Regular expressions of rules, compiled: `re` for shipped ones, `regex`, which can be stopped, for a user's.

One that takes a little too long on each paragraph is as bad as one that never ends, so the time that an expression may
take is that of a whole page. Who checks a page says so with `watched`, and brings the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final, TypeVar

from plainlang.errors import Stopped

SECONDS: Final = 1.0
"""What a user's expression may take on one page."""
_FOR_LENGTH: Final = 1e-6
"""Seconds for each character of a page on top, so that a long page is read to its end."""
_FLOOR: Final = 0.001
_CAPITAL: Final = re.compile(r"(?<!\\)(?:\\\\)*(?<!\(\?)[A-Z]|[^\W\d_\x00-\x7f]")
"""A capital that is neither a class, `\\S`, nor names a group, `(?P<…>`; or a letter whose case is not plain."""
T = TypeVar("T")


class _Watch:
    """The seconds that each expression has left on one page."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self.clock, self.seconds = clock, seconds
        self.left: dict[_Stoppable, float] = {}


_watch: ContextVar[_Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(clock: Callable[[], float], characters: int) -> Iterator[None]:
    """Within, all searches with a user's expression count as those of one page of this length."""
    token = _watch.set(_Watch(clock, SECONDS + characters * _FOR_LENGTH))
    try:
        yield
    finally:
        _watch.reset(token)


class _Stoppable:
    """A user's expression: it may take so long on one page in all. Raises `Stopped` when it takes longer."""

    def __init__(self, expression: Any) -> None:
        self._expression = expression
        self.groupindex = expression.groupindex

    def finditer(self, text: str, *within: int) -> list[Any]:
        """Every match."""
        return self._timed(lambda left: list(self._expression.finditer(text, *within, timeout=left)))

    def search(self, text: str) -> Any:
        """The first match."""
        return self._timed(lambda left: self._expression.search(text, timeout=left))

    def _timed(self, search: Callable[[float], T]) -> T:
        """What a search gives within the time that is left; outside `watched`, each search has all of it."""
        watch = _watch.get()
        left = watch.left.get(self, watch.seconds) if watch else SECONDS
        start = watch.clock() if watch else 0.0
        try:
            if left <= 0:
                raise TimeoutError
            found = search(max(left, _FLOOR))
        except TimeoutError:
            left = 0.0
            raise Stopped("took too long on this page and was stopped") from None
        finally:
            if watch:
                watch.left[self] = left - (watch.clock() - start)
        return found


@lru_cache(maxsize=1024)
def compile_for(shipped: bool, pattern: str, *, case: bool = False) -> Any:
    """An expression of a rule, without regard to case unless asked to: it sees lower-case text, so that one without a
    capital of its own is the same with regard to case, and three times as fast.
    """
    if shipped:
        return re.compile(pattern, 0 if case or not _CAPITAL.search(pattern) else re.IGNORECASE)
    import regex

    return _Stoppable(regex.compile(pattern, 0 if case else regex.IGNORECASE))


def error_in(shipped: bool, pattern: str) -> str:
    """Why this is no regular expression; empty when it is one."""
    try:
        compile_for(shipped, pattern)
    except Exception as error:  # `re` and `regex` each have an error of their own
        return str(error)
    return ""
