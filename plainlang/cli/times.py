"""A time as people name it: a day, a branch, a tag, part of a commit's name."""

from __future__ import annotations


def resolved(time: str, base: str) -> str:
    """A day as it is; a revision as the full name of its commit, where git knows it."""
    from plainlang.errors import UseError
    from plainlang.records.revisions import commit_at
    from plainlang.trends.quarters import is_date

    if not time or is_date(time):
        return time
    try:
        return commit_at(base, time).name
    except UseError:
        return time
