"""`plainlang check --since REV`: only what is new against a git revision."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, child, cli, finished, site
from snapshots import commit, git

FILL = "We help you find the form.\n\nSend it to us.\n\n"
NEW = "Here is one more gizmo.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Old pages, committed: “v1”."""
    pages = {
        "docs/a.md": FILL + ERROR,
        "docs/b c “q” é.md": FILL + WARNING,
        "d.html": "<p>A gizmo.</p>",
        "e.txt": ERROR,
    }
    commit(site(tmp_path, dict(pages)), {".gitignore": ".cache\n"}, "2026-01-01", "v1")
    return tmp_path


def new(folder: Path, *args: str, paths: tuple[str, ...] = (".",), rev: str = "v1") -> list[str]:
    """The findings that are new, as page:line and rule."""
    ran = cli(folder, "check", *paths, "--since", rev, "--output-format", "concise", "--fail-on", "never", *args)
    assert 0 == ran.code, ran.err
    return [f"{line.rsplit(':', 2)[0]} {line.split(' own/')[1].split(' ')[0]}" for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"docs/a.md": NEW + FILL + ERROR}, ["docs/a.md:1 gizmo"], id="a new sentence above an old one"),
        pytest.param({"docs/a.md": FILL + ERROR + NEW}, ["docs/a.md:6 gizmo"], id="a new sentence below an old one"),
        pytest.param({"docs/a.md": FILL + "Now use the gizmo here.\n"}, [], id="an old word in an edited sentence"),
        pytest.param({"docs/a.md": ERROR + FILL}, [], id="an old sentence elsewhere"),
        pytest.param({"docs/a.md": FILL + WARNING}, ["docs/a.md:5 doodad"], id="another rule"),
        pytest.param({"docs/a.md": (FILL + ERROR).replace("\n", "\r\n")}, [], id="other line ends"),
        pytest.param({"docs/a.md": "\ufeff" + FILL + ERROR}, [], id="a byte order mark"),
        pytest.param({"docs/a.md": ""}, [], id="emptied"),
        pytest.param({"n.md": SUGGESTION}, ["n.md:1 perhaps"], id="a new page"),
        pytest.param({"docs/b c “q” é.md": FILL + WARNING + NEW}, ["docs/b c “q” é.md:6 gizmo"], id="a crowded name"),
        pytest.param({"d.html": "<p>A gizmo.</p><p>My gizmo!</p>"}, ["d.html:1 gizmo"], id="HTML"),
        pytest.param({"e.txt": ERROR * 2}, [], id="plain text is not looked for in folders"),
    ],
)
@pytest.mark.parametrize("state", ["edited", "staged", "committed"])
def test_new(pages: dict[str, str], expected: list[str], state: str, repository: Path) -> None:
    """Whether it is committed yet or not."""
    for name, text in pages.items():
        (repository / name).write_bytes(text.encode())
    if state != "edited":
        git(repository, "add", "-A")
    if state == "committed":
        commit(repository, {}, "2026-02-01", "v2")

    assert expected == new(repository)


@pytest.mark.parametrize(
    ("before", "after"),
    [("docs/a.md", "docs/moved.md"), ("docs/a.md", "moved to “x”/é.md"), ("docs/a.md", "docs/a.mdx")],
)
@pytest.mark.parametrize("how", ["git mv", "mv", "mv and git add"])
def test_moved(before: str, after: str, how: str, repository: Path) -> None:
    """A page that was moved is not new, nor is what it has; a line put in on the way is."""
    (repository / after).parent.mkdir(exist_ok=True)
    if how == "git mv":
        git(repository, "mv", before, after)
    else:
        (repository / before).rename(repository / after)
    with (repository / after).open("a") as page:
        page.write(NEW)
    if how == "mv and git add":
        git(repository, "add", "-A")

    assert [f"{after}:6 gizmo"] == new(repository) == new(repository, paths=(after,))


@pytest.mark.parametrize(
    ("args", "folder", "expected"),
    [
        pytest.param(("docs",), ".", ["docs/a.md:6 gizmo"], id="a folder"),
        pytest.param((".",), "docs", ["a.md:6 gizmo"], id="from a folder below"),
        pytest.param(("../docs/a.md",), "docs", ["../docs/a.md:6 gizmo"], id="a page, from elsewhere"),
        pytest.param(("*.md",), "docs", ["a.md:6 gizmo"], id="a pattern"),
        pytest.param(("e.txt",), ".", ["e.txt:2 gizmo"], id="plain text by name"),
        pytest.param(("d.html",), ".", [], id="another page"),
    ],
)
def test_only_what_is_named(args: tuple[str, ...], folder: str, expected: list[str], repository: Path) -> None:
    """Changes elsewhere are no matter of this run."""
    site(repository, {"docs/a.md": FILL + ERROR + NEW, "e.txt": ERROR + "A gizmo.\n", "plainlang.yaml": CONFIG})

    assert expected == new(repository / folder, paths=args)


def test_unchanged_pages_are_not_read(repository: Path) -> None:
    """Not even one that could not be: that is what makes it fast."""
    commit(repository, {"old.md": "\0"}, "2026-02-01", "v2")
    (repository / "docs/a.md").write_text(FILL + NEW * 2)
    ran = cli(repository, "check", ".", "--since", "v2", "--output-format", "concise")

    assert (1, ["docs/a.md:6"]) == (ran.code, [line[:11] for line in ran.out.splitlines()])


def test_nothing_changed(repository: Path) -> None:
    """It is said, and the run passes."""
    ran = cli(repository, "check", ".", "--since", "HEAD")

    assert (0, "", "No page is new or changed since HEAD.\n") == ran


@pytest.mark.parametrize("rev", ["main...", "main...HEAD", "...", "HEAD~0...side"])
def test_where_a_branch_began(rev: str, repository: Path) -> None:
    """What others did on main meanwhile is not this branch's; its own changes are."""
    git(repository, "switch", "-q", "-c", "side")
    commit(repository, {"s.md": WARNING}, "2026-02-01", "s1")
    git(repository, "switch", "-q", "main")
    commit(repository, {"m.md": None, "d.html": "<p>Gone.</p>"}, "2026-02-01", "m1")
    git(repository, "switch", "-q", "side")

    assert (["s.md:1 doodad"] if "main" in rev else []) == new(repository, rev=rev)


def test_with_a_baseline(repository: Path) -> None:
    """What either knows is old."""
    site(repository, {"docs/a.md": FILL + ERROR + WARNING})
    cli(repository, "baseline", "create", "docs")
    site(repository, {"docs/a.md": FILL + ERROR + WARNING + SUGGESTION})

    assert ["docs/a.md:6 doodad", "docs/a.md:7 perhaps"] == new(repository)
    assert ["docs/a.md:7 perhaps"] == new(repository, "--baseline", "plainlang-baseline.json")


def test_standard_input(repository: Path) -> None:
    """An editor's text is compared with the page that it will be."""
    args = ("check", "-", "--since", "HEAD", "--stdin-filename", "docs/a.md", "--output-format", "concise")

    assert "docs/a.md:6:" == child(repository, *args, text=(FILL + ERROR + NEW).encode()).out[:12]
    assert (0, "") == child(repository, *args, text=(FILL + ERROR).encode())[:2]


def test_fix(repository: Path) -> None:
    """Only pages that changed are mended."""
    site(repository, {"docs/a.md": FILL + ERROR + NEW})
    cli(repository, "check", ".", "--since", "v1", "--fix")

    assert (FILL + ERROR + NEW).replace("gizmo", "tool") == (repository / "docs/a.md").read_text()
    assert "<p>A gizmo.</p>" == (repository / "d.html").read_text()


def test_an_old_text_that_cannot_be_read(repository: Path) -> None:
    """Everything in the page counts as new, and that is said."""
    commit(repository, {"n.md": "\0"}, "2026-02-01", "v2")
    (repository / "n.md").write_text(ERROR)
    ran = cli(repository, "check", ".", "--since", "v2")

    assert (1, True) == (ran.code, "n.md: its old text cannot be checked, so everything" in ran.err)


def test_about_the_whole_page(tmp_path: Path) -> None:
    """A finding without words is new only when there was none."""
    site(tmp_path, config="select: [headings]\n")
    commit(tmp_path, {"a.md": PLAIN * 9, "b.md": "# One\n\nText.\n"}, "2026-01-01", "v1")
    commit(tmp_path, {"a.md": PLAIN * 10}, "2026-02-01", "v2")

    assert "" == cli(tmp_path, "check", ".", "--since", "v1", "--output-format", "concise").out


def test_in_a_submodule(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """It is compared with the commit that the revision names for it; from inside, with its own revision."""
    commit(site(part := tmp_path_factory.mktemp("part")), {"x.md": ERROR}, "2026-01-01", "p1")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(part), "sub")
    commit(repository, {}, "2026-02-01", "v2")
    commit(repository / "sub", {"x.md": ERROR + NEW, "y.md": PLAIN}, "2026-03-01", "p2")
    (repository / "sub/y.md").write_text(WARNING)

    assert ["sub/x.md:2 gizmo", "sub/y.md:1 doodad"] == new(repository, rev="v2", paths=("sub", "docs"))
    assert ["sub/x.md:2 gizmo", "sub/y.md:1 doodad"] == new(repository, rev="v2")
    assert ["y.md:1 doodad"] == new(repository / "sub", rev="HEAD")


def test_in_a_hook(repository: Path) -> None:
    """Git tells its hooks about folders and an index of its own; a first commit has nothing to compare with."""
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {sys.executable} -m plainlang check --quiet --since HEAD docs/a.md\n")
    hook.chmod(0o755)
    args = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", "commit", "-qam", "x"]
    (repository / "docs/a.md").write_text(FILL + ERROR + "Clear words.\n")
    fine = finished(args, repository)
    (repository / "docs/a.md").write_text(FILL + ERROR + NEW)
    stopped = finished(args, repository)

    assert (0, b"") == (fine.returncode, fine.stderr)
    assert (1, True) == (stopped.returncode, b"This run failed: 1 error." in stopped.stderr)


def test_from_outside(repository: Path) -> None:
    """Where the run starts matters little: the page says which repository it is in."""
    site(repository, {"docs/a.md": FILL + ERROR + NEW})

    assert [f"{repository.name}/docs/a.md:6 gizmo"] == new(repository.parent, paths=(f"{repository.name}/docs",))


def test_before_the_first_commit(tmp_path: Path) -> None:
    """Everything is new."""
    git(site(tmp_path, {"a.md": ERROR}), "init", "-q")

    assert ["a.md:1 gizmo"] == new(tmp_path, rev="HEAD")
