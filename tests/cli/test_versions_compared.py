"""plainlang compare: two files, and two revisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import cli, site
from snapshots import commit, git

LONG = "We help you find the right form and send it to us. " * 12
OLD = f"# Page\n\n{LONG}\n\nUse the gizmo now.\n\nFind a doodad.\n"
NEW = f"# Page\n\n{LONG}\n\nUse the tool now.\n\nFind a doodad.\n\nPerhaps it rains. Perhaps not.\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two versions of a page, one beside the other."""
    return site(tmp_path, {"old.md": OLD, "new.md": NEW})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three revisions of a site; the last moves a page."""
    site(tmp_path)
    commit(tmp_path, {"a.md": OLD, "b.md": NEW, "c.md": "Closed.\n", "x.py": "1"}, "2026-01-01", "v1")
    commit(tmp_path, {"a.md": NEW, "b.md": OLD, "c.md": None, "d.md": NEW, "x.py": "2"}, "2026-02-01", "v2")
    git(tmp_path, "mv", "a.md", "moved.md")
    commit(tmp_path, {}, "2026-03-01", "v3")
    return tmp_path


def test_two_files(pages: Path) -> None:
    """What got better and what worse, with the words and the lines; no git is needed."""
    ran = cli(pages, "compare", "old.md", "new.md", env={"PATH": "/nowhere"})
    lines = [line.strip() for line in ran.out.splitlines()]

    assert (0, "") == (ran.code, ran.err)
    assert "1 fixed: “gizmo” (line 5), own/gizmo" in lines
    assert "2 new: “Perhaps” (line 9), own/perhaps" in lines
    assert "1 finding as before." in lines


@pytest.mark.parametrize(
    ("before", "after", "fixed", "new"),
    [
        pytest.param("You will hear of the gizmo by mail.", "You will hear of gizmos by mail.", 0, 0, id="other words"),
        pytest.param("You will hear of the gizmo by mail.", "Ask us for gizmos.", 1, 1, id="another sentence"),
        pytest.param("You will hear of the gizmo by mail.", "You will hear of the doodad by mail.", 1, 1, id="rule"),
        pytest.param("Ask for the gizmo.", "Ask for the gizmos and gizmos.", 0, 1, id="one more"),
    ],
)
def test_the_same_fault_in_other_words(before: str, after: str, fixed: int, new: int, tmp_path: Path) -> None:
    """What one rule finds in a sentence that was edited is neither new nor fixed."""
    site(tmp_path, {"old.md": before, "new.md": after})
    [page] = json.loads(cli(tmp_path, "compare", "old.md", "new.md", "--output-format", "json").out)["pages"]

    assert (fixed, new) == tuple(sum(len(g["lines"]) for g in page[name]) for name in ("fixed", "new"))


def test_the_same_file(pages: Path) -> None:
    """Nothing is made of nothing."""
    out = cli(pages, "compare", "old.md", "old.md").out

    assert "Nothing that the rules look at got better or worse." in out


def test_long_sentences(tmp_path: Path) -> None:
    """Counts are said as a writer would."""
    sentence = (
        "We ask you to send the form to the office in your town before the end of the month after you move there "
        "so that we can pay you. "
    )
    site(tmp_path, {"old.md": sentence * 6, "new.md": sentence.replace(" so that we", ". We") * 6})
    out = cli(tmp_path, "compare", "old.md", "new.md").out

    assert "6 fewer long sentences" in out
    assert "words shorter on average" in out


def test_json(pages: Path) -> None:
    """The same as data."""
    [page] = json.loads(cli(pages, "compare", "old.md", "new.md", "--output-format", "json").out)["pages"]

    assert ("gizmo", [5]) == (page["fixed"][0]["found"], page["fixed"][0]["lines"])
    assert page["change"] == page["after"]["raw"] - page["before"]["raw"]


@pytest.mark.parametrize(
    ("args", "paths", "added", "removed"),
    [
        pytest.param(["--from", "v1", "--to", "v2"], ["b.md", "a.md"], ["d.md"], ["c.md"], id="two revisions"),
        pytest.param(["--from", "v1", "--to", "v2", "a.md"], ["a.md"], [], [], id="one page"),
        pytest.param(["--from", "v2", "--to", "v3"], ["moved.md"], [], [], id="a page that moved"),
        pytest.param(["--from", "v3"], [], ["e.md"], [], id="what is in the folder"),
    ],
)
def test_revisions(args: list[str], paths: list[str], added: list[str], removed: list[str], repository: Path) -> None:
    """All pages that changed, worst first."""
    if "v3" in args and "--to" not in args:
        (repository / "e.md").write_text(NEW)
    data = json.loads(cli(repository, "compare", *args, "--output-format", "json").out)

    assert (paths, added, removed) == ([page["path"] for page in data["pages"]], data["added"], data["removed"])


def test_worst_first_and_the_gate(repository: Path) -> None:
    """Exit 1 only when asked for."""
    ran = cli(repository, "compare", "--from", "v1", "--to", "v2")

    assert 0 == ran.code
    assert "2 pages changed: 1 better, 1 worse, 0 the same; 1 page added; 1 page removed." in ran.out
    assert 1 == cli(repository, "compare", "--from", "v1", "--to", "v2", "--fail-if-worse").code
    assert 0 == cli(repository, "compare", "v1:a.md", "v2:b.md", "--fail-if-worse").code


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["old.md"], "Name two pages"),
        (["old.md", "no.md"], "there is no such file"),
        (["old.md", "new.md", "--to", "x"], "--to needs --from"),
        (["HEAD:old.md", "new.md"], "in no git repository"),
        (["--from", "HEAD"], "in no git repository"),
    ],
)
def test_bad_use(args: list[str], said: str, pages: Path) -> None:
    """Exit 2 and a cure."""
    ran = cli(pages, "compare", *args)

    assert (2, True) == (ran.code, said in ran.err)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["v9:a.md", "b.md"], "There is no revision “v9”"),
        (["v1:no.md", "b.md"], "There is no page “no.md” at revision “v1”"),
        (["--from=--upload-pack=x"], "There is no revision"),
        (["--from", "^v1"], "There is no revision “^v1”"),
        (["--from", "v1..v2"], "There is no revision “v1..v2”"),
        (["--from", ""], "Name two pages"),
        (["--from", "v1", "docs"], "There is no file or folder “docs”, neither now nor"),
    ],
)
def test_bad_revisions(args: list[str], said: str, repository: Path) -> None:
    """A name that git does not know, or takes for an option."""
    ran = cli(repository, "compare", *args)

    assert (2, True) == (ran.code, said in ran.err)


@pytest.mark.parametrize(("args", "expected"), [([], ["a.md"]), (["a.md", "n.txt"], ["a.md", "n.txt"])])
def test_plain_text_must_be_named(args: list[str], expected: list[str], tmp_path: Path) -> None:
    """As when a folder is checked."""
    site(tmp_path)
    commit(tmp_path, {"a.md": OLD, "n.txt": OLD}, "2026-01-01", "v1")
    commit(tmp_path, {"a.md": NEW, "n.txt": NEW}, "2026-02-01", "v2")
    data = json.loads(cli(tmp_path, "compare", "--from", "v1", *args, "--output-format", "json").out)

    assert expected == sorted(page["path"] for page in data["pages"])


def test_in_a_hook(repository: Path) -> None:
    """Git names its folder there, and would take any folder that we are in for the whole repository."""
    commit(repository, {"docs/a.md": OLD}, "2026-04-01", "v4")
    commit(repository, {"docs/a.md": NEW}, "2026-05-01", "v5")
    ran = cli(repository / "docs", "compare", "--from", "v4", "--to", "v5", env={"GIT_DIR": str(repository / ".git")})

    assert (0, True) == (ran.code, ran.out.startswith("a.md\n")), ran


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """A build often has one commit only; how to get the others is said."""
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "clone")
    ran = cli(tmp_path / "clone", "compare", "--from", "HEAD~1")

    assert (2, True) == (ran.code, "git fetch --unshallow" in ran.err)


def test_without_git(repository: Path) -> None:
    """It is said that git is missing."""
    ran = cli(repository, "compare", "v1:a.md", "b.md", env={"PATH": "/nowhere"})

    assert (2, True) == (ran.code, "no program “git”" in ran.err)
