"""The document model: what newsclean returns, as frozen values.

Two coordinate systems occur, both in code points, all spans half-open:

*input text*
    the decoded plain text, or the text that extraction took from the page (blocks joined by a blank
    line). :class:`Edit` spans live here; ``Article.input_text`` rebuilds it from body and ledger.
*body*
    ``Article.body``. :class:`Block`, :class:`Link`, :class:`Quote` and an article's
    :class:`Suspect` spans live here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from newsclean.model import ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model.ledger import Edit, Removal, Repair

BlockKind = Literal[
    "paragraph", "heading", "list-item", "blockquote", "table", "caption", "preformatted"
]
Origin = Literal["json-ld", "opengraph", "meta", "microdata", "visible", "url", "text"]
PageKind = Literal[
    "article", "listing", "live-blog", "gallery", "paywall-stub", "consent", "error", "other"
]
QuoteKind = Literal["direct", "mixed", "indirect", "block"]
Status = Literal["as-printed", "doubtful", "verbatim", "altered"]

_STORIES: frozenset[PageKind] = frozenset(("article", "live-blog", "gallery", "paywall-stub"))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the story: a span of the body and where it leads (absolute where known)."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body: ``body[start:end] == text``."""

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int | None = None
    """Of a heading, 1 to 6; of a list item, its depth from 1."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate wording for a suspect; ``score`` 0–1 ranks candidates of one suspect."""

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """Wording that looks garbled and was left alone, because the evidence is too thin to edit.

    ``start`` and ``end`` index the body of an :class:`Article`; for ``clean_text``, its input text.
    """

    start: int
    end: int
    text: str
    kind: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A block of the page that is no part of the story (``Options(explain=True)``).

    It never was in the input text, so that it has no span there.
    """

    text: str
    path: str
    """The elements around the block, outermost first, each with its first class or id."""
    step: str
    """What left it out: ``block-model``, or the filter of this id (``newsclean.extraction.FILTERS``)."""
    probability: float
    """How likely the block belongs to the story, as the block model sees it, 0–1."""
    reasons: tuple[tuple[str, float], ...] = ()
    """What weighed most against it in the block model, heaviest first: the name of a feature and what
    it added to the log-odds. Empty where a filter left the block out."""

    def __str__(self) -> str:
        why = ", ".join(f"{name} {weight:+.1f}" for name, weight in self.reasons) or self.step
        return f"{self.probability:.2f} ({why}) {self.path}: {self.text}"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words beside a quote that name its speaker (``he``, ``the official``), and their span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words in the text, ``start`` to ``end`` inside the quotation marks.

    ``fragments`` are the spans of the parts when a cue splits the quote, else the one whole span.
    ``text`` joins the fragments with a space, marks left out.
    """

    text: str
    start: int
    end: int
    fragments: tuple[tuple[int, int], ...]
    speaker: str | None
    """The name as resolved through the text, else the description; None where nobody is named."""
    mention: Mention | None
    cue: str | None
    """The word that reports: ``said``, ``according to``; None for a quote without one."""
    kind: QuoteKind
    confidence: float
    status: Status = "as-printed"
    """``doubtful``: the document looks spun or translated back, so the words may not be the
    speaker's; ``verbatim`` and ``altered``: an independent report was found (see ``evidence``)."""
    evidence: ledger.Evidence | None = None


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One reading of a metadata field: the value, the raw text it was read from, and where."""

    value: T
    raw: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A metadata field: the value that won, its raw text and origin, and the readings that lost."""

    value: T
    raw: str
    origin: Origin
    lost: tuple[Value[T], ...] = ()


DateOrDatetime = datetime | date
"""A datetime where the page gives the time (with zone where it gives one), else a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its story, each field with provenance; None where it says nothing."""

    headline: Field[str] | None = None
    description: Field[str] | None = None
    authors: Field[tuple[str, ...]] | None = None
    published: Field[DateOrDatetime] | None = None
    modified: Field[DateOrDatetime] | None = None
    site_name: Field[str] | None = None
    url: Field[str] | None = None
    language: Field[str] | None = None
    section: Field[str] | None = None
    keywords: Field[tuple[str, ...]] | None = None
    image: Field[str] | None = None
    paywalled: Field[bool] | None = None

    def given(self) -> Iterator[tuple[str, Field[Any]]]:
        """Name and field, for the fields that have a value."""
        for item in fields(self):
            value = getattr(self, item.name)
            if value is not None:
                yield item.name, value


@dataclass(frozen=True, slots=True)
class SpinScore:
    """How much a text looks reworded by a machine: ``score`` 0–1, and the signs that were found."""

    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether the signs outweigh the doubt, so that quotes may not be the speakers' words."""
        return self.score >= 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What kind of page this is and how sure newsclean is of the story."""

    kind: PageKind = "article"
    confidence: float = 0.0
    """0–1: how likely the body is right (its words reach an F1 of .9 against a perfect extraction);
    much lower for pages that hold no story. For plain text, how sure the choice of lines is."""
    truncated: bool = False
    """Whether a limit, or the page itself, cut the story."""
    spin: SpinScore = field(default_factory=SpinScore)

    @property
    def is_story(self) -> bool:
        """Whether pages of this kind hold a story: what a scraper keeps."""
        return self.kind in _STORIES


def _value(item: Field[T] | None) -> T | None:
    return None if item is None else item.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A clean news story. ``body`` is text: escape it before putting it into markup."""

    fields: Metadata
    blocks: tuple[Block, ...]
    body: str
    """Paragraphs separated by one blank line."""
    quotes: tuple[Quote, ...]
    edits: tuple[Edit, ...]
    """The ledger: flat, sorted, without overlap, in coordinates of the input text."""
    suspects: tuple[Suspect, ...]
    warnings: tuple[str, ...]
    quality: Quality
    rejected: tuple[Rejected, ...] = ()
    """The blocks of the page that are no part of the story, each with its reasons; only with
    ``Options(explain=True)``."""
    timings: tuple[tuple[str, float], ...] = field(default=(), compare=False, repr=False)
    """Seconds that each step took, by its id; only with ``Options(explain=True)``. No part of the
    result: articles that differ in nothing else are equal, and ``to_dict`` leaves it out."""

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What was taken out."""
        return tuple(e for e in self.edits if isinstance(e, ledger.Removal))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was changed."""
        return tuple(e for e in self.edits if isinstance(e, ledger.Repair))

    @property
    def input_text(self) -> str:
        """The text before cleaning, rebuilt exactly by undoing the ledger on the body."""
        return ledger.undo(self.body, self.edits)

    @property
    def headline(self) -> str | None:
        return _value(self.fields.headline)

    @property
    def description(self) -> str | None:
        """The dek (standfirst), or the page's own summary."""
        return _value(self.fields.description)

    @property
    def authors(self) -> tuple[str, ...]:
        """Names of people (or agencies), without titles and outlets."""
        return _value(self.fields.authors) or ()

    @property
    def published(self) -> DateOrDatetime | None:
        """A datetime, with zone where the page gives one, else a date."""
        return _value(self.fields.published)

    @property
    def modified(self) -> DateOrDatetime | None:
        return _value(self.fields.modified)

    @property
    def site_name(self) -> str | None:
        return _value(self.fields.site_name)

    @property
    def url(self) -> str | None:
        """The canonical address."""
        return _value(self.fields.url)

    @property
    def language(self) -> str | None:
        """BCP 47, lower case, as declared and checked against the text."""
        return _value(self.fields.language)

    @property
    def section(self) -> str | None:
        return _value(self.fields.section)

    @property
    def keywords(self) -> tuple[str, ...]:
        return _value(self.fields.keywords) or ()

    @property
    def image(self) -> str | None:
        return _value(self.fields.image)

    @property
    def paywalled(self) -> bool | None:
        return _value(self.fields.paywalled)

    # Writing is a room of its own; these methods only forward to it.

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON types under the schema ``newsclean/1``, schema.org names."""
        from newsclean import writing

        return writing.to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text."""
        from newsclean import writing

        return writing.to_json(self, indent=indent)

    def to_markdown(self) -> str:
        """Headline, byline and body as CommonMark; characters with a meaning there are escaped."""
        from newsclean import writing

        return writing.to_markdown(self)

    def to_text(self) -> str:
        """Headline and body as plain text."""
        from newsclean import writing

        return writing.to_text(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """What :func:`newsclean.clean_text` returns; all spans index the text that was given."""

    text: str
    edits: tuple[Edit, ...]
    suspects: tuple[Suspect, ...]
    spin: SpinScore
    warnings: tuple[str, ...] = ()

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What was taken out."""
        return tuple(e for e in self.edits if isinstance(e, ledger.Removal))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was changed."""
        return tuple(e for e in self.edits if isinstance(e, ledger.Repair))
