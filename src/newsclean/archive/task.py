"""What is done with one page: cleaned, compared with the conditions, written as a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field
from typing import Any, Literal, Protocol

from newsclean import lazy_re as re
from newsclean.archive.grouping import CopyGroup, Dedup, group_of
from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, StoredPage
from newsclean.archive.rows import FormatRow, RowWriter
from newsclean.archive.stats.facts import Facts, facts_of
from newsclean.cleaner import Cleaner
from newsclean.errors import InputError, NewscleanError, OptionsError
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Article
from newsclean.model.json_text import safe_json
from newsclean.options import Options
from newsclean.text.links import host_of
from newsclean.writing import FORMATS

Status = Literal[
    "ok",
    "no-story",
    "left-out",
    "duplicate",
    "unreadable",
    "no-page",
    "refused",
    "failed",
    "timeout",
    "memory",
    "killed",
]
"""``ok``: a story; ``no-story``: a page that holds none, such as a listing; ``left-out`` by a condition;
``duplicate`` of an article that is written; ``unreadable`` in the archive; ``no-page``: an image, an error of
HTTP; ``refused``: no page or text after all; ``failed``: an error of newsclean's own; beyond the ``timeout``
or the ``memory`` of a document; ``killed``: its worker died each time."""


@dataclass(frozen=True, kw_only=True)  # not slotted: see StoredPage
class Outcome:
    """What became of one record."""

    id: str
    status: Status
    reason: str | None = None
    """Why there is no article."""
    url: str | None = None
    payload: bytes = b""
    """The row, as the task's row writer made it."""
    kind: str | None = None
    """The page's kind, where it was cleaned."""
    host: str | None = None
    rules: dict[str, int] = field(default_factory=dict)
    """Edits by rule."""
    facts: Facts | None = None
    """What a report asks, of articles that are written, where the task is to gather it."""
    group: CopyGroup | None = None
    """The copies among which one is written, where the task is to tell."""

    article: Article | None = None
    """The article itself: what :func:`newsclean.archive.clean_many` gives."""

    @property
    def holds_article(self) -> bool:
        """Whether an article came of it that is wanted."""
        return self.status in ("ok", "no-story") and self.reason is None


def reject_row(outcome: Outcome) -> bytes:
    """A reject as a row of JSON Lines."""
    row = {
        "id": outcome.id,
        "status": outcome.status,
        "reason": outcome.reason,
        "url": outcome.url,
        "kind": outcome.kind,
    }
    return f"{safe_json(row)}\n".encode()


class CleanerLike(Protocol):
    """What :class:`newsclean.Cleaner` does."""

    def clean(
        self, source: Any, *, url: Any = ..., kind: Any = ..., content_type: Any = ...
    ) -> Any: ...


class WorkerTask(Protocol):
    """What workers do with each page. Picklable: every worker gets a copy."""

    @property
    def options(self) -> Options:
        """How pages are read and cleaned."""

    def start(self) -> Callable[[StoredPage], Outcome]:
        """The function over pages. Loads what it needs, so that the first page is no slower."""


_NUMBERS = ("confidence", "words")
_DATES = ("published", "modified", "crawled")
_CONDITION = re.compile(
    rf"(kind|language|host|{'|'.join((*_NUMBERS, *_DATES))})\s*+(!=|>=|<=|=)\s*+(.+)"
)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on articles, such as ``kind=article,gallery`` or ``confidence>=0.8``."""

    key: str
    sign: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Condition:
        """Read from text.

        Raises:
            OptionsError: the text is no condition.
        """
        found = _CONDITION.fullmatch(text[:500].strip())
        if not found:
            raise OptionsError(
                f"{text!r} is no condition; write kind=article, language=en,de, host!=example.org,"
                " confidence>=0.8, words>=100 or published>=2024-05"
            )
        key, sign, value = found.groups()
        values = tuple(v.strip() for v in value.split(","))
        if key not in (*_NUMBERS, *_DATES) and sign not in ("=", "!="):
            raise OptionsError(f"{text!r}: {key} is compared with = or !=")
        if key in _DATES and not _DAY.fullmatch(values[0]):
            raise OptionsError(
                f"{text!r}: {key} is compared with one day, such as 2024-05-03, or 2024-05"
            )
        if key in _NUMBERS:
            try:
                float(values[0])
            except ValueError:
                raise OptionsError(f"{text!r}: {key} is compared with one number") from None
        return cls(key, sign, values)

    def holds(self, article: Article, host: str | None, crawled: str | None = None) -> bool:
        """Whether an article meets it. A day is compared as the page writes it; without one, no condition
        on it holds."""
        if self.key in _DATES:
            moment = crawled if self.key == "crawled" else getattr(article, self.key)
            return moment is not None and self._compared(str(moment)[: len(self.values[0])])
        if self.key in _NUMBERS:
            number = (
                article.quality.confidence
                if self.key == "confidence"
                else float(len(article.body.split()))
            )
            bound = float(self.values[0])
            if self.sign in (">=", "<="):
                return number >= bound if self.sign == ">=" else number <= bound
            return (number == bound) is (self.sign == "=")
        known = {"kind": article.quality.kind, "host": host, "language": article.language}
        return (known[self.key] in self.values) is (self.sign == "=")

    def _compared(self, day: str) -> bool:
        bound = self.values[0]
        if self.sign in (">=", "<="):
            return day >= bound if self.sign == ">=" else day <= bound
        return (day == bound) is (self.sign == "=")


def article_of(page: StoredPage, cleaner: CleanerLike) -> Article:
    """The page cleaned, or the article that it was cleaned to before.

    Raises:
        NewscleanError: it is no page, or no article after all.
    """
    if page.row is not None:
        return Article.from_dict(dict(page.row))
    article: Article = cleaner.clean(
        page.content, url=page.url, kind=page.kind, content_type=page.content_type
    )
    return article


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How pages are cleaned and written. Picklable: every worker gets a copy."""

    options: Options = field(default_factory=Options)
    row: RowWriter = field(default_factory=lambda: FormatRow(FORMATS["json"]))
    """What becomes of an article."""
    where: tuple[Condition, ...] = ()
    make: Callable[[Options], CleanerLike] = Cleaner
    """What makes the cleaner in each worker."""
    survey: bool = False
    """Whether to gather what a report asks."""
    stories_only: bool = False
    """Whether pages that hold no story are not wanted."""
    dedup: Dedup | None = None
    """Which copies are to be told."""

    def start(self) -> Callable[[StoredPage], Outcome]:
        """The function over pages. Loads what it needs, so that the first page is no slower.

        Raises:
            RuleError: the options name a rule file that is wrong.
        """
        cleaner = self.make(self.options)
        return lambda page: self._outcome(cleaner, page)

    def _outcome(self, cleaner: CleanerLike, page: StoredPage) -> Outcome:
        try:
            return self._row(article_of(page, cleaner), page)
        except InputError as error:
            return failure(page, "refused", str(error))
        except MemoryError:
            raise
        except NewscleanError as error:
            return failure(page, "failed", str(error))
        except Exception as error:  # a page must not end the job, whatever it brings to light
            return failure(page, "failed", f"{type(error).__name__}: {error}")

    def _row(self, article: Article, page: StoredPage) -> Outcome:
        host = host_of(page.url or article.url)
        rules = Counter(rule for edit in article.edits for rule in edit.rules)
        quality = article.quality
        status: Status = "ok" if quality.is_story else "no-story"
        reason = None
        if self.stories_only and not quality.is_story:
            reason = (
                f"the page looks like a page of kind {quality.kind!r} ({quality.confidence:.2f})"
            )
        elif not all(c.holds(article, host, page.about.get("crawled")) for c in self.where):
            status = "left-out"
        kept = status != "left-out" and reason is None
        return Outcome(
            id=page.id,
            status=status,
            reason=reason,
            url=page.url,
            payload=self.row(article, page) if kept else b"",
            kind=quality.kind,
            host=host,
            rules=dict(rules) if kept else {},
            facts=facts_of(article, page.id) if kept and self.survey else None,
            group=group_of(article, self.dedup) if kept and self.dedup else None,
        )


def failure(record: StoredPage | Broken, status: Status, reason: str) -> Outcome:
    """The outcome of a record that gives no article."""
    return Outcome(
        id=record.id,
        status=status,
        reason=shown(reason)[:500],
        url=record.url,
        host=host_of(record.url),
    )
