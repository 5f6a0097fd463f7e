"""Profiles and changes to rules: what is in force, and what identifies it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from inline_rules import theme_text

from plainlang import profile, profile_files
from plainlang import shipped as shipped_rulesets
from plainlang.config import parse_config
from plainlang.errors import ConfigError, UseError
from plainlang.profile import RuleSet, assemble
from plainlang.ruleset import File
from plainlang.shipped import profile_names

EXAMPLES = "examples: [{bad: b, good: g}, {good: g}]"
ONE = theme_text(f"""
list: {{swap: {{a: b, c: d}}, {EXAMPLES}}}
words: {{avoid: [x, y], alias: [one/old], {EXAMPLES}}}
quiet: {{avoid: [z], off: true, {EXAMPLES}}}
""").replace("theme: t", "theme: one")
TWO = theme_text(f"""
long: {{count: words, max: 20, {EXAMPLES}}}
short: {{define: abbreviations, known: [VA], {EXAMPLES}}}
""").replace("theme: t", "theme: two")
SPARE = theme_text(f"spare: {{avoid: [spare], alias: [two/gone], {EXAMPLES}}}").replace("theme: t", "theme: spare")
BASE = "schema: 1\nprofile: {}\ntitle: A profile\nwhy: Because.\ncitation: {{title: our default}}\n"


def profile_file(name: str, rest: str) -> File:
    """A profile with these keys."""
    return File(f"rulesets/profiles/{name}.yaml", BASE.format(name) + rest, True)


PROFILES = {
    "base": "themes: [one, two]\nrules:\n  two/long: {max: 15}",
    "wide": "extends: base\nrules:\n  two/long: {max: 30}\n  one: {severity: error}\n  one/list: {severity: warning}",
    "less": "extends: base\nwithout: [two]",
    "lost": "themes: [one]\nwithout: [tow]",
    "wrong": "themes: [onne]",
    "orphan": "extends: bse",
    "circle": "extends: circle",
    "change": "themes: [one]\nrules:\n  one/lst: {off: true}",
}


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small rulesets in place of the shipped ones."""
    themes = {"one": ONE, "two": TWO, "spare": SPARE}
    files: Mapping[str, File] = {
        **{name: File(f"rulesets/{name}.yaml", text, True) for name, text in themes.items()},
        **{f"profiles/{name}": profile_file(name, rest) for name, rest in PROFILES.items()},
    }
    for module in (profile, profile_files, shipped_rulesets):
        monkeypatch.setattr(module, "shipped_files", lambda: files)
    monkeypatch.setattr(shipped_rulesets, "shipped_paths", lambda: files)


def changed(changes: str) -> RuleSet:
    """The base profile with a user's changes."""
    text = "rules:\n" + "".join(f"  {line}\n" for line in changes.splitlines())
    return assemble("base", overrides=parse_config("plainlang.yaml", text).overrides())


def ids(rules: RuleSet) -> list[str]:
    """The rules in force, without their themes."""
    return [rule.id.split("/")[1] for rule in rules.rules]


@pytest.mark.parametrize(
    ("name", "limits"),
    [("base", [15]), ("wide", [30]), ("less", [])],
)
def test_extends(name: str, limits: list[int]) -> None:
    """A profile's changes come after those of what it extends."""
    assert [rule.spec.max for rule in assemble(name).rules if rule.id == "two/long"] == limits


def test_the_later_change_wins() -> None:
    """First the theme is changed, then one of its rules."""
    assert [rule.severity for rule in assemble("wide").rules if rule.theme == "one"] == ["warning", "error"]


@pytest.mark.parametrize(
    ("changes", "rule", "expected"),
    [
        ("one/list: {swap+: {e: f}}", "one/list", {"a": ("b",), "c": ("d",), "e": ("f",)}),
        ("one/list: {swap+: {a: g}}", "one/list", {"a": ("g",), "c": ("d",)}),
        ("one/list: {swap-: [a]}", "one/list", {"c": ("d",)}),
        ("one/list: {swap-: a, swap+: {h: i}}", "one/list", {"c": ("d",), "h": ("i",)}),
        ("one/list: {swap: {j: k}}", "one/list", {"j": ("k",)}),
        ("one/words: {avoid+: [w]}", "one/words", ("x", "y", "w")),
        ("one/words: {avoid-: [x]}", "one/words", ("y",)),
        ("one/old: {avoid-: [x]}", "one/words", ("y",)),
        ("two/short: {known+: [GI]}", "two/short", ("VA", "GI")),
    ],
)
def test_lists_grow_and_shrink(changes: str, rule: str, expected: object) -> None:
    """Entries are added with + and taken away with -."""
    (spec,) = [r.spec for r in changed(changes).rules if r.id == rule]

    assert next(getattr(spec, name) for name in ("swap", "avoid", "known") if hasattr(spec, name)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param("{max: 12}", "A guide, “15 words” (limit changed)", id="another limit"),
        pytest.param("{max: 15}", "A guide, “15 words”", id="the same limit"),
        pytest.param("{severity: error}", "A guide, “15 words”", id="no limit"),
        pytest.param("{max: 12, citation: {title: Us}}", "Us", id="a source of its own"),
    ],
)
def test_a_source_does_not_stand_for_another_limit(
    changes: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit that its title names is no longer the one in force."""
    source = 'citation: {title: "A guide, “15 words”"}'
    monkeypatch.setitem(PROFILES, "base", PROFILES["base"].replace("max: 15", f"max: 15, {source}"))
    files = {**shipped_rulesets.shipped_files(), "profiles/base": profile_file("base", PROFILES["base"])}
    for module in (profile, profile_files, shipped_rulesets):
        monkeypatch.setattr(module, "shipped_files", lambda: files)

    assert [expected] == [r.citation.title for r in changed(f"two/long: {changes}").rules if r.id == "two/long"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ("one/list: {swap-: [q]}", "2:14: “q” is not in “one/list”"),
        ("one/lst: {off: true}", "2:3: There is no rule or theme “one/lst” here. Did you mean “one/list”"),
        ("three: {off: true}", "2:3: There is no rule or theme “three” here."),
        ("one/list: {severty: error}", "2:14: The rule “one/list” has no key “severty”. Did you mean “severity”"),
        ("one/list: {severity: bad}", "2:24: “severity” cannot be “bad”."),
        ("two/long: {max+: 3}", "2:14: “max+” of “two/long” is no list"),
        ("two/long: {max: ~}", "2:13: The rule “two/long”: it needs “max” or “min”."),
        ("one/list: {message: '{found'}", "cannot be filled in"),
        ("one/list: {unless: [{matching: 'a(b'}]}", "is no regular expression"),
        ("one/list: [a]", "must be a mapping"),
    ],
)
def test_faults_in_changes(changes: str, said: str) -> None:
    """A change that cannot be made is refused, with its place and what was probably meant."""
    with pytest.raises(ConfigError) as caught:
        changed(changes)

    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["list", "words", "long", "short"]),
        (("one",), (), ["list", "words"]),
        (("one/list",), (), ["list"]),
        (("one/old",), (), ["words"]),
        (("jargon",), (), ["list", "words", "long", "short"]),
        (("one/quiet",), (), ["quiet"]),
        (("one", "one/quiet"), (), ["list", "words", "quiet"]),
        (("spare",), (), ["spare"]),
        (("spare/spare",), (), ["spare"]),
        (("two/gone",), (), ["spare"]),
        ((), ("one",), ["long", "short"]),
        ((), ("one/old",), ["list", "long", "short"]),
        ((), ("jargon",), []),
        ((), ("spare/spare",), ["list", "words", "long", "short"]),
        (("one/list",), ("one",), ["list"]),
        (("one",), ("one/list",), ["words"]),
        (("one",), ("jargon",), ["list", "words"]),
        (("one",), ("one",), []),
        (("one/list",), ("one/list",), []),
        (("jargon", "one/list"), ("one",), ["list", "long", "short"]),
    ],
)
def test_select_and_ignore(select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]) -> None:
    """The most specific name wins, ignoring wins a tie, and a rule that is off is named to be on."""
    assert ids(assemble("base", select, ignore)) == expected


@pytest.mark.parametrize(("changes", "expected"), [("one: {off: true}", ["long", "short"]), ("one/quiet: {off: false}",
                         ["list", "words", "quiet", "long", "short"])])  # fmt: skip
def test_off(changes: str, expected: list[str]) -> None:
    """A change turns rules off and on."""
    assert ids(changed(changes)) == expected


@pytest.mark.parametrize(
    ("name", "choices", "said"),
    [
        ("bse", {}, "There is no profile “bse”. Did you mean “base”?"),
        ("base", {"select": ("onne",)}, "There is no rule or theme “onne”. Did you mean “one”"),
        ("base", {"ignore": ("one/lst",)}, "Did you mean “one/list”"),
        ("base", {"ignore": ("spare/x",)}, "There is no rule or theme “spare/x”"),
    ],
)
def test_names_that_do_not_exist(name: str, choices: dict[str, tuple[str]], said: str) -> None:
    """A wrong name is refused with the names that are near."""
    with pytest.raises(UseError) as caught:
        assemble(name, choices.get("select", ()), choices.get("ignore", ()))

    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wrong", "6:9: There is no theme “onne”"),
        ("lost", "7:10: There is no theme “tow”"),
        ("change", "8:3: There is no rule"),
        ("orphan", "6:10: There is no profile “bse”. Did you mean “base”?"),
        ("circle", "6:10: “circle” cannot build on “circle”"),
    ],
)
def test_faults_in_a_profile(name: str, said: str) -> None:
    """A profile's own faults name its file, line and column."""
    with pytest.raises(ConfigError) as caught:
        assemble(name)

    assert f"rulesets/profiles/{name}.yaml:{said}" in str(caught.value)


def test_a_user_cannot_copy_a_rule() -> None:
    """An id belongs to one file."""
    with pytest.raises(ConfigError, match=r"“one/list” stands in rulesets/one.yaml too"):
        assemble("base", extra=[File("mine.yaml", ONE)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("one/list", "one/list"), ("one/old", "one/words"), ("one/quiet", ""), ("spare", ""), ("two", "two")],
)
def test_known_names(name: str, expected: str) -> None:
    """Each name is known by what it is called now, and by nothing when it does not run."""
    assert assemble("base").known[name] == expected


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ("one/list: {severity: suggestion}", True),
        ("one/words: {avoid-: [y], avoid+: [y]}", True),
        ("one/list: {severity: error}", False),
        ("one/list: {swap-: [a]}", False),
        ("one/list: {off: true}", False),
        ("one/list: {message: Other.}", False),
        ("one/quiet: {severity: error}", True),
    ],
)
def test_the_hash_tells_whether_the_rules_differ(changes: str, same: bool) -> None:
    """It changes when what is found, said or scored can change, and only then."""
    assert (changed(changes).hash == assemble("base").hash) is same


def test_the_hash_does_not_mind_remarks_examples_or_order() -> None:
    """How a file is written does not matter, nor in which order names are given."""
    told = [File("a.yaml", text.replace("theme: one", "theme: mine"))
            for text in (ONE, f"# A remark.\n{ONE}".replace("{bad: b, good: g}", "{bad: h, good: i}"))]  # fmt: skip

    assert len({assemble("base", extra=[file]).hash for file in told}) == 1
    assert assemble("base", ("one", "two")).hash == assemble("base", ("two", "one")).hash
    assert len(assemble("base").hash) == 16


def test_profile_names() -> None:
    """Every profile by its name."""
    assert profile_names() == sorted(PROFILES)


def test_a_rule_yields_to_rules_that_exist() -> None:
    """The fault stands at the name, with the one that was meant."""
    text = SPARE.replace("theme: spare", "theme: mine").replace("examples:", "yields-to: [one/wrds], examples:", 1)
    with pytest.raises(ConfigError) as caught:
        assemble("base", extra=[File("mine.yaml", text)])

    assert "there is no rule or theme “one/wrds”. Did you mean “one/words”" in str(caught.value)
    assert caught.value.faults[0].line == text[: text.index("one/wrds")].count("\n") + 1
