"""Checks of where links lead: to files, to other sites, to mail, and to one page by several names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from plainlang.document import Document
from plainlang.kinds.checks.links import each_link
from plainlang.kinds.checks.places import Check, Texts
from plainlang.language.words import fold, tokenize
from plainlang.rule import Match, Rule, in_block, whole_document

_PDF: Final = re.compile(r"\.pdf(?:$|[?#])", re.I)
_SMALL: Final = frozenset("a an the of to in on at by for from with and or your our my this that how about".split())
_INITIAL: Final = re.compile(r"\b[A-Z]")
_ENDINGS: Final = frozenset("www com org net gov edu mil int co uk us ca au eu info http https".split())


def _page(target: str) -> str:
    """The page that a link leads to, however its address ends; empty when it is no page."""
    if target.startswith(("#", "mailto:", "tel:")) or not target:
        return ""
    return target.removesuffix("/").removesuffix("/index.html")


def _host(target: str) -> str:
    """The name of the site that a full address leads to; empty when it names none."""
    try:
        return (urlsplit(target).hostname or "") if target.startswith(("http://", "https://")) else ""
    except ValueError:  # "http://[here]", an address that leads nowhere
        return ""


def same_target(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A link to a page that an earlier link names with none of the same words."""
    named: dict[str, tuple[str, frozenset[str]]] = {}
    for block, shown, start, end, target in each_link(document):
        words = frozenset(word.key[:5].rstrip("s") for word in tokenize(shown)) - _SMALL
        page = _page(target)
        if page and words and not _PDF.search(page):
            before, known = named.setdefault(page, (shown, words))
            if words.isdisjoint(known):
                yield in_block(rule, block, start, end, values={"before": before})


def pdf_links(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """More than `max` links to PDF files, and more of them than of other links."""
    targets = [target for *_, target in each_link(document)]
    files = sum(_PDF.search(target) is not None for target in targets)
    if files > rule.spec.max and 2 * files > len(targets):
        yield whole_document(rule, {"count": files, "limit": rule.spec.max})


def mail_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A link to a mail address that it does not show."""
    for block, shown, start, end, target in each_link(document):
        if target.lower().startswith("mailto:") and "@" not in shown:
            yield in_block(rule, block, start, end)


def external_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A link to another site that neither it nor the words beside it name; `texts` are the sites that are ours."""
    for block, shown, start, end, target in each_link(document):
        host = _host(target)
        if host and not any(host == site or host.endswith(f".{site}") for site in texts):
            beside = fold(block.text[max(0, start - 40) : end + 40])
            names = set(re.split(r"[.-]", host)) - _ENDINGS
            initials = "".join(_INITIAL.findall(shown)).lower()
            if not any(name in beside or name in initials for name in names if len(name) > 1) and "site" not in beside:
                yield in_block(rule, block, start, end, values={"text": host})


CHECKS: Final[Mapping[str, Check]] = {
    "same-target": same_target,
    "pdf-links": pdf_links,
    "mail-link": mail_link,
    "external-link": external_link,
}
