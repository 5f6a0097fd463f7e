"""A linter: rules compiled once, and everything that is done with one text."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256

from plainlang import __version__
from plainlang.collector import without_collector
from plainlang.compiled import bare, kept, kept_from_now_on, key_of
from plainlang.config import Config, as_config
from plainlang.config.force import rules_of
from plainlang.counts import count
from plainlang.document import Document
from plainlang.doubts import settled
from plainlang.errors import ReadError, RuleCrash, UseError
from plainlang.files import UTF16_MARKS, document_of, format_of
from plainlang.fixes import edits
from plainlang.foreign import formulas_of
from plainlang.formula import shipped_formula
from plainlang.gates import Closed, gated
from plainlang.given import listed, text_of
from plainlang.overlay import explaining
from plainlang.patience import Patience
from plainlang.pipelines.installed import BUILTIN, identity, is_grammar, wrong_grammar
from plainlang.profile import RuleSet
from plainlang.readability import measure
from plainlang.readers import read_source
from plainlang.readers.front import PROSE_KEYS
from plainlang.report import Report, RuleSetInfo, title_of
from plainlang.rule_files import load_profiles, load_rulesets
from plainlang.ruleset import File
from plainlang.scoring import score_findings
from plainlang.sections import by_section
from plainlang.span import LineIndex
from plainlang.suppress import suppress
from plainlang.vocabulary import NO_WORDS, Vocabulary, sound

StrPath = str | os.PathLike[str]


class Linter:
    """Rules compiled once; checks any number of texts, from any number of threads.

    `select` and `ignore` name rules, themes or pillars; `rulesets` are paths of a user's own rule files. `grammar` says
    who tells the parts of speech: "builtin", "spacy" or "spacy:NAME" with the name of a pipeline. `vocabulary`: words
    that the readers know, and words to explain. `config` is a configuration or the path of one (plainlang.yaml,
    pyproject.toml): it says what is left out here. Raises `UseError` for a name that does not exist or a pipeline that
    is missing, and `ConfigError` for faults in a file.
    """

    def __init__(
        self,
        profile: str | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        rulesets: Sequence[StrPath] = (),
        config: Config | StrPath | None = None,
        grammar: str | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.config = Config() if config is None else as_config(config)
        self.profile = self.config.profile if profile is None else text_of("profile", profile)
        self.select = self.config.select if select is None else listed("select", select)
        self.ignore = self.config.ignore if ignore is None else listed("ignore", ignore)
        self.rulesets = tuple(os.fspath(path) for path in listed("rulesets", rulesets))
        named = [*self.config.ruleset_paths(), *self.rulesets]
        files = load_rulesets(named), load_profiles(named)
        self.vocabulary = self.config.choices.vocabulary if vocabulary is None else sound(vocabulary)
        self.sections = self.config.sections()
        severities = sorted(self.config.choices.severities.items())
        texts = [*self.config.texts, *map(repr, (*files[0], *files[1].values(), *severities))]
        known = kept(key := key_of(self.profile, self.select, self.ignore, self.vocabulary.explain, texts))
        self.rules = known.rules if known else self._assembled(files)
        self.grammar = self.config.choices.grammar if grammar is None else grammar
        self._pipeline = _pipeline(self.grammar, self.rules)
        self.prepared = (known or kept_from_now_on(key, self.rules)).prepared
        self._patience = Patience(self.prepared)
        self._gated, self._partial = gated(self.rules.rules), bool(self.select)

    @without_collector()
    def _assembled(self, files: tuple[Sequence[File], Mapping[str, File]]) -> RuleSet:
        """The rules, read and chosen."""
        rules = rules_of(self.config, self.profile, self.select, self.ignore, files)
        return bare(replace(rules, rules=explaining(rules.rules, self.vocabulary.explain)))

    @cached_property
    def info(self) -> RuleSetInfo:
        """What identifies these rules in a report."""
        hash, formula = self.rules.hash, self.config.choices.score
        more = [f"{self.grammar} {self._pipeline}"] if self._pipeline else []
        more += [str(self.vocabulary)] if self.vocabulary != NO_WORDS else []
        more += [repr(formula)] if formula != shipped_formula() else []
        more += [str(sorted(keys.items()))] if (keys := self.config.prose_keys) != PROSE_KEYS else []
        more += [repr(self.sections)] if self.sections else []
        for text in more:
            hash = sha256(f"{hash} {text}".encode("utf-8", "surrogatepass")).hexdigest()[: len(hash)]
        return RuleSetInfo(self.rules.profile, __version__, hash)

    @without_collector()
    def check(self, text: str, format: str = "text", path: StrPath | None = None) -> Report:
        """Check a text that is already decoded."""
        document = read_source(text, format, self.config.prose_keys)
        return self.check_document(document, None if path is None else os.fspath(path))

    @without_collector()
    def check_document(self, document: Document, path: str | None = None) -> Report:
        """Check a document that is already read."""
        document = self.adopt(document)
        lines = LineIndex(document.source)
        foreign = not document.language.startswith("en")
        silent = Closed(self._gated, document)
        found, crashes = self._patience.lint(document, lines, silent)
        partly = self._partial or foreign or bool(crashes)
        findings, silenced = suppress(document, found, lines, self.rules.known, partly)
        findings = tuple(sorted((f for f in findings if f.rule not in silent), key=lambda f: (f.span, f.rule)))
        findings = settled(document, by_section(document, findings, self.sections, self.rules.known))
        mode, names = self.config.choices.mode, self.config.choices.names
        words, formula = count(document).words, self.config.choices.score
        other = formulas_of(document) if foreign else {}
        readability = measure(count(document, mode, names == "keep"), document.language, other)
        score = score_findings(findings, readability, self.rules.themes, words, formula)
        return Report(
            path,
            document.format,
            findings,
            silenced,
            readability,
            score,
            self.info,
            tuple(str(RuleCrash(crash.rules, path or "", crash.cause, ours=crash.ours)) for crash in crashes),
            any(crash.ours for crash in crashes),
            (f"This page is in “{document.language}”; only rules about structure ran.",) if foreign else (),
            title=title_of(document),
            fixes=0 if document.format == "docx" else len(edits(document.source, findings)),
            owner=self.config.owner(path) if path else "",
            reader=partial(_kept, document),
        )

    def adopt(self, document: Document) -> Document:
        """The document with the grammar and the vocabulary of this linter."""
        if document.grammar == self.grammar and document.vocabulary == self.vocabulary:
            return document
        return replace(document, grammar=self.grammar, vocabulary=self.vocabulary)

    def check_bytes(self, data: bytes, path: str, format: str | None = None) -> Report:
        """Check a file's content; what cannot be read, and what we fail on, becomes an error in the report."""
        keys = self.config.prose_keys
        report = self.check_page(
            lambda: document_of(data, path, format or format_of(path), keys), path, format or "text"
        )
        return replace(report, fixes=0) if data[:2] in UTF16_MARKS else report

    @without_collector()
    def check_page(self, read: Callable[[], tuple[Document, tuple[str, ...]]], path: str, format: str) -> Report:
        """Check what `read` gives, with its notes; a failure anywhere becomes an error in the report."""
        try:
            document, notes = read()
            report = self.check_document(document, path)
        except ReadError as error:
            return self.failed(path, format, str(error))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic in a parser written in Rust is no Exception
            said = f"{path}: this page cannot be checked: {type(error).__name__}: {error}"
            return replace(self.failed(path, format, said), crashed=True)
        if notes:  # what is not UTF-8 is never written
            return replace(report, notes=(*notes, *report.notes), fixes=0)
        return report

    def failed(self, path: str, format: str, error: str) -> Report:
        """The report of a file that could not be read."""
        empty = self.check_document(Document(""), path)
        return replace(empty, path=path, format=format, findings=(), suppressed=(), errors=(error,), crashed=False)


def _pipeline(grammar: str, rules: RuleSet) -> str:
    """The pipeline of spaCy that answers for this grammar and these rules, with its version; "" when none is needed."""
    if not is_grammar(grammar):
        raise UseError(wrong_grammar(grammar))
    asking = next((rule.id for rule in rules.rules if rule.kind == "spacy"), "")
    if grammar == BUILTIN and not asking:
        return ""
    try:
        return identity(grammar)
    except UseError as error:
        who = f"The rule “{asking}”" if grammar == BUILTIN else f"“grammar: {grammar}”"
        raise UseError(f"{who} {error}") from None


def _kept(document: Document) -> Document:
    """The document that a report was made from; unlike a lambda, this can go to another process."""
    return document
