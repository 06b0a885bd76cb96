"""Who reports the words in marks in Japanese and Chinese.

Japanese puts the speaker before a topic particle and the verb behind a quoting particle:
``水沢恵さんは「…」と話した``, or ``「…」と浅野健一さんは語った``. Between a person as topic and the quoting
particle the words are that person's, whatever the verb. Chinese puts a verb before the marks,
``李明说：“…”``, with more of the narrator's words between, ``李明说，这是“…”。``, or subject and verb behind
them, ``“…”，李明说。``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.quotes import cjk_names
from newsclean.quotes.cjk_names import AGE, Names
from newsclean.quotes.lexicon import Lexicon
from newsclean.text.phrases import one_of
from newsclean.text.quotation_marks import Region
from newsclean.text.scripts import HAN

REACH = 80
"""Characters before and behind the marks that are read."""
TERM, LONG_TERM = 3, 5
"""Characters from which words inside a Chinese report are more than a term: with its subject, and without."""
BREAK = "。！？!?\n"
_CLOSED = "，。、；！？,.;!?」』”\n"
_CLOSING = "”」』’"
"""What may stand behind the full stop of a quotation."""
_NAME = r"[^\s、。，,：:；;（）()「」『』“”"


class CharacterFrame(NamedTuple):
    """Who reports, and by which word; ``subject`` is a span of the text."""

    subject: tuple[int, int] | None
    cue: str | None
    rule: str
    mixed: bool = False
    """Whether the words are part of the narrator's sentence."""


class _Patterns(NamedTuple):
    """What is looked for around the marks; group 1 is the subject, the last one the cue."""

    before: tuple[re.Pattern[str], ...]
    inside: re.Pattern[str] | None
    """A report whose sentence goes on to the marks."""
    cited: re.Pattern[str] | None
    """Whom a paper quotes: “据路透社援引*一名官员*的话报道，”."""
    behind: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str] | None
    """A cue behind the marks without its subject."""
    named: re.Pattern[str] | None
    """A sentence that ends with its subject: “「…」と佐藤市長。”"""
    pending: re.Pattern[str] | None
    """A cue before the marks in Chinese whose subject stands in an earlier clause."""
    noted: re.Pattern[str] | None
    """A noun for words behind the marks: “母の「…」という*一言*”."""
    quoted: re.Pattern[str] | None
    """Nothing but the quoting particle, and no word that names a term."""
    narrated: re.Pattern[str]
    """Who reports something without marks; in Japanese a person who is the topic of a sentence."""
    topic: re.Pattern[str] | None
    """The subject of such a cue, in the sentence before the marks."""


@cache
def _patterns(lex: Lexicon) -> _Patterns:
    return _japanese(lex) if lex.grammar.topics else _chinese(lex)


def _at_first_sign(words: Collection[str]) -> str:
    """One of these words. Where none of their first signs stands, no word is tried: there are hundreds."""
    firsts = "".join(sorted({word[0] for word in words}))
    return rf"(?=[{firsts}])(?:{one_of(words)})"


def _chinese(lex: Lexicon) -> _Patterns:
    # “称为”, “称作” name a term.
    cues = rf"(?!{one_of(lex.cues.lookalikes)}){_at_first_sign(lex.cues.verbs)}(?![为為作之呼])"
    fillers = _at_first_sign(lex.persons.fillers)
    return _Patterns(
        before=(
            re.compile(rf"({_NAME}]{{1,20}}?)(?:{fillers}){{0,2}}({cues})[，,：:]?$"),
            re.compile(rf"({_NAME}]{{1,12}}?)({cues})[^，。：“”]{{1,15}}$"),
            re.compile(rf"(?:据|據)({_NAME}]{{1,16}}?)(?:{fillers})?({cues})[，,]"),
            re.compile(
                rf"({_NAME}]{{1,14}}?)(?:{fillers}){{0,2}}({cues})[^。！？“”「」]{{1,30}}[：:]$"
            ),
        ),
        inside=re.compile(
            rf"(?:^|[，,。）)])(?P<subject>{_NAME}]{{1,30}}?)(?:{fillers}){{0,2}}(?P<cue>{cues})[^。！？“”「」]{{1,40}}$"
        ),
        cited=re.compile(
            rf"(?:据|據)[^，,。]{{1,14}}?(?P<cue>{one_of(lex.cues.citing)})"
            rf"(?P<subject>{_NAME}]{{1,16}}?)(?:{one_of(lex.cues.nouns)})[^，,。]{{0,4}}[，,]"
        ),
        behind=(
            re.compile(rf"^[，,]?({_NAME}]{{1,14}}?)(?:{fillers}){{0,2}}({cues})"),
            re.compile(rf"^[，,]?({_NAME}]{{1,30}}?)({cues})(?=[，,。：:\n]|$)"),
            # “……。”昨天，站在门前的王兰笑着*说*。
            re.compile(
                rf"^[^。！？“”「」\n]{{1,40}}?[，,]({_NAME}]{{2,14}}?)(?:{fillers}){{0,2}}({cues})(?=[。\n]|$)"
            ),
        ),
        alone=None,
        pending=re.compile(
            rf"(?:^|[，,])[^。！？，“”「」]{{0,8}}?({cues})[^。！？，“”「」]{{0,8}}[：:，,]?$"
        ),
        named=None,
        noted=None,
        quoted=None,
        narrated=re.compile(
            rf"(?:(?<=[。！？，\n”」])|(?<![{HAN}]))({_NAME}]{{2,14}}?)(?:{fillers}){{0,2}}({cues})"
        ),
        topic=None,
    )


def _japanese(lex: Lexicon) -> _Patterns:
    cues = one_of(lex.cues.verbs)
    topics = one_of(lex.grammar.topics)
    quoting = one_of(lex.grammar.quoting)
    address, roles = one_of(lex.persons.honorifics), one_of(lex.persons.heads)
    # “試合前*には*”, “支えた*のは*”: no person.
    topic = rf"({_NAME}]{{1,24}}?)(?:{AGE.pattern})?(?<![にでとのらて])(?:{topics})"
    naming, nouns = one_of(lex.cues.naming), one_of(lex.cues.nouns)
    return _Patterns(
        before=(),
        inside=None,
        cited=None,
        behind=(
            re.compile(rf"^(?:{quoting})、?{topic}[^。「」]{{0,12}}?({cues})"),
            re.compile(
                rf"^。?(?![がはをのにでもや])(?:[^。「」、\n]{{1,15}}、)?{topic}[^。「」]{{0,12}}?({cues})"
            ),
        ),
        alone=re.compile(
            rf"^(?:(?:{quoting})[^。「」]{{0,12}}?({cues})|({one_of(lex.cues.closing)}))"
        ),
        pending=None,
        named=re.compile(rf"^(?:{quoting}|、)({_NAME}]{{1,12}}(?:{address}|{roles}))(?=。|\n|$)"),
        noted=re.compile(rf"^(?:{one_of(lex.cues.voiced)})({nouns})"),
        quoted=re.compile(rf"^(?!{naming})(?:{quoting})(?=[^。\n])"),
        narrated=re.compile(
            rf"({_NAME}]{{1,14}}?)(?:(?:{address})(?:{AGE.pattern})?|{AGE.pattern})(?=[はがも。]|によ[るれ])"
        ),
        topic=re.compile(rf"(?:^|[、。])?{topic}[^。]{{0,45}}$"),
    )


_ABOUT = ("については", "に関しては", "に対しては", "に対し", "について", "に関して", "に対して")
_CALLS = re.compile("と呼[ぶんび](?!れ)")
_OWNER = re.compile(rf"({_NAME}はがもを]{{1,12}})の$")
_VOICE = re.compile(rf"({_NAME}はがもを]{{1,12}}?)から(?:は|も)?、?$")
_SOURCE = re.compile(rf"({_NAME}]{{1,16}}?)(?:によると|によれば)、")


def of(
    text: str, region: Region, floor: int, ceiling: int, names: Names, lex: Lexicon
) -> CharacterFrame | None:
    """What reports the words of a region, between the last one and the next."""
    patterns = _patterns(lex)
    before = text[max(floor, region.outer - REACH) : region.outer]
    cut = max(before.rfind(mark) for mark in BREAK) + 1
    before = before[cut:].lstrip(_CLOSING)
    offset = region.outer - len(before)
    behind = text[region.after : min(ceiling, region.after + REACH)]
    if lex.grammar.topics and behind.startswith(tuple(lex.cues.naming)):
        patterns = patterns._replace(behind=())
    tried = [(p.search(before), offset, "cjk-before") for p in patterns.before]
    tried += [(p.match(behind), region.after, "cjk-behind") for p in patterns.behind]
    for match, place, rule in tried:
        if match:
            subject = _somebody(text, place + match.start(1), place + match.end(1), lex)
            if subject is not None:
                return CharacterFrame(subject, match[2], rule)
    if lex.grammar.topics:
        return _japanese_frame(text, region, before, behind, offset, names, lex)
    return _inside(text, region, before, behind, offset, lex) or _pending(
        region, before, behind, lex
    )


def _pending(region: Region, before: str, behind: str, lex: Lexicon) -> CharacterFrame | None:
    """A cue whose subject an earlier clause names: “李明听见了，*回一句*：“…””."""
    pattern = _patterns(lex).pending
    match = pattern.search(before) if pattern is not None else None
    if match is None or before.endswith(tuple(lex.cues.naming)):
        return None
    pointed = before.endswith(("：", ":", "，", ","))
    long = region.end - region.start >= LONG_TERM and (not behind or behind[0] in _CLOSED)
    return (
        CharacterFrame(None, match[1], "cjk-before", mixed=not pointed) if pointed or long else None
    )


def _inside(
    text: str, region: Region, before: str, behind: str, offset: int, lex: Lexicon
) -> CharacterFrame | None:
    """Words inside a Chinese report that are more than a term: nothing but a pause follows them."""
    patterns = _patterns(lex)
    closed = not behind or behind[0] in _CLOSED
    if not closed or region.end - region.start < TERM or before.endswith(tuple(lex.cues.naming)):
        return None
    for pattern in (patterns.inside, patterns.cited):
        match = pattern.search(before) if pattern is not None else None
        if match is not None:
            start, end = match.span("subject")
            subject = _somebody(text, offset + start, offset + end, lex)
            if subject is not None:
                return CharacterFrame(subject, match["cue"], "cjk-before", mixed=True)
    return None


def _somebody(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """A phrase as a subject; in Chinese, where nothing marks one, only what is seen to be somebody."""
    if lex.grammar.topics:
        return start, end
    return cjk_names.person_in(text, start, end, lex)


def _japanese_frame(
    text: str,
    region: Region,
    before: str,
    behind: str,
    offset: int,
    names: Names,
    lex: Lexicon,
) -> CharacterFrame | None:
    """A cue behind the marks, a noun for words, or a person as topic before the quoting particle."""
    patterns = _patterns(lex)
    topics = [(offset + start, offset + end) for start, end in _topics(before, patterns)]
    # “*ブラウン国務長官は*、協議は「…」と”
    somebody = (t for t in topics if cjk_names.is_somebody(text, *t, names, lex))
    subject = next(somebody, topics[0] if topics else None)
    if (
        subject is not None
        and before.endswith(_ABOUT)
        and not cjk_names.is_somebody(text, *subject, names, lex)
    ):
        subject = None  # “*建設費が*増えたことについては「…」と説明した”
    if subject is not None and before.endswith("を") and _CALLS.match(behind):
        if cjk_names.is_somebody(text, *subject, names, lex):
            return CharacterFrame(subject, "呼", "cjk-cue", mixed=True)
    noted = patterns.noted.match(behind) if patterns.noted else None
    if noted is not None:
        owner = _OWNER.search(before) or _VOICE.search(before)
        if owner is not None:
            span = (offset + owner.start(1), offset + owner.end(1))
            return CharacterFrame(span, noted[1], "cjk-cue", mixed=True)
    voice = _VOICE.search(before)
    quoted = patterns.quoted.match(behind) if patterns.quoted else None
    if voice is not None and quoted is not None:
        span = offset + voice.start(1), offset + voice.end(1)
        return CharacterFrame(span, None, "cjk-cue")
    alone = patterns.alone.match(behind) if patterns.alone else None
    if alone is not None:
        return CharacterFrame(subject, alone[1] or alone[2], "cjk-cue")
    named = patterns.named.match(behind) if patterns.named else None
    if named is not None:
        span = region.after + named.start(1), region.after + named.end(1)
        return CharacterFrame(span, None, "cjk-cue")
    ended = not behind or behind[0] in "。\n"  # “男性は「…」。”
    led = before.endswith(tuple(lex.grammar.topics))
    if (quoted is not None or (ended and led)) and subject:
        if cjk_names.is_somebody(text, *subject, names, lex) or _is_named_role(text, subject, lex):
            return CharacterFrame(subject, None, "cjk-cue")
    source = _SOURCE.search(before)
    if source is not None and not behind.startswith(tuple(lex.cues.naming)):
        span = offset + source.start(1), offset + source.end(1)
        return CharacterFrame(span, None, "cjk-cue", mixed=True)
    return None


def _acts(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a known name is the topic of its clause."""
    if lex.grammar.topics:
        return text.startswith(lex.grammar.topics, end)
    return cjk_names.is_topic(text, start, lex)


def _topics(before: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    """The spans of the topics of a sentence that begin behind a pause, the one nearest to the marks first."""
    if patterns.topic is None:
        return
    for cut in (i + 1 for i in range(len(before) - 1, -1, -1) if before[i] in "、,"):
        match = patterns.topic.match(before[cut:])
        if match is not None and match.end(1) - match.start(1) > 1:
            yield cut + match.start(1), cut + match.end(1)
    place = 0
    while (match := patterns.topic.search(before, place)) is not None:
        yield match.span(1)
        place = match.end(1) + 1


def _is_named_role(text: str, span: tuple[int, int], lex: Lexicon) -> bool:
    """Whether a name stands behind what its bearer is: “*俳優の*丹波圭”."""
    role, joint, name = text[slice(*span)].rpartition("の")
    return bool(joint) and 2 <= len(name) <= 8 and cjk_names.is_role(role, lex)


def told(text: str, start: int, end: int, names: Names, lex: Lexicon) -> str | None:
    """Whom the narration between two places names last: who reports something, or its topic."""
    found, place = None, -1
    for match in _patterns(lex).narrated.finditer(text, start, end):
        subject = _somebody(text, match.start(1), match.end(1), lex)
        if subject is None:
            continue
        first, last = cjk_names.bare(text, *subject, lex)
        name = text[first:last]
        again = cjk_names.is_again(text[slice(*subject)], lex)
        if name not in lex.persons.pronouns and len(name) > 1 and not again:
            found, place = names.full(name), match.start(1)
    for known in names.known:
        short = {known[:2], known.split("・")[-1]} if lex.grammar.topics else set()
        for name in {known, *short}:
            at = text.rfind(name, start, end) if len(name) > 1 else -1
            if at > place and _acts(text, at, at + len(name), lex):
                found, place = known, at
    return found
