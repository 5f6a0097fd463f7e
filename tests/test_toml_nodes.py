"""A TOML file as nodes: they say what Python's reader says, and where it stands."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plainlang.toml_nodes import TomlNodes, table_at

TEXTS = [
    pytest.param("", id="empty"),
    pytest.param("# only a remark", id="a remark"),
    pytest.param("a = 1 # one\nb = [1, # two\n 2,\n]\n", id="remarks and commas"),
    pytest.param("a.b.c = true\na.d = 'x'\n\"q.r\".'s t' = 1.5\n", id="dotted and quoted keys"),
    pytest.param('[t]\na = {b = [ {c = 1}, {} ], d = "},#"}\n[t.u.v]\nw = 1979-05-27 07:32:00\n', id="tables"),
    pytest.param("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\nf = 4\n", id="tables in lists"),
    pytest.param('a = """\nsaid \\"so\\" \\\n  and "this""""\nb = \'\'\'\nit\'s\'\'\'\n', id="long texts"),
    pytest.param("a = 1_000\nb = 0x1f\nc = inf\nd = -1e3\ne = 07:32:00\n", id="numbers and times"),
    pytest.param(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"), id="our own"),
]
KEYS = st.from_regex(r"[a-z]{1,3}", fullmatch=True)
VALUES = st.recursive(
    st.booleans() | st.integers(-99, 99) | st.text("ab\"'\\#]},=\n\té…", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def plain(node: yaml.Node) -> Any:
    """A node as plain data, every scalar as its text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(inner) for inner in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def shown(value: Any) -> Any:
    """What Python's reader says, every scalar as its text."""
    if isinstance(value, dict):
        return {key: shown(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shown(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def written(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n ".join(map(written, value)) + "]"
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\\n\t' else c for c in value)
        return f'"{escaped}"'
    return str(value).lower()


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_as_python_reads(text: str) -> None:
    """Every key and value."""
    assert shown(tomllib.loads(text)) == plain(TomlNodes(text).root())


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_table(table: dict[str, Any]) -> None:
    """Whatever is in it."""
    text = "".join(f"{key} = {written(value)}\n" for key, value in table.items())

    assert shown(tomllib.loads(text)) == plain(TomlNodes(text).root())


def test_places() -> None:
    """Each value stands where it was written."""
    text = '[a]\nb = [\n  "x", # one\n  "y"]\n[[a.c]]\nd.e = {f = "z"}\n'
    node = table_at(text, "a")
    waiting, found = [node], {}
    while waiting:
        inner = waiting.pop()
        assert inner is not None
        if isinstance(inner, yaml.ScalarNode):
            found[inner.value] = (inner.start_mark.line, inner.start_mark.column)
        else:
            waiting += [p for v in inner.value for p in (v if isinstance(v, tuple) else (v,))]

    assert {"x": (2, 2), "y": (3, 2), "z": (5, 11)} == {value: found[value] for value in "xyz"}


def test_a_table_that_is_not_there() -> None:
    """Or is no table."""
    assert [None, None, None] == [table_at("a = 1\n", *path) for path in (("b",), ("a", "b"), ("b", "c"))]
