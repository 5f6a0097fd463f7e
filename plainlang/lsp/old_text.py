"""Old text: what the baseline of a site knows is shown faintly, so that new findings stand out."""

from __future__ import annotations

import os
from functools import lru_cache

from plainlang.allowances import spend
from plainlang.baseline import Baseline, relative
from plainlang.baseline_file import load
from plainlang.config import Config
from plainlang.errors import UseError
from plainlang.finding import Finding
from plainlang.report import Report


def old_findings(report: Report, config: Config, page: str) -> frozenset[Finding]:
    """The findings that the baseline in the configuration knows; none where it cannot be read, as `check` tells."""
    if not (page and config.choices.baseline):
        return frozenset()
    place = os.path.join(config.folder, config.choices.baseline)
    try:
        state = os.stat(place)
        entry = _baseline(place, state.st_mtime_ns, state.st_size).files.get(relative(page, os.path.dirname(place)))
    except (OSError, UseError):
        return frozenset()
    return frozenset(report.findings) - {*spend(report.findings, entry.allowed).new} if entry else frozenset()


@lru_cache(maxsize=4)
def _baseline(place: str, changed: int, size: int) -> Baseline:
    return load(place)
