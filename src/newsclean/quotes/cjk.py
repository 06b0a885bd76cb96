"""Quotes in Japanese and Chinese, where no spaces part the words.

Japanese puts the speaker before the topic particle and the verb behind a quoting particle:
``水沢恵さんは「…」と話した``, or ``「…」と浅野健一さんは語った``. Chinese puts a verb before the marks,
``李明说：“…”``, or subject and verb behind them, ``“…”，李明说。``. Names are cut out by what
surrounds them: honorifics, the joint ``の``, titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsclean.model.article import Mention, Quote
from newsclean.quotes.lexicon import Lexicon
from newsclean.text import quotation_marks
from newsclean.text.quotation_marks import Region

REACH = 80
"""Characters before and behind the marks that are read."""
SHORTEST = 8
"""Characters from which words in marks count as speech without a frame."""
_BREAK = "。！？!?\n"
_AGE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_NAME = r"[^\s、。，,：:；;（）()「」『』“”"


@dataclass(frozen=True, slots=True)
class _Found:
    span: tuple[int, int] | None
    cue: str | None
    sure: float


@cache
def _patterns(lex: Lexicon) -> tuple[re.Pattern[str], ...]:
    cues = "|".join(sorted(map(re.escape, lex.cues), key=len, reverse=True))
    topics = "|".join(map(re.escape, lex.topics))
    quoting = "|".join(map(re.escape, lex.quoting))
    fillers = "|".join(sorted(map(re.escape, lex.fillers), key=len, reverse=True))
    age = r"(?:[（(][^（）()]{1,12}[）)])?"
    if lex.code == "ja":
        return (
            re.compile(rf"(?:^|[、。])?({_NAME}]{{1,24}}?){age}(?:{topics})[^。]{{0,20}}$"),
            re.compile(
                rf"^(?:{quoting})、?({_NAME}]{{1,24}}?){age}(?:{topics})[^。「」]{{0,12}}?({cues})"
            ),
            re.compile(rf"^。?({_NAME}]{{1,24}}?){age}(?:{topics})[^。「」]{{0,12}}?({cues})"),
            re.compile(rf"^(?:{quoting})[^。「」]{{0,12}}?({cues})"),
        )
    return (
        re.compile(rf"({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,：:]?$"),
        re.compile(rf"^[，,]?({_NAME}]{{1,14}}?)(?:{fillers})?({cues})"),
        re.compile(rf"(?:据|據)({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,]"),
    )


def quotes(text: str, lex: Lexicon, *, doubtful: bool) -> Iterator[Quote]:
    """The quotes of a text, in order."""
    last: str | None = None
    known: dict[str, str] = {}
    for paragraph in quotation_marks.paragraphs(text):
        floor = paragraph.start
        for number, region in enumerate(paragraph.regions):
            following = paragraph.regions[number + 1 : number + 2]
            ceiling = following[0].outer if following else paragraph.end
            found = _frame(text, region, floor, ceiling, lex)
            if found is None and not _speech(text, region, floor):
                continue
            quote, last = _quote(text, region, found, last, known, lex, doubtful)
            floor = region.after
            yield quote


def _speech(text: str, region: Region, floor: int) -> bool:
    """Whether words without a frame stand as a sentence of their own."""
    before = text[max(floor, region.outer - 1) : region.outer].strip()
    return region.end - region.start >= SHORTEST and (not before or before in _BREAK + "：:")


def _frame(text: str, region: Region, floor: int, ceiling: int, lex: Lexicon) -> _Found | None:
    before = text[max(floor, region.outer - REACH) : region.outer]
    cut = max(before.rfind(mark) for mark in _BREAK) + 1
    offset = region.outer - len(before) + cut
    before = before[cut:]
    behind = text[region.after : min(ceiling, region.after + REACH)]
    if lex.code == "ja":
        return _japanese(before, offset, behind, region, lex)
    lead, tail, source = _patterns(lex)
    match = lead.search(before) or source.search(before)
    if match:
        return _Found((offset + match.start(1), offset + match.end(1)), match[2], 0.9)
    match = tail.match(behind)
    if match:
        start = region.after
        return _Found((start + match.start(1), start + match.end(1)), match[2], 0.9)
    return None


def _japanese(before: str, offset: int, behind: str, region: Region, lex: Lexicon) -> _Found | None:
    topic, after, later, cue = _patterns(lex)
    for pattern in (after, later):
        match = pattern.match(behind)
        if match:
            start = region.after
            return _Found((start + match.start(1), start + match.end(1)), match[2], 0.9)
    match = cue.match(behind)
    if not match:
        return None
    subject = topic.search(before)
    span = (offset + subject.start(1), offset + subject.end(1)) if subject else None
    return _Found(span, match[1], 0.9 if subject else 0.6)


def _quote(
    text: str,
    region: Region,
    found: _Found | None,
    last: str | None,
    known: dict[str, str],
    lex: Lexicon,
    doubtful: bool,
) -> tuple[Quote, str | None]:
    mention = None
    speaker = last
    sure = 0.5
    if found is not None and found.span is not None:
        a, b = _bare(text, *found.span, lex)
        mention = Mention(text[a:b], a, b)
        name = text[a:b]
        speaker = last if name in lex.pronouns else known.setdefault(name[:2], name)
        sure = found.sure
    quote = Quote(
        text=text[region.start : region.end],
        start=region.start,
        end=region.end,
        fragments=((region.start, region.end),),
        speaker=speaker,
        mention=mention,
        cue=found.cue if found else None,
        kind="direct",
        confidence=round(sure if speaker else 0.3, 2),
        status="doubtful" if doubtful else "as-printed",
    )
    return quote, speaker


def _bare(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """The name without the office before it and the honorific behind it."""
    word = text[start:end]
    age = _AGE.search(word)
    if age:
        end = start + age.start()
    for joint in lex.joints:
        place = text.rfind(joint, start, end)
        if start < place < end - 1:
            start = place + 1
    for title in lex.titles:
        place = text.rfind(title, start, end)
        if place >= start and place + len(title) < end:
            start = place + len(title)
    for honorific in lex.honorifics:
        if text.endswith(honorific, start, end) and end - len(honorific) > start:
            end -= len(honorific)
            break
    for title in lex.titles:
        if text.endswith(title, start, end) and end - len(title) > start + 1:
            end -= len(title)
    for filler in lex.fillers:
        if text.endswith(filler, start, end) and end - len(filler) > start:
            end -= len(filler)
    return start, end
