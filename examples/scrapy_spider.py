"""Scrapy: a spider that follows links and yields pages; newsclean's pipeline makes stories of them.

pip install newsclean scrapy
python examples/scrapy_spider.py https://news.example/ stories.jsonl
"""

from __future__ import annotations

import sys
from typing import Any

import scrapy
from itemloaders.processors import TakeFirst
from scrapy.crawler import CrawlerProcess
from scrapy.loader import ItemLoader


class PageItem(scrapy.Item):
    """A page on its way to the pipeline, which puts ``article`` in place of ``html``."""

    url = scrapy.Field(output_processor=TakeFirst())
    html = scrapy.Field(output_processor=TakeFirst())
    content_type = scrapy.Field(output_processor=TakeFirst())
    section = scrapy.Field(output_processor=TakeFirst())
    article = scrapy.Field()


class NewsSpider(scrapy.Spider):
    name = "news"

    def parse(self, response: Any) -> Any:
        loader = ItemLoader(item=PageItem(), response=response)
        loader.add_value("url", response.url)
        loader.add_value("html", response.body)
        loader.add_value(
            "content_type", response.headers.get("Content-Type", b"").decode("latin-1")
        )
        loader.add_css("section", "nav a.current::text")
        yield loader.load_item()
        yield from response.follow_all(css="a", callback=self.parse)


def main(start: str, output: str) -> None:
    process = CrawlerProcess(
        {
            "ITEM_PIPELINES": {"newsclean.integrations.scrapy.CleanPipeline": 300},
            "NEWSCLEAN_MIN_CONFIDENCE": 0.5,
            "FEEDS": {output: {"format": "jsonlines"}},
            "ROBOTSTXT_OBEY": True,
        }
    )
    process.crawl(NewsSpider, start_urls=[start])
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:3])
