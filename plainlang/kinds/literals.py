"""Which literal texts must occur before a regular expression can match: most patterns are never tried on most
blocks.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any, Final

_OTHER_ENGINE: Final = re.compile(r"\{(?!\d*,?\d*\})|\[\[|\[[^\]]*(?:--|&&|~~|\|\|)")
"""What means one thing to `re` and another to `regex`: fuzzy matches and arithmetic with sets."""


def required(pattern: str) -> tuple[str, ...]:
    """Texts in lower case of which at least one is in every match; empty when there is no telling."""
    if _OTHER_ENGINE.search(pattern):
        return ()
    try:
        tree = parser.parse(pattern)
    except Exception:  # a pattern of another engine: no literal can be read off
        return ()
    return tuple(sorted(_best(list(tree)) or ()))


def _best(items: list[Any]) -> set[str] | None:
    """The most telling set among the parts that must all match: the one whose shortest text is longest."""
    options: list[set[str]] = []
    run = ""
    for operation, argument in [*items, (None, None)]:
        if operation is code.LITERAL:
            run += chr(argument).lower()
            continue
        if run:
            options.append({run})
        run = ""
        if operation is not None and (found := _one(operation, argument)):
            options.append(found)
    return max(options, key=lambda texts: (min(map(len, texts)), -len(texts)), default=None)


def _one(operation: Any, argument: Any) -> set[str] | None:
    """The texts one of which this part must contain."""
    if operation is code.SUBPATTERN:
        return _best(list(argument[3]))
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _best(list(argument[2])) if argument[0] > 0 else None
    if operation is code.ATOMIC_GROUP:
        return _best(list(argument))
    if operation is code.BRANCH:
        branches = [_best(list(branch)) for branch in argument[1]]
        return set().union(*branches) if all(branches) else None  # type: ignore[arg-type]
    if operation is code.IN and all(op is code.LITERAL for op, _ in argument):
        return {chr(value).lower() for _, value in argument}
    return None
