"""A run on this machine: stopped at any point and gone on with, it gives the same file."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet
from running import environment, site

from plainlang import UseError
from plainlang.batch import Scorer
from plainlang.batch.chunks import Chunk, Source, chunks
from plainlang.batch.local import run_batch
from plainlang.batch.page_row import Row
from plainlang.batch.parts import Parts

TEXT = "Please utilize the form. It was sent by us in order to help. "
ROWS = [Row(str(i), TEXT.encode() * (i % 5)) for i in range(700)]


def source(rows: Sequence[Row | None] = ROWS, name: str = "pages") -> Source:
    """A source with these rows."""
    return Source(lambda: iter(rows), {"name": name})


def digest(path: Path) -> str:
    """What tells one file from another."""
    return sha256(path.read_bytes()).hexdigest()


def scored(path: Path, jobs: int = 1, scorer: Scorer | None = None, **options: Any) -> Path:
    """A file with the scores of the pages."""
    list(run_batch(source(), scorer or Scorer(select=["plain-words"]), str(path), jobs, **options))
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a run that nothing stopped."""
    return digest(scored(tmp_path_factory.mktemp("whole") / "out.parquet"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([Row("1", b"x")] * 450, [(0, 200, 0), (1, 200, 0), (2, 50, 0)], id="rows"),
        pytest.param([Row("1", b"x" * 3_000_000)] * 3, [(0, 2, 0), (1, 1, 0)], id="bytes"),
        pytest.param([None, Row("1", b"x"), None], [(0, 1, 2)], id="what is no page"),
        pytest.param([], [(0, 0, 0)], id="nothing"),
    ],
)
def test_chunks(rows: list[Row | None], expected: list[tuple[int, int, int]]) -> None:
    """A chunk ends at a number of rows or bytes."""
    assert expected == [(chunk.number, len(chunk.rows), chunk.skipped) for chunk in chunks(rows)]


def test_order_and_processes(tmp_path: Path, whole: str) -> None:
    """Several processes write the same file as one: the rows in order, no part left."""
    path = scored(tmp_path / "out.parquet", jobs=2)

    assert [str(i) for i in range(700)] == parquet.read_table(path)["id"].to_pylist()
    assert whole == digest(path)
    assert ["out.parquet"] == os.listdir(tmp_path)


@pytest.mark.parametrize("seen", [0, 1, 2, 3])
def test_stopped_and_gone_on_with(tmp_path: Path, whole: str, seen: int) -> None:
    """Wherever a run is stopped, the rest makes the same file."""
    path = tmp_path / "out.parquet"
    stopped = run_batch(source(), Scorer(select=["plain-words"]), str(path), 1)
    for _ in range(seen + 1):
        next(stopped)
    del stopped

    assert not path.exists()
    assert whole == digest(scored(path, resume=True))


def test_what_was_kept_is_counted(tmp_path: Path) -> None:
    """The tally at the end is that of the whole run."""
    path, rows = str(tmp_path / "out.parquet"), [*ROWS[:250], None, Row("x", None), *ROWS[250:]]
    stopped = run_batch(source(rows), Scorer(select=["plain-words"]), path, 1)
    next(stopped), next(stopped), next(stopped)
    *_, tally = run_batch(source(rows), Scorer(select=["plain-words"]), path, 1, resume=True)

    assert (701, 400, 1, 1) == (tally.pages, tally.kept, tally.errors, tally.skipped)


@pytest.mark.parametrize(
    ("other", "scorer", "resume", "said"),
    [
        pytest.param(
            "pages", Scorer(select=["plain-words"]), False, "Add --resume to go on with it", id="not asked for"
        ),
        pytest.param("others", Scorer(select=["plain-words"]), True, "The pages have changed", id="other pages"),
        pytest.param("pages", Scorer(select=["verbs"]), True, "The rules are not those", id="other rules"),
        pytest.param(
            "pages", Scorer(select=["plain-words"], findings=False), True, "The options are not", id="options"
        ),
    ],
)
def test_not_gone_on_with(tmp_path: Path, other: str, scorer: Scorer, resume: bool, said: str) -> None:
    """A run goes on with the same pages, rules and options only; what is done stays."""
    path = str(tmp_path / "out.parquet")
    next(run_batch(source(), Scorer(select=["plain-words"]), path, 1))
    with pytest.raises(UseError) as raised:
        next(run_batch(source(name=other), scorer, path, 1, resume))

    assert said in str(raised.value)
    assert f"delete the folder “{path}.parts”" in str(raised.value)


def test_a_full_disk(tmp_path: Path, whole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops the run, and what is done is kept."""
    path, room = tmp_path / "out.parquet", iter((True, True))
    write = Parts.write

    def until_full(parts: Parts, number: int, batch: Any) -> None:
        if not next(room, False):
            raise OSError(28, "No space left on device")
        write(parts, number, batch)

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "write", until_full)
        with pytest.raises(OSError, match="No space left"):
            scored(path)

    assert [True, True, False] == [Parts(str(path)).errors(number) is not None for number in range(3)]
    assert whole == digest(scored(path, resume=True))


class Mortal(Scorer):
    """A scorer whose process dies on one page."""

    def score_rows(self, rows: Sequence[Row]) -> Any:
        """The rows, unless the page is among them."""
        if any(row.id == "33" and row.text for row in rows):
            os._exit(9)
        return super().score_rows(rows)


def test_a_page_that_brings_its_process_down(tmp_path: Path) -> None:
    """It gets a row with an error, and the others are scored."""
    path = tmp_path / "out.parquet"
    list(run_batch(source(ROWS[:250]), Mortal(select=["plain-words"]), str(path), 2))
    errors = parquet.read_table(path)["error"].to_pylist()

    assert ["The process that checked this page died. The page may need more memory than there is."] == [
        error for error in errors if error
    ]
    assert errors[33]


def _parts(folder: Path) -> Iterator[Path]:
    return folder.glob("out.parquet.parts/*.parquet")


def test_killed(tmp_path: Path) -> None:
    """A run that is killed leaves what is done; --resume makes the same file, and no process stays behind."""
    lines = "".join(f'{{"id": {i}, "text": "{TEXT * (2 + i % 7)}"}}\n' for i in range(1_000))
    site(tmp_path, {"pages.jsonl": lines})
    base = [sys.executable, "-m", "plainlang", "batch", "pages.jsonl", "--jobs", "2", "--output"]
    env = environment(tmp_path)
    run = subprocess.Popen([*base, "out.parquet"], cwd=tmp_path, env=env, stdout=subprocess.PIPE)
    until = time.monotonic() + 100
    while not any(_parts(tmp_path)) and time.monotonic() < until:
        time.sleep(0.01)
    run.kill()
    run.communicate(timeout=60)  # ends when the last of its processes has ended
    some = len(list(_parts(tmp_path)))
    finished = (tmp_path / "out.parquet").exists()
    for args in (["out.parquet", "--resume"], ["whole.parquet"]):
        subprocess.run([*base, *args], cwd=tmp_path, env=env, check=True, stdout=subprocess.DEVNULL, timeout=200)

    assert (False, True) == (finished, 0 < some < 6)
    assert digest(tmp_path / "whole.parquet") == digest(tmp_path / "out.parquet")


def test_an_empty_source(tmp_path: Path) -> None:
    """No pages make a file without rows, with the schema."""
    path = tmp_path / "out.parquet"
    list(run_batch(Source(lambda: iter(()), {}, 0), Scorer(), str(path)))

    assert (0, Scorer().schema) == (parquet.read_table(path).num_rows, parquet.read_schema(path))


def test_chunks_are_small_to_send() -> None:
    """A chunk is plain rows."""
    assert [Chunk(0, tuple(ROWS[:5]), 0)] == list(chunks(ROWS[:5]))
