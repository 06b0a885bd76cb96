"""An item pipeline for Scrapy, for spiders that store pages and clean them later in the same run.

A spider that needs nothing else calls ``newsclean.clean(response)`` itself. With the pipeline, it
yields the page; cleaning goes on beside the crawl, and what is no story is dropped, counted by its kind
in Scrapy's statistics::

    ITEM_PIPELINES = {"newsclean.integrations.scrapy.CleanPipeline": 300}

    def parse(self, response):
        yield {"url": response.url, "html": response.body}
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from typing import Any

import newsclean
from newsclean.light_dataclass import dataclass
from newsclean.options import Options

_MOST_SHOWN = 60


class BriefArticle(dict[str, Any]):
    """What :meth:`newsclean.Article.to_dict` gives; Scrapy, which logs each item, shows a line of it."""

    def __repr__(self) -> str:
        headline = (self.get("headline") or "")[:_MOST_SHOWN]
        return f"<article {headline!r}, {len(self.get('articleBody') or '')} characters>"


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """What became of a page: an article, or a reason and how it is told."""

    article: dict[str, Any] | None
    reason: str = ""
    told: str = ""


class PageCleaner:
    """Cleans one page after the other, in whatever process it was made in."""

    def __init__(self, options: Options | None, least: float) -> None:
        self._cleaner = newsclean.Cleaner(options)
        self._least = least

    def clean(self, page: Any, url: str | None, content_type: str | None) -> CleanedPage:
        try:
            article = self._cleaner.clean(page, url=url, content_type=content_type)
        except newsclean.NewscleanError as error:
            return CleanedPage(None, "unreadable", str(error))
        quality = article.quality
        if not (quality.is_story and article.body):
            return CleanedPage(None, quality.kind, f"the page looks like: {quality.kind}")
        if quality.confidence < self._least:
            told = f"confidence {quality.confidence:.2f} is below {self._least:g}"
            return CleanedPage(None, "low-confidence", told)
        return CleanedPage(article.to_dict())


_ours: list[PageCleaner] = []
"""In a worker: what cleans there."""


def _begin(options: Options | None, least: float) -> None:
    _ours.append(PageCleaner(options, least))


def _clean(page: Any, url: str | None, content_type: str | None) -> CleanedPage:
    return _ours[0].clean(page, url, content_type)


class CleanPipeline:
    """Puts ``article`` (see :meth:`newsclean.Article.to_dict`) in place of an item's ``html``.

    ``url`` and ``content_type`` of the item are used where it has them. Settings:

    ``NEWSCLEAN_OPTIONS``
        a :class:`newsclean.Options`.
    ``NEWSCLEAN_MIN_CONFIDENCE``
        0–1; a story below it is dropped.
    ``NEWSCLEAN_WORKERS``
        processes that clean beside the crawl, 1 by default; 0 cleans in a thread of the crawl's own process,
        where each page delays requests.

    Statistics count ``newsclean/stories`` and, by reason, ``newsclean/dropped/…``: the kind of the page,
    ``low-confidence``, ``unreadable``, ``killed``.
    """

    def __init__(
        self,
        options: Options | None = None,
        least: float = 0.0,
        workers: int = 1,
        stats: Any = None,
    ) -> None:
        self._asked = (options, least)
        self._workers = workers
        self._stats = stats
        self._here = PageCleaner(options, least) if workers == 0 else None
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    @classmethod
    def from_crawler(cls, crawler: Any) -> CleanPipeline:
        """Called by Scrapy."""
        settings = crawler.settings
        return cls(
            settings.get("NEWSCLEAN_OPTIONS"),
            settings.getfloat("NEWSCLEAN_MIN_CONFIDENCE", 0.0),
            settings.getint("NEWSCLEAN_WORKERS", 1),
            crawler.stats,
        )

    def close_spider(self, spider: Any = None) -> None:
        """Called by Scrapy at the end."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """Called by Scrapy for each item; items without ``html`` pass unchanged.

        Raises:
            scrapy.exceptions.DropItem: the page holds no story, or one below the confidence asked.
        """
        from itemadapter import ItemAdapter
        from scrapy.exceptions import DropItem
        from scrapy.utils.defer import maybe_deferred_to_future
        from twisted.internet.threads import deferToThread

        fields = ItemAdapter(item)
        page = fields.get("html")
        if page is None:
            return item
        del fields["html"]  # Scrapy logs the items that are dropped
        given = (page, fields.get("url"), fields.get("content_type"))
        done = await maybe_deferred_to_future(deferToThread(self._cleaned, *given))
        self._count("stories" if done.article else f"dropped/{done.reason}")
        if done.article is None:
            raise DropItem(done.told)
        fields["article"] = BriefArticle(done.article)
        return item

    def _cleaned(self, *given: Any) -> CleanedPage:
        """Waits, in a thread, for a worker."""
        if self._here is not None:
            return self._here.clean(*given)
        with self._lock:  # the first pages come in several threads
            if self._pool is None:
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(self._workers, context, _begin, self._asked)
            pool = self._pool
        try:
            return pool.submit(_clean, *given).result()
        except BrokenProcessPool:  # by this page, or by another that was in work
            if self._pool is pool:
                self._pool = None
            return CleanedPage(None, "killed", "its worker died")

    def _count(self, what: str) -> None:
        if self._stats is not None:
            self._stats.inc_value(f"newsclean/{what}")
