"""`[tool.plainlang]` of a pyproject.toml, read as every configuration is, with faults where they stand in the file."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Final, NoReturn

import yaml

from plainlang.errors import ConfigError
from plainlang.toml_nodes import table_at
from plainlang.typed import Form

_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_DEEP: Final = re.compile(r"(?:[\[{]\s*){50}")


class TomlForm(Form):
    """A TOML file being read; its root is our table."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__(path, text.replace("\r\n", "\n"))
        self._lines = self._text.split("\n")

    def root(self, *, proven: bool = False) -> yaml.Node | None:
        """Our table; None when there is none. Raises `ConfigError` when the file is not TOML."""
        try:
            return _table(self._text)
        except tomllib.TOMLDecodeError as error:
            self._not_toml(str(error))
        except RecursionError:
            self._too_deep()

    def _too_deep(self) -> NoReturn:
        deep = _DEEP.search(self._text)
        at = deep.start() if deep else 0
        line = self._text.count("\n", 0, at)
        self.add(line, at - self._text.rfind("\n", 0, at) - 1, "This is nested too deep.")
        raise ConfigError(self.faults)

    def _not_toml(self, reason: str) -> NoReturn:
        place = _PLACE.search(reason)
        line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (self._text.count("\n"), 0)
        self.add(line, column, f"this is not TOML: {_PLACE.sub('', reason).strip()}.")
        raise ConfigError(self.faults)


@lru_cache(maxsize=4)
def _table(text: str) -> yaml.Node | None:
    tool = tomllib.loads(text).get("tool")
    return table_at(text, "tool", "plainlang") if isinstance(tool, dict) and "plainlang" in tool else None
