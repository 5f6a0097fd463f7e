"""spaCy's matchers for the patterns of a rule; its own validation has the last word on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plainlang.errors import UseError
from plainlang.pipelines.installed import quietly
from plainlang.pipelines.notation import SETS, patterns_of


def matcher(vocab: Any, tokens: Sequence[object], dependency: Sequence[object]) -> Any:
    """A Matcher for `tokens` or a DependencyMatcher for `dependency`; raises what spaCy raises when it refuses one."""
    from spacy.matcher import DependencyMatcher, Matcher

    if dependency:
        by_tree = DependencyMatcher(vocab, validate=True)
        by_tree.add("rule", [_lists(dependency)])
        return by_tree
    in_line = Matcher(vocab, validate=True)
    in_line.add("rule", [_lists(pattern) for pattern in patterns_of(tokens)], greedy="LONGEST")
    return in_line


def try_out(rule: str, tokens: Sequence[object], dependency: Sequence[object]) -> None:
    """Show the patterns of a rule to spaCy. Raises `UseError` with what spaCy says when it refuses one."""
    with quietly():
        from spacy.vocab import Vocab

        try:
            matcher(Vocab(), tokens, dependency)
        except Exception as error:  # spaCy has an error of its own for each kind of fault
            said = " ".join(str(error).split())
            raise UseError(f"spaCy refuses the pattern of the rule “{rule}”: {said}") from None


def _lists(value: object) -> Any:
    """The same as spaCy takes it: with lists for tuples, and for the one text that may stand for a list."""
    if isinstance(value, Mapping):
        one = {key: (inner,) for key, inner in value.items() if key.upper() in SETS and not isinstance(inner, tuple)}
        return {key: _lists(inner) for key, inner in {**value, **one}.items()}
    return [_lists(inner) for inner in value] if isinstance(value, tuple | list) else value
