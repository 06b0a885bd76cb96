"""Whether headline, authors and date of a page are right.

A headline counts where its words are the same (case and punctuation aside), authors where the set of names is
the same, a date where the calendar day is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from evaluation.scorers.extraction.datasets import Page
from evaluation.scorers.extraction.overlap import WORD, squeeze


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(WORD.findall(folded.replace("’", "'").replace("'", "")))


_AND = re.compile(r"\s*(?:[,;|/\n·•]|\s&\s|\b(?:and|und|et|y|e)\b)\s*", re.I)
_BY = re.compile(r"^\s*(?:by|von|par|por|written by|posted by)\b[:\s]*", re.I)


def names(value: str | Sequence[str] | None) -> set[str]:
    """The set of names in an author field: split at commas and 'and', 'by' dropped."""
    if not value:
        return set()
    items = [value] if isinstance(value, str) else list(value)
    found = {_plain(_BY.sub("", part)) for item in items for part in _AND.split(str(item))}
    return found - {""}


def _day(value: str | datetime | date | None) -> tuple[date, datetime | None] | None:
    """(calendar day as written, instant where a time zone is given)."""
    if not value:
        return None
    if isinstance(value, datetime):
        stamp = value
    elif isinstance(value, date):
        return value, None
    else:
        stamp = _parsed(str(value).strip())
        if stamp is None:
            return None
    return stamp.date(), stamp.astimezone(UTC) if stamp.tzinfo else None


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        from dateutil import parser  # golds that are words: pip install python-dateutil

    try:
        found: datetime = parser.parse(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return found


def same_day(gold: str, value: object) -> bool:
    """Same calendar day, as written or as an instant; a bare day may differ by the zone
    only where the gold is an instant (then the neighbouring days' edges count)."""
    a, b = _day(gold), _day(value)  # type: ignore[arg-type]
    if a is None or b is None:
        return False
    if a[0] == b[0]:
        return True
    if a[1] and b[1]:
        return a[1].date() == b[1].date() or abs(a[1] - b[1]) < timedelta(minutes=1)
    if a[1]:  # gold is UTC, the page shows the local day: UTC-12 … UTC+14
        return (a[1] - timedelta(hours=12)).date() <= b[0] <= (a[1] + timedelta(hours=14)).date()
    return False


def metadata(page: Page, result: dict[str, Any]) -> dict[str, float | None]:
    """Scores only for fields with gold; ``None`` for the rest."""
    out: dict[str, float | None] = {
        "title": None,
        "title_exact": None,
        "title_given": None,
        "author": None,
        "author_f1": None,
        "date": None,
        "author_given": None,
        "date_given": None,
        "author_spurious": None,
        "date_spurious": None,
    }
    if page.title:
        got = result.get("title") or ""
        out["title"] = float(_plain(got) == _plain(page.title))
        out["title_exact"] = float(squeeze(got) == squeeze(page.title))
        out["title_given"] = float(bool(got))
    got_names = names(result.get("author"))
    if page.authors:
        gold_names = names(page.authors)
        hit = len(gold_names & got_names)
        out["author"] = float(gold_names == got_names)
        out["author_f1"] = 2 * hit / (len(gold_names) + len(got_names)) if gold_names else 0.0
        out["author_given"] = float(bool(got_names))
    elif page.meta_gold:
        out["author_spurious"] = float(bool(got_names))
    if page.date:
        out["date"] = float(same_day(page.date, result.get("date")))
        out["date_given"] = float(bool(result.get("date")))
    elif page.meta_gold:
        out["date_spurious"] = float(bool(result.get("date")))
    return out
