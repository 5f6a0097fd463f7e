"""The audit of safe fixes: it speaks of rules that exist, and the page about fixes says what it holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from draw_findings import shipped_rules
from draw_fixes import drawn

DOCS = Path(__file__).parent.parent / "docs"
ROWS = [json.loads(line) for line in (DOCS / "audits" / "fixes.jsonl").read_text("utf-8").splitlines()]
SAFE = {name for rule in shipped_rules() if rule.fix == "safe" for name in (rule.id, *rule.alias)}
MOST = 40
"""Words of a fix with what stands around it."""


def test_every_fix_is_of_a_safe_rule() -> None:
    """A rule that is no longer safe is drawn and judged no more."""
    assert [row["rule"] for row in ROWS if row["rule"] not in SAFE] == []


def test_every_fix_is_judged() -> None:
    """Right or wrong, and why; it changes something, and only a few words of the page are shown."""
    assert [row for row in ROWS if row["verdict"] not in ("right", "wrong") or not row["note"].strip()] == []
    assert [row for row in ROWS if row["before"] == row["after"] or len(row["before"].split()) > MOST] == []


def test_the_draw_is_wide() -> None:
    """Fifty fixes, at most three of a rule, none twice."""
    assert len(ROWS) == 50
    assert max(Counter(row["rule"] for row in ROWS).values()) <= 3
    assert len({(row["page"], row["before"]) for row in ROWS}) == len(ROWS)


def test_the_page_is_current() -> None:
    """The numbers in `docs/fixes.md` are those of the audit, and at least 49 are right."""
    right = sum(row["verdict"] == "right" for row in ROWS)
    said = re.search(r"(\d+) of (\d+)\s+were\s+right", (DOCS / "fixes.md").read_text("utf-8"))

    assert right >= 49
    assert said is not None
    assert (right, len(ROWS)) == (int(said[1]), int(said[2]))


def test_a_draw_depends_on_its_seed_alone() -> None:
    """At most so many of a rule, and a rule that speaks seldom is drawn like any other."""
    every = [{"rule": f"r{i % 5 if i < 50 else 9}", "page": "p", "line": i} for i in range(51)]

    assert drawn(every, 12, 3, 1) == drawn(every, 12, 3, 1) != drawn(every, 12, 3, 2)
    assert Counter(row["rule"] for row in drawn(every, 12, 3, 1))["r9"] == 1
    assert max(Counter(row["rule"] for row in drawn(every, 12, 3, 1)).values()) <= 3
