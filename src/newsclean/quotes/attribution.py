"""From marks, frames and people to quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newsclean.document import Mention, Quote, QuoteKind
from newsclean.quotes import cjk, frames, indirect, marks, people, phrases, scare, spoken
from newsclean.quotes.frames import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.marks import Region
from newsclean.quotes.people import Cast, Who
from newsclean.quotes.tokens import Line


_CLOSED = ",.!?…;—–-"
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
    dashed: bool = False
    """Whether a dash opens it, no mark."""
    cue: str | None = None
    mention: Mention | None = None
    goes_on: bool = False
    """Whether it is a further part of the quotation before it."""


def quotes(text: str, lex: Lexicon, *, reported: bool, doubtful: bool) -> Iterator[Quote]:
    if lex.cjk:
        yield from cjk.quotes(text, lex, doubtful=doubtful)
        return
    paragraphs = [spoken.paragraph(text, p, lex) for p in marks.paragraphs(text)]
    lines = [Line(text, p.start, p.end, p.regions, lex) for p in paragraphs]
    found = _found(text, lines, lex)
    cast = Cast(text, lex)
    for line in lines:
        cast.gather(line)
    for line in lines:
        cast.gather_given(line)
    reader = _Reader(text, lines, lex, cast)
    reader.read(found, reported=reported)
    spoken_quotes = _finished(text, found, doubtful)
    if not reported:
        yield from spoken_quotes
        return
    told = (_told(text, t, doubtful) for t in reader.told)
    yield from sorted((*spoken_quotes, *told), key=lambda q: (q.start, q.end))


def _found(text: str, lines: list[Line], lex: Lexicon) -> list[Found]:
    found: list[Found] = []
    for number, line in enumerate(lines):
        fresh = list(_in_line(text, lines, number, line, lex))
        if fresh and found and _goes_on(fresh[0], found[-1], lex):
            fresh[0].goes_on = True
        found += fresh
    return found


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
            found.dashed = text[region.outer] in spoken.DASHES
            found.label = label.group() if label else None
            _frame(text, found, earlier, lines, lex)
            if scare.is_quote(text, found.line, q, region, found.frame, start, end, lex):
                found.goes_on = earlier is not None and _goes_on(found, earlier, lex)
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
    if found.frame is None and not first:
        found.frame = frames.any_verb(line, q, start, lex)
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


@dataclass(frozen=True, slots=True)
class _Report:
    """Who reported last, where, and by which words."""

    who: Who
    cue: str | None
    mention: Mention | None
    line: int


class _Reader:
    """Reads the story once, in order, and tells at each quotation whom its subject means."""

    def __init__(self, text: str, lines: list[Line], lex: Lexicon, cast: Cast) -> None:
        self._text = text
        self._lines = lines
        self._lex = lex
        self._cast = cast
        self._sentence = 0
        self._last: _Report | None = None
        self.told: list[tuple[int, int, _Report, float]] = []

    def read(self, found: list[Found], *, reported: bool) -> None:
        by_sentence: dict[tuple[int, int], list[Found]] = {}
        for f in found:
            by_sentence.setdefault((f.number, f.start), []).append(f)
        following = dict(zip(map(id, found), found[1:], strict=False))
        for number, line in enumerate(self._lines):
            title = people.is_headline(line, self._lex)
            told: dict[int, list[indirect.Report]] = {}
            for start, report in indirect.reports(line, self._lex) if reported else ():
                told.setdefault(start, []).append(report)
            for start, end in line.sentences:
                self._sentence += 1
                self._tell(line, number, told.get(start, ()))
                here = by_sentence.get((number, start), [])
                if not title:
                    self._narration(line, number, start, end)
                for f in here:
                    self._speaker(f, following.get(id(f)))

    def _tell(self, line: Line, number: int, reports: Iterable[indirect.Report]) -> None:
        """Note the reported speech of a sentence, before its own names take part."""
        for report in reports:
            who = self._clause(report.frame, line, number)
            if who is not None:
                start, end = line.starts[report.start], line.ends[report.end - 1]
                self.told.append((start, end, who, report.frame.sure))

    def _narration(self, line: Line, number: int, start: int, end: int) -> None:
        lex, cast = self._lex, self._cast
        for first, last in people.names(line, lex, start, end):
            verb = last < end and (line.low[last] in lex.auxiliaries or line.low[last] in lex.cues)
            weight = people.SUBJECT if first == start or verb else people.OTHER
            cast.mention(line, first, last, self._sentence, weight)
        for i in range(start, end):
            low = line.low[i]
            if low in lex.cues or low in lex.weak:
                self._reported(line, number, i, start, end)
            elif low in lex.pronouns:
                cast.bind(low, self._sentence)

    def _reported(self, line: Line, number: int, c: int, start: int, end: int) -> None:
        lex = self._lex
        if line.upper[c]:
            return
        subject = None
        if lex.inverts and c > start and line.words[c - 1] in (",", "—", "–"):
            subject = phrases.starting_at(line, c + 1, end, lex)
            if subject is not None and not phrases.has_name(line, subject):
                subject = None
        subject = subject or frames.subject_of(line, c, start, lex)
        if subject is None:
            return
        if line.low[c] in lex.weak and not line.upper[subject[1] - 1]:
            return
        who = self._cast.resolve(line, subject, self._sentence)
        if line.low[subject[0]] not in lex.pronouns:
            self._cast.spoke(who.entity, self._sentence)
        if line.low[c] in lex.weak:
            return
        a, b = line.starts[subject[0]], line.ends[subject[1] - 1]
        self._last = _Report(who, line.words[c], Mention(self._text[a:b], a, b), number)

    def _speaker(self, f: Found, following: Found | None) -> None:
        cast, frame, line = self._cast, f.frame, f.frame_line
        report: _Report | None = None
        if f.label is not None:
            report = _Report(Who(f.label.title(), None, 0.9), None, None, f.number)
        elif frame is not None and frame.subject is not None and line is not None:
            report = self._clause(frame, line, f.number)
        else:
            report = self._carried(f, following)
        if report is None:
            return
        f.who, f.cue, f.mention = report.who, report.cue, report.mention
        self._last = report
        cast.spoke(f.who.entity, self._sentence)

    def _clause(self, frame: Frame, line: Line, number: int) -> _Report | None:
        """Whom the subject of a reporting clause means, with its words."""
        if frame.subject is None:
            return None
        who = self._cast.resolve(line, frame.subject, self._sentence)
        a, b = line.starts[frame.subject[0]], line.ends[frame.subject[1] - 1]
        cue = None
        if frame.cue is not None:
            cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
        return _Report(who, cue, Mention(self._text[a:b], a, b), number)

    def _carried(self, f: Found, following: Found | None) -> _Report | None:
        """Words without a frame of their own go on with the speaker before them, or lead to the next."""
        last = self._last
        if last is not None and last.line == f.number:
            return replace(last, who=replace(last.who, sure=last.who.sure * 0.9))
        if (
            following is not None
            and following.number == f.number
            and following.behind
            and following.token == f.token + 1
            and following.frame is not None
        ):
            return self._clause(following.frame, following.line, f.number)
        if last is not None and f.number - last.line <= 2:
            who = replace(last.who, sure=last.who.sure * 0.75)
            return _Report(who, None, None, f.number)
        return None


def _kind(text: str, found: Found, lex: Lexicon) -> QuoteKind:
    """Direct where the words stand as a clause of their own, mixed where narration leads in."""
    line, q = found.line, found.token
    opening, closing = text[found.region.start], text[found.region.end - 1]
    if q + 1 < found.end and closing not in _CLOSED and found.region.closed:
        following = line.low[q + 1]
        if _worded(line, q + 1, lex) and following not in lex.cues and not line.upper[q + 1]:
            return "mixed" if following not in lex.pronouns else "direct"
    frame = found.frame
    if frame is not None and not found.behind and found.frame_line is line:
        if line.words[q - 1] in (",", ":", "：") and not opening.islower():
            return "direct"
        if frame.cue is not None and frame.cue[0] > found.start and frame.content < q:
            if line.words[frame.cue[0] - 1] == ",":
                return "mixed"
        bare = not any(_worded(line, i, lex) for i in range(max(frame.content, found.start), q))
        pointed = line.words[q - 1] in (",", ":", "：") or not opening.islower()
        return "direct" if bare and pointed else "mixed"
    lead = range(max(found.start, q - 8), q)
    if any(_worded(line, i, lex) for i in lead if line.quote[i] < 0):
        return "mixed"
    return "direct"


def _worded(line: Line, i: int, lex: Lexicon) -> bool:
    return line.low[i][0].isalnum() and line.low[i] not in lex.adverbs


def _goes_on(found: Found, earlier: Found, lex: Lexicon) -> bool:
    """Whether a quotation is the next part of the one before: cut by its cue, or by a paragraph."""
    line = found.line
    if found.label is not None:
        return False
    if earlier.line is line and found.dashed and earlier.dashed:
        return True
    if earlier.line is line:
        frame = earlier.frame
        if not (found.joined and earlier.behind and frame is not None and frame.cue is not None):
            return False
        if earlier.goes_on or line.words[found.token - 1] not in (",", "—", "–", "-"):
            return False
        last = max(frame.cue[1], frame.subject[1] if frame.subject else 0)
        return not any(line.low[i] in lex.cues or line.quote[i] >= 0 for i in range(last, found.token))
    return (
        earlier.number + 1 == found.number
        and not earlier.region.closed
        and found.token == 0
        and earlier.token == len(earlier.line) - 1
    )


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
    sure = leader.frame.sure if leader.frame is not None else 0.7
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
        standing="doubtful" if doubtful else "as-printed",
    )


def _told(text: str, told: tuple[int, int, _Report, float], doubtful: bool) -> Quote:
    start, end, report, sure = told
    return Quote(
        text=text[start:end],
        start=start,
        end=end,
        fragments=((start, end),),
        speaker=report.who.name,
        mention=report.mention,
        cue=report.cue,
        kind="indirect",
        confidence=round(0.8 * sure * report.who.sure, 2),
        standing="doubtful" if doubtful else "as-printed",
    )
