"""Pages in a Ray Data dataset → articles, on all machines of a Ray cluster.

import ray
import newsclean.integrations.ray

pages = ray.data.read_parquet("s3://crawl/pages/")        # columns: id, url, html
stories = newsclean.integrations.ray.clean(pages)
stories.write_parquet("s3://crawl/stories/")
"""

from __future__ import annotations

from typing import Any

from newsclean import optional_deps
from newsclean.archive import BatchCleaner


def clean(
    dataset: Any, *, workers: int | None = None, batch_size: int = 128, **cleaner: Any
) -> Any:
    """A dataset of articles (columns: :func:`newsclean.archive.schema`), a row for each page.

    Every actor cleans in a process of its own, so a page that crashes or hangs is a row whose
    ``status`` and ``reason`` say so, and its actor lives on. Where an actor or a node is lost, Ray
    starts another and does its batch again.

    Args:
        dataset: a ``ray.data.Dataset``.
        workers: actors, of one processor each; by default as many as the cluster has room for.
        batch_size: pages of a batch: what is done again when an actor is lost.
        cleaner: arguments of :class:`newsclean.archive.BatchCleaner`: ``fields``, ``options``,
            ``limits``.

    Raises:
        MissingExtraError: Ray is not installed.
    """
    data = optional_deps.load("ray.data", "ray", "Ray Data")
    return dataset.map_batches(
        BatchCleaner,
        fn_constructor_kwargs=cleaner,
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=data.ActorPoolStrategy(size=workers),
        num_cpus=1,
    )
