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

from dataclasses import field
from typing import Any, Literal

from newsclean import ledger
from newsclean.ledger import Citation, Edit, Removal, Repair
from newsclean.light_dataclass import dataclass
from newsclean.model import article_html, flat_row, json_form, markdown, plain_text
from newsclean.model.archived import Copies, Relation, Sibling
from newsclean.model.block import Block, BlockKind, Link, Span, SpanKind
from newsclean.model.fields import DateOrDatetime, Field, Metadata, MetadataValues, Origin, Value
from newsclean.model.json_text import safe_json
from newsclean.model.media import Correction, Embed, Footnote, Image
from newsclean.model.page_remainder import LeftOut
from newsclean.model.quotation import Mention, Quote, QuotedPerson, QuoteKind, Standing, UsedGender

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Candidate",
    "Citation",
    "CleanText",
    "Copies",
    "Correction",
    "DateOrDatetime",
    "Embed",
    "Field",
    "Footnote",
    "Image",
    "LeftOut",
    "Link",
    "Mention",
    "Metadata",
    "Origin",
    "PageKind",
    "Quality",
    "Quote",
    "QuoteKind",
    "QuotedPerson",
    "Relation",
    "Sibling",
    "Span",
    "SpanKind",
    "SpinScore",
    "Standing",
    "Suspect",
    "UsedGender",
    "Value",
    "json_schema",
]

PageKind = Literal[
    "article", "listing", "live-blog", "gallery", "paywall-stub", "consent", "error", "other"
]

_STORIES: frozenset[PageKind] = frozenset(("article", "live-blog", "gallery", "paywall-stub"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may have stood where a suspect stands.

    Attributes:
        text: the words.
        score: 0–1; ranks the candidates of one suspect, and is no probability.
    """

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """Wording that looks garbled and was left alone, because the evidence is too thin to edit.

    Attributes:
        start: where it begins: in the body of an :class:`Article`; for ``clean_text``, in the input text.
        end: where it ends.
        text: the words.
        kind: what is wrong with them: ``wording.phrase``, ``wording.missing-noun`` and others.
        reason: why they look garbled, as a sentence.
        candidates: what may have stood there, best first; often nothing.
    """

    start: int
    end: int
    text: str
    kind: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class SpinScore:
    """How much a text looks reworded by a machine.

    Attributes:
        score: 0–1; from .5 on, the signs outweigh the doubt.
        reasons: the signs that were found, each as a phrase; empty where there are none.
    """

    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether the signs outweigh the doubt, so that quotes may not be the speakers' words."""
        return self.score >= 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What kind of page this is and how sure newsclean is of the story.

    Attributes:
        kind: ``article``, ``live-blog``, ``gallery`` or ``paywall-stub`` for stories; ``listing``,
            ``consent``, ``error`` or ``other`` for pages that hold none.
        confidence: the probability, 0–1, that the body is right (its words reach an F1 of .9 against a
            perfect extraction); much lower for pages that hold no story. For plain text, how sure the
            choice of lines is.
        truncated: whether a limit, or the page itself, cut the story.
        spun: how much the text looks reworded by a machine.
    """

    kind: PageKind = "article"
    confidence: float = 0.0
    truncated: bool = False
    spun: SpinScore = field(default_factory=SpinScore)

    @property
    def is_story(self) -> bool:
        """Whether pages of this kind hold a story: what a scraper keeps."""
        return self.kind in _STORIES


class _Edited:
    """What articles and clean texts share: a ledger."""

    __slots__ = ()
    edits: tuple[Edit, ...]

    @property
    def removals(self) -> tuple[Removal, ...]:
        """The edits that took something out that is no part of the story."""
        return tuple(e for e in self.edits if isinstance(e, Removal))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The edits that mended garbled text."""
        return tuple(e for e in self.edits if isinstance(e, Repair))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Article(MetadataValues, _Edited):
    """A clean news story. ``body`` is text: escape it before putting it into markup.

    Attributes:
        body: the story's text: blocks separated by one blank line, without the headline.
        blocks: what the body is made of, in order.
        quotes: who said what, in the order of the body.
        people: those whom the story quotes, in the order in which they first speak.
        edits: the ledger of all that was done: sorted, without overlap, in coordinates of the input text.
        suspects: wording that looks garbled and was left alone, in the order of the body.
        fields: what the page says about the story, each field with its origin.
        quality: what kind of page this is and how sure newsclean is.
        warnings: what a reader of the result should know: limits that were reached, a charset that was
            not as declared; empty where all went well.
        source_url: the address that was passed in, or that the response had; None without one. ``url`` is
            the canonical one.
        left_out: the blocks of text of the page that extraction left out of the story, in the order of
            the page; empty for plain text, and with ``Options(disable=("extraction.left-out",))``.
        siblings: other reports of the story in the archive, the closest first; empty without a profile.
        images: the pictures of the story, in its order.
        embeds: videos, posts, maps and the like that the page shows within the story.
        footnotes: the notes to which marks in the text refer; they are no part of the body.
        corrections: what the page says about changes of the story; what stands in the body stays there.
        story_id: the same for all reports of one event in the archive; None without a profile, and where the
            archive has none.
        copies: the place of this document among the copies of its text in the archive; None where the
            archive does not know it.
        timings: the id and the seconds of each step; only with ``Options(explain=True)``. No part of the
            result: articles that differ in nothing else are equal, and ``to_dict`` leaves it out.
    """

    body: str
    blocks: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    edits: tuple[Edit, ...]
    suspects: tuple[Suspect, ...]
    fields: Metadata
    quality: Quality
    warnings: tuple[str, ...]
    source_url: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    story_id: str | None = None
    copies: Copies | None = None
    people: tuple[QuotedPerson, ...] = ()
    images: tuple[Image, ...] = ()
    embeds: tuple[Embed, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    corrections: tuple[Correction, ...] = ()
    timings: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    def __repr__(self) -> str:
        headline = self.headline or "no headline"
        if len(headline) > 60:
            headline = headline[:59] + "…"
        return (
            f"<Article {headline!r}, {self.language or 'language unknown'}, "
            f"{len(self.body.split())} words, {len(self.quotes)} quotes, {len(self.edits)} edits>"
        )

    @property
    def input_text(self) -> str:
        """The text before cleaning, rebuilt exactly by undoing the ledger on the body."""
        return ledger.undo(self.body, self.edits)

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON types under the schema ``newsclean/1`` (:func:`newsclean.json_schema`).

        What describes the story has schema.org's names; other keys are the names of the attributes:

        ==================  =========================================================
        attribute           key
        ==================  =========================================================
        ``headline``        ``headline``
        ``description``     ``description``
        ``authors``         ``author``: ``[{"name": …}]``
        ``published``       ``datePublished``: ISO 8601
        ``modified``        ``dateModified``: ISO 8601
        ``site_name``       ``publisher``: ``{"name": …}``
        ``url``             ``url``
        ``language``        ``inLanguage``
        ``section``         ``articleSection``
        ``sections``        ``sections``
        ``keywords``        ``keywords``
        ``image``           ``image``
        ``paywalled``       ``isAccessibleForFree``: the other way round
        ``breadcrumb``      ``breadcrumb``
        ``license``         ``license``
        ``rights``          ``copyrightNotice``
        ``body``            ``articleBody``
        ``source_url``      ``sourceUrl``
        ``left_out``        ``leftOut``: blocks in a row from one place are one object, with ``texts``
        ``fields``          ``metadata``
        ``people``          ``people``: their ``quotes`` are numbers of the quotes, from 0
        ``edits``           ``removals`` and ``repairs``
        ==================  =========================================================

        """
        return json_form.to_dict(self)

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Article:
        """The article that :meth:`to_dict` wrote: ``Article.from_dict(a.to_dict()) == a``.

        The metadata are read from the key ``metadata``, which says where each was found; ``headline`` and the
        other keys at the top repeat their values. Keys that this version does not know are ignored.

        Raises:
            InputError: a key is missing, or a value does not fit the schema.
        """
        article: Article = json_form.from_dict(cls, row)
        return article

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, safe to print."""
        return safe_json(self.to_dict(), indent=indent)

    def to_row(
        self, *, date_format: str | None = None
    ) -> dict[str, str | int | float | bool | None]:
        """The article as one flat row, with the same columns for every article; lists are joined by ``"; "``.

        ``pandas.DataFrame(a.to_row() for a in articles)``, or ``polars.DataFrame([…])``, makes a table.

        Args:
            date_format: of dates, as ``strftime`` takes it (``"%d.%m.%Y"``); None: ISO 8601.
        """
        return flat_row.to_row(self, date_format)

    def to_markdown(self, *, front_matter: bool = False) -> str:
        """Headline, byline and body as CommonMark; characters with a meaning there are escaped.

        Args:
            front_matter: put the metadata in front as YAML, as Hugo, Jekyll and Obsidian read it; then no
                byline stands in the text.
        """
        return markdown.to_markdown(self, {} if front_matter else None)

    def to_html(self) -> str:
        """Headline, byline and body as HTML: few elements, no attributes but addresses, all text escaped."""
        return article_html.to_html(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.to_html()

    def to_text(self) -> str:
        """Headline and body as plain text."""
        return plain_text.to_text(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText(_Edited):
    """What :func:`newsclean.clean_text` returns; all spans index the text that was given.

    Attributes:
        text: the clean text.
        edits: the ledger of all that was done: sorted, without overlap.
        suspects: wording that looks garbled and was left alone.
        spun: how much the text looks reworded by a machine.
        warnings: what a reader of the result should know; empty where all went well.
    """

    text: str
    edits: tuple[Edit, ...]
    suspects: tuple[Suspect, ...]
    spun: SpinScore
    warnings: tuple[str, ...] = ()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of :meth:`Article.to_dict`. It is shipped as a file too:
    ``newsclean/model/article.schema.json``."""
    return json_form.schema_for(Article)
