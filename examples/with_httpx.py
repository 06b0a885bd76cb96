"""httpx and asyncio: many pages at once. Cleaning takes a tenth of a second and would stand still the loop:
``asyncio.to_thread`` keeps it going, since a `Cleaner` may be shared between threads.

    pip install newsclean httpx
    python examples/with_httpx.py https://news.example/a https://news.example/b > stories.jsonl
"""

from __future__ import annotations

import asyncio
import sys

import httpx

import newsclean

CLEANER = newsclean.Cleaner()


async def story(client: httpx.AsyncClient, address: str) -> None:
    try:
        response = await client.get(address, follow_redirects=True)
        response.raise_for_status()
        article = await asyncio.to_thread(CLEANER.clean, response)
    except (httpx.HTTPError, newsclean.NewscleanError) as error:
        print(f"{address}: {error}", file=sys.stderr)
        return
    if article.quality.is_story:
        print(article.to_json())


async def main(addresses: list[str]) -> None:
    async with httpx.AsyncClient(timeout=20, limits=httpx.Limits(max_connections=8)) as client:
        await asyncio.gather(*(story(client, address) for address in addresses))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
