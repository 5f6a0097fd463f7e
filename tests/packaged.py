"""A package with rules, installed as pip leaves it: a folder, and its metadata beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from running import RULES

THEME = RULES.replace("theme: own", "theme: acme")
PROFILE = """\
schema: 1
profile: acme-web
title: Acme for the web
why: Our readers are at work.
citation: {title: our default}
extends: neutral
themes: [acme]
rules:
  acme/doodad: {severity: error}
"""
RAISES = "raise SystemExit('a package with rules was imported')\n"
FILES = {"acme.yaml": THEME, "profiles/acme-web.yaml": PROFILE}


def install(
    site: Path, files: Mapping[str, str] = FILES, name: str = "acme", package: str = "acme_rules.house",
    points: str | None = None,
) -> Path:  # fmt: skip
    """Install a package whose code must never run; the folder of its rules. `points`: its entry points as a file."""
    top = package.split(".")[0]
    folder = site.joinpath(*package.split("."))
    written = {
        **{folder / path: text for path, text in files.items()},
        site / top / "__init__.py": RAISES,
        folder / "__init__.py": RAISES,
        site / f"{top}-1.2.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {top.replace('_', '-')}\nVersion: 1.2\n",
        site / f"{top}-1.2.dist-info/entry_points.txt": points or f"[plainlang.rulesets]\n{name} = {package}\n",
    }
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
