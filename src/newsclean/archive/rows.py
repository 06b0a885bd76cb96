"""How an article becomes the bytes that a sink stores. Rows are made in the workers."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from newsclean.archive.records import StoredPage
from newsclean.model.article import Article
from newsclean.model.json_text import safe_json
from newsclean.writing import Format

if TYPE_CHECKING:
    from newsclean.archive.task import Outcome

RowWriter: TypeAlias = Callable[[Article, StoredPage], bytes]
"""Picklable, since every worker gets it."""


@dataclass(frozen=True, slots=True)
class FormatRow:
    """Rows in one of :data:`newsclean.writing.FORMATS`."""

    form: Format

    def __call__(self, article: Article, page: StoredPage) -> bytes:
        text = self.form.write_record(article, page.id, page.url or article.url)
        return text.encode("utf-8", "replace")


def pickled_row(article: Article, page: StoredPage) -> bytes:
    """The article itself, for Python."""
    return pickle.dumps(article, protocol=5)


def reject_row(outcome: Outcome) -> bytes:
    """A reject as a row of JSON Lines."""
    row = {
        "id": outcome.id,
        "status": outcome.status,
        "reason": outcome.reason,
        "url": outcome.url,
    }
    return f"{safe_json(row)}\n".encode()
