"""Our hooks in a repository's .pre-commit-config.yaml: put in, with the rest of the file kept byte for byte."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, NamedTuple

from plainlang import __version__
from plainlang.errors import UseError

HOOKS: Final = ".pre-commit-config.yaml"
_REPO: Final = "https://github.com/plainlang/plainlang"
_BLOCK: Final = f"""\
- repo: {_REPO}
  rev: v{__version__}
  hooks:
    - id: plainlang
"""


class Entry(NamedTuple):
    """The file, its text before and after, and what to tell. `after` is `before` where nothing is to be done."""

    path: Path
    before: str
    after: str
    said: str


def entry_for(folder: Path) -> Entry:
    """What .pre-commit-config.yaml should be. Raises `UseError` when it cannot be read."""
    path = folder / HOOKS
    if not path.exists():
        text = "repos:\n" + _indented(_BLOCK, "  ")
        return Entry(path, "", text, f"{path} is written, with the hook “plainlang”.")
    try:
        before = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UseError(f"{path}: {getattr(error, 'strerror', None) or 'this file is not UTF-8 text'}") from None
    if re.search(r"(?m)^\s*-?\s*id:\s*[\"']?plainlang(?:-fix)?(?![\w-])", before):
        return Entry(path, before, before, f"{path} has a plainlang hook already; it is as it was.")
    after = _with_block(before)
    if after is None:
        said = f"{path} is as it was, since it is written in an unusual way. Paste this below “repos:”:\n\n{_BLOCK}"
        return Entry(path, before, before, said)
    return Entry(path, before, after, f"{path} has a new hook, “plainlang”; the rest is as it was.")


def _with_block(text: str) -> str | None:
    """The text with our block at the end of its list of repositories; None unless it then says just that more."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        pairs = {key.value: value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
        repos = pairs.get("repos")
        if not isinstance(repos, yaml.SequenceNode) or repos.flow_style or not repos.value:
            return None
        last = repos.value[-1]
        at = _end_of(text, last)
        newline = "\r\n" if "\r\n" in text else "\n"
        indent = " " * repos.start_mark.column
        block = _indented(_BLOCK, indent).replace("\n", newline)
        before = text[:at] + ("" if text[:at].endswith("\n") else newline)
        after = before + block + text[at:]
        ours: Any = yaml.safe_load(_BLOCK)
        old = yaml.safe_load(text)
        wanted = {**old, "repos": [*old["repos"], *ours]}
        return after if yaml.safe_load(after) == wanted else None
    except (yaml.YAMLError, AttributeError, TypeError, RecursionError):
        return None


def _end_of(text: str, node: Any) -> int:
    """Where the lines of a node end: before the blank lines and comments that follow it."""
    end = node.end_mark.index
    written = len(text[:end].rstrip())
    while True:  # a comment at the end of the last line, or lines of comment, stand outside the node
        stop = text.find("\n", written)
        line_start = text.rfind("\n", 0, written) + 1
        if text[line_start:written].lstrip().startswith("#"):
            written = len(text[:line_start].rstrip())
            continue
        return len(text) if stop < 0 else stop + 1


def _indented(block: str, indent: str) -> str:
    return "".join(f"{indent}{line}" for line in block.splitlines(True))
