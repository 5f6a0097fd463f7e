"""What a repository is made of, seen without asking anyone: its pages, how they are built, whose they are.

`plainlang init` writes a configuration from it. Of many pages a sample is read.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from plainlang.folders import DEFAULT_EXCLUDES, expand
from plainlang.survey.authority import Hint, hint
from plainlang.survey.keys import Key, prose_keys
from plainlang.survey.sites import Site, read_beginning, sites_in
from plainlang.survey.tongues import foreign_folders

_SAMPLE: Final = 300
_ABOUT: Final = frozenset(("README", "CONTRIBUTING", "SECURITY", "ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"))


class LeftOut(NamedTuple):
    """A pattern to exclude, and why."""

    pattern: str
    why: str


class Survey(NamedTuple):
    """A repository: its sites, its pages by suffix, the folders they are in, and what a configuration should say."""

    sites: tuple[Site, ...]
    pages: int
    suffixes: dict[str, int]
    folders: tuple[str, ...]
    excludes: tuple[LeftOut, ...]
    keys: tuple[Key, ...]
    read: int
    authority: Hint | None


def survey(root: Path) -> Survey:
    """Look at a repository. Raises `UseError` for a folder that cannot be read."""
    sites = sites_in(root)
    every = [Path(file).relative_to(root).as_posix() for file in expand([str(root)]) if Path(file).is_file()]
    left = _left_out(root, sites, every)
    pages = [page for page in every if not any(_in(page, item.pattern) for item in left)]
    own = [page for page in pages if _is_content(page, sites)] or pages
    texts = [page for page in own if not page.endswith(".docx")]
    sample = texts[:: max(1, -(-len(texts) // _SAMPLE))]
    keys = prose_keys(read_beginning(root / page) for page in sample)
    suffixes = Counter(Path(page).suffix.lower() for page in pages)
    folders = _folders(own)
    return Survey(
        tuple(sites), len(pages), dict(suffixes.most_common()), folders, tuple(left), tuple(keys), len(sample),
        hint(root, sites),
    )  # fmt: skip


def _left_out(root: Path, sites: list[Site], pages: list[str]) -> list[LeftOut]:
    """What a site writes, templates, and pages in other languages; as patterns from the top of the repository."""
    found: dict[str, str] = {}
    for site in sites:
        written = [name for name in site.output if f"{Path(name).name}/" not in DEFAULT_EXCLUDES]
        for name in (*written, *site.builder.parts):
            pattern = f"/{site.folder}/{name}/".replace("//", "/")
            if name in written or any(_in(page, pattern) for page in pages):
                found[pattern] = f"{site.builder.name} writes this" if name in written else "templates, not pages"
    for pattern, language in foreign_folders(root, pages):
        found.setdefault(pattern, f"pages in {language}: plainlang reads English")
    for page in pages if any(not site.folder for site in sites) else ():
        if Path(page).stem.upper() in _ABOUT and "/" not in page:
            found[f"/{page}"] = "about the repository, no page of the site"
    for name in ("third_party", "third-party", "bower_components", "submodules", "external"):
        for page in pages:
            if f"/{name}/" in f"/{page}":
                found.setdefault(f"{name}/", "written by others")
    return [LeftOut(pattern, why) for pattern, why in found.items()]


def _in(page: str, pattern: str) -> bool:
    """Is a page in the folder that a pattern names, or the page that it names?"""
    return f"/{page}".startswith(pattern) if pattern.startswith("/") else f"/{pattern}" in f"/{page}"


def _is_content(page: str, sites: list[Site]) -> bool:
    """Is a page in a folder where one of the sites has its pages?"""
    for site in sites:
        for name in site.content:
            folder = "/".join(part for part in (site.folder, name) if part not in ("", "."))
            if not folder or page.startswith(f"{folder}/"):
                return True
    return False


def _folders(pages: list[str]) -> tuple[str, ...]:
    """The folders to check: the few that hold all the pages, or the top."""
    tops = Counter(page.split("/")[0] if "/" in page else "." for page in pages)
    if "." in tops or len(tops) > 3 or not tops:
        return (".",)
    return tuple(_deepest(top, [page for page in pages if page.startswith(f"{top}/")]) for top in sorted(tops))


def _deepest(folder: str, pages: list[str]) -> str:
    """The folder below which all pages are."""
    while True:
        below = {page.removeprefix(f"{folder}/").split("/")[0] for page in pages}
        name = below.pop()
        if below or f"{folder}/{name}" in pages:
            return f"{folder}/"
        folder = f"{folder}/{name}"
