"""Rules kept ready: the same answer as rules made anew, never a stale or harmful one, and faults only cost time."""

from __future__ import annotations

import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from running import CONFIG, ERROR, RULES, WARNING, child, cli, site

from plainlang import compiled
from plainlang.cache import read_kept, write_kept
from plainlang.compiled import Compiled, kept, key_of
from plainlang.config import parse_config
from plainlang.errors import PlainlangError
from plainlang.linter import Linter
from plainlang.profile import assemble
from plainlang.shipped import profile_names
from plainlang.vocabulary import Vocabulary

PAGE = (Path(__file__).parents[1] / "docs/examples/digital-governance.md").read_text(encoding="utf-8")
CHOICES: list[dict[str, Any]] = [
    {"select": ["verbs"]},
    {"select": ["verbs", "links"]},
    {"select": ["verbs"], "ignore": ["verbs/passive"]},
    {"select": ["verbs"], "profile": "govuk"},
    {"select": ["verbs"], "config": parse_config("plainlang.yaml", "rules: {verbs/passive: {severity: error}}")},
    {"select": ["verbs", "jargon"], "vocabulary": Vocabulary(explain=("lien",))},
]
WRONG: list[dict[str, Any]] = [
    {"profile": "us-fedral"},
    {"select": ["verbz"]},
    {"config": parse_config("plainlang.yaml", "rules:\n  verbs/passiv: {severity: error}")},
    {"config": parse_config("plainlang.yaml", "ignore: [verbz]")},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where rules are kept in this test, however new our files are."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setattr(compiled, "_STARTED", sys.maxsize)
    return tmp_path / ".cache/plainlang/rules"


def made(**choices: Any) -> tuple[int, Linter]:
    """How often rules were put together for a linter, and the linter."""
    with patch("plainlang.config.force.assemble", side_effect=assemble) as spy:
        linter = Linter(**choices)
    return spy.call_count, linter


def entry(folder: Path) -> Path:
    """The only file that is kept."""
    [path] = folder.iterdir()
    return path


@pytest.mark.parametrize("profile", profile_names())
def test_kept_rules_give_the_same_report(profile: str) -> None:
    """Findings, messages, reasons, score and hash; and the rules, in force and off, are equal."""
    (first, fresh), (second, again) = made(profile=profile), made(profile=profile)
    reports = [linter.check(PAGE, "markdown").to_dict() for linter in (fresh, again, again)]

    assert (1, 0, fresh.rules, fresh.info) == (first, second, again.rules, again.info)
    assert reports[0] == reports[1] == reports[2]


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_kept_rules_are_those_of_the_choices(choices: dict[str, Any]) -> None:
    """With all the others kept, each choice is made once and has its own rules."""
    for other in CHOICES:
        if other != choices:
            Linter(**other)
    (first, fresh), (second, again) = made(**choices), made(**choices)

    assert (1, 0, fresh.info, fresh.rules) == (first, second, again.info, again.rules)


def test_nothing_is_parsed_or_compiled_where_rules_are_kept() -> None:
    """Neither YAML nor a regular expression."""
    Linter()
    with patch("yaml.compose", side_effect=AssertionError), patch("re.compile", side_effect=AssertionError):
        assert Linter().rules.rules


def test_a_rule_file_edited_within_the_same_second_is_seen(tmp_path: Path) -> None:
    """Its content counts, not its time or size."""
    path, said = tmp_path / "own.yaml", []
    for word in ("gizmo", "gadgt", "gizmo"):
        path.write_text(RULES.replace("gizmo", word))
        os.utime(path, (1, 1))
        count, linter = made(select=["own"], rulesets=[path])
        said.append((count, len(linter.check(ERROR).findings)))

    assert [(1, 1), (1, 0), (0, 1)] == said


@pytest.mark.parametrize(
    ("name", "text", "when"),
    [("b", "text", 1), ("a", "longer", 1), ("a", "text", 2)],
    ids=["another name", "another size", "another time"],
)
def test_a_change_of_a_shipped_file_is_seen(
    name: str, text: str, when: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what can be told without reading it."""
    path, keys = tmp_path / "a.yaml", []
    for shown, said, time in (("a", "text", 1), (name, text, when)):
        path.write_text(said)
        os.utime(path, (time, time))
        monkeypatch.setattr(compiled, "shipped_paths", dict.fromkeys([shown], path).copy)
        keys.append(key_of("us-federal"))

    assert (2, True) == (len(set(keys)), all(keys))


@pytest.mark.parametrize("case", ["changed since we started", "in a zip file"])
def test_where_nothing_is_kept(case: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be told which state of our own files was read."""
    if case == "in a zip file":
        monkeypatch.setattr(compiled, "shipped_paths", lambda: {"a": Path("plainlang.zip/rulesets/a.yaml")})
    else:
        monkeypatch.setattr(compiled, "_STARTED", 0)

    assert ([1, 1], False) == ([made(select=["verbs"])[0] for _ in range(2)], folder.exists())


def turned(whole: bytes, eighth: int) -> bytes:
    """The same bytes but for one bit of one of them."""
    at = eighth * (len(whole) - 1) // 8
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


@pytest.mark.parametrize("eighth", range(9))
@pytest.mark.parametrize("cut", [True, False], ids=["cut short", "a bit turned over"])
def test_a_damaged_entry_only_costs_time(eighth: int, cut: bool, folder: Path) -> None:
    """And the next run mends it."""
    fresh = Linter(select=["verbs"])
    path = entry(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[: eighth * (len(whole) - 1) // 8] if cut else turned(whole, eighth))
    (first, mended), (second, again) = made(select=["verbs"]), made(select=["verbs"])

    assert (1, 0, fresh.rules, fresh.rules) == (first, second, mended.rules, again.rules)


@pytest.mark.parametrize("eighth", range(1, 8))
def test_a_short_pickle_with_a_right_checksum(eighth: int, folder: Path) -> None:
    """Reading it fails quietly too."""
    Linter(select=["verbs"])
    body = read_kept(entry(folder)) or b""
    write_kept(folder.parent, entry(folder), body[: eighth * len(body) // 8])

    assert None is kept(entry(folder).stem)


class Trap:
    """A value whose pickle calls a function."""

    def __init__(self, called: Any, *values: Any) -> None:
        self.called, self.values = called, values

    def __reduce__(self) -> tuple[Any, ...]:
        return self.called, self.values


@pytest.mark.parametrize(
    "value",
    [
        Trap(os.system, "touch HARM"),
        Trap(eval, "open('HARM', 'w')"),
        Trap(write_kept, Path(), Path("HARM"), b""),
        Trap(Path.touch, Path("HARM")),
        Trap(getattr, write_kept, "__globals__"),
        Compiled(Trap(os.system, "touch HARM"), {}),  # type: ignore[arg-type]
        {"foreign": 1},
        Compiled(None, None),  # type: ignore[arg-type]
        None,
    ],
    ids=["a command", "Python", "a function of ours", "a method", "getattr", "inside", "a mapping", "empty", "nothing"],
)
def test_a_foreign_pickle_does_nothing(
    value: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It calls no function, and the rules are made anew."""
    monkeypatch.chdir(tmp_path)
    fresh = Linter(select=["verbs"])
    write_kept(folder.parent, entry(folder), pickle.dumps(value))

    assert (1, fresh.rules) == ((found := made(select=["verbs"]))[0], found[1].rules)
    assert not Path("HARM").exists()


@pytest.mark.parametrize("choices", WRONG, ids=str)
def test_faults_are_never_kept(choices: dict[str, Any], folder: Path) -> None:
    """What is wrong in a configuration is said each time, at its place."""
    said = []
    for _ in range(2):
        with pytest.raises(PlainlangError) as caught:
            Linter(**choices)
        said.append(str(caught.value))

    assert (said[0], False) == (said[1], folder.exists())


@pytest.mark.parametrize("place", ["a file", "nothing can be made there", "a folder stands there", "read-only"])
def test_a_folder_that_cannot_be_used(place: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It only costs time."""
    if place == "a folder stands there":
        Linter(select=["verbs"])
        path = entry(folder)
        path.unlink()
        path.mkdir()
    elif place == "a file":
        folder.parent.parent.write_text("")
    elif place == "read-only":
        folder.mkdir(parents=True)
        monkeypatch.setattr(compiled, "write_kept", lambda *_: (_ for _ in ()).throw(PermissionError))
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/x")

    assert [1, 1] == [made(select=["verbs"])[0] for _ in range(2)]


def test_what_is_old_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest stay."""
    monkeypatch.setattr(compiled, "_MOST", 2)
    for theme in ("verbs", "links", "verbs", "lists"):
        Linter(select=[theme])
        for path in folder.iterdir():
            os.utime(path, ns=(now := path.stat().st_mtime_ns - 10**9, now))

    assert [0, 1, 0] == [made(select=[theme])[0] for theme in ("lists", "verbs", "lists")]


def test_no_cache_is_about_results_only(folder: Path, tmp_path: Path) -> None:
    """Rules are kept all the same."""
    ran = cli(site(tmp_path, {"a.md": ERROR}), "check", "a.md", "--no-cache")

    assert (1, [], True) == (ran.code, [*folder.parent.rglob("*.json")], entry(folder).is_file())


def test_many_processes_at_once(tmp_path: Path, folder: Path) -> None:
    """All start with nothing kept, and say the same; one file is left."""
    site(tmp_path, {"a.md": ERROR + WARNING}, CONFIG)
    with ThreadPoolExecutor(6) as pool:
        ran = {*pool.map(lambda _: child(tmp_path, "check", "a.md", "--no-cache"), range(6))}

    assert (1, 1, ".pickle") == (len(ran), ran.pop().code, entry(folder).suffix)
