"""Transcripts and interviews: turns under labels, in a text without marks.

``ELENA FISK, HOST: …``, ``THE PRESIDENT: …``, ``[10:02] WALLACE (voice-over): …``, ``Q: …`` and ``A: …``.
One such line may be anything: a text is read so where two labels take turns. A surname goes on with the
full name of another label. Answers are the words of the one whom the introduction names most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.quotes import interviews, noun_phrases, phrase_names, subjects
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.names import clean
from newsclean.quotes.people import People
from newsclean.quotes.titles import GROUPS, PERSONAL
from newsclean.quotes.tokens import Phrase, TokenizedText
from newsclean.text.quotation_marks import Paragraph
from newsclean.text.scripts import HAN

ASKING = 5
"""Turns of which one asks at least, where nothing else tells that people talk."""
TURNS = 3
"""Turns from which labels in capitals make a transcript, even where only one of them comes twice."""
INITIALS = 3
"""Letters of somebody's initials."""
_TIME = r"\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\)?\]?"
_WORD = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.’'-]{0,40}+"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}"
_LABEL = re.compile(
    rf"(?:{_TIME}[ \u00a0]+)?(?P<name>{_NAME})(?P<role>,[ ][A-ZÀ-Þ][^:：\n]{{1,50}})?"
    rf"(?:[ ]?[(\[][^)\]\n]{{1,30}}[)\]])?(?:[ ]?{_TIME})?[ \u00a0\u202f]?[:：](?=[ \u00a0]+\S)"
)
_SIGNS = re.compile(
    rf"(?P<name>[{HAN}ぁ-んァ-ヴーA-Za-z·・]{{1,14}}+)(?P<role>(?!))?(?:[（(][^）)\n]{{1,30}}[）)])?[：:](?=\s*+\S)"
)
"""A label in Chinese and Japanese, which no blank follows."""
_BARE = re.compile(r"(?P<name>[^\s\d.:：]{1,12}+)(?:[.:：]|[ \u00a0]{2,}+|\t)(?=\s*+\S)")


class Turn(NamedTuple):
    """A paragraph that somebody speaks: its number, the span of the label and of the words."""

    paragraph: int
    label: tuple[int, int]
    start: int
    end: int
    name: str | None
    """Who speaks, as the labels say it; None where they do not."""

    @property
    def is_unlabelled(self) -> bool:
        return self.label[0] == self.label[1]


def turns(paragraphs: TokenizedText) -> list[Turn]:
    """The turns of a transcript, in order; empty where the text holds none."""
    text, lex = paragraphs.text, paragraphs.lex
    answers, questions = lex.cues.answers, lex.cues.questions
    found = [
        turn
        for number, paragraph in enumerate(paragraphs.paragraphs)
        if (turn := _turn(text, number, paragraph, lex)) is not None
    ]
    if not found:
        return [_unlabelled(paragraphs, n) for n in interviews.plain_answers(paragraphs)]
    labels = Counter(text[slice(*turn.label)] for turn in found)
    names = _unified(labels, lex)
    alone = _alone(paragraphs, found, names)
    if alone or len(found) < 2:
        return alone
    counts = Counter(names[text[slice(*turn.label)]] for turn in found)
    lasting = {name for name, times in counts.items() if times >= 2}
    printed = [name for name in counts if name.isupper() and len(name) > 1]
    kept = set(counts) if len(printed) == len(counts) > 1 and len(found) >= TURNS else lasting
    if len(kept) < 2 or not _is_talk(text, found, labels, lex):
        return []
    result = []
    for turn in found:
        name = names[text[slice(*turn.label)]]
        if name in kept:
            asked = name.lower() in questions or name.lower() in answers
            result.append(turn._replace(name=None if asked else name))
    return result


def _unlabelled(paragraphs: TokenizedText, number: int) -> Turn:
    """A paragraph as an answer that no label opens."""
    start, end, _ = paragraphs.paragraphs[number]
    return Turn(number, (start, start), start, end, None)


def _alone(
    paragraphs: TokenizedText, found: Sequence[Turn], names: Mapping[str, str]
) -> list[Turn]:
    """The turns of the only one who has a label: below questions that have none, or one turn under a full
    name in capitals that is known for a name."""
    text, persons = paragraphs.text, paragraphs.lex.persons
    speaking = {names[text[slice(*turn.label)]] for turn in found}
    if len(speaking) > 1:
        return []
    [name] = speaking
    words = name.split()
    printed = len(words) > 1 and name.isupper()
    known = len(words) > 1 and (words[0].lower() in persons.first_names or name.title() in text)
    asked = sum(turn.paragraph > 0 and paragraphs.asks(turn.paragraph - 1) for turn in found)
    if not ((printed and known) or (len(found) > 1 and asked == len(found) and len(words) > 1)):
        return []
    return [turn._replace(name=name) for turn in found]


def _is_talk(text: str, found: Sequence[Turn], labels: Counter[str], lex: Lexicon) -> bool:
    """Whether people talk under the labels, and they are no fields of a table: “Memory: 16 GB”.

    Half of them are known for people, or one turn in five asks.
    """
    if any(text[turn.label[1]] == "," for turn in found):
        return True  # “FISK, HOST:”
    if 2 * sum(_is_personal(label, lex) for label in labels) >= len(labels):
        return True
    return ASKING * sum(text[turn.end - 1] in "?？؟" for turn in found) >= len(found)


def _is_personal(label: str, lex: Lexicon) -> bool:
    """Whether a label is a first name, a title with a name, an office, or that of an answer."""
    words, persons = label.lower().split(), lex.persons
    if label.lower() in lex.cues.answers | lex.cues.questions:
        return True
    named = words[0] in persons.first_names or words[0] in persons.titles
    return named or (persons.head(words[-1]) in ("", *PERSONAL))


def interviewee(paragraphs: TokenizedText, numbers: Sequence[int], people: People) -> str | None:
    """The person whom the paragraphs before the first question name most, else whom the one behind the last
    answer names; None where two are named as often. The ``numbers`` are those of turns or answers."""
    if not numbers:
        return None
    last = numbers[-1] + 1
    below = range(last, min(last + 1, len(paragraphs)))
    between = [
        n
        for n in range(numbers[0] + 1, numbers[-1])
        if n not in numbers and _is_narrated(paragraphs, n)
    ]
    above = [
        n
        for n in range(numbers[0])
        if n != numbers[0] - 1 or not interviews.is_question(paragraphs, n)
    ]
    if paragraphs.lex.grammar.caseless:
        return next(
            filter(None, (_subject_of(paragraphs, n) for n in (above, between, below))), None
        )
    return (
        _named_most(paragraphs, above, people)
        or _named_first(paragraphs, between, people, opening=True)
        or _named_first(paragraphs, below, people)
    )


def _is_narrated(paragraphs: TokenizedText, number: int) -> bool:
    """Whether the narrator speaks in a paragraph, and no dash, mark or question opens it."""
    if paragraphs.first_character(number) in DASHES or interviews.is_question(paragraphs, number):
        return False
    regions, start = paragraphs.paragraphs[number].regions, paragraphs.paragraphs[number].start
    return not regions or regions[0].outer != start


def _subject_of(paragraphs: TokenizedText, numbers: Iterable[int]) -> str | None:
    """The name that is the subject of the first sentence which has one, where no capitals tell names."""
    for number in numbers:
        tokens = paragraphs[number]
        for start, end in tokens.sentences:
            clause = Clause.of(tokens, start, end)
            subject = _behind_noun(clause) or subjects.main_subject(clause, end)
            name = phrase_names.caseless(clause, subject) if subject is not None else None
            if name is not None:
                return clean(tokens.string(name))
    return None


def _behind_noun(clause: Clause) -> Phrase | None:
    """The first noun for a person with the words behind it, where the verb comes first: Arabic “بهذه الصراحة
    تتحدث *الفنانة ناديا الشامي*”."""
    article, persons = clause.grammar.article, clause.persons
    for i in range(clause.start, clause.end if clause.grammar.verb_first else clause.start):
        noun = clause.low[i].removeprefix(article)
        if persons.head(noun) not in (None, *GROUPS):
            return noun_phrases.starting_at(clause, i)
    return None


def _named_first(
    paragraphs: TokenizedText, numbers: Iterable[int], people: People, *, opening: bool = False
) -> str | None:
    """The first person whom the first sentence of a paragraph names in full; where ``opening`` is set, at
    its head."""
    for number in numbers:
        tokens = paragraphs[number]
        end = tokens.sentences[0][1] if tokens.sentences else 0
        for name in tokens.names:
            near = name.first == 0 if opening else name.first < end
            person = people.named(name, name.gender) if near else None
            if person is not None and len(person.parts) > 1 and not person.is_group:
                return person.name
    return None


def _named_most(paragraphs: TokenizedText, numbers: Iterable[int], people: People) -> str | None:
    counts: Counter[str] = Counter()
    for number in numbers:
        tokens = paragraphs[number]
        starts = {start for start, _ in tokens.sentences}
        for name in () if tokens.headline else tokens.names:
            person = people.named(name, name.gender)
            if person is not None and len(person.parts) > 1 and not person.is_group:
                opens = name.first in starts
                counts[person.name] += 1 + person.is_person + opens
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def by_initials(everybody: Iterable[str]) -> dict[str, set[str]]:
    """The full names of which these letters are the initials."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for full in everybody:
        found["".join(word[0] for word in full.split())].add(full)
    return found


def by_letters(name: str, initialled: Mapping[str, set[str]]) -> str | None:
    """The one full name of which a label is the initials: ``ML`` for Marta Lund."""
    letters = name.replace(".", "").replace(" ", "")
    if len(letters) < 2 or not _is_lettered(name):
        return None
    fitting = initialled.get(letters, ())
    return next(iter(fitting)) if len(fitting) == 1 else None


def _turn(text: str, number: int, paragraph: Paragraph, lex: Lexicon) -> Turn | None:
    label = _SIGNS if lex.grammar.cjk else _LABEL
    match = label.match(text, paragraph.start, paragraph.end)
    if match is None:
        match = _BARE.match(text, paragraph.start, paragraph.end)
        told = lex.cues.answers | lex.cues.questions
        if match is None or match["name"].lower() not in told or match["name"].islower():
            return None
    start, end = match.end(), paragraph.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(map(str.isalpha, text[start:end])) or _marked(paragraph, start, end):
        return None
    if match.groupdict().get("role") and not match["name"].isupper():
        return None
    return Turn(number, match.span("name"), start, end, None)


def _unified(labels: Counter[str], lex: Lexicon) -> dict[str, str]:
    """Each label, and the full name of which it is the surname or the initials; one for all questions, one
    for all answers."""
    full = [label for label in labels if len(label.split()) > 1 and not _is_lettered(label)]
    found = {}
    by_surname = {f.split()[-1]: f for f in reversed(full)}
    initialled = by_initials(full)
    for label in labels:
        found[label] = by_surname.get(label) or by_letters(label, initialled) or label
    for words in (lex.cues.answers, lex.cues.questions):
        meant = [label for label in labels if label.lower() in words]
        found |= dict.fromkeys(meant, next(iter(meant), ""))
    return found


def _is_lettered(label: str) -> bool:
    """Whether a label is initials: ``ML``, ``M. L.``."""
    letters = label.replace(".", "").replace(" ", "")
    return letters.isupper() and len(letters) <= INITIALS


def _marked(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the words stand in marks already."""
    return any(r.outer == start and r.after >= end - 1 for r in paragraph.regions)
