"""What a page has beside the words of its story: pictures, embeds, notes, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from newsclean.light_dataclass import dataclass

EmbedKind = Literal["video", "audio", "post", "map", "document", "other"]
CorrectionKind = Literal["correction", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the story.

    Attributes:
        address: the largest version that the page names; absolute where the page's own address is known.
        at: where it stands in the body: at the beginning of the block that follows it.
        lead: whether it stands for the whole story: the first one in front of its text, or the one that the
            page names in its metadata.
        alt: what is read out in its place; None where the page says nothing.
        caption: the words below it, without the credit; None without any.
        credit: who made it or owns it, as the page has it; None where it does not say so.
    """

    address: str
    at: int
    lead: bool = False
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """Something of another place that the page shows within the story: a video, a post, a map.

    Attributes:
        kind: ``video``, ``audio``, ``post`` (of a social network), ``map``, ``document`` or ``other``.
        address: where it comes from.
        at: where it stands in the body: at the beginning of the block that follows it.
        title: as the page calls it; None where it does not.
    """

    kind: EmbedKind
    address: str
    at: int
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note of the story.

    Attributes:
        label: its mark as the page has it: ``1``, ``*``.
        text: the note, without its mark and the way back.
        marks: the places in the body where its mark stands.
    """

    label: str
    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the page says about a change of the story.

    Attributes:
        kind: ``correction`` (something was wrong) or ``update`` (something came to be known).
        text: as the page has it.
        date: the day or the instant, as ISO 8601; None where the text gives none.
    """

    kind: CorrectionKind
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """All of it, on its way through the steps: places in the body are still numbers of ``Draft.places``."""

    images: tuple[Image, ...] = ()
    embeds: tuple[Embed, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def placed(self, places: Sequence[int]) -> Media:
        """With the places in the body itself.

        >>> film = Embed(kind="video", address="https://v.example/1", at=1)
        >>> Media(embeds=(film,)).placed([0, 40]).embeds[0].at
        40
        """
        return replace(
            self,
            images=tuple(replace(item, at=places[item.at]) for item in self.images),
            embeds=tuple(replace(item, at=places[item.at]) for item in self.embeds),
            footnotes=tuple(
                replace(note, marks=tuple(places[at] for at in note.marks))
                for note in self.footnotes
            ),
        )
