"""Whose guide a site follows, as far as its address tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from plainlang.survey.sites import Site, read_beginning


class Hint(NamedTuple):
    """A profile, and what was seen: "CNAME says www.example.gov.uk"."""

    profile: str
    seen: str


_DOMAINS: Final = (
    (r"(?:[\w-]+\.)*nhs\.uk", "nhs"),
    (r"(?:[\w-]+\.)*(?:gov\.uk|service\.gov\.uk|gov\.scot|gov\.wales)", "govuk"),
    (r"(?:[\w-]+\.)*(?:canada\.ca|gc\.ca)", "canada"),
    (r"(?:[\w-]+\.)*gov\.au", "australia"),
    (r"(?:[\w-]+\.)*va\.gov", "va"),
    (r"(?:[\w-]+\.)*18f\.(?:gsa\.)?gov|(?:[\w-]+\.)*18f\.org", "18f"),
    (r"(?:[\w-]+\.)*(?:cdc|nih|hhs|medicare|cms|healthcare|medlineplus|health|womenshealth)\.gov", "health-us"),
    (r"(?:[\w-]+\.)*[\w-]+\.(?:gov|mil)", "us-federal"),
)
_OWNERS: Final = {
    "alphagov": "govuk", "nhsuk": "nhs", "nhsdigital": "nhs", "canada-ca": "canada", "cds-snc": "canada",
    "govau": "australia", "department-of-veterans-affairs": "va", "18f": "18f", "cdcgov": "health-us",
    "gsa": "us-federal", "uswds": "us-federal", "usdigitalservice": "us-federal",
}  # fmt: skip
_ADDRESS: Final = re.compile(
    r"""(?im)^\s*["']?(?:url|baseurl|site_url|homepage|domain|siteurl|site)["']?\s*[:=]\s*["']?(?:https?://)?([\w.-]+)"""
)
_REMOTE: Final = re.compile(r"(?m)^\s*url\s*=\s*\S+?[:/]([\w.-]+)/[\w.-]+\s*$")


def hint(root: Path, sites: list[Site]) -> Hint | None:
    """The profile for the address of a site, or for who owns the repository; None when neither tells."""
    for name, address in _addresses(root, sites):
        for form, profile in _DOMAINS:
            if re.fullmatch(form, address.lower().strip(".")):
                return Hint(profile, f"{name} says {address}")
    for owner in _REMOTE.findall(read_beginning(root / ".git" / "config")):
        if profile := _OWNERS.get(owner.lower(), ""):
            return Hint(profile, f"the repository belongs to {owner}")
    return None


def _addresses(root: Path, sites: list[Site]) -> Iterator[tuple[str, str]]:
    """The addresses that a repository names as its own, and where."""
    for name in dict.fromkeys(("CNAME", "static/CNAME", "docs/CNAME", "public/CNAME")):
        if (root / name).is_file() and (words := read_beginning(root / name).split()):
            yield name, words[0]
    for name in dict.fromkeys((*(site.marker for site in sites), "package.json", "publiccode.yml")):
        if (root / name).is_file():
            yield from ((name, address) for address in _ADDRESS.findall(read_beginning(root / name)))
