"""Results kept by content: never a stale or damaged one, and whatever goes wrong only costs time."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

import pytest
from running import CONFIG, ERROR, RULES, Ran, cli, site

from plainlang.cache import Cache, _parsers, default_folder
from plainlang.config import Choices, Config
from plainlang.formula import shipped_formula
from plainlang.linter import Linter
from plainlang.run import _options

RESULT = '{"findings": ["Café 😀", "\ud800"]}'
DAMAGE = [
    pytest.param(b"", id="empty"),
    pytest.param(b"{}", id="no checksum"),
    pytest.param(b"\xff\n\xff", id="not text"),
    pytest.param(None, id="cut short"),
    pytest.param(b"0" * 64 + b"\n{}", id="another checksum"),
]


def checked(folder: Path, *args: str) -> Ran:
    """A run over the page."""
    return cli(folder, "check", "a.md", "--output-format", "json", *args)


def entries(folder: Path) -> list[Path]:
    """The results that are kept."""
    return sorted((folder / ".cache/plainlang").rglob("*.json"))


def runs(folder: Path) -> tuple[int, Ran]:
    """How many pages a run really checks, and how it ends."""
    with patch.object(Linter, "check_bytes", autospec=True, side_effect=Linter.check_bytes) as spy:
        ran = checked(folder)
    return spy.call_count, ran


def test_a_result_comes_back(tmp_path: Path) -> None:
    """What is put is found, under its own key only."""
    cache = Cache(tmp_path, "rules")
    cache.put(cache.key(b"text", "markdown"), RESULT)

    assert [RESULT, None] == [cache.get(cache.key(data, "markdown")) for data in (b"text", b"other")]


def test_a_key_is_made_of_everything_that_matters() -> None:
    """The bytes, the format and the rules; each alone changes it."""
    base = Cache(Path("x"), "rules")
    keys = [
        base.key(b"a", "text"),
        base.key(b"b", "text"),
        base.key(b"a", "html"),
        Cache(Path("x"), "y").key(b"a", "text"),
    ]

    assert 4 == len(set(keys))


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_only_costs_time(damage: bytes | None, tmp_path: Path) -> None:
    """It is as if it were not there, and is mended by the next run."""
    first = checked(site(tmp_path, {"a.md": ERROR}))
    [entry] = entries(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-9] if damage is None else damage)

    assert [(1, first), (0, first)] == [runs(tmp_path), runs(tmp_path)]


def test_a_second_run_checks_nothing(tmp_path: Path) -> None:
    """Its report has the same bytes."""
    first = checked(site(tmp_path, {"a.md": ERROR}))

    assert (0, first) == runs(tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", ERROR + "More.\n", id="the page"),
        pytest.param(
            "rules/own.yaml", RULES.replace("gizmo: tool", "gizmo: thing").replace("the tool", "the thing"), id="a rule"
        ),
        pytest.param("plainlang.yaml", CONFIG + "rules: {own/gizmo: {severity: warning}}\n", id="a rule's severity"),
        pytest.param("plainlang.yaml", CONFIG + "ignore: [own/doodad]\n", id="the choice of rules"),
        pytest.param("plainlang.yaml", CONFIG + "prose-keys: {blurb: description}\n", id="an option of the readers"),
        pytest.param("plainlang.yaml", CONFIG + "score: {words: 100}\n", id="the weights of the score"),
        pytest.param("plainlang.yaml", CONFIG + "vocabulary: {known: [gizmo]}\n", id="the vocabulary"),
        pytest.param("plainlang.yaml", CONFIG + "mode: prose\n", id="what is counted"),
    ],
)
def test_a_change_is_seen(name: str, text: str, tmp_path: Path) -> None:
    """Whatever decides the answer, a change of it is a new check."""
    checked(site(tmp_path, {"a.md": ERROR}))
    (tmp_path / name).write_text(text)

    assert 1 == runs(tmp_path)[0]


def test_what_decides_nothing_is_not_seen(tmp_path: Path) -> None:
    """What a history is kept for changes no result."""
    checked(site(tmp_path, {"a.md": ERROR}))
    (tmp_path / "plainlang.yaml").write_text(CONFIG + "history: {target: 90}\n")

    assert 0 == runs(tmp_path)[0]


def test_another_shipped_formula_is_seen() -> None:
    """In a hook's clone it may change while the version does not."""
    other = replace(shipped_formula(), words=99.0)
    before = Linter()
    with patch("plainlang.linter.shipped_formula", return_value=other):
        after = Linter(config=Config(Choices(score=other)))
        rules = after.info

    assert (before.info, True) == (rules, _options(before) != _options(after))


def test_whether_all_rules_run_is_seen(tmp_path: Path) -> None:
    """The same rules, named, do not call a comment idle, since others might need it."""
    site(tmp_path, {"a.md": f"<!-- plainlang: ignore[own/doodad] -->\n\n{ERROR}"}, "rulesets: [rules]\n")
    runs = [checked(tmp_path, *args) for args in ([], ["--select", "readability,jargon,inclusive"])]

    assert [True, False] == ["suppression/unused" in ran.out for ran in runs]


@pytest.mark.parametrize("name", ["pyromark", "turbohtml"])
def test_the_versions_of_the_parsers_are_seen(name: str) -> None:
    """Another parser reads another page."""
    cache = Cache(Path("x"), "rules")
    before = cache.key(b"a", "text")
    with patch("plainlang.cache._parsers", return_value="other"):
        after = cache.key(b"a", "text")

    assert (True, True) == (before != after, f"{name}-{version(name)}.dist-info" in _parsers().split())


@pytest.mark.parametrize(("days", "left"), [(29, 2), (31, 1)])
def test_what_is_old_goes(days: int, left: int, tmp_path: Path) -> None:
    """Now and then, keeping a result clears its folder of what nobody made again for a month."""
    cache = Cache(tmp_path, "rules")
    old, new = "ab" + "1" * 62, "ab" + "0" * 62
    cache.put(old, RESULT)
    os.utime(tmp_path / "ab" / f"{old[2:]}.json", (time.time() - days * 24 * 3600,) * 2)
    cache.put(new, RESULT)

    assert left == len(list(tmp_path.glob("ab/*.json")))


@pytest.mark.parametrize("args", [["--no-cache"], ["--profile", "us-federal", "--no-cache"]])
def test_no_cache(args: list[str], tmp_path: Path) -> None:
    """Nothing is read, nothing is kept, and the answer is the same."""
    site(tmp_path, {"a.md": ERROR})

    assert (checked(tmp_path, *args), []) == (checked(tmp_path, *args), entries(tmp_path))
    assert checked(tmp_path, *args) == checked(tmp_path)


def test_a_result_goes_with_the_content_not_the_name(tmp_path: Path) -> None:
    """A page that was moved is not checked again, and its report has the new name."""
    checked(site(tmp_path, {"a.md": ERROR, "b.md": ERROR}))
    ran = cli(tmp_path, "check", "b.md", "--output-format", "concise")

    assert (1, "b.md:1:9: ") == (len(entries(tmp_path)), ran.out[:10])


def test_a_page_that_could_not_be_read_is_not_kept(tmp_path: Path) -> None:
    """A fault is looked at again each time."""
    assert (2, []) == (checked(site(tmp_path, {"a.md": b"\0"})).code, entries(tmp_path))


@pytest.mark.parametrize("place", ["a file", "nothing can be made there"])
def test_a_folder_that_cannot_be_written(place: str, tmp_path: Path) -> None:
    """It only costs time."""
    site(tmp_path, {"a.md": ERROR, "full": ""})
    folder = str(tmp_path / "full") if place == "a file" else "/dev/null/x"
    ran = cli(tmp_path, "check", "a.md", env={"XDG_CACHE_HOME": folder})

    assert (1, "This run failed: 1 error.\n") == (ran.code, ran.err)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"XDG_CACHE_HOME": "/x"}, "/x/plainlang"),
        ({"LOCALAPPDATA": "/y"}, "/y/plainlang"),
        ({"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": "/y"}, "/x/plainlang"),
        ({"HOME": "/h", "USERPROFILE": "/h"}, "/h/.cache/plainlang"),
    ],
)
def test_where_it_is(variables: dict[str, str], expected: str) -> None:
    """XDG_CACHE_HOME is honoured."""
    with patch.dict(os.environ, variables, clear=True):
        assert Path(expected) == default_folder()


def test_a_user_without_a_home() -> None:
    """Nothing is kept, and nothing fails."""
    with patch.dict(os.environ, {}, clear=True), patch("os.path.expanduser", side_effect=str):
        cache = Cache(default_folder(), "rules")
        cache.put(key := cache.key(b"text", "markdown"), RESULT)

        assert (None, False) == (cache.get(key), cache.folder.exists())


def test_the_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    """It has its own .gitignore."""
    checked(site(tmp_path, {"a.md": ERROR}))

    assert (tmp_path / ".cache/plainlang/.gitignore").read_text().endswith("\n*\n")
