"""A configuration: its file, those that it builds on, and the choices that result, for all pages or for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import yaml

from plainlang.config.choices import Choices
from plainlang.config.faults import items
from plainlang.config.globs import name_below, names
from plainlang.config.merging import Layer, with_overrides
from plainlang.document import Role
from plainlang.errors import ConfigError, PlainlangError, UnknownNameError
from plainlang.readers.front import PROSE_KEYS
from plainlang.sections import Section
from plainlang.shapes import scalars
from plainlang.typed import Form


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file and the choices in it; every value has its default when there is no file.

    `layers`: the files that it is made of, those it extends first. `root`: the folder from which patterns of pages
    count. `applied`: the overrides that hold for a page, by their numbers.
    """

    choices: Choices = field(default_factory=Choices)
    path: str = ""
    text: str = ""
    layers: tuple[Layer, ...] = ()
    root: str = "."
    applied: tuple[int, ...] = ()

    @property
    def profile(self) -> str:
        """The profile."""
        return self.choices.profile

    @property
    def select(self) -> tuple[str, ...]:
        """Rules, themes or pillars to run; empty for those of the profile."""
        return self.choices.select

    @property
    def ignore(self) -> tuple[str, ...]:
        """Rules, themes or pillars not to run."""
        return self.choices.ignore

    @property
    def prose_keys(self) -> Mapping[str, Role]:
        """The keys of front matter that hold prose."""
        return {**PROSE_KEYS, **self.choices.prose_keys}

    @property
    def folder(self) -> str:
        """The folder that paths in this configuration are relative to."""
        return str(Path(self.path).parent)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the rules that result are made from, beside the choices."""
        tuned = [str(i) for i in self.applied if self.choices.overrides[i].rules]
        return (*(layer.text for layer in self.layers), *tuned)

    def held(self, path: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a page."""
        if not self.choices.overrides:
            return ()
        name = name_below(self.root, path)
        holds = (not override.files or names(override.files, name) for override in self.choices.overrides)
        return tuple(i for i, it_holds in enumerate(holds) if it_holds)

    def for_page(self, path: str) -> Config:
        """The configuration for a page, with the overrides that name it."""
        return self.applying(self.held(path))

    def applying(self, applied: tuple[int, ...]) -> Config:
        """The configuration with some of its overrides applied."""
        if not applied:
            return self
        choices = with_overrides(self.choices, (self.choices.overrides[i] for i in applied))
        return replace(self, choices=choices, applied=applied)

    def owner(self, path: str) -> str:
        """Who looks after a page; "" when nobody is named."""
        if not self.choices.owners:
            return ""
        name = name_below(self.root, path)
        return next((owner.owner for owner in reversed(self.choices.owners) if names(owner.files, name)), "")

    def sections(self) -> tuple[Section, ...]:
        """The choices for parts of a page."""
        held = (o for i, o in enumerate(self.choices.overrides) if o.in_sections and (i in self.applied or not o.files))
        return tuple(Section(o.roles, o.headings, o.select or (), o.ignore, o.severities) for o in held)

    def ruleset_paths(self) -> list[str]:
        """A user's rule files and packs, found from the folder of the configuration file."""
        from plainlang.packs import place_of

        try:
            return [str(place_of(name, self.folder)) for name in self.choices.rulesets]
        except UnknownNameError as error:
            raise self.blamed(error) from None

    def overrides(self) -> Sequence[tuple[Form, yaml.Node]]:
        """The changes to rules under `rules:`, read afresh so that a configuration can go to another process."""
        found: list[tuple[Form, yaml.Node]] = []
        of_pages: list[tuple[Form, yaml.Node]] = []
        number = count()
        for form, pairs in self.forms():
            if "rules" in pairs:
                found.append((form, pairs["rules"][1]))
            for node in items(pairs, "overrides"):
                own = form.pairs(node, "“overrides”")
                if next(number) in self.applied and "rules" in own:
                    of_pages.append((form, own["rules"][1]))
        return (*found, *of_pages)

    def blamed(self, error: PlainlangError) -> PlainlangError:
        """The same error at its place in a file, when it is about something that stands there."""
        if not isinstance(error, UnknownNameError):
            return error
        faults = list(error.faults)
        for form, pairs in self.forms():
            for node in _named_in(form, pairs):
                if node.value in error.said:
                    form.fault(node, error.said[node.value])
            faults += form.faults
        return ConfigError(tuple(dict.fromkeys(faults))) if faults else error

    def forms(self) -> Iterator[tuple[Form, dict[str, tuple[yaml.Node, yaml.Node]]]]:
        """Each file, read once more, with its keys."""
        from plainlang.config.texts import form_of

        for layer in self.layers:
            form = form_of(layer.path, layer.text)
            yield form, form.pairs(form.root(), "The configuration")


def _named_in(form: Form, pairs: Mapping[str, tuple[yaml.Node, yaml.Node]]) -> Iterator[yaml.ScalarNode]:
    """Where a configuration names profiles, rulesets, rules and themes."""
    for key in ("profile", "select", "ignore", "rulesets", "severities"):
        if key in pairs:
            yield from scalars(pairs[key][1])
    for node in items(pairs, "overrides"):
        own = form.pairs(node, "“overrides”")
        yield from _named_in(form, own)
        rules = form.pairs(own["rules"][1], "“rules”") if "rules" in own else {}
        yield from (key for key, _ in rules.values() if isinstance(key, yaml.ScalarNode))
    score = form.pairs(pairs["score"][1], "score") if "score" in pairs else {}
    yield from scalars(score["shares"][1]) if "shares" in score else ()
