"""Who says each quotation: the story is read once, in order, with the people kept in mind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes import (
    indirect,
    interviews,
    replies,
    reporting,
    transcripts,
)
from newsclean.quotes.block_quotes import SetOff
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Frame
from newsclean.quotes.narration import narrated
from newsclean.quotes.people import ACRONYM, People
from newsclean.quotes.speakers import Discourse, Speaker
from newsclean.quotes.story_reading import (
    NO_FRAME,
    Attributed,
    Reading,
    Report,
    SentencePosition,
)
from newsclean.quotes.tokens import TokenizedText
from newsclean.quotes.transcripts import Turn
from newsclean.quotes.unreported import carried, described_again


def attribute(
    paragraphs: TokenizedText,
    found: Sequence[QuoteCandidate],
    blocks: Iterable[SetOff],
    turns: Sequence[Turn],
    people: People,
    *,
    reported: bool,
) -> tuple[list[Attributed], Discourse]:
    """The candidates with their speakers, the paragraphs set off, the turns of a transcript; and what a
    reader knows of the people behind the last.

    Reported speech is added if asked for. Else nothing is read behind the last that was found.
    """
    in_turns = {turn.paragraph for turn in turns}
    set_off = {b.first: b for b in blocks if b.first not in in_turns}
    quoted = in_turns.union(*(range(b.first, b.last) for b in set_off.values()))
    by_sentence: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for n, candidate in enumerate(found):
        by_sentence[candidate.sentence].append(n)
    last = max([-1, *set_off, *(c.paragraph for c in found)])
    reading = Reading(Discourse(people))
    asked = interviews.answers(paragraphs) if found else []
    answering = transcripts.interviewee(paragraphs, asked, people) or _named_in(
        found, asked, people
    )
    answered = set(asked) if answering is not None else set()
    asking = {n - 1 for n in asked} | {t.paragraph - 1 for t in turns if t.is_unlabelled}
    result = _turns(turns, paragraphs, people)
    sentence = 0
    for number in range(len(paragraphs) if reported else last + 1):
        tokens = paragraphs[number]
        if number in set_off:
            reading, words_below = _set_off(reading, set_off[number], paragraphs, sentence)
            result += words_below
        for start, end in tokens.sentences:
            sentence += 1
            place = SentencePosition(number, sentence)
            clause = Clause.of(tokens, start, end)
            for each in indirect.reports(clause) if reported and number not in quoted else ():
                reading, report = reporting.reported(reading, each.frame, clause, place)
                if report is not None:
                    a, b = tokens.starts[each.start], tokens.ends[each.end - 1]
                    result.append(_attributed(a, b, "indirect", each.frame, report))
            if not tokens.headline and (number in in_turns or number not in quoted):
                reading = narrated(reading, clause, place)
            for n in by_sentence.get((number, start), ()):
                if number in answered and answering is not None and not _names(found[n]):
                    reading, words = _answered(reading, found[n], answering, place)
                else:
                    following = () if number in asking else found[n + 1 : n + 2]
                    told = reading if number not in asking else Reading(reading.discourse)
                    other = replies.asker(told, found[n - 1] if n else None, found[n])
                    if other is not None:
                        told = Reading(told.discourse.without(other))
                    reading, words = _said(told, found[n], following, place, paragraphs)
                    if other is not None:
                        reading, words = replies.given(reading, words, other, place)
                result.append(words)
    return result, reading.discourse


def _names(candidate: QuoteCandidate) -> bool:
    """Whether a frame names a speaker, and by no epithet of the one who answers: “усміхається *авторка*”."""
    frame, clause = candidate.frame, candidate.framed_in
    if frame is None or clause is None:
        return False
    subject = frame.subject
    if subject is None or clause.has_name(subject):
        return True
    return not clause.persons.is_epithet(clause.low[subject[1] - 1])


def _named_in(found: Iterable[QuoteCandidate], asked: Sequence[int], people: People) -> str | None:
    """The one to whom a frame gives an answer of an interview, where nobody else gets any."""
    names = set()
    for candidate in found:
        frame, clause = candidate.frame, candidate.framed_in
        if candidate.paragraph not in asked or frame is None or clause is None:
            continue
        if frame.subject is not None and clause.has_name(frame.subject):
            person = people.named(clause.tokens.name(frame.subject), "")
            names.add(person.name if person is not None else clause.tokens.string(frame.subject))
    return names.pop() if len(names) == 1 else None


def _set_off(
    reading: Reading, block: SetOff, paragraphs: TokenizedText, sentence: int
) -> tuple[Reading, list[Attributed]]:
    """The paragraphs of a block quotation, as parts of one."""
    place = SentencePosition(block.first - 1, sentence)
    reading, report = reporting.reported(reading, block.frame, block.framed_in, place)
    if report is None:
        return reading, []
    parts = []
    for number in range(block.first, block.last):
        words = paragraphs[number]
        part = _attributed(words.starts[0], words.ends[-1], "block", block.frame, report)
        parts.append(part._replace(goes_on=number > block.first))
    return reading, parts


PLAIN = frozenset(
    (
        "cue-subject",
        "subject-cue",
        "verb-before",
        "according-to",
        "signature",
        "verb-last",
        "closing-cue",
    )
)
"""Rules of frames that say plainly who speaks."""


def is_plain(words: Attributed) -> bool:
    """Whether somebody who is named in full beside the words says them by a plain verb."""
    speaker = words.speaker
    if words.rule == "turn":
        return speaker is not None and speaker.how == "turn"
    if words.rule not in PLAIN or speaker is None or speaker.how != "name" or words.kind == "mixed":
        return False
    person = speaker.person
    return (
        person is not None
        and not person.is_group
        and not person.name.isupper()  # a constant of code
        and (len(person.parts) > 1 or person.is_person)
    )


def unspoken(words: Attributed) -> Attributed:
    """The same words, said by nobody."""
    return words._replace(speaker=None, cue=None, mention=None, rule=NO_FRAME, sentence=None)


def unattributed(candidate: QuoteCandidate) -> Attributed:
    """A quotation in a language of which nothing is known: nobody is said to speak."""
    region, kind = candidate.region, candidate.kind
    return Attributed(region.start, region.end, kind, NO_FRAME, None, None, None, candidate.goes_on)


def _turns(turns: Sequence[Turn], paragraphs: TokenizedText, people: People) -> list[Attributed]:
    """The turns of a transcript or an interview with their speakers."""
    result = []
    answering = transcripts.interviewee(paragraphs, [t.paragraph for t in turns], people)
    everybody = (p.name for known in people.by_surname.values() for p in known)
    initialled = transcripts.by_initials(everybody)
    for turn in turns:
        label = paragraphs.text[slice(*turn.label)]
        name, how = turn.name, "turn"
        if name is None:
            how = "interviewee"
            answers = not label or label.lower() in paragraphs.lex.cues.answers
            name = answering if answers else None
        else:
            name = transcripts.by_letters(name, initialled) or people.called(name)
            name = name.title() if name.isupper() and len(name) > ACRONYM else name
        if name is None and turn.is_unlabelled:
            continue  # Questions of a manual, which nobody answers.
        speaker = Speaker(name, None, how) if name is not None else None
        words = Attributed(turn.start, turn.end, "block", "turn", speaker, None, None)
        if label:
            words = words._replace(mention=Mention(label, *turn.label), sentence=turn.label)
        result.append(words)
    return result


def _answered(
    reading: Reading, candidate: QuoteCandidate, name: str, place: SentencePosition
) -> tuple[Reading, Attributed]:
    """The answer of an interview, which nobody reports."""
    speaker, region = Speaker(name, None, "interviewee"), candidate.region
    report = Report(speaker, None, None, place.paragraph)
    words = Attributed(
        region.start, region.end, candidate.kind, NO_FRAME, speaker, None, None, candidate.goes_on
    )
    return reading.after(report, place.sentence), words


def _attributed(start: int, end: int, kind: QuoteKind, frame: Frame, report: Report) -> Attributed:
    words = Attributed(start, end, kind, frame.rule, report.speaker, report.cue, report.mention)
    return words._replace(sentence=report.sentence)


def _said(
    reading: Reading,
    candidate: QuoteCandidate,
    following: Sequence[QuoteCandidate],
    place: SentencePosition,
    paragraphs: TokenizedText,
) -> tuple[Reading, Attributed]:
    """A quotation with its speaker."""
    frame, clause = candidate.frame, candidate.framed_in
    cue = reporting.cue_of(clause, frame) if frame is not None and clause is not None else None
    report: Report | None = None
    rule = frame.rule if frame is not None else NO_FRAME
    if candidate.label is not None:
        rule = "label"
        speaker = Speaker(candidate.label.title(), None, "label")
        report = Report(
            speaker, None, None, place.paragraph, reporting.sentence_of(candidate.clause)
        )
    elif frame is not None and frame.subject is not None and clause is not None:
        reading, report = reporting.reported(reading, frame, clause, place)
        described = described_again(reading, candidate, place)
        report = described or report
    if report is None and candidate.label is None:
        reading, report = carried(reading, candidate, following, place, paragraphs)
        if report is not None and cue is not None:
            report = report._replace(cue=cue)
    region, kind = candidate.region, candidate.kind
    if report is None:
        words = Attributed(region.start, region.end, kind, rule, None, cue, None, candidate.goes_on)
        return reading, words
    words = Attributed(
        region.start, region.end, kind, rule, report.speaker, report.cue, report.mention,
        candidate.goes_on, report.sentence,
    )  # fmt: skip
    return reading.after(report, place.sentence), words
