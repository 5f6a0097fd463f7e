"""--mode, --names and their keys: which words a grade counts is printed, kept in JSON and never mixed up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import CONFIG, Ran, cli, site

PAGE = "# Ask the Department of Labor\n\n" + "Ask the Department of Labor about it. " * 40 + "\n\n- One item\n" * 8
WAYS = {
    "": "mode: blocks",
    "--mode prose": "mode: prose",
    "--names leave-out": "mode: blocks, names left out",
    "--mode prose --names leave-out": "mode: prose, names left out",
}


def run(folder: Path, command: str, args: str, config: str = CONFIG) -> Ran:
    """A command over the page."""
    return cli(site(folder, {"a.md": PAGE}, config), command, "a.md", *args.split())


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.parametrize(("args", "shown"), WAYS.items(), ids=lambda value: value)
def test_printed(command: str, args: str, shown: str, tmp_path: Path) -> None:
    """Beside the numbers."""
    assert f"{shown})" in run(tmp_path, command, args).out.replace(f"{shown}\n", f"{shown})")


@pytest.mark.parametrize(
    ("config", "args", "expected"),
    [
        pytest.param("", "", ("blocks", "keep"), id="neither"),
        pytest.param("mode: prose\nnames: leave-out\n", "", ("prose", "leave-out"), id="configured"),
        pytest.param("mode: prose\n", "--mode blocks", ("blocks", "keep"), id="the option wins"),
        pytest.param("names: leave-out\n", "--mode prose", ("prose", "leave-out"), id="one of each"),
    ],
)
def test_json(config: str, args: str, expected: tuple[str, str], tmp_path: Path) -> None:
    """The JSON report says how it counted."""
    ran = run(tmp_path, "check", f"--output-format json {args}", CONFIG + config)
    readability = json.loads(ran.out)["reports"][0]["readability"]

    assert expected == (readability["mode"], readability["names"])


def test_a_result_of_another_mode_is_never_used(tmp_path: Path) -> None:
    """The cache tells the ways of counting apart."""
    words = [run(tmp_path, "score", args).out.split(" words, ")[0].split()[-1] for args in [*WAYS, *WAYS]]

    assert 4 == len(set(words))
    assert words[:4] == words[4:]


@pytest.mark.parametrize("args", WAYS)
def test_findings_do_not_depend_on_the_mode(args: str, tmp_path: Path) -> None:
    """The mode moves the grade, not the findings and what they weigh."""
    page = PAGE + "\nUse the gizmo."
    ran = cli(site(tmp_path, {"a.md": page}), "score", "a.md", *args.split())

    assert re.search(r"own .* 1 +3\.3\n", ran.out)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check --mode all a.md", "--mode cannot be “all”. Known: blocks, prose."),
        ("score --names drop a.md", "--names cannot be “drop”. Known: keep, leave-out."),
    ],
)
def test_wrong_options(line: str, said: str, tmp_path: Path) -> None:
    """They end with 2 and say what there is."""
    ran = cli(site(tmp_path, {"a.md": PAGE}), *line.split())

    assert (2, True) == (ran.code, said in ran.err)
