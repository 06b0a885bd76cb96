"""The name or the head noun that a noun phrase comes down to."""

from __future__ import annotations

from newsclean.quotes import noun_phrases
from newsclean.quotes.clause import Clause
from newsclean.quotes.names import clean, plain, runs
from newsclean.quotes.titles import GROUPS, PERSONAL
from newsclean.quotes.tokenizer import QUOTE
from newsclean.quotes.tokens import Phrase

_COMMAS = frozenset(",،")
LONGEST_HANGUL = 4
"""Syllables of a Korean name."""
ATTRIBUTES = 7
"""Words between a noun for somebody and the comma before the name, or before the name itself."""
LONGEST_NAME = 5
"""Words of a name that stands without capitals, or in apposition."""


def precedes_verb(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb follows a name that no preposition governs."""
    first, last = phrase
    if last >= clause.end or clause.low[first - 1] in clause.grammar.prepositions:
        return False
    low = clause.low[last]
    if low in clause.grammar.auxiliaries or low in clause.cues.verbs or low in clause.cues.weak:
        return True
    return clause.words[last][0].islower() and low not in clause.grammar.closed


def caseless(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Without capitals: a short phrase that does not begin with a common noun is a name."""
    first, last = phrase
    low, article = clause.low[first], clause.grammar.article
    if clause.grammar.offices_behind:
        return _before_office(clause, phrase)
    if low in clause.grammar.determiners:
        return None
    if clause.persons.noun(low) is not None or (
        article and clause.persons.head(low.removeprefix(article)) is not None
    ):
        return _behind_heads(clause, phrase)
    if clause.grammar.verb_last:
        heads = [
            i for i in range(first, last - 1) if clause.persons.head(clause.low[i]) is not None
        ]
        if heads:
            return heads[-1] + 1, last  # “धरने में शामिल किसान *भंवरलाल गोदारा*”
    if article and last - first > 2 and low.startswith(article):
        return first + 1, last  # A name has no article: “the engineer Samir al-Haddad”.
    return phrase if last - first <= LONGEST_NAME else None


def _behind_heads(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name behind the nouns that say what its bearer is, or behind the comma that closes them: Arabic
    “رئيس البلدية، *سليم العبادي*، …”."""
    first, last = phrase
    words, article, persons = clause.words, clause.grammar.article, clause.persons
    comma = _behind_place(clause, last)
    if comma < clause.last and words[comma] in _COMMAS:
        end = comma + 1
        while (
            end < clause.last
            and (words[end].isalpha() or clause.low[end] in persons.titles)
            and clause.low[end] not in clause.grammar.closed
        ):
            end += 1
        closed = end < clause.last and (words[end] in _COMMAS or words[end] == ":")
        enclosed = end < clause.last and words[end] in _COMMAS
        start = comma + 1
        while start < end - 1 and clause.low[start] in persons.titles:
            start += 1
        while article and end - start > 2 and clause.low[start].startswith(article):
            start += 1  # “مدرب النادي، *البرتغالي* روي كاردوزو، …”
        named = closed and 2 - enclosed <= end - start <= LONGEST_NAME
        if named and persons.head(clause.low[start]) is None:
            return start, end
    inner = any(low in clause.grammar.inner for low in clause.low[first + 1 : last - 3])
    if not inner and any(low in clause.grammar.inner for low in clause.low[first + 1 : last]):
        return None  # “الناطق *باسم* الحكومة”
    for i in range(last - 3, first, -1):
        low = clause.low[i].removeprefix(article) if article else clause.low[i]
        office = persons.head(low) not in (None, *GROUPS) and not inner
        if office or low in persons.titles or clause.low[i] in persons.titles:
            return i + 1, last  # “وزير الري المهندس *حسام الدين القاضي*”
    small = sum(low in persons.particles for low in clause.low[first:last])
    titled = persons.titles.get(clause.low[first]) is not None
    if titled and 1 < last - first - small <= LONGEST_NAME:
        return first + 1, last  # “الحاج *عبد السلام الرواشدة*”
    return _last_of(clause, phrase)


def _last_of(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name that the last words of a phrase are, behind a noun for somebody."""
    first, last = phrase
    article, persons = clause.grammar.article, clause.persons
    kin, named = clause.low[first], clause.low[last - 1]
    if last - first == 2 and persons.owned and persons.head(kin) in PERSONAL:
        own = kin.endswith(persons.owned) and not named.startswith(article)
        return (last - 1, last) if own else None  # “ابنتها *نورة*”
    if last - first < 3:
        return None
    joined = last - first > 3 and clause.low[last - 3] in persons.particles  # “*عبد* الصمد الفاسي”
    apart = last - 4 > first and article and clause.low[last - 4].startswith(article)
    if apart and not clause.low[last - 3].startswith((article, *persons.governed)):
        return last - 3, last  # “الكاتبة المغربية *فاطمة الزهراء بنيس*”
    if article and not joined and clause.low[last - 2].startswith((article, *persons.governed)):
        return None  # “وزير *الخارجية الفرنسي*”, “الأمين العام *للأمم المتحدة*”
    return last - 2 - joined, last


def _behind_place(clause: Clause, last: int) -> int:
    """Behind the place where somebody holds an office: “مدير الدفاع المدني *في المحافظة*، …”."""
    if last >= clause.last:
        return last
    low, grammar = clause.low[last], clause.grammar
    if low not in grammar.prepositions and low not in grammar.genitive:
        return last
    stop = min(clause.last, last + LONGEST_NAME)
    return next((i for i in range(last + 1, stop) if clause.words[i] in _COMMAS), last)


def _before_office(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name before an office, or the last word where it may be a name: “부산 김민수 *선장*”."""
    first, last = phrase
    persons, low = clause.persons, clause.low
    if low[last - 1] in persons.titles and clause.low[first - 1] == ")" and last - first == 1:
        return _before_age(clause, first - 1)  # “윤가람(34) *감독*”
    if low[last - 1] in persons.titles:
        if last - first > 2 and low[last - 2].endswith(persons.office_endings):
            last -= 1  # “설민아 *한별대* 교수”
        named = last - first > 1 and len(low[last - 2]) <= LONGEST_HANGUL
        if named and len(low[last - 2]) == 2 and not low[last - 2].startswith(persons.family):
            return None  # “이웃 *카페* 사장”
        return (last - 2, last - 1) if named and low[last - 2] not in persons.heads else None
    seat = low[last - 1].endswith(tuple(t for t in persons.titles if len(t) > 1))
    if seat and last - first > 1 and len(low[last - 1]) > LONGEST_HANGUL - 1:
        before = low[last - 2]  # “*김태호* 해림군수”
        named = len(before) == LONGEST_HANGUL - 1 and before.startswith(persons.family)
        return (last - 2, last - 1) if named else None
    short = 2 <= len(low[last - 1]) <= LONGEST_HANGUL and persons.noun(low[last - 1]) is None
    return (last - 1, last) if short else None


def _before_age(clause: Clause, closing: int) -> Phrase | None:
    """The name before an age in brackets."""
    name = closing - 3
    aged = name >= clause.start and clause.words[closing - 2] == "("
    return (name, name + 1) if aged and clause.words[closing - 1].isdecimal() else None


def apposed(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name set behind a description: “the mayor, Remedios Cano, …”."""
    start, words, low, end = phrase[1], clause.words, clause.low, clause.last
    start = behind_genitives(clause, _behind_brackets(clause, start))
    if start < end and words[start] != "," and not clause.grammar.open_nouns:
        start = _behind_attributes(clause, start)
    if start < end and low[start] in clause.grammar.relatives:
        start = next((i for i in range(start, min(end, start + 10)) if words[i] == ","), start)
    if start >= end or words[start] != ",":
        return None
    comma = start
    start += 1
    persons = clause.persons
    while start < end and (
        low[start] in clause.grammar.definite
        or (
            not clause.upper[start]
            and (low[start] in persons.titles or low[start] in persons.heads)
        )
        or (not clause.upper[start] and low[start - 1] in clause.grammar.definite)
        or _ranks(clause, start, end)
    ):
        start += 1
    if start < end and not clause.upper[start] and not clause.grammar.open_nouns:
        start = _behind_office(clause, start)
    if start >= end or not clause.upper[start]:
        return None
    stop = min(end, start + LONGEST_NAME)
    last = runs(clause.upper, low, clause.persons, start, stop)[0][1]
    if last - start < 2:
        articled = all(low[i] in clause.grammar.definite for i in range(comma + 1, start))
        enclosed = last < end and words[last] == "," and articled
        # “его соседка, *баба* Нюра, …”
        enclosed |= last < end and words[last] == "," and low[start - 1] in persons.titles
        office = persons.head(low[phrase[1] - 1]) if not clause.grammar.open_nouns else None
        articled = low[phrase[0]] in clause.grammar.determiners or not clause.grammar.articles
        articled = articled or (office is not None and office not in GROUPS)
        if not (enclosed and articled and plain(low[start]) not in clause.persons.heads):
            return None
    # In Hungarian no comma closes an apposition.
    closed = last == end or words[last] in (*",.;:—–", QUOTE) or clause.grammar.surname_first
    closed = closed or (words[last] == "(" and not clause.grammar.open_nouns)
    return (start, last) if closed else None


def before_office(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name to which an office stands in apposition: “*Iván Roe*, primo del alcalde y *concejal*, …”."""
    grammar, words, (first, last) = clause.grammar, clause.words, phrase
    if grammar.open_nouns or grammar.caseless or last >= clause.last or words[last] != ",":
        return None
    comma = first - 1
    if comma > clause.start and clause.low[comma] in grammar.conjunction:
        while comma > max(clause.start, first - ATTRIBUTES) and words[comma] != ",":
            comma -= 1
    if comma - 1 <= clause.start or words[comma] != "," or not clause.upper[comma - 1]:
        return None
    named = noun_phrases.ending_at(clause, comma - 1)
    return capitalised(clause, named) if named is not None else None


def _behind_attributes(clause: Clause, start: int) -> int:
    """The comma behind what is said of a noun without a verb, else ``start``: “la vice-présidente *chargée de
    l’environnement*, Laurence Roe, …”."""
    comma = clause.next_comma(start, min(clause.last, start + ATTRIBUTES))
    inside = range(start, max(comma, start))
    grammar, cues = clause.grammar, clause.cues
    plain = all(
        clause.words[i][0].isalpha()
        and clause.quote[i] < 0
        and clause.low[i] not in cues.verbs
        and clause.low[i] not in grammar.auxiliaries
        and clause.low[i] not in grammar.conjunctions
        and clause.low[i] not in clause.persons.pronouns
        for i in inside
    )
    return comma if comma > start and plain else start


def _behind_office(clause: Clause, start: int) -> int:
    """Behind what somebody is, before the name: “руководитель, *доктор биологических наук* Анна Роу”."""
    i = start
    while i < min(clause.last, start + ATTRIBUTES) and not clause.upper[i]:
        low = clause.low[i]
        if not low.isalpha() or low in clause.grammar.closed or low in clause.cues.weak:
            return start
        i += 1
    named = i + 1 < clause.last and clause.upper[i] and clause.upper[i + 1]
    return i if named and clause.persons.noun(clause.low[start]) is not None else start


def _ranks(clause: Clause, i: int, end: int) -> bool:
    """Whether a small word in front of a name says what its bearer is: “…, *tenente* Adilson Brum, …”."""
    small = not clause.upper[i] and clause.low[i] not in clause.grammar.closed
    return small and clause.low[i].isalpha() and i + 1 < end and clause.upper[i + 1]


def _behind_brackets(clause: Clause, start: int) -> int:
    """Behind what stands in brackets, where more of the description follows: “Le maire *(sans étiquette)* de
    Roe, …”."""
    if start >= clause.last or clause.words[start] != "(" or clause.grammar.open_nouns:
        return start
    stop = min(clause.last - 1, start + ATTRIBUTES)
    end = next((j + 1 for j in range(start, stop) if clause.words[j] == ")"), start)
    return end if end > start and clause.low[end] in clause.grammar.genitive else start


def behind_genitives(clause: Clause, start: int) -> int:
    """The comma behind what hangs on a description, else ``start``: “the head *of the port of Holm*, Roe”."""
    i, end = start, clause.last
    owned = i + 1 < end and clause.persons.refers(clause.low[i]) and clause.words[i + 1] == ","
    if owned and not clause.grammar.open_nouns:
        return i + 1  # “Avocata *lui*, Ioana Roe”
    while i < end and clause.low[i] in clause.grammar.genitive:
        hung = noun_phrases.starting_at(clause, i + 1, end)
        if hung is None:
            return start
        i = hung[1]
    comma = clause.next_comma(i, min(end, i + LONGEST_NAME)) if i > start else -1
    if comma >= 0 and (comma == i or noun_phrases.is_run(clause, i, comma)):
        return comma
    return start


def capitalised(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name that a phrase comes down to: “X's manager Jane Roe” to Jane Roe."""
    if clause.grammar.surname_first and clause.upper[phrase[0]]:
        # “Nagy Anna *kapitány*”
        phrase = runs(clause.upper, clause.low, clause.persons, *phrase)[0]
    told = phrase[1] - phrase[0] > 1 and clause.low[phrase[1] - 1] in clause.persons.agencies
    if (
        told
        and not clause.grammar.open_nouns
        and clause.low[phrase[0]] not in clause.persons.agencies
    ):
        phrase = phrase[0], phrase[1] - 1  # “řekl Vondra *ČTK*”
    last = phrase[1] - 1
    if last > phrase[0] and clause.low[last] in clause.cues.nouns:
        if clause.low[last - 1].endswith("'s") and clause.upper[last - 1]:
            phrase = phrase[0], last  # “*Jane Roe’s* answer was short”
            last -= 1
    if clause.words[last].islower() and clause.persons.head(clause.low[last]) is not None:
        return None  # “Iraqi and US officials”
    found = None
    grammar = clause.grammar
    for run in runs(clause.upper, clause.low, clause.persons, *phrase):
        following = clause.low[run[1]] if run[1] < phrase[1] else ""
        if (
            following in grammar.inner
            or following in grammar.conjunction
            or following in grammar.genitives
        ):
            return found or run
        found = run
    return None if found is None or found[1] < phrase[1] else found


def is_of_office(clause: Clause, phrase: Phrase, name: Phrase) -> bool:
    """Whether a name may be what an office is of, and no person: “Ministrul *Mediului*, Roe”, “Direktur *PT
    Andesit*, Roe”."""
    low, persons = clause.low, clause.persons
    if clause.grammar.open_nouns or clause.grammar.caseless:
        return False
    first = phrase[0] + (low[phrase[0]] in clause.grammar.determiners)
    if first + 1 >= len(low):
        return False  # the text ends with the office
    office = low[first] in persons.titles or persons.head(low[first]) not in (None, *GROUPS)
    if not office:
        return False
    alone = name[1] - max(name[0], first + 1) == 1
    return (
        alone
        or low[first + 1] not in persons.first_names
        or any(persons.head(low[i]) in GROUPS for i in range(first + 1, name[1]))
    )


def is_seat(clause: Clause, phrase: Phrase, name: Phrase) -> bool:
    """Whether nothing but what an office is of stands behind it, and no name: Polish “premier *Węgier*”."""
    low, persons, last = clause.low, clause.persons, phrase[1]
    if name[1] != last or last - phrase[0] < 2 or low[last - 1] not in persons.seats:
        return False
    first = next((i for i in range(phrase[0], last) if persons.noun(low[i]) is not None), last)
    return first < last and persons.seats.issuperset(low[first + 1 : last])


def behind_office(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name behind an office that takes more words: “director *of nursing* Ida Frank”."""
    last = phrase[1]
    if last + 1 < clause.last and clause.quote[last] >= 0 and clause.upper[last + 1]:
        # “аналитик банка «Восход» *Михаил Охрименко*”
        run = runs(clause.upper, clause.low, clause.persons, last + 1, clause.last)[0]
        return run if run[0] == last + 1 and run[1] - run[0] > 1 else None
    if last + 1 >= clause.last or clause.low[last] not in clause.grammar.inner:
        return None
    more = noun_phrases.starting_at(clause, last + 1, clause.last)
    if more is None:
        return None
    if clause.upper[more[0]]:  # “Пенсионер *из Хабаровска* Олег Ким”
        named = [
            i
            for i in range(more[0] + 1, more[1] - 1)
            if clause.low[i] in clause.persons.first_names
        ]
        if named and clause.upper[more[1] - 1]:
            return named[0], more[1]
        seat = clause.tokens.name(more)
        return (seat.start, more[1]) if seat.start > more[0] else None
    found = runs(clause.upper, clause.low, clause.persons, *more)
    if not found or found[-1][1] != more[1] or found[-1][1] - found[-1][0] < 2:
        return None
    if clause.low[found[-1][0] - 1] in clause.grammar.determiners:
        return None
    return found[-1]


def extension(clause: Clause, last: int) -> str:
    """What belongs to a description behind it: “a friend” *of the star*."""
    if last + 1 >= clause.last or clause.low[last] not in clause.grammar.genitive:
        return ""
    if clause.low[last + 1] in clause.persons.agencies:
        return ""  # “en granne *för TT*”
    more = noun_phrases.starting_at(clause, last + 1, clause.last)
    return " " + clean(clause.tokens.string((last, more[1]))) if more is not None else ""


def owner(clause: Clause, phrase: Phrase) -> str:
    """The word behind a description that tells whose somebody is: Greek “ο πατέρας *μου*”, Romanian “mama
    *lui*”."""
    last, low = phrase[1], clause.low
    if last >= clause.end or low[last] not in clause.persons.possessives:
        return ""
    before_noun = low[last] in clause.grammar.determiners and last + 1 < clause.end
    if before_noun and noun_phrases.starting_at(clause, last + 1) is not None:
        return ""
    return " " + clause.words[last]


def head(clause: Clause, phrase: Phrase) -> str:
    """The noun of a description, before whatever hangs on it."""
    grammar = clause.grammar
    behind = grammar.verb_first or (grammar.between and not grammar.capital_nouns)
    if behind:  # The adjective follows its noun.
        known = (low for low in clause.low[slice(*phrase)] if clause.persons.noun(low) is not None)
        if (noun := next(known, None)) is not None:
            return plain(noun)
    for i in range(phrase[0] + 1, phrase[1]):
        low = clause.low[i]
        if low in grammar.prepositions or (low in grammar.genitives and clause.upper[i - 1]):
            return plain(clause.low[i - 1])
    return plain(clause.low[phrase[1] - 1])


def is_epithet(clause: Clause, phrase: Phrase, noun: str) -> bool:
    """Whether a description stands for somebody just named: an age, or “the *former* champion”."""
    persons, grammar, (first, last) = clause.persons, clause.grammar, phrase
    # Without an article the form is that of somebody who is known, where the noun has one.
    low = clause.low
    if last - first > 1 and low[last - 2] in persons.ranks:
        return False  # “*Головна* лікарка”
    if low[first] in grammar.determiners and low[first] not in grammar.definite:
        return False
    if persons.ages and any(word.endswith(persons.ages) for word in low[first:last]):
        return True
    if extension(clause, last):
        # “*de 58 anos*”
        return low[last + 1].isdecimal() and not grammar.times.isdisjoint(low[last + 2 : last + 4])
    if persons.is_epithet(noun):
        return True
    return last - first == 3 and clause.low[first + 1] in persons.bygone
