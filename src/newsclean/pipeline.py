"""The stages in order. :class:`Cleaner` is the one place where the order stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from newsclean import boilerplate, extraction, html, metadata, quotes, reading, repair, supplies
from newsclean.model.article import Article, CleanText, Quality, Quote
from newsclean.model.draft import Draft
from newsclean.model.ledger import SpanMap
from newsclean.options import Options
from newsclean.reading import Input, SourceKind
from newsclean.rules import load_rules
from newsclean.text import languages

STAGES = ("boilerplate", *boilerplate.PASSES, "repair", *repair.PASSES, "quotes")
"""What ``Options.disable`` can name, beside languages and rules."""


class Cleaner:
    """Cleans one story after another; immutable, picklable, safe to share between threads."""

    __slots__ = ("_options", "_rules")

    def __init__(self, options: Options | None = None) -> None:
        if options is not None and not isinstance(options, Options):
            raise TypeError(
                f"a Cleaner takes newsclean.Options or None, not {type(options).__name__}"
            )
        supplies.fetch()
        self._options = options or Options()
        self._rules = load_rules(self._options, STAGES)

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        supplies.fetch()  # in a worker process that was sent a cleaner, as in the one that made it
        for name, value in state[1].items():
            setattr(self, name, value)

    def clean(
        self,
        source: Input,
        *,
        url: str | None = None,
        kind: SourceKind | None = None,
        content_type: str | None = None,
    ) -> Article:
        """The story of one page or plain text, with the ledger of all that was done to it.

        Args:
            source: bytes, ``str``, a ``Path``, a BeautifulSoup or lxml tree, or a response of
                requests, httpx or Scrapy.
            url: where the page came from; resolves links, and is the last resort for its date.
            kind: ``"html"`` or ``"text"`` where the caller knows; else it is recognised.
            content_type: the HTTP header, whose charset ranks before the page's own.

        Raises:
            InputError: the input is empty, binary, or neither HTML nor text.
            TypeError: ``source`` or another argument is of a type that is not listed above.
        """
        read = reading.read(
            source, url=url, kind=kind, content_type=content_type, limits=self._options.limits
        )
        story = self._story(read)
        spoken = languages.decide(
            story.draft.text, declared=story.fields.language, given=self._options.language
        )
        code = spoken.value if spoken else None
        draft = repair.mend_characters(story.draft, code, self._options)
        headline = story.fields.headline.value if story.fields.headline else None
        draft = boilerplate.strip(draft, code, self._rules, self._options, headline)
        draft, prose = repair.mend_prose(draft, code, self._options)
        draft = draft.settle()
        suspects = repair.find_suspects(draft.text, prose, self._options)
        spin = repair.spin(draft, suspects)
        draft, suspects, said = repair.ask_rewriter(draft, suspects, code, self._options)
        return Article(
            fields=replace(repair.mend_fields(story.fields, self._options), language=spoken),
            blocks=draft.blocks(),
            body=draft.text,
            quotes=quotes.find(draft.text, code, self._options, doubtful=spin.likely),
            edits=draft.edits,
            suspects=suspects,
            warnings=read.warnings
            + story.warnings
            + quotes.unread(draft.text, self._options)
            + said,
            quality=Quality(
                kind=story.kind,
                confidence=story.confidence,
                truncated=read.truncated
                or story.truncated
                or self._rules.truncated_by(draft.edits),
                spin=spin,
            ),
            rejected=story.rejected,
        )

    def _story(self, read: reading.Source) -> extraction.Story:
        if read.kind == "text":
            draft = repair.mend_characters(Draft.of_text(read.text), None, self._options)
            return extraction.from_text(repair.mend_layout(draft, self._options), read.url)
        parsed = html.parse(read, self._options.limits)
        return extraction.from_page(parsed, metadata.read_metadata(parsed), self._options)

    def clean_text(self, text: str) -> CleanText:
        """Body text alone: boilerplate out, wording mended; no headline, no quotes.

        Raises:
            LimitError: it is longer than ``Limits.bytes`` characters.
            TypeError: ``text`` is no ``str``.
        """
        reading.must_fit(text, self._options.limits.bytes, "bytes")
        draft = repair.mend_characters(Draft.of_text(text), None, self._options)
        draft = repair.mend_layout(draft, self._options)
        code = self._code(draft.text)
        draft = boilerplate.strip(draft, code, self._rules, self._options)
        draft, prose = repair.mend_prose(draft, code, self._options)
        found = repair.find_suspects(draft.text, prose, self._options)
        spin = repair.spin(draft, found)
        draft, found, said = repair.ask_rewriter(draft, found, code, self._options)
        moved = SpanMap(draft.edits)
        suspects = tuple(repair.moved_back(s, moved) for s in found)
        return CleanText(
            text=draft.text, edits=draft.edits, suspects=suspects, spin=spin, warnings=said
        )

    def find_quotes(self, text: str) -> tuple[Quote, ...]:
        """The quotes of a clean text; spans index that text.

        Raises:
            LimitError: it is longer than ``Limits.bytes`` characters.
            TypeError: ``text`` is no ``str``.
        """
        reading.must_fit(text, self._options.limits.bytes, "bytes")
        return quotes.find(text, self._code(text), self._options, doubtful=False, whole=True)

    def _code(self, text: str) -> str | None:
        spoken = languages.decide(text, given=self._options.language)
        return spoken.value if spoken else None


@cache
def default_cleaner() -> Cleaner:
    """The cleaner behind :func:`newsclean.clean` when no options are given."""
    return Cleaner()
