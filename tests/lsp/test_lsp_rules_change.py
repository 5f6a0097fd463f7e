"""Configurations and rulesets that change while pages are open: read again, and never in the way when they break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from an_editor import ABLE, Editor, codes
from lsp_wire import Message, Wire
from running import CONFIG, RULES, cli, site

OFF = f"{CONFIG}ignore: [own/gizmo]\n"
BROKEN = f"{CONFIG}ignor: [own/gizmo]\n"
PAGE = "The gizmo, the doodad.\n"


def written(editor: Editor, name: str, text: str) -> None:
    """Write a file; the editor says that it has changed."""
    (editor.folder / name).write_text(text)
    change = {"uri": editor.uri(name), "type": 2}
    editor.wire.notify("workspace/didChangeWatchedFiles", changes=[change])


def faults(editor: Editor, name: str = "plainlang.yaml") -> list[Message]:
    """What is wrong in a file that is not open."""
    told = editor.wire.told("textDocument/publishDiagnostics", lambda p: p["uri"] == editor.uri(name))
    found: list[Message] = told["diagnostics"]
    return found


def test_it_asks_to_be_told(two: tuple[Wire, Path]) -> None:
    """An editor that can watch files is asked to watch those that matter."""
    asked = two[0].wait(lambda message: message.get("method") == "client/registerCapability")
    globs = [w["globPattern"] for w in asked["params"]["registrations"][0]["registerOptions"]["watchers"]]

    assert ["**/*.{yaml,yml}", "**/pyproject.toml"] == globs


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("plainlang.yaml", OFF, id="the configuration"),
        pytest.param("rules/own.yaml", RULES.replace("gizmo", "gadget"), id="a ruleset"),
    ],
)
def test_files_that_change(editor: Editor, name: str, text: str) -> None:
    """Open pages are checked again at once, by the new rules."""
    assert ["own/gizmo", "own/doodad"] == codes(editor.open("a.md", PAGE))
    written(editor, name, text)

    assert ["own/doodad"] == codes(editor.diagnostics("a.md"))


def test_an_editor_that_does_not_tell(editor: Editor) -> None:
    """What changed on the disk holds from the next key on."""
    editor.open("a.md", PAGE)
    (editor.folder / "plainlang.yaml").write_text(OFF)

    assert ["own/doodad"] == codes(editor.type("a.md", f"{PAGE} "))


def test_a_configuration_that_comes_and_goes(editor: Editor) -> None:
    """A nearer one holds as soon as it is there, and no longer when it is gone."""
    editor.open("below/a.md", PAGE)
    (editor.folder / "below").mkdir()
    written(editor, "below/plainlang.yaml", "rulesets: [../rules/own.yaml]\nselect: [own/gizmo]\n")
    assert ["own/gizmo"] == codes(editor.diagnostics("below/a.md"))

    (editor.folder / "below/plainlang.yaml").unlink()
    assert ["own/gizmo", "own/doodad"] == codes(editor.type("below/a.md", f"{PAGE}\n"))


def test_a_configuration_that_breaks_and_recovers(editor: Editor) -> None:
    """Its faults stand in it at their place, pages are checked as before, and once it is mended all is well."""
    editor.open("a.md", PAGE)
    written(editor, "plainlang.yaml", BROKEN)
    [fault] = faults(editor)
    assert ("ignor", 1) == (_shown(BROKEN, fault["range"]), fault["severity"])
    assert "Did you mean “ignore”?" in fault["message"]
    assert editor.wire.told("window/showMessage", lambda p: f"{editor.folder}/plainlang.yaml has" in p["message"])
    assert ["own/gizmo"] == codes(editor.type("a.md", "The gizmo.\n"))

    written(editor, "plainlang.yaml", OFF)
    assert [] == faults(editor)
    assert ["own/doodad"] == codes(editor.type("a.md", f"Again. {PAGE}"))


def test_a_ruleset_that_breaks(editor: Editor) -> None:
    """A fault in a ruleset stands in the ruleset."""
    editor.open("a.md", PAGE)
    written(editor, "rules/own.yaml", RULES.replace("theme: own", "theme: own\ntheem: x"))

    assert ["A ruleset has no key “theem”. Did you mean “theme”?"] == [
        f["message"] for f in faults(editor, "rules/own.yaml")
    ]
    assert ["own/gizmo", "own/doodad"] == codes(editor.type("a.md", f"{PAGE} "))


def test_broken_from_the_beginning(editor: Editor) -> None:
    """A page whose configuration never was right is checked by the default rules."""
    (editor.folder / "plainlang.yaml").write_text(BROKEN)

    assert "plain-words/utilize" in codes(editor.open("a.md", "Utilize the gizmo.\n"))
    assert 1 == len(faults(editor))


def test_a_ruleset_that_is_missing(editor: Editor) -> None:
    """What is wrong and stands nowhere is said aloud."""
    (editor.folder / "plainlang.yaml").write_text("rulesets: [nowhere.yaml]\n")
    editor.open("a.md", PAGE)

    assert "nowhere.yaml" in editor.wire.told("window/showMessage", lambda p: "nowhere" in p["message"])["message"]


def test_a_baseline(editor: Editor) -> None:
    """What a baseline knows is a hint; what is new is not."""
    (editor.folder / "a.md").write_text("The gizmo.\n")
    made = cli(editor.folder, "baseline", "create", ".")
    (editor.folder / "plainlang.yaml").write_text(f"{CONFIG}baseline: plainlang-baseline.json\n")
    found = editor.open("a.md", "A new gizmo here.\n\nThe gizmo.\n")

    assert 0 == made.code
    assert [(1, 0), (4, 2)] == [(d["severity"], d["range"]["start"]["line"]) for d in found]


OWN_FILES = [
    pytest.param("plainlang.yaml", "profil: va\n", "profile: va\n", "profil", id="a configuration"),
    pytest.param("plainlang.yaml", "profile: vaa\n", "profile: va\n", "vaa", id="a name that does not exist"),
    pytest.param("plainlang.yaml", "a: [\n", "", "", id="no YAML"),
    pytest.param("pyproject.toml", "[tool.plainlang]\nprofil = 'va'\n", "[tool.other]\na = 1\n", "profil", id="TOML"),
    pytest.param(
        "style/new.yaml", RULES.replace("severity: error", "severity: eror"), RULES, "eror", id="a ruleset"
    ),
    pytest.param("plainlang.yaml", "# 😀\r\nprofile: va\r\nselect: [nothing]\r\n", "profile: va\r\n", "nothing",
                 id="lines that end as on Windows"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "broken", "sound", "shown"), OWN_FILES)
def test_our_own_files(editor: Editor, name: str, broken: str, sound: str, shown: str) -> None:
    """While a configuration or ruleset is written, its faults show as the loader sees them, saved or not."""
    [fault] = editor.open(name, broken, "yaml")

    assert not shown or shown == _shown(broken, fault["range"])
    assert "plainlang" == fault["source"]
    assert not sound or [] == editor.type(name, sound)


def test_other_yaml_is_not_ours(editor: Editor) -> None:
    """Nothing is said about YAML of others; it is not even answered."""
    uri = editor.uri("other.yaml")
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": "theme: [x\n"}
    editor.wire.notify("textDocument/didOpen", textDocument=item)
    editor.open("a.md", PAGE)

    assert [] == [m for m in editor.wire.kept if m.get("params", {}).get("uri") == uri]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Wire, Path]]:
    """A server with two folders, each with a configuration of its own."""
    above = tmp_path_factory.mktemp("two")
    first = site(above / "first", config="rulesets: [rules/own.yaml]\nselect: [own/gizmo]\n")
    site(above / "second", config="rulesets: [rules/own.yaml]\nselect: [own/doodad]\n")
    with Wire(first, {**ABLE}) as wire:
        added = [{"uri": (above / "second").as_uri(), "name": "second"}]
        wire.notify("workspace/didChangeWorkspaceFolders", event={"added": added, "removed": []})
        yield wire, above


@pytest.mark.parametrize(("folder", "rule"), [("first", "own/gizmo"), ("second", "own/doodad")])
def test_many_folders(two: tuple[Wire, Path], folder: str, rule: str) -> None:
    """Each page is checked by the configuration of its own folder."""
    wire, above = two

    assert [rule] == codes(Editor(wire, above / folder).open("a.md", PAGE))


def _shown(text: str, range: Message) -> str:
    """What stands in a range of a plain text."""
    line = text.splitlines()[range["start"]["line"]]
    return str(line[range["start"]["character"] : range["end"]["character"]])
