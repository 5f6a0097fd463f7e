"""Spark and Ray for real, by the examples of docs/scale.md: the same rows as the local runner, however they are cut.

Run with `pip install -e '.[dev,batch-test]'` and `pytest -m batch`; Spark needs Java 17.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from running import environment

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/scale.md").read_text(encoding="utf-8"), re.S)
SPARK, RAY, PYTHON = EXAMPLES
LOCAL = ["-m", "plainlang", "batch", "pages.parquet", "--profile", "us-federal", "--format", "markdown"]
ENGINE = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0"}


def pages() -> pa.Table:
    """Real pages, and rows that are wrong in every way."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    rows: list[dict[str, Any]]
    rows = [{"id": str(path.relative_to(ROOT)), "text": path.read_text(encoding="utf-8")} for path in files]
    rows += [{"id": f"short {i}", "text": "Please utilize the form." * (i % 9)} for i in range(500)]
    rows += [{"id": "none", "text": None}, {"id": "pdf", "text": "x", "format": "pdf"}]
    rows += [{"id": "html", "text": "<p>Utilize &#xD800;", "format": "html", "path": "https://a.gov/"}]
    types = [(name, pa.string()) for name in ("id", "text", "format", "path")]
    return pa.Table.from_pylist(rows, schema=pa.schema(types))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file or a folder of files, by id."""
    return sorted(parquet.read_table(path).to_pylist(), key=lambda row: str(row["id"]))


def run(args: Sequence[str], folder: Path) -> None:
    """Run Python in a folder."""
    env = environment(folder, ENGINE)
    done = subprocess.run([sys.executable, *args], cwd=folder, env=env, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-3_000:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages, and their scores by the local runner."""
    made = tmp_path_factory.mktemp("engines")
    parquet.write_table(pages(), made / "pages.parquet", row_group_size=100)
    run([*LOCAL, "--output", "scores.local"], made)
    return made


def same(folder: Path, output: str) -> None:
    """The rows and the schema are those of the local runner."""
    assert rows_of(folder / "scores.local") == rows_of(folder / output)
    assert parquet.read_schema(folder / "scores.local").equals(parquet.read_table(folder / output).schema)


def test_python(folder: Path) -> None:
    """The example without an engine."""
    run(["-c", PYTHON], folder)

    same(folder, "scores.python")


@pytest.mark.batch
@pytest.mark.skipif(not find_spec("pyspark"), reason="Spark is not installed")
@pytest.mark.parametrize("partitions", [1, 7], ids=lambda partitions: f"{partitions} partitions")
def test_spark(folder: Path, partitions: int) -> None:
    """The example for Spark, on two cores, in one partition and in several."""
    code = SPARK.replace("SparkSession.builder", 'SparkSession.builder.master("local[2]")')
    code = code.replace('("pages.parquet")', f'("pages.parquet").repartition({partitions})')
    run(["-c", code.replace("scores.spark", f"scores.spark{partitions}")], folder)

    same(folder, f"scores.spark{partitions}")


@pytest.mark.batch
@pytest.mark.skipif(not find_spec("ray"), reason="Ray is not installed")
@pytest.mark.parametrize("size", [None, 37], ids=["whole blocks", "batches of 37"])
def test_ray(folder: Path, size: int | None) -> None:
    """The example for Ray, on two cores, in whole blocks and in small batches."""
    code = RAY.replace("import ray\n", "import ray\nray.init(num_cpus=2, include_dashboard=False)\n", 1)
    code = code.replace('batch_format="pyarrow"', f'batch_format="pyarrow", batch_size={size}')
    run(["-c", code.replace("scores.ray", f"scores.ray{size}")], folder)

    same(folder, f"scores.ray{size}")
