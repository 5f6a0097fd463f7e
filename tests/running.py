"""The command line, run in this process or in a child; and a small repository of pages with three rules of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from plainlang.cli import command
from plainlang.cli.ending import run

RULES = """\
schema: 1
theme: own
pillar: jargon
title: Our words
why: Everyone knows the plain word.
citation: {title: our default}
defaults: {fix: safe, message: "“{found}” → try {suggestions}."}
rules:
  gizmo:
    swap: {gizmo: tool}
    inflect: noun
    severity: error
    examples:
      - {bad: "Use the gizmo.", good: "Use the tool."}
  doodad:
    swap: {doodad: part}
    severity: warning
    fix: unsafe
    examples:
      - {bad: "Find a doodad.", good: "Find a part."}
  perhaps:
    avoid: [perhaps]
    message: "“{found}” does not help."
    examples:
      - {bad: "Perhaps it rains.", good: "It may rain."}
"""
CONFIG = "rulesets: [rules/own.yaml]\nselect: [own]\n"
PLAIN = "Use the form.\n"
ERROR = "Use the gizmo.\n"
WARNING = "Find a doodad.\n"
SUGGESTION = "Perhaps it rains.\n"


class Ran(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


def site(folder: Path, pages: Mapping[str, str | bytes] | None = None, config: str = CONFIG) -> Path:
    """A folder with pages, a configuration and rules."""
    files: dict[str, str | bytes] = {"rules/own.yaml": RULES, "plainlang.yaml": config, **(pages or {})}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def environment(folder: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment, without what changes how output looks."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PLAINLANG_DEBUG", "TERM")}
    return {**kept, "COLUMNS": "80", "XDG_CACHE_HOME": str(folder / ".cache"), **(extra or {})}


def cli(folder: Path, *args: str, env: Mapping[str, str] | None = None) -> Ran:
    """`plainlang` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with (
        chdir(folder),
        patch.dict(os.environ, environment(folder, env), clear=True),
        patch.object(sys, "argv", ["plainlang", *args]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = run(command)
    return Ran(code, out.getvalue(), err.getvalue())


def child(folder: Path, *args: str, text: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """`python -m plainlang` as a process of its own."""
    done = finished([sys.executable, "-m", "plainlang", *args], folder, text, env)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def finished(
    args: Sequence[str], folder: Path, text: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Any process, run to its end."""
    return subprocess.run(args, cwd=folder, input=text, capture_output=True, env=environment(folder, env), timeout=120)
