"""`plainlang check --since REV` where git cannot help: one plain sentence, and 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import ERROR, PLAIN, cli, site
from snapshots import commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One page, committed: “v1”."""
    commit(site(tmp_path, {"a.md": ERROR}), {".gitignore": ".cache\n"}, "2026-01-01", "v1")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["--since", "v9"], "There is no revision “v9”", id="no such revision"),
        pytest.param(["--since", "mian"], "Did you mean “main”?", id="a slip"),
        pytest.param(["--since", "mian..."], "There is no revision “mian”", id="a slip in a branch"),
        pytest.param(["--since", "v1..v2"], "--since takes one revision", id="a range"),
        pytest.param(["--since", ""], "--since needs a git revision", id="nothing"),
        pytest.param(["--since", "--output=x"], "There is no revision", id="an option in disguise"),
        pytest.param(["--since", "v1", "-"], "--stdin-filename PAGE", id="standard input without a name"),
        pytest.param(["--since", "v1", "gone.md"], "there is no such file or folder", id="a page that is not there"),
        pytest.param(["--since", "v1", "/nowhere.md"], "in no git repository", id="outside"),
    ],
)
def test_bad_use(args: list[str], said: str, repository: Path) -> None:
    """One plain sentence, and 2."""
    ran = cli(repository, "check", *([] if len(args) > 2 else ["."]), *args)

    assert (2, True) == (ran.code, said in ran.out + ran.err), ran
    assert "Traceback" not in ran.err


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """A build often has one commit only; how to get the others is said."""
    commit(repository, {"n.md": PLAIN}, "2026-02-01", "v2")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "clone")
    said = [cli(tmp_path / "clone", "check", ".", "--since", rev) for rev in ("HEAD~1", "v1")]

    assert [(2, True, True)] * 2 == [
        (r.code, "git fetch --unshallow" in r.err, "fetch-depth: 0" in r.err) for r in said
    ]


def test_nothing_in_common(repository: Path) -> None:
    """Two histories have no place where one left the other."""
    git(repository, "switch", "-q", "--orphan", "other")
    commit(repository, {"n.md": PLAIN}, "2026-02-01", "o1")
    ran = cli(repository, "check", ".", "--since", "main...")

    assert (2, True) == (ran.code, "have no commit in common" in ran.err)


@pytest.mark.parametrize("kind", ["none", "bare", "no git"])
def test_without_a_repository(kind: str, tmp_path: Path) -> None:
    """No repository, one without pages, or no git at all."""
    site(tmp_path, {"a.md": ERROR})
    if kind != "none":
        git(tmp_path, "init", "-q", *(["--bare", "."] if kind == "bare" else []))
    ran = cli(tmp_path, "check", "a.md", "--since", "HEAD", env={"PATH": "/nowhere"} if kind == "no git" else {})
    said = {"none": "in no git repository", "bare": "bare git repository", "no git": "there is no program “git” here"}

    assert (2, True, 1) == (ran.code, said[kind] in ran.err, ran.err.count("\n")), ran
