"""Who says words that no frame reports, or whose frame leaves its subject out."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.quotes import bystanders, phrase_names
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.reporting import is_nobody, mention_of, reported, sentence_of
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import Reading, Report, SentencePosition
from newsclean.quotes.titles import ANYBODY
from newsclean.quotes.tokens import Phrase, TokenizedText

CARRIED = 2
"""Paragraphs over which words without a frame go on with the last speaker."""


def carried(
    reading: Reading,
    candidate: QuoteCandidate,
    following: Sequence[QuoteCandidate],
    place: SentencePosition,
    paragraphs: TokenizedText,
) -> tuple[Reading, Report | None]:
    """Words without a frame of their own go on with the speaker before them, or lead to the next."""
    last = reading.last
    asked = _is_asked(candidate, following) and not _is_reply(candidate, paragraphs, last)
    if asked or _is_anybody(candidate):
        return reading, None
    for left_out in (_couple, _several, _introduced, _described):
        meant = left_out(reading, candidate, place)
        if meant is not None:
            return reading, meant
    beside = [bystanders.pointed_to(candidate), bystanders.asked_before(candidate)]
    if not candidate.clause.grammar.open_nouns:
        beside.append(bystanders.just_before(candidate))
    for found in beside:
        speaking = _beside(reading, found, place)
        if speaking is not None:
            return reading, speaking
    if last is not None and last.paragraph == place.paragraph:
        return reading, last._replace(speaker=last.speaker._replace(how="same-paragraph"))
    for following_one in following:
        near = following_one.clause.at == candidate.clause.at + 1
        if near and following_one.paragraph == candidate.paragraph and following_one.behind:
            if following_one.frame is not None:
                return reported(reading, following_one.frame, following_one.clause, place)
    return reading, _from_around(reading, candidate, place, paragraphs)


def _couple(reading: Reading, candidate: QuoteCandidate, place: SentencePosition) -> Report | None:
    """The two whom a verb in the plural means that leaves its subject out: “*dicono* in coro”."""
    if not _leaves_out_several(candidate):
        return None
    speaker = reading.discourse.couple(candidate.region.start, place.sentence)
    if speaker is None:
        return None
    return Report(speaker, None, None, place.paragraph, sentence_of(candidate.clause))


def _leaves_out_several(candidate: QuoteCandidate) -> bool:
    """Whether a verb in the plural leaves its subject out."""
    frame, clause = candidate.frame, candidate.clause
    if frame is None or frame.cue is None or frame.subject is not None or not clause.grammar.drops:
        return False
    return clause.low[frame.cue[0]].endswith(clause.grammar.plural)


def _several(reading: Reading, candidate: QuoteCandidate, place: SentencePosition) -> Report | None:
    """Several people of the sentence before whom a plural verb means: “Οι κάτοικοι … «…», *λένε*.”"""
    if not _leaves_out_several(candidate):
        return None
    found = bystanders.group_before(candidate)
    if found is None:
        return None
    subject, told = found
    speaker, _ = reading.discourse.resolve(told, subject, place.sentence)
    mention = mention_of(told, subject)
    return Report(speaker, None, mention, place.paragraph, sentence_of(told))


def _described(
    reading: Reading, candidate: QuoteCandidate, place: SentencePosition
) -> Report | None:
    """The one described without a name in the sentence before, for a verb without its subject: “*A vítima*
    comemorou. “…”, contou.”"""
    if candidate.frame is None or not candidate.clause.grammar.drops:
        return None
    found = bystanders.described_before(candidate)
    if found is None:
        return None
    subject, told = found
    if any(told.quote[i] >= 0 or told.reports(i) for i in range(told.start, told.end)):
        return None
    speaker, _ = reading.discourse.resolve(told, subject, place.sentence)
    return Report(speaker, None, mention_of(told, subject), place.paragraph, sentence_of(told))


def _introduced(
    reading: Reading, candidate: QuoteCandidate, place: SentencePosition
) -> Report | None:
    """The only person whom the sentence before introduces by a full name, for a verb without its subject."""
    if candidate.frame is None or not candidate.clause.grammar.drops:
        return None
    earlier = {m.person.number for m in reading.discourse.memory if m.sentence < place.sentence - 1}
    found: dict[int, Report] = {}
    for subject, clause in bystanders.named_before(candidate):
        name = clause.tokens.name(subject)
        person = reading.discourse.people.named(name, name.gender)
        if person is None or person.is_group:
            continue
        if person.number in earlier:
            return None
        speaker = Speaker(person.name, person, "beside")
        mention = mention_of(clause, subject)
        found[person.number] = Report(speaker, None, mention, place.paragraph, sentence_of(clause))
    acting = bystanders.before(candidate)
    if acting is not None and found:
        speaker, _ = reading.discourse.resolve(acting[1], acting[0], place.sentence)
        person = speaker.person
        if person is not None and person.is_person and person.number not in found:
            return None  # “Il sindaco ha incontrato Marta Roe. «…», ha detto.”
    surest = [r for r in found.values() if r.speaker.person and r.speaker.person.is_person]
    fitting = surest or list(found.values())
    return fitting[0] if len(fitting) == 1 else None


def _from_around(
    reading: Reading,
    candidate: QuoteCandidate,
    place: SentencePosition,
    paragraphs: TokenizedText,
) -> Report | None:
    """Whoever a left-out subject means, acts beside the words, or spoke in the paragraphs above."""
    if candidate.frame is not None and candidate.clause.grammar.drops:
        person = reading.discourse.unnamed(place.sentence)
        if person is not None:
            speaker = Speaker(person.name, person, "left-out")
            return Report(speaker, None, None, place.paragraph, sentence_of(candidate.clause))
    for found in (
        bystanders.before(candidate),
        bystanders.below(candidate, paragraphs),
        bystanders.behind(candidate),
        bystanders.above(candidate, paragraphs),
    ):
        acting = _beside(reading, found, place)
        if acting is not None:
            return acting
    last = reading.last
    if last is None:
        return _beside(reading, bystanders.opens_below(candidate, paragraphs), place)
    if _is_reply(candidate, paragraphs, last):
        return _answered(reading, candidate, place, paragraphs)
    if last is not None and place.paragraph - last.paragraph <= CARRIED:
        speaker = last.speaker._replace(how="paragraph-above")
        return last._replace(speaker=speaker, paragraph=place.paragraph)
    return None


def _answered(
    reading: Reading, candidate: QuoteCandidate, place: SentencePosition, paragraphs: TokenizedText
) -> Report | None:
    """A turn by whoever spoke before the last, where the two talk by turns."""
    last = reading.last.speaker.person if reading.last is not None else None
    earlier = paragraphs.paragraphs[candidate.paragraph - 2] if candidate.paragraph > 1 else None
    if last is None or earlier is None or not earlier.regions:
        return None
    others = reading.discourse.without(last)
    person = others.spoke_last() or others.unnamed(place.sentence)
    if person is None or person.is_group:
        return None
    return Report(Speaker(person.name, person, "left-out"), None, None, place.paragraph)


def _is_reply(candidate: QuoteCandidate, paragraphs: TokenizedText, last: Report | None) -> bool:
    """Whether a turn behind a dash follows another right above, which is somebody else's."""
    number, clause = candidate.paragraph, candidate.clause
    if not candidate.dashed or clause.at or not number or last is None:
        return False
    above = paragraphs.paragraphs[number - 1]
    return (
        last.paragraph == number - 1
        and bool(above.regions)
        and above.regions[0].outer == above.start
        and paragraphs.first_character(number - 1) in DASHES
    )


def _beside(
    reading: Reading, found: tuple[Phrase, Clause] | None, place: SentencePosition
) -> Report | None:
    """Somebody beside the words as their speaker; None where it is no person."""
    if found is None:
        return None
    subject, clause = found
    speaker, _ = reading.discourse.resolve(clause, subject, place.sentence)
    person = speaker.person
    known = person is not None and (person.is_person or len(person.parts) > 1)
    if person is None or not known or person.is_group:
        return None
    speaker = speaker._replace(how="beside")
    return Report(speaker, None, mention_of(clause, subject), place.paragraph, sentence_of(clause))


def described_again(
    reading: Reading, candidate: QuoteCandidate, place: SentencePosition
) -> Report | None:
    """The one described without a name in the sentence before whom the pronoun of a report means: “*Haar man*
    is minder mild. „…”, zegt *hij*.”"""
    frame, clause = candidate.frame, candidate.framed_in
    if frame is None or clause is None or frame.subject is None or not candidate.behind:
        return None
    first, last = frame.subject
    pronoun = clause.persons.pronouns.get(clause.low[first], "") if last - first == 1 else ""
    found = bystanders.described_before(candidate) if pronoun in ANYBODY else None
    if found is None:
        return None
    subject, told = found
    gender = told.persons.noun(phrase_names.head(told, subject))
    if "one" != pronoun != gender and gender:
        return None
    speaker, _ = reading.discourse.resolve(told, subject, place.sentence)
    cue = clause.tokens.string(frame.cue) if frame.cue is not None else None
    return Report(
        speaker, cue, mention_of(clause, frame.subject), place.paragraph, sentence_of(clause)
    )


def _is_asked(candidate: QuoteCandidate, following: Sequence[QuoteCandidate]) -> bool:
    """Whether a turn behind a dash is the question of nobody who is named: the next turn answers it."""
    clause, region = candidate.clause, candidate.region
    alone = clause.at == 0 and clause.last == 1
    asks = clause.tokens.text[region.end - 1] in "?;"
    return (
        candidate.dashed
        and alone
        and asks
        and any(f.dashed and f.paragraph == candidate.paragraph + 1 for f in following)
    )


def _is_anybody(candidate: QuoteCandidate) -> bool:
    """Whether the frame says that people at large speak: “*on* peut lire”."""
    frame, clause = candidate.frame, candidate.framed_in
    if candidate.inscribed:
        return True
    if frame is None or clause is None:
        return False
    if frame.subject is None:  # “si legge sul muro”
        cue = clause.low[frame.cue[0]] if frame.cue is not None else ""
        return clause.cues.verbs.get(cue) in clause.cues.hearsay
    # Whom a “which” means may have spoken before.
    relative = clause.low[frame.subject[0]] in clause.grammar.relatives
    return not relative and is_nobody(frame, frame.subject, clause)
