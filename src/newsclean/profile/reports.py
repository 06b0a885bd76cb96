"""What a profile says of one document: its site's lines out of it, the other reports of its story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsclean import wording
from newsclean.ledger import Removal, Repair, SpanMap, ordered
from newsclean.model.article import Quote, Relation, Sibling, SpinScore, Suspect
from newsclean.model.draft import Draft
from newsclean.profile.evidence import (
    believed_among,
    exchanged,
    original_among,
    repairs,
    suspect_repairs,
)
from newsclean.profile.siblings import SiblingReport, siblings_of
from newsclean.profile.site_lines import recurring_lines
from newsclean.profile.standing import judged_quotes
from newsclean.profile.store import Profile
from newsclean.text.view import TextView

RECURRING = "site.recurring"
_OWN = 0.97
"""The share of the words that the archive's own copy of a document shares with it at least."""
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
    """

    all: tuple[SiblingReport, ...] = ()
    original: SiblingReport | None = None
    believed: tuple[SiblingReport, ...] = ()
    natural: tuple[SiblingReport, ...] = ()

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


def reports_of(
    view: TextView, profile: Profile, trusted: frozenset[str], host: str | None, url: str | None
) -> Reports:
    """The other reports of the story, and which of them it was made from."""
    found = tuple(
        report for report in siblings_of(view.text, profile) if not _is_own(report, host, url)
    )
    original = original_among(view, found, trusted, host)
    return Reports(
        all=found,
        original=original,
        believed=tuple(believed_among(found, original, trusted, host)),
        natural=tuple(r for r in found if (r.spun_odds(view.code) or 0.0) < 0.0),
    )


def _is_own(report: SiblingReport, host: str | None, url: str | None) -> bool:
    """Whether a report is the document itself, as the archive has it."""
    if url is not None and report.story.url == url:
        return True
    return report.copied >= _OWN and host in (None, report.story.host)


def strip_recurring(draft: Draft, host: str | None, profile: Profile) -> Draft:
    """The draft without the lines that its site repeats; each removal says on how many pages they stand."""
    lines = [draft.text[p.start : p.end] for p in draft.pieces]
    found = [
        recurring
        for recurring in recurring_lines(lines, host, profile)
        if draft.pieces[recurring.line].kind
        != "heading"  # stories of one kind share their headings
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


def repaired(
    draft: Draft, suspects: Sequence[Suspect], view: TextView, reports: Reports, *, spun: bool
) -> tuple[Draft, tuple[Suspect, ...]]:
    """The draft with the words that other reports prove, and the suspects that are left, in the new text.

    Args:
        draft: the text.
        suspects: wording that looks garbled.
        view: the text of the draft.
        reports: the other reports.
        spun: whether the text by itself looks reworded by a machine.
    """
    found: list[Repair] = []
    if reports.original:
        found += repairs(view, reports.original)
    if spun and reports.believed:
        found += suspect_repairs(view, suspects, reports.believed[0])
    edits = ordered(found)
    if not edits:
        return draft, tuple(suspects)
    return draft.apply(edits), tuple(_left(suspects, edits))


def _left(suspects: Sequence[Suspect], edits: Sequence[Repair]) -> Iterator[Suspect]:
    moved = SpanMap(edits)
    for suspect in suspects:
        if not any(e.start <= suspect.end and suspect.start <= e.end for e in edits):
            start, end = moved.forward_span(suspect.start, suspect.end)
            yield replace(suspect, start=start, end=end)


def with_spin(spin: SpinScore, view: TextView, reports: Reports) -> SpinScore:
    """How much the text looks reworded, once its words were compared with those of the other reports."""
    most = max((exchanged(view, report) for report in reports.natural), default=0.0)
    return wording.borne_out(spin, view, most)


def with_standing(
    view: TextView, quotes: tuple[Quote, ...], reports: Reports, *, spun: bool
) -> tuple[Quote, ...]:
    """The quotes of a text with what the other reports say of their words.

    Args:
        view: the text.
        quotes: of it.
        reports: the other reports.
        spun: whether the text looks reworded: then independent reports are believed rather than it.
    """
    if not quotes or not reports.all:
        return quotes
    independent = [report for report in reports.all if report.independent]
    believed = reports.believed or tuple(r for r in independent if spun and r in reports.natural)
    return judged_quotes(view, quotes, independent, reports.original, believed)
