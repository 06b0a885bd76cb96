"""The cleaner: options and steps go in, articles come out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from newsclean import reading
from newsclean.ledger import SpanMap
from newsclean.model.article import Article, CleanText, Quote
from newsclean.model.draft import Draft
from newsclean.options import Options
from newsclean.pipeline import Pipeline, State, Step, run
from newsclean.profile import Profile
from newsclean.reading import Input, Source, SourceKind
from newsclean.rules import load_rules
from newsclean.wording import moved_back

_CONDENSED = (
    "there was more to mend than in any story: entries of the ledger that are close were joined"
)


class Cleaner:
    """Cleans one story after another; immutable, picklable, safe to share between threads.

    Args:
        options: what to do and what to leave out; the defaults where None.
        pipeline: the steps, where they are not newsclean's own: a step taken out, or one put in.
            It is pickled with the cleaner, for which its functions must stand in a module.
        profile: what ``newsclean learn`` learned of an archive, or the file of it. It is open, and read,
            while stories are cleaned.

    Raises:
        InputError: ``profile`` is no profile.
        OptionsError: ``options.disable`` names what does not exist or cannot be left out.
        RuleError: a file of ``options.rules`` is wrong.
        TypeError: an argument is of another type.
    """

    __slots__ = ("_options", "_pipeline", "_profile", "_rules")

    def __init__(
        self,
        options: Options | None = None,
        *,
        pipeline: Pipeline | None = None,
        profile: Profile | Path | str | None = None,
    ) -> None:
        for value, kind in ((options, Options), (pipeline, Pipeline)):
            if value is not None and not isinstance(value, kind):
                raise TypeError(
                    f"a Cleaner takes newsclean.{kind.__name__} or None, not {type(value).__name__}"
                )
        steps = pipeline or Pipeline()
        self._options = options or Options()
        self._profile = Profile(profile) if isinstance(profile, Path | str) else profile
        self._rules = load_rules(self._options, steps.ids())
        self._pipeline = steps.selected(self._options)
        _prepare(self._pipeline)

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        for name, value in state[1].items():
            setattr(self, name, value)
        _prepare(
            self._pipeline
        )  # in a worker process that was sent a cleaner, as where it was made

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
        steps = self._pipeline.text if read.kind == "text" else self._pipeline.page
        state = self._run(steps, read)
        beside = state.media.placed(state.draft.places)
        return Article(
            body=state.draft.text,
            blocks=state.draft.blocks(),
            quotes=state.quotes,
            people=state.people,
            edits=state.draft.edits,
            suspects=state.suspects,
            fields=state.metadata,
            quality=state.quality,
            warnings=state.warnings,
            source_url=state.source.url,
            left_out=state.left_out,
            siblings=state.reports.siblings(),
            images=beside.images,
            embeds=beside.embeds,
            footnotes=beside.footnotes,
            corrections=beside.corrections,
            story_id=state.reports.story_id,
            copies=state.reports.copies,
            timings=state.timings,
        )

    def clean_text(self, text: str) -> CleanText:
        """Body text alone: boilerplate out, wording mended; no headline, no quotes.

        Raises:
            LimitError: it is longer than ``Limits.bytes`` characters.
            TypeError: ``text`` is no ``str``.
        """
        reading.must_fit(text, self._options.limits.bytes, "bytes")
        state = self._run(self._pipeline.body, Source(text=text, kind="text"))
        moved = SpanMap(state.draft.edits)
        return CleanText(
            text=state.draft.text,
            edits=state.draft.edits,
            suspects=tuple(moved_back(s, moved) for s in state.suspects),
            spun=state.quality.spun,
            warnings=state.warnings,
        )

    def find_quotes(self, text: str, *, language: str | None = None) -> tuple[Quote, ...]:
        """The quotes of a clean text; spans index that text.

        Args:
            text: paragraphs on lines of their own.
            language: of this text, as BCP 47; without it that of the options, else what its words,
                script and marks tell.

        Raises:
            LimitError: it is longer than ``Limits.bytes`` or ``Limits.quote_characters``.
            OptionsError: ``language`` is none that BCP 47 knows.
            TypeError: ``text`` is no ``str``.
        """
        reading.must_fit(text, self._options.limits.bytes, "bytes")
        reading.must_fit(text, self._options.limits.quote_characters, "quote_characters")
        options = self._options if language is None else replace(self._options, language=language)
        return self._run(self._pipeline.quotes, Source(text=text, kind="text"), options).quotes

    def _run(
        self, steps: tuple[Step, ...], source: Source, options: Options | None = None
    ) -> State:
        state = State(
            options=self._options if options is None else options,
            rules=self._rules,
            archive=self._profile,
            source=source,
            draft=Draft.of_text(source.text if source.kind == "text" else ""),
            warnings=source.warnings,
        )
        state = run(steps, state)
        if state.draft.condensed:
            state = replace(state, warnings=(*state.warnings, _CONDENSED))
        return state


def _prepare(pipeline: Pipeline) -> None:
    """Load all that the steps need. While a story is cleaned nothing is opened or looked up in the
    environment, so that a cleaner also works in a process that has lost access to the disk, and what a page
    says can never lead to a file. Nothing is imported but bs4, ftfy and readability-lxml, with the first
    page that needs one: a process that is to lose access imports them before."""
    reading.prepare()
    for step in pipeline.steps():
        if step.prepare is not None:
            step.prepare()


@cache
def default_cleaner() -> Cleaner:
    """The cleaner behind :func:`newsclean.clean` when no options are given."""
    return Cleaner()
