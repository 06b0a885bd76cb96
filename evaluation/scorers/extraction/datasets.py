"""Loaders: each data set becomes a list of ``Page``.

Every loader takes the folder of one unpacked data set and reads nothing else.
HTML is read lazily, so that a set of some hundred MB costs no memory up front.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Page:
    """One page with its gold data. ``None`` means: no gold for this field."""

    id: str
    set: str
    path: Path
    url: str | None = None
    text: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    page_type: str = "article"
    meta_gold: bool = False  # True where an absent author/date means: the page has none

    def html(self) -> bytes:
        data = self.path.read_bytes()
        return gzip.decompress(data) if self.path.suffix == ".gz" else data


def _file(path: Path) -> Path:
    """The page's file, compressed or not."""
    return path if path.is_file() else path.with_suffix("")


def _one(value: object) -> tuple[str, ...] | None:
    if not value:
        return None
    if isinstance(value, str):
        return (value,)
    return tuple(str(v) for v in value)  # type: ignore[union-attr]


def scrapinghub(root: Path) -> list[Page]:
    gold = json.loads((root / "ground-truth.json").read_text("utf8"))
    return [
        Page(
            id=key,
            set="scrapinghub",
            path=_file(root / "html" / f"{key}.html.gz"),
            url=item.get("url"),
            text=item.get("articleBody", ""),
        )
        for key, item in sorted(gold.items())
    ]


def _wcxb(root: Path, split: str) -> list[Page]:
    pages = []
    for path in sorted((root / split / "ground-truth").glob("*.json")):
        data = json.loads(path.read_text("utf8"))
        gold = data["ground_truth"]
        kind = data["_internal"]["page_type"]["primary"]
        pages.append(
            Page(
                id=path.stem,
                set=f"wcxb-{split}",
                path=_file(root / split / "html" / f"{path.stem}.html.gz"),
                url=data.get("url"),
                text=gold.get("main_content") or "",
                must=tuple(gold.get("with") or ()),
                must_not=tuple(gold.get("without") or ()),
                title=gold.get("title") or None,
                authors=_one(gold.get("author")),
                date=gold.get("publish_date") or None,
                page_type="collection" if kind == "category" else kind,
                meta_gold=True,
            )
        )
    return pages


def trafilatura(root: Path) -> list[Page]:
    tests = root / "tests"
    gold = json.loads((tests / "evaldata.json").read_text("utf8"))
    pages = []
    for url, item in sorted(gold.items()):
        path = next(
            (p for p in (tests / d / item["file"] for d in ("cache", "eval")) if p.is_file()), None
        )
        if path is None:
            raise FileNotFoundError(f"trafilatura: {item['file']}")
        pages.append(
            Page(
                id=item["file"],
                set="trafilatura",
                path=path,
                url=url,
                must=tuple(item["with"]),
                must_not=tuple(item["without"]),
                title=item.get("title") or None,
                authors=_one(item.get("author")),
                date=item.get("date") or None,
            )
        )
    return pages


#: name -> (folder under --data, loader).
SETS: dict[str, tuple[str, Callable[[Path], list[Page]]]] = {
    "scrapinghub": ("scrapinghub", scrapinghub),
    "wcxb-dev": ("wcxb", lambda root: _wcxb(root, "dev")),
    "trafilatura": ("trafilatura", trafilatura),
}


def load(name: str, data: Path) -> list[Page]:
    folder, loader = SETS[name]
    return loader(data / folder)
