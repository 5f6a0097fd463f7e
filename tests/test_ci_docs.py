"""docs/ci.md: each snippet is taken from the page, validated by its own tool's schema, and run."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from running import ERROR, PLAIN, Ran, child, environment, finished, site

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")


class Snippet(NamedTuple):
    """A block of code, and the heading above it."""

    heading: str
    language: str
    text: str


def snippets() -> list[Snippet]:
    """Every block of code on the page."""
    found, heading = [], ""
    for match in re.finditer(r"^#+ ([^\n]+)$|^```(\w+)\n(.*?)^```$", PAGE, re.M | re.S):
        heading = match[1] or heading
        if match[2]:
            found.append(Snippet(heading, match[2], match[3]))
    return found


SNIPPETS = snippets()
YAML = [snippet for snippet in SNIPPETS if snippet.language == "yaml"]
SCHEMAS = {"GitHub": "vendor.github-workflows", "GitLab": "vendor.gitlab-ci"}
_COMMAND = r"^\s*(?:- run: |- |\t)?(plainlang (?:check|fix|init|message|baseline) .*)$"
COMMANDS = sorted({command for snippet in SNIPPETS for command in re.findall(_COMMAND, snippet.text, re.M)})


def below(heading: str, language: str = "yaml") -> str:
    """The first block below a heading."""
    return next(s.text for s in SNIPPETS if (s.heading, s.language) == (heading, language))


def test_what_the_page_has() -> None:
    """The tests below see all of it."""
    counts = Counter(snippet.language for snippet in SNIPPETS)

    assert {"yaml": 6, "sh": 3, "make": 1} == counts
    assert len(COMMANDS) >= 7, COMMANDS


@pytest.mark.skipif(importlib.util.find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed")
@pytest.mark.parametrize("snippet", [s for s in YAML if s.heading.split()[0] in SCHEMAS], ids=lambda s: s.heading)
def test_schemas(snippet: Snippet, tmp_path: Path) -> None:
    """GitHub and GitLab take the snippet for what it is."""
    path = tmp_path / "snippet.yml"
    path.write_text(snippet.text)
    schema = SCHEMAS[snippet.heading.split()[0]]
    done = finished([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)], tmp_path)

    assert 0 == done.returncode, done.stdout.decode()


@pytest.mark.parametrize("snippet", [s for s in YAML if "plainlang/plainlang@" in s.text], ids=lambda s: s.heading)
def test_inputs_exist(snippet: Snippet) -> None:
    """A workflow gives the action only inputs that it has."""
    known = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    steps: list[dict[str, Any]] = yaml.safe_load(snippet.text)["jobs"]["plainlang"]["steps"]
    given = [key for step in steps if "plainlang/" in step.get("uses", "") for key in step["with"]]

    assert given
    assert set() == set(given) - set(known)


def test_the_table_of_inputs() -> None:
    """It has every input of the action, in order."""
    known = list(yaml.safe_load((ROOT / "action.yml").read_text())["inputs"])
    table = PAGE.split("| input |")[1].split("\n\n")[0]

    assert sorted(known) == sorted(re.findall(r"^\| `([\w-]+)` \|", table, re.M))


@pytest.mark.parametrize("snippet", [s for s in YAML if "repos:" in s.text], ids=lambda s: s.heading)
def test_hooks_exist(snippet: Snippet, tmp_path: Path) -> None:
    """pre-commit takes the snippet, and each hook is in our manifest."""
    from pre_commit.clientlib import load_config

    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(snippet.text)
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    used = [hook["id"] for repo in load_config(path)["repos"] for hook in repo["hooks"]]

    assert used
    assert set() == set(used) - known


def test_the_table_of_hooks() -> None:
    """It has every hook, and so has the snippet above it."""
    known = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())]
    table = PAGE.split("| hook |")[1].split("\n\n")[0]

    assert sorted(known) == sorted(re.findall(r"^\| `([\w-]+)` \|", table, re.M))
    assert known == re.findall(r"- id: ([\w-]+)", below("pre-commit"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a plain page in its first commit, and one with an error since."""
    site(tmp_path, {"a.md": PLAIN, ".gitignore": ".cache/\n"})
    for args in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"], ["branch", "base"]):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *identity, *args], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "b.md").write_text(ERROR)
    return tmp_path


@pytest.mark.parametrize("command", [command for command in COMMANDS if "init" not in command])
def test_commands(command: str, repository: Path) -> None:
    """Each command of a snippet runs as it stands: it finds the error, or mends it."""
    filled = command.replace('"$BASE"', "base").replace('"$1"', "b.md")
    ran = child(repository, *shlex.split(filled)[1:])

    assert int("check" in command) == ran.code, ran.err
    for path in re.findall(r"--also \w+=(\S+)", command):
        assert (repository / path).stat().st_size > 0


def test_init(repository: Path) -> None:
    """The command that the page begins with; the error is old afterwards."""
    (repository / "plainlang.yaml").unlink()
    (command,) = {command for command in COMMANDS if "init" in command}
    ran = child(repository, *shlex.split(command)[1:])

    assert (0, "") == (ran.code, ran.err)
    assert {".pre-commit-config.yaml", "plainlang.yaml", "plainlang-baseline.json"} <= set(os.listdir(repository))


@pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="git and sh")
@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("Mend the form", 0),
        ("Leverage synergy\n\nThe user shall utilize it.", 1),
        ("Mend it\n\nSigned-off-by: Shall Utilize <a@example.gov>", 0),
    ],
    ids=["plain", "not plain", "a trailer"],
)
def test_commit_message(message: str, code: int, repository: Path) -> None:
    """The script for git alone, as `.git/hooks/commit-msg`."""
    (repository / "plainlang.yaml").unlink()
    hook = repository / ".git/hooks/commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(next(s.text for s in SNIPPETS if s.text.startswith("#!/bin/sh")))
    hook.chmod(0o755)
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.gov")
    ran = _with_plainlang(repository, "git", *identity, "commit", "--allow-empty", "-m", message)

    assert code == ran.code, ran.out + ran.err
    assert (code == 1) == ("Your message is kept" in ran.err)


@pytest.mark.skipif(shutil.which("make") is None, reason="make")
@pytest.mark.parametrize(("target", "code"), [("plain", 2), ("plain-new", 2), ("plain-fix", 0)])
def test_make(target: str, code: int, repository: Path) -> None:
    """Each target of the Makefile; make ends with 2 when a command fails."""
    (repository / "Makefile").write_text(below("Make", "make"))
    ran = _with_plainlang(repository, "make", target)

    assert code == ran.code, ran.out + ran.err
    assert target == "plain-fix" or "own/gizmo" in ran.out


def _with_plainlang(folder: Path, *args: str) -> Ran:
    """A program that finds the plainlang of this environment."""
    program = folder / ".cache/bin/plainlang"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plainlang "$@"\n')
    program.chmod(0o755)
    env = {"PATH": f"{program.parent}{os.pathsep}{environment(folder)['PATH']}"}
    done = finished(args, folder, env=env)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
