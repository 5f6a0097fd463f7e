"""textstat on every file named: the six formulas that we print too."""

from __future__ import annotations

import sys
from pathlib import Path

import textstat

FORMULAS = (
    textstat.flesch_reading_ease,
    textstat.flesch_kincaid_grade,
    textstat.smog_index,
    textstat.gunning_fog,
    textstat.coleman_liau_index,
    textstat.automated_readability_index,
)

for path in sys.argv[1:]:
    text = Path(path).read_text(encoding="utf-8")
    print(path, *(round(formula(text), 1) for formula in FORMULAS))
