"""What the place that output goes to can show: colour, and links that open on a click.

Nobody asks a terminal; it is known by what it says of itself in the environment. Colour follows NO_COLOR, FORCE_COLOR,
CLICOLOR_FORCE and CLICOLOR (https://bixense.com/clicolors). Links follow FORCE_HYPERLINK and the list that other tools
share (https://github.com/Alhadis/OSC8-Adoption): a terminal that is not on it may show the address as rubbish.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

_LINKING: Final = frozenset("ghostty hyper iterm.app rio tabby vscode warpterminal wezterm zed".split())
"""Values of TERM_PROGRAM."""
_TERMS: Final = ("alacritty", "contour", "foot", "ghostty", "wezterm", "xterm-kitty")
"""Beginnings of TERM."""
_MARKS: Final = ("DOMTERM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION")
"""Variables that only a terminal with links sets."""
_OLD_VTE: Final = 5001
"""The terminals of GNOME have links from 0.50.1 on; 0.50.0 fell over them."""


def colored(out: TextIO | None = None, to_file: bool = False, env: Mapping[str, str] = os.environ) -> bool:
    """May output be coloured where it goes? NO_COLOR beats FORCE_COLOR, and a file gets no colour."""
    if env.get("NO_COLOR"):
        return False
    if _is_on(env, "FORCE_COLOR") or _is_on(env, "CLICOLOR_FORCE"):
        return True
    return not to_file and env.get("CLICOLOR") != "0" and env.get("TERM") != "dumb" and _is_terminal(out)


def linked(out: TextIO | None = None, to_file: bool = False, env: Mapping[str, str] = os.environ) -> bool:
    """May output hold links where it goes?"""
    if to_file:
        return False
    if "FORCE_HYPERLINK" in env:
        return _is_on(env, "FORCE_HYPERLINK")
    if not _is_terminal(out) or env.get("TERM") == "dumb" or "CI" in env or "TEAMCITY_VERSION" in env:
        return False
    if "TMUX" in env or env.get("TERM", "").startswith(("screen", "tmux")):
        return False  # what is around it is not known, and older ones swallow or garble links
    vte = env.get("VTE_VERSION", "")
    return (
        env.get("TERM_PROGRAM", "").lower() in _LINKING
        or env.get("TERM", "").startswith(_TERMS)
        or any(mark in env for mark in _MARKS)
        or (vte.isdecimal() and int(vte) >= _OLD_VTE)
    )


def _is_on(env: Mapping[str, str], name: str) -> bool:
    return env.get(name, "0").lower() not in ("", "0", "false")


def _is_terminal(out: TextIO | None) -> bool:
    stream = out or sys.stdout
    return bool(stream) and not stream.closed and stream.isatty()
