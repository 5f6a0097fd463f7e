"""The hooks that other repositories install, run as their manifest says; and the script for git alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify import identify
from running import ERROR, PLAIN, RULES, Ran, environment, finished, site

from plainlang.readers import SUFFIXES

ROOT = Path(__file__).parent.parent
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
FIXED = ERROR.replace("gizmo", "tool")
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "init.defaultBranch=main"]


def run(hook: str, folder: Path, *args: str) -> Ran:
    """A hook's entry on files, as pre-commit calls it: no standard input, no terminal."""
    command, *rest = HOOKS[hook]["entry"].split()
    assert "plainlang" == command
    done = finished([sys.executable, "-m", "plainlang", *rest, *args], folder)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Git in a folder, with hooks that find the plainlang of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**environment(folder), "PATH": path}
    return subprocess.run([*GIT, *args], cwd=folder, env=env, capture_output=True, text=True, check=False)


def repository(folder: Path, pages: dict[str, str]) -> Path:
    """A git repository with these pages staged."""
    site(folder, pages)
    git(folder, "init", "--quiet")
    git(folder, "add", *pages, "plainlang.yaml", "rules")
    return folder


PAGES = ("plainlang", "plainlang-fix")


def test_manifest() -> None:
    """What each hook runs; the subcommand is in `entry`, for a user's `args` replace ours."""
    commands = {
        "plainlang": "check", "plainlang-fix": "fix", "plainlang-rules": "rules", "plainlang-commit-msg": "message",
    }  # fmt: skip

    assert commands == {name: hook["entry"].split()[1] for name, hook in HOOKS.items()}
    assert [("python", None)] * 4 == [(hook["language"], hook.get("args")) for hook in HOOKS.values()]


def test_hooks_for_pages() -> None:
    """They get the files that we read, all at once."""
    assert [["markdown", "mdx", "html", "nunjucks"]] * 2 == [HOOKS[name]["types_or"] for name in PAGES]
    assert [True, True] == [HOOKS[name]["require_serial"] for name in PAGES]


def test_pre_commit_reads_the_manifest() -> None:
    """By its own rules."""
    from pre_commit.clientlib import load_manifest

    assert list(HOOKS) == [hook["id"] for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")]


@pytest.mark.parametrize(
    ("file", "expected"),
    [("style/own.yaml", True), ("plainlang.yml", True), ("pyproject.toml", True), ("a.md", False), ("a.toml", False)],
)
def test_when_own_rules_are_tested(file: str, expected: bool) -> None:
    """When a file changes that may be about rules."""
    assert expected == bool(re.search(HOOKS["plainlang-rules"]["files"], file))


def test_every_file_that_the_hook_gets_is_read() -> None:
    """No suffix that pre-commit takes for one of these types is unknown to us."""
    from identify.extensions import EXTENSIONS

    wanted = set(HOOKS["plainlang"]["types_or"])

    assert set() == {f".{suffix}" for suffix, tags in EXTENSIONS.items() if tags & wanted} - set(SUFFIXES)
    assert {"markdown", "text"} == identify.tags_from_filename("a.md")


@pytest.mark.parametrize(
    ("hook", "args", "code", "says"),
    [
        pytest.param("plainlang", ["plain.md"], 0, False, id="check a plain page"),
        pytest.param("plainlang", ["plain.md", "error.md"], 1, True, id="check a bad page"),
        pytest.param("plainlang", ["CHANGELOG.md", "LICENSE.md"], 0, False, id="check what is left out"),
        pytest.param("plainlang", ["--fail-on", "never", "error.md"], 0, False, id="a user's args add to ours"),
        pytest.param("plainlang-fix", ["plain.md"], 0, False, id="fix a plain page"),
        pytest.param("plainlang-fix", ["error.md"], 0, True, id="fix a bad page"),
        pytest.param("plainlang-fix", ["--diff", "error.md"], 1, True, id="fix, shown only"),
        pytest.param("plainlang-fix", ["CHANGELOG.md"], 0, False, id="fix what is left out"),
        pytest.param("plainlang-rules", [], 0, True, id="test rules"),
        pytest.param("plainlang-commit-msg", ["plain.md"], 0, False, id="a plain message"),
        pytest.param("plainlang-commit-msg", ["error.md"], 1, True, id="a bad message"),
        pytest.param("plainlang-commit-msg", ["--fail-on", "never", "error.md"], 0, False, id="a message, allowed"),
    ],
)
def test_entry(hook: str, args: list[str], code: int, says: bool, tmp_path: Path) -> None:
    """Each entry ends as it should, and says nothing when there is nothing to do."""
    site(tmp_path, {"plain.md": PLAIN, "error.md": ERROR, "CHANGELOG.md": ERROR, "LICENSE.md": ERROR})
    ran = run(hook, tmp_path, *args)

    assert (code, says) == (ran.code, bool(ran.out + ran.err))


def test_fix_writes(tmp_path: Path) -> None:
    """The fix is in the file, so that pre-commit sees it changed."""
    site(tmp_path, {"error.md": ERROR})
    run("plainlang-fix", tmp_path, "error.md")

    assert FIXED == (tmp_path / "error.md").read_text()


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        pytest.param(RULES.replace('good: "Use the tool."', 'good: "Use the tools."'), "own/gizmo", id="an example"),
        pytest.param(RULES.replace("severity: error", "severty: error"), "Did you mean “severity”", id="a key"),
        pytest.param("", "own.yaml", id="nothing"),
    ],
)
def test_own_rules_with_a_fault(rules: str, said: str, tmp_path: Path) -> None:
    """The hook for rules says which one is wrong."""
    site(tmp_path, {"rules/own.yaml": rules})
    ran = run("plainlang-rules", tmp_path)

    assert (True, True) == (ran.code in (1, 2), said in ran.out + ran.err), ran


@pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="git and sh")
@pytest.mark.parametrize(
    ("pages", "code"),
    [
        pytest.param({"plain page.md": PLAIN}, 0, id="plain, with a space in its name"),
        pytest.param({"bad page.md": ERROR}, 1, id="bad"),
        pytest.param({"x.py": ERROR}, 0, id="no page"),
        pytest.param({"CHANGELOG.md": ERROR}, 0, id="left out"),
        pytest.param({"a.md": PLAIN, "b.html": "<p>Use the gizmo.</p>"}, 1, id="one of two"),
    ],
)
def test_script_for_git(pages: dict[str, str], code: int, tmp_path: Path) -> None:
    """`hooks/pre-commit` stops a commit with a bad page and lets any other through."""
    repository(tmp_path, pages)
    shutil.copy(ROOT / "hooks/pre-commit", tmp_path / ".git/hooks/pre-commit")
    done = git(tmp_path, "commit", "-m", "x")

    assert (code, code == 1) == (done.returncode, "plainlang stopped this commit" in done.stderr)


@pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="git and sh")
def test_script_for_git_with_a_wrong_configuration(tmp_path: Path) -> None:
    """The commit stops, but not for any words above."""
    repository(tmp_path, {"a.md": PLAIN})
    (tmp_path / "plainlang.yaml").write_text("profil: va\n")
    shutil.copy(ROOT / "hooks/pre-commit", tmp_path / ".git/hooks/pre-commit")
    done = git(tmp_path, "commit", "-m", "x")

    assert (1, True) == (done.returncode, "no key “profil”" in done.stderr)
    assert "Change the words" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sh")
def test_script_for_git_without_plainlang(tmp_path: Path) -> None:
    """It says how to install it."""
    repository(tmp_path, {"a.md": PLAIN})
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("git", "sh"):
        (tools / name).symlink_to(shutil.which(name) or "")
    done = finished(["sh", str(ROOT / "hooks/pre-commit")], tmp_path, env={"PATH": str(tools)})

    assert (1, True) == (done.returncode, b"pip install plainlang-lint" in done.stderr)


@pytest.mark.install
@pytest.mark.parametrize(
    ("hook", "page", "code", "after"),
    [
        pytest.param("plainlang", PLAIN, 0, PLAIN, id="a plain page"),
        pytest.param("plainlang", ERROR, 1, ERROR, id="a bad page"),
        pytest.param("plainlang-fix", ERROR, 1, FIXED, id="a fix"),
        pytest.param("plainlang-rules", PLAIN, 0, PLAIN, id="rules"),
    ],
)
def test_through_pre_commit(
    hook: str, page: str, code: int, after: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """pre-commit installs this repository as any other would, and the hook does its work."""
    home = tmp_path_factory.getbasetemp() / "pre-commit"
    repository(tmp_path, {"a.md": page, "CHANGELOG.md": ERROR})
    args = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--all-files", "--verbose"]
    done = subprocess.run(
        args, cwd=tmp_path, env={**environment(tmp_path), "PRE_COMMIT_HOME": str(home)}, capture_output=True, text=True
    )

    assert (code, after) == (done.returncode, (tmp_path / "a.md").read_text()), done.stdout + done.stderr
    assert ERROR == (tmp_path / "CHANGELOG.md").read_text()


@pytest.mark.install
@pytest.mark.parametrize(("message", "code"), [("Mend the form", 0), ("Use the gizmo", 1)], ids=["plain", "bad"])
def test_message_through_pre_commit(
    message: str, code: int, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The hook for messages gets the file that git made."""
    home = tmp_path_factory.getbasetemp() / "pre-commit"
    repository(tmp_path, {"a.md": PLAIN})
    (tmp_path / "message").write_text(f"{message}\n\n# Use the gizmo\n")
    args = ["try-repo", str(ROOT), "plainlang-commit-msg", "--hook-stage", "commit-msg"]
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *args, "--commit-msg-filename", "message", "--verbose"],
        cwd=tmp_path, env={**environment(tmp_path), "PRE_COMMIT_HOME": str(home)}, capture_output=True, text=True,
    )  # fmt: skip

    assert code == done.returncode, done.stdout + done.stderr
