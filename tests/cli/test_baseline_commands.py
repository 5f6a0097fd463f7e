"""`plainlang baseline`: create, update, prune and show, and what a check says about a baseline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, Ran, child, cli, environment, site

BASELINE = "plainlang-baseline.json"
LONG = "We ought to utilize every gizmo. " * 40


def known(folder: Path, name: str = BASELINE) -> dict[str, dict[str, int]]:
    """How many findings of each rule a baseline knows, page by page."""
    pages: dict[str, Any] = json.loads((folder / name).read_text())["files"]
    return {
        page: {rule: sum(len(seen.split()) for seen in words.values()) for rule, words in data["findings"].items()}
        for page, data in pages.items()
        if "findings" in data
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages and a baseline of them; then one gets better and the other worse, and a third comes in."""
    site(tmp_path, {"docs/a.md": ERROR * 2, "b.md": WARNING})
    assert 0 == cli(tmp_path, "baseline", "create", ".").code
    return site(tmp_path, {"docs/a.md": ERROR, "b.md": WARNING + "\n" + SUGGESTION, "c.md": ERROR})


def test_create_twice(folder: Path) -> None:
    """The first one is not lost by mistake."""
    before = (folder / BASELINE).read_bytes()
    ran = cli(folder, "baseline", "create", ".")

    assert (2, before) == (ran.code, (folder / BASELINE).read_bytes())
    assert "There is a baseline already" in ran.err
    assert (0, True) == (cli(folder, "baseline", "create", ".", "--force").code, "c.md" in known(folder))


@pytest.mark.parametrize("damaged", ["{", "", "[]", '{"version": 99, "files": {}}', "\xff"])
def test_create_in_the_place_of_a_damaged_one(damaged: str, folder: Path) -> None:
    """What the message about a damaged baseline advises works."""
    (folder / BASELINE).write_bytes(damaged.encode("latin-1"))
    refused = cli(folder, "baseline", "create", ".")
    made = cli(folder, "baseline", "create", ".", "--force")

    assert (2, 0, "") == (refused.code, made.code, made.err)
    assert {"b.md", "c.md", "docs/a.md"} == {*known(folder)}


def test_create_in_the_place_of_a_page(folder: Path) -> None:
    """A slip in --baseline does not cost a page."""
    ran = cli(folder, "baseline", "create", ".", "--force", "--baseline", "docs/a.md")

    assert (2, ERROR) == (ran.code, (folder / "docs/a.md").read_text())
    assert "“docs/a.md” is a page" in ran.err


@pytest.mark.parametrize(
    ("args", "said", "expected"),
    [
        pytest.param(
            "update .", "2 findings added, 1 finding gone; it has 4 findings in 3 of 3 pages",
            {"b.md": {"own/doodad": 1, "own/perhaps": 1}, "c.md": {"own/gizmo": 1}, "docs/a.md": {"own/gizmo": 1}},
            id="update",
        ),
        pytest.param(
            "update docs", "1 finding gone; it has 2 findings",
            {"b.md": {"own/doodad": 1}, "docs/a.md": {"own/gizmo": 1}}, id="update a folder",
        ),
        pytest.param(
            "update", "1 finding added, 1 finding gone",
            {"b.md": {"own/doodad": 1, "own/perhaps": 1}, "docs/a.md": {"own/gizmo": 1}}, id="update what is in it",
        ),
        pytest.param(
            "prune .", "1 finding gone; it has 2 findings",
            {"b.md": {"own/doodad": 1}, "docs/a.md": {"own/gizmo": 1}}, id="prune",
        ),
        pytest.param("prune b.md c.md", "nothing to change", None, id="prune nothing"),
        pytest.param(
            "update . --select own/gizmo", "1 finding added, 1 finding gone",
            {"b.md": {"own/doodad": 1}, "c.md": {"own/gizmo": 1}, "docs/a.md": {"own/gizmo": 1}},
            id="update some rules",
        ),
        pytest.param("prune . --select own/doodad", "nothing to change", None, id="prune other rules"),
    ],
)  # fmt: skip
def test_update_and_prune(args: str, said: str, expected: dict[str, dict[str, int]] | None, folder: Path) -> None:
    """Updating adds and drops, pruning only drops; pages and rules that were not asked stay as they are."""
    before = known(folder)
    ran = cli(folder, "baseline", *args.split())

    assert (0, "") == (ran.code, ran.err)
    assert said in ran.out
    assert (expected or before) == known(folder)


@pytest.mark.parametrize("how", ["update", "update .", "prune"])
def test_a_page_that_was_deleted(how: str, folder: Path) -> None:
    """It goes from the baseline."""
    (folder / "docs/a.md").unlink()
    ran = cli(folder, "baseline", *how.split())

    assert (0, True, False) == (ran.code, "2 findings gone" in ran.out, "docs/a.md" in known(folder))


def test_a_page_that_cannot_be_read(folder: Path) -> None:
    """What is known of it stays, and the run ends with 2."""
    (folder / "b.md").write_bytes(b"\0\1\2")
    ran = cli(folder, "baseline", "update", ".")

    assert (2, True, {"own/doodad": 1}) == (ran.code, "b.md: " in ran.err, known(folder)["b.md"])


def test_the_same_bytes(folder: Path) -> None:
    """Nothing changes when nothing has changed, and a page's edit changes only its own lines."""
    cli(folder, "baseline", "update", ".")
    before, when = (folder / BASELINE).read_text(), (folder / BASELINE).stat().st_mtime_ns
    ran = cli(folder, "baseline", "update", ".")

    assert ("nothing to change" in ran.out, before) == (True, (folder / BASELINE).read_text())
    assert when == (folder / BASELINE).stat().st_mtime_ns


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param("check . --new-only", "1 finding of the baseline is gone: plainlang baseline prune\n", id="all"),
        pytest.param(
            "check docs --new-only", "1 finding of the baseline is gone: plainlang baseline prune\n", id="some"
        ),
        pytest.param(f"check docs --baseline {BASELINE}", f"prune --baseline {BASELINE}\n", id="named"),
        pytest.param("check b.md --new-only", "", id="another page"),
        pytest.param("check docs --new-only --quiet", "", id="quiet"),
        pytest.param("check docs --new-only --select own/doodad", "", id="another rule"),
    ],
)
def test_what_is_gone_is_said(args: str, said: str, folder: Path) -> None:
    """In one line on standard error, as far as the run has seen."""
    ran = cli(folder, *args.split(), "--fail-on", "never")

    assert (0, True, bool(said)) == (ran.code, ran.err.endswith(said), bool(ran.err))


def test_a_deleted_page_is_said(folder: Path) -> None:
    """Below the folders that are checked, a page that is no longer there counts too."""
    (folder / "docs/a.md").unlink()

    assert "2 findings of the baseline are gone" in cli(folder, "check", ".", "--new-only").err


def test_version_1(tmp_path: Path) -> None:
    """It is heeded as it always was, with a note; updating it keeps what was not looked at."""
    site(tmp_path, {"a.md": ERROR, "b.md": ERROR * 2})
    (tmp_path / BASELINE).write_text(
        '{"version": 1, "files": {"a.md": {"own/gizmo": 1}, "b.md": {"own/gizmo": 1}, "docs/c.md": {"own/gizmo": 7}}}'
    )
    (tmp_path / "docs").mkdir()
    site(tmp_path, {"docs/c.md": PLAIN})
    ran = cli(tmp_path, "check", "a.md", "b.md", "--new-only", "--output-format", "concise")
    cli(tmp_path, "baseline", "update", "a.md")
    data = json.loads((tmp_path / BASELINE).read_text())

    assert ["b.md:1", "b.md:2"] == [line[:6] for line in ran.out.splitlines()]
    assert "only counts findings (version 1)" in ran.err
    assert (2, ["gizmo"], {"own/gizmo": 7}) == (
        data["version"], list(data["files"]["a.md"]["findings"]["own/gizmo"]), data["files"]["docs/c.md"]["findings"],
    )  # fmt: skip


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    """Where configurations name several baselines, each page goes to the one that a check will look into."""
    site(tmp_path, {"a.md": ERROR}, f"{CONFIG}baseline: top.json\n")
    site(tmp_path / "sub", {"b.md": WARNING}, f"{CONFIG}baseline: own.json\n")
    ran = cli(tmp_path, "baseline", "create", ".")

    assert (0, {"a.md"}, {"b.md"}) == (ran.code, {*known(tmp_path, "top.json")}, {*known(tmp_path, "sub/own.json")})
    assert (0, "", False) == (*cli(tmp_path, "check", ".", "--quiet")[:2], "Add" in ran.out)


def test_show(folder: Path) -> None:
    """How much there is, by which rules and where; and what is no longer there."""
    (folder / "b.md").unlink()
    out = cli(folder, "baseline", "show").out

    assert f"{BASELINE}: 3 findings in 2 of 2 pages\n" in out
    assert "Most findings: own/gizmo (2), own/doodad (1)" in out
    assert "Most on a page: docs/a.md (2), b.md (1)" in out
    assert "1 page no longer there: plainlang baseline prune" in out


@pytest.mark.parametrize("args", ["show", "update", "prune", "update ."])
def test_no_baseline(args: str, tmp_path: Path) -> None:
    """How to make one is said."""
    ran = cli(site(tmp_path, {"a.md": ERROR}), "baseline", *args.split())

    assert (2, True) == (ran.code, "Make one with “plainlang baseline create PATHS”" in ran.err)


def test_create_without_paths(tmp_path: Path) -> None:
    """What is old is for a person to say."""
    ran = cli(tmp_path, "baseline", "create")

    assert (2, True) == (ran.code, "Name the folders or pages" in ran.err)


def test_a_newer_version(tmp_path: Path) -> None:
    """It ends with 2 before any page is checked."""
    site(tmp_path, {"a.md": PLAIN, "b.json": json.dumps({"version": 99, "files": {}})})
    ran = cli(tmp_path, "check", "a.md", "--baseline", "b.json")

    assert (2, "", True) == (ran.code, ran.out, "Upgrade plainlang" in ran.err)


def test_a_baseline_below_its_pages(tmp_path: Path) -> None:
    """It works from any folder."""
    site(tmp_path, {"docs/a.md": ERROR, "ci/x.txt": ""})
    cli(tmp_path, "baseline", "create", "docs", "--output", "ci/base.json")

    assert 0 == cli(tmp_path / "docs", "check", "a.md", "--baseline", "../ci/base.json").code


def test_two_processes(tmp_path: Path) -> None:
    """Two that update different pages at once lose nothing of each other's."""
    names = [f"{i}.md" for i in range(6)]
    site(tmp_path, dict.fromkeys(names, PLAIN))
    cli(tmp_path, "baseline", "create", ".")
    site(tmp_path, dict.fromkeys(names, ERROR))
    args = [sys.executable, "-m", "plainlang", "baseline", "update"]
    runs = [subprocess.Popen([*args, name], cwd=tmp_path, env=environment(tmp_path), stdout=-3) for name in names]

    assert [0] * 6 == [run.wait(timeout=120) for run in runs]
    assert names == list(known(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk(folder: Path) -> None:
    """The old baseline stays whole, and the run ends with 2."""
    before = (folder / BASELINE).read_bytes()
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)); import signal; "
    code += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from plainlang.cli import main; main()"
    args = [sys.executable, "-c", code, "baseline", "update", ".", "--no-cache"]
    done = subprocess.run(args, cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=120)

    assert (2, before, "It is as it was before." in done.stderr) == (
        done.returncode,
        (folder / BASELINE).read_bytes(),
        True,
    )
    assert [] == [path.name for path in folder.iterdir() if path.name.endswith(".lock") or ".plainlang-" in path.name]


def test_crowded_names(tmp_path: Path) -> None:
    """Spaces, quotes and other alphabets are names like any other."""
    site(tmp_path, {"a “b” 'c'.md": ERROR, "東京/é x.md": ERROR})
    cli(tmp_path, "baseline", "create", ".")

    assert Ran(0, "", "") == child(tmp_path, "check", ".", "--new-only", "--quiet")
