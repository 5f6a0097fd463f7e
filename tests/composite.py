"""A composite action run as GitHub would: each step's script in bash, with inputs and expressions put into its env."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Job(NamedTuple):
    """How the steps ended: the exit code of the last one that ran, what it said, and the files that GitHub reads."""

    code: int
    said: str
    output: str
    summary: str


def run_action(
    action: Path, folder: Path, temp: Path, inputs: Mapping[str, str], event: Mapping[str, str],
    env: Mapping[str, str], only: Sequence[str] = (),
) -> Job:  # fmt: skip
    """Run the steps of an action in a folder; `only` those with these names."""
    spec: dict[str, Any] = yaml.safe_load(action.read_text(encoding="utf-8"))
    unknown = set(inputs) - set(spec["inputs"])
    assert not unknown, unknown
    known = {f"inputs.{name}": inputs.get(name, given["default"]) for name, given in spec["inputs"].items()}
    files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.touch()
    places = {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(action.parent), "GITHUB_ACTIONS": "true"}
    code, said = 0, ""
    for step in spec["runs"]["steps"]:
        if code or (only and step["name"] not in only):
            continue
        assert "${{" not in step["run"], "an expression in a script can be injected into"
        own = {name: _filled(str(value), {**known, **event}) for name, value in step.get("env", {}).items()}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        given = {**os.environ, **env, **places, **{name: str(path) for name, path in files.items()}, **own}
        done = subprocess.run(shell, cwd=folder, env=given, capture_output=True, text=True, timeout=600)
        code, said = done.returncode, said + done.stdout + done.stderr
    return Job(code, said, *(path.read_text(encoding="utf-8") for path in files.values()))


def _filled(value: str, known: Mapping[str, str]) -> str:
    """A value with its expressions replaced; of `a || b` the first that is not empty."""

    def one(expression: re.Match[str]) -> str:
        names = [name.strip() for name in expression[1].split("||")]
        return next((known[name] for name in names if known.get(name)), "")

    return _EXPRESSION.sub(one, value)
