"""Every command with every one of its options, as it is typed in the repository of `a_repository`.

The first line of each command runs as a process of its own, from the installed script on.
"""

from __future__ import annotations

from typing import Final

from a_repository import Typed

_FOUND: Final = "error.md:1:9: error own/gizmo"
_RULES: Final = "--ruleset rules/own.yaml --grammar builtin --config plainlang.yaml"
_ONLY: Final = f"--profile va --select own --ignore own/perhaps {_RULES}"
LINES: Final = [
    Typed("--version", out=("plainlang 0.",)),
    Typed("--help", out=("Look at pages", "check ", "explain ")),
    Typed("-h", out=("Set up",)),
    # check
    Typed("check error.md", 1, out=("error.md\n", "✗ error: “gizmo” → try “tool”.", "1 page: 1 error")),
    Typed("check -h", out=("--output-format", "Exit 0")),
    Typed(f"check {_ONLY} . --output-format concise --jobs 2 --no-cache", 1, out=(_FOUND, "own/doodad")),
    Typed("check --config other.yaml error.md perhaps.md --output-format concise", out=("own/perhaps",)),
    Typed("check tax --mode prose --names leave-out", 1, out=("(mode: prose, names left out)",)),
    Typed("check error.md --output-format concise --output-file o.txt", 1, files={"o.txt": _FOUND}),
    Typed("check error.md --quiet --also csv=o.csv --also json=o.json", 1, files={"o.csv": "gizmo", "o.json": "gizmo"}),
    Typed("check letter.docx --annotate copy.docx", 1, out=("gizmo",), err=("copy.docx: 1 comment.",)),
    Typed("check . --quiet", 1, out=("error.md",), err=("more finding",)),
    Typed("check plain.md --quiet", silent=True),
    Typed("check warning.md --fail-on warning", 1, out=("own/doodad",)),
    Typed("check tax --fail-under 99.5 --fail-on never", 1, err=("tax/bad.md: the score",)),
    Typed("check . --max 2", 1, err=("7 findings, and 2 allowed (--max).",)),
    Typed("check tax --since v1 --ratchet", 1, err=("tax/bad.md: the score went down", "1 page worse than before")),
    Typed("check tax --since v2", err=("No page is new or changed since v2.",)),
    Typed("check error.md --exit-zero", out=("1 error",)),
    Typed("check error.md --fix", out=("Nothing to change",), files={"error.md": "Use the tool."}),
    Typed("check error.md --diff", 1, out=("-Use the gizmo.\n+Use the tool.",), files={"error.md": "gizmo"}),
    Typed("check warning.md --fix --unsafe", files={"warning.md": "Find a part."}),
    Typed("check error.md --baseline plainlang-baseline.json", out=("1 known finding left out",)),
    Typed("check error.md --new-only", out=("1 known finding left out",)),
    Typed("check - --stdin-filename x.html --output-format concise", 1, out=("x.html:1:4: ",), given="<p>gizmo</p>"),
    Typed("check drafts/error.md plain.md --force-exclude", out=("1 page: ",)),
    Typed("check error.md --color always", 1, out=("\033[31m",)),
    # fix
    Typed("fix error.md", out=("error.md: 1 place fixed",), files={"error.md": "Use the tool.\n"}),
    Typed(f"fix {_ONLY} error.md --diff --jobs 1 --no-cache", 1, out=("+Use the tool.",)),
    Typed("fix warning.md --unsafe", files={"warning.md": "Find a part.\n"}),
    Typed("fix - --stdin-filename x.md", out=("Use the tool.",), given="Use the gizmo."),
    Typed("fix drafts/error.md plain.md --force-exclude --quiet", silent=True),
    Typed("fix --help", out=("--unsafe",)),
    # score
    Typed("score tax/bad.md", out=("tax/bad.md", "Overall")),
    Typed("score tax --summary --mode prose --names leave-out --jobs 1 --no-cache", out=("tax/bad.md", "tax/good.md")),
    Typed(f"score {_ONLY} tax/bad.md --workings", out=("How it was worked out",)),
    Typed("score -h", out=("--workings",)),
    # read
    Typed("read error.md", out=("line 1 · paragraph", "Use the gizmo.")),
    Typed("read - --stdin-filename x.html --config plainlang.yaml --color never", out=("x.html",), given="<p>A</p>"),
    Typed("read error.md --output-format json", out=('"role": "paragraph"',)),
    Typed("read --watch - --color never", 2, err=("--watch shows one page",)),
    Typed("read -h", out=("--stdin-filename",)),
    # report
    Typed("report tax -o r.html", out=("r.html: 2 pages",), files={"r.html": "Plain language report"}),
    Typed(
        f"report tax --output-file r.html --title Ours --by folder --target 70 --details none --mode prose "
        f"--names keep --jobs 1 --no-cache --history plainlang-history.sqlite {_ONLY}",
        files={"r.html": "Ours"},
    ),
    Typed("report -h", out=("--details",)),
    # checklist
    Typed("checklist error.md", out=("error.md",)),
    Typed(
        f"checklist {_ONLY} error.md --checklist questions.yaml --lines --jobs 1 --no-cache --color never",
        out=("Is every word plain?",),
    ),
    Typed("checklist error.md --output-format markdown", out=("- [",)),
    Typed("checklist -h", out=("--lines",)),
    # compare
    Typed("compare tax/good.md tax/bad.md", out=("tax/bad.md  (was tax/good.md)", "2 new: “gizmo”")),
    Typed(
        f"compare --from v1 --to v2 tax --fail-if-worse --mode prose --names keep --jobs 1 --no-cache {_ONLY}",
        1, out=("tax/bad.md", "mode: prose"),
    ),
    Typed("compare v1:tax/bad.md tax/bad.md --output-format json", out=('"schema"',)),
    Typed("compare -h", out=("--fail-if-worse",)),
    # explain
    Typed("explain own/gizmo", out=("own/gizmo  (error", "Source: ")),
    Typed("explain --why error.md:1 --output-format json --color never", out=('"gizmo"',)),
    Typed(f"explain own {_ONLY}", out=("Our words", "own/perhaps")),
    Typed("explain -h", out=("--why",)),
    # profiles
    Typed("profiles", out=("us-federal",)),
    Typed("profiles va govuk", out=("between va and govuk",)),
    Typed("profiles va --ruleset rules/own.yaml", out=("(va)",)),
    Typed("profiles -h", out=("how they differ",)),
    # lsp
    Typed("lsp --tcp nowhere", 2, err=("127.0.0.1:7080",)),
    Typed("lsp -h", out=("--tcp",)),
    # message
    Typed("message error.md", 1, out=("“gizmo” → try “tool”.",), err=("Your message is kept",)),
    Typed(f"message {_ONLY} warning.md --fail-on warning --color always", 1, out=("\033[33m",)),
    Typed("message plain.md", silent=True),
    Typed("message -h", out=("--fail-on",)),
    # init
    Typed("init", 2, err=("plainlang.yaml exists.",)),
    Typed("init --diff --force", out=("+profile: us-federal",), files={"plainlang.yaml": "select: [own]"}),
    Typed(
        "init tax --pre-commit --baseline", out=("plainlang.yaml",),
        files={"tax/.pre-commit-config.yaml": "id: plainlang", "tax/plainlang-baseline.json": "bad.md"},
    ),
    Typed("init -h", out=("--pre-commit",)),
    # batch
    Typed("batch tax --output o.parquet", out=("o.parquet",), needs="pyarrow"),
    Typed(
        f"batch visits.csv --output o.parquet --resume --id page --text page --columns path=page --format text "
        f"--findings --main-content --longest 1000 --jobs 1 {_ONLY}",
        out=("o.parquet",), needs="pyarrow",
    ),
    Typed("batch -h", out=("--resume",)),
    # completion
    Typed("completion bash", out=("_PLAINLANG_COMPLETE=bash_complete", "complete -o nosort")),
    Typed("completion -h", out=("bash-completion",)),
    # a group by itself shows its help
    Typed("baseline -h", out=("create",)),
    Typed("cache -h", out=("clear",)),
    Typed("config -h", out=("show",)),
    Typed("history -h", out=("record",)),
]  # fmt: skip
