"""A baseline file: what it holds, what version 1 held, and what is said when somebody has broken it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ERROR, PLAIN, RULES, WARNING, cli, site

from plainlang import Linter, baseline_file
from plainlang.allowances import Allowed
from plainlang.baseline import Baseline, Entry, entry_of, pruned, relative, updated
from plainlang.baseline_file import as_bytes, load, save
from plainlang.errors import UseError

V2 = '{"version": 2, "files": {"a.md": %s}}'
HALVES = '{\n<<<<<<< HEAD\n "version": 2,\n=======\n "version": 2, \n>>>>>>> theirs\n "files": {}}'
BROKEN = [
    pytest.param("", "is not JSON: it is empty", id="empty"),
    pytest.param(" \n", "is not JSON: it is empty", id="blank"),
    pytest.param("{", "is not JSON", id="cut short"),
    pytest.param(b"\xff", "is not JSON: it is not UTF-8", id="not text"),
    pytest.param(b"\0" * 5_000_000, "is not JSON", id="5 MB of nothing"),
    pytest.param("[" * 200_000, "nested too deep", id="deep"),
    pytest.param(HALVES, "both sides of a merge conflict. .* baseline update", id="a merge conflict"),
    pytest.param("[]", "is not a baseline", id="a list"),
    pytest.param("{}", "is not a baseline", id="an empty mapping"),
    pytest.param('{"version": 1}', "is not a baseline", id="no files"),
    pytest.param('{"version": 2, "files": []}', "is not a baseline", id="a list of files"),
    pytest.param('{"version": 3, "files": {}}', "has version 3, .* Upgrade plainlang", id="a newer version"),
    pytest.param('{"version": "1", "files": {}}', "has version 1, .* Make it again", id="a version that is a text"),
    pytest.param('{"version": true, "files": {}}', "has version True, .* Make it again", id="a version that is true"),
    pytest.param('{"version": 2, "files": {}, "files": {}}', "has “files” twice", id="a key twice"),
    pytest.param(V2 % '{}, "a.md": {}', "has “a.md” twice", id="a page twice"),
    pytest.param(V2 % '{"findings": {"own/x": {"b": "1", "b": "2"}}}', "has “b” twice", id="words twice"),
    pytest.param('{"version": 2, "rules": 3, "files": {}}', "damaged at “rules”", id="a number for the rules"),
    pytest.param(V2 % "3", "damaged at “a.md”", id="a number for a page"),
    pytest.param(V2 % '{"scores": 3}', "damaged at “a.md”", id="an unknown key"),
    pytest.param(V2 % '{"score": "3"}', "damaged at “a.md”", id="a score that is a text"),
    pytest.param(V2 % '{"score": NaN}', "damaged at “a.md”", id="a score that is none"),
    pytest.param(V2 % '{"findings": []}', "damaged at “a.md”", id="a list of findings"),
    pytest.param(V2 % '{"findings": {"own/x": -1}}', "damaged at “a.md, own/x”", id="a count below nothing"),
    pytest.param(V2 % '{"findings": {"own/x": {"b": -1}}}', "damaged at “a.md, own/x”", id="words below nothing"),
    pytest.param(V2 % '{"findings": {"own/x": {"b": 1.5}}}', "damaged at “a.md, own/x”", id="half a finding"),
    pytest.param(V2 % '{"findings": {"own/x": 9999999999}}', "damaged at “a.md, own/x”", id="a count beyond sense"),
    pytest.param('{"version": 1, "files": {"a.md": 3}}', "damaged at “a.md”", id="version 1, a number for a file"),
    pytest.param(
        '{"version": 1, "files": {"a.md": {"own/x": "3"}}}', "damaged at “a.md, own/x”", id="version 1, a text"
    ),
    pytest.param('{"version": 1, "files": {"a.md": {"own/x": {}}}}', "damaged at “a.md, own/x”", id="version 1, words"),
]
WORDS = st.dictionaries(
    st.sampled_from(["utilize", "é", "(long text)", ""]), st.lists(st.sampled_from(["a1", "b2"]), min_size=1).map(tuple)
)
ENTRIES = st.builds(
    Entry,
    st.builds(
        Allowed,
        st.dictionaries(st.just("own/x"), WORDS.filter(bool)),
        st.dictionaries(st.just("own/y"), st.integers(1, 9)),
    ),
    st.one_of(st.none(), st.floats(0, 100)),
    st.sampled_from(["r1", "r2"]),
)


@pytest.fixture
def linter(tmp_path: Path) -> Linter:
    """A linter with our three rules."""
    (tmp_path / "own.yaml").write_text(RULES)
    return Linter(select=["own"], rulesets=[tmp_path / "own.yaml"])


def entry(linter: Linter, text: str) -> Entry:
    """What a page with this text has."""
    return entry_of(linter.check(text, "markdown"))


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken(text: str | bytes, said: str, tmp_path: Path) -> None:
    """It is named, with the place and what to do."""
    path = tmp_path / "b.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UseError, match=f"b.json” .*{said}"):
        load(str(path))


@pytest.mark.parametrize(("name", "said"), [("gone.json", "no such file. Make one"), (".", "Is a directory")])
def test_not_there(name: str, said: str, tmp_path: Path) -> None:
    """A missing file or a folder is named."""
    with pytest.raises(UseError, match=f"cannot be read: .*{said}"):
        load(str(tmp_path / name))


@given(st.dictionaries(st.sampled_from(["a.md", "b/é “x”.md", "\udcff.md"]), ENTRIES))
def test_what_is_written_is_read(files: dict[str, Entry]) -> None:
    """Names of any kind too; and the same baseline has the same bytes, whatever its order."""
    made = as_bytes(Baseline(files))
    read = baseline_file._entries(json.loads(made), 2)

    assert files == read
    assert made == as_bytes(Baseline(dict(reversed(files.items())))) == as_bytes(Baseline(read))


def test_bytes(linter: Linter) -> None:
    """A line for each word of each page; no sentence; rules that most pages share are said once."""
    entries = {"b.md": entry(linter, ERROR + WARNING), "a.md": Entry(Allowed(counts={"own/x": 2}), 61.5, "old rules")}
    data = json.loads(made := as_bytes(Baseline({**entries, "c.md": entry(linter, PLAIN)})))
    page = data["files"]["b.md"]

    assert ["a.md", "b.md", "c.md"] == list(data["files"])
    assert {"rules": "old rules", "score": 61.5, "findings": {"own/x": 2}} == data["files"]["a.md"]
    assert [("own/doodad", ["doodad"]), ("own/gizmo", ["gizmo"])] == [(r, [*w]) for r, w in page["findings"].items()]
    assert (b"Use the" in made, {}) == (False, data["files"]["c.md"])
    assert f"{json.dumps(data, indent=1, ensure_ascii=False)}\n".encode() == made


def test_version_1_is_read(tmp_path: Path) -> None:
    """Its counts stand for findings with any words."""
    (tmp_path / "b.json").write_text('{"version": 1, "files": {"a.md": {"own/gizmo": 2}}}')
    read = load(str(tmp_path / "b.json"))

    assert (1, 2, {"a.md": Entry(Allowed(counts={"own/gizmo": 2}))}) == (read.version, read.findings, read.files)


@pytest.mark.parametrize(
    ("ran", "kept", "score"),
    [
        pytest.param(None, ["own/gizmo"], True, id="all rules"),
        pytest.param({"own/gizmo"}, ["own/doodad", "own/gizmo"], False, id="some rules"),
    ],
)
def test_updated(ran: set[str] | None, kept: list[str], score: bool, linter: Linter) -> None:
    """What only other rules know stays, and so does the score that they had a part in."""
    now = updated(Entry(entry(linter, WARNING).allowed, 50.0, "r"), entry(linter, ERROR * 2), ran)

    assert (kept, score) == (list(now.allowed.by_rule), now.score is None)


def test_pruned_scores_only_go_up(linter: Linter) -> None:
    """A page that got better has to stay so; by other rules nothing is known."""
    known, better = Entry(score=50.0, rules="r"), Entry(score=60.0, rules="r")
    found = [pruned(known, now, Allowed()).score for now in (better, Entry(score=40.0, rules="r"), Entry(score=60.0))]

    assert [60.0, 50.0, 50.0] == found


def test_relative(tmp_path: Path) -> None:
    """A path elsewhere stays whole."""
    assert ["a/b.md", "/x/b.md"] == [
        relative(str(path), str(tmp_path)) for path in (tmp_path / "a/b.md", Path("/x/b.md"))
    ]


def _full(*args: object, **options: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old baseline is kept, no lock stays behind, and both are said."""
    save(path := str(tmp_path / "b.json"), lambda before: Baseline({"a.md": Entry(score=1.0)}))
    before = Path(path).read_bytes()
    monkeypatch.setattr(baseline_file, "write_atomically", _full)
    with pytest.raises(UseError, match="No space left on device"):
        save(path, lambda before: Baseline())

    assert (before, ["b.json"]) == (Path(path).read_bytes(), os.listdir(tmp_path))


def test_two_at_once(tmp_path: Path) -> None:
    """The second works on what the first has written."""
    path = str(tmp_path / "b.json")

    def add(name: str) -> Callable[[Baseline | None], Baseline]:
        return lambda before: Baseline({**(before.files if before else {}), name: Entry(score=1.0)})

    said = [save(path, add("a.md")), save(path, add("b.md")), save(path, add("b.md"))]

    assert ([True, True, False], ["a.md", "b.md"]) == (said, list(load(path).files))


def test_what_is_known_is_counted(tmp_path: Path) -> None:
    """Nobody should think that an old page is clean."""
    site(tmp_path, {"a.md": ERROR + WARNING})
    cli(tmp_path, "baseline", "create", "a.md")
    out = cli(tmp_path, "check", "a.md", "--new-only").out

    assert "\n  Nothing new to change here.\n" in out
    assert "1 page: nothing to change; 2 known findings left out." in out
