"""newsclean on Ray Data: two nodes, poison, and an actor killed in the middle of its work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ALL, BAD, POISON, Crawl, check_resumed, examples, ids

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    import ray
    from ray.cluster_utils import Cluster

    # A processor for the actor and one for reading and writing, on each node.
    node = {"num_cpus": 2, "object_store_memory": 150_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    cluster.add_node(**node)
    ray.init(address=cluster.address, log_to_driver=False)
    yield ray
    ray.shutdown()
    cluster.shutdown()


def test_every_page_comes_out_once(ray: Any, tmp_path: Path, work: dict[str, Any]) -> None:
    import newsclean.integrations.ray

    assert len([n for n in ray.nodes() if n["Alive"]]) == 2
    shot = tmp_path / "shot"
    crawl = Crawl(tmp_path, {**POISON, 77: f"SHOOT-1 {shot} SHOT"})
    pages = ray.data.read_parquet(crawl.source).repartition(8)
    stories = newsclean.integrations.ray.clean(pages, workers=2, batch_size=20, **work)
    stories.write_parquet(crawl.output)
    assert b"ray::" in shot.read_bytes()
    crawl.check(BAD)


def test_the_examples_of_the_documentation(ray: Any, tmp_path: Path) -> None:
    Crawl(tmp_path, {})
    names: dict[str, Any] = {}
    exec(examples("Ray Data", tmp_path), names)
    assert ids(tmp_path / "stories") == ALL
    for number, file in enumerate(sorted((tmp_path / "pages").iterdir())):
        part = tmp_path / "by-host" / f"part={number}"
        part.mkdir(parents=True)
        file.rename(part / file.name)
    again = "import shutil" + examples("Resume there", tmp_path).split("import shutil")[1]
    check_resumed(again, names, tmp_path / "stories-by-host")
