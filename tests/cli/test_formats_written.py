"""The formats of `plainlang check`, written to a file, to standard output, and several from one run."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, child, cli, site

from plainlang.cli.hosting import pages_address
from plainlang.files import write_atomically
from plainlang.reporters import REPORTERS

PAGES = {"error.md": ERROR, "sub/warning.md": WARNING, "sub/é b.md": f"😀 {SUGGESTION}", "clean.md": PLAIN * 40}


@pytest.mark.parametrize("kind", REPORTERS)
def test_a_file_holds_what_is_printed(kind: str, tmp_path: Path) -> None:
    """The same text, the same exit code, and nothing on standard output."""
    folder = site(tmp_path, PAGES)
    shown = cli(folder, "check", ".", "--output-format", kind, "--color", "never")
    kept = cli(folder, "check", ".", "--output-format", kind, "--output-file", "out", "--color", "never")

    assert (1, 1, "") == (shown.code, kept.code, kept.out)
    assert shown.out == (folder / "out").read_bytes().decode()


def test_several_formats_from_one_run(tmp_path: Path) -> None:
    """What is printed and every file are what each alone would be."""
    folder = site(tmp_path, PAGES)
    kinds = [kind for kind in REPORTERS if kind != "concise"]
    also = [part for kind in kinds for part in ("--also", f"{kind}=out.{kind}")]
    alone = {kind: cli(folder, "check", ".", "--output-format", kind, "--color", "never").out for kind in kinds}
    concise = cli(folder, "check", ".", "--output-format", "concise")

    assert concise == cli(folder, "check", ".", "--output-format", "concise", *also)
    assert alone == {kind: (folder / f"out.{kind}").read_bytes().decode() for kind in kinds}


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_what_was_written_is_no_page(kind: str, tmp_path: Path) -> None:
    """A second run does not check the report of the first."""
    folder = site(tmp_path, PAGES)
    name = {"html": "report.html", "markdown": "report.md"}[kind]
    args = ("check", ".", "--output-format", kind, "--output-file", name)
    texts = [(cli(folder, *args), (folder / name).read_text(encoding="utf-8"))[1] for _ in range(2)]

    assert texts[0] == texts[1]


def test_standard_input_in_several_formats(tmp_path: Path) -> None:
    """Its text is nowhere to be read again, and is not needed."""
    folder = site(tmp_path)
    args = ("check", "-", "--stdin-filename", "a.md", "--also", "sarif=a.sarif", "--also", "rdjson=a.json")
    ran = child(folder, *args, text=f"é {ERROR}".encode())
    found = json.loads((folder / "a.json").read_text(encoding="utf-8"))["diagnostics"][0]
    fixes = json.loads((folder / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][0]["fixes"]

    assert (1, 12) == (ran.code, found["location"]["range"]["start"]["column"])
    assert ("tool", 1) == (found["suggestions"][0]["text"], len(fixes))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("--also", "sarif"), "write a format, “=” and a file", id="no file"),
        pytest.param(("--also", "=x"), "write a format, “=” and a file", id="no format"),
        pytest.param(("--also", "sarrif=x"), "there is no format “sarrif”. Did you mean “sarif”?", id="a slip"),
        pytest.param(("--also", "zzz=x"), "Formats: text, concise, json", id="an unknown format"),
        pytest.param(("--also", "csv=gone/x"), "The folder of --also “gone/x” does not exist.", id="no folder"),
        pytest.param(("--also", "csv=sub"), "--also “sub” is a folder.", id="a folder"),
        pytest.param(
            ("--output-file", "gone/x"), "The folder of --output-file “gone/x” does not", id="no folder first"
        ),
        pytest.param(("--output-file", "x", "--also", "csv=./x"), "--also “./x” is a page", id="two"),
        pytest.param(("--output-file", "sub/../error.md"), "“sub/../error.md” is a page", id="the page itself"),
    ],
)
def test_bad_use_is_said_before_the_run(args: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """Exit 2, and nothing is written."""
    folder = site(tmp_path, PAGES)
    before = {*folder.rglob("*")}
    ran = cli(folder, "check", "error.md", *args)

    assert (2, "", True) == (ran.code, ran.out, said in ran.err)
    assert before == {path for path in folder.rglob("*") if ".cache" not in path.parts}


@pytest.mark.parametrize("kind", REPORTERS)
def test_a_page_that_cannot_be_read(kind: str, tmp_path: Path) -> None:
    """Exit 2, every format is whole, and the other pages are in it."""
    folder = site(tmp_path, {**PAGES, "bad.md": b"\x00\x01\x02" * 99})
    ran = cli(folder, "check", "error.md", "bad.md", "--output-format", kind)

    assert (2, True, True) == (ran.code, "bad.md" in ran.out, "gizmo" in ran.out)


def test_a_gate_of_the_configuration_is_the_gate_of_junit(tmp_path: Path) -> None:
    """What fails the run fails a test, page by page."""
    pages = {**PAGES, "sub/plainlang.yaml": CONFIG.replace("rules/", "../rules/") + "fail-on: suggestion\n"}
    text = cli(site(tmp_path, pages), "check", ".", "--output-format", "junit").out
    failures = {suite.get("name"): suite.get("failures") for suite in ElementTree.fromstring(text)}

    assert {"error.md": "1", "sub/warning.md": "1", "sub/é b.md": "1", "clean.md": "0"} == failures


def test_paths_are_from_the_working_directory(tmp_path: Path) -> None:
    """However the pages were named."""
    folder = site(tmp_path, PAGES)
    named = (".", "./error.md", "error.md", str(folder / "error.md"), "sub/../error.md")
    outs = [cli(folder, "check", path, "--output-format", "gitlab").out for path in named]

    assert [["error.md"]] * 5 == [
        [i["location"]["path"] for i in json.loads(out) if i["severity"] == "major"] for out in outs
    ]


def test_the_owner_of_a_page_is_in_the_table(tmp_path: Path) -> None:
    """As the configuration names them."""
    config = f"{CONFIG}owners: [{{files: [sub/**], owner: Tax Office}}]\n"
    text = cli(site(tmp_path, PAGES, config), "check", ".", "--output-format", "csv").out
    owners = {row["page"]: row["owner"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))}

    assert {"error.md": "", "sub/warning.md": "Tax Office", "sub/é b.md": "Tax Office"} == owners


def test_silenced_findings_on_github(tmp_path: Path) -> None:
    """GitHub would open an alert for each, so they stay out there, and a line says so."""
    folder = site(tmp_path, {"a.md": f"<!-- plainlang: ignore -->\n{ERROR}"})
    runs = [cli(folder, "check", ".", "--output-format", "sarif", env={"GITHUB_ACTIONS": on}) for on in ("", "true")]

    assert [1, 0] == [len(json.loads(ran.out)["runs"][0]["results"]) for ran in runs]
    assert ["", "SARIF: 1 silenced by comments left out; GitHub would show them as open.\n"] == [
        ran.err for ran in runs
    ]


def test_a_comment_links_to_the_lines(tmp_path: Path) -> None:
    """Where the build server says at which commit this is."""
    folder = site(tmp_path, PAGES)
    env = {"GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "c0ffee", "GITHUB_WORKSPACE": str(folder.parent)}
    text = cli(folder, "check", ".", "--output-format", "markdown", env=env).out

    assert f"(https://github.com/o/r/blob/c0ffee/{folder.name}/sub/warning.md?plain=1#L1)" in text


GITHUB = {"GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "c0ffee"}
GITLAB = {"CI_PROJECT_URL": "https://gitlab.com/g/p", "CI_COMMIT_SHA": "c0ffee", "CI_PROJECT_DIR": "/w"}


@pytest.mark.parametrize(
    ("env", "folder", "expected"),
    [
        pytest.param({}, "/w", "", id="nobody says"),
        pytest.param(GITHUB, "/w", "https://github.com/o/r/blob/c0ffee", id="GitHub"),
        pytest.param(
            {**GITHUB, "GITHUB_SERVER_URL": "https://git.gov"}, "/w", "https://git.gov/o/r/blob/c0ffee", id="own"
        ),
        pytest.param(
            {**GITHUB, "GITHUB_WORKSPACE": "/w"}, "/w/a b", "https://github.com/o/r/blob/c0ffee/a%20b", id="below"
        ),
        pytest.param({**GITHUB, "GITHUB_WORKSPACE": "/w"}, "/x", "", id="elsewhere"),
        pytest.param({**GITHUB, "GITHUB_SERVER_URL": "javascript:alert(1)//"}, "/w", "", id="no web address"),
        pytest.param(GITLAB, "/w", "https://gitlab.com/g/p/-/blob/c0ffee", id="GitLab"),
    ],
)
def test_addresses_of_pages(env: dict[str, str], folder: str, expected: str) -> None:
    """By the environment of the build server; only web addresses count."""
    assert expected == pages_address(env, folder)


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    """Pieces go to another file first, which is gone afterwards."""

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    (path := tmp_path / "report").write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write_atomically(str(path), pieces())

    assert ([b"old"], ["report"]) == ([path.read_bytes()], os.listdir(tmp_path))
