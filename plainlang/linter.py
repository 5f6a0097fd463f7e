"""A linter: rules compiled once, and everything that is done with one text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from plainlang import __version__
from plainlang.config import Config, load_rulesets
from plainlang.counts import count
from plainlang.document import Document
from plainlang.errors import ConfigError, ReadError, RuleCrash, UseError
from plainlang.files import decode, format_of
from plainlang.lint import lint, prepare
from plainlang.profile import RuleSet, assemble
from plainlang.readability import measure
from plainlang.readers import read_source
from plainlang.report import Report, RuleSetInfo
from plainlang.scoring import score_findings
from plainlang.span import LineIndex
from plainlang.suppress import suppress

DEFAULT_PROFILE = "us-federal"
StrPath = str | os.PathLike[str]


class Linter:
    """Rules compiled once; checks any number of texts, from any number of threads.

    `select` and `ignore` name rules, themes or pillars; `rulesets` are paths of a user's own rule files. Raises
    `UseError` for a name that does not exist and `ConfigError` for faults in a file.
    """

    def __init__(
        self,
        profile: str = DEFAULT_PROFILE,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        rulesets: Sequence[StrPath] = (),
        config: Config | None = None,
    ) -> None:
        self.config = config or Config()
        self.profile, self.select, self.ignore = profile, tuple(select), tuple(ignore)
        self.rulesets = tuple(os.fspath(path) for path in rulesets)
        extra = load_rulesets([*self.config.ruleset_paths(), *self.rulesets])
        try:
            self.rules: RuleSet = assemble(profile, self.select, self.ignore, extra, self.config.overrides())
        except (UseError, ConfigError) as error:
            raise self.config.blamed(error) from None
        self._prepared = prepare(self.rules.rules)
        self._partial = bool(select)

    @property
    def info(self) -> RuleSetInfo:
        """What identifies these rules in a report."""
        return RuleSetInfo(self.rules.profile, __version__, self.rules.hash)

    def check(self, text: str, format: str = "text", path: StrPath | None = None) -> Report:
        """Check a text that is already decoded."""
        document = read_source(text, format, self.config.prose_keys)
        return self.check_document(document, None if path is None else os.fspath(path))

    def check_document(self, document: Document, path: str | None = None) -> Report:
        """Check a document that is already read."""
        lines = LineIndex(document.source)
        foreign = not document.language.startswith("en")
        rules = {kind: ready for kind, ready in self._prepared.items() if kind == "structure" or not foreign}
        found, crashes = lint(document, rules, lines)
        findings, silenced = suppress(document, found, lines, self.rules.known, self._partial)
        findings = tuple(sorted(findings, key=lambda f: (f.span, f.rule)))
        readability = measure(count(document), document.language)
        score = score_findings(findings, readability, self.rules.themes)
        return Report(
            path,
            document.format,
            findings,
            silenced,
            readability,
            score,
            self.info,
            tuple(str(RuleCrash(crash.rules, path or "", crash.cause)) for crash in crashes),
            bool(crashes),
            (f"This page is in “{document.language}”; only rules about structure ran.",) if foreign else (),
            reader=lambda: document,
        )

    def check_bytes(self, data: bytes, path: str, format: str | None = None) -> Report:
        """Check a file's content; what cannot be read becomes an error in the report."""
        try:
            text, notes = decode(data, path)
            report = self.check(text, format or format_of(path), path)
        except ReadError as error:
            return self.failed(path, format or "text", str(error))
        if notes:
            return replace(report, notes=(*notes, *report.notes))
        return report

    def failed(self, path: str, format: str, error: str) -> Report:
        """The report of a file that could not be read."""
        empty = self.check_document(Document(""), path)
        return Report(path, format, (), (), empty.readability, empty.score, self.info, (error,), reader=empty.reader)


def linter_for(config: Config) -> Linter:
    """The linter that a configuration asks for."""
    return Linter(config.profile, config.select, config.ignore, (), config)
