"""The public API, as it is promised: names, what they take, and what they give."""

from __future__ import annotations

import dataclasses
import json
import math
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, RULES, WARNING, site

import plainlang
from plainlang import Linter, ReadError, Report, UseError
from plainlang.config import read_config
from plainlang.report import from_dict

SOURCE = "# A page\n\nPlease **utilize** the form. The form [was sent](x.md) by us.\n"
LONG = "We ask you to send the form to our office before the end of the month. " * 9
FORMULAS = "flesch_reading_ease flesch_kincaid_grade ari smog gunning_fog coleman_liau dale_chall difficulty".split()
CALLS = [
    pytest.param("plainlang.check('Utilize it.', format='text', profile='us-federal').findings[0].rule", id="check"),
    pytest.param("plainlang.check_file('a.md').path", id="check_file"),
    pytest.param("[r.path for r in plainlang.check_paths(['a.md'], jobs=1)]", id="check_paths"),
    pytest.param("plainlang.score('Utilize it.', format='text').overall", id="score"),
    pytest.param("plainlang.fix('Please utilize it.', format='markdown', unsafe=False)", id="fix"),
    pytest.param("plainlang.read('<p>Hi.</p>', format='html').blocks[0].text", id="read"),
    pytest.param(
        "plainlang.Linter(profile='us-federal', select=('verbs',)).check('It was sent.').format",
        id="Linter",
    ),
]


@pytest.fixture(scope="module")
def report() -> Report:
    """One report for many looks at it."""
    return plainlang.check(SOURCE, format="markdown", profile="us-federal")


@pytest.mark.parametrize("call", CALLS)
def test_called_twice_in_a_fresh_process(call: str, tmp_path: Path) -> None:
    """Loading a name does not put a module in its place: the second call is as the first, in any order."""
    (tmp_path / "a.md").write_text(PLAIN)
    code = f"import plainlang\nprint([{call}, {call}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    first, second = eval(done.stdout)

    assert first == second


def test_every_submodule_leaves_the_functions_alone() -> None:
    """Whatever is imported, `plainlang.read`, `score` and `fix` are functions."""
    code = (
        "import importlib, pkgutil, plainlang\n"
        "for m in pkgutil.walk_packages(plainlang.__path__, 'plainlang.'):\n"
        "    m.name.endswith('__main__') or importlib.import_module(m.name)\n"
        "names = [n for n in plainlang.__all__ if type(getattr(plainlang, n)).__name__ == 'module']\n"
        "assert not names, names"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code]).returncode


def test_all_names_are_there() -> None:
    """Every name in __all__ can be had, and __dir__ shows it."""
    assert [] == [name for name in plainlang.__all__ if not hasattr(plainlang, name) or name not in dir(plainlang)]


def test_an_unknown_name() -> None:
    """It is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        plainlang.chekc  # noqa: B018


def test_report(report: Report) -> None:
    """A report has what it is about, what was found, numbers, and the rules that made it."""
    names = {field.name for field in dataclasses.fields(report)} | {"document"}
    promised = "path format document findings suppressed readability score ruleset errors"

    assert (None, "markdown", set()) == (report.path, report.format, set(promised.split()) - names)
    assert ("us-federal", plainlang.__version__, True) == (
        report.ruleset.id,
        report.ruleset.version,
        report.ruleset.hash != "",
    )


def test_finding(report: Report) -> None:
    """A finding says what, where, why, who says so, and what to do; `found` is what the reader sees."""
    finding = next(f for f in report.findings if f.rule == "plain-words/utilize")
    names = "rule theme severity confidence message why citation span line column end_line end_column found fix"

    assert set() == {"suggestions", *names.split()} - {field.name for field in dataclasses.fields(finding)}
    assert ("utilize", (19, 26), "utilize") == (finding.found, finding.span, SOURCE[slice(*finding.span)])
    assert ((3, 10), (3, 17)) == ((finding.line, finding.column), (finding.end_line, finding.end_column))
    assert (
        "plain-words",
        "use",
        True,
    ) == (finding.theme, finding.suggestions[0], finding.citation.url.startswith("https"))


def test_document(report: Report) -> None:
    """A document is the source, its blocks, and sentences with words."""
    sentences = list(report.document.sentences())

    assert (SOURCE, ["heading", "paragraph"]) == (report.document.source, [b.role for b in report.document.blocks])
    assert ["A page", "Please utilize the form.", "The form was sent by us."] == [s.text for s in sentences]
    assert ["Please", "utilize", "the", "form"] == [word.text for word in sentences[1].words]
    assert [report.document.blocks[1]] * 2 == [sentence.block for sentence in sentences[1:]]


@pytest.mark.parametrize("text", ["", " \n", "word", SOURCE, LONG, "…", "1 2 3"])
def test_numbers_are_finite(text: str) -> None:
    """Every formula and the raw score, for any text; 0.0 without words."""
    r, score = plainlang.check(text).readability, plainlang.score(text)
    values = [getattr(r, name) for name in FORMULAS]

    assert [True] * 9 == [isinstance(v, float) and math.isfinite(v) for v in (*values, score.raw)]
    assert r.words or values == [0.0] * 8


@pytest.mark.parametrize(("text", "scored"), [(LONG, True), (SOURCE, False), ("", False)])
def test_score_and_grade_need_100_words(text: str, scored: bool) -> None:
    """Under 100 words there is neither, and the score says why."""
    score, grade = plainlang.score(text), plainlang.check(text).readability.grade

    assert [scored] * 3 == [score.overall is not None, grade is not None, score.reason == ""]
    assert {"readability", "jargon", "inclusive"} == set(score.pillars)
    assert score.overall is None or score.overall == round(score.raw)


def test_to_dict_and_back(report: Report) -> None:
    """Plain data says the same."""
    data = json.loads(json.dumps(report.to_dict()))

    assert (1, report) == (data["schema"], from_dict(data))


@pytest.mark.parametrize(
    ("source", "unsafe", "expected"),
    [
        pytest.param("Utilize `utilize`.\n", False, "Use `utilize`.\n", id="code stays"),
        pytest.param(PLAIN, True, PLAIN, id="nothing to fix"),
    ],
)
def test_fix(source: str, unsafe: bool, expected: str) -> None:
    """What is sure is fixed, and Markdown is what it is when no format is named."""
    assert expected == plainlang.fix(source, unsafe=unsafe)


def test_linter(tmp_path: Path) -> None:
    """Rules of one's own, chosen by theme, with a path for the report."""
    (tmp_path / "own.yaml").write_text(RULES)
    linter = Linter(select=("own",), ignore=("own/doodad",), rulesets=(tmp_path / "own.yaml",))
    report = linter.check("<p>A gizmo or <b>doodad</b>.</p>", format="html", path="x.html")

    assert ("x.html", "html", ["own/gizmo"]) == (report.path, report.format, [f.rule for f in report.findings])


def test_linter_is_thread_safe(tmp_path: Path) -> None:
    """Many threads, one linter, the same answers."""
    linter, found = Linter(), list[Report]()
    threads = [Thread(target=lambda: found.append(linter.check(SOURCE, "markdown"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [linter.check(SOURCE, "markdown")] * 8 == found


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda: plainlang.check("x", profile="nope"), id="profile"),
        pytest.param(lambda: plainlang.check("x", format="markdwon"), id="format"),
        pytest.param(lambda: Linter(select=("nope",)), id="rule"),
        pytest.param(lambda: Linter(rulesets=("gone.yaml",)), id="ruleset"),
        pytest.param(lambda: Linter(config="gone.yaml"), id="configuration"),
        pytest.param(lambda: plainlang.check("x", grammar=("spacy",)), id="grammar"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.score("x", grammar=["spacy"]), id="grammar in a list"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.check(None), id="no text"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.fix(3), id="a number to fix"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.read(None), id="nothing to read"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.check("x", format=[]), id="format in a list"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.check("x", profile=3), id="a number as profile"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.check("x", profile=[]), id="profile in a list"),  # type: ignore[arg-type]
        pytest.param(lambda: Linter(profile=3), id="a linter of a number"),  # type: ignore[arg-type]
        pytest.param(lambda: Linter(select=3), id="select a number"),  # type: ignore[arg-type]
        pytest.param(lambda: Linter(vocabulary={"known": ["x"]}), id="vocabulary"),  # type: ignore[arg-type]
        pytest.param(lambda: Linter(config={"profile": "18f"}), id="a configuration as a mapping"),  # type: ignore[arg-type]
        pytest.param(lambda: plainlang.check_file("x.md", config={}), id="config of a file"),  # type: ignore[arg-type]
        pytest.param(lambda: [*plainlang.check_paths([], config={})], id="config of paths"),  # type: ignore[arg-type]
        pytest.param(lambda: [*plainlang.check_paths(None)], id="no paths"),  # type: ignore[arg-type]
        pytest.param(lambda: [*plainlang.check_paths([], jobs=0)], id="no processes"),
    ],
)
def test_bad_use(call: object) -> None:
    """A name that does not exist, or a value of a wrong type, is a UseError."""
    with pytest.raises(UseError):
        call()  # type: ignore[operator]


@pytest.mark.parametrize("name", ["select", "ignore", "rulesets"])
def test_a_text_for_a_list(name: str) -> None:
    """It would be taken for a list of letters, so it is refused with what to write."""
    given: dict[str, Any] = {name: "verbs"}
    with pytest.raises(UseError, match=rf"“{name}” must be a list: give a list, {name}=\['verbs'\]."):
        Linter(**given)


@pytest.mark.parametrize("name", ["gone.md", "folder", "x.pdf"])
def test_check_file_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """It raises, for there is nothing else to give."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.pdf").touch()
    with pytest.raises(ReadError, match=name):
        plainlang.check_file(tmp_path / name)


def test_check_file_and_check_paths_find_the_configuration(tmp_path: Path) -> None:
    """The nearest one to the file; for several paths, to the working folder."""
    site(tmp_path, {"a.md": ERROR})
    one = plainlang.check_file(tmp_path / "a.md")
    with chdir(tmp_path), patch.dict("os.environ", XDG_CACHE_HOME=str(tmp_path / ".cache")):
        several = [
            list(plainlang.check_paths(paths)) for paths in (["a.md", "gone.md"], "a.md", [Path("a.md")], ["a.md"])
        ]

    assert [["own/gizmo"]] * 5 == [[f.rule for f in r.findings] for r in (one, *(reports[0] for reports in several))]
    assert ("gone.md: there is no such file or folder",) == several[0][1].errors
    assert {ERROR} == {reports[0].document.source for reports in several}


def test_check_paths_in_a_script_without_a_main_guard(tmp_path: Path) -> None:
    """Worker processes do not run the caller's script again."""
    site(tmp_path, {f"{i}.md": ERROR for i in range(60)})
    script = (
        "import plainlang\nprint('once')\nprint(sum(len(r.findings) for r in plainlang.check_paths(['.'], jobs=2)))"
    )
    (tmp_path / "script.py").write_text(script)
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True)

    assert ("once\n60\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, ["own/gizmo"], id="nothing else"),
        pytest.param({"select": ["own"]}, ["own/doodad", "own/gizmo"], id="select"),
        pytest.param({"select": ["own"], "ignore": ["own/gizmo"]}, ["own/doodad"], id="select and ignore"),
        pytest.param({"select": ()}, ["own/doodad", "own/gizmo", "plain-words/utilize"], id="an empty select"),
    ],
)
@pytest.mark.parametrize("form", [str, Path, read_config])
def test_linter_with_a_configuration(
    given: dict[str, Any], expected: list[str], form: Callable[[Path], Any], tmp_path: Path
) -> None:
    """A configuration, or the path of one, says what the call leaves out."""
    site(tmp_path, config="rulesets: [rules]\nselect: [own/gizmo]\n")
    report = Linter(config=form(tmp_path / "plainlang.yaml"), **given).check(f"{ERROR}Utilize it.\n{WARNING}")

    assert expected == sorted({f.rule for f in report.findings} & {"own/gizmo", "own/doodad", "plain-words/utilize"})


@pytest.mark.parametrize("call", [plainlang.check_file, lambda *args: next(plainlang.check_paths(*args))])
def test_a_path_of_a_configuration(call: Callable[..., Report], tmp_path: Path) -> None:
    """It goes before the nearest one."""
    site(tmp_path, {"a.md": ERROR, "other.yaml": "rulesets: [rules]\nselect: [own/doodad]\n"})
    with patch.dict("os.environ", XDG_CACHE_HOME=str(tmp_path / ".cache")):
        reports = [call(tmp_path / "a.md", config) for config in (None, str(tmp_path / "other.yaml"))]

    assert [1, 0] == [len(report.findings) for report in reports]


def test_a_page_in_another_language_gets_structure_only() -> None:
    """English rules stay out of a Spanish page, which gets no grade and no score; its own formulas stand beside."""
    page = (
        '<html lang="es"><body><h1>A</h1><!-- plainlang: ignore[verbs] --><p>Envíe el formulario a la oficina antes '
        "del día quince. Please utilize it.</p><h4>B</h4></body></html>"
    )
    report = plainlang.check(page, format="html")

    assert [f.rule for f in report.findings] == ["headings/skipped-level"]
    assert (report.score.overall, report.readability.grade, report.readability.difficulty) == (None, None, 0.0)
    assert 0 < report.readability.other["fernandez_huerta"] < 200
    assert "“es”" in report.notes[0]
