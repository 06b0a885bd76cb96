"""aiohttp and a pool of processes: fetching waits for the network, cleaning for the processor, and neither
for the other. An aiohttp response is read first; what is passed on is its bytes, address and content type.

    pip install newsclean aiohttp
    python examples/with_aiohttp.py https://news.example/a https://news.example/b > stories.jsonl
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import aiohttp

import newsclean


def cleaned(page: bytes, url: str, content_type: str) -> str | None:
    """The story as JSON; runs in a process of the pool."""
    try:
        article = newsclean.clean(page, url=url, content_type=content_type)
    except newsclean.NewscleanError:
        return None
    return article.to_json() if article.quality.is_story else None


async def story(session: aiohttp.ClientSession, pool: ProcessPoolExecutor, address: str) -> None:
    async with session.get(address) as response:
        page, content_type = await response.read(), response.headers.get("Content-Type", "")
    loop = asyncio.get_running_loop()
    row = await loop.run_in_executor(pool, cleaned, page, str(response.url), content_type)
    print(row if row else f"{address}: no story", file=sys.stdout if row else sys.stderr)


async def main(addresses: list[str]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
            await asyncio.gather(*(story(session, pool, address) for address in addresses))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
