"""plainlang init: a configuration from what is there; it asks nothing and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from running import ERROR, PLAIN, cli

from plainlang.config import parse_config

HOOK = {"repo": "https://github.com/plainlang/plainlang", "rev": "v0.1.0", "hooks": [{"id": "plainlang"}]}
OTHER = """\
# Ours
default_language_version:
  python: python3.12
repos:
-   repo: https://example.gov/hooks   # a comment
    rev: v1
    hooks:
    -   id: trailing-whitespace

# the end
"""


def pages(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def written(folder: Path) -> dict[str, object]:
    """What the configuration says; it is one that plainlang reads."""
    text = (folder / "plainlang.yaml").read_text(encoding="utf-8")
    parse_config(str(folder / "plainlang.yaml"), text)
    found: dict[str, object] = yaml.safe_load(text)
    return found


@pytest.mark.parametrize(
    ("files", "expected", "said"),
    [
        pytest.param({}, {"profile": "us-federal", "fail-on": "error"}, "no page yet", id="nothing"),
        pytest.param({"a.md": PLAIN}, {"profile": "us-federal", "fail-on": "error"}, "1 page.", id="a page"),
        pytest.param(
            {"mkdocs.yml": "site_url: https://www.example.gov.uk/\n", "docs/a.md": PLAIN, "site/a.html": "<p>a"},
            {"profile": "govuk", "fail-on": "error", "exclude": ["/site/"]},
            "1 page, built with MkDocs.",
            id="MkDocs",
        ),
        pytest.param(
            {
                "_config.yml": "title: x\n", "CNAME": "www.nhs.uk\n", "README.md": PLAIN, "_includes/x.html": "<p>a",
                "index.md": "---\ntitle: A\nintro: We help people who look for work.\n---\n",
            },
            {
                "profile": "nhs", "fail-on": "error", "exclude": ["/_includes/", "/README.md"],
                "prose-keys": {"intro": "description"},
            },
            "1 page, built with Jekyll.",
            id="Jekyll",
        ),
    ],
)  # fmt: skip
def test_what_is_written(files: dict[str, str], expected: dict[str, object], said: str, tmp_path: Path) -> None:
    """The keys that this repository needs, and no other."""
    ran = cli(pages(tmp_path, files), "init")

    assert (0, "") == (ran.code, ran.err)
    assert expected == written(tmp_path)
    assert said in ran.out


def test_the_reasons_are_written(tmp_path: Path) -> None:
    """Each line says what was seen, and the first tells editors which keys there are."""
    pages(tmp_path, {"mkdocs.yml": "site_url: https://www.example.gov.uk/\n", "docs/a.md": PLAIN})
    cli(tmp_path, "init")
    text = (tmp_path / "plainlang.yaml").read_text()

    assert text.startswith("# yaml-language-server: $schema=https://")
    assert "# Found: MkDocs (mkdocs.yml); 1 page (1 .md)" in text
    assert "profile: govuk    # mkdocs.yml says www.example.gov.uk; see" in text
    assert "  - /site/    # MkDocs writes this" in text


@pytest.mark.parametrize(
    ("files", "args", "said"),
    [
        ({"plainlang.yaml": "profile: va\n"}, (), "plainlang.yaml exists. --diff shows"),
        ({"plainlang.yaml": "profil: va\n"}, (), "plainlang.yaml"),
        ({"pyproject.toml": "[tool.plainlang]\nprofile = 'va'\n"}, ("--force",), "There is a configuration already"),
        ({".plainlang.yaml": "profile: va\n"}, ("--force",), "There is a configuration already"),
        ({}, ("gone",), "There is no folder “gone”"),
        ({"a.md": PLAIN}, ("a.md",), "a.md"),
    ],
    ids=["there is one", "a wrong one", "in pyproject.toml", "with another name", "no folder", "a file"],
)
def test_nothing_is_overwritten(files: dict[str, str], args: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """It ends with 2, says why, and leaves every file as it was."""
    ran = cli(pages(tmp_path, files), "init", *args)

    assert (2, True) == (ran.code, said in ran.err), ran.err
    assert files == {name: (tmp_path / name).read_bytes().decode() for name in files}
    assert set(files) == {path.name for path in tmp_path.iterdir()} - {".cache"}


def test_force(tmp_path: Path) -> None:
    """It replaces what is there."""
    cli(pages(tmp_path, {"plainlang.yaml": "profile: va\n", "a.md": PLAIN}), "init", "--force")

    assert "us-federal" == written(tmp_path)["profile"]


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
@pytest.mark.parametrize("before", ["", "profile: va\n"], ids=["nothing there", "one there"])
def test_shown_only(option: str, before: str, tmp_path: Path) -> None:
    """The new file, or what would change; nothing is written."""
    files = {"a.md": PLAIN, **({"plainlang.yaml": before} if before else {})}
    ran = cli(pages(tmp_path, files), "init", option, "--pre-commit", "--baseline")

    assert (0, "") == (ran.code, ran.err)
    assert ("-profile: va" if before else "profile: us-federal    # the default") in ran.out
    assert "repo: https://github.com/plainlang/plainlang" in ran.out
    assert set(files) == {path.name for path in tmp_path.iterdir()} - {".cache"}


def test_baseline(tmp_path: Path) -> None:
    """What is found today does not fail tomorrow; a new finding does."""
    pages(tmp_path, {"docs/a.md": "[click here](x.md)\n"})
    ran = cli(tmp_path, "init", "--baseline")
    before, _ = cli(tmp_path, "check", "."), (tmp_path / "docs/b.md").write_text("[click here](x.md)\n")

    assert (0, "", 0, 1) == (ran.code, ran.err, before.code, cli(tmp_path, "check", ".").code)
    assert "plainlang-baseline.json" == written(tmp_path)["baseline"]


def test_baseline_that_is_there(tmp_path: Path) -> None:
    """It is kept, and used."""
    pages(tmp_path, {"a.md": PLAIN, "plainlang-baseline.json": "{}"})
    ran = cli(tmp_path, "init", "--baseline")

    assert ("{}", True) == ((tmp_path / "plainlang-baseline.json").read_text(), "is as it was" in ran.out)
    assert "plainlang-baseline.json" == written(tmp_path)["baseline"]


def test_baseline_of_nothing(tmp_path: Path) -> None:
    """A repository without pages gets none."""
    ran = cli(tmp_path, "init", "--baseline")

    assert (0, False) == (ran.code, "baseline" in written(tmp_path))


@pytest.mark.parametrize(
    ("before", "newline"),
    [
        pytest.param("", "\n", id="no file"),
        pytest.param(OTHER, "\n", id="another hook"),
        pytest.param(OTHER.rstrip("\n"), "\n", id="a comment, no newline at the end"),
        pytest.param(OTHER.split("\n\n#")[0], "\n", id="no newline at the end"),
        pytest.param(OTHER.replace("\n", "\r\n"), "\r\n", id="Windows"),
        pytest.param(OTHER + "ci:\n  skip: [x]\n", "\n", id="keys below"),
        pytest.param(OTHER.replace("\n-  ", "\n  -  ").replace("\n    ", "\n      "), "\n", id="indented"),
        pytest.param("\ufeff" + OTHER.replace("# Ours\n", ""), "\n", id="with a BOM"),
        pytest.param(OTHER + "-   repo: x\n    hooks:\n      - id: plainlang-rules\n", "\n", id="for rules only"),
    ],
)
def test_pre_commit(before: str, newline: str, tmp_path: Path) -> None:
    """Our hook comes last among the repositories; the rest is kept byte for byte."""
    path = tmp_path / ".pre-commit-config.yaml"
    pages(tmp_path, {"a.md": PLAIN, **({path.name: before} if before else {})})
    ran = cli(tmp_path, "init", "--pre-commit")
    after = path.read_bytes().decode()
    old = yaml.safe_load(before.lstrip("\ufeff")) if before else {"repos": []}

    assert (0, "") == (ran.code, ran.err)
    assert {**old, "repos": [*old["repos"], HOOK]} == yaml.safe_load(after.lstrip("\ufeff"))
    assert after.count(newline) == after.count("\n")
    lines = after.splitlines()
    assert [] == [line for line in before.splitlines() if line not in lines]
    added = len(lines) - len(before.splitlines())
    assert (5 if not before else 4) == added


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("repos: [{repo: x, rev: y, hooks: [{id: z}]}]\n", "Paste this below “repos:”"),
        ("repos: []\n", "Paste this below “repos:”"),
        ("[]\n", "Paste this below “repos:”"),
        ("repos:\n  - [\n", "Paste this below “repos:”"),
        ("x: &a 1\nrepos: *a\n", "Paste this below “repos:”"),
        ("repos:\n  - repo: x\n    rev: y\n    hooks:\n      - id: plainlang-fix\n", "has a plainlang hook already"),
    ],
    ids=["in brackets", "empty", "a list", "no YAML", "an alias", "there is one"],
)
def test_pre_commit_in_doubt(before: str, said: str, tmp_path: Path) -> None:
    """The file is left alone, and one is told what to paste."""
    path = tmp_path / ".pre-commit-config.yaml"
    pages(tmp_path, {"a.md": PLAIN, path.name: before})
    ran = cli(tmp_path, "init", "--pre-commit")

    assert (0, before) == (ran.code, path.read_text()), ran.err
    assert said in ran.out


def test_pre_commit_that_is_no_text(tmp_path: Path) -> None:
    """It is refused before anything is written."""
    (tmp_path / ".pre-commit-config.yaml").write_bytes(b"repos: \xff\n")
    ran = cli(tmp_path, "init", "--pre-commit")

    assert (2, False) == (ran.code, (tmp_path / "plainlang.yaml").exists())
    assert ".pre-commit-config.yaml: this file is not UTF-8 text" in ran.err


def test_pre_commit_beside_a_configuration(tmp_path: Path) -> None:
    """The hook can be added later; the configuration stays as it is."""
    pages(tmp_path, {"a.md": ERROR, "plainlang.yaml": "profile: va\n"})
    ran = cli(tmp_path, "init", "--pre-commit")

    assert (0, {"profile": "va"}) == (ran.code, written(tmp_path))
    assert (tmp_path / ".pre-commit-config.yaml").exists()


def test_what_to_do_next(tmp_path: Path) -> None:
    """The next commands, for this repository."""
    files = {f"docs/{i}.md": PLAIN for i in range(30)}
    (tmp_path / ".git").mkdir()
    ran = cli(pages(tmp_path, {**files, "docs/a.docx": ""}), "init", "--pre-commit")
    steps = [line.split("    #")[0].strip() for line in ran.out.split("Next:\n")[1].splitlines()]

    assert [
        "pip install 'plainlang-lint[docx]'",
        "plainlang check docs/",
        "plainlang init --force --baseline",
        "pre-commit install",
        "git add .pre-commit-config.yaml plainlang.yaml",
    ] == steps
