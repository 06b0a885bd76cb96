"""Quotes in Japanese and Chinese, where no spaces part the words.

``cjk_frames`` finds who reports the words in marks, ``cjk_names`` cuts the names out. The text is read once,
in order: words without a speaker of their own go on with the one whom the narration named last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes import cjk_frames, cjk_names, interviews, transcripts
from newsclean.quotes.cjk_frames import BREAK, REACH, CharacterFrame
from newsclean.quotes.cjk_names import Names
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import NO_FRAME, Attributed
from newsclean.quotes.tokens import TokenizedText
from newsclean.quotes.transcripts import Turn
from newsclean.text.quotation_marks import Paragraph, Region

NARRATION = 4_000
"""Characters of narration before the marks that are read for whom it names last: words that are no speech are
read over, and what stands in front of them would be read again for each."""
SHORTEST = 8
"""Characters from which words in marks count as speech without a frame."""
_DATELINE_ENDS = "）", ")"
"""What ends a dateline: “本报5月6日电（记者 林晓）“…””."""


class _Last(NamedTuple):
    """Whom the text named last, and the last of them that is a person."""

    anybody: str | None = None
    person: str | None = None

    def after(self, name: str, lex: Lexicon) -> _Last:
        return _Last(name, self.person if cjk_names.is_group(name, lex) else name)


def attributed(text: str, marked: Iterable[Paragraph], lex: Lexicon) -> list[Attributed]:
    """The words in marks that somebody says, in order, with their speakers."""
    result: list[Attributed] = []
    last = _Last()
    names = Names.of(text, lex)
    paragraphs = [*marked]
    told = TokenizedText(text, paragraphs, lex)
    asked = interviews.answers(told)
    turns = {turn.paragraph: turn for turn in transcripts.turns(told) if not turn.is_unlabelled}
    answering = _interviewee(text, paragraphs, names) if asked or turns else None
    for n, paragraph in enumerate(paragraphs):
        if n in turns:
            result.append(_turn(text, turns[n], answering, names, lex))
            continue
        floor, behind, regions = paragraph.start, False, paragraph.regions
        # Up to where the narration was read for names, and who was named last.
        seen, named = floor, None
        for number, (region, joined) in enumerate(zip(regions, _chains(regions), strict=True)):
            later = (regions[n].outer for n in range(number + 1, len(regions)))
            ceiling = next((at for at in later if at > joined.after), paragraph.end)
            floor = max(min(floor, joined.outer), region.outer - NARRATION)
            between = text[floor : region.outer]
            frame = cjk_frames.of(text, joined, floor, ceiling, names, lex)
            named = cjk_frames.told(text, max(floor, seen), region.outer, names, lex) or named
            seen = region.outer
            if named is not None:
                last = last.after(named, lex)
            inscribed = text.startswith(lex.cues.inscriptions, region.after)
            pointed = named is not None and between.rstrip().endswith(("：", ":"))
            if (
                frame is None
                and not inscribed
                and not pointed
                and not _is_speech(text, region, floor)
            ):
                continue
            ahead = None
            ended = (
                text[region.after : region.after + 1] in "。　 "
                or text[region.end - 1] in BREAK + "，"
            )
            opens = region.outer == paragraph.start or between.endswith(_DATELINE_ENDS)
            if frame is None and opens and ended:
                ahead = cjk_frames.told(text, region.after, ceiling, names, lex)
            goes_on = behind and len(between) < REACH and not any(c in BREAK for c in between)
            floor, named = region.after, None
            # In Japanese two quotations of a sentence are two.
            behind = frame is not None and frame.rule == "cjk-behind" and not lex.grammar.topics
            if ahead is not None:
                last = last.after(ahead, lex)
            mention, speaker, last = _speaker(text, frame, last, names, lex)
            if inscribed:
                frame, mention, speaker = None, None, None
            if frame is None and answering is not None and n in asked:
                speaker = Speaker(answering, None, "interviewee")
            if ahead is not None and speaker is not None:
                speaker = speaker._replace(how="beside")
            rule, cue = (frame.rule, frame.cue) if frame is not None else (NO_FRAME, None)
            kind: QuoteKind = "mixed" if frame is not None and frame.mixed else "direct"
            sentence = _sentence(text, paragraph, region) if frame is not None else None
            words = Attributed(region.start, region.end, kind, rule, speaker, cue, mention, goes_on)
            result.append(words._replace(sentence=sentence))
    return result


def _turn(text: str, turn: Turn, answering: str | None, names: Names, lex: Lexicon) -> Attributed:
    """A turn of a transcript or an interview with its speaker; questions have none."""
    label = text[slice(*turn.label)]
    mention = Mention(label, *turn.label)
    if turn.name is None:
        name, how = answering if label in lex.cues.answers else None, "interviewee"
    else:
        start, end = cjk_names.bare(text, *turn.label, lex)
        name, how = names.full(text[start:end]), "turn"
    speaker = Speaker(name, None, how) if name is not None else None
    words = Attributed(turn.start, turn.end, "block", "turn", speaker, None, mention)
    return words._replace(sentence=turn.label)


def _chains(regions: Sequence[Region]) -> Iterator[Region]:
    """Each pair of marks with those that touch it: what reports “「…」「…」” reports both."""
    first = 0
    for last, region in enumerate(regions, 1):
        if last == len(regions) or region.after != regions[last].outer:
            outer = regions[first].outer
            yield from (r._replace(outer=outer, after=region.after) for r in regions[first:last])
            first = last


def _interviewee(text: str, paragraphs: Iterable[Paragraph], names: Names) -> str | None:
    """The one whom the narration of an interview names first; None where it names nobody."""
    narration = [
        text[p.start : p.end] for p in paragraphs if not any(r.outer == p.start for r in p.regions)
    ]
    found = [
        (n, told.find(name), name)
        for n, told in enumerate(narration)
        for name in names.known
        if name in told
    ]
    return min(found)[2] if found else None


def _speaker(
    text: str, frame: CharacterFrame | None, last: _Last, names: Names, lex: Lexicon
) -> tuple[Mention | None, Speaker | None, _Last]:
    """The words that name the speaker, the speaker, and whom the text has named last then."""
    mention = None
    how = "paragraph-above"
    name = last.anybody
    if frame is not None and frame.subject is not None:
        start, end = cjk_names.bare(text, *frame.subject, lex)
        mention = Mention(text[start:end], start, end)
        pronoun = mention.text in lex.persons.pronouns
        if pronoun or cjk_names.is_again(text[slice(*frame.subject)], lex):
            name, how = last.person, "pronoun"
        else:
            name, how = names.full(mention.text), "name"
            last = last.after(name, lex)
    return mention, Speaker(name, None, how) if name is not None else None, last


def _sentence(text: str, paragraph: Paragraph, region: Region) -> tuple[int, int]:
    """The span of the sentence that holds a quotation and its frame."""
    starts = [text.rfind(mark, paragraph.start, region.outer) for mark in BREAK]
    start = max(paragraph.start, max(starts) + 1)
    ends = [text.find(mark, region.after, paragraph.end) for mark in BREAK]
    end = min((place + 1 for place in ends if place >= 0), default=paragraph.end)
    return start, end


def _is_speech(text: str, region: Region, floor: int) -> bool:
    """Whether words without a frame stand as a sentence of their own."""
    before = text[max(floor, region.outer - 1) : region.outer].strip()
    ended = text[region.end - 1] in BREAK and (not before or before in BREAK)
    return (ended or region.end - region.start >= SHORTEST) and (
        not before or before in BREAK + "：:" or before in _DATELINE_ENDS
    )
