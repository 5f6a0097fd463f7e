"""The numbers in the formula of the score: those that are shipped, with what a configuration puts in their place.

They stand in rulesets/scores/default.yaml. A configuration may change any of them under `score:`; the formula then says
so wherever it is printed, since scores made in another way cannot be compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Final, Literal

import yaml

from plainlang.errors import ConfigError, UnknownNameError
from plainlang.shipped import shipped_folder
from plainlang.typed import Form

_NOT_ONE: Final = 0.0005
Share = Literal["passive", "hard"]
Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]


@dataclass(frozen=True, slots=True)
class PillarWeights:
    """What each pillar weighs in the overall score."""

    readability: float
    jargon: float
    inclusive: float


@dataclass(frozen=True, slots=True)
class PartWeights:
    """What each part weighs in the readability pillar."""

    ease: float
    sentences: float
    findings: float


@dataclass(frozen=True, slots=True)
class SeverityWeights:
    """What a finding weighs."""

    error: float
    warning: float
    suggestion: float


@dataclass(frozen=True, slots=True)
class Ease:
    """The difficulty that has an ease of 50, and how fast ease falls."""

    middle: float
    spread: float


@dataclass(frozen=True, slots=True)
class Formula:
    """All of them. `words`: so many are a unit, against which findings are weighed. `shares`: rules whose findings do
    not weigh, since the share of passive or hard sentences does.
    """

    version: str
    overall: PillarWeights
    readability: PartWeights
    ease: Ease
    severity: SeverityWeights
    words: float
    shares: Mapping[str, Share]

    def __str__(self) -> str:
        o, r, e, s = self.overall, self.readability, self.ease, self.severity
        own = "" if self == shipped_formula() else " with weights of its own (do not compare it with other scores)"
        found = f"100·N/(N + F), N = words/{self.words:g}, F = "
        found += f"{s.error:g} for an error, {s.warning:g} for a warning, {s.suggestion:g} for a suggestion"
        return (
            f"score {self.version}{own}: overall = {o.readability:g}·readability + {o.jargon:g}·plain words + "
            f"{o.inclusive:g}·inclusive language; a pillar = {found}, times the weight of the theme; but readability = "
            f"{r.ease:g}·ease + {r.sentences:g}·sentences + {r.findings:g}·findings, where "
            f"ease = 100/(1 + e^((difficulty − {e.middle:g})/{e.spread:g})), "
            f"sentences = 100 − percent passive − percent hard, "
            f"findings = 100·N/(N + F) without {', '.join(self.shares) or 'exception'}"
        )


@lru_cache(maxsize=1)
def shipped_formula() -> Formula:
    """The formula that comes with the library."""
    form = Form("rulesets/scores/default.yaml", _shipped_text())
    root = form.root()
    formula = form.build(Formula, form.pairs(root, "The formula"), root, "The formula")
    form.done()
    if formula is None:
        raise ConfigError(form.faults)
    return formula


def completed(form: Form, pairs: Pairs) -> Pairs:
    """The keys of a configuration, with the shipped numbers in every place under `score:` that it leaves open."""
    if "score" not in pairs or not isinstance(pairs["score"][1], yaml.MappingNode):
        return pairs
    key, own = pairs["score"]
    node = _merged(Form("", _shipped_text()).root(), own)
    formula = form.value(node, Formula, "score")
    for text in formula_faults(formula) if formula else ():
        form.fault(key, text)
    return {**pairs, "score": (key, node)}


def formula_faults(formula: Formula) -> Iterator[str]:
    """What makes no sense in a formula."""
    for name, group in (("overall", formula.overall), ("readability", formula.readability)):
        total = sum(asdict(group).values())
        if abs(total - 1) > _NOT_ONE:
            yield f"The weights of “{name}” must add up to 1; they add up to {total:g}."
    groups = (formula.overall, formula.readability, formula.severity)
    if any(weight < 0 for group in groups for weight in asdict(group).values()):
        yield "A weight can't be under 0."
    if formula.words < 1 or formula.ease.spread < 1:
        yield "“words” and “spread” must be 1 or more."


def check_shares(formula: Formula, known: Collection[str]) -> None:
    """Raises `UnknownNameError` when `shares` names a rule that does not exist."""
    for name in formula.shares.keys() - shipped_formula().shares.keys():
        if name not in known or "/" not in name:
            raise UnknownNameError("rule", name, [rule for rule in known if "/" in rule])


def _shipped_text() -> str:
    return shipped_folder().joinpath("scores", "default.yaml").read_text(encoding="utf-8")


def _merged(base: yaml.Node | None, own: yaml.Node) -> yaml.Node:
    """A mapping with the keys of another where it has none, and so on inwards; but the list of rules is replaced."""
    if not (isinstance(base, yaml.MappingNode) and isinstance(own, yaml.MappingNode)):
        return own
    theirs = {key.value: (key, value) for key, value in base.value}
    inner = {name: value for name, (_, value) in theirs.items() if name != "shares"}
    named = [(key, value) for key, value in own.value if isinstance(key, yaml.ScalarNode)]
    rows = [(key, _merged(inner.get(key.value), value)) for key, value in named]
    rows += [(key, value) for key, value in own.value if not isinstance(key, yaml.ScalarNode)]
    given = {key.value for key, _ in named}
    rows += [pair for name, pair in theirs.items() if name not in given]
    return yaml.MappingNode(own.tag, rows, own.start_mark, own.end_mark, own.flow_style)
