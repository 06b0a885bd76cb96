"""Pages with gold text, as the training of the judges needs them.

``DATA`` holds public collections, each where it is found:

* ``wcxb/dev`` (Web Content Extraction Benchmark, CC-BY-4.0): ``ground-truth/*.json``, ``html/*``;
* ``scrapinghub`` (article-extraction-benchmark, MIT): ``ground-truth.json``, ``html/*``;
* ``trafilatura`` (evaluation data of trafilatura, Apache-2.0): ``tests/evaldata.json``, pages below;
  its gold are a few passages per page that must, or must not, be extracted.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import nan
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from align import labels
from newsclean import repair
from newsclean.errors import NewscleanError
from newsclean.extraction.blocks import Outline
from newsclean.extraction.features import Hints
from newsclean.extraction.page_features import headline_of
from newsclean.extraction.segmentation import outline
from newsclean.extraction.text_lines.layout import rejoined
from newsclean.html import parse
from newsclean.metadata import read_metadata
from newsclean.model.article import Metadata
from newsclean.model.draft import Draft
from newsclean.options import Limits, Options
from newsclean.reading import read

FOLDS = 5
TRAINED_ON = (
    "Web Content Extraction Benchmark, development pages (CC-BY-4.0)",
    "article-extraction-benchmark of Scrapinghub, half of its pages (MIT)",
    "evaluation data of trafilatura, half of its pages (Apache-2.0)",
)
# Gold that does not fit its page: left out of training, kept in what is measured.
UNSUITABLE = frozenset("4893 4677 4694 4072 4912 0339 0476 0390 0414 4271".split())
IMPORTANCE = {"wcxb": 1.0, "scrapinghub": 2.0, "trafilatura": 1.5}
_LEAST_PASSAGE = 8
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_SPACES = re.compile(r"\s+")
_DECLARATIONS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rb"<script[^>]{0,200}ld\+json.*?</script>",
        rb"<meta[^>]{0,200}(?:og:type|article:)[^>]{0,200}>",
        rb"\sitemtype\s*=\s*(?:\"[^\"]*\"|'[^']*')",
    )
)


@dataclass(slots=True, eq=False)
class Sample:
    """A page with its gold."""

    id: str
    collection: str
    kind: str
    url: str | None
    fold: int
    fields: Metadata
    hints: Hints
    outline: Outline
    file: Path
    labels: list[float]
    """Per block, how much of it stands in the gold; NaN where the gold does not say."""
    lines: list[str]
    """Of a plain text dump of the page."""
    line_labels: list[float]
    gold: str
    """Empty where only passages are known."""

    @property
    def host(self) -> str:
        return host_of(self.url) or self.id

    @property
    def raw(self) -> bytes:
        """The page as it was stored."""
        return _raw(self.file)

    @property
    def trains(self) -> bool:
        """Whether the judge of blocks learns from it."""
        return self.kind == "article" and self.id not in UNSUITABLE and bool(self.outline.blocks)


@dataclass(frozen=True, slots=True)
class _Gold:
    text: str = ""
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


def host_of(url: str | None) -> str:
    """The host without ``www.``."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")


def load(data: Path) -> list[Sample]:
    """All pages that can be parsed."""
    return [*_wcxb(data / "wcxb" / "dev"), *_scrapinghub(data / "scrapinghub"), *_passages(data)]


def _wcxb(folder: Path) -> Iterator[Sample]:
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        kind = truth["_internal"]["page_type"]["primary"]
        gold = _Gold(truth["ground_truth"].get("main_content") or "")
        html = next((folder / "html").glob(path.stem + ".*"))
        yield from _sample(path.stem, "wcxb", kind, truth.get("url"), html, gold)


def _scrapinghub(folder: Path) -> Iterator[Sample]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, item in sorted(truth.items()):
        html = next((folder / "html").glob(name + ".*"))
        gold = _Gold(item["articleBody"])
        yield from _sample(name, "scrapinghub", "article", item.get("url"), html, gold)


def _passages(data: Path) -> Iterator[Sample]:
    folder = data / "trafilatura" / "tests"
    truth = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for url, item in sorted(truth.items()):
        html = next(p for d in ("cache", "eval") if (p := folder / d / item["file"]).is_file())
        gold = _Gold("", tuple(item["with"]), tuple(item["without"]))
        yield from _sample(item["file"], "trafilatura", "article", url, html, gold)


def _sample(
    name: str, collection: str, kind: str, url: str | None, file: Path, gold: _Gold
) -> Iterator[Sample]:
    try:
        page = parse(read(_raw(file), url=url, kind="html", limits=Limits()), Limits())
    except NewscleanError as error:
        print(f"{collection} {name}: {error}", file=sys.stderr)
        return
    found = outline(page.root)
    fields = read_metadata(page)
    lines = _lines(page.root) if kind == "article" else []
    host = host_of(url) or name
    yield Sample(
        id=name,
        collection=collection,
        kind=kind,
        url=url,
        fold=hashlib.sha1(host.encode()).digest()[0] % FOLDS,
        fields=fields,
        hints=Hints(headline_of(fields)),
        outline=found,
        file=file,
        labels=_labels([b.text for b in found.blocks], gold),
        lines=lines,
        line_labels=_labels(lines, gold),
        gold=gold.text,
    )


def _raw(file: Path) -> bytes:
    raw = file.read_bytes()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def undeclared(html: bytes) -> bytes:
    """A page that no longer declares what it is."""
    for pattern in _DECLARATIONS:
        html = pattern.sub(b"", html)
    return html


def _lines(root: etree._Element) -> list[str]:
    """The page as a careless scraper stores it, every text node a line; then as newsclean reads it."""
    parts = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag not in _UNSEEN:
            parts.append(element.text)
        elif event == "end":
            parts.append(element.tail)
    text = "\n".join(stripped for part in parts if part and (stripped := part.strip()))
    options = Options()
    draft = repair.mend_characters(Draft.of_text(text), None, options)
    draft = rejoined(repair.mend_layout(draft, options))
    return [draft.text[p.start : p.end] for p in draft.pieces]


def _labels(texts: list[str], gold: _Gold) -> list[float]:
    if gold.text or not gold.must:
        return labels(texts, gold.text)
    marks = [nan] * len(texts)
    plain = [_SPACES.sub("", text) for text in texts]
    for passages, mark in ((gold.must, 1.0), (gold.must_not, 0.0)):
        for passage in passages:
            wanted = _SPACES.sub("", passage)
            if len(wanted) < _LEAST_PASSAGE:
                continue
            found = [i for i, text in enumerate(plain) if wanted in text]
            if mark == 0.0 or len(found) == 1:  # a wanted passage that comes twice says not where
                for i in found:
                    marks[i] = mark
    return marks
