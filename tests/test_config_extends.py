"""What a configuration builds on: files, folders and packages; how they are merged; and from where paths count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec
from running import CONFIG, ERROR, RULES, WARNING, cli, site

from plainlang.config import Choices, find_config, read_config
from plainlang.config.globs import rebased
from plainlang.errors import ConfigError
from plainlang.vocabulary import Vocabulary

MERGED = [
    pytest.param("profile: va", "", {"profile": "va"}, id="what only the base says"),
    pytest.param("profile: va", "profile: nhs", {"profile": "nhs"}, id="the nearest wins"),
    pytest.param("fail-on: never", "fail-on: error", {"fail_on": "error"}, id="even with a default"),
    pytest.param("ignore: [verbs]", "ignore: [links, verbs]", {"ignore": ("verbs", "links")}, id="ignore adds up"),
    pytest.param("ignore: [verbs, links]", "select: verbs", {"ignore": ("links",)}, id="what is selected nearer is on"),
    pytest.param("select: verbs", "ignore: verbs", {"select": ("verbs",), "ignore": ("verbs",)}, id="and ignored"),
    pytest.param("select: [verbs]", "select: [links]", {"select": ("links",)}, id="select is replaced"),
    pytest.param("select: [verbs]", "select: []", {"select": ()}, id="by nothing"),
    pytest.param(
        "severities: {verbs: off, links: error}", "severities: {verbs: error}",
        {"severities": {"verbs": "error", "links": "error"}}, id="severities by name",
    ),
    pytest.param(
        "severities: {verbs/passive: off}", "rules: {verbs/passive: {severity: error}}", {"severities": {}},
        id="a nearer change of the rule wins",
    ),
    pytest.param(
        "vocabulary: {known: [VA, SSI], explain: [COLA]}", "vocabulary: {known: [COLA], explain: [SSI]}",
        {"vocabulary": Vocabulary(("VA", "COLA"), ("SSI",))}, id="words add up, and the nearest says what they are",
    ),
    pytest.param(
        "prose-keys: {a: title, b: title}", "prose-keys: {b: summary}",
        {"prose_keys": {"a": "title", "b": "summary"}}, id="prose keys by name",
    ),
]  # fmt: skip


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Files in folders."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def faults(path: Path) -> list[tuple[str, int, int, str]]:
    """The name of the file, line, column and text of each fault."""
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    return [(Path(f.path).name, f.line, f.column, f"{f.text} {f.hint}") for f in caught.value.faults]


@pytest.mark.parametrize(("base", "own", "expected"), MERGED)
def test_merging(base: str, own: str, expected: dict[str, object], tmp_path: Path) -> None:
    """The nearest wins key by key; some lists and mappings add up."""
    tree(tmp_path, {"base.yaml": base, "plainlang.yaml": f"extends: base.yaml\n{own}\n"})
    choices = find_config(tmp_path).choices

    assert expected == {name: getattr(choices, name) for name in expected}
    assert Choices().history == choices.history


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("base.yaml", "base.yaml"),
        ("./base.yaml", "base.yaml"),
        ("common", "common/plainlang.yaml"),
        ("../up/pyproject.toml", "../up/pyproject.toml"),
    ],
)
def test_what_can_be_extended(name: str, place: str, tmp_path: Path) -> None:
    """A file, a folder, a pyproject.toml; from the folder of the file that says so."""
    text = '[tool.plainlang]\nprofile = "va"\n' if place.endswith("toml") else "profile: va\n"
    tree(tmp_path, {f"a/{place}": text, "a/plainlang.yaml": f"extends: {name}\n"})

    assert "va" == find_config(tmp_path / "a").profile


def test_several_and_a_common_base(tmp_path: Path) -> None:
    """Later ones in the list are nearer; a base of two is read once, before both."""
    files = {
        "d.yaml": "profile: va\nignore: [links]\n",
        "b.yaml": "extends: d.yaml\nprofile: nhs\n",
        "c.yaml": "extends: d.yaml\nmode: prose\n",
        "plainlang.yaml": "extends: [b.yaml, c.yaml]\n",
    }
    config = find_config(tree(tmp_path, files))

    assert ("nhs", "prose", ("links",)) == (config.profile, config.choices.mode, config.ignore)
    assert ["d.yaml", "b.yaml", "c.yaml", "plainlang.yaml"] == [Path(layer.path).name for layer in config.layers]


def test_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found by its name and read as a file; its code never runs."""
    tree(tmp_path, {"lib/agency_rules/__init__.py": "raise SystemExit", "lib/agency_rules/plainlang.yaml": CONFIG})
    tree(tmp_path, {"lib/agency_rules/rules/own.yaml": RULES, "site/plainlang.yaml": "extends: agency_rules\n"})
    tree(tmp_path, {"site/a.md": ERROR})
    monkeypatch.syspath_prepend(tmp_path / "lib")
    ran = cli(tmp_path / "site", "check", "a.md", "--output-format", "concise")

    assert (1, True) == (ran.code, ran.out.startswith("a.md:1:9: error own/gizmo"))


def test_paths_of_a_base_count_from_the_base(tmp_path: Path) -> None:
    """Rules, the baseline and the history too."""
    files = {
        "common/base.yaml": f"{CONFIG}baseline: old.json\nhistory: {{file: scores.jsonl}}\n",
        "common/rules/own.yaml": RULES,
        "site/plainlang.yaml": "extends: ../common/base.yaml\n",
    }
    config = find_config(tree(tmp_path, files) / "site")
    paths = (*config.ruleset_paths(), config.choices.baseline, config.choices.history.file)

    assert ["rules/own.yaml", "old.json", "scores.jsonl"] == [
        Path(path).resolve().relative_to(tmp_path.resolve() / "common").as_posix() for path in paths
    ]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        pytest.param("plainlang.yaml", ["site/b.md", "site/drafts/d.md"], id="above: from there"),
        pytest.param("common/plainlang.yaml", ["site/a.md", "site/drafts/d.md"], id="elsewhere: from the nearest"),
    ],
)
def test_patterns_of_a_base(base: str, expected: list[str], tmp_path: Path) -> None:
    """A file above knows these pages; one that is shared does not know where it is used."""
    own = f"extends: ../{base}\nexclude: [/c.md]\n"
    site(tmp_path, {"site/plainlang.yaml": own, **{f"site/{n}.md": ERROR for n in ("a", "b", "c", "drafts/d")}})
    (tmp_path / "plainlang.yaml").unlink()
    tree(tmp_path, {base: CONFIG.replace("rules/", f"{tmp_path.as_posix()}/rules/") + "exclude: [site/a.md, /b.md]\n"})
    ran = cli(tmp_path, "check", "site", "--output-format", "json")

    assert expected == [report["path"] for report in json.loads(ran.out)["reports"]]


@given(
    st.sampled_from(["a", "*.md", "/a", "b/", "b/a.md", "**/a.md", "b/**", "!a", "a*", "b/*.md", "!b/a.md"]),
    st.lists(st.sampled_from(["a", "b", "a.md", "c d"]), min_size=1, max_size=4),
)
def test_patterns_written_for_a_folder_above(pattern: str, path: list[str]) -> None:
    """They name the same pages there, and none outside."""
    inside = (
        GitIgnoreSpec.from_lines(["*", pattern]) if pattern.startswith("!") else GitIgnoreSpec.from_lines([pattern])
    )
    moved = rebased(pattern, "x [1]/y")
    above = GitIgnoreSpec.from_lines(["*", moved]) if pattern.startswith("!") else GitIgnoreSpec.from_lines([moved])
    name = "/".join(path)

    assert inside.match_file(name) == above.match_file(f"x [1]/y/{name}")
    assert pattern.startswith("!") or not above.match_file(f"z/{name}")


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        pytest.param("extends: gone.yaml\n", 1, 10, "no file or folder “gone.yaml”", id="a file"),
        pytest.param("mode: prose\nextends:\n  - ok.yaml\n  - ../x/\n", 4, 5, "no file or folder “../x/”", id="folder"),
        pytest.param("extends: [empty]\n", 1, 11, "has no plainlang.yaml", id="an empty folder"),
        pytest.param("extends: no_such_pack\n", 1, 10, "installed package “no_such_pack”", id="a package"),
        pytest.param("extends: plainlang.yaml\n", 1, 10, "cannot extend itself", id="itself"),
        pytest.param("extends: ''\n", 1, 10, "needs the name", id="nothing"),
        pytest.param("extends: {a: b}\n", 1, 10, "must be a text", id="a mapping"),
        pytest.param("extends: bytes.yaml\n", 1, 10, "not UTF-8", id="one that cannot be read"),
    ],
)
def test_what_cannot_be_extended(text: str, line: int, column: int, said: str, tmp_path: Path) -> None:
    """The fault stands where it is asked for."""
    tree(tmp_path, {"plainlang.yaml": text, "ok.yaml": "", "empty/x.txt": ""})
    (tmp_path / "bytes.yaml").write_bytes(b"\xff")
    [(name, at_line, at_column, shown)] = faults(tmp_path / "plainlang.yaml")

    assert ("plainlang.yaml", line, column, True) == (name, at_line, at_column, said in shown)


def test_a_circle(tmp_path: Path) -> None:
    """It is found where it closes, however long it is."""
    tree(
        tmp_path,
        {"plainlang.yaml": "extends: b.yaml\n", "b.yaml": "extends: c.yaml\n", "c.yaml": "\nextends: b.yaml\n"},
    )
    [(name, line, column, shown)] = faults(tmp_path / "plainlang.yaml")

    assert ("c.yaml", 2, 10, True) == (name, line, column, "“b.yaml” extends this file" in shown)


def test_every_fault_of_every_file(tmp_path: Path) -> None:
    """The nearest file first, each from the top; names of rules too."""
    files = {
        "plainlang.yaml": "extends: [b.yaml, pyproject.toml]\nfail-on: x\nselect: [verbs, nope]\n",
        "b.yaml": "profil: va\nseverities: {verbz: error}\nrules: {verbs/passive: {severty: error}}\n",
        "pyproject.toml": '[tool.plainlang]\nmax = "a"\n[[tool.plainlang.overrides]]\nfiles = "a"\nignore = [\n"x"]\n',
    }
    tree(tmp_path, files)

    assert {
        ("plainlang.yaml", 2, 10), ("plainlang.yaml", 3, 17), ("b.yaml", 1, 1), ("b.yaml", 2, 14), ("b.yaml", 3, 25),
        ("pyproject.toml", 2, 7), ("pyproject.toml", 6, 1),
    } == {found[:3] for found in faults(tmp_path / "plainlang.yaml")}  # fmt: skip


def test_a_base_decides_in_a_run(tmp_path: Path) -> None:
    """Of a configuration that says nothing itself."""
    site(tmp_path, {"base.yaml": CONFIG + "fail-on: warning\n", "a.md": WARNING}, "extends: base.yaml\n")

    assert [1, 0] == [cli(tmp_path, "check", "a.md", *more).code for more in ((), ("--fail-on", "error"))]
