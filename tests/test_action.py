"""The GitHub action: its scripts run for real, in a repository, with a stand-in for what they install."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from composite import Job, run_action
from running import ERROR, PLAIN, WARNING, environment, site

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
BASE = "github.event.pull_request.base.sha"
pytestmark = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None or shutil.which("git") is None, reason="needs bash and git"
)


def git(folder: Path, *args: str) -> str:
    """Git, without anyone's settings."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *args], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a plain page, and one commit."""
    folder = site(tmp_path / "repository", {"a page.md": PLAIN, ".gitignore": ".cache/\n"})
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    return folder


def checked(folder: Path, event: Mapping[str, str] = MappingProxyType({}), /, **inputs: str) -> Job:
    """The second step, with our own program where the first would have installed it."""
    temp = folder.parent / "temp"
    program = temp / "plainlang/bin/plainlang"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plainlang "$@"\n')
    program.chmod(0o755)
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    return run_action(ACTION, folder, temp, given, event, environment(folder), ["Check the pages"])


@pytest.mark.parametrize(
    ("page", "inputs", "expected"),
    [
        pytest.param(PLAIN, {}, 0, id="a plain page"),
        pytest.param(ERROR, {}, 1, id="an error"),
        pytest.param(WARNING, {}, 0, id="a warning"),
        pytest.param(WARNING, {"fail_on": "warning"}, 1, id="a warning that fails"),
        pytest.param(ERROR, {"fail_on": "never"}, 0, id="nothing fails"),
        pytest.param(ERROR, {"args": "--ignore own/gizmo  --jobs 1"}, 0, id="options"),
        pytest.param(ERROR, {"paths": "a page.md"}, 0, id="one path"),
        pytest.param(ERROR, {"paths": "a page.md\r\n\r\nb.md\r\n"}, 1, id="two paths, as Windows writes them"),
        pytest.param(ERROR, {"profile": "vaa"}, 2, id="a wrong profile"),
        pytest.param(ERROR, {"fail_on": "never --exit-zero"}, 2, id="two options in one"),
        pytest.param(ERROR, {"paths": "--exit-zero"}, 2, id="an option among the paths"),
    ],
)
def test_check(page: str, inputs: dict[str, str], expected: int, repository: Path) -> None:
    """The step ends as the check does, and says so in its output."""
    (repository / "b.md").write_text(page)
    job = checked(repository, **inputs)

    assert (expected, f"exit-code={expected}\n") == (job.code, job.output), job.said


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": '$(touch gone)\n`touch gone`\n; touch gone\n"; touch gone; "'},
        {"args": "$(touch gone) ; touch gone"},
        {"fail_on": "error; touch gone", "profile": "va\ntouch gone", "sarif_file": "$(touch gone)"},
        {"since": "HEAD; touch gone"},
    ],
    ids=["paths", "args", "others", "since"],
)
def test_no_input_is_run(inputs: dict[str, str], repository: Path) -> None:
    """What stands in an input is data."""
    job = checked(repository, **inputs)

    assert not (repository / "gone").exists(), job.said


def test_annotations_and_summary(repository: Path) -> None:
    """Findings stand beside their lines, and the summary is Markdown."""
    (repository / "b.md").write_text(ERROR)
    job = checked(repository)

    assert "::error file=b.md,line=1" in job.said
    assert "own/gizmo" in job.summary
    assert "" == checked(repository, summary="false").summary.replace(job.summary, "")


def test_sarif(repository: Path) -> None:
    """The file is there even when the check fails."""
    (repository / "b.md").write_text(ERROR)
    job = checked(repository, sarif_file="out.sarif")

    assert (1, "2.1.0") == (job.code, json.loads((repository / "out.sarif").read_text())["version"])


@pytest.mark.parametrize(
    ("since", "expected"), [("auto", 0), ("", 1), ("HEAD~1", 0), ("HEAD", 0)], ids=["auto", "all", "named", "no change"]
)
def test_since(since: str, expected: int, repository: Path) -> None:
    """An old error is left alone when only what is new counts."""
    (repository / "b.md").write_text(ERROR)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "old")
    base = git(repository, "rev-parse", "HEAD")
    (repository / "c.md").write_text(WARNING)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "new")
    job = checked(repository, {BASE: base}, since=since)

    assert expected == job.code, job.said
    assert since == "HEAD" or "c.md" in job.said


def test_the_base_is_fetched(repository: Path, tmp_path: Path) -> None:
    """As GitHub clones, only the last commit is there."""
    (repository / "b.md").write_text(ERROR)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "old")
    base = git(repository, "rev-parse", "HEAD")
    (repository / "c.md").write_text(PLAIN)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "new")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(clone))
    job = checked(clone, {BASE: base})

    assert (0, False) == (job.code, "::warning::" in job.said), job.said


def test_a_base_that_is_nowhere(repository: Path) -> None:
    """The run ends with 2 and says what to set."""
    job = checked(repository, {BASE: "1" * 40})

    assert (2, True) == (job.code, "Set “fetch-depth: 0”" in job.said), job.said


@pytest.mark.parametrize(
    ("inputs", "version", "code", "said"),
    [
        ({}, "sys.exit(0)", 0, f"-- {ROOT}"),
        ({"version": "1.0"}, "sys.exit(0)", 0, "-- plainlang-lint==1.0"),
        ({"packages": "python-docx  acme"}, "sys.exit(0)", 0, f"-- {ROOT} python-docx acme"),
        ({}, "sys.exit(1)", 2, "plainlang needs Python 3.11"),
    ],
    ids=["its own", "a version", "more", "an old Python"],
)
def test_what_is_installed(inputs: dict[str, str], version: str, code: int, said: str, tmp_path: Path) -> None:
    """The first step with a Python that only says what it is asked to do."""
    stub = tmp_path / "bin/python3"
    (tmp_path / "temp/plainlang/bin").mkdir(parents=True)
    stub.parent.mkdir()
    stub.write_text(f'#!/bin/sh\n[ "$1" != -c ] || exec "{sys.executable}" -c "import sys; {version}"\necho "$@"\n')
    stub.chmod(0o755)
    shutil.copy(stub, tmp_path / "temp/plainlang/bin/python")
    env = {"PATH": f"{stub.parent}{os.pathsep}{os.environ['PATH']}"}
    job = run_action(ACTION, tmp_path, tmp_path / "temp", inputs, {}, env, ["Install plainlang"])

    assert (code, True) == (job.code, said in job.said), job.said


@pytest.mark.install
def test_from_nothing(repository: Path, tmp_path: Path) -> None:
    """Both steps, with what they install."""
    (repository / "b.md").write_text(ERROR)
    (tmp_path / "temp").mkdir()
    job = run_action(ACTION, repository, tmp_path / "temp", {}, {}, environment(repository))

    assert (1, True) == (job.code, "::error file=b.md,line=1" in job.said), job.said


@pytest.mark.skipif(importlib.util.find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed")
def test_schema() -> None:
    """The action is one by GitHub's own schema."""
    args = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)]
    done = subprocess.run(args, capture_output=True, text=True)

    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(not (Path(sys.executable).parent / "zizmor").exists(), reason="zizmor is not installed")
def test_security() -> None:
    """zizmor finds nothing: no injection, no action that is not pinned."""
    args = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--quiet", "--persona=pedantic", str(ACTION)]
    done = subprocess.run(args, capture_output=True, text=True)

    assert 0 == done.returncode, done.stdout + done.stderr
