"""`baseline`, `config`, `explain`, `rules` and `score`: what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import CONFIG, ERROR, PLAIN, RULES, SUGGESTION, WARNING, cli, site

BROKEN = RULES.replace("swap: {gizmo: tool}", "swap: {gizmo: tool}\n    severty: error").replace(
    "theme: own", "theme: x"
)
EXPLAINED = [
    "own/gizmo  (error",
    "How to fix it: “gizmo” → try “tool”.",
    "“plainlang fix” makes this",
    "Instead of  Use the gizmo.",
    "write       Use the tool.",
    "When to ignore it: It is ",
    "ignore[own/gizmo]",
    "Source: our own judgement",
]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param("explain own/gizmo", EXPLAINED, id="a rule of one's own"),
        pytest.param("explain own/perhaps", ["own/perhaps  (suggestion", "Everyone knows"], id="a rule without a fix"),
        pytest.param("explain plain-words/utilize", ["https://", "Source: "], id="a shipped rule has its address"),
        pytest.param(
            "explain verbs/passive",
            ["“was sent” is passive.", "in “get started”, ", "on pages with little of this"],
            id="what is said of the first example, and when nothing is",
        ),
        pytest.param("explain legal/legalese", ["Its words: ", "→ this, ", " more\n"], id="a few of many words"),
        pytest.param("rules --find GIZMOS", ["own/gizmo", "1 rule with “GIZMOS” in"], id="a rule by a word"),
        pytest.param("rules --find own/ --find x", ["3 rules with “own/” or “x”"], id="rules by their name"),
        pytest.param("rules --find qqq", ["0 rules with “qqq”"], id="a word in no rule"),
        pytest.param("explain own", ["Our words: Everyone", "own/gizmo", "own/doodad", "own/perhaps"], id="a theme"),
        pytest.param("explain suppression/unused", ["silences nothing"], id="a comment that does nothing"),
        pytest.param("rules", ["own/gizmo", "error", "3 rules in 1 theme"], id="the rules in force"),
        pytest.param("rules", ["Profile us-federal: 3 rules", "3 words and phrases", "In all: "], id="counts"),
        pytest.param("rules pages out rules/own.yaml", ["2 pages written into out."], id="rules as pages"),
        pytest.param("profiles", ["us-federal  US federal agencies", "at most 25 words a sentence"], id="profiles"),
        pytest.param("profiles us-federal", ["US federal agencies (us-federal)", "the default"], id="the default"),
        pytest.param("profiles nhs", ["NHS (nhs)", "sentences/long: at most 20", "manual"], id="a profile"),
        pytest.param(
            "profiles va nhs", ["va: at most 25; nhs: at most 20", "differences between va and nhs"], id="two"
        ),
        pytest.param("rules test rules/own.yaml", ["3 rules, 3 examples: all work."], id="examples that work"),
        pytest.param("rules --help", ["test", "--select"], id="help of a group"),
        pytest.param("config show", ["plainlang.yaml", 'select: ["own"]', "fail-on: error"], id="configuration"),
        pytest.param("config show --origin", ["fail-on: error    # default", "plainlang.yaml"], id="where from"),
        pytest.param("score a.md", ["a.md", "Overall", "not scored", "findings", "3 words, 1 sentence,"], id="score"),
        pytest.param(
            "score long.md", ["US grade", "Plain words", "Formula: score 1; --workings shows it."], id="a long page"
        ),
        pytest.param(
            "score a.md long.md --summary",
            ["–  not scored        3 words  a.md", "180 words  long.md"],
            id="a line a page",
        ),
        pytest.param(
            "score long.md --workings",
            ["difficulty = 78 + 22·ln(180/60)", "overall = 0.6·", "·plain words"],
            id="workings",
        ),
        pytest.param("--help", ["baseline", "check", "config", "explain", "fix", "rules", "score"], id="help"),
        pytest.param("--version", ["plainlang 0."], id="version"),
    ],
)
def test_says(line: str, parts: list[str], tmp_path: Path) -> None:
    """Each command says what it is for."""
    ran = cli(site(tmp_path, {"a.md": ERROR, "long.md": PLAIN * 60}), *line.split())

    assert (0, []) == (ran.code, [part for part in parts if part not in ran.out])


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("explain own/gismo", "Did you mean “own/gizmo”", id="a slip in a rule"),
        pytest.param("explain words/gizmo", "Did you mean “own/gizmo”?", id="a rule in another theme"),
        pytest.param("explain zzzzqqqq", "“plainlang rules” lists them all", id="nothing near"),
        pytest.param("chekc a.md", "Did you mean “check”", id="a slip in a command"),
        pytest.param("check --profile us-fedral a.md", "“us-federal”", id="a slip in a profile"),
        pytest.param("profiles us-fedral", "“us-federal”", id="a slip in the name of a profile"),
        pytest.param("check --select own/gizno a.md", "“own/gizmo”", id="a slip in --select"),
        pytest.param("check --ignore own/gizno a.md", "“own/gizmo”", id="a slip in --ignore"),
        pytest.param("check --ouput-format json a.md", "--output-format", id="a slip in an option"),
    ],
)
def test_did_you_mean(line: str, hint: str, tmp_path: Path) -> None:
    """A slip gets a hint."""
    assert hint in cli(site(tmp_path, {"a.md": PLAIN}), *line.split()).err


@pytest.mark.parametrize(
    ("rules", "code", "said"),
    [
        pytest.param(
            RULES.replace("Use the tool", "Use tool"), 1, "own/gizmo makes “Use the tool.”", id="wrong example"
        ),
        pytest.param(BROKEN, 2, "own.yaml:11:5: ", id="unknown key"),
        pytest.param("theme: ]\n", 2, "own.yaml:1:8: this is not YAML", id="not YAML"),
        pytest.param("- a\n", 2, "own.yaml:1:1: A ruleset must be", id="a list"),
        pytest.param("", 2, "own.yaml", id="empty"),
    ],
)
def test_faults_of_a_ruleset(rules: str, code: int, said: str, tmp_path: Path) -> None:
    """`rules test` names the rule or the place that is wrong."""
    site(tmp_path, {"rules/own.yaml": rules}, config="")
    ran = cli(tmp_path, "rules", "test", "rules/own.yaml")

    assert (code, True) == (ran.code, said in ran.out + ran.err)


@pytest.mark.parametrize(
    ("args", "off"),
    [([], True), (["--select", "own"], True), (["--select", "own/perhaps"], False), (["--ignore", "own"], False)],
    ids=["all", "its theme", "by name", "left out"],
)
def test_rules_that_are_off(args: list[str], off: bool, tmp_path: Path) -> None:
    """They are listed with the others and marked, as long as nothing else keeps them out."""
    site(tmp_path, config="rulesets: [rules/own.yaml]\nrules: {own/perhaps: {off: true}}\n")
    out = cli(tmp_path, "rules", *args).out
    (line,) = [line for line in out.splitlines() if "own/perhaps  " in line] or ["not listed"]

    assert off == line.endswith("avoid, off")
    assert not off or ("more rule" in out and "marked “off”. To turn one on" in out)


def test_faults_of_several_rulesets(tmp_path: Path) -> None:
    """Faults of every file are shown at once."""
    site(tmp_path, {"rules/own.yaml": BROKEN, "rules/more.yml": "- a\n"}, config="")
    ran = cli(tmp_path, "rules", "test", "rules")

    assert (2, True, True) == (ran.code, "own.yaml:11:5: " in ran.err, "more.yml:1:1: " in ran.err)


def test_baseline(tmp_path: Path) -> None:
    """What was found is written down, page by page, and how to use it is said."""
    site(tmp_path, {"docs/a.md": ERROR, "b.md": WARNING})
    made = cli(tmp_path, "baseline", "create", ".")
    files = json.loads((tmp_path / "plainlang-baseline.json").read_text())["files"]

    assert "plainlang-baseline.json: 2 findings in 2 of 2 pages." == made.out.splitlines()[0]
    assert [["own/doodad"], ["own/gizmo"]] == [list(page["findings"]) for page in files.values()]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        pytest.param(ERROR, 0, id="as it was"),
        pytest.param(f"New words.\n\n{ERROR}", 0, id="moved"),
        pytest.param(f"{ERROR}\n{ERROR}", 1, id="one more"),
        pytest.param(f"{ERROR}\n{SUGGESTION}", 1, id="another rule, with --fail-on suggestion"),
        pytest.param(PLAIN, 0, id="mended"),
    ],
)
@pytest.mark.parametrize("how", ["--baseline plainlang-baseline.json", "--new-only", "configured"])
def test_only_what_is_new(page: str, code: int, how: str, tmp_path: Path) -> None:
    """However the baseline is named, only what is new fails."""
    site(tmp_path, {"a.md": ERROR})
    cli(tmp_path, "baseline", "create", "a.md")
    config = f"{CONFIG}baseline: plainlang-baseline.json\n" if how == "configured" else CONFIG
    site(tmp_path, {"a.md": page}, config)
    args = [] if how == "configured" else how.split()

    assert code == cli(tmp_path, "check", "a.md", "--fail-on", "suggestion", *args).code


def test_nothing_to_score(tmp_path: Path) -> None:
    """Silence would look like a page without faults."""
    ran = cli(site(tmp_path), "score", "rules")

    assert (0, "", "There is no page to score in rules.\n") == ran
