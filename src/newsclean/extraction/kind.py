"""What kind of page this is: a story, or something that a scraper should refuse."""

from __future__ import annotations

import re
from math import log2
from typing import TYPE_CHECKING

from newsclean.document import Metadata, PageKind
from newsclean.extraction.judge import probability

if TYPE_CHECKING:
    from newsclean.extraction.blocks import Outline, RawBlock

# What the page's own title and headline say when there is no story behind them.
_ERROR = re.compile(
    r"\b(?:404|403|500|page not found|not found|access denied|forbidden|just a moment"
    r"|are you a robot|attention required|seite nicht gefunden|page introuvable"
    r"|página no encontrada|pagina non trovata)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:before you continue|cookies?|consent|partners store|datenschutz|einwilligung"
    r"|consentement|privacy settings)\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now )?to (?:continue|read|keep)|continue reading with|to continue reading"
    r"|already a subscriber|subscribers? only|register to read|sign in to read"
    r"|réservé aux abonnés|jetzt weiterlesen|weiterlesen mit|para suscriptores)\b",
    re.IGNORECASE,
)

FEATURES = (
    "confidence",
    "story words",
    "share of the page",
    "links of the page",
    "prose of the page",
    "longest block",
    "sentences",
    "published",
    "authors",
    "deep address",
    "words of the address",
    "headings chosen",
    "lists chosen",
)


def page_row(
    outline: Outline,
    chosen: list[RawBlock],
    confidence: float,
    fields: Metadata,
    url: str | None,
) -> list[float]:
    """The features of a page, in the order of :data:`FEATURES`."""
    page = outline.containers[0]
    words = sum(b.words for b in chosen)
    path = (url or "").split("?")[0].rstrip("/").split("/")[3:]
    last = path[-1] if path else ""
    return [
        confidence,
        log2(1 + words),
        words / (page.words or 1),
        page.link_words / (page.words or 1),
        min(page.prose, 40) / 10,
        log2(1 + max((b.words for b in chosen), default=0)),
        sum(b.is_prose for b in chosen) / (len(chosen) or 1),
        float(fields.published is not None),
        float(fields.authors is not None),
        min(len(path), 5) / 2,
        min(last.count("-") + last.count("_"), 10) / 3,
        sum(b.container.tag[0] == "h" for b in chosen) / (len(chosen) or 1),
        sum(b.container.tag == "li" for b in chosen) / (len(chosen) or 1),
    ]


def page_kind(
    row: list[float],
    weights: tuple[float, ...],
    chosen: list[RawBlock],
    fields: Metadata,
    title: str,
) -> tuple[PageKind, float]:
    """The kind of the page, and the probability that it is an article."""
    chance = probability(weights[0] + sum(w * v for w, v in zip(weights[1:], row, strict=True)))
    words = sum(b.words for b in chosen)
    head = f"{title} {fields.headline.value if fields.headline else ''}"
    opening = " ".join(b.text for b in chosen[:6])[:800]
    if words < 120 and _ERROR.search(head):
        return "error", chance
    asks = _CONSENT.search(head) or len(_CONSENT.findall(opening)) > 2
    if words < 250 and asks and not fields.published:
        return "consent", chance
    return ("article" if chance >= 0.5 else "listing" if row[3] > 0.4 else "other"), chance
