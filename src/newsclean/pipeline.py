"""The steps of cleaning, in order: every list that :class:`newsclean.Cleaner` runs stands here.

A :class:`Step` is a name and a function from one :class:`State` to the next. What a step works out is a
field of the state, so that the lists at the end of this file can be read from top to bottom: each step
needs what stands above it. Passes are the parts of a step; they have ids of their own.

>>> print(Pipeline())  # doctest: +ELLIPSIS
page: html, metadata, extraction, language, repair.characters, boilerplate, ..., quotes
...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, fields, replace
from time import perf_counter

from newsclean import (
    boilerplate,
    exports,
    extraction,
    html,
    metadata,
    profile,
    quotes,
    reading,
    repair,
    wording,
)
from newsclean.errors import OptionsError, did_you_mean
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Field, LeftOut, Metadata, Quality, Quote, QuotedPerson, Suspect
from newsclean.model.draft import Draft
from newsclean.model.media import Media
from newsclean.options import Options
from newsclean.rules import RuleSet
from newsclean.text import languages
from newsclean.text.links import host_of
from newsclean.text.passes import ids_of, run_passes
from newsclean.text.view import TextView

_SHORT_TEXT = 600
"""Characters below which what stood around a story helps to tell its language."""
_PROSE_PASSES = (*repair.PROSE_PASSES, *wording.PASSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One document on its way through the steps. A step returns a changed copy; nothing is shared.

    Attributes:
        options: what the caller has set.
        rules: the boilerplate rules that are switched on.
        archive: what was learned of the archive; None without a profile.
        source: the decoded input, HTML or plain text, and where it came from.
        page: the parsed tree; None for plain text, and before the step ``html``.
        metadata: the fields that were read so far.
        draft: the text as it stands, its blocks, and the ledger so far.
        language: the language of the text and how it was found; None where it is not known.
        view: what a step has worked out about the text; :meth:`text_view` says whether it still fits.
        suspects: wording that looks garbled, with spans in ``draft.text``.
        archived: where the document comes from, and its own record in the profile.
        reports: what the profile knows of the story.
        quotes: who said what, with spans in ``draft.text``.
        people: those whom the story quotes.
        quality: the kind of page, the confidence in the story, signs of machine rewording.
        left_out: blocks of the page that are no part of the story.
        media: what the page has beside the words; places are numbers of ``draft.places``.
        warnings: what a reader of the result should know, in the order in which it was found.
        timings: seconds by step; only with ``Options(explain=True)``.
    """

    options: Options
    rules: RuleSet
    source: reading.Source
    archive: profile.Profile | None = None
    page: html.Page | None = None
    metadata: Metadata = field(default_factory=Metadata)
    draft: Draft = field(default_factory=lambda: Draft.of_text(""))
    language: Field[str] | None = None
    view: TextView | None = None
    suspects: tuple[Suspect, ...] = ()
    archived: profile.Provenance = field(default_factory=profile.Provenance)
    reports: profile.Reports = field(default_factory=profile.Reports)
    quotes: tuple[Quote, ...] = ()
    people: tuple[QuotedPerson, ...] = ()
    quality: Quality = field(default_factory=Quality)
    left_out: tuple[LeftOut, ...] = ()
    media: Media = field(default_factory=Media)
    warnings: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()

    @property
    def host(self) -> str | None:
        """The host of the page, without ``www.``; None where its address is not known."""
        declared = self.metadata.url
        return host_of(self.source.url or (declared.value if declared else None))

    @property
    def code(self) -> str | None:
        """The language as BCP 47, lower case; None where it is not known."""
        return self.language.value if self.language else None

    def text_view(self) -> TextView:
        """The text with what was worked out about it: ``view`` if the text is still the same."""
        if self.view is not None and (self.view.text, self.view.code) == (
            self.draft.text,
            self.code,
        ):
            return self.view
        return TextView(self.draft.text, self.code)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of cleaning.

    Attributes:
        id: the name by which ``Options.disable`` leaves it out.
        run: the state behind the step. It must not change what it is given.
        passes: ids of the parts that ``Options.disable`` can leave out one by one.
        needed: whether later steps cannot do without it, so that it cannot be left out.
        prepare: loads what ``run`` will need. Called when a cleaner is made: while a document is
            cleaned, nothing is read from disk or imported.
    """

    id: str
    run: Callable[[State], State]
    passes: tuple[str, ...] = ()
    needed: bool = False
    prepare: Callable[[], object] | None = None


def run(steps: Iterable[Step], state: State) -> State:
    """The state behind all steps; with ``Options(explain=True)``, with the seconds of each."""
    for step in steps:
        begun = perf_counter()
        state = step.run(state)
        if state.options.explain:
            state = replace(state, timings=(*state.timings, (step.id, perf_counter() - begun)))
    return state


def _parse_html(state: State) -> State:
    return replace(state, page=html.parse(state.source, state.options.limits))


def _read_metadata(state: State) -> State:
    if state.page is None:
        return state
    told = exports.fields_of_record(state.source.text).given()
    return replace(state, metadata=replace(metadata.read_metadata(state.page), **dict(told)))


def _find_story(state: State) -> State:
    if state.page is not None:
        return _with_story(state, extraction.from_page(state.page, state.metadata, state.options))
    stripped, url = state.options.allows("boilerplate"), state.source.url
    story = extraction.from_text(state.draft, url, state.metadata, stripped=stripped)
    return _with_story(state, story)


def _with_story(state: State, story: extraction.Story) -> State:
    return replace(
        state,
        draft=story.draft,
        metadata=story.fields,
        quality=Quality(
            kind=story.kind,
            confidence=story.confidence,
            truncated=state.source.truncated or story.truncated,
        ),
        left_out=story.left_out,
        media=story.media,
        warnings=state.warnings + story.warnings,
    )


def _look_up(state: State) -> State:
    if state.archive is None:
        return state
    draft, told, lines = state.draft, state.metadata, state.source.text.splitlines()
    if state.page is not None:
        lines = [draft.text[p.start : p.end] for p in draft.pieces]
    came = profile.provenance_of(state.archive, lines, state.host, state.source.url)
    if state.quality.is_story or state.quality.kind == "other":
        draft, told = profile.without_recurring(
            draft, told, state.host, state.archive, sentences=not state.quality.is_story
        )
    return replace(state, archived=came, draft=draft, metadata=told)


def _tell_language(state: State) -> State:
    declared, given = state.metadata.language, state.options.language
    text = state.draft.text
    if state.page is None and len(text) < _SHORT_TEXT and not repair.was_garbled(state.draft):
        text = state.draft.source[: 2 * _SHORT_TEXT]
    found = languages.decide(text, declared=declared, given=given)
    return replace(state, language=found, metadata=replace(state.metadata, language=found))


def _mend_characters(state: State) -> State:
    mended = repair.mend_characters(state.draft, state.code, state.options)
    if state.page is None and mended is not state.draft:
        # Lines may have ended in other signs than a line feed.
        mended = mended.relabel(Draft.of_text(mended.text).pieces)
    return replace(state, draft=mended)


def _read_exports(state: State) -> State:
    draft, fields = exports.read_exports(state.draft, state.options)
    return replace(state, draft=draft, metadata=fields)


def _read_marks(state: State) -> State:
    draft, found = exports.read_marks(state.draft, state.options)
    fields = replace(found, **dict(state.metadata.given()))
    return replace(state, draft=draft, metadata=fields)


def _mend_margins(state: State) -> State:
    return replace(state, draft=repair.mend_margins(state.draft, state.options))


def _mend_layout(state: State) -> State:
    return replace(state, draft=repair.mend_layout(state.draft, state.options))


def _strip_boilerplate(state: State) -> State:
    headline = state.metadata.headline.value if state.metadata.headline else None
    draft = boilerplate.strip(state.draft, state.code, state.rules, state.options, headline)
    cut = state.quality.truncated or state.rules.truncated_by(draft.edits)
    return replace(state, draft=draft, quality=replace(state.quality, truncated=cut))


def _mend_prose(state: State) -> State:
    draft, view = run_passes(state.draft, _PROSE_PASSES, state.code, state.options)
    return replace(state, draft=draft, view=view)


def _settle(state: State) -> State:
    return replace(state, draft=state.draft.settle())


def _mend_fields(state: State) -> State:
    mended = repair.mend_fields(state.metadata, state.options, state.code)
    return replace(state, metadata=mended, media=repair.mend_media(state.media, state.options))


def _find_suspects(state: State) -> State:
    view = state.text_view()
    repaired = sum(rule.startswith("wording.") for e in state.draft.edits for rule in e.rules)
    found = wording.found_in_parts(
        view, lambda x: (*wording.find_suspects(x, repaired), *repair.find_lost_characters(x))
    )
    return replace(state, suspects=found, view=view)


def _score_spin(state: State) -> State:
    spin = wording.spin_score(state.draft, state.suspects, state.text_view())
    return replace(state, quality=replace(state.quality, spun=spin))


def _repair_by_evidence(state: State) -> State:
    if state.archive is None:
        return state
    view = state.text_view()
    reports = profile.reports_of(view, state.archive, state.options.trusted, state.archived)
    if not state.quality.is_story and reports.original is None:
        return state  # manuals and lists of one site repeat each other, and report nothing
    spin = profile.with_spin(state.quality.spun, view, reports, state.archive, state.archived)
    suspects = profile.with_phrases(view, state.suspects, state.archive, spin)
    draft, suspects = profile.repaired(state.draft, suspects, view, reports, spin)
    told = state.warnings + profile.better_copy(reports, spin)
    state = replace(state, quality=replace(state.quality, spun=spin), reports=reports)
    return replace(state, draft=draft, suspects=suspects, view=view, warnings=told)


def _ask_rewriter(state: State) -> State:
    draft, suspects, told = wording.ask_rewriter(
        state.draft, state.suspects, state.code, state.options
    )
    return replace(state, draft=draft, suspects=suspects, warnings=state.warnings + told)


def _find_quotes(state: State) -> State:
    text, doubtful = state.draft.text, state.quality.spun.likely
    story = state.quality.is_story
    found = quotes.find(
        text, state.code, state.options, doubtful=doubtful, story=story,
        blocks=state.draft.block_quotations(),
    )  # fmt: skip
    warnings = state.warnings + quotes.unread(text, state.options)
    return replace(state, quotes=found.quotes, people=found.people, warnings=warnings)


def _check_quotes(state: State) -> State:
    view, spin = state.text_view(), state.quality.spun
    return replace(state, quotes=profile.with_standing(view, state.quotes, state.reports, spin))


HTML = Step("html", _parse_html, needed=True)
METADATA = Step("metadata", _read_metadata)
EXTRACTION = Step(
    "extraction", _find_story, (extraction.LEFT_OUT,), needed=True, prepare=extraction.prepare
)
SITE = Step("site", _look_up)
LANGUAGE = Step("language", _tell_language, prepare=languages.prepare)
CHARACTERS = Step("repair.characters", _mend_characters, ids_of(repair.CHARACTER_PASSES))
MARGINS = Step("repair.margins", _mend_margins, ids_of(repair.MARGIN_PASSES))
EXPORTS = Step("exports", _read_exports, tuple(reader.id for reader in exports.EXPORTS))
MARKS = Step("marks", _read_marks, tuple(reader.id for reader in exports.MARKS))
LAYOUT = Step("repair.layout", _mend_layout, ids_of(repair.LAYOUT_PASSES))
BOILERPLATE = Step("boilerplate", _strip_boilerplate, boilerplate.PASSES)
PROSE = Step("repair.prose", _mend_prose, ids_of(_PROSE_PASSES))
BLOCKS = Step("blocks", _settle, needed=True)
FIELDS = Step("repair.fields", _mend_fields)
SUSPECTS = Step("repair.suspects", _find_suspects)
SPIN = Step("spin", _score_spin)
EVIDENCE = Step("evidence", _repair_by_evidence)
REWRITER = Step("repair.rewriter", _ask_rewriter)
QUOTES = Step("quotes", _find_quotes)
STANDING = Step("standing", _check_quotes)

PAGE_STEPS = (
    HTML,  # a tree within limits
    METADATA,  # headline, authors, dates …, each with where it was read
    EXTRACTION,  # the blocks of the story, and what kind of page this is
    SITE,  # the page's own record and the lines that its site repeats, where a profile knows them
    LANGUAGE,  # as declared, checked against the words
    CHARACTERS,  # encoding, entities, invisible characters
    BOILERPLATE,  # lines, sections and words that are no part of the story
    PROSE,  # spacing, marks, broken words, doubled words, garbled wording
    BLOCKS,  # one blank line between blocks: the final layout
    FIELDS,  # the characters of headline, authors …
    SUSPECTS,  # garbled wording that is only pointed out
    SPIN,  # how much the text looks reworded by a machine
    EVIDENCE,  # the other reports of the story, where there is a profile, and the words that they prove
    REWRITER,  # the caller's model, asked about the suspects
    QUOTES,  # who said what
    STANDING,  # whether they are what was said, as far as the other reports tell
)
"""A page of HTML to an article."""

TEXT_STEPS = (
    CHARACTERS,
    MARGINS,  # marks of quoted mail, columns of print, ends of pages
    EXPORTS,  # labelled fields of databases, mail headers
    MARKS,  # wire marks, embeds, shortcodes
    LAYOUT,  # hard wraps, hyphenation
    EXTRACTION,  # headline, byline and date line apart from the paragraphs
    SITE,
    LANGUAGE,
    BOILERPLATE,
    PROSE,
    BLOCKS,
    FIELDS,
    SUSPECTS,
    SPIN,
    EVIDENCE,
    REWRITER,
    QUOTES,
    STANDING,
)
"""A plain text to an article."""

BODY_STEPS = (
    CHARACTERS,
    MARGINS,
    MARKS,
    LAYOUT,
    LANGUAGE,
    BOILERPLATE,
    PROSE,
    SUSPECTS,
    SPIN,
    EVIDENCE,
    REWRITER,
)
"""What ``clean_text`` does: body text in, body text out."""

QUOTE_STEPS = (LANGUAGE, QUOTES)
"""What ``find_quotes`` does: the text is clean already."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The four lists of steps that a :class:`newsclean.Cleaner` runs; to change them, make a copy.

    Attributes:
        page: for :meth:`Cleaner.clean` on HTML.
        text: for :meth:`Cleaner.clean` on plain text.
        body: for :meth:`Cleaner.clean_text`.
        quotes: for :meth:`Cleaner.find_quotes`.
    """

    page: tuple[Step, ...] = PAGE_STEPS
    text: tuple[Step, ...] = TEXT_STEPS
    body: tuple[Step, ...] = BODY_STEPS
    quotes: tuple[Step, ...] = QUOTE_STEPS

    def adding(self, step: Step, *, after: str) -> Pipeline:
        """With ``step`` behind the step ``after``, in every list that has one of that id.

        Raises:
            OptionsError: no step is called ``after``.
        """
        known = {s.id for s in self.steps()}
        if after not in known:
            raise OptionsError(f"no step has the id {after!r}{did_you_mean(after, known)}")
        return self._changed(lambda s: (s, step) if s.id == after else (s,))

    def selected(self, options: Options) -> Pipeline:
        """Without the steps that ``options.disable`` leaves out.

        Raises:
            OptionsError: it names a step that the others need.
        """
        for step in self.steps():
            if step.needed and not options.allows(step.id):
                raise OptionsError(
                    f"Options.disable cannot leave out {step.id!r}: later steps need what it gives"
                )
        return self._changed(lambda s: (s,) if options.allows(s.id) else ())

    def steps(self) -> tuple[Step, ...]:
        """Each step once, in the order in which the lists name them."""
        return tuple(dict.fromkeys((*self.page, *self.text, *self.body, *self.quotes)))

    def ids(self) -> tuple[str, ...]:
        """What ``Options.disable`` can name beside languages and rules: steps and their passes."""
        return tuple(dict.fromkeys(i for s in self.steps() for i in (s.id, *s.passes)))

    def __str__(self) -> str:
        return "\n".join(
            f"{f.name}: {', '.join(s.id for s in getattr(self, f.name))}" for f in fields(self)
        )

    def _changed(self, change: Callable[[Step], Iterable[Step]]) -> Pipeline:
        return Pipeline(
            *(tuple(x for s in getattr(self, f.name) for x in change(s)) for f in fields(self))
        )
