"""What a site is built with: which file tells, where its pages are, and which folders are no pages of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final, NamedTuple


class Builder(NamedTuple):
    """A program that builds sites. `markers`: names of files that tell; `says`: what such a file must say.

    `content`: where its pages are; `output`: what it writes; `parts`: templates and themes, in which pages are set.
    `told`: the settings that move these folders.
    """

    name: str
    markers: tuple[str, ...]
    content: tuple[str, ...] = (".",)
    output: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    says: str = ""
    told_content: str = ""
    told_output: str = ""


class Site(NamedTuple):
    """A site found in a repository: its folder ("" for the top), the file that told, and its own folders."""

    builder: Builder
    folder: str
    marker: str
    content: tuple[str, ...]
    output: tuple[str, ...]


BUILDERS: Final = (
    Builder(
        "Docusaurus", ("docusaurus.config.*",), ("docs", "blog", "src/pages"), ("build",),
        ("versioned_docs", "i18n"),
    ),
    Builder("Next.js", ("next.config.*",), ("content", "pages", "src/pages", "app", "src/app", "posts"), ("out",)),
    Builder("Astro", ("astro.config.*",), ("src/content", "src/pages"), ("dist",), ("src/layouts", "src/components")),
    Builder("Gatsby", ("gatsby-config.*",), ("content", "src/pages"), ("public",)),
    Builder("VitePress", (".vitepress",), (".", ), ()),
    Builder(
        "Hugo", ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml"),
        ("content",), ("public", "resources"), ("themes", "layouts", "archetypes"), says=r"(?i)baseURL",
        told_content=r"""(?im)^\s*["']?contentDir["']?\s*[=:]\s*["']?([^"'\s#,]+)""",
        told_output=r"""(?im)^\s*["']?publishDir["']?\s*[=:]\s*["']?([^"'\s#,]+)""",
    ),
    Builder(
        "Jekyll", ("_config.yml", "_config.yaml", "_config.toml"), (".",), ("_site",), ("_layouts", "_includes"),
        told_content=r"""(?m)^source:\s*["']?([^"'\s#]+)""", told_output=r"""(?m)^destination:\s*["']?([^"'\s#]+)""",
    ),
    Builder(
        "Eleventy", (".eleventy.js", "eleventy.config.*"), (".",), ("_site",), ("_includes", "_layouts"),
        told_content=r"""\binput\s*:\s*["']([^"']+)["']""", told_output=r"""\boutput\s*:\s*["']([^"']+)["']""",
    ),
    Builder(
        "MkDocs", ("mkdocs.yml", "mkdocs.yaml"), ("docs",), ("site",), ("overrides",),
        told_content=r"""(?m)^docs_dir:\s*["']?([^"'\s#]+)""", told_output=r"""(?m)^site_dir:\s*["']?([^"'\s#]+)""",
    ),
    Builder("Sphinx", ("conf.py",), (".",), ("_build", "build"), ("_templates",), says=r"(?m)^\s*extensions\s*="),
)  # fmt: skip
_DEEPEST: Final = 2
_MOST: Final = 200_000
_SKIPPED: Final = ("node_modules", "vendor", "venv", "build", "dist", "_site", "public", "site-packages", "__pycache__")


def sites_in(root: Path) -> list[Site]:
    """The sites that a repository builds: at its top, or in a folder or two below; the highest ones."""
    found: list[Site] = []
    for folder in _folders(root):
        names = sorted(entry.name for entry in _entries(root / folder))
        for builder in BUILDERS:
            if any(site.folder == folder or folder.startswith(f"{site.folder}/") for site in found if site.folder):
                break
            if marker := _marker(root / folder, names, builder):
                found.append(_site(root, folder, marker, builder))
                break
    return found


def read_beginning(path: Path) -> str:
    """The text of a file, up to a length; nothing when it cannot be read."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST)
    except OSError:
        return ""


def _folders(root: Path) -> Iterator[str]:
    """The top, and what is near it, without what nobody writes by hand."""
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop(0)
        yield folder
        if depth < _DEEPEST:
            below = sorted(entry.name for entry in _entries(root / folder) if entry.is_dir(follow_symlinks=False))
            kept = [name for name in below if not name.startswith(".") and name not in _SKIPPED]
            waiting += [(f"{folder}/{name}".strip("/"), depth + 1) for name in kept]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _marker(folder: Path, names: list[str], builder: Builder) -> str:
    for pattern in builder.markers:
        for name in names:
            if fnmatch(name, pattern) and (not builder.says or re.search(builder.says, read_beginning(folder / name))):
                return name
    return ""


def _site(root: Path, folder: str, marker: str, builder: Builder) -> Site:
    """Where this one has its pages and its output, by its own settings when they say so."""
    text = read_beginning(root / folder / marker) if (root / folder / marker).is_file() else ""
    content, output = (
        tuple(m.removeprefix("./").strip("/") or "." for m in re.findall(told, text)[:1]) if told else ()
        for told in (builder.told_content, builder.told_output)
    )
    return Site(builder, folder, f"{folder}/{marker}".strip("/"), content or builder.content, output or builder.output)
