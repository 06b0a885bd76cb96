"""What is done with one page: cleaned, compared with the conditions, written as a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from newsclean import lazy_re as re
from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, StoredPage
from newsclean.archive.rows import FormatRow, RowWriter
from newsclean.archive.stats.facts import Facts, facts_of
from newsclean.cleaner import Cleaner
from newsclean.errors import InputError, NewscleanError, OptionsError
from newsclean.model.article import Article
from newsclean.options import Options
from newsclean.text.links import host_of
from newsclean.writing import FORMATS

Status = Literal["ok", "left-out", "unreadable", "refused", "failed", "timeout", "memory", "killed"]
"""``ok``; ``left-out`` by a condition; ``unreadable`` in the archive; ``refused``: no page or text;
``failed``: an error of newsclean's own; beyond the ``timeout`` or the ``memory`` of a document;
``killed``: its worker died each time."""


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
    article: Article | None = None
    """The article itself: what :func:`newsclean.archive.clean_many` gives."""


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


_CONDITION = re.compile(r"(kind|language|host|confidence|words)\s*+(!=|>=|<=|=)\s*+(.+)")


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
                " confidence>=0.8 or words>=100"
            )
        key, sign, value = found.groups()
        values = tuple(v.strip() for v in value.split(","))
        if key in ("confidence", "words"):
            try:
                float(values[0])
            except ValueError:
                raise OptionsError(f"{text!r}: {key} is compared with one number") from None
        return cls(key, sign, values)

    def holds(self, article: Article, host: str | None) -> bool:
        """Whether an article meets it."""
        if self.key in ("confidence", "words"):
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

    def start(self) -> Callable[[StoredPage], Outcome]:
        """The function over pages. Loads what it needs, so that the first page is no slower.

        Raises:
            RuleError: the options name a rule file that is wrong.
        """
        cleaner = self.make(self.options)
        return lambda page: self._outcome(cleaner, page)

    def _outcome(self, cleaner: CleanerLike, page: StoredPage) -> Outcome:
        try:
            article = cleaner.clean(
                page.content, url=page.url, kind=page.kind, content_type=page.content_type
            )
            return self._row(article, page)
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
        kept = all(condition.holds(article, host) for condition in self.where)
        return Outcome(
            id=page.id,
            status="ok" if kept else "left-out",
            url=page.url,
            payload=self.row(article, page) if kept else b"",
            kind=article.quality.kind,
            host=host,
            rules=dict(rules),
            facts=facts_of(article, page.id) if kept and self.survey else None,
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
