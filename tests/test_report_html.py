"""The HTML report as a file: what it says, that nothing in it runs or loads, and that its colours can be read."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from html_report import ALERT, HOSTILE, LONG, Seen, own_linter, point, rendered
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlang import Linter, Report
from plainlang.finding import Citation
from plainlang.reporters.html.file import LAW, Frame, asset, page_text, policy
from plainlang.reporters.html.sheet import sheet
from plainlang.reporters.html.standing import Place, standing
from plainlang.reporters.layout import visible

FRAME = Frame("Test", "2026-11-23", "section", 70.0, (point("2026-01-01", 50), point("2026-06-30", 60)))
TEMPLATES = Path(__file__).parent.parent / "plainlang/reporters/html/templates"


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with three rules."""
    return own_linter(tmp_path_factory.mktemp("rules"))


def hostile(linter: Linter, text: str) -> list[Report]:
    """Reports in which everything that comes from outside is this text."""
    report = linter.check(f"# {text}\n\n{LONG} {text} gizmo {text}\n", "text", f"a/{text}.md")
    findings = tuple(
        replace(
            f, message=text, why=text, citation=Citation(text, f"javascript:{text}"), suggestions=(text,), place=text
        )
        for f in report.findings
    )
    info = replace(report.ruleset, id=text, version=text, hash=text)
    bad = replace(report, findings=findings, title=text, notes=(text,), errors=(text,), ruleset=info)
    page = linter.check(text, "html", f"{text}.html")
    return [bad, replace(page, title=text), replace(linter.failed("no.md", "text", f"no.md: {text}"), path=text)]


def assert_harmless(seen: Seen) -> None:
    """One script, ours; no handler, no style, nothing that loads; links to parts of the page or to the web."""
    assert [asset("report.js")] == seen.scripts
    assert [] == [name for _, attrs in seen.tags for name in attrs if name.startswith("on") or name in ("style", "src")]
    kinds = {tag for tag, _ in seen.tags}
    assert set() == kinds & {"img", "iframe", "object", "embed", "base", "link", "form", "input", "audio", "video"}
    assert {"main", "h1", "table", "details"} <= kinds
    assert [] == [url for url in seen.values("href") if not re.match(r"#|https?://", url)]
    assert 5 == sum(tag == "meta" for tag, _ in seen.tags)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words(text: str, linter: Linter) -> None:
    """In a page, a title, a path, a rule, a config or a history, they are words and nothing else."""
    trend = (point("2026-01-01", 50, label=text), point(text, 60, label=text))
    frame = replace(FRAME, title=text, trend=trend)
    seen = Seen(rendered(hostile(linter, text), linter, frame, group=text))

    assert_harmless(seen)
    assert " ".join(visible(text).split()) in seen.text


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_words(linter: Linter, text: str) -> None:
    """Whatever a page says, the report has the same tags."""
    assert_harmless(Seen(rendered(hostile(linter, text), linter, replace(FRAME, title=text), group=text)))


def test_addresses_of_sources(linter: Linter) -> None:
    """A source is a link when it is of the web, and its title when it is anything else."""
    report = linter.check("Use the gizmo. Find a doodad.", path="a.md")
    good, bad = report.findings
    found = (
        replace(good, citation=Citation("Good", "https://example.com/a?b&c")),
        replace(bad, citation=Citation("Bad", "javascript:alert(1)")),
    )
    seen = Seen(rendered([replace(report, findings=found)], linter))

    assert ["https://example.com/a?b&c"] == [url for url in seen.values("href") if not url.startswith("#")]
    assert "Source: Bad" in seen.text


def test_the_policy_names_our_style_and_script(linter: Linter) -> None:
    """By the hash of what stands in the file."""
    html = rendered([linter.check("Use the gizmo.")], linter)
    [style] = re.findall(r"<style>(.*?)</style>", html, re.S)
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (style, *Seen(html).scripts)]

    assert [] == [hash for hash in hashes if hash not in policy()]
    assert policy() in Seen(html).values("content")
    assert policy().startswith("default-src 'none'; ")
    assert "unsafe" not in policy()


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_templates(path: Path) -> None:
    """Nothing turns escaping off, every attribute is quoted, and no style stands in a tag."""
    text = path.read_text(encoding="utf-8")

    assert [] == re.findall(r"\|\s*safe\b|autoescape|style=|\son\w+=", text)
    assert [] == re.findall(r"=\{\{", text)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(LAW, id="no law"),
        pytest.param("Profile us-federal, plainlang 0.1.0, ruleset", id="rules"),
        pytest.param("mode: blocks", id="mode"),
        pytest.param("23 November 2026", id="date"),
        pytest.param("overall = ", id="formula"),
        pytest.param("Fixing this moves 1 page to the target", id="moves"),
        pytest.param("Use the gizmo.", id="before"),
        pytest.param("Use the tool.", id="after"),
        pytest.param("no.md: there is no such file", id="what was not read"),
        pytest.param("Its words", id="title"),
    ],
)
def test_what_it_says(said: str, linter: Linter) -> None:
    """A reader finds how it was made, and what to do."""
    text = f"# Its words\n\n{LONG} Use the gizmo.\n"
    reports = [
        linter.check(text, "markdown", "b/a.md"),
        linter.check(LONG, "markdown", "c/a.md"),
        linter.failed("no.md", "text", "no.md: there is no such file"),
    ]
    score = reports[0].score.overall
    assert score is not None

    assert said in Seen(rendered(reports, linter, replace(FRAME, target=score + 1.0))).text


@pytest.mark.parametrize("trend", [(), (point("2026-01-01", 50),)], ids=["no history", "one recording"])
def test_no_trend(trend: tuple[Any, ...], linter: Linter) -> None:
    """It is left out where there is none."""
    assert "trend" not in Seen(rendered([linter.check("Plain.")], linter, replace(FRAME, trend=trend))).values("id")


def test_every_link_leads_somewhere(linter: Linter) -> None:
    """No two parts of the file have the same id."""
    seen = Seen(rendered([linter.check(f"{LONG} Use the gizmo.", path=f"{g}/a.md") for g in "abc"], linter, FRAME))
    ids = seen.values("id")

    assert sorted(set(ids)) == sorted(ids)
    assert set() == {url[1:] for url in seen.values("href") if url.startswith("#")} - set(ids)


@pytest.mark.parametrize("text", ["", "Short.", LONG], ids=["empty", "short", "plain"])
def test_pages_with_nothing_to_say(text: str, linter: Linter) -> None:
    """An empty page, a short one and a clean one are reported too."""
    assert "Nothing was found." in Seen(rendered([linter.check(text, path="a.md")], linter)).text


def test_a_page_in_another_language(linter: Linter) -> None:
    """Its words are marked as such."""
    report = linter.check('<html lang="es"><p>Use el gizmo.</p></html>', "html", "a.html")
    page = standing(report, 1, Place("a.html"))

    assert 'lang="es"' in page_text(report, page, sheet(report, 5_000), {})


def _colors(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def _contrast(a: str, b: str) -> float:
    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(a), light(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "behind", "least"),
    [
        *[
            (name, behind, 4.5)
            for name in ("ink", "soft", "link", "link-over", "fill")
            for behind in ("back", "raised")
        ],
        *[("ink", behind, 4.5) for behind in ("e-back", "w-back", "s-back", "plus-back")],
        *[(name, f"{name}-back", 4.5) for name in ("e", "w", "s", "plus")],
        *[(name, "back", 3.0) for name in ("focus", "strong", "fill", "e", "w", "s", "plus")],
    ],
)
def test_contrast(front: str, behind: str, least: float, scheme: str) -> None:
    """Text has 4.5 to 1, what is not text 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    light, dark = asset("report.css").split("prefers-color-scheme: dark")
    colors = _colors(light) | (_colors(dark) if scheme == "dark" else {})

    assert least <= _contrast(colors[front], colors[behind])


def test_templates_are_in_the_wheel(tmp_path: Path) -> None:
    """With our style and script."""
    import zipfile

    from hatchling.builders.wheel import WheelBuilder

    [path] = WheelBuilder(str(TEMPLATES.parents[3])).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(path) as archive:
        names = {Path(name).name for name in archive.namelist() if "/reporters/html/templates/" in name}

    assert {path.name for path in TEMPLATES.iterdir()} == names


def test_the_parser_of_these_tests_sees_scripts() -> None:
    """The tests above can fail."""
    with pytest.raises(AssertionError):
        assert_harmless(Seen(f"<main>{ALERT}</main>"))


def test_our_own_words(linter: Linter) -> None:
    """What the report itself says has no error and no warning."""
    html = rendered([linter.check(LONG, path=f"{name}/a.md") for name in "ab"], linter, FRAME)
    text = re.sub(r"<dt>Score</dt><dd>.*?</dd>|<p class=\"key\">.*?</p>", "", html, flags=re.S)
    found = Linter().check(text, "html").findings

    assert [] == [(f.line, f.rule, f.found) for f in found if f.severity != "suggestion"]
