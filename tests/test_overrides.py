"""Other choices for some pages, or for some parts of them; and who looks after which pages."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from unittest.mock import patch

import pytest
from running import CONFIG, ERROR, SUGGESTION, WARNING, cli, site

import plainlang
from plainlang import Linter
from plainlang.config import find_config, parse_config
from plainlang.nearest import Linters

ALL = f"{ERROR}\n{WARNING}\n{SUGGESTION}"
PAGE = """\
# A gizmo

A gizmo and a doodad.

- A gizmo

## For experts

A gizmo.

### Notes

A doodad.

| Name |
|------|
| Use the gizmo here. |

## Notes

A gizmo. Perhaps.
"""
FILES = [
    pytest.param("{files: news/, ignore: own/gizmo}", "news/a.md", ["doodad", "perhaps"], id="ignore"),
    pytest.param("{files: news/, ignore: own/gizmo}", "a.md", ["gizmo", "doodad", "perhaps"], id="another page"),
    pytest.param("{files: ['*.md', '!/a.md'], select: own/gizmo}", "a.md", ["gizmo", "doodad", "perhaps"], id="!"),
    pytest.param("{files: a.md, select: [own/doodad]}", "news/deep/a.md", ["doodad"], id="select, at any depth"),
    pytest.param("{files: /a.md, select: [own/doodad]}", "news/a.md", ["gizmo", "doodad", "perhaps"], id="from here"),
    pytest.param("{files: news/**, severities: {own: off, own/gizmo: error}}", "news/a.md", ["gizmo"], id="severities"),
    pytest.param("{files: news/, rules: {own: {off: true}}}", "news/a.md", [], id="rules"),
    pytest.param("{files: news/, select: own/gizmo}, {files: a.md, select: own}", "news/a.md",
                 ["gizmo", "doodad", "perhaps"], id="the later wins"),
    pytest.param("{files: news/, ignore: own/gizmo}, {files: a.md, select: own/gizmo}", "news/a.md", ["gizmo"],
                 id="what a later one selects is on"),
    pytest.param("{files: news/, rules: {own/gizmo: {off: true}}}, {files: a.md, rules: {own/gizmo: {off: false}}}",
                 "news/a.md", ["gizmo", "doodad", "perhaps"], id="the later change of a rule"),
]  # fmt: skip
SECTIONS = [
    pytest.param("{roles: heading, ignore: own/gizmo}", "3e 3w 5e 9e 13w 17e 21e 21s", id="a role"),
    pytest.param("{roles: [heading, item, cell], ignore: jargon}", "3e 3w 9e 13w 21e 21s", id="roles, a pillar"),
    pytest.param("{headings: for experts, ignore: own}", "1e 3e 3w 5e 21e 21s", id="a heading and what is below"),
    pytest.param("{headings: Notes, ignore: own}", "1e 3e 3w 5e 9e", id="two with one text"),
    pytest.param("{headings: For experts > Notes, ignore: own}", "1e 3e 3w 5e 9e 21e 21s", id="one below another"),
    pytest.param("{headings: A gizmo > Notes, ignore: own}", "1e 3e 3w 5e 9e 13w 17e", id="right below it"),
    pytest.param("{headings: 'for*', roles: paragraph, ignore: own}", "1e 3e 3w 5e 17e 21e 21s", id="both"),
    pytest.param("{headings: Notes, severities: {own: suggestion}}", "1e 3e 3w 5e 9e 13s 17s 21s 21s", id="severities"),
    pytest.param("{headings: Notes, severities: {own: off, own/gizmo: warning}}", "1e 3e 3w 5e 9e 17w 21w", id="off"),
    pytest.param("{headings: Notes, select: own/gizmo}", "1e 3e 3w 5e 9e 17e 21e", id="select"),
    pytest.param("{headings: Notes, select: own/gizmo, ignore: own}", "1e 3e 3w 5e 9e 17e 21e", id="most specific"),
    pytest.param("{headings: Notes, select: own, ignore: own}", "1e 3e 3w 5e 9e", id="ignore wins at one level"),
    pytest.param("{headings: Notes, ignore: own}, {roles: cell, select: own}", "1e 3e 3w 5e 9e 17e", id="later wins"),
    pytest.param("{files: news/, headings: Notes, ignore: own}", "1e 3e 3w 5e 9e 13w 17e 21e 21s", id="other files"),
    pytest.param("{files: p.md, headings: Notes, ignore: own}", "1e 3e 3w 5e 9e", id="these files"),
    pytest.param("{headings: none such, ignore: own}", "1e 3e 3w 5e 9e 13w 17e 21e 21s", id="no such heading"),
]


def checked(folder: Path, page: str) -> plainlang.Report:
    """The report for a page, its result kept."""
    with patch.dict("os.environ", XDG_CACHE_HOME=str(folder / ".cache")):
        [report] = plainlang.check_paths([folder / page], jobs=1)
    return report


@pytest.mark.parametrize(("overrides", "page", "expected"), FILES)
def test_files(overrides: str, page: str, expected: list[str], tmp_path: Path) -> None:
    """Any choice of rules may be another for some pages; the second time, out of the cache."""
    site(tmp_path, {page: ALL}, f"{CONFIG}overrides: [{overrides}]\n")
    found = [[f.rule.removeprefix("own/") for f in checked(tmp_path, page).findings] for _ in "12"]

    assert [expected, expected] == found


@pytest.mark.parametrize(("overrides", "expected"), SECTIONS)
def test_sections(overrides: str, expected: str, tmp_path: Path) -> None:
    """Findings are left out, or get another severity, by where they stand."""
    site(tmp_path, {"p.md": PAGE}, f"{CONFIG}overrides: [{overrides}]\n")
    found = [[f"{f.line}{f.severity[0]}" for f in checked(tmp_path, "p.md").findings] for _ in "12"]

    assert [expected.split(), expected.split()] == found


def test_other_sections_give_other_results(tmp_path: Path) -> None:
    """What is kept of one configuration is not used for another that differs in sections alone."""
    site(tmp_path, {"p.md": PAGE}, f"{CONFIG}overrides: [{{headings: Notes, ignore: own}}]\n")
    few = len(checked(tmp_path, "p.md").findings)
    (tmp_path / "plainlang.yaml").write_text(CONFIG)

    assert (5, 9) == (few, len(checked(tmp_path, "p.md").findings))


def test_the_score_counts_what_is_left(tmp_path: Path) -> None:
    """What a section leaves out does not weigh."""
    site(tmp_path, {"p.md": PAGE}, f"{CONFIG}overrides: [{{headings: '*', ignore: own}}]\n")
    report = checked(tmp_path, "p.md")

    assert (0, 100.0) == (report.score.pillars["jargon"].findings, report.score.pillars["jargon"].score)


def test_a_comment_in_a_section(tmp_path: Path) -> None:
    """A comment that silences what the section leaves out anyway is no fault."""
    page = "# A\n\nGo on.\n\n## Notes\n\nA gizmo. <!-- plainlang: ignore[own/gizmo] -->\n"
    site(tmp_path, {"p.md": page}, f"{CONFIG}overrides: [{{headings: Notes, ignore: own}}]\n")

    assert () == checked(tmp_path, "p.md").findings


@pytest.mark.parametrize(
    ("keys", "code"),
    [("fail-on: suggestion", 1), ("fail-on: never", 0), ("severities: {own: error}", 1), ("mode: prose", 0)],
)
def test_the_gate_of_some_files(keys: str, code: int, tmp_path: Path) -> None:
    """A page may be held to more, or to less."""
    site(tmp_path, {"a.md": SUGGESTION}, f"{CONFIG}overrides: [{{files: a.md, {keys}}}]\n")

    assert code == cli(tmp_path, "check", ".").code


def test_other_counts_for_some_files(tmp_path: Path) -> None:
    """`mode` and `prose-keys` are heeded too."""
    page = "---\nblurb: A gizmo.\n---\n\n# Nine words\n\nHere.\n"
    overrides = "overrides: [{files: b.md, mode: prose, prose-keys: {blurb: description}, names: leave-out}]\n"
    site(tmp_path, {"a.md": page, "b.md": page}, CONFIG + overrides)
    reports = [checked(tmp_path, name) for name in ("a.md", "b.md")]

    assert [(3, 0), (1, 1)] == [(report.readability.words, len(report.findings)) for report in reports]


def test_the_command_line_goes_before(tmp_path: Path) -> None:
    """Overrides are part of the configuration."""
    site(tmp_path, {"a.md": ALL}, f"{CONFIG}overrides: [{{files: a.md, select: own/doodad}}]\n")
    ran = cli(tmp_path, "check", "a.md", "--select", "own/gizmo", "--output-format", "json")

    assert ["own/gizmo"] == [finding["rule"] for finding in json.loads(ran.out)["reports"][0]["findings"]]


def test_as_many_linters_as_there_are_combinations(tmp_path: Path) -> None:
    """However many pages: none, one, the other, or both overrides hold."""
    overrides = "overrides: [{files: news/, ignore: own/gizmo}, {files: '*0.md', fail-on: never}]\n"
    linters = Linters(find_config(site(tmp_path, {}, CONFIG + overrides)))
    with patch("plainlang.nearest.Linter", side_effect=Linter) as made:
        got = {linters.at(str(tmp_path / place / f"{i}.md")) for i in range(2000) for place in ("news", "docs")}

    assert (4, 4) == (len(got), made.call_count)


def test_linters_go_to_other_processes(tmp_path: Path) -> None:
    """With their configuration, its bases, and what holds where."""
    overrides = "overrides: [{files: a.md, select: own/gizmo}]\n"
    linters = Linters(find_config(site(tmp_path, {}, CONFIG + overrides)))
    sent = pickle.loads(pickle.dumps(linters))

    assert [("own/gizmo",), ("own",)] == [sent.at(str(tmp_path / name)).select for name in ("a.md", "b.md")]


def test_a_linter_without_a_page(tmp_path: Path) -> None:
    """It heeds sections, but no override for some files: it does not know which page a text is from."""
    overrides = "overrides: [{files: '*', ignore: own/doodad}, {headings: Notes, ignore: own/gizmo}]\n"
    linter = Linter(config=find_config(site(tmp_path, {}, CONFIG + overrides)))

    assert ["own/doodad"] == [f.rule for f in linter.check("# Notes\n\nA gizmo, a doodad.\n", "markdown").findings]


@pytest.mark.parametrize(
    ("page", "owner"), [("a.md", ""), ("b/a.md", "Benefits"), ("b/tax/a.md", "Tax"), ("b/tax/b/x.html", "Benefits")]
)
def test_owners(page: str, owner: str, tmp_path: Path) -> None:
    """Of several that match, the last one counts; what is kept of a page does not say whose it is."""
    owners = "owners: [{files: [b/], owner: Benefits}, {files: tax/, owner: Tax}, {files: '*.html', owner: Benefits}]\n"
    site(tmp_path, {page: ALL, "other.md": ALL}, CONFIG)
    checked(tmp_path, page)
    (tmp_path / "plainlang.yaml").write_text(CONFIG + owners)
    linters = Linters()

    assert [owner] * 3 == [linters.owner(str(tmp_path / page)), *(checked(tmp_path, page).owner for _ in "12")]
    assert owner == plainlang.check_file(tmp_path / page).to_dict()["owner"]


def test_names_are_checked_in_overrides_that_no_page_meets() -> None:
    """A slip is found before the day that it matters."""
    config = parse_config("x.yaml", "overrides:\n - {files: a, select: [verbz]}\n - {headings: b, ignore: [lnks]}\n")
    with pytest.raises(plainlang.ConfigError) as caught:
        Linter(config=config)

    assert [(2, 24), (3, 27)] == [(fault.line, fault.column) for fault in caught.value.faults]


def test_why_a_finding_is_left_out(tmp_path: Path) -> None:
    """`explain --why` says that it is the configuration."""
    site(tmp_path, {"p.md": PAGE}, f"{CONFIG}overrides: [{{headings: Notes, ignore: own/doodad}}]\n")
    ran = cli(tmp_path, "explain", "--why", "p.md:13")

    assert "the configuration leaves it out of this part of the page" in " ".join(ran.out.split())
