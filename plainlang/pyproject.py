"""`[tool.plainlang]` of a pyproject.toml, as the YAML that every configuration is read from.

TOML values carry no positions. So each key is written on the line it has in the TOML file, and a fault names it there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from plainlang.errors import ConfigError, Fault

_PLACE = r"\(at line (\d+), column (\d+)\)"


def as_yaml(path: str, text: str) -> str | None:
    """The table as YAML; None when there is none. Raises `ConfigError` when the file is not TOML."""
    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_not_toml(path, text, str(error))]) from None
    if not isinstance(tool, dict) or "plainlang" not in tool:
        return None
    table = tool["plainlang"]
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if re.match(r"\s*\[+\s*tool\s*\.\s*plainlang\b", line)), 0)
    if not isinstance(table, Mapping):
        return "\n" * start + yaml.safe_dump(table)
    rows = [""] * len(lines)
    for key, value in table.items():
        at = _line_of(key, lines, start)
        if rows[at]:
            rows.append("")
            at = -1
        rows[at] = _flow(key, value)
    return "\n".join(rows)


def at_home(error: ConfigError, path: str, text: str) -> ConfigError:
    """The same faults, those in this file shown as its TOML has them."""
    lines = text.splitlines()
    return ConfigError([_moved(fault, lines) if fault.path == path else fault for fault in error.faults])


def _moved(fault: Fault, lines: list[str]) -> Fault:
    line = lines[fault.line - 1] if fault.line <= len(lines) else ""
    return replace(fault, source_line=line, column=len(line) - len(line.lstrip()) + 1)


def _line_of(key: str, lines: list[str], start: int) -> int:
    named = re.compile(rf"""\s*(?:\[\s*tool\s*\.\s*plainlang\s*\.\s*)?["']?{re.escape(key)}["']?\s*[=\].]""")
    return next((i for i in range(start, len(lines)) if named.match(lines[i])), start)


def _flow(key: str, value: Any) -> str:
    """One line of YAML for one key."""
    row = {key: value}
    dumped: str = yaml.safe_dump(row, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False)
    return dumped.rstrip("\n")[1:-1]


def _not_toml(path: str, text: str, reason: str) -> Fault:
    place = re.search(_PLACE, reason)
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    return Fault(path, line, column, f"this is not TOML: {re.sub(_PLACE, '', reason).strip()}.", shown)
