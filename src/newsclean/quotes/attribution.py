"""From marks, frames and people to quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.document import Mention, Quote, QuoteKind
from newsclean.quotes import frames, marks, people, scare
from newsclean.quotes.frames import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.marks import Region
from newsclean.quotes.people import Cast, Who
from newsclean.quotes.tokens import Line


_LABEL = re.compile(r"[A-Z][A-Z.’' -]{2,30}(?=:\s)")


@dataclass(slots=True)
class Found:
    """A quotation on its way: where it stands and what reports it."""

    line: Line
    number: int
    """Of the line."""
    token: int
    region: Region
    start: int
    """First token of its sentence."""
    end: int
    frame: Frame | None = None
    frame_line: Line | None = None
    behind: bool = False
    kind: QuoteKind = "direct"
    who: Who | None = None
    alone: bool = False
    """Whether its sentence holds nothing but quotations."""
    joined: bool = False
    """Whether it goes on with the quotation before it, in the same sentence."""
    label: str | None = None
    """The name before a colon inside the marks, as transcripts have it."""
    cue: str | None = None


def quotes(text: str, lex: Lexicon, *, indirect: bool, doubtful: bool) -> Iterator[Quote]:
    paragraphs = marks.paragraphs(text)
    lines = [Line(text, p.start, p.end, p.regions, lex) for p in paragraphs]
    found = [f for n, line in enumerate(lines) for f in _in_line(text, lines, n, line, lex)]
    cast = Cast(text, lex)
    for line in lines:
        cast.gather(line)
    _Reader(text, lines, lex, cast).read(found)
    yield from _finished(text, found, doubtful)


def _in_line(text: str, lines: list[Line], n: int, line: Line, lex: Lexicon) -> Iterator[Found]:
    if not line.regions:
        return
    earlier: Found | None = None
    for start, end in line.sentences:
        for q in range(start, end):
            if line.quote[q] < 0:
                continue
            region = line.regions[line.quote[q]]
            found = Found(line, n, q, region, start, end)
            label = _LABEL.match(text, region.start, region.end)
            found.label = label.group() if label else None
            _frame(text, found, earlier, lines, lex)
            if scare.is_quote(text, found.line, q, region, found.frame, start, end, lex):
                yield found
                earlier = found


def _frame(text: str, found: Found, earlier: Found | None, lines: list[Line], lex: Lexicon) -> None:
    line, q, start, end = found.line, found.token, found.start, found.end
    lead = [i for i in range(max(start, q - 8), q) if line.quote[i] >= 0 or line.low[i][0].isalnum()]
    first = all(line.quote[i] >= 0 or line.low[i] in lex.conjunctions or line.low[i] in lex.conjunction for i in lead)
    inside = text[found.region.start : found.region.end]
    ended = inside[-1:] in ",?!" or (q + 1 < end and line.words[q + 1] in ",—–")
    sentence_like = inside[:1].isupper() and ended
    if first or sentence_like:
        found.frame = frames.behind(line, q, end, lex)
        found.behind = found.frame is not None
    if found.frame is None and not first:
        found.frame = frames.before(line, q, start, lex)
    if found.frame is None and not first:
        found.frame = frames.behind(line, q, end, lex)
        found.behind = found.frame is not None
    if found.frame is None:
        found.frame = frames.trailing(line, q, end, lex)
        found.behind = found.frame is not None
    if found.frame is not None:
        found.frame_line = line
    if earlier is not None and earlier.line is line and earlier.start == start:
        found.joined = True
    found.alone = first and not found.behind
    found.kind = _kind(text, found, lex)
    if found.frame is None and found.alone and q == start and start == 0:
        _from_colon(found, lines, lex)


def _from_colon(found: Found, lines: list[Line], lex: Lexicon) -> None:
    """A paragraph of words in marks behind one that ends with a colon."""
    if found.number == 0:
        return
    above = lines[found.number - 1]
    if not len(above) or above.words[-1] not in (":", "："):
        return
    start = above.sentences[-1][0]
    last = len(above) - 1
    frame = frames.before(above, last, start, lex)
    if frame is None or frame.subject is None:
        subject = frames.main_subject(above, start, last, lex)
        frame = Frame(subject, (last, last + 1), 0.6) if subject else None
    if frame is not None:
        found.frame, found.frame_line = frame, above


class _Reader:
    """Reads the story once, in order, and tells at each quotation whom its subject means."""

    def __init__(self, text: str, lines: list[Line], lex: Lexicon, cast: Cast) -> None:
        self._text = text
        self._lines = lines
        self._lex = lex
        self._cast = cast
        self._sentence = 0

    def read(self, found: list[Found]) -> None:
        by_sentence: dict[tuple[int, int], list[Found]] = {}
        for f in found:
            by_sentence.setdefault((f.number, f.start), []).append(f)
        previous: Found | None = None
        for number, line in enumerate(self._lines):
            title = people.is_headline(line, self._lex)
            for start, end in line.sentences:
                here = by_sentence.get((number, start), [])
                self._sentence += 1
                if not title:
                    self._narration(line, start, end)
                for f in here:
                    self._speaker(f, previous)
                    previous = f

    def _narration(self, line: Line, start: int, end: int) -> None:
        lex, cast = self._lex, self._cast
        for first, last in people.names(line, lex, start, end):
            subject = first == start or (last < end and (line.low[last] in lex.auxiliaries or line.low[last] in lex.cues))
            cast.mention(line, first, last, self._sentence, people.SUBJECT if subject else people.OTHER)
        for i in range(start, end):
            low = line.low[i]
            if low in lex.cues or low in lex.weak:
                subject_range = frames.subject_of(line, i, start, lex)
                if subject_range and line.low[subject_range[0]] not in lex.pronouns:
                    who = cast.resolve(line, subject_range, self._sentence)
                    cast.spoke(who.entity, self._sentence)
            elif low in lex.pronouns:
                cast.bind(low, self._sentence)

    def _speaker(self, f: Found, previous: Found | None) -> None:
        cast, frame = self._cast, f.frame
        if f.label is not None:
            f.who = Who(f.label.title(), None, 0.9)
        elif frame is not None and frame.subject is not None and f.frame_line is not None:
            f.who = cast.resolve(f.frame_line, frame.subject, self._sentence)
        elif previous is not None and previous.who is not None and f.number - previous.number <= 2:
            f.who = Who(previous.who.name, previous.who.entity, previous.who.sure * 0.85)
        if frame is not None and frame.cue is not None and f.frame_line is not None:
            line = f.frame_line
            f.cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
        elif frame is None and previous is not None and previous.number == f.number:
            f.cue = previous.cue
        if f.who is not None:
            cast.spoke(f.who.entity, self._sentence)


def _kind(text: str, found: Found, lex: Lexicon) -> QuoteKind:
    """Direct where the words stand as a clause of their own, mixed where narration leads in."""
    line, q = found.line, found.token
    opening = text[found.region.start]
    frame = found.frame
    if frame is not None and not found.behind and found.frame_line is line:
        between = range(max(frame.content, found.start), q)
        bare = not any(_worded(line, i, lex) for i in between)
        return "direct" if bare and not opening.islower() else "mixed"
    lead = range(max(found.start, q - 8), q)
    if any(_worded(line, i, lex) for i in lead if line.quote[i] < 0):
        return "mixed"
    return "direct"


def _worded(line: Line, i: int, lex: Lexicon) -> bool:
    return line.low[i][0].isalnum() and line.low[i] not in lex.adverbs


def _finished(text: str, found: list[Found], doubtful: bool) -> Iterator[Quote]:
    for f in found:
        start, end = f.region.start, f.region.end
        mention = None
        if f.frame is not None and f.frame_line is not None:
            line = f.frame_line
            if f.frame.subject is not None:
                a, b = line.starts[f.frame.subject[0]], line.ends[f.frame.subject[1] - 1]
                mention = Mention(text[a:b], a, b)
        yield Quote(
            text=text[start:end],
            start=start,
            end=end,
            fragments=((start, end),),
            speaker=f.who.name if f.who else None,
            mention=mention,
            cue=f.cue,
            kind=f.kind,
            confidence=0.5,
            standing="doubtful" if doubtful else "as-printed",
        )
