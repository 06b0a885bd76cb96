"""The programs under ``examples/`` fetch from a server of this test's and write stories."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from batch_jobs import STORY

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parent.parent / "examples"
CHROMIUM = shutil.which("chromium")
PAGES = 6


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def warc(pages: dict[str, str]) -> bytes:
    out = io.BytesIO()
    for name, page in pages.items():
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{name}\r\n"
        out.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
    return out.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site: a front page that leads to stories, a feed, a WARC file."""
    folder = tmp_path_factory.mktemp("site")
    pages = {f"{n}.html": STORY.format(n) for n in range(PAGES)}
    links = "".join(f'<li><a href="/{name}">Lock {name}</a></li>' for name in pages)
    pages["index.html"] = f"<html lang=en><title>News</title><body><ul>{links}</ul></body></html>"
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    home = f"http://127.0.0.1:{server.server_port}/"
    items = "".join(f"<item><title>T</title><link>{home}{n}.html</link></item>" for n in range(3))
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>{items}</channel></rss>'
    )
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    (folder / "crawl.warc").write_bytes(warc(pages))
    Thread(target=server.serve_forever, daemon=True).start()
    yield home
    server.shutdown()


def run(name: str, *arguments: object, cwd: Path, needs: str) -> subprocess.CompletedProcess[str]:
    if find_spec(needs) is None:
        pytest.skip(f"{needs} is not installed: pip install 'newsclean[examples]'")
    command = [sys.executable, str(EXAMPLES / name), *map(str, arguments)]
    environment = {**os.environ, "CHROMIUM": CHROMIUM or ""}
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env=environment, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done


def headlines(lines: str) -> list[str]:
    return sorted(json.loads(line)["headline"] for line in lines.splitlines())


@pytest.mark.parametrize("package", ["requests", "httpx", "aiohttp", "playwright"])
def test_stories_of_addresses(package: str, site: str, tmp_path: Path) -> None:
    if package == "playwright" and CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    addresses = [f"{site}{name}" for name in ("0.html", "1.html", "index.html")]
    done = run(f"with_{package}.py", *addresses, cwd=tmp_path, needs=package)
    assert headlines(done.stdout) == ["Lock 0 reopens", "Lock 1 reopens"]


def test_stories_of_a_feed(site: str, tmp_path: Path) -> None:
    done = run("with_feedparser.py", f"{site}feed.xml", cwd=tmp_path, needs="feedparser")
    assert headlines(done.stdout) == [f"Lock {n} reopens" for n in range(3)]


def test_trafilatura_finds_the_pages(site: str, tmp_path: Path) -> None:
    done = run("with_trafilatura.py", site, cwd=tmp_path, needs="trafilatura")
    assert set(headlines(done.stdout)) <= {f"Lock {n} reopens" for n in range(PAGES)}


def test_an_archive_is_fetched_and_cleaned(site: str, tmp_path: Path) -> None:
    done = run("cc_news.py", f"{site}crawl.warc", "s.jsonl", cwd=tmp_path, needs="requests")
    assert f"{PAGES} stories, 1 other pages" in done.stderr
    assert len((tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()) == PAGES
    assert not (tmp_path / "crawl.warc").exists()


def test_a_spider_drops_what_is_no_story_and_logs_no_page(site: str, tmp_path: Path) -> None:
    done = run("scrapy_spider.py", site, "s.jsonl", cwd=tmp_path, needs="scrapy")
    rows = (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(row)["article"]["headline"] for row in rows) == [
        f"Lock {n} reopens" for n in range(PAGES)
    ]
    assert re.search(rf"'newsclean/stories': {PAGES}\b", done.stderr)
    assert "'newsclean/dropped/" in done.stderr
    assert "after a winter of repairs" not in done.stderr
