"""requests: a list of addresses, one after the other; stories go to standard output as JSON Lines.

pip install newsclean requests
python examples/with_requests.py https://news.example/a https://news.example/b > stories.jsonl
xargs python examples/with_requests.py < addresses.txt > stories.jsonl
"""

from __future__ import annotations

import sys

import requests

import newsclean


def main(addresses: list[str]) -> None:
    cleaner = newsclean.Cleaner()
    with requests.Session() as session:
        session.headers["User-Agent"] = "my-archive (me@example.org)"
        for address in addresses:
            try:
                response = session.get(address, timeout=20)
                response.raise_for_status()
                article = cleaner.clean(response)
            except (requests.RequestException, newsclean.NewscleanError) as error:
                print(f"{address}: {error}", file=sys.stderr)
                continue
            if article.quality.is_story and article.quality.confidence >= 0.5:
                print(article.to_json())
            else:
                print(f"{address}: no story ({article.quality.kind})", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
