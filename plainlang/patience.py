"""How long we wait for the rules of a user: on each page a time for every expression, and not on every page.

A rule that took too long on a few pages is switched off, or a site of 10,000 pages would wait hours for it. Each page
without it says so, for what is not checked whole is neither kept nor written into a baseline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from time import thread_time
from typing import Final

from plainlang.document import Document
from plainlang.errors import RuleCrash, Stopped
from plainlang.expressions import watched
from plainlang.finding import Finding
from plainlang.lint import Prepared, lint, only, speaking
from plainlang.span import LineIndex

PAGES: Final = 3
"""On so many pages a rule may take too long."""


class Patience:
    """Runs prepared rules over page after page, in any number of threads, and loses patience with the slow ones."""

    def __init__(self, prepared: Prepared) -> None:
        self._all = prepared
        self._state: tuple[Prepared, Prepared] = prepared, {}
        self._slow = Counter[str]()

    def lint(
        self, document: Document, lines: LineIndex, silent: Container[str]
    ) -> tuple[tuple[Finding, ...], tuple[RuleCrash, ...]]:
        """Every finding in order of place, and the rules that failed, were stopped, or are switched off."""
        running, off = (speaking(rules, document.language) for rules in self._state)
        with watched(thread_time, len(document.source)):
            found, crashes = lint(document, running, lines, silent)
        if stopped := [crash.rules for crash in crashes if isinstance(crash.cause, Stopped)]:
            self._count(stopped)
        why = Stopped(f"is switched off, because it took too long on {PAGES} other pages")
        idle = (RuleCrash(rule.id, "", why, ours=False) for ready in off.values() for rule in ready.rules)
        return found, (*crashes, *idle)

    def _count(self, stopped: list[str]) -> None:
        self._slow.update(stopped)
        off = {rule for rule, pages in self._slow.items() if pages >= PAGES}
        if off.intersection(stopped):
            self._state = only(self._all, lambda rule: rule.id not in off), only(self._all, lambda rule: rule.id in off)
