"""What is done with one page: cleaned, judged by the conditions, written as a row."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, Page
from newsclean.archive.stats.facts import Facts, facts_of
from newsclean.cleaner import Cleaner
from newsclean.errors import InputError, NewscleanError, OptionsError
from newsclean.model.article import Article
from newsclean.options import Options

Status = Literal["ok", "left-out", "unreadable", "refused", "failed", "timeout", "memory", "killed"]
"""``ok``; ``left-out`` by a condition; ``unreadable`` in the archive; ``refused``: no page or text;
``failed``: an error of newsclean's own; beyond the ``timeout`` or the ``memory`` of a document;
``killed``: its worker died each time."""

Form = Literal["json", "table", "markdown", "text", "article", "nothing"]


@dataclass(frozen=True, kw_only=True)  # not slotted: see Page
class Outcome:
    """What became of one record."""

    id: str
    status: Status
    reason: str | None = None
    """Why there is no article."""
    url: str | None = None
    payload: bytes = b""
    """The row in the form that was asked for."""
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


_CONDITION = re.compile(r"\s*(kind|language|host|confidence|words)\s*(!=|>=|<=|=)\s*(.+?)\s*")


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
        found = _CONDITION.fullmatch(text[:500])
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
    form: Form = "json"
    where: tuple[Condition, ...] = ()
    make: Callable[[Options], CleanerLike] = Cleaner
    """What makes the cleaner in each worker."""
    survey: bool = False
    """Whether to gather what a report asks."""

    def start(self) -> Callable[[Page], Outcome]:
        """The function over pages. Loads what it needs, so that the first page is no slower.

        Raises:
            RuleError: the options name a rule file that is wrong.
        """
        cleaner = self.make(self.options)
        return lambda page: self._outcome(cleaner, page)

    def _outcome(self, cleaner: CleanerLike, page: Page) -> Outcome:
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

    def _row(self, article: Article, page: Page) -> Outcome:
        host = host_of(page.url or article.url)
        rules = Counter(rule for edit in article.edits for rule in edit.rule.split("+"))
        kept = all(condition.holds(article, host) for condition in self.where)
        return Outcome(
            id=page.id,
            status="ok" if kept else "left-out",
            url=page.url,
            payload=_WRITERS[self.form](article, page) if kept else b"",
            kind=article.quality.kind,
            host=host,
            rules=dict(rules),
            facts=facts_of(article, page.id) if kept and self.survey else None,
        )


def failure(record: Page | Broken, status: Status, reason: str) -> Outcome:
    """The outcome of a record that gives no article."""
    return Outcome(
        id=record.id,
        status=status,
        reason=shown(reason)[:500],
        url=record.url,
        host=host_of(record.url),
    )


def host_of(url: str | None) -> str | None:
    """The host of an address, lower case, without ``www.``."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _json(article: Article, page: Page) -> bytes:
    head = json.dumps({"id": page.id, "status": "ok", "reason": None}, ensure_ascii=False)
    return f"{head[:-1]}, {article.to_json()[1:]}\n".encode()


def _table(article: Article, page: Page) -> bytes:
    """As JSON, with ``fields`` as a list: a table has the same columns for every article."""
    row = {"id": page.id, "status": "ok", "reason": None, **article.to_dict()}
    row["fields"] = [
        {
            "name": name,
            "value": json.dumps(value["value"], ensure_ascii=False),
            "raw": value["raw"],
            "origin": value["origin"],
            "lost": [
                {**lost, "value": json.dumps(lost["value"], ensure_ascii=False)}
                for lost in value["lost"]
            ],
        }
        for name, value in row["fields"].items()
    ]
    # The ledger of a damaged page may hold lone surrogates, which UTF-8 has no bytes for.
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "replace") + b"\n"


def _markdown(article: Article, page: Page) -> bytes:
    head = {"id": page.id, "url": page.url or article.url, "kind": article.quality.kind}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", article.to_markdown()]).encode("utf-8", "replace")


_WRITERS: dict[Form, Callable[[Article, Page], bytes]] = {
    "json": _json,
    "table": _table,
    "markdown": _markdown,
    "text": lambda article, page: (article.to_text() + "\n").encode("utf-8", "replace"),
    "article": lambda article, page: pickle.dumps(article, protocol=5),
    "nothing": lambda article, page: b"",
}
