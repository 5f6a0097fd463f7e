"""What a shell offers when somebody presses Tab, and the scripts that make it ask."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from running import RULES, cli, environment, finished, site

from plainlang.cli import command
from plainlang.cli.completing import SHELLS, VARIABLE, prepare
from plainlang.cli.offers import rule_names
from plainlang.rule import PILLARS
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names

CONFIG = "rulesets: [rules/own.yaml]\n"


def offered(folder: Path, *words: str) -> list[str]:
    """What is offered for the last word, files as FILE."""
    from click.shell_completion import get_completion_class

    prepare()
    shell = get_completion_class("bash")
    assert shell is not None
    with chdir(folder):
        items = shell(command, {}, "plainlang", VARIABLE).get_completions([*words[:-1]], words[-1])
    return ["FILE" if item.type == "file" else item.value for item in items]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("ch", ["check", "checklist"], id="a command"),
        pytest.param("history rec", ["record"], id="a command in a group"),
        pytest.param("check --fail-u", ["--fail-under"], id="an option"),
        pytest.param("check --output-format js", ["json", "jsonl"], id="a format"),
        pytest.param("check --profile us", ["us-federal"], id="a profile"),
        pytest.param("check --select own/g", ["own/gizmo"], id="a rule of one's own"),
        pytest.param("check --select plain-words/utili", ["plain-words/utilization", "plain-words/utilize"], id="rule"),
        pytest.param("check --ignore own,latin/eg", ["own,latin/eg", "own,latin/eg-without-comma"], id="after a comma"),
        pytest.param("check --grammar sp", ["spacy"], id="grammar"),
        pytest.param("explain own/d", ["own/doodad"], id="a rule to explain"),
        pytest.param("profiles nh", ["nhs"], id="a profile to show"),
        pytest.param("completion z", ["zsh"], id="a shell"),
        pytest.param("check pa", ["FILE"], id="a page"),
        pytest.param("check --config pl", ["FILE"], id="a configuration"),
        pytest.param("check --nope", [], id="no such option"),
    ],
)
def test_offered(typed: str, expected: list[str], tmp_path: Path) -> None:
    """Names that begin so, or files."""
    assert expected == offered(site(tmp_path, config=CONFIG), *typed.split(" "))


def test_every_rule_is_offered(tmp_path: Path) -> None:
    """The names that are taken from the text of the rule files are those of the rules."""
    rules = [(theme, rule.id) for theme in theme_names() for rule in read_theme(shipped_files()[theme])[1]]
    with chdir(tmp_path):
        names = rule_names()

    assert {*PILLARS, *theme_names(), *(rule for _, rule in rules)} == set(names)
    assert len(PILLARS) + len(theme_names()) + len(rules) == len(names)


@pytest.mark.parametrize("config", ["rulesets: [gone.yaml]\n", "rulesets: [rules/own.yaml]\nprofle: x\n", "- a\n", "]"])
def test_a_configuration_with_faults(config: str, tmp_path: Path) -> None:
    """It is not the time to say so: shipped rules are still offered."""
    folder = site(tmp_path, {"rules/own.yaml": RULES.replace("swap", "swp")}, config)

    assert ["plain-words/utilize"] == offered(folder, "check", "--select", "plain-words/utilize")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script(shell: str, tmp_path: Path) -> None:
    """It asks us, and the shell can read it, where there is one."""
    ran = cli(tmp_path, "completion", shell)
    (tmp_path / "script").write_text(ran.out, encoding="utf-8")

    assert (0, True, True) == (ran.code, f"{VARIABLE}={shell}_complete" in ran.out, "plainlang" in ran.out)
    if shutil.which(shell):
        assert 0 == subprocess.run([shell, "-n", "script"], cwd=tmp_path, timeout=30).returncode


@pytest.mark.skipif(not shutil.which("bash") or sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("check --select own/", "own/gizmo own/doodad own/perhaps"),
        ("explain plain-words/utilize", "plain-words/utilize"),
        ("hist", "history"),
    ],
)
def test_in_bash(words: str, expected: str, tmp_path: Path) -> None:
    """From the script that we print to what bash offers."""
    folder = site(tmp_path, config=CONFIG)
    (folder / "script").write_text(cli(folder, "completion", "bash").out, encoding="utf-8")
    (folder / "plainlang").write_text(f"#!{sys.executable}\nfrom plainlang.cli import main\nmain()\n", encoding="utf-8")
    line = f"COMP_WORDS=(./plainlang {words}); COMP_CWORD={words.count(' ') + 1}"
    code = f"source ./script; {line}; _plainlang_completion ./plainlang; echo ${{COMPREPLY[@]}}"
    (folder / "plainlang").chmod(0o755)
    done = subprocess.run(
        ["bash", "--norc", "-c", code], cwd=folder, env=environment(folder), capture_output=True, timeout=60
    )

    assert (expected, b"") == (done.stdout.decode().strip(), done.stderr)


def test_nothing_slow_is_imported(tmp_path: Path) -> None:
    """People wait for it: no rule is compiled, no page read."""
    asked = {VARIABLE: "bash_complete", "COMP_WORDS": "plainlang check --select verbs/", "COMP_CWORD": "3"}
    code = """
import sys
from plainlang.cli import main
sys.argv = ["plainlang"]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
    done = finished([sys.executable, "-c", code], site(tmp_path, config=""), env=asked)
    loaded = set(done.stderr.decode().split())

    assert b"plain,verbs/passive" in done.stdout
    assert set() == loaded & {
        "pyromark",
        "turbohtml",
        "regex",
        "plainlang.lint",
        "plainlang.compiled",
        "multiprocessing",
    }
