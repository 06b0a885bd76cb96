"""Quotes in Japanese and Chinese, where no spaces part the words.

Japanese puts the speaker before the topic particle and the verb behind a quoting particle:
``水沢恵さんは「…」と話した``, or ``「…」と浅野健一さんは語った``. Chinese puts a verb before the marks,
``李明说：“…”``, or subject and verb behind them, ``“…”，李明说。``. Names are cut out by what
surrounds them: honorifics, the joint ``の``, titles.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.model.article import Mention
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import NO_FRAME, Attributed
from newsclean.text.quotation_marks import Paragraph, Region
from newsclean.text.scripts import HAN

REACH = 80
"""Characters before and behind the marks that are read."""
SHORTEST = 8
"""Characters from which words in marks count as speech without a frame."""
_BREAK = "。！？!?\n"
_AGE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_TOLD = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日|(?<=[^\s])[在对對向于於就接今昨当當]|星期"
    r"|周(?=.(?:[在于於对對上下]|$))|周.$"
)
"""What is said of where, when and to whom behind a name."""
_NAME = r"[^\s、。，,：:；;（）()「」『』“”"


class CharacterFrame(NamedTuple):
    """Who reports, and by which word; ``subject`` is a span of the text."""

    subject: tuple[int, int] | None
    cue: str | None
    rule: str


class _Patterns(NamedTuple):
    """What is looked for around the marks; group 1 is the subject, the last one the cue."""

    before: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str] | None
    """A cue behind the marks without its subject."""
    named: re.Pattern[str] | None
    """A sentence that ends with its subject: “「…」と佐藤市長。”"""
    narrated: re.Pattern[str]
    """Who reports something without marks; in Japanese a person who is the topic of a sentence."""
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
                re.compile(rf"({_NAME}]{{1,12}}?)({cues})[^，。：“”]{{1,15}}$"),
                re.compile(rf"(?:据|據)({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,]"),
            ),
            (re.compile(rf"^[，,]?({_NAME}]{{1,14}}?)(?:{fillers})?({cues})"),),
            None,
            None,
            re.compile(rf"(?<![{HAN}])({_NAME}]{{2,14}}?)(?:{fillers})?({cues})[，,、]"),
            None,
        )
    # “試合前*には*”, “支えた*のは*”: no person.
    topic = (
        rf"({_NAME}]{{1,24}}?)(?:{_AGE.pattern})?(?<![にでとのら])(?:{_either(lex.grammar.topics)})"
    )
    quoting = _either(lex.grammar.quoting)
    return _Patterns(
        (),
        (
            re.compile(rf"^(?:{quoting})、?{topic}[^。「」]{{0,12}}?({cues})"),
            re.compile(rf"^。?{topic}[^。「」]{{0,12}}?({cues})"),
        ),
        re.compile(rf"^(?:(?:{quoting})[^。「」]{{0,12}}?({cues})|({_either(lex.cues.closing)}))"),
        re.compile(
            rf"^(?:{quoting}|、)({_NAME}]{{1,12}}(?:{_either(lex.persons.honorifics)}))(?=。|\n|$)"
        ),
        re.compile(
            rf"({_NAME}]{{1,14}}?)(?:(?:{_either(lex.persons.honorifics)})(?:{_AGE.pattern})?|{_AGE.pattern})"
            rf"(?=[はがも])"
        ),
        re.compile(rf"(?:^|[、。])?{topic}[^。]{{0,45}}$"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def attributed(text: str, marked: Iterable[Paragraph], lex: Lexicon) -> list[Attributed]:
    """The words in marks that somebody says, in order, with their speakers."""
    result: list[Attributed] = []
    last: str | None = None
    known = _full_names(text, lex)
    behind = False
    for paragraph in marked:
        floor = paragraph.start
        for number, region in enumerate(paragraph.regions):
            following = paragraph.regions[number + 1 : number + 2]
            ceiling = following[0].outer if following else paragraph.end
            frame = _frame(text, region, floor, ceiling, lex)
            told = _told(text, floor, region.outer, lex)
            if told is not None:
                last = _full(told, known)
            if frame is None and not _is_speech(text, region, floor):
                continue
            goes_on = behind and not text[floor : region.outer].endswith(tuple(_BREAK))
            goes_on &= region.outer - floor < REACH
            floor = region.after
            # In Japanese two quotations of a sentence are two.
            behind = frame is not None and frame.rule == "cjk-behind" and not lex.grammar.topics
            mention = None
            how = "paragraph-above"
            if frame is not None and frame.subject is not None:
                start, end = _bare(text, *frame.subject, lex)
                mention = Mention(text[start:end], start, end)
                how = "pronoun" if mention.text in lex.persons.pronouns else "name"
            if mention is not None and how == "name":
                last = _full(mention.text, known)
            speaker = Speaker(last, None, how) if last is not None else None
            rule, cue = (frame.rule, frame.cue) if frame is not None else (NO_FRAME, None)
            result.append(
                Attributed(
                    region.start,
                    region.end,
                    "direct",
                    rule,
                    speaker,
                    cue,
                    mention,
                    goes_on,
                    _sentence(text, paragraph, region) if frame is not None else None,
                )
            )
    return result


def _sentence(text: str, paragraph: Paragraph, region: Region) -> tuple[int, int]:
    """The span of the sentence that holds a quotation and its frame."""
    starts = [text.rfind(mark, paragraph.start, region.outer) for mark in _BREAK]
    start = max(paragraph.start, max(starts) + 1)
    ends = [text.find(mark, region.after, paragraph.end) for mark in _BREAK]
    end = min((place + 1 for place in ends if place >= 0), default=paragraph.end)
    return start, end


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
        match = patterns.named.match(behind) if patterns.named else None
        if match is None:
            return None
        span = region.after + match.start(1), region.after + match.end(1)
        return CharacterFrame(span, None, "cjk-cue")
    subject = patterns.topic.search(before) if patterns.topic else None
    topic = (offset + subject.start(1), offset + subject.end(1)) if subject else None
    return CharacterFrame(topic, match[1] or match[2], "cjk-cue")


def _told(text: str, start: int, end: int, lex: Lexicon) -> str | None:
    """Whom the narration before the marks names last: who reports something, or its topic."""
    pattern = _patterns(lex).narrated
    told = None
    for match in pattern.finditer(text, start, end):
        first, last = _bare(text, match.start(1), match.end(1), lex)
        name = text[first:last]
        if name not in lex.persons.pronouns and len(name) > 1:
            told = name
    return told


def _full_names(text: str, lex: Lexicon) -> list[str]:
    """The names before forms of address, the longest first."""
    if not lex.persons.honorifics:
        return []
    before = re.compile(rf"([{HAN}]{{2,5}}?)(?={_either(lex.persons.honorifics)})")
    found = dict.fromkeys(match[1] for match in before.finditer(text))
    return sorted(found, key=len, reverse=True)


def _full(name: str, known: list[str]) -> str:
    """The fullest form of a name: a family name alone is short for a name that begins with it."""
    longer = next((n for n in known if n.startswith(name)), name) if len(name) < 4 else name
    if longer == name:
        known.append(name)
        known.sort(key=len, reverse=True)
    return longer


def _bare(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """The name without the office before it and the honorific behind it."""
    word = text[start:end]
    for pronoun in lex.persons.pronouns:
        if word.startswith(pronoun) and not lex.grammar.topics:
            return start, start + len(pronoun)
    age = _AGE.search(word)
    if age:
        end = start + age.start()
    else:
        told = _TOLD.search(word, 2)
        end = start + told.start() if told else end
    for joint in lex.persons.joints:
        place = text.rfind(joint, start, end)
        if start < place < end - 1:
            start = place + 1
    for title in lex.persons.titles:
        place = text.rfind(title, start, end)
        if place >= start and place + len(title) < end:
            start = place + len(title)
    return start, _without_address(text, start, end, lex)


def _without_address(text: str, start: int, end: int, lex: Lexicon) -> int:
    """The end of a name without the form of address, the office and the filler behind it."""
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
    return end
