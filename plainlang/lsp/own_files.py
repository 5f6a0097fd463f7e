"""Our own files while they are written: what is wrong in a configuration or a ruleset that is open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

import yaml

from plainlang.config import parse_config
from plainlang.config.force import rules_of
from plainlang.config.texts import PROJECT, form_of
from plainlang.errors import ConfigError, Fault, PlainlangError
from plainlang.lsp.buffers import Buffer
from plainlang.ruleset import File, read_theme

_OF_A_RULESET: Final = frozenset(("theme", "rules"))
_NOT_OF_OTHERS: Final = frozenset(("schema", "pillar", "why", "citation", "defaults"))


class OwnFile(NamedTuple):
    """A configuration or a ruleset that is open, and what is wrong in it."""

    buffer: Buffer
    faults: Sequence[Fault]


def own_faults(buffer: Buffer) -> Sequence[Fault] | None:
    """What is wrong in a file of ours; None when it is none."""
    try:
        if buffer.is_config:
            return _config_faults(buffer)
        if buffer.may_be_rules and _looks_like_rules(buffer):
            read_theme(File(buffer.path, _text(buffer)))
            return ()
    except ConfigError as error:
        return [fault for fault in error.faults if _same(fault.path, buffer.path)]
    except PlainlangError as error:
        return [Fault(buffer.path, 1, 1, str(error))]
    return None


def _config_faults(buffer: Buffer) -> Sequence[Fault] | None:
    if os.path.basename(buffer.path) == PROJECT and form_of(buffer.path, _text(buffer)).root() is None:
        return None
    rules_of(parse_config(buffer.path, _text(buffer)))
    return ()


def _looks_like_rules(buffer: Buffer) -> bool:
    """Is it YAML with a theme and rules, or so broken that only these words tell?"""
    if not all(f"{key}:" in buffer.text for key in _OF_A_RULESET):
        return False
    try:
        root = yaml.compose(_text(buffer), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return True
    keys = {key.value for key, _ in root.value} if isinstance(root, yaml.MappingNode) else set()
    return keys >= _OF_A_RULESET and not keys.isdisjoint(_NOT_OF_OTHERS)


def _text(buffer: Buffer) -> str:
    """The text as it is when it is read from a file."""
    return buffer.text.replace("\r\n", "\n").replace("\r", "\n")


def _same(path: str, other: str) -> bool:
    return os.path.normcase(os.path.abspath(path)) == os.path.normcase(os.path.abspath(other))
