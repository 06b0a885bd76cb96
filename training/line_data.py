"""Texts whose lines have known roles: dumps of pages with gold, whole and cut to the story."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import newsclean
from line_dumps import ALL, STORY, WAYS, Gold, Node, Rendered, bits, nodes_of
from newsclean import metadata, repair
from newsclean.errors import NewscleanError
from newsclean.extraction.text_lines.layout import lines_of
from newsclean.ledger import Edit
from newsclean.model.draft import Draft
from newsclean.options import Options

FOLDS = 2
MOST_LINES = 1000


@dataclass(slots=True)
class Page:
    """A page with what is known of it."""

    id: str
    collection: str
    kind: str
    """``article``, ``listing``, ``forum`` …"""
    url: str
    html: str
    gold: Gold
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return re.sub(r"^https?://(?:www\.)?|[/:?#].*$", "", self.url) or self.id

    @property
    def fold(self) -> int:
        return hashlib.sha1(self.host.encode()).digest()[0] % FOLDS


@dataclass(slots=True)
class Text:
    """A text as lines, each with the roles that it may have."""

    page: str
    collection: str
    kind: str
    fold: int
    host: str
    way: str
    lines: list[str]
    apart: list[bool]
    masks: list[int]


def decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", raw[:4096])
        try:
            return raw.decode(declared[1].decode() if declared else "cp1252", "replace")
        except LookupError:
            return raw.decode("cp1252", "replace")


def _bytes(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def pages(data: Path) -> Iterator[Page]:
    """All development pages of WCXB, scrapinghub's and trafilatura's half."""
    folder = data / "wcxb" / "dev"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        gold = truth["ground_truth"]
        html = _bytes(next((folder / "html").glob(path.stem + ".*")))
        authors = gold.get("author") or ()
        known = Gold(
            gold.get("main_content") or "",
            gold.get("title"),
            (authors,) if isinstance(authors, str) else tuple(authors),
            gold.get("publish_date") or None,
        )
        kind = truth["_internal"]["page_type"]["primary"]
        yield Page(path.stem, "wcxb", kind, truth.get("url") or "", decoded(html), known)
    folder = data / "scrapinghub"
    for name, item in sorted(json.loads((folder / "ground-truth.json").read_text()).items()):
        raw = _bytes(next((folder / "html").glob(name + ".*")))
        silver = _silver(raw, item.get("url"))
        known = Gold(item["articleBody"], silver.title, silver.authors, silver.day)
        yield Page(name, "scrapinghub", "article", item.get("url") or "", decoded(raw), known)
    folder = data / "trafilatura" / "tests"
    for url, item in sorted(json.loads((folder / "evaldata.json").read_text()).items()):
        raw = _bytes(
            next(p for d in ("cache", "eval") if (p := folder / d / item["file"]).is_file())
        )
        silver = _silver(raw, url)
        author = item.get("author") or ()
        known = Gold(
            silver.body,
            item.get("title") or silver.title,
            ((author,) if isinstance(author, str) else tuple(author)) or silver.authors,
            item.get("date") or silver.day,
        )
        yield Page(
            item["file"], "trafilatura", "article", url, decoded(raw), known,
            tuple(item["with"]), tuple(item["without"]),
        )  # fmt: skip


def _silver(raw: bytes, url: str | None) -> Gold:
    """What newsclean reads from the page itself, where no gold says it."""
    try:
        article = newsclean.clean(raw, url=url, kind="html")
    except NewscleanError:
        return Gold("")
    day = str(article.published)[:10] if article.published else None
    return Gold(article.body, article.headline, article.authors, day)


@cache
def is_day(text: str, day: str) -> bool:
    found = metadata.read_date(text, "en-us") or metadata.read_date(text, "de")
    return found is not None and str(found)[:10] == day[:10]


def texts_of(page: Page, way: str) -> Iterator[Text]:
    """A dump of a page, if the page can be parsed."""
    nodes = _nodes(page)
    if nodes:
        yield _text(page, way, WAYS[way](nodes))


def cropped_of(page: Page, way: str) -> Iterator[Text]:
    """A dump of a page with little around the story, if one was found."""
    part = cropped(_nodes(page), random.Random(page.id))
    if part:
        yield _text(page, f"{way}-cropped", WAYS[way](part))


def gold_of(page: Page) -> Iterator[Text]:
    """What a page that is no story says, without anything around it."""
    lines = [line.strip() for line in page.gold.body.split("\n") if line.strip()][:MOST_LINES]
    if lines:
        yield Text(
            page.id, page.collection, page.kind, page.fold, page.host, "clean",
            lines, [False] * len(lines), [ALL] * len(lines),
        )  # fmt: skip


def _nodes(page: Page) -> list[Node]:
    try:
        return nodes_of(page.html, page.gold, is_day)
    except (ValueError, IndexError, RecursionError):
        return []


def cropped(nodes: list[Node], luck: random.Random) -> list[Node]:
    """The story with a few nodes in front of it and behind it, as cleaner scrapers store it."""
    own = [
        i
        for i, node in enumerate(nodes)
        if node.mask & STORY and node.mask != ALL and len(node.text) > 60
    ]
    if not own:
        return []
    first, last = own[0], own[-1]
    front = luck.choice((0, 2, 4, 8, 14, 30))
    back = luck.choice((0, 0, 2, 4, 8, 20))
    start = max(0, first - front)
    heads = [
        node for node in nodes[:start] if node.mask & bits("headline", "byline", "date", "dek")
        and bin(node.mask).count("1") <= 2
    ]  # fmt: skip
    kept = heads[-4:] + nodes[start : last + 1 + back]
    if luck.random() < 0.5:
        kept = [
            n
            for n in kept
            if n.mask & (STORY | bits("headline", "byline", "date", "dek")) or luck.random() < 0.4
        ]
    return kept


def _text(page: Page, way: str, rendered: Rendered) -> Text:
    lines, apart, masks = labelled(rendered)
    return Text(page.id, page.collection, page.kind, page.fold, page.host, way, lines, apart, masks)


def labelled(rendered: Rendered) -> tuple[list[str], list[bool], list[int]]:
    """The lines as newsclean sees them, after characters and layout are mended, with their roles."""
    source = "".join(text for text, _ in rendered)
    marks: list[int] = []
    for text, mask in rendered:
        marks += [mask] * len(text)
    options = Options()
    draft = repair.mend_characters(Draft.of_text(source), None, options)
    draft = repair.mend_layout(draft, options)
    draft = lines_of(draft)
    marks = carried(marks, draft.edits)
    lines, apart, masks = [], [], []
    end = 0
    for piece in draft.pieces[:MOST_LINES]:
        line = draft.text[piece.start : piece.end].strip()
        if not line:
            continue
        lines.append(line)
        apart.append(draft.text.count("\n", end, piece.start) > 1)
        end = piece.end
        masks.append(_mask(marks[piece.start : piece.end]))
    return lines, apart, masks


def carried(marks: list[int], edits: tuple[Edit, ...]) -> list[int]:
    """The marks of the characters after edits: what an edit puts in has the mark of what stood there."""
    out: list[int] = []
    at = 0
    for edit in edits:
        out += marks[at : edit.start]
        mark = marks[edit.start] if edit.start < len(marks) else 0
        out += [mark] * len(edit.after)
        at = edit.end
    return out + marks[at:]


def _mask(marks: list[int]) -> int:
    counts = Counter(m for m in marks if m)
    if not counts:
        return ALL
    mark, most = counts.most_common(1)[0]
    if most >= 0.8 * sum(counts.values()):
        return mark
    union = 0
    for one in counts:
        union |= one
    return union
