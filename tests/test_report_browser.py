"""The HTML report in a browser: 100 pages, opened in Chromium, read by axe-core, sorted, printed.

Skipped where there is no Chromium; PLAINLANG_CHROMIUM may name one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from html_report import HOSTILE, LONG, chromium, in_browser, own_linter, point, rendered
from test_report_html import FRAME, hostile

from plainlang import Linter, check_paths
from plainlang.reporters.html.file import Frame

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="there is no Chromium")]

EXAMPLES = Path(__file__).parent.parent / "docs/examples"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
SENTENCES = (
    "Please utilize the form prior to the commencement of the program.",
    "The application was reviewed by the office, and a decision was made.",
    "Individuals who are in receipt of benefits shall notify the Secretary of any change in their circumstances within "
    "thirty days of the date on which that change took place, unless the Secretary has told them in writing not to.",
    "Click here for the manpower report.",
    "We send the form to each person who asks for it.",
    "Tell us when you move. We will send you a new card.",
)
TREND = (point("2025-10-01", 52), point("2026-01-01", 58), point("2026-10-01", 71, "b", None, "2026-10-01 (abc)"))


def written(folder: Path) -> None:
    """A hundred pages of several kinds in four sections."""
    examples = sorted(EXAMPLES.glob("*.md"))
    for i in range(100):
        path = folder / f"section-{i % 4}" / f"page-{i:02}.{'html' if i % 10 == 3 else 'md'}"
        path.parent.mkdir(exist_ok=True)
        some = [SENTENCES[(i + k) % len(SENTENCES)] for k in range(6)] * 2
        if i < len(examples):
            shutil.copy(examples[i], path)
        elif i % 10 == 3:
            lang = "es" if i == 13 else "en"
            body = "".join(f"<p>{s}</p>" for s in some)
            path.write_text(f"<html lang={lang}><title>Page {i}</title><h1>Page {i}</h1>{body}<img src=a.png></html>")
        elif i % 10 == 7:
            path.write_text(f"# Short page {i}\n\n{some[0]}\n")
        else:
            items = "\n".join(f"- {s}" for s in some[3:])
            table = "\n".join(["| what | how |", "|---|---|", *(f"| {s} | {i} |" for s in some[:3])])
            path.write_text(f"# Page {i}\n\n{' '.join(some)}\n\n## Steps\n\n{items}\n\n{table}\n")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a hundred pages."""
    folder = tmp_path_factory.mktemp("site")
    written(folder)
    pages = [replace(r, path=Path(r.path or "").relative_to(folder).as_posix()) for r in check_paths(folder, jobs=1)]
    file = folder / "report.html"
    file.write_text(rendered(pages, Linter(), Frame("A hundred pages", "2026-11-23", "section", 70.0, TREND)))
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for all tests here."""
    with playwright.sync_playwright() as play:
        opened = in_browser(play)
        yield opened
        opened.close()


class Opened:
    """A page in the browser, and what it did: requests, what was blocked and why, dialogs, console."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.requests, self.blocked = list[str](), dict[str, str]()
        self.dialogs, self.said = list[str](), list[str]()
        self.page = browser.new_context(**options).new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.blocked.update({request.url: request.failure}))
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(file.as_uri())

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def column(self, number: int) -> list[str]:
        """The cells of a column of the list of pages, from the top."""
        cells = self.page.locator(f"#page-table tbody tr > :nth-child({number})").all_inner_texts()
        return [cell.split("\n")[0].strip() for cell in cells]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe_finds_nothing(scheme: str, width: int, report: Path, browser: Any) -> None:
    """No violation of WCAG 2.2 AA, and none of good practice, with pages open."""
    opened = Opened(browser, report, bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    opened.page.evaluate("[...document.querySelectorAll('details')].slice(0, 9).forEach((one) => (one.open = true))")
    found = axe.Axe().run(opened.page, options=RULES).response

    assert [] == [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found["violations"]]
    assert len(found["passes"]) > 20


def test_nothing_leaves_the_file(report: Path, browser: Any) -> None:
    """The one request is for the file; nothing is said on the console."""
    opened = Opened(browser, report)
    opened.page.get_by_role("button", name="Open all pages").click()
    opened.page.wait_for_timeout(200)

    assert ([report.as_uri()], [], []) == (opened.requests, opened.dialogs, opened.said)


def numbers(cells: list[str]) -> list[float]:
    """The cells that are numbers."""
    return [float(cell.replace(",", "")) for cell in cells if cell != "–"]


def test_sorting_by_click(report: Path, browser: Any) -> None:
    """Up, then down; pages without a score stay last; the heading says how it is sorted."""
    opened = Opened(browser, report)
    before = opened.column(2)
    opened.page.locator("#page-table").get_by_role("button", name="Words", exact=True).click()
    words = numbers(opened.column(9))
    score = opened.page.locator("#page-table").get_by_role("button", name="Score")
    score.click()
    up = opened.column(2)
    score.click()
    down = opened.column(2)

    assert sorted(words) == words
    assert "–" in before and numbers(before) == sorted(numbers(before))
    assert (numbers(up), numbers(down)) == (sorted(numbers(up)), sorted(numbers(up), reverse=True))
    assert "–" == up[-1] == down[-1]
    assert ["descending"] == opened.page.locator("#page-table [aria-sort]").evaluate_all(
        "all => all.map((one) => one.ariaSort)"
    )


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_sorting_by_keyboard(key: str, report: Path, browser: Any) -> None:
    """The first heading is reached from the list with the tab key, and sorts by name."""
    opened = Opened(browser, report)
    opened.page.locator("[aria-label='Scores by page']").focus()
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press(key)
    names = opened.column(1)

    assert 100 == len(names)
    assert names == opened.page.evaluate("names => [...names].sort((a, b) => a.localeCompare(b))", names)
    assert "Page" == opened.page.evaluate("document.activeElement.textContent")


def test_pages_of_one_section(report: Path, browser: Any) -> None:
    """The list shows one section when asked, and says how many pages that is."""
    opened = Opened(browser, report)
    opened.page.get_by_label("Show section").select_option("section-2")

    assert 25 == opened.page.locator("#page-table tbody tr:visible").count()
    assert "25 of 100 pages shown" == opened.page.get_by_role("status").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_link_opens_its_page(script: bool, report: Path, browser: Any) -> None:
    """From the list to the text of a page, and from its advice to the rule."""
    opened = Opened(browser, report, java_script_enabled=script)
    opened.page.locator("#page-table tbody a").first.click()
    advice = opened.page.locator("details.page[open] .a a").first
    advice.wait_for(state="visible")
    rule = advice.inner_text()
    advice.click()
    opened.page.locator(".rules :target dt").wait_for(state="visible")

    assert rule in opened.page.locator(".rules :target dt").inner_text()


def test_without_script(report: Path, browser: Any) -> None:
    """Everything is there to read, and pages open by hand."""
    opened = Opened(browser, report, java_script_enabled=False)
    opened.page.locator("details.page summary").first.click()

    assert 100 == opened.page.locator("#page-table tbody tr").count()
    assert opened.page.locator("details.page[open] .text").is_visible()
    assert 0 == opened.page.locator("button, select").count()


@pytest.mark.parametrize("width", [320, 640], ids=["320 pixels", "1,280 pixels at 200%"])
def test_narrow_screens(width: int, report: Path, browser: Any) -> None:
    """Nothing but a table scrolls sideways."""
    opened = Opened(browser, report, viewport={"width": width, "height": 800})
    opened.page.get_by_role("button", name="Open all pages").click()

    assert width == opened.page.evaluate("document.documentElement.scrollWidth")


def test_print(report: Path, browser: Any) -> None:
    """On paper: dark words on white, also for those whose screen is dark, and every page of the list."""
    opened = Opened(browser, report, color_scheme="dark")
    opened.page.emulate_media(media="print", color_scheme="dark")
    [back, ink] = opened.page.evaluate(
        "[getComputedStyle(document.documentElement).getPropertyValue('--back'), getComputedStyle(document.body).color]"
    )
    hidden = opened.page.locator("nav, .tools").evaluate_all("all => all.every((one) => !one.offsetParent)")
    list_ = opened.page.locator("[aria-label='Scores by page']").evaluate("one => one.scrollHeight - one.clientHeight")

    assert ("#ffffff", "rgb(27, 27, 27)", True, 0) == (back.strip(), ink, hidden, list_)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words(text: str, tmp_path: Path, browser: Any) -> None:
    """They are shown: no dialog, no request, nothing on the console."""
    file = tmp_path / "report.html"
    linter = own_linter(tmp_path)
    file.write_text(rendered(hostile(linter, text), linter, replace(FRAME, title=text), text), encoding="utf-8")
    opened = Opened(browser, file)
    opened.page.get_by_role("button", name="Open all pages").click()
    opened.page.locator("mark").first.hover()

    assert ([file.as_uri()], [], []) == (opened.requests, opened.dialogs, opened.said)


def test_the_policy_holds(tmp_path: Path, browser: Any) -> None:
    """Even if markup of a page got into the file, the browser would run and load nothing of it."""
    linter = own_linter(tmp_path)
    html = rendered([linter.check(LONG, path="a.md")], linter)
    bad = (
        "<script>alert(1)</script><img src=https://example.com/x onerror=alert(2)><style>@import 'https://example.com';"
    )
    file = tmp_path / "report.html"
    file.write_text(html.replace("<main", f"{bad}</style><main", 1), encoding="utf-8")
    opened = Opened(browser, file)
    opened.page.wait_for_timeout(200)

    assert ({"https://example.com/x": "csp"}, []) == (opened.blocked, opened.dialogs)
    assert {file.as_uri()} == set(opened.requests) - set(opened.blocked)
    assert any("Content Security Policy" in said for said in opened.said)
