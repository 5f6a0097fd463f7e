"""Git, asked as a program; what it says when it fails, in words that help."""

from __future__ import annotations

import os
import subprocess
from typing import Final

from plainlang.errors import UseError, did_you_mean

_OF_HOOKS: Final = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS"))
"""What git tells its hooks; here the folder says which repository it is."""


def git(folder: str, *args: str, given: bytes = b"") -> bytes:
    """What git prints. Raises `UseError` with its own words when it fails, or when there is no git."""
    ours = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    env = {**ours, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", "-C", folder, *args], input=given, capture_output=True, env=env)
    except OSError:
        raise UseError("This needs git, and there is no program “git” here.") from None
    if done.returncode:
        first, *more = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"{args[0]} failed"]
        cure = next((f". Run: {line.strip()}" for line in more if "safe.directory" in line), "")
        raise UseError(f"git: {first.removeprefix('fatal: ')}{cure}")
    return done.stdout


def shallow(root: str) -> str:
    """What to do about a clone that has only the last commits; "" when it has all."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return ""
    return " This clone is shallow: “git fetch --unshallow” gets the rest, “fetch-depth: 0” in GitHub’s checkout does."


def near(root: str, rev: str) -> str:
    """Branches and tags that may have been meant."""
    names = git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
    return did_you_mean(rev, names.decode("utf-8", "replace").split())
