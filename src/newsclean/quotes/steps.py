"""Reading a story once, in order, to tell at each quotation whom its subject means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes import (
    clauses,
    frames_behind,
    indirect,
    noun_phrases,
    speakers,
    subjects,
)
from newsclean.quotes.candidates import Found
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.people_named import Who
from newsclean.quotes.set_off import SetOff
from newsclean.quotes.speakers import Cast
from newsclean.quotes.tokens import QUOTE, Line


@dataclass(frozen=True, slots=True)
class Report:
    """Who reported last, where, and by which words."""

    who: Who
    cue: str | None
    mention: Mention | None
    line: int


_OPEN = (*".!?\n:", QUOTE)


class Told(NamedTuple):
    """Words without marks that were found on the way, and who said them."""

    kind: QuoteKind
    start: int
    end: int
    report: Report
    sure: float


def _is_comma(line: Line, i: int) -> bool:
    return i < len(line) and line.words[i] == ","


class Reader:
    """Reads the story once, in order, and tells at each quotation whom its subject means."""

    def __init__(self, text: str, lines: Sequence[Line], lex: Lexicon, cast: Cast) -> None:
        self._text = text
        self._lines = lines
        self._lex = lex
        self._cast = cast
        self._sentence = 0
        self._last: Report | None = None
        self.told: list[Told] = []

    def read(
        self, found: list[Found], blocks: list[SetOff], *, reported: bool, whole: bool
    ) -> None:
        """Tell the speakers of what was found.

        Args:
            found: the quotations in order; ``who``, ``cue`` and ``mention`` are filled in.
            blocks: the paragraphs set off without marks.
            reported: whether to list reported speech as well.
            whole: whether to read on behind the last quotation.
        """
        by_sentence: dict[tuple[int, int], list[Found]] = {}
        for f in found:
            by_sentence.setdefault((f.number, f.start), []).append(f)
        below = {b.number: b.frame for b in blocks}
        stop = max([-1, *(f.number for f in found), *(b.number for b in blocks)]) + 1
        following = dict(zip(map(id, found), found[1:], strict=False))
        for number in range(len(self._lines) if whole or reported else stop):
            line = self._lines[number]
            title = line.headline
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
            if number + 1 in below:
                self._block(below[number + 1], line, number)

    def _block(self, frame: Frame, above: Line, number: int) -> None:
        """Note the paragraph below as words of the one who reports above it."""
        who = self._clause(frame, above, number)
        if who is not None:
            below = self._lines[number + 1]
            self.told.append(Told("block", below.starts[0], below.ends[-1], who, 0.7 * frame.sure))

    def _tell(self, line: Line, number: int, reports: Iterable[indirect.Report]) -> None:
        """Note the reported speech of a sentence, before its own names take part."""
        for report in reports:
            who = self._clause(report.frame, line, number)
            if who is not None:
                start, end = line.starts[report.start], line.ends[report.end - 1]
                self.told.append(Told("indirect", start, end, who, 0.8 * report.frame.sure))

    def _narration(self, line: Line, number: int, start: int, end: int) -> None:
        lex, cast = self._lex, self._cast
        names = line.names
        for k in range(bisect_left(names, (start, start)), len(names)):
            first, last = names[k]
            if first >= end:
                break
            subject = first == start or self._before_verb(line, first, last, end)
            weight = speakers.SUBJECT if subject else speakers.OTHER
            cast.mention(line, first, last, self._sentence, weight)
        low, telling = line.low, lex.telling
        for i in [i for i in range(start, end) if low[i] in telling]:
            word = low[i]
            if word in lex.cues or word in lex.weak:
                self._reported(line, number, i, start, end)
            elif word in lex.according or word in lex.tags:
                self._attributed(line, number, i, start, end)
            else:
                cast.bind(word, self._sentence)

    def _before_verb(self, line: Line, first: int, last: int, end: int) -> bool:
        """Whether a verb follows a name that no preposition governs."""
        lex = self._lex
        if last >= end or line.low[first - 1] in lex.prepositions:
            return False
        low = line.low[last]
        known = low in lex.auxiliaries or low in lex.cues or low in lex.weak
        return known or (line.words[last][0].islower() and low not in lex.closed)

    def _reported(self, line: Line, number: int, c: int, start: int, end: int) -> None:
        lex = self._lex
        passive = (c + 1 < end and line.low[c + 1] in lex.agent) or line.low[c - 1] in lex.passive
        if line.upper[c] or passive or subjects.is_noun(line, c, lex):
            return
        if c - 2 >= start and line.words[c - 1] == "," and line.low[c - 2] in lex.cues:
            return  # “she said, adding”: her report already.
        subject = None
        if lex.inverts and not lex.oblique and c > start and line.words[c - 1] in (",", "—", "–"):
            subject = noun_phrases.starting_at(line, c + 1, end, lex)
            if subject is not None and not noun_phrases.has_name(line, subject):
                subject = None
        if subject is None and lex.oblique:
            subject = clauses.subject(line, c, start, end, lex)
        subject = subject or subjects.subject_of(line, c, start, lex)
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
        self._last = Report(who, line.words[c], Mention(self._text[a:b], a, b), number)

    def _attributed(self, line: Line, number: int, i: int, start: int, end: int) -> None:
        """Note a source that is named without a verb: “according to X, …”."""
        frame = frames_behind.according(line, i, end, self._lex)
        if frame is None and i > start and line.words[i - 1] == ",":
            frame = frames_behind.tag(line, i, end, self._lex)
        report = self._clause(frame, line, number) if frame is not None else None
        if report is not None:
            self._cast.spoke(report.who.entity, self._sentence)
            self._last = report

    def _speaker(self, f: Found, following: Found | None) -> None:
        cast, frame, line = self._cast, f.frame, f.frame_line
        report: Report | None = None
        if f.label is not None:
            report = Report(Who(f.label.title(), None, 0.9), None, None, f.number)
        elif frame is not None and frame.subject is not None and line is not None:
            report = self._clause(frame, line, f.number)
        else:
            report = self._carried(f, following)
            if (
                report is not None
                and frame is not None
                and frame.cue is not None
                and line is not None
            ):
                cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
                report = replace(report, cue=cue)
            if report is None and self._lex.drops:
                report = self._dropped(f)
        if report is None:
            if frame is not None and frame.cue is not None and line is not None:
                f.cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
            return
        f.who, f.cue, f.mention = report.who, report.cue, report.mention
        self._last = report
        cast.spoke(f.who.entity, self._sentence)

    def _clause(self, frame: Frame, line: Line, number: int) -> Report | None:
        """Whom the subject of a reporting clause means, with its words."""
        if frame.subject is None:
            return None
        subject = clauses.whole(line, frame.subject, self._lex)
        who = self._cast.resolve(line, subject, self._sentence)
        first, last = self._mentioned(line, subject, frame)
        a, b = line.starts[first], line.ends[last - 1]
        cue = None
        if frame.cue is not None:
            cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
        return Report(who, cue, Mention(self._text[a:b], a, b), number)

    def _dropped(self, f: Found) -> Report | None:
        """The speaker of a verb whose subject is left out, before anybody has spoken."""
        frame, line = f.frame, f.frame_line
        if frame is None or frame.cue is None or line is None:
            return None
        entity = self._cast.unnamed(self._sentence)
        if entity is None:
            return None
        cue = self._text[line.starts[frame.cue[0]] : line.ends[frame.cue[1] - 1]]
        return Report(Who(entity.name, entity, 0.7), cue, None, f.number)

    def _mentioned(self, line: Line, subject: Phrase, frame: Frame) -> Phrase:
        """The words that name the speaker: a relative pronoun, or a name with its description."""
        lex = self._lex
        first, last = subject
        if frame.cue is not None and last < frame.cue[0]:
            i = last + 1 if line.words[last] == "," else last
            if line.low[i] in lex.relatives - lex.determiners:
                return subject if "," in line.words[i : frame.cue[0]] else (i, i + 1)
        if _is_comma(line, last) and not noun_phrases.has_name(line, subject):
            name = noun_phrases.starting_at(line, last + 1, len(line), lex)
            if name is not None and line.upper[last + 1] and _is_comma(line, name[1]):
                return first, name[1]
        if first < 2 or line.words[first - 1] != "," or not line.upper[last - 1]:
            return subject
        if _is_comma(line, last):
            described = noun_phrases.ending_at(line, first - 2, max(0, first - 10), lex)
            if described is not None and (
                described[0] == 0 or line.words[described[0] - 1] in _OPEN
            ):
                return described[0], last
        return subject

    def _carried(self, f: Found, following: Found | None) -> Report | None:
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
            return replace(last, who=who, line=f.number)
        return None
