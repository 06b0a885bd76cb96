"""Playwright: pages that a script writes. What the browser shows is cleaned, not what the server sent.

    pip install newsclean playwright && playwright install chromium
    python examples/with_playwright.py https://news.example/a > stories.jsonl

CHROMIUM names another browser than Playwright's own.
"""

from __future__ import annotations

import os
import sys

from playwright.sync_api import sync_playwright

import newsclean


def main(addresses: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for address in addresses:
            page.goto(address, wait_until="load")
            article = newsclean.clean(page.content(), url=page.url)
            if article.quality.is_story:
                print(article.to_json())
            else:
                print(f"{address}: no story ({article.quality.kind})", file=sys.stderr)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
