"""YAML to typed values, every fault placed.

A dataclass says which keys exist and what they hold; a node that does not fit becomes a fault with line, column
and "did you mean", and reading goes on, so that a writer sees every fault at once.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, TypeVar, Union

import yaml

from plainlang.errors import ConfigError, Fault, did_you_mean
from plainlang.nesting import deep_at, endless_at, forbidden_at, has_aliases
from plainlang.quoting import mistaken, sign_at
from plainlang.shapes import fields, has_shape, innermost, is_empty_list, parts, rewritten, shape

T = TypeVar("T")
_SCALARS: dict[type, tuple[str, str]] = {
    str: ("", "a text"), int: ("tag:yaml.org,2002:int", "a whole number"),
    float: ("tag:yaml.org,2002:float", "a number"), bool: ("tag:yaml.org,2002:bool", "true or false"),
}  # fmt: skip
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Form:
    """One file being read: its text, and the faults found in it so far."""

    def __init__(self, path: str, text: str, first_line: int = 0) -> None:
        self.path, self.faults = path, list[Fault]()
        self._first, self._text = first_line, text
        self._lines = text.splitlines()
        self._built: dict[tuple[int, type], tuple[yaml.Node, Any]] = {}

    def root(self, *, proven: bool = False) -> yaml.Node | None:
        """The parsed file; None when it is empty. Raises `ConfigError` when it is not YAML. `proven`: read before."""
        try:
            if deep := deep_at(self._text, _Loader):
                self.add(deep.line, deep.column, "This is nested too deep.")
                self.done()
            node: yaml.Node | None = yaml.compose(self._text, Loader=_Loader)
        except yaml.reader.ReaderError as error:
            self.add(*forbidden_at(error, self._text))
            raise ConfigError(self.faults) from None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line, mark.column) if mark else (0, 0)
            column, hint = sign_at(self._lines[line] if line < len(self._lines) else "", column)
            self.add(line, column, f"this is not YAML: {getattr(error, 'problem', None) or error}.", hint)
            raise ConfigError(self.faults) from None
        if not proven and has_aliases(self._text):
            self.check_ends(node)
        return node

    def check_ends(self, root: yaml.Node | None) -> None:
        """Raise what is endless or too deep to be read."""
        if endless := endless_at(root):
            self.fault(endless[0], f"This {endless[1]}.")
            self.done()

    def add(self, line: int, column: int, text: str, hint: str = "") -> None:
        """Note a fault at a line and column counted from 0."""
        shown = self._lines[line] if line < len(self._lines) else ""
        self.faults.append(Fault(self.path, self._first + line + 1, column + 1, text, shown, hint))

    def fault(self, node: yaml.Node, text: str, hint: str = "") -> None:
        """Note a fault at a node."""
        self.add(node.start_mark.line, node.start_mark.column, text, hint)

    def done(self) -> None:
        """Raise every fault, if there is one."""
        if self.faults:
            raise ConfigError(tuple(dict.fromkeys(self.faults)))

    def pairs(self, node: yaml.Node | None, what: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The keys of a mapping with their nodes; a key that stands twice is a fault."""
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        if node is None:
            return found
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what} must be a mapping of keys and values.")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "A key must be a text.")
                continue
            name = str(key.value)
            if name in found:
                self.fault(key, f"“{name}” stands here twice.")
            found[name] = (key, value)
        return found

    def build(
        self, cls: type[T], pairs: Mapping[str, tuple[yaml.Node, yaml.Node]], at: yaml.Node | None, what: str,
        also: tuple[str, ...] = (), inside: str = "",
    ) -> T | None:  # fmt: skip
        """An instance of a dataclass; None when a key it needs is missing or wrong. `also`: keys that others read.
        `inside`: the key that holds this mapping, to be named in faults.
        """
        known, needed = fields(cls)  # type: ignore[arg-type]
        values: dict[str, Any] = {}
        before = len(self.faults)
        for name, (key, node) in pairs.items():
            if name in known:
                field, hint = known[name]
                label = f"{name}” of “{inside}" if inside else name
                values[field] = () if is_empty_list(node, hint) else self.value(node, hint, label)
            elif name not in also:
                self.fault(key, f"{what} has no key “{name}”.", did_you_mean(name, [*known, *also]))
        missing = [name for name in needed if name not in pairs]
        if missing and at is not None:
            self.fault(at, f"{what} needs “{'”, “'.join(missing)}”.")
        return cls(**values) if not missing and len(self.faults) == before else None

    def value(self, node: yaml.Node, hint: Any, what: str) -> Any:
        """The value of a node as the type hint asks; `object` asks for whatever stands there."""
        if hint is str:
            return self._plain_text(node, what)
        if hint is object:
            return self._plain(node)
        origin, args = parts(hint)
        if origin in (Union, types.UnionType):
            options = [a for a in args if a is not type(None)]
            if len(options) < len(args) and isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
                return None
            fitting = [option for option in options if has_shape(node, option)]
            if not fitting and len(options) > 1:
                must = " or ".join(dict.fromkeys(map(shape, options)))
                self.fault(node, f"“{what}” must be {must}.", rewritten(node, options, innermost(what)))
                return None
            return self.value(node, (fitting or options)[0], what)
        if origin is Literal:
            return self._choice(node, args, what)
        if origin is tuple:
            return self._many(node, args[0], what)
        if origin is not None and issubclass(origin, Mapping):
            return {k: self.value(v, args[1], f"{what}.{k}") for k, (_, v) in self.pairs(node, f"“{what}”").items()}
        if dataclasses.is_dataclass(hint):
            return self._once(hint, node, what)
        return self._scalar(node, hint, what)

    def _once(self, cls: Any, node: yaml.Node, what: str) -> Any:
        """What a mapping says, built once for all the aliases of a node."""
        if (id(node), cls) not in self._built:
            built = self.build(cls, self.pairs(node, f"“{what}”"), node, f"“{what}”", inside=innermost(what))
            self._built[id(node), cls] = node, built
        return self._built[id(node), cls][1]

    def _plain(self, node: yaml.Node) -> object:
        """A mapping, a tuple, a text, a number, true or false; "on" and "no" are words here."""
        if quoted := mistaken(node, "", self._lines):
            self.fault(node, "YAML does not read this as a text.", quoted)
        if isinstance(node, yaml.MappingNode):
            return {key: self._plain(value) for key, (_, value) in self.pairs(node, "").items()}
        if isinstance(node, yaml.SequenceNode):
            return tuple(map(self._plain, node.value))
        if node.tag.endswith(":bool") and node.value.lower() in ("true", "false"):
            return node.value.lower() == "true"
        for known in (int, float):
            if node.tag == _SCALARS[known][0]:
                with suppress(ValueError):
                    return known(node.value)
        return node.value

    def field(self, cls: type, name: str, node: yaml.Node, *, listed: bool = False) -> Any:
        """The value of one field of a dataclass; `listed` reads a list of names whatever the field holds."""
        return self.value(node, tuple[str, ...] if listed else fields(cls)[0][name][1], name)

    def _choice(self, node: yaml.Node, options: tuple[Any, ...], what: str) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.value in options:
            return node.value
        shown = node.value if isinstance(node, yaml.ScalarNode) else "a list or mapping"
        self.fault(node, f"“{what}” cannot be “{shown}”.", did_you_mean(str(shown), list(map(str, options))))
        return None

    def _many(self, node: yaml.Node, inner: Any, what: str) -> tuple[Any, ...]:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(self.value(n, inner, what) for n in nodes)

    def _plain_text(self, node: yaml.Node, what: str) -> Any:
        """A text; most of what stands in a ruleset is one, and plain."""
        plain = node.value and node.tag[0] != "!" and node.__class__ is yaml.ScalarNode and node.value != "~"
        return node.value if plain else self._scalar(node, str, what)

    def _scalar(self, node: yaml.Node, hint: Any, what: str) -> Any:
        sure = node.value and node.tag[0] != "!" and isinstance(node, yaml.ScalarNode)  # nearly always
        quoted = "" if sure else mistaken(node, innermost(what), self._lines)
        if isinstance(node, yaml.ScalarNode) and not quoted:
            tag, _ = _SCALARS.get(hint, ("", ""))
            if hint is str:
                return "" if node.value == "~" and not node.style else node.value  # "on" and "no" are words here
            if node.tag == tag or (hint is float and node.tag.endswith(":int")):
                with suppress(ValueError):  # 0x1F, 6:30 and .inf are numbers to YAML alone
                    return node.value.lower() in ("true", "yes", "on") if hint is bool else hint(node.value)
        self.fault(node, f"“{what}” must be {_SCALARS.get(hint, ('', 'something else'))[1]}.", quoted)
        return None
