"""What an editor offers to do about findings, and what comes of it."""

from __future__ import annotations

import pytest
from an_editor import Editor, codes
from lsp_wire import Message

IGNORE = "Ignore own/gizmo here, with a reason"
REASON = "why this is right here"
HTML = f"<!-- plainlang: ignore[own/gizmo] {REASON} -->"


def titles(actions: dict[str, Message], kind: str = "quickfix") -> list[str]:
    """The titles of the actions of a kind."""
    return [title for title, action in actions.items() if action["kind"] == kind]


def test_menu(editor: Editor) -> None:
    """A fix for each suggestion, the first one preferred; ignore it; add it to the vocabulary; fix all."""
    [found] = editor.open("a.md", "Use the gizmo.\n")
    actions = editor.actions("a.md", found)

    assert ["Write “tool”", IGNORE, "Add “gizmo” to the vocabulary in plainlang.yaml"] == titles(actions)
    assert ["Fix everything that is safe to fix on this page"] == titles(actions, "source.fixAll.plainlang")
    assert [True, None, None, None] == [action.get("isPreferred") for action in actions.values()]
    assert all(a["diagnostics"] == [found] for t, a in actions.items() if a["kind"] == "quickfix")


def test_several_suggestions(editor: Editor) -> None:
    """Each has a fix of its own."""
    (editor.folder / "plainlang.yaml").write_text("select: [plain-words/implement]\n")
    found = editor.open("a.md", "We implement a plan.\n")
    fixes = editor.actions("a.md", found[0])
    texts = [editor.done("a.md", a) for title, a in fixes.items() if title.startswith("Write")]

    assert "We carry out a plan.\n" == texts[0]
    assert len(texts) == len(set(texts))


def test_fix_all(editor: Editor) -> None:
    """All that is safe, and nothing else; also when an editor asks for nothing else, as on save."""
    text = "The gizmo.\r\n\r\nA doodad and gizmos, `gizmo`.\r\n"
    [found, *_] = editor.open("a.md", text)
    wanted = text.replace("The gizmo", "The tool").replace("gizmos", "tools")

    for kind in ("source.fixAll", "source.fixAll.plainlang"):
        [action] = editor.actions("a.md", found, only=[kind]).values()
        assert wanted == editor.done("a.md", action)


@pytest.mark.parametrize("only", [["quickfix"], ["refactor"], ["source.organizeImports"]])
def test_only_what_is_asked_for(editor: Editor, only: list[str]) -> None:
    """An editor that asks for one kind gets no other."""
    [found] = editor.open("a.md", "The gizmo.\n")

    assert {a["kind"] for a in editor.actions("a.md", found, only=only).values()} <= set(only)


SILENCED = [
    pytest.param("a.md", "# A\n\nThe gizmo.\n", f"# A\n\n{HTML}\nThe gizmo.\n", id="a paragraph"),
    pytest.param("a.md", "One\ntwo gizmo.\n", f"{HTML}\nOne\ntwo gizmo.\n", id="the second line of a paragraph"),
    pytest.param("a.md", "- a\n- The gizmo.\n- c\n", f"- a\n- The gizmo. {HTML}\n- c\n", id="an item"),
    pytest.param(
        "a.md", "| a | b |\n|---|---|\n| The gizmo. | c |\n", f"| a | b |\n|---|---|\n| {HTML} The gizmo. | c |\n",
        id="a cell",
    ),
    pytest.param("a.md", "# The gizmo\n", f"{HTML}\n# The gizmo\n", id="a heading"),
    pytest.param("a.md", "A.\r\n\r\nThe gizmo.\r\n", f"A.\r\n\r\n{HTML}\r\nThe gizmo.\r\n", id="as on Windows"),
    pytest.param("a.html", "<div>\n  <p>The gizmo.</p>\n</div>\n", f"<div>\n  {HTML}\n  <p>The gizmo.</p>\n</div>\n",
                 id="HTML"),
    pytest.param("a.mdx", "The gizmo.\n", f"{{/* plainlang: ignore[own/gizmo] {REASON} */}}\nThe gizmo.\n", id="MDX"),
    pytest.param("a.njk", "<p>The gizmo.</p>\n", f"{{# plainlang: ignore[own/gizmo] {REASON} #}}\n<p>The gizmo.</p>\n",
                 id="Nunjucks"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), SILENCED)
def test_ignored(editor: Editor, name: str, before: str, after: str) -> None:
    """The comment stands where it changes nothing else, and the finding is gone."""
    [found] = editor.open(name, before)

    assert after == editor.done(name, editor.actions(name, found)[IGNORE])
    assert [] == editor.type(name, after)


def test_ignored_in_liquid(editor: Editor) -> None:
    """A comment of the template, which no visitor gets to see."""
    [found] = editor.open("a.html", "<p>The gizmo.</p>\n", "liquid")
    comment = f"{{% comment %}} plainlang: ignore[own/gizmo] {REASON} {{% endcomment %}}"

    assert f"{comment}\n<p>The gizmo.</p>\n" == editor.done("a.html", editor.actions("a.html", found)[IGNORE])


def test_ignored_on_the_whole_page(editor: Editor) -> None:
    """In front matter no comment can stand, so the comment is about the page, and the menu says so."""
    front, rest = "---\ntitle: The gizmo\n---\n", "Come in.\n"
    [found] = editor.open("a.md", f"{front}{rest}")
    action = editor.actions("a.md", found)["Ignore own/gizmo on the whole page, with a reason"]

    assert f"{front}{HTML.replace('ignore[', 'ignore-file[')}\n{rest}" == editor.done("a.md", action)


def test_nothing_to_ignore_in_plain_text(editor: Editor) -> None:
    """Plain text has no comments."""
    [found] = editor.open("a.txt", "The gizmo.\n", "plaintext")

    assert IGNORE not in editor.actions("a.txt", found)


def test_comments_that_silence_nothing(editor: Editor) -> None:
    """They are marked as needless, and can be removed."""
    text = f"A.\n\n{HTML}\nB.\n"
    (editor.folder / "plainlang.yaml").write_text("rulesets: [rules/own.yaml]\n")
    [found] = editor.open("a.md", text)

    assert ("suppression/unused", [1]) == (found["code"], found["tags"])
    assert "A.\n\nB.\n" == editor.done("a.md", editor.actions("a.md", found)["Remove the comment"])


def test_a_page_that_has_changed(editor: Editor) -> None:
    """What was offered for an older text is not made any more."""
    [found] = editor.open("a.md", "The gizmo.\n")
    action = editor.actions("a.md", found)[IGNORE]
    editor.type("a.md", "Now: the gizmo.\n")

    assert "edit" not in editor.wire.request("codeAction/resolve", **action)


def test_vocabulary(editor: Editor) -> None:
    """The term goes into the nearest configuration, whose other bytes stay; the page is checked by it."""
    config = editor.folder / "plainlang.yaml"
    before = b"# ours\r\nrulesets: [rules/own.yaml]   # here\r\nselect: [own]\r\n"
    config.write_bytes(before)
    [found] = editor.open("a.md", "The gizmo.\n")
    action = editor.actions("a.md", found)["Add “gizmo” to the vocabulary in plainlang.yaml"]
    editor.wire.request("workspace/executeCommand", **action["command"])

    assert before + b"vocabulary:\r\n  known: [gizmo]\r\n" == config.read_bytes()
    assert [] == editor.diagnostics("a.md")


def test_vocabulary_of_an_open_file(editor: Editor) -> None:
    """What is open in the editor is edited there, over what is not saved yet."""
    [found] = editor.open("a.md", "The gizmo.\n")
    action = editor.actions("a.md", found)["Add “gizmo” to the vocabulary in plainlang.yaml"]
    text = "# not saved\nrulesets: [rules/own.yaml]\nselect: [own]\n"
    editor.open("plainlang.yaml", text, "yaml")
    editor.wire.request("workspace/executeCommand", **action["command"])
    asked = editor.wire.wait(lambda message: message.get("method") == "workspace/applyEdit")["params"]
    edits = asked["edit"]["documentChanges"][0]["edits"]

    assert f"{text}vocabulary:\n  known: [gizmo]\n" == editor.edited("plainlang.yaml", edits)
    assert "vocabulary" not in (editor.folder / "plainlang.yaml").read_text()


def test_no_configuration(editor: Editor) -> None:
    """Where there is none, one is made only for who asks for it."""
    config = editor.folder / "plainlang.yaml"
    config.unlink()
    (editor.folder / ".git").mkdir()
    found = editor.open("a.md", "Utilize it.\n")
    action = editor.actions("a.md", found[0])["Make a plainlang.yaml that knows “Utilize”"]

    assert not config.exists()
    editor.wire.request("workspace/executeCommand", **action["command"])
    assert "vocabulary:\n  known: [Utilize]\n" == config.read_text()
    assert [] == [code for code in codes(editor.diagnostics("a.md")) if code == "plain-words/utilize"]
