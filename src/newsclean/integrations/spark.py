"""Pages in a Spark data frame → articles, on all machines of a Spark cluster.

from pyspark.sql import SparkSession
import newsclean.integrations.spark

spark = SparkSession.builder.getOrCreate()
pages = spark.read.parquet("s3://crawl/pages/")           # columns: id, url, html
stories = newsclean.integrations.spark.clean(pages)
stories.write.parquet("s3://crawl/stories/")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsclean import optional_deps
from newsclean.archive import clean_batches
from newsclean.archive import schema as arrow_schema


def schema() -> Any:
    """The columns of articles as a ``pyspark.sql.types.StructType``.

    Raises:
        MissingExtraError: Spark is not installed.
    """
    types = optional_deps.load("pyspark.sql.pandas.types", "spark", "Spark")
    return types.from_arrow_schema(arrow_schema())


def clean(frame: Any, **cleaner: Any) -> Any:
    """A data frame of articles (columns: :func:`schema`), a row for each page.

    Every task cleans in a process of its own, so a page that crashes or hangs is a row whose
    ``status`` and ``reason`` say so, and its task lives on. Where a Python worker or an executor is
    lost, Spark does the task again.

    Args:
        frame: a ``pyspark.sql.DataFrame``.
        cleaner: arguments of :func:`newsclean.archive.clean_batches`: ``fields``, ``options``,
            ``limits``.

    Raises:
        MissingExtraError: Spark is not installed.
    """

    def articles(batches: Iterable[Any]) -> Iterator[Any]:
        return clean_batches(batches, **cleaner)

    return frame.mapInArrow(articles, schema())
