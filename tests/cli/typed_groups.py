"""The same for commands that stand in a group: baseline, cache, config, history, rules."""

from __future__ import annotations

from typing import Final

from a_repository import Typed

_RULES: Final = "--ruleset rules/own.yaml --grammar builtin --config plainlang.yaml"
_ONLY: Final = f"--profile va --select own --ignore own/perhaps {_RULES}"
_BASELINE: Final = "plainlang-baseline.json"
_WEIGHED: Final = "--file plainlang-history.sqlite --config plainlang.yaml"
LINES: Final = [
    # baseline
    Typed("baseline create . --force", out=("plainlang-baseline.json: ",), files={_BASELINE: "own/doodad"}),
    Typed("baseline create .", 2, err=("There is a baseline already",), files={_BASELINE: "own/gizmo"}),
    Typed(f"baseline create . {_ONLY} --output b.json --jobs 1 --no-cache", files={"b.json": "own/gizmo"}),
    Typed("baseline create -h", out=("--force",)),
    Typed("baseline update .", out=("6 findings added; it has 7",), files={_BASELINE: "own/doodad"}),
    Typed(f"baseline update . {_ONLY} --baseline {_BASELINE} --jobs 1 --no-cache", out=("findings added",)),
    Typed("baseline update -h", out=("Add what is new",)),
    Typed("baseline prune", out=("nothing to change",)),
    Typed(f"baseline prune error.md {_ONLY} --baseline {_BASELINE} --jobs 1 --no-cache"),
    Typed("baseline prune -h", out=("Nothing is added",)),
    Typed("baseline show", out=("1 finding in 1 of 1 page", "own/gizmo (1)")),
    Typed(f"baseline show --baseline {_BASELINE} --config plainlang.yaml", out=("1 finding",)),
    Typed("baseline show -h", out=("--baseline",)),
    # cache
    Typed("cache info", out=("plainlang\n",)),
    Typed("cache info -h", out=("how old",)),
    Typed("cache clear", out=("freed",)),
    Typed("cache clear -h", out=("Delete it",)),
    # config
    Typed("config show", out=("select: ", "own")),
    Typed("config show tax/bad.md --origin", out=("# default",)),
    Typed("config show --config other.yaml --output-format json", out=("own/perhaps",)),
    Typed("config show -h", out=("--origin",)),
    Typed("config schema", out=("$schema", "prose-keys")),
    Typed("config schema -h", out=("JSON Schema",)),
    # history
    Typed("history record tax", out=("plainlang-history.sqlite: 2 pages recorded",)),
    Typed(
        "history record tax --rev v1 --date 2025-09-15 --file h.jsonl --mode prose --names keep --jobs 1 --no-cache "
        f"{_ONLY}",
        out=("h.jsonl: 2 pages recorded as at 2025-09-15",), files={"h.jsonl": "tax/bad.md"},
    ),
    Typed("history record -h", out=("--rev",)),
    Typed("history show", out=("As recorded on 2025-12-20",)),
    Typed(f"history show v1 {_WEIGHED} --weight visits --visits visits.csv --output-format json", out=('"schema"',)),
    Typed("history show -h", out=("--weight",)),
    Typed("history compare v1 v2", out=("2025-09-15", "2025-12-20", "matched page")),
    Typed(
        f"history compare {_WEIGHED} --by agency --weight visits --visits visits.csv --output-format json",
        out=('"group": "Tax"',),
    ),
    Typed("history compare -h", out=("--by",)),
    Typed("history export", out=("2025-09-15",)),
    Typed(
        f"history export {_WEIGHED} --by journey --quarter fiscal --weight visits --visits visits.csv --format json",
        out=("Paying",),
    ),
    Typed("history export -h", out=("--quarter",)),
    # rules
    Typed("rules", out=("own/gizmo", "3 rules in 1 theme")),
    Typed(f"rules --find gizmo {_ONLY}", out=("1 rule with “gizmo” in profile va",)),
    Typed("rules -h", out=("--find",)),
    Typed("rules test rules/own.yaml", out=("3 rules, 3 examples: all work.",)),
    Typed("rules test --configured", out=("3 rules, 3 examples: all work.",)),
    Typed("rules test -h", out=("examples",)),
    Typed("rules new words/log-in", out=("rules/words.yaml",), files={"rules/words.yaml": "  log-in:\n    swap:"}),
    Typed("rules new words/log-in --kind avoid --folder style", out=("style",), files={"style/words.yaml": "avoid:"}),
    Typed("rules new -h", out=("--kind",)),
    Typed("rules packs", out=("plainlang.rulesets",)),
    Typed("rules packs -h", out=("packages",)),
    Typed("rules pages out rules/own.yaml", out=("2 pages written into out.",), files={"out/own.md": "gizmo"}),
    Typed("rules pages -h", out=("FOLDER",)),
]  # fmt: skip
