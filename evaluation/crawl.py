"""What the item pipeline costs a crawl with Scrapy: how late the reactor is, what is logged and counted.

    python -m evaluation crawl FOLDER --pages 500

The pages (``.html``) of FOLDER are fetched from a server of this program's, eight at a time. A timer of the
crawl asks to be called every five milliseconds; how much later it is called is the reactor's latency. On a
busy machine much of that is the machine's: so the processor time that the reactor's thread took between two
calls is printed beside it, and the same crawl without the pipeline comes first. Then come the size of the log
at Scrapy's own level, and the statistics of newsclean.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

EVERY = 0.005
"""Seconds between two calls of the timer."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def serve(folder: str, told: Any) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    told.put(server.server_port)
    server.serve_forever()


def crawl(addresses: Sequence[str], log: str, cleaning: bool, told: Any) -> None:
    """Fetch and clean; in a process of its own, for a reactor runs only once."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    late: list[float] = []
    busy: list[float] = []

    class Pages(scrapy.Spider):
        name = "pages"
        start_urls = addresses

        def parse(self, response: Any) -> Any:
            yield {"url": response.url, "html": response.body}

    settings: dict[str, Any] = {"LOG_FILE": log, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    if cleaning:
        settings["ITEM_PIPELINES"] = {"newsclean.integrations.scrapy.CleanPipeline": 300}
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Pages)
    process.crawl(crawler)
    from twisted.internet import reactor

    def called(due: float, spent: float) -> None:
        now, used = time.perf_counter(), time.thread_time()
        late.append(1000 * (now - due))
        busy.append(1000 * (used - spent))
        reactor.callLater(EVERY, called, now + EVERY, used)  # type: ignore[attr-defined]

    reactor.callWhenRunning(called, time.perf_counter(), time.thread_time())  # type: ignore[attr-defined]
    process.start()
    logging.shutdown()
    assert crawler.stats is not None
    told.put((sorted(late), sorted(busy), crawler.stats.get_stats()))


def shares(times: Sequence[float]) -> str:
    """The median, and below what 95 and 99 of 100 and all are."""
    at = (0.5, 0.95, 0.99, 1)
    return ", ".join(f"{share:.0%} {times[int(share * (len(times) - 1))]:.1f}" for share in at)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    given = parser.parse_args()
    names = sorted(path.name for path in given.folder.glob("*.html"))[: given.pages]
    spawn = multiprocessing.get_context("spawn")
    told = spawn.Queue()
    server = spawn.Process(target=serve, args=(str(given.folder), told), daemon=True)
    server.start()
    home = f"http://127.0.0.1:{told.get()}/"
    with tempfile.TemporaryDirectory() as folder:
        for cleaning in (False, True):
            log = os.path.join(folder, f"{cleaning}.log")
            pages = [home + name for name in names]
            crawler = spawn.Process(target=crawl, args=(pages, log, cleaning, told))
            crawler.start()
            late, busy, stats = told.get()
            crawler.join()
            print("with the pipeline" if cleaning else "without the pipeline")
            print(f"  latency, ms: {shares(late)}\n  its own work, ms: {shares(busy)}")
            print(f"  {len(names)} pages, a log of {os.path.getsize(log) / 1000:.0f} kB")
            for name, count in sorted(stats.items()):
                if name.startswith(("newsclean/", "item_", "elapsed", "log_count/ERROR")):
                    print(f"  {name} {count}")
    server.terminate()


if __name__ == "__main__":
    main()
