"""A report as JSON, and a report from JSON: what was written once is not written again.

The text leaves out the path and the owner, which a result kept for a page's content must not hold.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final

from plainlang.fingerprints import fingerprints, silenced_fingerprints
from plainlang.report import SCHEMA, Report, Written, from_dict

_HEAD = ("schema", "path", "owner")
"""What stands before the rest, and is written each time."""
_encoded: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def marked(report: Report) -> dict[str, Any]:
    """A report as plain data, each finding with its fingerprint."""
    data = report.to_dict()
    for name, marks in (("findings", fingerprints(report)), ("suppressed", silenced_fingerprints(report))):
        for finding, mark in zip(data[name], marks, strict=True):
            finding["fingerprint"] = mark
    return data


def as_json(report: Report) -> str:
    """A report as one line of JSON, described by `report.schema.json`."""
    head = _encoded({"schema": SCHEMA, "path": report.path, "owner": report.owner})
    return f"{head[:-1]}, {written(report).text[1:]}"


def written(report: Report) -> Written:
    """A report as JSON, without its path and its owner; as it was written before, when nothing was left out since."""
    known = report.written
    if known and known.findings is report.findings and known.suppressed is report.suppressed and not report.known:
        return known
    data = {name: value for name, value in marked(report).items() if name not in _HEAD}
    return Written(_encoded(data), report.findings, report.suppressed)


def read(text: str, path: str, owner: str) -> Report:
    """The report of a page from what was written. Raises ValueError, KeyError or TypeError when it is not one."""
    report = from_dict({**json.loads(text), "path": path, "owner": owner})
    return replace(report, written=Written(text, report.findings, report.suppressed))
