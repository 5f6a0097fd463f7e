"""An editor that dies without a word: its pipes may live on in a child of its own, so it is looked after by its number.

On Windows a process cannot be asked whether it is there without a risk of ending it; there only closed pipes tell.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Final

_EVERY: Final = 2.0
"""Seconds between two looks."""


def end_with(editor: int | None) -> None:
    """End this process when another has gone; one that is not there now, or not of this system, is left out."""
    if editor is not None and sys.platform != "win32" and _is_there(editor):
        threading.Thread(target=_watch, args=(editor,), name="plainlang-editor", daemon=True).start()


def _watch(editor: int) -> None:
    while _is_there(editor):
        time.sleep(_EVERY)
    os._exit(1)  # the thread that reads is blocked for ever, and would hold up any other way out


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
