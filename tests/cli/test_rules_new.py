"""plainlang rules new: a skeleton in which `rules test` names every gap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import CONFIG, RULES, cli, site

FILLED = {
    "swap": {
        "pillar": "jargon", "title": "Our words", "why": "People know the short word.", "swap": "{gizmo: tool}",
        "bad": "Use the gizmo.", "good": "Use the tool.",
    },
    "avoid": {
        "pillar": "jargon", "title": "Our words", "why": "Nobody knows it.", "avoid": "[gizmo]",
        "bad": "Use the gizmo.", "good": "Use the tool.",
    },
    "pattern": {
        "pillar": "jargon", "title": "Our words", "why": "Nobody knows it.", "pattern": r"'\bgizmo\b'",
        "bad": "Use the gizmo.", "good": "Use the tool.",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", list(FILLED))
def test_what_is_missing(kind: str, tmp_path: Path) -> None:
    """Each empty key is a fault at its line; nothing else is wrong, and filled in, the file works."""
    made = cli(tmp_path, "rules", "new", "our-words/gizmo", "--kind", kind)
    path = tmp_path / "style/our-words.yaml"
    text = path.read_text()
    ran = cli(tmp_path, "rules", "test", str(path))
    empty = [line.strip(" -").split(":")[0] for line in text.splitlines() if re.match(r"[ -]*\w+:    +#", line)]

    assert (0, 2) == (made.code, ran.code)
    assert empty == re.findall(r"yaml:\d+:\d+: “(\w+)” is empty\.", ran.err)
    assert len(empty) == ran.err.count("yaml:")
    filled = re.sub(r"(?m)^([ -]*)(\w+):    +#.*$", lambda m: f"{m[1]}{m[2]}: {FILLED[kind][m[2]]}", text)
    path.write_text(filled)
    assert f"1 rule, {1 + (kind == 'pattern')} example" in cli(tmp_path, "rules", "test", str(path)).out


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", "style/our-words.yaml"),
        (CONFIG, "rules/our-words.yaml"),
        ("rulesets: [rules]\n", "rules/our-words.yaml"),
    ],
    ids=["no configuration", "beside a file", "in a folder"],
)
def test_where_it_goes(config: str, expected: str, tmp_path: Path) -> None:
    """With the rules that are there, and the next steps say what is still to do."""
    site(tmp_path, config=config)
    ran = cli(tmp_path, "rules", "new", "our-words/gizmo")

    assert (0, True) == (ran.code, (tmp_path / expected).is_file()), ran.err
    assert f"plainlang rules test {expected}" in ran.out
    assert (config != "rulesets: [rules]\n") == (f"rulesets: [{expected}]" in ran.out)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("own/log-in", "--folder", "rules"), "rules/own.yaml exists. To add the rule, paste this at the end of it"),
        (("gizmo",), "“gizmo” names no rule"),
        (("Own/Gizmo",), "“Own/Gizmo” names no rule"),
        (("../own/gizmo",), "“../own/gizmo” names no rule"),
        (("own/gizmo", "--folder", "plainlang.yaml"), "plainlang.yaml: "),
        (("own/gizmo", "--kind", "swp"), "swp"),
    ],
    ids=["there is one", "no slash", "capitals", "a path", "a file for a folder", "a kind"],
)
def test_what_is_refused(args: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """It ends with 2 and changes nothing."""
    site(tmp_path)
    ran = cli(tmp_path, "rules", "new", *args)

    assert (2, True) == (ran.code, said in ran.err), ran.err
    assert RULES == (tmp_path / "rules/own.yaml").read_text()


@pytest.mark.parametrize(
    ("config", "code", "said"),
    [
        (CONFIG, 0, "3 rules, 3 examples: all work."),
        ("rulesets: [rules]\n", 0, "3 rules, 3 examples: all work."),
        ("", 2, "names no rules of your own"),
        (CONFIG + "ignore: [own/gizmoo]\n", 2, "Did you mean “own/gizmo”"),
        ("rulesets: [rule]\n", 2, "There is no ruleset “rule”"),
    ],
    ids=["a file", "a folder", "none", "a wrong name beside them", "a wrong folder"],
)
def test_configured(config: str, code: int, said: str, tmp_path: Path) -> None:
    """`rules test --configured` tests what plainlang.yaml names, and that it fits together."""
    ran = cli(site(tmp_path, config=config), "rules", "test", "--configured")

    assert (code, True) == (ran.code, said in ran.out + ran.err), ran
