"""Pages by the million: Arrow in, Arrow out, for Spark, Ray, or this machine.

    from plainlang.batch import Scorer
    rows = Scorer(profile="us-federal")(table)

It needs the extra `batch`.
"""

from __future__ import annotations

from typing import Final

MISSING: Final = "Batches need the library {name}. Install it with: pip install 'plainlang-lint[batch]'"

try:
    from plainlang.batch.scorer import Scorer
except ModuleNotFoundError as error:
    if (error.name or "").split(".")[0] != "pyarrow":
        raise
    raise ModuleNotFoundError(MISSING.format(name="pyarrow"), name=error.name) from None

__all__ = ["Scorer"]
