"""What a profile says of one document: its site's lines out of it, the other reports of its story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from newsclean import wording
from newsclean.ledger import Removal, Repair, SpanMap, ordered
from newsclean.light_dataclass import dataclass
from newsclean.metadata import byline_of, read_names
from newsclean.model.article import Copies, Quote, Relation, Sibling, SpinScore, Suspect
from newsclean.model.draft import Draft
from newsclean.model.fields import Metadata, Value, first_of
from newsclean.profile.archive_words import strangeness
from newsclean.profile.evidence import (
    believed_among,
    exchanged,
    original_among,
    repairs,
    suspect_repairs,
    with_candidates,
)
from newsclean.profile.index import Copy
from newsclean.profile.places import copies_of, own_copy, story_id
from newsclean.profile.siblings import SiblingReport, siblings_of
from newsclean.profile.site_lines import is_label, is_section, names_another, recurring_lines
from newsclean.profile.standing import judged_quotes
from newsclean.profile.store import Profile
from newsclean.text.sentences import ends_sentence
from newsclean.text.view import TextView

RECURRING = "site.recurring"
_OWN = 0.97
"""The share of the words that the archive's own copy of a document shares with it at least."""
_BYLINE = 80
"""Characters of a line that may be a byline, which is read later and is no author's box."""
_MOST_RECURRING = 0.8
"""Share of a document's characters beyond which its lines are those of another copy of it."""


@dataclass(frozen=True)
class Reports:
    """The other reports of one story.

    Attributes:
        all: the closest first.
        original: the one that the story was reworded from; None where there is none, or it cannot be told.
        believed: those that are believed where they differ from the story.
        natural: those that do not look reworded themselves.
        story_id: the same for all reports of one event.
        copies: the place of the document among the copies of its text.
    """

    all: tuple[SiblingReport, ...] = ()
    original: SiblingReport | None = None
    believed: tuple[SiblingReport, ...] = ()
    natural: tuple[SiblingReport, ...] = ()
    story_id: str | None = None
    copies: Copies | None = None

    def siblings(self) -> tuple[Sibling, ...]:
        """What the caller is told of them."""
        return tuple(
            Sibling(
                source=report.place,
                host=report.story.host,
                published=report.story.published,
                relation=self._relation(report),
            )
            for report in self.all
        )

    def _relation(self, report: SiblingReport) -> Relation:
        if report is self.original:
            return "original"
        return "independent" if report.independent else "copy"


@dataclass(frozen=True)
class Provenance:
    """Where a document comes from: its host, its address, its own record in the archive."""

    host: str | None = None
    url: str | None = None
    own: Copy | None = None

    def has(self, report: SiblingReport) -> bool:
        """Whether a report is the document itself, as the archive has it."""
        if self.url is not None and report.story.url == self.url:
            return True
        if self.own is not None:
            return report.number == self.own.story
        return report.copied >= _OWN and self.host in (None, report.story.host)


def provenance_of(
    profile: Profile, lines: Iterable[str], host: str | None, url: str | None
) -> Provenance:
    """Where a document with these lines comes from."""
    return Provenance(host, url, own_copy(profile, lines, host, url))


def reports_of(view: TextView, profile: Profile, trusted: Set[str], place: Provenance) -> Reports:
    """The other reports of the story, and which of them it was made from."""
    own = place.own.story if place.own else None
    found = tuple(r for r in siblings_of(view, profile, own) if not place.has(r))
    host = place.host
    original = original_among(view, found, trusted, host)
    return Reports(
        all=found,
        original=original,
        believed=tuple(believed_among(found, original, trusted, host)),
        natural=tuple(r for r in found if (r.spun_odds(view.code) or 0.0) < 0.0),
        story_id=story_id(profile, place.own, found),
        copies=copies_of(profile, place.own, trusted),
    )


def without_recurring(
    draft: Draft,
    fields: Metadata,
    host: str | None,
    profile: Profile,
    *,
    sentences: bool = False,
) -> tuple[Draft, Metadata]:
    """The draft and the metadata without what the site repeats: lines, and headlines that are labels, for
    which the next reading stands. Of a page that is no story whole ``sentences`` alone: what else its site
    repeats may be what it is about."""
    fields = _without_labels(fields, host, profile)
    return _strip_recurring(draft, fields, host, profile, sentences), fields


def _without_labels(fields: Metadata, host: str | None, profile: Profile) -> Metadata:
    """The metadata without headlines that are the site's or a section's name, and authors that pages of
    others show; a section's name that is the only headline stays: of letters to the editor it is right."""
    headline, authors = fields.headline, fields.authors
    if headline is not None:
        told = [v for v in headline.readings() if not is_label(v.value, host, profile)]
        own = [v for v in told if not is_section(v.value, host, profile)]
        fields = replace(fields, headline=first_of(own or told))
    if authors is not None:
        by = [v for v in authors.readings() if not _is_anothers(v, host, profile)]
        fields = replace(fields, authors=first_of(by))
    return fields


def _is_anothers(reading: Value[tuple[str, ...]], host: str | None, profile: Profile) -> bool:
    """Whether what readers see of an author is no byline; what a page states of itself is believed."""
    return reading.origin == "visible" and names_another(reading.raw, host, profile)


def _strip_recurring(
    draft: Draft, fields: Metadata, host: str | None, profile: Profile, sentences: bool
) -> Draft:
    """The draft without the lines that its site repeats; each removal says on how many pages they stand."""
    lines = [draft.text[p.start : p.end] for p in draft.pieces]
    paths = [p.path for p in draft.pieces]
    bylines = {line: by for line in lines if len(line) <= _BYLINE and (by := byline_of(line))}
    told = fields.authors.value if fields.authors else ()
    authors = told or [name for by in bylines.values() for name in read_names(by)]
    found = [
        recurring
        for recurring in recurring_lines(lines, paths, host, profile, authors)
        if lines[recurring.line] not in bylines
        and _may_go(draft.pieces[recurring.line].kind, lines[recurring.line], sentences)
    ]
    if sum(len(lines[r.line]) for r in found) > _MOST_RECURRING * sum(map(len, lines)):
        return draft
    removals = []
    for recurring in found:
        piece = draft.pieces[recurring.line]
        removals.append(
            Removal(
                start=piece.start,
                end=piece.end,
                before=draft.text[piece.start : piece.end],
                after="",
                rule=RECURRING,
                confidence=recurring.confidence,
                cited=recurring.cited(host),
            )
        )
    return draft.apply(removals)


def _may_go(kind: str, line: str, sentences: bool) -> bool:
    if sentences:
        return kind == "paragraph" and ends_sentence(line)
    return kind != "heading"  # stories of one kind share their headings


def repaired(
    draft: Draft, suspects: Sequence[Suspect], view: TextView, reports: Reports, spin: SpinScore
) -> tuple[Draft, tuple[Suspect, ...]]:
    """The draft with the words that other reports prove, and the suspects that are left, in the new text.

    Args:
        draft: the text.
        suspects: wording that looks garbled.
        view: the text of the draft.
        reports: the other reports.
        spin: how much the text looks reworded.
    """
    found: list[Repair] = []
    if reports.original:
        found += repairs(view, reports.original)
    if spin.likely and reports.believed:
        found += suspect_repairs(view, suspects, reports.believed[0])
    asked = reports.believed or reports.natural
    told = tuple(with_candidates(view, suspects, asked)) if suspects and asked else suspects
    edits = ordered(found)
    if not edits:
        return draft, tuple(told)
    return draft.apply(edits), tuple(_left(told, edits))


def better_copy(reports: Reports, spin: SpinScore) -> tuple[str, ...]:
    """A warning where the archive has the story in better words than this text."""
    better = reports.original
    if better is None and spin.likely:
        certain = (r for r in reports.natural if r.overlap.one_text or r.overlap.one_event(None))
        better = next(certain, None)
    return (f"a better copy of this story exists: {better.place}",) if better else ()


def _left(suspects: Sequence[Suspect], edits: Sequence[Repair]) -> Iterator[Suspect]:
    moved = SpanMap(edits)
    for suspect in suspects:
        if not any(e.start <= suspect.end and suspect.start <= e.end for e in edits):
            start, end = moved.forward_span(suspect.start, suspect.end)
            yield replace(suspect, start=start, end=end)


def with_spin(
    spin: SpinScore, view: TextView, reports: Reports, profile: Profile, place: Provenance
) -> SpinScore:
    """How much the text looks reworded, once its words were compared with those of the other reports, and
    with those of the whole archive."""
    most = max((exchanged(view, report) for report in reports.natural), default=0.0)
    return wording.borne_out(spin, view, most, strangeness(view, profile, place.own))


def with_standing(
    view: TextView, quotes: tuple[Quote, ...], reports: Reports, spin: SpinScore
) -> tuple[Quote, ...]:
    """The quotes of a text with what the other reports say of their words.

    Args:
        view: the text.
        quotes: of it.
        reports: the other reports.
        spin: how much the text looks reworded: where it does, independent reports are believed rather.
    """
    if not quotes or not reports.all:
        return quotes
    independent = [report for report in reports.all if report.independent]
    believed = reports.believed or tuple(
        r for r in independent if spin.likely and r in reports.natural
    )
    return judged_quotes(view, quotes, independent, reports.original, believed)
