"""Rulesets that come in packages: found by name, read as files, never run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaged import FILES, RAISES, THEME, install
from running import ERROR, PLAIN, RULES, WARNING, child, cli

from plainlang import Linter
from plainlang.errors import UnknownNameError, UseError
from plainlang.packs import Pack, folder_of, installed_packs, place_of
from plainlang.rule_files import load_profiles, load_rulesets

ACME_FILES = {f"acme_rules/{name}": text for name, text in FILES.items()}
ACME = ("--ruleset", "acme", "--select", "acme")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where packages are installed, on Python's path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_an_installed_pack(site: Path) -> None:
    """Its name, package and version come from its metadata."""
    install(site)

    assert Pack("acme", "acme_rules.house", "acme-rules", "1.2") in installed_packs()


@pytest.mark.parametrize(
    ("name", "package", "points", "asked"),
    [
        pytest.param("acme", "acme_rules", None, "acme", id="a whole package"),
        pytest.param("acme", "acme_rules.house", None, "acme", id="a folder in a package"),
        pytest.param("acme", "acme_rules.a.b", None, "acme", id="a folder deep in a package"),
        pytest.param("acme-words", "acme_rules", None, "acme-words", id="a name with a hyphen"),
        pytest.param(
            "acme", "acme_rules", "[plainlang.rulesets]\nacme = acme_rules:rules\n", "acme", id="an attribute"
        ),
        pytest.param("acme", "acme_rules.house", None, "Acme_Rules", id="what pip installs"),
        pytest.param("acme", "acme_rules.house", "[other]\nx = y\n", "acme_rules.house", id="a package by its name"),
    ],
)
def test_the_folder_of_a_pack(name: str, package: str, points: str | None, asked: str, site: Path) -> None:
    """A pack is found by the name it announces, or as a package; nothing of it is imported."""
    folder = install(site, name=name, package=package, points=points)

    assert folder == folder_of(asked)
    assert "acme_rules" not in sys.modules


def test_a_package_without_init(site: Path) -> None:
    """A folder on Python's path will do."""
    folder = install(site)
    (site / "acme_rules/__init__.py").unlink()

    assert folder == folder_of("acme")


def test_a_package_that_is_imported_already(site: Path) -> None:
    """It is found where it is."""
    install(site, package="acme_rules")
    (site / "acme_rules/__init__.py").write_text("")
    __import__("acme_rules")

    assert site / "acme_rules" == folder_of("acme")
    del sys.modules["acme_rules"]


def test_the_packages_do_raise(site: Path) -> None:
    """Or no test here would show that nothing is imported."""
    install(site)
    with pytest.raises(SystemExit, match="was imported"):
        __import__("acme_rules")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param("acne", "There is no ruleset “acne”. Did you mean “acme”? No file or folder", id="near"),
        pytest.param("house_words", "pip install house-words", id="how to install it"),
        pytest.param("lost.rules", "There is no ruleset “lost.rules”.", id="a folder of no package"),
        pytest.param("..", "There is no ruleset “..”", id="no name"),
        pytest.param("ends.", "There is no ruleset “ends.”", id="no package"),
    ],
)
def test_an_unknown_name(asked: str, said: str, site: Path) -> None:
    """It is refused, with near names and how to install what is missing."""
    install(site)
    with pytest.raises(UnknownNameError) as caught:
        folder_of(asked)

    assert said in str(caught.value)


@pytest.mark.parametrize("points", ["acme = gone_rules", "acme = acme_rules.gone", "acme = 4 2", "acme = os"])
def test_a_pack_that_announces_what_is_not_there(points: str, site: Path) -> None:
    """It says which package, and what to do."""
    install(site, points=f"[plainlang.rulesets]\n{points}\n")
    with pytest.raises(UseError, match="but there is no such folder"):
        folder_of("acme")


def test_a_damaged_package_does_not_stop_others(site: Path) -> None:
    """Its neighbours are found."""
    install(site, points="[plainlang.rulesets\nacme\n===")
    install(site, name="other", package="other_rules")

    assert {"other"} == {pack.name for pack in installed_packs()} & {"acme", "other"}


@pytest.mark.parametrize(
    ("name", "there", "expected"),
    [
        ("acme", (), "site/acme_rules/house"),
        ("acme", ("acme/a.yaml",), "acme"),
        ("./acme", (), "acme"),
        ("acme.yaml", (), "acme.yaml"),
        ("style/acme", (), "style/acme"),
    ],
    ids=["a pack", "a folder comes first", "a path with a dot", "a file", "a path"],
)
def test_the_place_of_a_name(name: str, there: tuple[str, ...], expected: str, site: Path, tmp_path: Path) -> None:
    """A path goes before a pack, seen from the folder of the configuration."""
    install(site)
    for path in there:
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(RULES)

    assert tmp_path / expected == place_of(name, str(tmp_path))


def test_what_is_loaded(site: Path) -> None:
    """Every theme of the pack, its profiles, and no configuration in it."""
    folder = install(site, {**FILES, "more.yml": THEME, "plainlang.yaml": "profile: va\n", "README.md": PLAIN})

    assert [folder / "acme.yaml", folder / "more.yml"] == [Path(file.path) for file in load_rulesets(["acme"])]
    assert {"acme-web": str(folder / "profiles/acme-web.yaml")} == {
        name: file.path for name, file in load_profiles(["acme"]).items()
    }


@pytest.mark.parametrize(
    ("config", "args", "expected"),
    [
        pytest.param("rulesets: [acme]\nselect: [acme]\n", (), 0, id="its theme"),
        pytest.param("", ACME, 0, id="its theme, by an option"),
        pytest.param("rulesets: [acme]\nprofile: acme-web\n", (), 1, id="its profile"),
        pytest.param("", ("--ruleset", "acme", "--profile", "acme-web"), 1, id="its profile, by an option"),
        pytest.param("rulesets: [acme]\n", ("--profile", "acme-web"), 1, id="its profile, both ways"),
    ],
)
def test_check_with_a_pack(config: str, args: tuple[str, ...], expected: int, site: Path, tmp_path: Path) -> None:
    """Through the command line; the profile makes an error of a warning."""
    install(site)
    (tmp_path / "plainlang.yaml").write_text(config)
    (tmp_path / "a.md").write_text(WARNING)
    ran = cli(tmp_path, "check", "a.md", *args)

    assert (expected, True) == (ran.code, "acme/doodad" in ran.out), ran.err


@pytest.mark.parametrize(
    ("config", "args"),
    [
        pytest.param("profile: acme-web\n", (), id="alone"),
        pytest.param("profile: acme-web\nrulesets: [own.yaml]\n", (), id="with other rules"),
        pytest.param("overrides: [{files: [a.md], profile: acme-web}]\n", (), id="for a page"),
        pytest.param("", ("--profile", "acme-web"), id="an option"),
    ],
)
def test_a_profile_without_its_pack(config: str, args: tuple[str, ...], site: Path, tmp_path: Path) -> None:
    """Who names the profile and forgets the pack is told which one has it."""
    install(site)
    (tmp_path / "own.yaml").write_text(RULES)
    (tmp_path / "plainlang.yaml").write_text(config)
    ran = cli(tmp_path, "check", "a.md", *args)

    assert 2 == ran.code
    assert "There is no profile “acme-web”. The pack “acme” has it. Use the pack too: write “rulesets: [acme]”." in (
        ran.err
    )


def test_in_a_process_of_its_own(site: Path, tmp_path: Path) -> None:
    """From an installed program to a finding; nothing of the package runs."""
    install(site)
    (tmp_path / "a.md").write_text(ERROR)
    ran = child(tmp_path, "check", "a.md", *ACME, env={"PYTHONPATH": str(site)})

    assert (1, "This run failed: 1 error.\n") == (ran.code, ran.err)
    assert "acme/gizmo" in ran.out


def test_a_profile_chooses_among_the_themes_of_its_pack(site: Path) -> None:
    """Without one, all of them run."""
    install(site, {**FILES, "spare.yaml": RULES.replace("theme: own", "theme: spare")})

    def running(**choices: object) -> set[str]:
        return {rule.theme for rule in Linter(rulesets=("acme",), **choices).rules.rules} & {"acme", "spare"}  # type: ignore[arg-type]

    assert {"acme", "spare"} == running()
    assert {"acme"} == running(profile="acme-web")
    assert {"spare"} == running(profile="acme-web", select=("spare",))


def test_the_profile_of_a_pack_is_shown(site: Path, tmp_path: Path) -> None:
    """By name, and in the list of all; its neighbours are as they were."""
    install(site)
    shown, every = (cli(tmp_path, "profiles", *args, "--ruleset", "acme") for args in (("acme-web",), ()))

    assert (0, True) == (shown.code, "Acme for the web (acme-web)" in shown.out), shown.err
    assert {"acme-web", "us-federal"} <= {line.split()[0] for line in every.out.splitlines() if line}
    assert "Did you mean “acme-web”" in cli(tmp_path, "profiles", "acme-wbe", "--ruleset", "acme").err


@pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed")
def test_the_package_in_the_docs(tmp_path: Path) -> None:
    """The pyproject.toml of docs/rulesets.md, built and installed by pip."""
    page = (Path(__file__).parent.parent / "docs/rulesets.md").read_text(encoding="utf-8")
    project = re.search(r"```toml\n(\[build-system\].*?)```", page, re.S)
    assert project
    for name, text in {"pyproject.toml": project[1], "acme_rules/__init__.py": RAISES, **ACME_FILES}.items():
        (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / name).write_text(text, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "--target", str(tmp_path / "site"), str(tmp_path / "source")], check=True, capture_output=True
    )
    (tmp_path / "plainlang.yaml").write_text("rulesets: [acme]\nprofile: acme-web\n")
    (tmp_path / "a.md").write_text(WARNING)
    env = {"PYTHONPATH": str(tmp_path / "site")}
    listed, ran = child(tmp_path, "rules", "packs", env=env), child(tmp_path, "check", "a.md", env=env)

    assert "acme    1.0    1 theme, 3 rules, 1 profile (acme-web)" in listed.out
    assert (1, True) == (ran.code, "acme/doodad" in ran.out), ran.err


LISTS: list[tuple[str, Callable[[Path], object], str]] = [
    ("one", install, "acme    1.2    1 theme, 3 rules, 1 profile (acme-web)"),
    ("broken", lambda site: install(site, {"acme.yaml": "schema: 2\n"}), "acme    1.2    3 faults: see"),
    ("lost", lambda site: install(site, points="[plainlang.rulesets]\nacme = gone\n"), "says that its rules are in"),
    ("none", lambda site: None, "No package with rules is installed"),
]


@pytest.mark.parametrize(("setup", "said"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_the_list_of_packs(
    setup: Callable[[Path], object], said: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`plainlang rules packs` names each with its version, rules and place, and says what is wrong with one."""
    setup(site)
    (tmp_path / "acme").mkdir()  # a folder of that name is another thing
    ran = cli(tmp_path, "rules", "packs")

    assert (0, True) == (ran.code, said in ran.out), ran
    assert RAISES not in ran.err
