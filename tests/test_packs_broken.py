"""Packs with something wrong in them: each fault names the file, the line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaged import FILES, PROFILE, THEME, install

from plainlang import Linter
from plainlang.config import parse_config
from plainlang.errors import ConfigError, UseError


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where packages are installed, on Python's path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {"acme.yaml": THEME.replace("swap: {gizmo", "swp: {gizmo")},
            "acme.yaml:10:5: The rule “gizmo” has no known kind. Did you mean “swap”?",
            id="a key",
        ),
        pytest.param(
            {"a.yaml": THEME.replace("theme: acme", "theme: verbs")},
            "a.yaml:2:1: There is a theme “verbs” in plainlang itself already",
            id="the name of a shipped theme",
        ),
        pytest.param(
            {**FILES, "profiles/va.yaml": PROFILE},
            "va.yaml:1:1: There is a profile “va” in plainlang itself already",
            id="the name of a shipped profile",
        ),
        pytest.param(
            {**FILES, "profiles/acme-web.yaml": PROFILE.replace("profile: acme-web", "profile: web")},
            "acme-web.yaml:2:10: The profile in acme-web.yaml must be named “acme-web”",
            id="a profile with another name",
        ),
        pytest.param(
            {**FILES, "profiles/acme-web.yaml": PROFILE.replace("[acme]", "[acne]")},
            "acme-web.yaml:7:9: There is no theme “acne”. Did you mean “acme”?",
            id="a theme in a profile",
        ),
        pytest.param(
            {**FILES, "profiles/acme-web.yaml": PROFILE.replace("extends: neutral", "extends: acme-web")},
            "acme-web.yaml:6:10: “acme-web” cannot build on “acme-web”",
            id="a profile on itself",
        ),
        pytest.param({**FILES, "profiles/acme-web.yaml": ""}, "acme-web.yaml:1:1: This profile is empty", id="nothing"),
    ],
)
def test_a_broken_pack(files: dict[str, str], said: str, site: Path) -> None:
    """Each fault names the file in the pack, the line and the column."""
    install(site, files)
    with pytest.raises(ConfigError) as caught:
        Linter(rulesets=("acme",), profile="acme-web" if "profiles/acme-web.yaml" in files else None)

    assert said in str(caught.value)


def test_two_packs_with_one_theme(site: Path) -> None:
    """The second says where the first is."""
    first = install(site)
    install(site, {"x.yaml": THEME}, "other", "other_rules")
    with pytest.raises(ConfigError, match="this one needs another name") as caught:
        Linter(rulesets=("acme", "other"))

    assert f"“acme” in {first} already" in str(caught.value)


def test_two_packs_with_one_profile(site: Path) -> None:
    """Likewise."""
    install(site)
    install(site, {"profiles/acme-web.yaml": PROFILE}, "other", "other_rules")
    with pytest.raises(ConfigError, match=r"There is a profile “acme-web” in .*acme_rules"):
        Linter(rulesets=("acme", "other"))


def test_a_pack_without_rules(site: Path) -> None:
    """It is an error; one with profiles alone is none."""
    install(site, {"notes.txt": ""})
    with pytest.raises(UseError, match="has no rule files"):
        Linter(rulesets=("acme",))
    folder = install(site, {"profiles/calm.yaml": PROFILE.replace("acme-web", "calm").split("themes")[0]})

    assert ("acme", "calm") == (folder.parts[-2][:4], Linter(rulesets=("acme",), profile="calm").rules.profile)


def test_an_unknown_pack_in_a_configuration(tmp_path: Path) -> None:
    """The fault stands at its place."""
    config = parse_config(str(tmp_path / "plainlang.yaml"), "select: [verbs]\nrulesets: [acne]\n")
    with pytest.raises(ConfigError, match=r"plainlang.yaml:2:12: There is no ruleset “acne”"):
        Linter(config=config)
