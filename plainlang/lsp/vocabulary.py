"""The command behind “Add to vocabulary”: which file is edited, and by whom.

A file that is open is edited in the editor, where the writer sees it and can take it back. Any other is written here at
once, so that the page is checked by it a moment later.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final, NamedTuple

from plainlang.config import NAMES, read_text
from plainlang.config.texts import PROJECT
from plainlang.edits import Edit, apply
from plainlang.errors import PlainlangError
from plainlang.files import write_atomically
from plainlang.lsp.buffers import Buffer
from plainlang.lsp.terms import new_config, quoted, with_term

_MARK: Final = b"\xef\xbb\xbf"


class Added(NamedTuple):
    """What came of it: words for the writer, and an edit that the editor has to make in an open file."""

    said: str
    edit: Edit | None = None
    failed: bool = False


def add(config: str, term: str, open_: Buffer | None) -> Added:
    """Make a term known in a configuration; `open_` is that file when the editor has it open."""
    by_hand = f"Add it yourself: vocabulary: {{known: [{quoted(term)}]}}"
    if os.path.basename(config) == PROJECT:
        where = f"Under [tool.plainlang.vocabulary], write known = [{json.dumps(term, ensure_ascii=False)}]."
        return Added(f"“{term}” was not added, since {config} is TOML. {where}", failed=True)
    unclear = f"“{term}” was not added to {config}: it is there, or the file has faults. {by_hand}"
    if open_ is not None:
        edit = with_term(config, open_.text, term)
        saved = f"“{term}” is in the vocabulary. Save {os.path.basename(config)} to use it."
        return Added(saved, edit) if edit else Added(unclear, failed=True)
    try:
        data = Path(config).read_bytes()
        text = data.removeprefix(_MARK).decode("utf-8")
        edit = with_term(config, text, term)
        if edit is None:
            return Added(unclear, failed=True)
        mark = data[: len(_MARK)] if data.startswith(_MARK) else b""
        write_atomically(config, mark + apply(text, [edit]).encode("utf-8"), instead_of=data)
    except (OSError, UnicodeDecodeError, PlainlangError) as error:
        return Added(f"“{term}” was not added to {config}: {error}. {by_hand}", failed=True)
    return Added(f"“{term}” is in the vocabulary now: {config}.")


def create(folder: str, term: str) -> Added:
    """Write a new configuration that knows a term; nowhere, when there is no folder for it."""
    if not folder:
        return Added("Save the page first, so that a plainlang.yaml can lie beside it.", failed=True)
    path = os.path.join(folder, NAMES[0])
    if os.path.lexists(path):
        return Added(f"There is a {path} already.", failed=True)
    try:
        write_atomically(path, new_config(term).encode("utf-8"))
    except OSError as error:
        return Added(f"{path} was not written: {error.strerror or error}.", failed=True)
    return Added(f"{path} is written; it says that readers know “{term}”.")


def text_of_file(path: str) -> str:
    """The text of a file, "" when it cannot be read."""
    try:
        return read_text(Path(path))
    except PlainlangError:
        return ""
