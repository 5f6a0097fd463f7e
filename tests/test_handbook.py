"""The rules as pages, and that the pages checked in are those of the rules."""

from __future__ import annotations

from pathlib import Path

from inline_rules import theme_text

from plainlang.handbook import Book, pages
from plainlang.profile import RuleSet, assemble
from plainlang.profile_files import ProfileForm
from plainlang.ruleset import File, read_theme
from plainlang.shipped import profile_names, shipped_files, theme_names

PAGES = Path(__file__).parent.parent / "docs" / "rules"
THEME, RULES = read_theme(
    File(
        "t.yaml",
        theme_text("""
long:
  count: words
  per: sentence
  max: 25
  why: "Too long to <hold> | keep."
  examples: [{bad: "a b", good: "a\\n\\nb"}]
words:
  swap: {utilize: [use, apply], "a|b": ""}
  unless: {before: rate}
  alias: [t/old]
  fix: safe
  citation: {title: "A *guide*", url: "https://a.gov/", checked: 2026-11-22}
  examples: [{bad: utilize, good: use}, {good: utilize rate}]
hushed:
  avoid: [perhaps]
  off: true
  beyond: 2
  yields-to: [t/words]
  examples: [{bad: perhaps}]
"""),
    )
)
BOOK: Book = {THEME: RULES}


def page(name: str) -> str:
    """A page about the inline rules, of which two are on in one profile and one in another."""
    on = tuple(rule for rule in RULES if not rule.off)
    choices = [RuleSet(ProfileForm(1, *names, THEME.citation), rules, {}, "") for names, rules in
               ((("mine", "My guide", "We say so."), on), (("other", "Other", "They."), on[:1]))]  # fmt: skip
    return dict(pages(BOOK, choices))[name]


def test_pages_about_your_own_rules() -> None:
    """No profile is linked to or counted, and no pillar is empty."""
    made = dict(pages(BOOK, ()))

    assert (sorted(made), "profiles.md" in made["README.md"]) == (["README.md", "t.md"], False)
    assert [line for line in made["README.md"].splitlines() if line.startswith("## ")] == ["## Jargon"]
    assert "| rule | severity | confidence | by default |" in made["t.md"]
    assert "| [`hushed`](#hushed) | suggestion | medium | off until you turn it on |" in made["t.md"]


def test_the_index() -> None:
    """It counts rules and words."""
    shown = page("README.md")

    assert "Rules: 3. Themes: 1. Words and phrases in their lists: 3." in shown
    assert "[Profiles](profiles.md) that choose among them: 2." in shown
    assert "| [t](t.md) | 3 | 3 | Test |" in shown


def test_a_page() -> None:
    """Why, limit, examples, words, exceptions, source; signs of Markdown are text."""
    lines = page("t.md").splitlines()

    assert [] == [
        line
        for line in (
            "# Test", "Because.", "| [`long`](#long) | suggestion | medium | all |",
            "| [`words`](#words) | suggestion | medium | mine |",
            "| [`hushed`](#hushed) | suggestion | medium | none: off until you turn it on |",
            "Too long to &lt;hold&gt; \\| keep.", "Limit: at most 25.", "Found: a b", "Write: a ⏎ b",
            "| `utilize` | `use`, `apply` |", "| `a\\|b` | leave it out |", "Silent: `before: rate`.",
            "Fine:  utilize rate",
            "`plainlang fix` makes this change.", "Former names: `t/old`.", "Words: `perhaps`.",
            "Source: [“A \\*guide\\*”](https://a.gov/), checked 2026-11-22.",
            "Leaves the words to: `t/words`.", "Speaks from number 3 of a page on.",
        )
        if line not in lines
    ]  # fmt: skip


def test_profiles() -> None:
    """Whose guidance it is, and what is not as in the first one."""
    shown = page("profiles.md")

    assert "## mine\n\nMy guide: We say so.\n\nSource: our default.\n\nRules that are on: 2.\n" in shown
    assert "| rule | other | mine | source |\n|---|---|---|---|\n| t/words | off | on |  |\n" in shown


def test_the_pages_checked_in_are_current() -> None:
    """After a change of rules: `plainlang rules pages docs/rules`."""
    book = dict(read_theme(shipped_files()[name]) for name in theme_names())
    wanted = dict(pages(book, [assemble(name) for name in profile_names()]))

    assert sorted(path.name for path in PAGES.iterdir()) == sorted(wanted)
    assert [] == [name for name, text in wanted.items() if (PAGES / name).read_text("utf-8") != text]
