"""Histories in files: what is recorded comes back, twice is once, and nothing leaves half a file."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import snapshot

from plainlang import locks
from plainlang.errors import UseError
from plainlang.records import history, tables
from plainlang.trends.snapshot import Snapshot, address_of, content_hash, from_dict, to_dict
from plainlang.trends.timeline import History, Recording, added, covers, state_at

SUFFIXES = pytest.mark.parametrize("name", ["h.sqlite", "h.jsonl"])
LOOK = Recording("2026-01-01", "", "", ("",), ())
PAGES = st.lists(
    st.builds(
        snapshot, st.sampled_from(["a.md", "b.md", "dir/c.md", "é.md"]), st.one_of(st.none(), st.floats(0, 100)),
        st.integers(0, 5000), content=st.text(max_size=4),
        counts=st.dictionaries(st.sampled_from(["x/y", "z"]), st.integers(1, 9)),
    ),
    max_size=4, unique_by=lambda page: page.page,
)  # fmt: skip
_RECORDED = {"recording": "2026-01-01", "moment": "", "rev": "", "paths": [""], "pages": list[str]()}


def _lines(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ({"plainlang-history": 1}, *rows)).encode()


BROKEN = [
    pytest.param(
        "h.sqlite", b"no database, but long enough to be one" * 40, "is no history of plainlang", id="not SQLite"
    ),
    pytest.param("h.jsonl", b"just text\n", "is no history of plainlang", id="not JSON"),
    pytest.param("h.jsonl", b"[1]\n", "is no history of plainlang", id="other JSON"),
    pytest.param("h.jsonl", b'{"plainlang-history":9}\n', "has schema 9, .* Upgrade", id="newer lines"),
    pytest.param("h.jsonl", b'{"plainlang-history":1}\n{"snapsh', "is damaged", id="cut short"),
    pytest.param("h.jsonl", b'{"plainlang-history":1}\n{"snapshot":"k"}\n', "is damaged", id="a row that is none"),
    pytest.param("h.jsonl", _lines({**to_dict(snapshot()), "themes": 1, "snapshot": "k"}), "is damaged", id="a number"),
    pytest.param("h.jsonl", _lines({**_RECORDED, "pages": ["k"]}), "pages that it recorded are not in it", id="lost"),
]
ADDRESSES = [
    pytest.param("---\ntitle: A\npermalink: /a/b/\n---\n", "markdown", "/a/b/", id="permalink"),
    pytest.param("+++\nurl = 'https://va.gov/x'\n+++\n", "markdown", "https://va.gov/x", id="toml"),
    pytest.param("---\npermalink: /:year/:title/\n---\n", "markdown", "", id="a pattern"),
    pytest.param("---\npermalink: /{{ slug }}/\n---\n", "markdown", "", id="a template"),
    pytest.param("---\ntitle: A\n---\npermalink: /no/\n", "markdown", "", id="in the text"),
    pytest.param('<link rel="canonical" href="https://va.gov/y">', "html", "https://va.gov/y", id="canonical link"),
    pytest.param('<link href="https://va.gov/y" rel=canonical>', "html", "https://va.gov/y", id="the other way round"),
    pytest.param("Text.", "text", "", id="none"),
]


@given(page=PAGES.filter(bool))
def test_plain_data(page: list[Snapshot]) -> None:
    """What is written is read again, and has the same key."""
    [again] = [from_dict(json.loads(json.dumps(to_dict(one)))) for one in page[:1]]

    assert (page[0], page[0].key) == (again, again.key)


@SUFFIXES
@settings(max_examples=25, deadline=None)
@given(looks=st.lists(st.tuples(st.sampled_from(["2026-01-01", "2026-02-01"]), PAGES), min_size=1, max_size=4))
def test_the_same_again_changes_nothing(name: str, looks: list[tuple[str, list[Snapshot]]]) -> None:
    """Recording the last look again leaves every byte of the file as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, name))
        for date, pages in looks:
            history.add(path, Recording(date, "", "", ("",), ()), pages)
        before = Path(path).read_bytes()
        last = max(looks, key=lambda look: look[0])[0]
        pages = [pages for date, pages in looks if date == last][-1]

        assert history.add(path, Recording(last, "", "", ("",), ()), pages) is None
        assert before == Path(path).read_bytes()


@SUFFIXES
def test_both_files_hold_the_same(name: str, tmp_path: Path) -> None:
    """What was added is loaded."""
    made = history.add(str(tmp_path / name), LOOK, [snapshot("a"), snapshot("b", None)])

    assert made == history.load(str(tmp_path / name))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_recording_does_not_matter(order: tuple[int, ...]) -> None:
    """Old revisions may be recorded after new ones; pages that were closed stay closed."""
    looks = [
        ("2026-01-01", [snapshot("a"), snapshot("b")]),
        ("2026-02-01", [snapshot("a", content="new")]),
        ("2026-03-01", [snapshot("a", content="new"), snapshot("c")]),
    ]
    made = History()
    for i in order:
        made = added(made, Recording(looks[i][0], "", "", ("",), ()), looks[i][1])
    seen = [sorted(s.snapshot.page + s.snapshot.content for s in state_at(made, d)[1].values()) for d, _ in looks]

    assert [["ac", "bc"], ["anew"], ["anew", "cc"]] == seen


def test_a_revision_under_former_rules_again() -> None:
    """When rules go back, what was recorded with them first is recorded once more; then it is known."""
    made, look = History(), Recording("2026-01-01", "2026-01-01T12:00:00Z", "abc", ("",), ())
    for rules in ("r", "s", "r"):
        made = added(made, look, [snapshot("a", rules=rules)])

    assert {"r"} == {seen.snapshot.rules for seen in state_at(made, "abc")[1].values()}
    assert made is added(made, look, [snapshot("a", rules="r")])


def test_a_part_of_a_site() -> None:
    """Looking at one folder says nothing about the others."""
    made = added(History(), LOOK, [snapshot("va/a"), snapshot("ssa/b")])
    made = added(made, Recording("2026-02-01", "", "", ("va",), ()), [snapshot("va/c")])

    assert {"va/c", "ssa/b"} == set(state_at(made, "")[1])


def test_two_parts_with_one_address() -> None:
    """Both pages are kept, by their paths, as when one recording sees both; each part is still known when it is."""
    made, looks = History(), [Recording(f"2026-0{n}-01", "", "", (part,), ()) for n, part in ((1, "va"), (2, "ssa"))]
    pages = [snapshot("/x/", path="va/a.md"), snapshot("/x/", path="ssa/b.md")]
    for look, page in zip(looks, pages, strict=True):
        made = added(made, look, [page])

    assert {"va/a.md", "ssa/b.md"} == set(state_at(made, "")[1])
    assert made is added(made, looks[1], pages[1:])


@pytest.mark.parametrize(("name", "data", "said"), BROKEN)
def test_broken(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    """What is no history, or a newer one, is named; it is never written to."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UseError, match=said):
        history.load(str(path))
    with pytest.raises(UseError, match=said):
        history.load_or_new(str(path))

    assert data == path.read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param("DELETE FROM snapshots", "pages that it recorded are not in it", id="pages lost"),
        pytest.param("UPDATE snapshots SET overall = 'x'", "no sound “overall”", id="a text for a score"),
        pytest.param("UPDATE snapshots SET page = NULL", "no sound “page”", id="no name"),
        pytest.param("UPDATE snapshots SET pillars = '{}'", "no sound “pillars”", id="no pillars"),
        pytest.param("UPDATE snapshots SET counts = '{\"x\": 1}'", "or “counts”", id="other counts"),
        pytest.param("UPDATE snapshots SET themes = 'x'", "Expecting value", id="no JSON"),
        pytest.param("UPDATE recordings SET date = NULL", "no sound date", id="no date"),
        pytest.param("UPDATE recordings SET date = '2026-02-31'", "no sound date", id="no day"),
        pytest.param("", "", id="cut short"),
    ],
)
def test_damaged_tables(change: str, said: str, tmp_path: Path) -> None:
    """Whatever somebody did to the tables is said, and nothing is written to them."""
    path = tmp_path / "h.sqlite"
    history.add(str(path), LOOK, [snapshot(f"{n}.md", counts={f"rule-{i}": 1 for i in range(99)}) for n in range(9)])
    with closing(sqlite3.connect(path)) as db:
        db.execute(change)
        db.commit()
    data = path.read_bytes() if change else path.read_bytes()[:9000]
    path.write_bytes(data)
    with pytest.raises(UseError, match=f"is damaged: .*{said}"):
        history.load(str(path))
    with pytest.raises(UseError, match=f"is damaged: .*{said}"):
        history.add(str(path), Recording("2026-02-01", "", "", ("",), ()), [snapshot("b")])

    assert data == path.read_bytes()


@SUFFIXES
def test_an_empty_file_is_no_history_yet(name: str, tmp_path: Path) -> None:
    """A first recording that failed may leave one."""
    (tmp_path / name).touch()
    with pytest.raises(UseError, match="There is no history file"):
        history.load(str(tmp_path / name))

    assert history.add(str(tmp_path / name), LOOK, [snapshot()]) == history.load(str(tmp_path / name))


def test_a_last_line_without_an_end(tmp_path: Path) -> None:
    """Editors leave it so; what is added gets a line of its own."""
    path = tmp_path / "h.jsonl"
    history.add(str(path), LOOK, [snapshot("a")])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    made = history.add(str(path), Recording("2026-02-01", "", "", ("",), ()), [snapshot("b")])

    assert made == history.load(str(path))


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that somebody else is writing is not damaged."""
    path = str(tmp_path / "h.sqlite")
    history.add(path, LOOK, [snapshot()])
    monkeypatch.setattr(tables, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UseError, match="cannot be read: database is locked"):
            history.load(path)
        with pytest.raises(UseError, match="cannot be written: database is locked"):
            history.add(path, LOOK, [snapshot("b")])


@SUFFIXES
def test_names_that_are_no_text(name: str, tmp_path: Path) -> None:
    """Two files whose names differ in such a byte are two pages."""
    history.add(str(tmp_path / name), LOOK, [snapshot("a\udcfe.md"), snapshot("a\udcff.md")])

    assert 2 == len(state_at(history.load(str(tmp_path / name)), "")[1])


@pytest.mark.parametrize(
    ("scope", "path", "expected"),
    [
        ("", "docs/a.md", True), ("docs", "docs/sub/b.md", True), ("docs", "docs2/a.md", False),
        ("docs/*.md", "docs/a.md", True), ("docs/*.md", "docs/sub/b.md", False), ("docs/**/*.md", "docs/a.md", True),
        ("docs/**/*.md", "docs/x/y/b.md", True), ("**", "a/b.md", True), ("docs/[ab].md", "docs/[ab].md", True),
    ],
)  # fmt: skip
def test_covers(scope: str, path: str, expected: bool) -> None:
    """A recording speaks for the pages that it looked for, and for no other."""
    assert expected == covers([scope], path)


def test_another_database(tmp_path: Path) -> None:
    """A database of somebody else, and one of a newer version."""
    path = str(tmp_path / "h.sqlite")
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(UseError, match="no history of plainlang"):
        history.add(path, LOOK, [snapshot()])
    newer = str(tmp_path / "n.sqlite")
    history.add(newer, LOOK, [snapshot()])
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 9")
    db.close()
    with pytest.raises(UseError, match=r"has schema 9, .* Upgrade plainlang"):
        history.load(newer)


def test_not_there(tmp_path: Path) -> None:
    """A missing file and a missing folder are named."""
    with pytest.raises(UseError, match="There is no history file"):
        history.load(str(tmp_path / "h.sqlite"))
    with pytest.raises(UseError, match="folder of the history file"):
        history.load_or_new(str(tmp_path / "no" / "h.sqlite"))


@SUFFIXES
@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_stop_leaves_the_file_whole(
    name: str, stop: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C or a full disk in the middle of writing."""
    path = tmp_path / name
    history.add(str(path), LOOK, [snapshot("a")])
    before = history.load(str(path))

    def stopped(*args: object) -> None:
        raise stop

    with monkeypatch.context() as patch:
        patch.setattr("plainlang.records.lines.write_atomically", stopped)
        patch.setattr("plainlang.records.tables._storable", stopped)
        with pytest.raises((KeyboardInterrupt, UseError)):
            history.add(str(path), LOOK, [snapshot("b")])

    assert (before, [name]) == (history.load(str(path)), [file.name for file in tmp_path.iterdir()])


@SUFFIXES
def test_processes_at_once(name: str, tmp_path: Path) -> None:
    """Four processes add ten recordings each; all forty are there."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[3]); from snapshots import snapshot;"
        "from plainlang.records import history;"
        "from plainlang.trends.timeline import Recording\n"
        "for n in range(10): history.add(sys.argv[1], Recording(f'2026-01-{n+1:02}', '', '', (sys.argv[2],), ()),"
        " [snapshot(f'{sys.argv[2]}/{n}')])"
    )
    here = str(Path(__file__).parent)
    args = [[sys.executable, "-c", code, str(tmp_path / name), f"p{i}", here] for i in range(4)]
    started = [subprocess.Popen(each) for each in args]

    assert [0] * 4 == [process.wait(120) for process in started]
    assert 40 == len(history.load(str(tmp_path / name)).recordings)


@pytest.mark.parametrize(("text", "format", "expected"), ADDRESSES)
def test_address(text: str, format: str, expected: str) -> None:
    """A page is known by the address that it gives itself."""
    assert expected == address_of(text.encode(), format)


def test_line_ends_do_not_count() -> None:
    """Git writes them as each system likes."""
    assert content_hash(b"a\r\nb", "markdown") == content_hash(b"a\nb", "markdown")
    assert content_hash(b"a\r\nb", "docx") != content_hash(b"a\nb", "docx")


def test_a_left_lock_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was killed does not lock others out for ever."""
    monkeypatch.setattr(locks, "_PATIENCE", 0.0)
    (tmp_path / "h.jsonl.lock").touch()

    assert history.add(str(tmp_path / "h.jsonl"), LOOK, [snapshot()]) is not None


def test_an_old_lock_is_taken_over_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a process that was killed yesterday."""
    (tmp_path / "h.jsonl.lock").touch()
    os.utime(tmp_path / "h.jsonl.lock", (0, 0))
    slept = list[float]()
    monkeypatch.setattr("plainlang.locks.time.sleep", slept.append)
    history.add(str(tmp_path / "h.jsonl"), LOOK, [snapshot()])

    assert 1 == len(slept)


def test_tables_can_be_queried(tmp_path: Path) -> None:
    """An analyst finds columns, not only JSON."""
    tables.add(str(tmp_path / "h.sqlite"), LOOK, [snapshot("a", 61.5)])
    db = sqlite3.connect(tmp_path / "h.sqlite")
    query = "SELECT date, page, raw FROM recordings r JOIN seen ON r.id = recording JOIN snapshots s ON snapshot = key"
    rows = db.execute(query).fetchall()
    db.close()

    assert [("2026-01-01", "a", 61.5)] == rows
