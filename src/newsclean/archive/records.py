"""What sources yield: pages, and records that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal, TypeAlias

from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass
from newsclean.reading import SourceKind


class ResumeError(InputError):
    """What an earlier run of a job did cannot be proved, so the job cannot go on."""


@dataclass(frozen=True, kw_only=True)  # not slotted: that is pickled twice as fast
class StoredPage:
    """One page or text of an archive."""

    id: str
    content: bytes | str
    url: str | None = None
    kind: SourceKind | None = None
    """``"html"`` or ``"text"`` where the archive says so."""
    content_type: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    """What the archive says of the record besides, by column: see
    :data:`newsclean.archive.rows.RECORD_COLUMNS`, and the fields that :attr:`Fields.keep` names."""
    row: Mapping[str, Any] | None = None
    """The record itself where it is an article that newsclean wrote: it is read back, not cleaned again."""

    @property
    def size(self) -> int:
        """Bytes of the content; for ``str``, characters."""
        return len(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A record, line or member that could not be read; reading went on behind it."""

    id: str
    reason: str
    url: str | None = None
    status: Literal["unreadable", "no-page"] = "unreadable"
    """``no-page``: it was read, and holds none: an image, an HTTP error, a record without such a field."""


Record: TypeAlias = "StoredPage | Broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Names of the fields (JSON keys, columns of CSV and Parquet) of a record; the first one present counts.

    A dot reaches into nested records: ``"response.html"``.
    """

    id: tuple[str, ...] = ("id",)
    url: tuple[str, ...] = ("url", "link", "source_url")
    html: tuple[str, ...] = ("html", "raw_html", "page", "content")
    """HTML; text without markup in such a field is recognised all the same."""
    text: tuple[str, ...] = ("text", "body", "articleBody", "maintext")
    """Plain text; looked at where no HTML is found."""
    content_type: tuple[str, ...] = ("content_type",)
    keep: tuple[str, ...] = ()
    """Fields that become columns of the output as they are."""
    crawled: tuple[str, ...] = ("crawled", "fetched", "date_download")
    """When the page was fetched: tells versions of one address apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """Bounds on reading an archive. What is beyond them is one reject; reading goes on."""

    record: int = 40_000_000
    """Bytes of one record, member or line after decompression."""
    inflated: int = 256_000_000
    """Bytes that a compressed stream may yield while it expands more than 500-fold."""
    bombs: int = 3
    """Such stretches of one stream that are left before the rest of it is given up."""
    values: int = 500_000
    """Values (objects, lists and their items) of one JSON record: each takes a hundred bytes of memory."""
    names: int = 1_000_000
    """Bytes of the name of one tar member, and of all that its header says besides."""
    rejects: int = 10_000
    """Records in a row that cannot be read before the rest of a file or member is left, which is one more
    reject: nothing that is a page comes behind so many."""
