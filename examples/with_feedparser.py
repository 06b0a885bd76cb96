"""feedparser: the stories that a feed names, each from its page, with what the feed says as a fallback.

pip install newsclean feedparser requests
python examples/with_feedparser.py https://news.example/feed.xml > stories.jsonl
"""

from __future__ import annotations

import json
import sys

import feedparser
import requests

import newsclean


def main(feed: str) -> None:
    for entry in feedparser.parse(requests.get(feed, timeout=20).content).entries:
        try:
            article = newsclean.clean(requests.get(entry.link, timeout=20))
        except (requests.RequestException, newsclean.NewscleanError) as error:
            print(f"{entry.link}: {error}", file=sys.stderr)
            continue
        row = article.to_row()
        row["headline"] = row["headline"] or entry.get("title")
        row["published"] = row["published"] or entry.get("published")
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
