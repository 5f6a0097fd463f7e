"""Our own words pass our own rules, and the README shows what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import cli

from plainlang import Linter
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names

ROOT = Path(__file__).parent.parent
DOCS = [path for path in sorted((ROOT / "docs").rglob("*.md")) if path.parent.name != "examples"]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "hooks/README.md", *DOCS]
RULES = [rule for name in theme_names() for rule in read_theme(shipped_files()[name])[1]]
LINTER = Linter()
_EXAMPLE = re.compile(r"“[^”]*”|\{\w+\}")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages(path: Path) -> None:
    """Our pages have no error and no warning."""
    findings = LINTER.check(path.read_text(encoding="utf-8"), format="markdown").findings

    assert [] == [(f.line, f.rule, f.found) for f in findings if f.severity != "suggestion"]


def test_rules() -> None:
    """What rules say, and why, has no error and no warning; words that they quote aside."""
    said = {rule.id: f"{rule.why}\n\n{_EXAMPLE.sub('this', rule.message)}" for rule in RULES}
    findings = [(id, f) for id, text in said.items() for f in LINTER.check(text).findings]

    assert [] == [(id, f.rule, f.found) for id, f in findings if f.severity != "suggestion"]


def test_readme_shows_real_output(tmp_path: Path) -> None:
    """Every line of the README's report is a line that the program prints."""
    block = re.search(
        r"```console\n\$ plainlang (?P<args>[^\n]+)\n(?P<shown>.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S
    )
    assert block is not None
    env = {"COLUMNS": "100", "XDG_CACHE_HOME": str(tmp_path)}
    printed = cli(ROOT, *block["args"].split(), env=env).out.splitlines()
    shown = [line for line in block["shown"].splitlines() if line.strip() not in ("", "…")]

    assert [] == [line for line in shown if line not in printed]
