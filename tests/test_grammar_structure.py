"""Steps, buttons, parallel items and distant verbs: how fragments open, and where a subject's verb is.

Every word is tagged by hand, as "verb/VBZ", or by a small table, so that no test depends on a model.
"""

from __future__ import annotations

import pytest
from inline_rules import findings, one_rule, shown

from plainlang import analysis
from plainlang.document import Block, Document
from plainlang.kinds.distant import may_be_far
from plainlang.language.grammar.distance import subject_to_verb
from plainlang.language.grammar.openings import opening
from plainlang.language.grammar.tags import Tag
from plainlang.language.sentences import Cut
from plainlang.language.words import tokenize
from plainlang.readers import read_source

POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "DT": "DET", "JJ": "ADJ", "IN": "ADP", "PRP": "PRON", "PRP$": "PRON",
    "MD": "AUX", "CC": "CCONJ", "RB": "ADV", "TO": "PART", "WDT": "PRON", "WP": "PRON", "WRB": "ADV", "CD": "NUM",
    "VB": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
}  # fmt: skip
TABLE = {
    "DT": "a the every", "PRP$": "your", "IN": "to in of by", "MD": "must will", "PRP": "you we it", "CC": "and",
    "VB": "sign mail pay find add get fill choose", "VBZ": "is", "VBG": "signing calling asking", "JJ": "new quiet",
    "WDT": "that", "VBP": "want",
}  # fmt: skip
TAGS = {word: tag for tag, words in TABLE.items() for word in words.split()}


def read(text: str) -> tuple[str, tuple[Tag, ...]]:
    """The text without its tags, and the tags; a word without one is a noun."""
    pairs = [(word, tag.rstrip(",.?):")) for word, _, tag in (token.partition("/") for token in text.split())]
    plain = " ".join(token.partition("/")[0] + token[len(token.rstrip(",.?):")) :] for token in text.split())
    return plain, tuple(Tag(POS[tag or "NN"], tag or "NN") for _, tag in pairs)


@pytest.fixture(autouse=True)
def by_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """In documents, tags come from the table; any other word is a noun."""

    def told(document: Document, block: Block, cut: Cut) -> tuple[Tag, ...]:
        tags = [TAGS.get(word.key, "NN") for word in block.words[cut.first : cut.last]]
        return tuple(Tag(POS[tag], tag) for tag in tags)

    monkeypatch.setattr(analysis, "_told", told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sign/VB your/PRP$ form.", "verb"),
        ("Then/RB carefully/RB fill/VB it/PRP in/IN.", "verb"),
        ("Do/VB not/RB sign/VB it/PRP.", "verb"),
        ("Don't/VB sign/VB it/PRP.", "verb"),
        ("Please/UH/NN call/VB us/PRP.", "verb"),
        ("Report/VB the/DT leak.", "verb"),
        ("Report form/NN", "maybe"),
        ("Contact information", "maybe"),
        ("Pay", "maybe"),
        ("Use of/IN force", "maybe"),
        ("Sign/VB in/IN to/TO your/PRP$ account", "verb"),
        ("Passport", "thing"),
        ("A/DT new/JJ lease", "thing"),
        ("The/DT form that/WDT you/PRP signed/VBD", "thing"),
        ("The/DT form that/WDT you/PRP signed/VBD expires/VBZ", ""),
        ("The/DT form is/VBZ new/JJ.", "clause"),
        ("You/PRP must/MD sign/VB.", "clause"),
        ("Signing/VBG the/DT form", "ing"),
        ("Housing/NN", ""),
        ("To/TO sign/VB the/DT form", "to"),
        ("To/TO apply/VB, sign/VB the/DT form", "when"),
        ("If/IN you/PRP can/MD, call/VB.", "when"),
        ("On/IN page/NN 2/CD, sign/VB.", "when"),
        ("How/WRB to/TO apply/VB", "how"),
        ("Do/VB you/PRP need/VB help?", "question"),
        ("2/CD photos/NNS", ""),
        ("Completed/VBN forms/NNS", ""),
        ("Building permits/NNS", ""),
    ],
)
def test_how_a_fragment_opens(text: str, expected: str) -> None:
    """What is not certain has no class."""
    plain, tags = read(text.replace("/UH", ""))
    words = tokenize(plain)

    assert opening(words, plain, 0, len(words), tags) == expected


FAR = "Any/DT person/NN who/WP wants/VBZ to/TO use/VB the/DT site/NN on/IN a/DT holiday/NN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{FAR} must/MD call/VB.", ("person", "must", 9), id="a clause between"),
        pytest.param(f"{FAR} that/WDT falls/VBZ late/RB must/MD call/VB.", ("person", "must", 12), id="two clauses"),
        pytest.param(
            "The/DT firm, after/IN a/DT vote/NN of/IN its/PRP$ board, may/MD buy/VB.", ("firm", "may", 6), id="an aside"
        ),
        pytest.param(
            "If/IN it/PRP rains/VBZ, the/DT head/NN of/IN the/DT park/NN may/MD close/VB it/PRP.",
            ("head", "may", 3), id="an opening clause",
        ),
        pytest.param(
            "The/DT cost/NN of/IN a/DT form and/CC the/DT price/NN of/IN it/PRP are/VBP high/JJ.", ("cost", "are", 4),
            id="from the second of two subjects",
        ),
        pytest.param(
            "Forms/NNS that/WDT you/PRP sign/VBP and/CC send/VBP are/VBP late/JJ.", ("Forms", "are", 5), id="and"
        ),
        pytest.param("The/DT form/NN (which/WDT is/VBZ new/JJ) is/VBZ short/JJ.", ("form", "is", 0), id="brackets"),
        pytest.param("The/DT form/NN if/IN needed/VBN is/VBZ here/RB.", ("form", "is", 2), id="a clause without verb"),
        pytest.param("The/DT form/NN we/PRP sent/VBD you/PRP is/VBZ new/JJ.", ("form", "is", 3), id="no relative"),
        pytest.param("We'll/PRP send/VB it/PRP once/IN it/PRP is/VBZ done/VBN.", None, id="a contraction"),
        pytest.param("The/DT list/NN names/NNS the/DT steps/NNS that/WDT are/VBP due/JJ.", None, id="a verb unseen"),
        pytest.param("Last/JJ year/NN the/DT office/NN closed/VBD early/RB.", None, id="a time"),
        pytest.param("In/IN Ohio/NNP, Texas/NNP and/CC Maine/NNP, it/PRP is/VBZ late/JJ.", None, id="places"),
        pytest.param("Jo/NNP Doe/NNP, head/NN of/IN it/PRP, said/VBD so/RB.", None, id="a person and a title"),
        pytest.param("Send/VB forms/NNS that/WDT you/PRP have/VBP to/TO us/PRP.", None, id="an instruction"),
        pytest.param("The/DT forms/NNS, that/WDT is/VBZ late/JJ are/VBP new/JJ.", None, id="a comma left open"),
        pytest.param("Forms/NNS", None, id="one word"),
    ],
)  # fmt: skip
def test_distance(text: str, expected: tuple[str, str, int] | None) -> None:
    """The verb is the first that no clause in between claims."""
    plain, tags = read(text)
    words = tokenize(plain)
    found = subject_to_verb(words, plain, 0, len(words), tags)

    assert (found and (words[found.subject].text, words[found.verb].text, found.between)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office that is open on Monday and on Friday must close now.", True),
        ("The office on Main Street in the old part of town must close.", True),
        ("You must call the office that is open on Monday and on Friday.", False),
        ("The form is for people who live near the office on Main Street.", False),
        ("Send the form to the office that is open on Monday and Friday.", False),
        ("If it rains, you must call the office that is open on Monday and on Friday.", False),
        ("If it rains, the office on Main Street in the old part of town must close.", True),
        ("The office: a list of those that are open on Monday and on Friday.", False),
        ("Short.", False),
    ],
)
def test_few_sentences_are_tagged(text: str, expected: bool) -> None:
    """The words alone show that most subjects are near."""
    (block,) = read_source(text, "text").blocks

    assert may_be_far(block, block.cuts[0], 8) == expected


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        pytest.param(
            "step-without-verb", "1. Sign it.\n2. You must mail it.\n3. Pay the fee.\n4. Get a pass.",
            ["You must mail it"], id="a duty",
        ),
        pytest.param("step-without-verb", "1. Sign it.\n2. A lease.\n3. Pay the fee.", ["A lease"], id="a thing"),
        pytest.param("step-without-verb", "1. Sign it.\n2. We call you.\n3. Pay the fee.", [], id="what we do"),
        pytest.param("step-without-verb", "1. Sign it.\n2. Online: a form.\n3. Pay the fee.", [], id="a label"),
        pytest.param("step-without-verb", "1. Sign it.\n2. A lease.\n\n   Old.\n3. Pay it.", [], id="several blocks"),
        pytest.param("step-without-verb", "- Sign it.\n- A lease.\n- Pay the fee.", [], id="bullets"),
        pytest.param(
            "unnumbered-steps", "- Sign it.\n- Pay the fee.\n- Then mail it.", ["Then mail it"], id="then"
        ),
        pytest.param(
            "unnumbered-steps", "Follow these steps:\n\n- Sign it.\n- Pay it.\n- Mail it.", ["Sign it"], id="lead-in"
        ),
        pytest.param("unnumbered-steps", "- Sign it.\n- Pay the fee.\n- Mail it.", [], id="no order"),
        pytest.param("unnumbered-steps", "- Sign it.\n- A fee.\n- Then mail it.", [], id="not all steps"),
        pytest.param(
            "list-not-parallel", "- Find it.\n- Get a pass.\n- Add a page.\n- A new lease", ["A new lease"], id="verbs"
        ),
        pytest.param(
            "list-not-parallel", "- a passport\n- a lease\n- a photo\n- find it", ["find it"], id="things"
        ),
        pytest.param("list-not-parallel", "- a lease\n- a photo\n- find it", [], id="two are no majority"),
        pytest.param("list-not-parallel", "- a fee\n- a photo\n- a pass\n- report", [], id="not certain"),
        pytest.param(
            "list-not-parallel", "- a fee\n- a photo\n- a pass\n- [find it](/a)", [], id="titles of other pages"
        ),
        pytest.param("list-not-parallel", "- a fee\n- a photo\n- a pass\n- how to apply", [], id="how and things"),
        pytest.param(
            "headings-not-parallel", "# A\n\n## Find it\n\n## Get a pass\n\n## Add it\n\n## The lease\n\n### A fee",
            ["The lease"], id="headings beside each other",
        ),
        pytest.param(
            "headings-not-parallel", "# A\n\n## Find it\n\n## Get a pass\n\n# B\n\n## Add it\n\n## The lease", [],
            id="headings apart",
        ),
    ],
)  # fmt: skip
def test_openings_in_a_page(check: str, text: str, expected: list[str]) -> None:
    """Each check finds its fault and no other."""
    assert shown(one_rule(f"structure: {check}"), text, "markdown") == expected


def test_buttons() -> None:
    """A button that names a thing is found; known labels and verbs are not."""
    rule = one_rule("structure: button-without-verb\ntexts: [home]")
    page = "<button>A form</button><button>Home</button><button>Get a form</button><p>A form</p>"

    assert shown(rule, page, "html") == ["A form"]


def test_a_message_says_how_most_open() -> None:
    """The message of parallel checks is filled in."""
    rule = one_rule("structure: list-not-parallel\nmessage: 'Most {usual}.'")

    assert [f.message for f in findings(rule, "- a fee\n- a pass\n- a lease\n- get it", "markdown")] == [
        "Most name a thing."
    ]


def test_distant_verb() -> None:
    """The rule points from the subject to its verb, over its limit only."""
    text = "A person that want a pass of the park must pay. A person of the park must pay."
    rule = one_rule("grammar: distant-verb\nmax: 5\nmessage: '{subject}, {count}, {verb}'")

    assert [(f.found, f.message) for f in findings(rule, text)] == [
        ("person that want a pass of the park must", "person, 7, must")
    ]
