"""Who says each quotation: the story is read once, in order, with the people kept in mind."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes import (
    bystanders,
    case_subjects,
    frames_behind,
    indirect,
    noun_phrases,
    partners,
    subjects,
    transcripts,
)
from newsclean.quotes.block_quotes import SetOff
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import AFTER_CONTENT, Clause
from newsclean.quotes.frames import Frame
from newsclean.quotes.people import People
from newsclean.quotes.speakers import PROMINENT, Discourse, Speaker
from newsclean.quotes.story_reading import (
    NO_FRAME,
    Attributed,
    Reading,
    Report,
    SentencePosition,
    Span,
)
from newsclean.quotes.tokenizer import QUOTE
from newsclean.quotes.tokens import Phrase, TokenizedText
from newsclean.quotes.transcripts import Turn
from newsclean.text.sentences import STOPS

ACRONYM = 3
"""Letters of a label in capitals that may be an acronym."""
CARRIED = 2
"""Paragraphs over which words without a frame go on with the last speaker."""
_OPEN = (*STOPS, "\n", ":", QUOTE)


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
                reading, report = _reported(reading, each.frame, clause, place)
                if report is not None:
                    a, b = tokens.starts[each.start], tokens.ends[each.end - 1]
                    result.append(_attributed(a, b, "indirect", each.frame, report))
            if not tokens.headline and (number in in_turns or number not in quoted):
                reading = _narrated(reading, clause, place)
            for n in by_sentence.get((number, start), ()):
                reading, words = _said(reading, found[n], found[n + 1 : n + 2], place, paragraphs)
                result.append(words)
    return result, reading.discourse


def _set_off(
    reading: Reading, block: SetOff, paragraphs: TokenizedText, sentence: int
) -> tuple[Reading, list[Attributed]]:
    """The paragraphs of a block quotation, as parts of one."""
    place = SentencePosition(block.first - 1, sentence)
    reading, report = _reported(reading, block.frame, block.framed_in, place)
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
        return True
    if words.rule not in PLAIN or speaker is None or speaker.how != "name" or words.kind == "mixed":
        return False
    person = speaker.person
    return (
        person is not None and not person.is_group and (len(person.parts) > 1 or person.is_person)
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
    answering = transcripts.interviewee(paragraphs, turns, people) if turns else None
    for turn in turns:
        label = paragraphs.text[slice(*turn.label)]
        name = turn.name
        if name is None:
            name = answering if label.lower() in paragraphs.lex.cues.answers else None
        else:
            everyone = (p.name for known in people.by_surname.values() for p in known)
            name = transcripts.by_letters(name, everyone) or people.called(name)
            name = name.title() if name.isupper() and len(name) > ACRONYM else name
        speaker = Speaker(name, None, "turn") if name is not None else None
        mention = Mention(label, *turn.label)
        words = Attributed(turn.start, turn.end, "block", "turn", speaker, None, mention)
        result.append(words._replace(sentence=turn.label))
    return result


def _attributed(start: int, end: int, kind: QuoteKind, frame: Frame, report: Report) -> Attributed:
    words = Attributed(start, end, kind, frame.rule, report.speaker, report.cue, report.mention)
    return words._replace(sentence=report.sentence)


def _narrated(reading: Reading, clause: Clause, place: SentencePosition) -> Reading:
    """After the words of the narrator in a sentence."""
    names, cues = clause.tokens.names, clause.cues
    discourse, sentence = reading.discourse, place.sentence
    for k in range(bisect_left(names, (clause.start,)), len(names)):
        if names[k].first >= clause.end:
            break
        discourse = discourse.named(clause, names[k], sentence)
    reading = Reading(discourse, reading.last)
    low, telling = clause.low, cues.telling
    for i in [i for i in range(clause.start, clause.end) if low[i] in telling]:
        if low[i] in cues.verbs or low[i] in cues.weak:
            reading = _verb_read(reading, clause, i, place)
        elif low[i] in cues.according or low[i] in cues.tags:
            reading = _source_read(reading, clause, i, place)
        else:
            discourse = reading.discourse.bound(low[i], sentence)
            reading = Reading(discourse, reading.last)
    return reading


def _verb_read(reading: Reading, clause: Clause, c: int, place: SentencePosition) -> Reading:
    """After a verb of the narration that reports: whoever is its subject spoke last."""
    subject = _subject(clause, c)
    if subject is None:
        return reading
    weak = clause.low[c] in clause.cues.weak
    if weak and not clause.upper[subject[1] - 1]:
        return reading
    sentence = place.sentence
    speaker, discourse = reading.discourse.resolve(clause, subject, sentence)
    if clause.low[subject[0]] not in clause.persons.pronouns:
        discourse = discourse.mentioned(speaker.person, sentence, PROMINENT)
    if weak:
        return Reading(discourse, reading.last)
    mention = _mention(clause, subject)
    report = Report(speaker, clause.words[c], mention, place.paragraph, _sentence(clause))
    return Reading(discourse, report)


def _subject(clause: Clause, c: int) -> Phrase | None:
    """The subject of a verb that reports without marks, None where it is no such verb."""
    low, grammar = clause.low, clause.grammar
    passive = c + 1 < clause.end and low[c + 1] in grammar.agent
    if clause.upper[c] or passive or low[c - 1] in grammar.passive or subjects.is_noun(clause, c):
        return None
    if c - 2 >= clause.start and low[c - 1] == "," and low[c - 2] in clause.cues.verbs:
        return None  # “she said, adding”: her report already.
    if grammar.case_marked:
        subject = case_subjects.subject(clause, c)
        return subject or subjects.subject_of(clause, c)
    if grammar.inverts and c > clause.start and low[c - 1] in AFTER_CONTENT:
        inverted = noun_phrases.starting_at(clause, c + 1)
        if inverted is not None and clause.has_name(inverted):
            return inverted
    return subjects.subject_of(clause, c)


def _source_read(reading: Reading, clause: Clause, i: int, place: SentencePosition) -> Reading:
    """After a source that is named without a verb: “according to X, …”."""
    frame = frames_behind.according_to.at(clause, i)
    if frame is None and i > clause.start and clause.words[i - 1] == ",":
        frame = frames_behind.tag.at(clause, i)
    if frame is None:
        return reading
    reading, report = _reported(reading, frame, clause, place)
    return reading if report is None else reading.after(report, place.sentence)


def _reported(
    reading: Reading, frame: Frame, clause: Clause, place: SentencePosition
) -> tuple[Reading, Report | None]:
    """Whom the subject of a reporting clause means, with its words."""
    if frame.subject is None:
        return reading, None
    beside = (
        frame.cue is not None and frame.subject[1] == frame.cue[0] and frame.cue[0] < clause.last
    )
    told = beside and frame.cue is not None and clause.reports(frame.cue[0])
    if not told and not reading.discourse.may_be_name(clause, frame.subject):
        return reading, None
    subject = case_subjects.with_genitive(clause, frame.subject)
    speaker, discourse = reading.discourse.resolve(clause, subject, place.sentence)
    mention = _mention(clause, _mentioned(clause, subject, frame))
    two = partners.of(clause, subject, frame)
    if two is not None:
        names = [discourse.full_name(clause, phrase) for phrase in two]
        between = clause.low[two[0][1] : two[1][0]]
        joint = next(word for word in between if word in clause.grammar.conjunction)
        speaker = speaker._replace(name=f" {joint} ".join(names), together=tuple(names))
    cue = _cue(clause, frame)
    report = Report(speaker, cue, mention, place.paragraph, _sentence(clause))
    return Reading(discourse, reading.last), report


def _said(
    reading: Reading,
    candidate: QuoteCandidate,
    following: Sequence[QuoteCandidate],
    place: SentencePosition,
    paragraphs: TokenizedText,
) -> tuple[Reading, Attributed]:
    """A quotation with its speaker."""
    frame, clause = candidate.frame, candidate.framed_in
    cue = _cue(clause, frame) if frame is not None and clause is not None else None
    report: Report | None = None
    rule = frame.rule if frame is not None else NO_FRAME
    if candidate.label is not None:
        rule = "label"
        speaker = Speaker(candidate.label.title(), None, "label")
        report = Report(speaker, None, None, place.paragraph, _sentence(candidate.clause))
    elif frame is not None and frame.subject is not None and clause is not None:
        reading, report = _reported(reading, frame, clause, place)
    if report is None and candidate.label is None:
        reading, report = _carried(reading, candidate, following, place, paragraphs)
        if report is not None and cue is not None:
            report = report._replace(cue=cue)
        if report is None and cue is not None and candidate.clause.grammar.drops:
            person = reading.discourse.unnamed(place.sentence)
            if person is not None:
                speaker = Speaker(person.name, person, "left-out")
                said_in = _sentence(candidate.clause)
                report = Report(speaker, cue, None, place.paragraph, said_in)
    region, kind = candidate.region, candidate.kind
    if report is None:
        words = Attributed(region.start, region.end, kind, rule, None, cue, None, candidate.goes_on)
        return reading, words
    words = Attributed(
        region.start, region.end, kind, rule, report.speaker, report.cue, report.mention,
        candidate.goes_on, report.sentence,
    )  # fmt: skip
    return reading.after(report, place.sentence), words


def _acting(
    reading: Reading, subject: Phrase, clause: Clause, place: SentencePosition
) -> Report | None:
    """A person beside the words as their speaker; nobody where it is no person."""
    speaker, _ = reading.discourse.resolve(clause, subject, place.sentence)
    person = speaker.person
    known = person is not None and (person.is_person or len(person.parts) > 1)
    if person is None or not known or person.is_group or speaker.how not in ("name", "pronoun"):
        return None
    speaker = speaker._replace(how="beside")
    return Report(speaker, None, _mention(clause, subject), place.paragraph)


def _carried(
    reading: Reading,
    candidate: QuoteCandidate,
    following: Sequence[QuoteCandidate],
    place: SentencePosition,
    paragraphs: TokenizedText,
) -> tuple[Reading, Report | None]:
    """Words without a frame of their own go on with the speaker before them, or lead to the next."""
    last = reading.last
    if last is not None and last.paragraph == place.paragraph:
        return reading, last._replace(speaker=last.speaker._replace(how="same-paragraph"))
    for following_one in following:
        near = following_one.clause.at == candidate.clause.at + 1
        if near and following_one.paragraph == candidate.paragraph and following_one.behind:
            if following_one.frame is not None:
                return _reported(reading, following_one.frame, following_one.clause, place)
    if candidate.frame is not None and candidate.clause.grammar.drops:
        person = reading.discourse.unnamed(place.sentence)
        if person is not None:
            speaker = Speaker(person.name, person, "left-out")
            return reading, Report(
                speaker, None, None, place.paragraph, _sentence(candidate.clause)
            )
    beside = bystanders.before(candidate) or bystanders.below(candidate, paragraphs)
    beside = beside or bystanders.behind(candidate)
    if beside is not None:
        acting = _acting(reading, *beside, place)
        if acting is not None:
            return reading, acting
    if last is not None and place.paragraph - last.paragraph <= CARRIED:
        speaker = last.speaker._replace(how="paragraph-above")
        return reading, last._replace(speaker=speaker, paragraph=place.paragraph)
    return reading, None


def _cue(clause: Clause, frame: Frame) -> str | None:
    return clause.tokens.string(frame.cue) if frame.cue is not None else None


def _sentence(clause: Clause) -> Span:
    """The span of the sentence in which a clause begins."""
    tokens = clause.tokens
    start, end = next(
        (s for s in tokens.sentences if s[0] <= clause.start < s[1]), (clause.start, clause.end)
    )
    return tokens.starts[start], tokens.ends[end - 1]


def _mention(clause: Clause, phrase: Phrase) -> Mention:
    tokens = clause.tokens
    start, end = tokens.starts[phrase[0]], tokens.ends[phrase[1] - 1]
    return Mention(tokens.text[start:end], start, end)


def _mentioned(clause: Clause, subject: Phrase, frame: Frame) -> Phrase:
    """The words that name the speaker: a relative pronoun, or a name with its description."""
    first, last = subject
    words, grammar = clause.words, clause.grammar
    comma_behind = last < clause.last and words[last] == ","
    if frame.cue is not None and last < frame.cue[0]:
        i = last + 1 if comma_behind else last
        if clause.low[i] in grammar.relatives and clause.low[i] not in grammar.determiners:
            return subject if "," in words[i : frame.cue[0]] else (i, i + 1)
    if comma_behind and not clause.has_name(subject):
        name = noun_phrases.starting_at(clause, last + 1, clause.last)
        if name is not None and clause.upper[last + 1]:
            if name[1] < clause.last and words[name[1]] == ",":
                return first, name[1]
    if comma_behind and first >= 2 and words[first - 1] == "," and clause.upper[last - 1]:
        described = noun_phrases.ending_at(clause, first - 2, max(0, first - 10))
        if described is not None and (described[0] == 0 or words[described[0] - 1] in _OPEN):
            return described[0], last
    return subject
