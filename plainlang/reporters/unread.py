"""What went wrong with a page, for formats that know nothing but findings."""

from __future__ import annotations

from typing import Final

from plainlang.report import Report

UNREAD: Final = "plainlang/unread"
"""Stands where a rule does."""


def troubles(report: Report) -> tuple[str, ...]:
    """What went wrong, without the path, which these formats show beside it."""
    return tuple(error.removeprefix(f"{report.path}: ") for error in report.errors)
