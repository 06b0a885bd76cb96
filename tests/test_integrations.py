"""newsclean behind the packages that scrapers fetch with: their real response classes, no network."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import requests
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse
from scrapy.spiders import Spider
from scrapy.statscollectors import MemoryStatsCollector
from twisted.internet.defer import Deferred, maybeDeferred

import newsclean
from newsclean.integrations.scrapy import CleanPipeline

URL = "https://gazette.example/2026/05/bridge"
PAGE = (
    """<html lang="en"><head><title>Harbour bridge to close for a month</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour bridge to close for a month</h1>
<p class="byline">By Lena Marsh</p><time datetime="2026-05-04T07:40:00+01:00">4 May 2026</time>
<p>The harbour bridge will close for a month from Monday while its lifting gear is replaced, the
port authority said on Thursday.</p>
<p>“We looked at every way to keep one lane open, and none of them was safe,” said Ruth Adeyemi, the
authority’s chief engineer. See the <a href="/plan">full plan</a>.</p>
<p>Ferries will run every ten minutes in place of the bridge. Cyclists may use them free of charge,
and buses will turn back at the northern quay until the work is done.</p>
<p>She said the old gear, fitted in 1961, had failed twice this winter with ships waiting outside.</p>
</article></body></html>"""
).encode("windows-1252")
CONTENT_TYPE = "text/html; charset=windows-1252"


def responses() -> list[Any]:
    plain = requests.Response()
    plain.status_code, plain.url, plain._content = 200, URL, PAGE
    plain.headers["Content-Type"] = CONTENT_TYPE
    return [
        plain,
        httpx.Response(
            200,
            content=PAGE,
            headers={"Content-Type": CONTENT_TYPE},
            request=httpx.Request("GET", URL),
        ),
        HtmlResponse(URL, body=PAGE, headers={"Content-Type": CONTENT_TYPE}),
    ]


@pytest.mark.parametrize("response", responses(), ids=["requests", "httpx", "scrapy"])
def test_a_response_is_read_with_its_address_and_charset(response: Any) -> None:
    article = newsclean.clean(response)
    assert article == newsclean.clean(PAGE, url=URL, content_type=CONTENT_TYPE)
    assert "“We looked at every way" in article.body
    assert article.url == URL
    links = [link.href for block in article.blocks for link in block.links]
    assert links == ["https://gazette.example/plan"]


def pipeline(workers: int = 0, **settings: Any) -> CleanPipeline:
    settings["NEWSCLEAN_WORKERS"] = workers
    crawler = Crawler(Spider, settings)
    crawler.stats = MemoryStatsCollector(crawler)
    return CleanPipeline.from_crawler(crawler)


def processed(asked: CleanPipeline, item: dict[str, Any]) -> dict[str, Any]:
    """As in a crawl, but that no reactor runs: what would be done in a thread is done at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("twisted.internet.threads.deferToThread", maybeDeferred)
        patch.setattr("scrapy.utils.defer.maybe_deferred_to_future", lambda deferred: deferred)
        done: list[Any] = []
        deferred = Deferred.fromCoroutine(asked.process_item(item))
        deferred.addCallbacks(done.append, lambda failure: done.append(failure.value))
    asked.close_spider()
    if isinstance(done[0], Exception):
        raise done[0]
    return dict(done[0])


@pytest.mark.parametrize("workers", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_the_pipeline_puts_the_article_in_place_of_the_page(workers: int) -> None:
    item = {"url": URL, "html": PAGE, "content_type": CONTENT_TYPE, "section": "local"}
    done = processed(pipeline(workers), item)
    assert done["article"]["headline"] == "Harbour bridge to close for a month"
    assert done["section"] == "local"
    assert "html" not in done


def test_the_pipeline_drops_what_is_no_story() -> None:
    with pytest.raises(DropItem, match="PDF"):
        processed(pipeline(), {"html": b"%PDF-1.7 ..."})
    with pytest.raises(DropItem, match="below 1"):
        processed(pipeline(NEWSCLEAN_MIN_CONFIDENCE=1.0), {"url": URL, "html": PAGE})
    assert processed(pipeline(), {"url": URL}) == {"url": URL}


def test_reasons_are_counted_and_the_log_has_no_page() -> None:
    crawler = Crawler(Spider, {"NEWSCLEAN_WORKERS": 0})
    crawler.stats = MemoryStatsCollector(crawler)
    asked = CleanPipeline.from_crawler(crawler)
    item = processed(asked, {"url": URL, "html": PAGE})
    assert "Harbour bridge to close" in repr(item)
    assert "lifting gear" not in repr(item)
    dropped = {"url": URL, "html": b"%PDF-1.7 ..."}
    with pytest.raises(DropItem):
        processed(asked, dropped)
    assert "html" not in dropped
    assert crawler.stats.get_stats() == {"newsclean/stories": 1, "newsclean/dropped/unreadable": 1}


def test_the_pipeline_takes_options() -> None:
    options = newsclean.Options(disable=frozenset({"quotes"}))
    done = processed(pipeline(NEWSCLEAN_OPTIONS=options), {"url": URL, "html": PAGE})
    assert done["article"]["quotes"] == []
