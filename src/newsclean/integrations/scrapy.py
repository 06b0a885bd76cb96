"""An item pipeline for Scrapy, for spiders that store pages and clean them later in the same run.

A spider that needs nothing else calls ``newsclean.clean(response)`` itself. With the pipeline, it
yields the page, and what is no story is dropped with the reason in Scrapy's log and statistics::

    ITEM_PIPELINES = {"newsclean.integrations.scrapy.CleanPipeline": 300}

    def parse(self, response):
        yield {"url": response.url, "html": response.body}
"""

from __future__ import annotations

from typing import Any

import newsclean
from newsclean.model.article import Article


class CleanPipeline:
    """Puts ``article`` (see :meth:`newsclean.Article.to_dict`) in place of an item's ``html``.

    ``url`` and ``content_type`` of the item are used where it has them. Two settings are read:
    ``NEWSCLEAN_OPTIONS`` (a :class:`newsclean.Options`) and ``NEWSCLEAN_MIN_CONFIDENCE`` (0–1).
    """

    def __init__(self, options: newsclean.Options | None = None, least: float = 0.0) -> None:
        self._cleaner = newsclean.Cleaner(options)
        self._least = least

    @classmethod
    def from_crawler(cls, crawler: Any) -> CleanPipeline:
        """Called by Scrapy."""
        settings = crawler.settings
        return cls(
            settings.get("NEWSCLEAN_OPTIONS"), settings.getfloat("NEWSCLEAN_MIN_CONFIDENCE", 0.0)
        )

    def process_item(self, item: Any, spider: Any = None) -> Any:
        """Called by Scrapy for each item; items without ``html`` pass unchanged.

        Raises:
            scrapy.exceptions.DropItem: the page holds no story, or one below the confidence asked.
        """
        from itemadapter import ItemAdapter
        from scrapy.exceptions import DropItem

        fields = ItemAdapter(item)
        if fields.get("html") is None:
            return item
        try:
            article = self._cleaner.clean(
                fields["html"], url=fields.get("url"), content_type=fields.get("content_type")
            )
        except newsclean.NewscleanError as error:
            raise DropItem(str(error)) from error
        if reason := self._refusal(article):
            raise DropItem(f"{fields.get('url') or 'page'}: {reason}")
        del fields["html"]
        fields["article"] = article.to_dict()
        return item

    def _refusal(self, article: Article) -> str | None:
        quality = article.quality
        if not (quality.is_story and article.body):
            return f"no story (the page looks like: {quality.kind})"
        if quality.confidence < self._least:
            return f"confidence {quality.confidence:.2f} is below {self._least:g}"
        return None
