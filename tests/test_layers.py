"""The order of the house: imports look back only, and what is above the line does no input or output."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import plainlang

PACKAGE = Path(plainlang.__file__).parent
ORDER = """
columns collector errors given expressions span language.data language.words language.inflection language.syllables
language.familiarity language.lexicon language.rarity language.abbreviations language.sentences language.lemmas
language.grammar.tags language.grammar.tag_names language.grammar.tag_weights language.grammar.tag_table
language.grammar.tag_facts language.grammar.tagger language.grammar.doubt language.grammar.participles
language.grammar.fact_names language.grammar.evidence
language.grammar.openings language.grammar.subjects language.grammar.distance language.grammar.passive language.grammar
language.capitals language.citations
vocabulary document index runs proper names
finding sections rule severities phrases known pipelines analysis tokens counts
readers.front readers.markup readers.tags readers.draft readers.text readers.html readers.markdown readers
kinds.literals kinds.swap kinds.avoid kinds.pattern kinds.units kinds.count kinds.metric kinds.abbreviations
kinds.explained
kinds.define kinds.rare kinds.consistent kinds.repeat kinds.case kinds.structure kinds.distant kinds.grammar
kinds.spacy kinds quoting shapes nesting typed trends.quarters trends.portfolio
blanks rule_nodes soundness entries ruleset rule_keys shipped json_shapes schema overlay profile_files profile
surroundings mentions context overlaps gates lint orders suppress
readability foreign formula scoring report fingerprints written
trends checklists commit_message
skeleton agreement edits shown doubts fixes unless why annotations examples allowances comparison handbook reporters
"""
ABOVE = ORDER.split()
IO = {"os", "sys", "pathlib", "logging", "time", "datetime", "io", "subprocess", "tempfile", "socket", "shutil"}
CALLS = {"print", "open", "input"}


def name_of(path: Path) -> str:
    """A module's name without the package's."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
FACES = {
    "files",
    "fixing",
    "folders",
    "config",
    "rule_files",
    "packs",
    "survey",
    "pyproject",
    "toml_nodes",
    "cache",
    "storage",
    "compiled",
    "baseline",
    "baseline_file",
    "locks",
    "patience",
    "linter",
    "api",
    "nearest",
    "run",
    "workers",
    "records",
    "lsp",
    "batch",
}


def layer_of(name: str) -> str:
    """The entry of the order to which a module belongs: itself, or its package."""
    return name if name in ABOVE else name.split(".")[0]


def is_above(name: str) -> bool:
    """Does this module stand above the line?"""
    return name not in ("", "__init__", "__main__") and name.split(".")[0] not in FACES | {"cli"}


ABOVE_THE_LINE = [name for name in MODULES if is_above(name)]


def imported(name: str) -> set[str]:
    """What a module imports, by full name; a name from a package is looked up as a module first."""
    found = set[str]()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif (
            isinstance(node, ast.ImportFrom) and node.module and [a.name for a in node.names] != ["BytesIO"]
        ):  # in memory
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {full for full in inside if full.removeprefix("plainlang.") in MODULES}
            found.update(modules or {node.module})
    return found


@pytest.mark.parametrize("name", ABOVE_THE_LINE)
def test_imports_look_back_only(name: str) -> None:
    """A module imports what stands before it; a package may import what it is made of."""
    ours = [full.removeprefix("plainlang.") for full in imported(name) if full.startswith("plainlang.")]
    place = ABOVE.index(layer_of(name)) if layer_of(name) in ABOVE else -1
    package = name.split(".")[0] + "."
    forward = [
        other for other in ours
        if layer_of(other) not in ABOVE or (ABOVE.index(layer_of(other)) > place and not other.startswith(package))
    ]  # fmt: skip

    assert place >= 0 or name == "language"
    assert forward == []


@pytest.mark.parametrize(
    "package", ["readers", "kinds", "language", "trends", "checklists", "records", "why", "batch", "survey", "lsp"]
)
def test_imports_inside_a_package_make_no_circle(package: str) -> None:
    """Taken away from the end, every module is one that no other needs."""
    left = {
        name: {i.removeprefix("plainlang.") for i in imported(name)}
        for name in MODULES
        if name.startswith(f"{package}.")
    }
    while left:
        free = [name for name in left if not any(name in needs for needs in left.values())]
        assert free, left
        for name in free:
            del left[name]


@pytest.mark.parametrize("name", ABOVE_THE_LINE)
def test_nothing_above_the_line_touches_the_world(name: str) -> None:
    """No file, no clock, no terminal."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}

    assert {full.split(".")[0] for full in imported(name)} & IO == set()
    assert called & CALLS == set()


def test_no_module_has_the_name_of_a_public_function() -> None:
    """`plainlang.score` is a function, whatever has been imported."""
    assert {name.split(".")[0] for name in MODULES} & set(plainlang.__all__) == set()


@pytest.mark.parametrize("name", ["check", "score", "fix", "read"])
def test_public_functions_can_be_called_twice(name: str) -> None:
    """In a fresh process, the second call is still the function."""
    code = f"import plainlang; [plainlang.{name}('Please utilize it.') for _ in range(2)]"

    assert subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True).stderr == ""
