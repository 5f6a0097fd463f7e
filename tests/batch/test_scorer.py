"""Arrow in, Arrow out: the same rows however the pages come, and no page that stops a batch."""

from __future__ import annotations

import pickle
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlang import ConfigError, UseError
from plainlang.batch import Scorer
from plainlang.batch.scorer import _linters

SCORER = Scorer(select=["plain-words"])
TEXTS = ["Please utilize the form.", None, "Short.", "&#xD800; utilize", ""]
PAGES = pa.table({"id": [1, 2, 3, 4, 5], "text": TEXTS, "format": ["text", None, "markdown", "html", "pdf"]})


def test_schema() -> None:
    """What comes out has the schema, for a table, a batch and an iterator."""
    batch = PAGES.to_batches()[0]

    assert [SCORER.schema] * 3 == [SCORER(PAGES).schema, SCORER(batch).schema, next(SCORER(iter([batch]))).schema]


def test_rows() -> None:
    """A row for each page, in order, and an error only where there is one."""
    rows = SCORER(PAGES)

    assert ["1", "2", "3", "4", "5"] == rows["id"].to_pylist()
    assert [False, True, False, False, True] == [error is not None for error in rows["error"].to_pylist()]
    assert [1, None, 0, 1, None] == [None if found is None else len(found) for found in rows["findings"].to_pylist()]
    assert [SCORER.info.hash] * 5 == [rules["hash"] for rules in rows["ruleset"].to_pylist()]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=6))
def test_however_they_are_cut(sizes: list[int]) -> None:
    """Batches of any size give the rows of the whole table."""
    ends = [0, *(end for end in accumulate(sizes) if end < 5), 5]
    batches = [batch for start, end in pairwise(ends) for batch in PAGES.slice(start, end - start).to_batches()]

    assert SCORER(PAGES) == pa.Table.from_batches(SCORER(iter(batches)))


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes(texts: list[bytes]) -> None:
    """Whatever a page holds, there is a row for it."""
    pages = pa.table({"id": pa.array(range(len(texts)), pa.int64()), "text": pa.array(texts, pa.binary())})

    assert len(texts) == len(Scorer(select=["plain-words"], format="html", main_content=True)(pages))


@pytest.mark.parametrize(
    "type",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.dictionary(pa.int8(), pa.string()),
    ],
    ids=str,
)
def test_types_of_text(type: Any) -> None:
    """Text in any of Arrow's types."""
    text = pa.array(["Utilize it."]).cast(type) if type != pa.string_view() else pa.array(["Utilize it."], type)

    assert [1] == [len(found) for found in SCORER(pa.table({"id": ["a"], "text": text}))["findings"].to_pylist()]


def test_broken_text() -> None:
    """A string column that is not UTF-8 is read page by page."""
    broken = pa.array([b"caf\xe9 utilize", b"utilize"]).cast(pa.binary()).view(pa.string())
    rows = SCORER(pa.table({"id": ["a", "b"], "text": broken}))

    assert [None, None] == rows["error"].to_pylist()
    assert [1, 1] == [len(found) for found in rows["findings"].to_pylist()]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param({}, "no column “text” for the page's text. Did you mean “texts”?", id="near"),
        pytest.param({"columns": {"text": "body"}}, "no column “body” for the page's text. Known: ", id="far"),
        pytest.param(
            {"columns": {"text": "texts", "path": "url"}}, "no column “url” for the page's path", id="optional"
        ),
        pytest.param({"columns": {"text": "tags"}}, "The column “tags” holds list", id="not text"),
        pytest.param({"columns": {"txt": "texts"}}, "not “txt”. Did you mean “text”?", id="what it is"),
        pytest.param({"format": "htm"}, "There is no format “htm”. Did you mean “html”?", id="format"),
        pytest.param({"profile": "us-fedral", "columns": {"text": "texts"}}, "Did you mean “us-federal”", id="profile"),
    ],
)
def test_bad_use(options: dict[str, Any], said: str) -> None:
    """What is wrong for every page is an error, with what was probably meant."""
    pages = pa.table({"id": [1], "texts": ["Words."], "tags": [["a"]]})
    with pytest.raises(UseError) as raised:
        Scorer(**options)(pages)

    assert said in str(raised.value)


@pytest.mark.parametrize(
    "pages", [PAGES.slice(0, 0), pa.table({"id": ["a"], "text": pa.nulls(1)})], ids=["none", "nulls"]
)
def test_nothing_to_score(pages: Any) -> None:
    """No rows in, no rows out; a column of nothing is a column of rows without text."""
    rows = SCORER(pages)

    assert (SCORER.schema, len(pages)) == (rows.schema, len(rows))


def test_an_empty_batch() -> None:
    """An engine may send one."""
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([("id", pa.string()), ("text", pa.string())]))

    assert (0, SCORER.schema) == (len(SCORER(empty)), SCORER(empty).schema)


def test_pickled_without_its_linter(tmp_path: Path) -> None:
    """What goes to another process is small, and brings its configuration along; the linter is made once."""
    config = tmp_path / "plainlang.yaml"
    config.write_text("select: [plain-words/utilize]\n")
    sent = pickle.dumps(Scorer(config=config))
    config.unlink()
    known = len(_linters)
    first, second = pickle.loads(sent), pickle.loads(sent)

    assert len(sent) < 20_000
    assert first(PAGES) == second(PAGES)
    assert known + 1 == len(_linters)


def test_faults_of_a_configuration(tmp_path: Path) -> None:
    """They are said where the scorer is made, not on a machine far away."""
    config = tmp_path / "plainlang.yaml"
    config.write_text("selekt: [verbs]\n")
    with pytest.raises(ConfigError) as raised:
        Scorer(config=config)

    assert "“select”" in str(raised.value)


def test_spark_words() -> None:
    """The schema as Spark writes it."""
    ddl = Scorer(findings=False).ddl

    assert ddl.startswith("`id` string, `path` string, ")
    assert "`themes` map<string, double>" in ddl
    assert "`ruleset` struct<`id`: string, `version`: string, `hash`: string>" in ddl
    assert "findings" not in ddl
