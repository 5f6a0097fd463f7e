"""Grammar by spaCy: answers of our own shape, loaded when asked for, and missing in plain words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from running import cli, site

from plainlang import Linter, UseError, check
from plainlang.analysis import passive_clauses, tags
from plainlang.document import Document
from plainlang.pipelines.installed import load, pipeline_of
from plainlang.readers import read_source

pytest.importorskip("spacy")
PAGE = "# Forms\n\nThe form was sent by the clerk. You can see it. It must be signed.\n"


def read(text: str, grammar: str = "spacy") -> Document:
    """A document whose grammar spaCy tells."""
    document = read_source(text, "text")
    return Document(document.source, "text", document.blocks, grammar=grammar)


@pytest.fixture
def pipe() -> Iterator[list[str]]:
    """The texts that spaCy is given to parse."""
    given: list[str] = []
    kind = type(load("spacy"))
    real = kind.pipe

    def spy(self: Any, batch: Sequence[str], **options: Any) -> Iterator[Any]:
        batch = list(batch)
        given.extend(batch)
        return iter(list(real(self, batch, **options)))

    with patch.object(kind, "pipe", spy):
        yield given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The form was sent.", [("was sent", False, "")]),
        ("It must be signed by the clerk.", [("must be signed", True, "must")]),
        ("It can’t be signed and dated by mail.", [("can’t be signed", False, "can")]),
        ("It’s been sent by Friday.", [("been sent", False, "")]),
        ("You’ll be told.", [("be told", False, "will")]),
        ("When will the form be sent?", [("be sent", False, "will")]),
        ("Is your claim being reviewed?", [("being reviewed", False, "")]),
        ("Attached is the form.", [("Attached", False, "")]),
        (
            "It was hand-delivered to us, and they were told.",
            [("was hand-delivered", False, ""), ("were told", False, "")],
        ),
        ("We are interested in the forms that you signed.", []),
        ("We sent the form.", []),
    ],
)
def test_passives(text: str, expected: list[tuple[str, bool, str]]) -> None:
    """First and last word, agent and modal follow the same conventions as the built-in ones."""
    found = [
        (c.block.words[c.passive.first], c.block.words[c.passive.last], c.passive) for c in passive_clauses(read(text))
    ]

    assert expected == [(text[first.start : last.end], p.agent, p.modal) for first, last, p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You don’t need it.", "PRON/PRP AUX/VBP VERB/VB PRON/PRP"),
        ("John's well-known form", "PROPN/NNP VERB/VBN NOUN/NN"),
        ("We can't\npay and/or go", "PRON/PRP AUX/MD VERB/VB CCONJ/CC CCONJ/CC VERB/VB"),
        ("5% of it", "NUM/CD ADP/IN PRON/PRP"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    """Each of our words has one tag: that of its first part, or behind a hyphen of its last."""
    document = read(text)
    (block,) = document.blocks

    assert expected == " ".join(f"{pos}/{tag}" for cut in block.cuts for pos, tag in tags(document, block, cut))


def test_only_what_is_asked_for_is_parsed(pipe: list[str]) -> None:
    """Sentences that may hold a passive, together; then the one that a rule asks about; none of them twice."""
    document = read("It was sent. We go. They were told. It rains.")
    (block,) = document.blocks
    passive_clauses(document)
    for cut in block.cuts[:2]:
        tags(document, block, cut)

    assert ["It was sent.", "They were told.", "We go."] == pipe


def test_rules_share_what_is_parsed(pipe: list[str]) -> None:
    """The passives and a rule of kind spacy look at the same parse."""
    linter = Linter(select=("verbs/passive", "grammar-deep/duty-chain"), grammar="spacy")
    found = linter.check("The form needs to be signed.")

    assert (["needs to be signed"], 1) == ([f.found for f in found.findings], len(pipe))


@pytest.mark.parametrize(
    ("grammar", "installed", "expected"),
    [
        (
            "spacy",
            ["xx_ent", "en_core_web_trf", "en_core_web_md", "en_core_web_sm", "de_core_news_sm"],
            "en_core_web_sm",
        ),
        ("spacy", ["en_other", "en_core_web_lg"], "en_core_web_lg"),
        ("spacy:en-other", ["en_other", "en_core_web_lg"], "en_other"),
        ("builtin", ["en_other"], "en_other"),
    ],
)
def test_which_pipeline(grammar: str, installed: list[str], expected: str) -> None:
    """The one named, else spaCy's own smallest English one."""
    with patch("plainlang.pipelines.installed._versions", return_value=dict.fromkeys(installed, "1")):
        assert expected == pipeline_of(grammar)


PIP = "pip install 'plainlang-lint[spacy]'"
DOWNLOAD = "python -m spacy download en_core_web_sm"
NEITHER = f"needs the spaCy pipeline “en_core_web_sm”, which is not installed. Type: {PIP} && {DOWNLOAD}"
NAMED = "(there is en_core_web_sm). Type: python -m spacy download en_x"


@pytest.mark.parametrize(
    ("options", "here", "installed", "said"),
    [
        ({"grammar": "spacy"}, False, [], f"“grammar: spacy” {NEITHER}"),
        ({"grammar": "spacy"}, True, [], f"which is not installed. Type: {DOWNLOAD}"),
        ({"grammar": "spacy"}, False, ["en_core_web_sm"], f"needs spaCy, which is not installed. Type: {PIP}"),
        ({"grammar": "spacy:en_x"}, True, ["en_core_web_sm"], NAMED),
        ({"select": ["grammar-deep"]}, False, [], f"The rule “grammar-deep/far-verb” {NEITHER}"),
        ({"grammar": "spacy:en_core_web_dm"}, True, ["en_core_web_md", "xx"], "(did you mean “spacy:en_core_web_md”?)"),
        ({"grammar": "spcy"}, True, [], "“grammar” cannot be “spcy”"),
        ({"grammar": "SPACY"}, True, [], "Did you mean “spacy”?"),
        ({"grammar": "spcay:en_x"}, True, [], "Did you mean “spacy”?"),
        ({"grammar": ""}, True, [], "“grammar” cannot be “”"),
        ({"grammar": 3}, True, [], "“grammar” cannot be “3”"),
    ],
)
def test_what_is_missing(
    options: Any, here: bool, installed: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence with the command, as soon as it is asked for."""
    if not here:
        monkeypatch.setitem(sys.modules, "spacy", None)
    with (
        patch("plainlang.pipelines.installed._versions", return_value=dict.fromkeys(installed, "1")),
        pytest.raises(UseError) as caught,
    ):
        Linter(**options)

    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("plainlang.check('The form was sent.')", "False"),
        ("plainlang.Linter(select=['grammar-deep'])", "False"),
        ("plainlang.Linter(grammar='spacy').check('We go.', path='a')", "False"),
        ("plainlang.Linter(select=['verbs/passive'], grammar='spacy').check('It was sent.').findings[0].found", "True"),
    ],
)  # fmt: skip
def test_spacy_is_imported_when_it_parses(code: str, expected: str) -> None:
    """And only then; its own warnings stay inside."""
    whole = f"import plainlang, sys; {code}; print('spacy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", whole], capture_output=True, text=True)

    assert (expected, "") == (ran.stdout.strip(), ran.stderr)


def test_the_hash_tells_the_grammar() -> None:
    """Results of another grammar, pipeline or version are other results; without spaCy nothing changes."""
    plain, deep = Linter(select=("verbs",)), Linter(select=("verbs",), grammar="spacy")
    with patch("plainlang.linter.identity", return_value="en 2.0, spaCy 9"):
        newer = Linter(select=("verbs",), grammar="spacy")

    assert 3 == len({plain.info.hash, deep.info.hash, newer.info.hash})
    assert plain.info.hash == plain.rules.hash


def test_from_many_threads() -> None:
    """One linter, many threads, the same answers."""
    linter = Linter(select=("verbs/passive", "grammar-deep"), grammar="spacy")
    pages = [f"The form {i} was sent. The form needs to be signed. There are {i} people who go." for i in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda page: len(linter.check(page).findings), pages))

    assert [3] * 12 == found


def test_over_processes(tmp_path: Path) -> None:
    """Workers load the pipeline themselves, and the cache gives the same again."""
    folder = site(tmp_path, {f"{i}.md": PAGE for i in range(50)}, "grammar: spacy\nselect: [verbs/passive]\n")
    runs = [cli(folder, "check", ".", "--jobs", "2", "--output-format", "concise") for _ in range(2)]

    assert (100, runs[0]) == (runs[0].out.count("verbs/passive"), runs[1])


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (
            ["check", "a.md", "--grammar", "spacy:en_none"],
            2,
            "“grammar: spacy:en_none” needs the spaCy pipeline “en_none”",
        ),
        (["check", "a.md", "--grammar", "spcy"], 2, "“grammar” cannot be “spcy”"),
        (["score", "a.md", "--grammar", "spacy"], 0, ""),
        (["fix", "a.md", "--grammar", "spacy"], 0, ""),
    ],
)
def test_the_command_line(args: list[str], code: int, said: str, tmp_path: Path) -> None:
    """--grammar, and exit 2 with one sentence."""
    ran = cli(site(tmp_path, {"a.md": PAGE}), *args)

    assert (code, True) == (ran.code, said in ran.err)


def test_a_check_with_spacy() -> None:
    """The public function takes it too."""
    assert "verbs/passive" in [f.rule for f in check("The form was sent by us.", grammar="spacy").findings]
