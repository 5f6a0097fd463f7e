"""A term more in a configuration, and not another byte."""

from __future__ import annotations

import pytest

from plainlang.config import parse_config
from plainlang.edits import apply
from plainlang.lsp.terms import new_config, quoted, with_term

ADDED = [
    pytest.param("", "vocabulary:\n  known: [lien]\n", id="an empty file"),
    pytest.param("# why\n", "# why\nvocabulary:\n  known: [lien]\n", id="only a remark"),
    pytest.param("profile: va", "profile: va\nvocabulary:\n  known: [lien]\n", id="no end of line"),
    pytest.param("profile: va\n...\n", "profile: va\nvocabulary:\n  known: [lien]\n...\n", id="an end of document"),
    pytest.param("{profile: va}\n", "{vocabulary: {known: [lien]}, profile: va}\n", id="all between braces"),
    pytest.param(
        "vocabulary:\n  known: [a, 'b']  # ours\nprofile: va\n",
        "vocabulary:\n  known: [a, 'b', lien]  # ours\nprofile: va\n",
        id="a list between brackets",
    ),
    pytest.param(
        "vocabulary:\n  known:\n    - a  # one\n    - b\n\n# later\nprofile: va\n",
        "vocabulary:\n  known:\n    - a  # one\n    - b\n    - lien\n\n# later\nprofile: va\n",
        id="a list line by line",
    ),
    pytest.param("vocabulary:\n  known:\n  - a", "vocabulary:\n  known:\n  - a\n  - lien\n", id="a list at the end"),
    pytest.param("vocabulary: {known: []}\n", "vocabulary: {known: [lien]}\n", id="an empty list"),
    pytest.param("vocabulary:\n  known: FAFSA\n", "vocabulary:\n  known: [FAFSA, lien]\n", id="a single term"),
    pytest.param("vocabulary:\n  known:\n", "vocabulary:\n  known: [lien]\n", id="nothing after the colon"),
    pytest.param(
        "vocabulary:\n    explain:\n        - x\n", "vocabulary:\n    known: [lien]\n    explain:\n        - x\n",
        id="only terms to explain",
    ),
    pytest.param(
        "vocabulary: {explain: [x]}\n", "vocabulary: {known: [lien], explain: [x]}\n", id="the same between braces"
    ),
    pytest.param(
        "profile: va\r\nvocabulary:\r\n  known:\r\n    - a\r\n",
        "profile: va\r\nvocabulary:\r\n  known:\r\n    - a\r\n    - lien\r\n",
        id="lines that end as on Windows",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ADDED)
def test_added(before: str, after: str) -> None:
    """The term stands where its like stand."""
    edit = with_term("plainlang.yaml", before, "lien")

    assert edit is not None
    assert after == apply(before, [edit])
    assert "lien" in parse_config("plainlang.yaml", after).choices.vocabulary.known


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("vocabulary: {known: [lien]}\n", id="there already"),
        pytest.param("vocabulary: {explain: [lien]}\n", id="to be explained"),
        pytest.param("profil: va\n", id="faults"),
        pytest.param("a: [\n", id="no YAML"),
        pytest.param("vocabulary: [x]\n", id="another shape"),
        pytest.param("---\nprofile: va\n---\n", id="two documents"),
        pytest.param("- a\n", id="a list"),
    ],
)
def test_left_alone(text: str) -> None:
    """What cannot be edited safely is not edited."""
    assert with_term("plainlang.yaml", text, "lien") is None


@pytest.mark.parametrize("term", ["no", "a: b", "#1", "Véhicule", "home loan", "“x”", "1099", "it's", "null"])
def test_quoted(term: str) -> None:
    """A term is read as the text that it is, whatever YAML makes of such words."""
    assert (term,) == parse_config("plainlang.yaml", new_config(term)).choices.vocabulary.known
    assert quoted(term) in new_config(term)
