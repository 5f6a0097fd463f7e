"""The nearest configuration to a page decides, in every face and wherever the run starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import pytest
from running import ERROR, WARNING, cli, site

import plainlang
from plainlang import Linter, Report
from plainlang.nearest import Linters

OWN = "rulesets: [../rules]\nselect: [own/doodad]\nfail-on: warning\n"
BOTH = ERROR + "\n" + WARNING


def sites(folder: Path, own: str = OWN) -> Path:
    """A site in which sub/ has a configuration of its own: there, only doodads are found, and they fail."""
    site(folder, {"a.md": BOTH, "sub/plainlang.yaml": own, "sub/deep/b.md": BOTH, "sub/old/c.md": BOTH})
    return folder


def rules(reports: list[Report]) -> dict[str, list[str]]:
    """What was found, by the name of the page."""
    return {Path(report.path or "").name: [f.rule for f in report.findings] for report in reports}


CHECKED: list[Callable[[Path], list[Report]]] = [
    lambda folder: list(plainlang.check_paths(folder, jobs=1)),
    lambda folder: [plainlang.check_file(folder / name) for name in ("a.md", "sub/deep/b.md", "sub/old/c.md")],
]


@pytest.mark.parametrize("checked", CHECKED, ids=["check_paths", "check_file"])
@pytest.mark.parametrize("start", [".", "sub", "sub/deep"])
def test_functions(checked: Callable[[Path], list[Report]], start: str, tmp_path: Path) -> None:
    """Each page by its own configuration."""
    sites(tmp_path)
    with chdir(tmp_path / start), patch.dict("os.environ", XDG_CACHE_HOME=str(tmp_path / ".cache")):
        found = rules(checked(tmp_path))

    assert {"a.md": ["own/gizmo", "own/doodad"], "b.md": ["own/doodad"], "c.md": ["own/doodad"]} == found


def test_several_processes(tmp_path: Path) -> None:
    """Workers ask for the nearest configuration too."""
    sites(tmp_path)
    site(tmp_path, {f"{place}{i}.md": f"{BOTH}\nPage {i}." for i in range(30) for place in ("", "sub/")})
    with patch.dict("os.environ", XDG_CACHE_HOME=str(tmp_path / ".cache")):
        counts = [(r.path or "", len(r.findings)) for r in plainlang.check_paths(tmp_path, jobs=2)]

    assert {1} == {count for path, count in counts if "sub" in path}
    assert {2} == {count for path, count in counts if "sub" not in path}


@pytest.mark.parametrize("path", ["sub/deep/b.md", "sub/deep", "sub/*/b.md"])
@pytest.mark.parametrize(
    ("line", "code", "parts"),
    [
        pytest.param("check {} --output-format concise", 1, ["b.md:3:8: warning own/doodad"], id="check"),
        pytest.param("score {}", 0, ["findings  /1,000 words", " 1         "], id="score"),
        pytest.param("fix --unsafe {}", 0, ["b.md: 1 place fixed"], id="fix"),
        pytest.param("baseline create {}", 0, [": 1 finding in 1 of 1 page"], id="baseline"),
    ],
)
def test_commands(path: str, line: str, code: int, parts: list[str], tmp_path: Path) -> None:
    """From the folder above, by whatever name, each command heeds the configuration of the page."""
    ran = cli(sites(tmp_path), *line.format(path).split())

    assert (code, []) == (ran.code, [part for part in parts if part not in ran.out])


def test_read(tmp_path: Path) -> None:
    """What is prose in front matter is said by the same configuration."""
    sites(tmp_path, OWN + "prose-keys: {blurb: description}\n")
    site(tmp_path, {"sub/f.md": "---\nblurb: A gizmo.\n---\n", "f.md": "---\nblurb: A gizmo.\n---\n"})

    assert [True, False] == ["A gizmo." in cli(tmp_path, "read", name).out for name in ("sub/f.md", "f.md")]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param("--config plainlang.yaml", ["own/gizmo", "own/doodad"], id="--config"),
        pytest.param("--select own/gizmo", ["own/gizmo"], id="--select"),
        pytest.param("--ignore own/doodad", [], id="--ignore"),
    ],
)
def test_options_go_before(args: str, expected: list[str], tmp_path: Path) -> None:
    """The command line has the last word."""
    ran = cli(sites(tmp_path), "check", "sub/deep/b.md", "--output-format", "json", *args.split())

    assert expected == [finding["rule"] for finding in json.loads(ran.out)["reports"][0]["findings"]]


def test_the_excludes_of_a_folder_that_is_named(tmp_path: Path) -> None:
    """They are those of its own configuration, relative to it."""
    ran = cli(sites(tmp_path, OWN + "exclude: [old/]\n"), "check", "sub", "--output-format", "concise")

    assert ["sub/deep/b.md:3:8:"] == [line.split(" ")[0] for line in ran.out.splitlines()]


def test_the_excludes_below_a_folder(tmp_path: Path) -> None:
    """A folder's own configuration leaves its pages out of a run over more; a page that is named is checked."""
    sites(tmp_path, OWN + "exclude: [old/]\n")
    shown = [
        cli(tmp_path, "check", *paths, "--output-format", "concise").out for paths in (["."], [".", "sub/old/c.md"])
    ]

    assert [False, True] == ["sub/old/c.md" in out for out in shown]


@pytest.mark.parametrize(("path", "left"), [("sub/old/c.md", 0), ("sub/deep/b.md", 1)])
def test_force_exclude(path: str, left: int, tmp_path: Path) -> None:
    """So too for files that a hook names."""
    ran = cli(sites(tmp_path, OWN + "exclude: [old/]\n"), "check", "--quiet", "--force-exclude", path)

    assert left == ran.code


def test_the_baseline_of_a_folder(tmp_path: Path) -> None:
    """Each configuration may name one."""
    sites(tmp_path, OWN + "baseline: base.json\n")
    cli(tmp_path, "baseline", "create", "sub", "--output", "sub/base.json")

    assert [0, 1] == [cli(tmp_path, "check", path, "--fail-on", "warning").code for path in ("sub", "a.md")]


def test_a_fault_is_said_before_the_first_page(tmp_path: Path) -> None:
    """Nothing is shown of a run that cannot be finished."""
    ran = cli(sites(tmp_path, "select: [nope]\n"), "check", ".", "--output-format", "concise")

    assert (2, "", True) == (ran.code, ran.out, "plainlang.yaml:1:10: There is no rule" in ran.err)


def test_one_linter_for_each_configuration(tmp_path: Path) -> None:
    """However many folders there are; the search for a configuration reads each file once."""
    linters = Linters()
    sites(tmp_path)
    with patch("plainlang.nearest.Linter", side_effect=Linter) as made:
        got = {linters.at(str(tmp_path / name / f"{i}.md")) for name in ("", "sub", "sub/deep", "x/y") for i in "12"}

    assert (2, 2) == (len(got), made.call_count)


def test_show_says_rules(tmp_path: Path) -> None:
    """`config show` prints what is changed in rules."""
    rules = "rules: {own/gizmo: {severity: warning}}\n"
    ran = cli(sites(tmp_path, OWN + rules), "config", "show", "sub")

    assert 'rules: {"own/gizmo": {"severity": "warning"}}\n' in ran.out
