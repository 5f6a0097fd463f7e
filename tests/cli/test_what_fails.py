"""What fails a run of `plainlang check`, and how that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, Ran, cli, site
from snapshots import commit

WORDS = "We help you find the form. Send it to us. " * 14
WORSE = "We ought to find every gizmo and doodad. " * 9
BASELINE = "plainlang-baseline.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page with a score and a short one without, both in a baseline and a commit."""
    site(tmp_path, {"long.md": WORDS, "short.md": WARNING, ".gitignore": ".cache\n"})
    cli(tmp_path, "baseline", "create", ".")
    commit(tmp_path, {}, "2026-01-01", "v1")
    return tmp_path


def check(folder: Path, *args: str) -> Ran:
    """A check on which no severity fails."""
    return cli(folder, "check", ".", "--fail-on", "never", "--output-format", "concise", *args)


@pytest.mark.parametrize(
    ("most", "args", "code"),
    [
        (2, (), 1),
        (3, (), 0),
        (0, ("--select", "own/perhaps"), 1),
        (1, ("--ignore", "own/perhaps"), 1),
        (2, ("--new-only",), 0),
    ],
)
def test_max(most: int, args: tuple[str, ...], code: int, tmp_path: Path) -> None:
    """All findings that are left count, whatever their severity; what a baseline knows does not."""
    site(tmp_path, {"a.md": ERROR + WARNING})
    cli(tmp_path, "baseline", "create", ".")
    ran = check(site(tmp_path, {"b.md": SUGGESTION}), "--max", str(most), *args)

    assert code == ran.code
    assert bool(code) == (
        "and " in ran.err and f"{most} allowed (--max).\nThis run failed: too many findings.\n" in ran.err
    )


def test_max_and_quiet(tmp_path: Path) -> None:
    """What is not shown is counted too, and that is said."""
    ran = cli(site(tmp_path, {"a.md": WARNING * 2}), "check", ".", "--quiet", "--max", "1")
    said = ["2 findings, and 1 allowed (--max).", "2 more findings are not shown; “plainlang check” shows all."]

    assert (1, "", [*said, "This run failed: too many findings."]) == (ran.code, ran.out, ran.err.splitlines())


@pytest.mark.parametrize(
    ("pages", "worse"),
    [
        pytest.param({}, [], id="as they were"),
        pytest.param({"long.md": WORDS + WORSE}, ["long.md: the score went down from "], id="a lower score"),
        pytest.param({"long.md": WORDS + PLAIN}, [], id="as good"),
        pytest.param(
            {"short.md": WARNING * 2}, ["short.md: 2 findings, 1 before (--ratchet)."], id="more in a short page"
        ),
        pytest.param({"short.md": SUGGESTION}, [], id="another one in a short page"),
        pytest.param({"short.md": WORDS + WARNING * 2}, ["short.md: 2 findings"], id="a page that has a score now"),
        pytest.param({"new.md": ERROR * 9}, [], id="a new page"),
        pytest.param(
            {"long.md": WORDS + WORSE, "short.md": ERROR * 99},
            ["short.md: 99", "long.md: the score"],
            id="the worst first",
        ),
    ],
)
@pytest.mark.parametrize("how", [["--since", "v1"], ["--baseline", BASELINE], []])
def test_ratchet(pages: dict[str, str], worse: list[str], how: list[str], folder: Path) -> None:
    """No page gets worse than at the revision, or by the baseline; new pages are compared with nothing."""
    ran = check(site(folder, pages), "--ratchet", *how)
    lines = ran.err.splitlines()
    total = f"{len(worse)} page{'s' if len(worse) > 1 else ''}"

    assert bool(worse) == bool(ran.code)
    assert worse == [
        line[: len(start)] for line, start in zip([x for x in lines if "--ratchet" in x], worse, strict=True)
    ]
    assert not worse or lines[-1] == f"This run failed: {total} worse than before."


def test_ratchet_by_other_rules(folder: Path) -> None:
    """Scores by different rules are not compared: it is said what to do, and the run passes."""
    site(folder, {"long.md": WORDS + WORSE}, CONFIG + "ignore: [own/perhaps]\n")
    ran = check(folder, "--ratchet")
    said = "--ratchet left out 2 pages, which the baseline has by other rules: plainlang baseline update"

    assert (0, said) == (ran.code, ran.err.splitlines()[0])


def test_ratchet_after_update(folder: Path) -> None:
    """What is in the baseline is what counts."""
    site(folder, {"long.md": WORDS + WORSE})
    cli(folder, "baseline", "update")

    assert (0, "") == (check(folder, "--ratchet").code, check(folder, "--ratchet").err)


@pytest.mark.parametrize(
    ("config", "args", "code", "said"),
    [
        pytest.param("max: 0", [], 1, "2 findings, and 0 allowed (max in plainlang.yaml).", id="max"),
        pytest.param("max: 0", ["--max", "2"], 0, "", id="max of the command line"),
        pytest.param("fail-under: 100", [], 1, "is under 100 (fail-under in plainlang.yaml).", id="fail-under"),
        pytest.param("fail-under: 100", ["--fail-under", "0"], 0, "", id="fail-under of the command line"),
        pytest.param("ratchet: true", [], 1, "long.md: the score went down", id="ratchet"),
        pytest.param("ratchet: true", ["--since", "v1"], 1, "short.md: 3 findings, 1 before", id="ratchet, and worse"),
    ],
)
def test_configured(config: str, args: list[str], code: int, said: str, folder: Path) -> None:
    """The configuration sets the same gates, and the command line goes before it."""
    pages = {"short.md": WARNING * 3} if "--since" in args else {"long.md": WORDS + "Find a gizmo."}
    ran = check(site(folder, pages, f"{CONFIG}{config}\n"), *args)

    assert (code, True) == (ran.code, said in ran.err), ran


def test_why(tmp_path: Path) -> None:
    """One line each, what is worst first, and in the end all of it in one line."""
    site(tmp_path, {"a.md": WORDS + WORSE, "b.md": WORDS + WORSE * 3, "c.md": ERROR + WARNING, "d.md": PLAIN})
    args = ("--max", "1", "--fail-under", "99", "--fail-on", "warning")
    ran = cli(tmp_path, "check", ".", *args, "--output-format", "concise")
    lines = ran.err.splitlines()

    assert ["74 findings, and 1 al", "b.md: the score ", "a.md: the score "] == [
        lines[0][:21],
        lines[1][:16],
        lines[2][:16],
    ]
    assert "This run failed: 37 errors, 37 warnings; too many findings; 2 pages with too low a score." == lines[3]


def test_many_lines(tmp_path: Path) -> None:
    """A site of low scores does not fill the screen."""
    ran = check(site(tmp_path, {f"{i:02}.md": WORDS + WORSE for i in range(23)}), "--fail-under", "100")

    assert (22, "… and 3 more lines like these.") == (len(ran.err.splitlines()), ran.err.splitlines()[20])


def test_exit_zero(folder: Path) -> None:
    """What would fail is said; the run passes."""
    ran = check(site(folder, {"short.md": WARNING * 2}), "--ratchet", "--exit-zero")

    assert (0, "short.md: 2 findings, 1 before (--ratchet).\n") == (ran.code, ran.err)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param("check . --ratchet", "--ratchet compares pages with what they were", id="nothing to compare with"),
        pytest.param("check . --max -1", "--max cannot be “-1”", id="less than none"),
        pytest.param("check . --max many", "--max cannot be “many”", id="no number"),
        pytest.param("check . --new-only", "--new-only needs old text to compare with", id="no baseline"),
        pytest.param("check a.md --stdin-filename b.md", "add - to the paths", id="no standard input"),
        pytest.param("check a.docx --annotate b.docx --since HEAD", "do not go together", id="a copy of changes"),
    ],
)
def test_contradictions(args: str, said: str, tmp_path: Path) -> None:
    """Options that do not go together end with 2 and say why."""
    ran = cli(site(tmp_path, {"a.md": ERROR}), *args.split())

    assert (2, True) == (ran.code, said in ran.err), ran


def test_fingerprints_last(tmp_path: Path) -> None:
    """Leaving old findings out does not rename the new ones."""
    site(tmp_path, {"a.md": ERROR})
    cli(tmp_path, "baseline", "create", "a.md")
    site(tmp_path, {"a.md": ERROR + "\nAnother gizmo.\n"})
    shown = [
        json.loads(cli(tmp_path, "check", "a.md", "--output-format", "gitlab", *a).out) for a in ([], ["--new-only"])
    ]

    assert shown[0][-1]["fingerprint"] == shown[1][0]["fingerprint"]
