"""trafilatura finds and fetches the pages of a site, newsclean makes stories of them.

pip install newsclean trafilatura
python examples/with_trafilatura.py https://news.example/ > stories.jsonl
"""

from __future__ import annotations

import sys

from trafilatura import fetch_response
from trafilatura.spider import focused_crawler

import newsclean


def main(home: str, most: int = 20) -> None:
    waiting, known = focused_crawler(home, max_seen_urls=1, max_known_urls=most)
    for address in sorted({*waiting, *known})[:most]:
        response = fetch_response(address)
        if response is None or response.status != 200:
            print(f"{address}: cannot be fetched", file=sys.stderr)
            continue
        try:
            article = newsclean.clean(response.data, url=response.url)
        except newsclean.NewscleanError as error:
            print(f"{address}: {error}", file=sys.stderr)
            continue
        if article.quality.is_story:
            print(article.to_json())


if __name__ == "__main__":
    main(sys.argv[1])
