"""Quotes in Japanese and Chinese, where no spaces part the words.

Japanese puts the speaker before the topic particle and the verb behind a quoting particle:
``水沢恵さんは「…」と話した``, or ``「…」と浅野健一さんは語った``. Chinese puts a verb before the marks,
``李明说：“…”``, or subject and verb behind them, ``“…”，李明说。``. Names are cut out by what
surrounds them: honorifics, the joint ``の``, titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsclean.model.article import Mention
from newsclean.quotes.attribution import NO_FRAME, Attributed
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.speakers import Speaker
from newsclean.text.quotation_marks import Paragraph, Region

REACH = 80
"""Characters before and behind the marks that are read."""
SHORTEST = 8
"""Characters from which words in marks count as speech without a frame."""
_BREAK = "。！？!?\n"
_AGE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_NAME = r"[^\s、。，,：:；;（）()「」『』“”"


class CharacterFrame(NamedTuple):
    """Who reports, and by which word; ``subject`` is a span of the text."""

    subject: tuple[int, int] | None
    cue: str
    rule: str


class _Patterns(NamedTuple):
    """What is looked for around the marks; group 1 is the subject, the last one the cue."""

    before: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str] | None
    """A cue behind the marks without its subject."""
    topic: re.Pattern[str] | None
    """The subject of such a cue, in the sentence before the marks."""


@cache
def _patterns(lex: Lexicon) -> _Patterns:
    cues = _either(sorted(lex.cues.verbs, key=len, reverse=True))
    fillers = _either(sorted(lex.persons.fillers, key=len, reverse=True))
    if not lex.grammar.topics:
        return _Patterns(
            (
                re.compile(rf"({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,：:]?$"),
                re.compile(rf"(?:据|據)({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,]"),
            ),
            (re.compile(rf"^[，,]?({_NAME}]{{1,14}}?)(?:{fillers})?({cues})"),),
            None,
            None,
        )
    topic = rf"({_NAME}]{{1,24}}?)(?:{_AGE.pattern})?(?:{_either(lex.grammar.topics)})"
    quoting = _either(lex.grammar.quoting)
    return _Patterns(
        (),
        (
            re.compile(rf"^(?:{quoting})、?{topic}[^。「」]{{0,12}}?({cues})"),
            re.compile(rf"^。?{topic}[^。「」]{{0,12}}?({cues})"),
        ),
        re.compile(rf"^(?:{quoting})[^。「」]{{0,12}}?({cues})"),
        re.compile(rf"(?:^|[、。])?{topic}[^。]{{0,20}}$"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def attributed(text: str, marked: Iterable[Paragraph], lex: Lexicon) -> list[Attributed]:
    """The words in marks that somebody says, in order, with their speakers."""
    result: list[Attributed] = []
    last: str | None = None
    known: dict[str, str] = {}
    """The full name by its first two characters."""
    for paragraph in marked:
        floor = paragraph.start
        for number, region in enumerate(paragraph.regions):
            following = paragraph.regions[number + 1 : number + 2]
            ceiling = following[0].outer if following else paragraph.end
            frame = _frame(text, region, floor, ceiling, lex)
            if frame is None and not _is_speech(text, region, floor):
                continue
            floor = region.after
            mention = None
            how = "paragraph-above"
            if frame is not None and frame.subject is not None:
                start, end = _bare(text, *frame.subject, lex)
                mention = Mention(text[start:end], start, end)
                how = "pronoun" if mention.text in lex.persons.pronouns else "name"
            if mention is not None and how == "name":
                last = known.setdefault(mention.text[:2], mention.text)
            speaker = Speaker(last, None, how) if last is not None else None
            rule, cue = (frame.rule, frame.cue) if frame is not None else (NO_FRAME, None)
            result.append(
                Attributed(region.start, region.end, "direct", rule, speaker, cue, mention)
            )
    return result


def _is_speech(text: str, region: Region, floor: int) -> bool:
    """Whether words without a frame stand as a sentence of their own."""
    before = text[max(floor, region.outer - 1) : region.outer].strip()
    return region.end - region.start >= SHORTEST and (not before or before in _BREAK + "：:")


def _frame(
    text: str, region: Region, floor: int, ceiling: int, lex: Lexicon
) -> CharacterFrame | None:
    """What reports the words of a region, between the last one and the next."""
    patterns = _patterns(lex)
    before = text[max(floor, region.outer - REACH) : region.outer]
    cut = max(before.rfind(mark) for mark in _BREAK) + 1
    offset = region.outer - len(before) + cut
    before = before[cut:]
    behind = text[region.after : min(ceiling, region.after + REACH)]
    tried = [(p.search(before), offset, "cjk-before") for p in patterns.before]
    tried += [(p.match(behind), region.after, "cjk-behind") for p in patterns.behind]
    for match, place, rule in tried:
        if match:
            return CharacterFrame((place + match.start(1), place + match.end(1)), match[2], rule)
    match = patterns.alone.match(behind) if patterns.alone else None
    if match is None:
        return None
    subject = patterns.topic.search(before) if patterns.topic else None
    span = (offset + subject.start(1), offset + subject.end(1)) if subject else None
    return CharacterFrame(span, match[1], "cjk-cue")


def _bare(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """The name without the office before it and the honorific behind it."""
    word = text[start:end]
    age = _AGE.search(word)
    if age:
        end = start + age.start()
    for joint in lex.persons.joints:
        place = text.rfind(joint, start, end)
        if start < place < end - 1:
            start = place + 1
    for title in lex.persons.titles:
        place = text.rfind(title, start, end)
        if place >= start and place + len(title) < end:
            start = place + len(title)
    for honorific in lex.persons.honorifics:
        if text.endswith(honorific, start, end) and end - len(honorific) > start:
            end -= len(honorific)
            break
    for title in lex.persons.titles:
        if text.endswith(title, start, end) and end - len(title) > start + 1:
            end -= len(title)
    for filler in lex.persons.fillers:
        if text.endswith(filler, start, end) and end - len(filler) > start:
            end -= len(filler)
    return start, end
