"""newsclean on Spark: two executors, poison, a Python worker and an executor killed at their work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ALL, BAD, POISON, Crawl, check_resumed, examples, ids


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "20")
        .config("spark.sql.files.maxPartitionBytes", "5m")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_every_page_comes_out_once(spark: Any, tmp_path: Path, work: dict[str, Any]) -> None:
    import newsclean.integrations.spark

    worker, executor = tmp_path / "worker", tmp_path / "executor"
    shots = {77: f"SHOOT-1 {worker} SHOT", 190: f"SHOOT-3 {executor} SHOT"}
    crawl = Crawl(tmp_path, {**POISON, **shots})
    pages = spark.read.parquet(crawl.source)
    stories = newsclean.integrations.spark.clean(pages, **work)
    stories.write.parquet(crawl.output)
    assert b"pyspark.daemon" in worker.read_bytes()
    assert b"java" in executor.read_bytes()
    crawl.check(BAD)


def test_the_examples_of_the_documentation(spark: Any, tmp_path: Path) -> None:
    Crawl(tmp_path, {})
    names: dict[str, Any] = {}
    exec(examples("Spark", tmp_path), names)
    assert ids(tmp_path / "stories") == ALL
    exec(examples("Partition by host", tmp_path), names)
    again = examples("Resume there", tmp_path).split("import shutil")[0]
    check_resumed(again, names, tmp_path / "stories-by-host")
