"""Configuration: where it is found, what its keys do, and faults with line, caret and “did you mean”."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import CONFIG, PLAIN, RULES, cli, site

from plainlang.config import Choices, Config, find_config, parse_config, read_config
from plainlang.config.origins import origins
from plainlang.errors import ConfigError, UseError
from plainlang.rule_files import load_rulesets

FAULTS = [
    pytest.param("profil: va\n", 1, 1, "no key “profil”. Did you mean “profile”?", id="unknown key"),
    pytest.param("select: []\nfail-on: eror\n", 2, 10, "cannot be “eror”. Did you mean “error”", id="wrong value"),
    pytest.param("profile: us-fedral\n", 1, 10, "no profile “us-fedral”. Did you mean “us-federal”?", id="profile"),
    pytest.param("mode: block\n", 1, 7, "“mode” cannot be “block”. Did you mean “blocks”", id="mode"),
    pytest.param("names: leave\n", 1, 8, "“names” cannot be “leave”. Did you mean “leave-out”", id="names"),
    pytest.param("profile: [va]\n", 1, 10, "“profile” must be a text", id="wrong type"),
    pytest.param("select: verbs\nselect: links\n", 2, 1, "“select” stands here twice", id="key twice"),
    pytest.param("- verbs\n", 1, 1, "must be a mapping", id="a list"),
    pytest.param("[select]: verbs\n", 1, 1, "A key must be a text", id="a list as a key"),
    pytest.param("score: {[words]: 1}\n", 1, 9, "A key must be a text", id="and below the score"),
    pytest.param("just text\n", 1, 1, "must be a mapping", id="a text"),
    pytest.param("select: ]\n", 1, 9, "this is not YAML", id="not YAML"),
    pytest.param("a: 1\n---\nb: 2\n", 2, 1, "this is not YAML", id="two documents"),
    pytest.param("\tselect: x\n", 1, 1, "this is not YAML", id="tab"),
]
TOML_FAULTS = [
    pytest.param('[tool.plainlang]\nselect = [\n "verbs"]\nprofil = "va"\n', 4, "no key “profil”", id="after a list"),
    pytest.param('[tool.x]\na = 1\n[tool.plainlang]\nfail-on = "eror"\n', 4, "cannot be “eror”", id="wrong value"),
    pytest.param('[tool]\nplainlang = {profil = "va"}\n', 2, "no key “profil”", id="inline table"),
    pytest.param("[tool]\nplainlang = 5\n", 2, "must be a mapping", id="not a table"),
    pytest.param('[tool.plainlang]\nselect = "a\n', 2, "this is not TOML", id="not TOML"),
    pytest.param("[tool.plainlang]\na = 1\n[tool.plainlang]\n", 3, "this is not TOML", id="table twice"),
]


def faults(text: str, name: str = "plainlang.yaml") -> list[tuple[int, int, str]]:
    """What is wrong with a configuration."""
    with pytest.raises(ConfigError) as caught:
        parse_config(name, text)
    return [(fault.line, fault.column, str(fault)) for fault in caught.value.faults]


@pytest.mark.parametrize(("text", "line", "column", "said"), FAULTS)
def test_faults(text: str, line: int, column: int, said: str) -> None:
    """A fault names file, line and column, shows the line, and helps."""
    [(at_line, at_column, shown)] = faults(text)

    assert (line, column, True) == (at_line, at_column, said in shown)
    assert [f"    {text.splitlines()[line - 1]}", f"    {' ' * (column - 1)}^"] == shown.splitlines()[1:]


def test_every_fault_at_once() -> None:
    """Nobody has to mend one to see the next."""
    assert [1, 2, 3] == [line for line, _, _ in faults("profil: va\nfail-on: x\nselekt: a\n")]


@pytest.mark.parametrize(("text", "line", "said"), TOML_FAULTS)
def test_faults_in_pyproject(text: str, line: int, said: str, tmp_path: Path) -> None:
    """The line is the one in the TOML file, and it is shown as it stands there."""
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        find_config(tmp_path)

    [fault] = caught.value.faults
    assert (line, text.splitlines()[line - 1], True) == (fault.line, fault.source_line, said in fault.text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plainlang.yaml", "ignore: [verbs, links]\nfail-on: never\n"),
        ("plainlang.yml", "ignore:\n  - verbs\n  - links\nfail-on: never\n"),
        (".plainlang.yaml", "# a remark\nignore: [verbs, links]\nfail-on: 'never'\n"),
        ("pyproject.toml", '[tool.plainlang]\nignore = ["verbs", "links"]\nfail-on = "never"\n'),
        (
            "pyproject.toml",
            '[project]\nname = "x"\n\n[tool]\nplainlang.ignore = ["verbs", "links"]\nplainlang.fail-on = "never"\n',
        ),
    ],
)
def test_the_same_in_every_form(name: str, text: str, tmp_path: Path) -> None:
    """Each file says the same."""
    (tmp_path / name).write_text(text)

    assert Choices(ignore=("verbs", "links"), fail_on="never") == find_config(tmp_path).choices


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}\n", "\ufeff"])
def test_an_empty_configuration(text: str, tmp_path: Path) -> None:
    """It is all defaults."""
    (tmp_path / "plainlang.yaml").write_text(text, encoding="utf-8")

    assert Choices() == find_config(tmp_path).choices


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        pytest.param(["plainlang.yaml"], "a/b", "plainlang.yaml", id="above"),
        pytest.param(["plainlang.yaml", "a/plainlang.yaml"], "a/b", "a/plainlang.yaml", id="the nearest wins"),
        pytest.param(["plainlang.yaml", "a/.git"], "a/b", "", id="not above the repository"),
        pytest.param(["a/.git", "a/plainlang.yaml"], "a/b", "a/plainlang.yaml", id="at the root of the repository"),
        pytest.param(["plainlang.yaml", "pyproject.toml"], ".", "plainlang.yaml", id="before pyproject.toml"),
        pytest.param(["pyproject.toml", "a/.git"], "a", "", id="none"),
    ],
)
def test_where_it_is_found(files: list[str], start: str, found: str, tmp_path: Path) -> None:
    """The nearest at or above the start, not beyond the repository."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / ".git").touch()
    for name in files:
        (tmp_path / name).touch()

    assert (str(tmp_path.resolve() / found) if found else "") == find_config(tmp_path / start).path


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(None, "this is a folder, not a file", id="folder"),
        pytest.param(b"a: \xff", "not UTF-8", id="not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes | None, reason: str, tmp_path: Path) -> None:
    """It is named."""
    path = tmp_path / "plainlang.yaml"
    path.mkdir() if data is None else path.write_bytes(data)
    with pytest.raises(UseError, match=f"plainlang.yaml: .*({reason})"):
        find_config(tmp_path)


def test_values_and_where_they_come_from() -> None:
    """A key that is written down comes from the file, even if it says the default."""
    rows = {row.key: (row.value, row.place) for row in origins(parse_config("x.yaml", "# a\nfail-on: error\n"))}

    assert {("error", "x.yaml:2"), ("us-federal", "default")} == {rows["fail-on"], rows["profile"]}


def test_read_config_of_a_pyproject_without_us(tmp_path: Path) -> None:
    """It is all defaults."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "plainlang"\n')

    assert Config() == read_config(tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        pytest.param("select: [own/gizno]", "plainlang.yaml:2:10: There is no rule or theme “own/gizno”", id="select"),
        pytest.param("ignore: [gizno]", "plainlang.yaml:2:10: There is no rule or theme “gizno”", id="ignore"),
        pytest.param("rules: {own/gizno: {off: true}}", "plainlang.yaml:2:9: There is no rule or theme", id="rules"),
        pytest.param("rules: {own/gizmo: {of: true}}", "plainlang.yaml:2:21: The rule “own/gizmo”", id="rule key"),
        pytest.param("exclude: ['!']", "“exclude” has “!”", id="exclude"),
        pytest.param("baseline: gone.json", "gone.json” cannot be read", id="baseline"),
    ],
)
def test_faults_that_only_a_run_finds(config: str, said: str, tmp_path: Path) -> None:
    """They too name the place, and end with 2."""
    ran = cli(site(tmp_path, {"a.md": PLAIN}, f"rulesets: [rules]\n{config}\n"), "check", ".")

    assert (2, True) == (ran.code, said in ran.err)


def test_faults_that_only_a_run_finds_in_pyproject(tmp_path: Path) -> None:
    """The same from TOML, at the value."""
    site(tmp_path, {"a.md": PLAIN, "pyproject.toml": '[tool.plainlang]\nselect = [\n  "gizno",\n]\n'})
    (tmp_path / "plainlang.yaml").unlink()
    ran = cli(tmp_path, "check", "a.md")

    assert (2, True) == (ran.code, "pyproject.toml:3:3: There is no rule or theme “gizno”" in ran.err)


def test_rules_changed_by_a_configuration(tmp_path: Path) -> None:
    """`rules:` tunes a rule without copying it."""
    config = CONFIG + "rules: {own/gizmo: {severity: suggestion}, own/doodad: {off: true}}\n"
    ran = cli(site(tmp_path, {"a.md": "A gizmo and a doodad."}, config), "check", "a.md", "--output-format", "concise")

    assert [(0, 1, True)] == [(ran.code, ran.out.count("\n"), "suggestion own/gizmo" in ran.out)]


@pytest.mark.parametrize(("names", "expected"), [(["a.yaml", "b.yml", "c.txt"], 2), (["a.yaml"], 1)])
def test_a_folder_of_rulesets(names: list[str], expected: int, tmp_path: Path) -> None:
    """Every YAML file in it."""
    for name in names:
        (tmp_path / name).write_text(RULES)

    assert expected == len(load_rulesets([str(tmp_path)]))


def test_a_folder_without_rulesets(tmp_path: Path) -> None:
    """It is named, for something else was meant."""
    with pytest.raises(UseError, match="has no rule files"):
        load_rulesets([str(tmp_path)])


def test_a_name_on_the_command_line_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    """What stands in a comment or elsewhere in the file has nothing to do with a wrong option."""
    ran = cli(site(tmp_path, {"a.md": PLAIN}, f"# no gizno\n{CONFIG}"), "check", "a.md", "--select", "gizno")

    assert (2, False) == (ran.code, "plainlang.yaml" in ran.err)
