"""plainlang batch, as a person meets it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from archives import packed, record
from pyarrow import parquet
from running import cli, environment, site

from plainlang.batch.local import Tally
from plainlang.cli.batch_progress import progress

CSV = "page,body,url\n1,Use the gizmo.,https://a.gov/1\n2,Use the form.,https://a.gov/2.md\n"
ASK = ("--id", "page", "--text", "body", "--columns", "path=url")


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return list(parquet.read_table(path).to_pylist())


def test_a_table(tmp_path: Path) -> None:
    """A row for each page, by the rules of the configuration where we are."""
    ran = cli(site(tmp_path, {"pages.csv": CSV}), "batch", "pages.csv", "--output", "out.parquet", *ASK)

    assert (0, "2 pages scored into out.parquet.\n", "") == ran
    assert [("1", "text", [("own/gizmo", 1)]), ("2", "markdown", [])] == [
        (row["id"], row["format"], row["rules"]) for row in rows(tmp_path / "out.parquet")
    ]


def test_a_crawl(tmp_path: Path) -> None:
    """Menus are left out, other records are counted, damage is told."""
    crawl = b"".join(packed([record(0), record(1, type="image/png")])) + packed([record(2)])[0][:-50]
    folder = site(tmp_path, {"crawl.warc.gz": crawl})
    ran = cli(folder, "batch", "crawl.warc.gz", "--output", "out.parquet")
    found = rows(tmp_path / "out.parquet")

    assert 0 == ran.code
    assert [
        "2 pages scored into out.parquet.",
        "1 page could not be checked in full. The column “error” says why.",
        "1 record left out: no HTML page, or a page that was not found.",
    ] == ran.out.splitlines()
    assert ("urn:uuid:0", "https://example.gov/0", 6) == (found[0]["id"], found[0]["path"], found[0]["words"])
    assert "is damaged" in found[1]["error"]


def test_a_folder(tmp_path: Path) -> None:
    """The configuration of the folder counts, wherever we are; ids are paths in it."""
    site(tmp_path / "site", {"a.md": "Use the gizmo.\n", "sub/b.html": "<p>Use it."})
    ran = cli(tmp_path, "batch", "site", "--output", "out.parquet", "--no-findings")
    found = rows(tmp_path / "out.parquet")

    assert (0, ["a.md", "sub/b.html"]) == (ran.code, [row["id"] for row in found])
    assert ([("own/gizmo", 1)], False) == (found[0]["rules"], "findings" in found[0])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("pages.csv",), "There is no column “id” for the page's id. Known: body, page, url.", id="column"),
        pytest.param(("pages.csv", "--id", "pag"), "Did you mean “page”?", id="near"),
        pytest.param(("pages.csv", "--columns", "url"), "--columns has “url”. Write what it is", id="columns"),
        pytest.param(("pages.csv", *ASK, "--columns", "pth=url"), "not “pth”. Did you mean “path”?", id="role"),
        pytest.param(("pages.csv", *ASK, "--format", "htlm"), "Did you mean “html”?", id="format"),
        pytest.param(("pages.csv", *ASK, "--select", "owm"), "Did you mean “own”", id="rule"),
        pytest.param(("nothing.csv",), "There is no file or folder “nothing.csv”.", id="no input"),
        pytest.param(("plainlang.yaml",), "a batch is Parquet (.parquet), JSON lines", id="another file"),
        pytest.param(("pages.csv", *ASK, "--output", "no/out.parquet"), "“no/out.parquet” does not exist", id="folder"),
        pytest.param(("pages.csv", *ASK, "--output", "rules"), "“rules” is a folder", id="a folder"),
        pytest.param(("pages.csv", *ASK, "--output", "pages.csv"), "the same file as the input", id="the input"),
    ],
)
def test_bad_use(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    """Exit 2 and one clear sentence, before anything is written."""
    ran = cli(site(tmp_path, {"pages.csv": CSV}), "batch", "--output", "out.parquet", *args)

    assert (2, "") == (ran.code, ran.out)
    assert said in ran.err
    assert not (tmp_path / "out.parquet.parts").exists()


def test_an_empty_input(tmp_path: Path) -> None:
    """A file without rows, and a word about it."""
    ran = cli(site(tmp_path, {"pages.jsonl": ""}), "batch", "pages.jsonl", "--output", "out.parquet")

    assert (0, "There is no page in pages.jsonl. out.parquet has no rows.\n", "") == ran
    assert [] == rows(tmp_path / "out.parquet")


def test_without_the_library(tmp_path: Path) -> None:
    """The extra is named."""
    code = "import sys; sys.modules['pyarrow'] = None; from plainlang.cli import main; main()"
    args = [sys.executable, "-c", code, "batch", "pages.csv", "--output", "out.parquet"]
    ran = subprocess.run(args, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True)

    assert 2 == ran.returncode
    assert (
        "plainlang: Batches need the library pyarrow. Install it with: pip install 'plainlang-lint[batch]'\n"
        == ran.stderr
    )


def _heeding() -> None:
    """Lets Ctrl-C reach a process whose parent ignores it, as one does that was started in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal that a test can send there")
def test_ctrl_c(tmp_path: Path) -> None:
    """Exit 130, and a word on how to go on; what is done is there."""
    lines = "".join(f'{{"id": {i}, "text": "{"Use the gizmo. " * 30}"}}\n' for i in range(5_000))
    folder = site(tmp_path, {"pages.jsonl": lines})
    args = [sys.executable, "-m", "plainlang", "batch", "pages.jsonl", "--output", "out.parquet", "--jobs", "2"]
    run = subprocess.Popen(
        args, cwd=folder, env=environment(folder), stderr=subprocess.PIPE, text=True, preexec_fn=_heeding
    )
    until = time.monotonic() + 100
    while not list(tmp_path.glob("out.parquet.parts/*.parquet")) and time.monotonic() < until:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=100)[1]

    assert 130 == run.returncode
    assert ["What is done is kept. To go on, add --resume to the same command.", "Stopped."] == [
        line for line in said.splitlines() if line
    ]
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize(
    ("tally", "pages", "seconds", "expected"),
    [
        (Tally(), None, 0.1, "0 pages scored …"),
        (Tally(2, 1_200, 3, 200), 5_000, 10, "1,200 of 5,000 pages scored, 100 a second, 3 with an error …"),
    ],
    ids=["beginning", "middle"],
)
def test_progress(tally: Tally, pages: int | None, seconds: float, expected: str) -> None:
    """How far, how fast, and how many errors."""
    assert expected == progress(tally, pages, seconds)


def test_overrides(tmp_path: Path) -> None:
    """What a configuration says about some pages holds for their rows."""
    config = "rulesets: [rules/own.yaml]\nselect: [own]\noverrides:\n  - files: [sub/**]\n    ignore: [own/gizmo]\n"
    site(tmp_path / "site", {"a.md": "Use the gizmo.\n", "sub/b.md": "Use the gizmo.\n"}, config)
    ran = cli(tmp_path, "batch", "site", "--output", "out.parquet")
    found = rows(tmp_path / "out.parquet")

    assert (0, [1, 0]) == (ran.code, [len(row["findings"]) for row in found])
    assert 2 == len({row["ruleset"]["hash"] for row in found})
    assert [str(Path("site/a.md")), str(Path("site/sub/b.md"))] == [row["path"] for row in found]
