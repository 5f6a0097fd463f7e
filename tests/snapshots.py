"""Snapshots made up for tests, and a folder under git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from plainlang.trends.snapshot import Rated, Snapshot

_GIT = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.gov", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.gov", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def snapshot(
    page: str = "a.md", score: float | None = 70.0, words: int = 200, *, content: str = "c", rules: str = "r",
    mode: str = "blocks", counts: Mapping[str, int] | None = None, path: str = "", difficulty: float = 50.0,
    page_words: int | None = None, formula: str = "score 1 f",
) -> Snapshot:  # fmt: skip
    """A snapshot of a page; its findings are warnings of the jargon pillar. Without a score it is a short page."""
    found = counts or {}
    total = sum(found.values())
    whole = words if page_words is None else page_words
    rated = {"readability": Rated(80.0, 0), "jargon": Rated(70.0, total), "inclusive": Rated(100.0, 0)}
    return Snapshot(
        page, path or page, content, "", words, whole, 10, 1, 0.1, difficulty, None if score is None else 8.0,
        None if score is None else 10.0, None if score is None else round(score), 50.0 if score is None else score,
        total, 0, {rule: {"warning": n} for rule, n in found.items()}, rated, {}, "us-federal", "0.1.0", rules, mode,
        "keep", formula,
    )  # fmt: skip


def git(folder: Path, *args: str, date: str = "2025-10-01T12:00:00Z") -> str:
    """What git prints; a commit gets this date."""
    env = {**os.environ, **_GIT, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    done = subprocess.run(["git", "-C", str(folder), *args], env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, pages: Mapping[str, str | None], date: str, tag: str) -> str:
    """Write pages (None deletes one), commit and tag them; the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", tag, date=f"{date}T12:00:00Z")
    git(folder, "tag", tag)
    return git(folder, "rev-parse", "HEAD")
