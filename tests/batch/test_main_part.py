"""What stands around the main part of a page is blanked, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlang.batch.main_part import without_frame
from plainlang.readers import read_source

TEXT = "<p>You can apply by mail or in person. Bring the form and a photo with you when you come.</p>"
NAMES = st.sampled_from(["div", "ul", "p", "main", "nav", "table", "article", "a"])
CLASSES = st.sampled_from(["menu", "site-header", "content", "no-sidebar", "breadcrumbs", ""])


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="main-menu"><a href="/">Home</a></div>',
        '<div id="siteHeader"><p>Agency</p></div>',
        '<ul class="usa-nav__primary"><li>Home</li></ul>',
        '<div class="cookie-consent"><p>We use cookies.</p></div>',
        '<div id="footer"><p>Privacy</p></div>',
        '<div role="banner"><h1>Agency</h1></div>',
        '<section class="usa-banner"><p>An official website</p></section>',
        '<a class="skip-to-content" href="#main">Skip</a>',
        '<form role="search"><label>Search</label></form>',
        '<div class="left-col"><div class="x"><p>Links</p></div></div>',
        '<table class="navheader"><tr><td>Prev</td></tr></table>'.replace("navheader", "nav-header"),
    ],
)
def test_frames(frame: str) -> None:
    """Menus, banners, footers and their like, by the names that sites give them."""
    assert " " * len(frame) + TEXT == without_frame(frame + TEXT)


@pytest.mark.parametrize(
    "page",
    [
        TEXT,
        f'<body class="has-sidebar menu-open">{TEXT}</body>',
        f'<div class="no-sidebar">{TEXT}</div>',
        f'<div class="sidebar-layout">{TEXT}</div>',
        f'<div class="menu"><main>{TEXT}</main></div>',
        f'<div class="navigation"><article><p>Short.</p></article></div>{TEXT}',
        f'<div class="menu">{TEXT}</div>',
        f'<div class="menu">Open {TEXT}',
        '<div class="alert"><p>Call us.</p></div>' + TEXT,
        f"<p>The menu and the footer.</p>{TEXT}",
        "",
    ],
    ids=[
        "no frame",
        "body",
        "without one",
        "layout",
        "main",
        "article",
        "most of the page",
        "open",
        "alert",
        "said",
        "",
    ],
)
def test_what_stays(page: str) -> None:
    """What holds the main part or most of the text is no frame, whatever its name."""
    assert page == without_frame(page)


def test_positions_stay() -> None:
    """Lines and columns are those of the page as it was."""
    page = f'<div class="menu">\n<p>Home</p>\r\n</div>\n{TEXT}'
    (block,) = read_source(without_frame(page), "html").blocks

    assert page.index("You can") == block.span.start


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, CLASSES, st.booleans(), st.sampled_from(["", "word", "\n", "<"])), max_size=30))
def test_only_spaces_come(tags: list[tuple[str, str, bool, str]]) -> None:
    """The page keeps its length and its lines; a character stays, or becomes a space."""
    page = "".join(f'<{name} class="{of}">{text}' + f"</{name}>" * end for name, of, end, text in tags)
    blanked = without_frame(page)

    assert len(page) == len(blanked)
    assert all(
        now == before or (now == " " and before not in "\r\n") for now, before in zip(blanked, page, strict=True)
    )
