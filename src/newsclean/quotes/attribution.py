"""From marks, frames and people to quotes."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model.article import Mention, Quote
from newsclean.quotes import cjk, dialogue, set_off, transcript
from newsclean.quotes.candidates import Found, search
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.speakers import Cast
from newsclean.quotes.steps import Reader, Told
from newsclean.quotes.tokens import Lines
from newsclean.quotes.transcript import Turn
from newsclean.text import quotation_marks

CARRIED = 0.9
"""How often words without a frame go on with the speaker before them."""
MIXED = 0.88
"""By how much words inside a sentence of the narrator are less often attributed rightly."""


def quotes(text: str, lex: Lexicon, *, reported: bool, doubtful: bool) -> Iterator[Quote]:
    if lex.cjk:
        yield from cjk.quotes(text, lex, doubtful=doubtful)
        return
    paragraphs = [dialogue.paragraph(text, p, lex) for p in quotation_marks.paragraphs(text)]
    lines = Lines(text, paragraphs, lex)
    turns = transcript.turns(text, paragraphs)
    spoken_by = {turn.number for turn in turns}
    found = [f for f in search(text, paragraphs, lines, lex) if f.number not in spoken_by]
    blocks = list(set_off.paragraphs(paragraphs, lines, lex))
    if not (found or turns or blocks or reported):
        return  # Nobody speaks: the people need not be known.
    cast = Cast(text, lex)
    for line in lines:
        cast.gather(line)
    for line in lines:
        cast.gather_given(line)
    reader = Reader(text, lines, lex, cast)
    reader.read(found, blocks, reported=reported, whole=bool(turns))
    every = [*_finished(text, found, doubtful), *(_turn(text, t, cast, doubtful) for t in turns)]
    every += (_told(text, t, doubtful) for t in reader.told if t.report.line not in spoken_by)
    yield from sorted(every, key=lambda q: (q.start, q.end))


def _finished(text: str, found: list[Found], doubtful: bool) -> Iterator[Quote]:
    position = 0
    while position < len(found):
        first = found[position]
        parts = [first]
        position += 1
        while position < len(found) and found[position].goes_on:
            parts.append(found[position])
            position += 1
        yield _quote(text, parts, doubtful)


def _quote(text: str, parts: list[Found], doubtful: bool) -> Quote:
    fragments = tuple((p.region.start, p.region.end) for p in parts)
    leader = next((p for p in parts if p.frame is not None), parts[0])
    sure = leader.frame.sure if leader.frame is not None else CARRIED
    if parts[0].kind == "mixed":
        sure *= MIXED
    return Quote(
        text=" ".join(text[a:b] for a, b in fragments),
        start=fragments[0][0],
        end=fragments[-1][1],
        fragments=fragments,
        speaker=leader.who.name if leader.who else None,
        mention=leader.mention,
        cue=leader.cue,
        kind=parts[0].kind,
        confidence=round(sure * (leader.who.sure if leader.who else 0.3), 2),
        status="doubtful" if doubtful else "as-printed",
    )


def _turn(text: str, turn: Turn, cast: Cast, doubtful: bool) -> Quote:
    label = text[turn.label[0] : turn.label[1]]
    return Quote(
        text=text[turn.start : turn.end],
        start=turn.start,
        end=turn.end,
        fragments=((turn.start, turn.end),),
        speaker=cast.called(label),
        mention=Mention(label, *turn.label),
        cue=None,
        kind="block",
        confidence=0.85,
        status="doubtful" if doubtful else "as-printed",
    )


def _told(text: str, told: Told, doubtful: bool) -> Quote:
    return Quote(
        text=text[told.start : told.end],
        start=told.start,
        end=told.end,
        fragments=((told.start, told.end),),
        speaker=told.report.who.name,
        mention=told.report.mention,
        cue=told.report.cue,
        kind=told.kind,
        confidence=round(told.sure * told.report.who.sure, 2),
        status="doubtful" if doubtful else "as-printed",
    )
