"""Frames before a quotation: ``X said: “…”``, ``X called it “…”``, ``X: “…”``.

They are given the *lead*: the clause that ends where the quotation begins.
"""

from __future__ import annotations

from newsclean.quotes import case_subjects, noun_phrases, phrase_names, subjects
from newsclean.quotes.adverbials import may_speak
from newsclean.quotes.clause import REACH, Clause
from newsclean.quotes.frames import Found, Frame, Strength, first, rule
from newsclean.quotes.frames_behind import (
    BEHIND,
    CLOSING,
    according_to,
    in_brackets,
    noun_of,
    participle,
    signature,
    source,
    tag,
)
from newsclean.quotes.titles import GROUPS
from newsclean.quotes.tokens import COLONS, Phrase

QUOTED = 16
"""Tokens between the verb by which somebody else quotes and the verb of the one who is quoted."""
RELATIVE = 16
"""Tokens of a relative clause between a name and its colon."""
INVERTED = 8
"""Tokens before a noun for an answer that stands behind its verb."""
HOST = 10
"""Tokens between the preposition before an institution and its verb."""
OPINION = 16
"""Tokens between a noun for an opinion and the quotation."""


def before(lead: Clause) -> Frame | None:
    """The frame that leads to the quotation at the end of a clause."""
    labelled = label.at(lead, lead.start)
    if labelled is not None:
        return labelled
    soft: Frame | None = None
    low, cues = lead.low, lead.cues.leading
    for c in range(lead.end - 1, max(lead.start, lead.end - REACH) - 1, -1):
        frame = first(LEADING, lead, c) if low[c] in cues else None
        if frame is None:
            continue
        loose = lead.cues.lemma(low[c]) in lead.cues.soft or _is_loose(lead, c)
        if not loose and not _is_nested(lead, c, frame):
            viewed = _viewed(lead, frame)
            if viewed is not None:
                return viewed
            return frame if soft is None or frame.subject is not None else soft
        soft = soft or frame
    return soft


def _viewed(lead: Clause, frame: Frame) -> Frame | None:
    """Whose words open the sentence, where a thing is the subject of its verb: “*Según Roe*, los generadores
    respondieron «como debían»”."""
    if (
        lead.grammar.open_nouns
        or frame.subject is None
        or lead.low[lead.start] not in lead.cues.according
    ):
        return None
    (first, last), persons = frame.subject, lead.persons
    known = any(
        persons.noun(low) is not None or persons.refers(low) for low in lead.low[first:last]
    )
    return None if known or lead.has_name(frame.subject) else according_to.at(lead, lead.start)


def fallback(lead: Clause) -> Frame | None:
    """Without a known cue: whose view the sentence tells, or its subject and the word behind it."""
    if lead.words[lead.end - 1] in COLONS and not lead.grammar.open_nouns:
        for i in range(lead.start + 1, min(lead.end, lead.start + INVERTED)):
            replied = noun_of.at(lead, i)  # “Pronta *la replica di Roe*: «…»”
            if replied is not None:
                return replied
    return first(FALLBACK, lead, lead.start)


@rule("label", Strength.FIRM, "Roe: “…”")
def label(lead: Clause, i: int) -> Found | None:
    """Nothing but a name before a colon."""
    if lead.end - 2 < lead.start or lead.words[lead.end - 1] not in COLONS:
        return None
    subject = noun_phrases.ending_at(lead, lead.end - 2)
    if subject is None or subject[0] != i or not lead.has_name(subject):
        return None
    if not lead.grammar.open_nouns and not noun_phrases.is_named(lead, subject):
        return None  # “Aune *korjaa heti*: ”…””
    return Found(subject, None, lead.end)


@rule("verb-before", Strength.FIRM, "Roe said: “…”")
def verb(lead: Clause, c: int) -> Found | None:
    """A verb that reports, with its subject on whichever side it stands."""
    if not lead.reports(c) or subjects.is_noun(lead, c):
        return None
    cue = c, c + 1
    if c + 1 < lead.end and lead.low[c + 1] in lead.grammar.agent:
        agent = _agent(lead, c)
        return Found(agent, cue, agent[1]) if agent is not None else None
    quoted = _quoted(lead, c)
    if quoted is not None:
        return quoted
    around = _cited(lead, c) or _inserted(lead, c)
    if around is not None:
        return Found(around, cue, around[1])
    if lead.grammar.case_marked:
        subject = case_subjects.hearsay(lead, c) or case_subjects.subject(lead, c)
        if subject is not None:
            return Found(subject, cue, max(subject[1], c + 1))
    host = _place(lead, c)
    if host is not None:
        return Found(host, cue, c + 1)
    ahead = _ahead(lead, c) if lead.grammar.verb_first else subjects.subject_of(lead, c)
    subject = ahead
    if _may_follow(lead, c, subject):
        following = _following(lead, c)
        if following is not None:
            return Found(following, cue, following[1])
    marked = c + 1 == lead.end or lead.quote[c + 1] >= 0
    if marked and subject is not None and subjects.names_a_thing(lead, subject, c):
        return None
    if subject is None and not lead.grammar.drops:
        subject = subjects.main_subject(lead, c)
    return Found(subject, cue, c + 1, None if subject else Strength.GUESS)


@rule("owner-of-noun", Strength.LOOSE, "her warning that “…”")
def owner(lead: Clause, c: int) -> Found | None:
    """The owner of a noun that introduces words is the speaker."""
    noun = subjects.is_noun(lead, c) if lead.reports(c) else _is_near_noun(lead, c)
    if not noun or c + 1 >= lead.last:
        return None
    if lead.low[c + 1] not in lead.grammar.that and lead.quote[c + 1] < 0:
        return None
    for i in range(c - 1, max(lead.start, c - 4) - 1, -1):
        low = lead.low[i]
        if low in lead.persons.possessives:
            return Found((i, i + 1), (c, c + 1), c + 1)
        if low.endswith("'s"):
            found = noun_phrases.ending_at(lead, i)
            return Found(found, (c, c + 1), c + 1) if found else None
        if low in lead.grammar.closed:
            return None
    return None


@rule("opinion", Strength.LOOSE, "Roe ist der Meinung, das sei „…“")
def opinion(lead: Clause, c: int) -> Found | None:
    """Somebody who is of an opinion, where case tells who."""
    if not _is_opinion(lead, c):
        return None
    subject = case_subjects.subject(lead, c)
    return Found(subject, (c, c + 1), c + 2) if subject else None


@rule("tag-before", Strength.FIRM, "…, so Roe, „…“")
def tag_before(lead: Clause, c: int) -> Found | None:
    return tag.find(lead, c) if lead.is_introduced(c) else None


@rule("speaker-tag", Strength.FIRM, "Roe zufolge „…“")
def speaker_then_tag(lead: Clause, c: int) -> Found | None:
    if lead.low[c] not in lead.cues.behind:
        return None
    owned = c > lead.start and lead.low[c - 1] in lead.persons.possessives
    # “*Hänen* mukaansa”
    subject = (c - 1, c) if owned else noun_phrases.ending_at(lead, c - 1)
    return Found(subject, (c, c + 1), c + 1) if subject else None


@rule("view", Strength.LOOSE, "Für Anna Rehm ist das „…“")
def view(lead: Clause, start: int) -> Found | None:
    """Whose view a sentence tells that begins with “for Roe, …”."""
    small = lead.low[start] in lead.grammar.conjunctions or lead.low[start] in lead.grammar.adverbs
    if small and not lead.grammar.open_nouns:
        start += 1  # “*Mais* pour Roe, …”
    if start >= lead.end or lead.low[start] not in lead.cues.viewing:
        return None
    subject = noun_phrases.starting_at(lead, start + 1)
    if subject is None or not case_subjects.can_speak(lead, subject):
        return None
    lone = subject[1] - subject[0] < 2 and (lead.grammar.open_nouns or not lead.has_name(subject))
    if lone or not may_speak(lead, subject, listed=True):
        return None
    if lead.grammar.open_nouns and not lead.has_name(subject):
        return None
    return Found(subject, (start, start + 1), subject[1])


@rule("named-last", Strength.LOOSE, "Contraria la geologa Roe: «…»")
def named_last(lead: Clause, start: int) -> Found | None:
    """A name that closes the sentence before the colon, where a subject may stand behind its verb."""
    end = lead.end - 1
    if lead.grammar.open_nouns or not lead.grammar.between or lead.words[end] not in COLONS:
        return None
    for i in range(
        end - 2, max(start, end - RELATIVE), -1
    ):  # “…, *che lo ha voluto in squadra*: «…»”
        if lead.words[i] == "," and lead.low[i + 1] in lead.grammar.relatives:
            end = i
    subject = noun_phrases.ending_at(lead, end - 1)
    if subject is None or not lead.has_name(subject) or subject[0] - 1 < start:
        return None
    last = subject[1] - 1
    if not lead.upper[last] and lead.persons.noun(lead.low[last]) is None:
        return None  # “A község a *Facebookon kért segítséget*: „…””
    before = lead.low[subject[0] - 1]
    if before == "," and _is_office(lead, subject[0] - 2):
        return Found(subject, None, lead.end)
    named = subject[1] - subject[0] > 1 and before[0].isalpha()
    governed = before in lead.grammar.prepositions and before not in lead.grammar.agent
    if not named or governed or before in lead.persons.obliques:
        return None
    return Found(subject, None, lead.end)


def _is_office(lead: Clause, j: int) -> bool:
    """Whether a description of somebody ends at a token: “se muestra *el párroco*, don Ángel: «…»”."""
    described = noun_phrases.ending_at(lead, j)
    while described is not None and described[0] - 1 > lead.start:
        hung = lead.low[described[0]] in lead.grammar.genitive
        if not hung and lead.low[described[0] - 1] not in lead.grammar.genitive:
            break
        described = noun_phrases.ending_at(lead, described[0] - 1 - (not hung))
    office = lead.persons.noun(phrase_names.head(lead, described)) if described else None
    return office is not None and office not in GROUPS


@rule("sentence-subject", Strength.GUESS, "Roe went further: “…”")
def sentence_subject(lead: Clause, start: int) -> Found | None:
    """The subject of the sentence and the word behind it, whatever it is."""
    low, grammar, q = lead.low, lead.grammar, lead.end
    subject = case_subjects.nominative(lead, q) if grammar.case_marked else None
    subject = subject or subjects.main_subject(lead, q)
    if subject is None or not grammar.mood.isdisjoint(low[max(start, q - REACH) : q + 8]):
        return None
    j = subject[1]
    while j < q and (low[j] in grammar.auxiliaries or low[j] in grammar.adverbs):
        j += 1
    if j == q and lead.words[q - 1] not in COLONS:
        return None  # “Choose “fast pour””
    known = j < q and low[j].isalpha() and not lead.upper[j] and low[j] not in grammar.closed
    if not known and j > subject[1]:
        j, known = subject[1], True  # “went even further: “…””
    return Found(subject, (j, j + 1) if known else None, j)


LEADING = (verb, owner, opinion, according_to, tag_before, speaker_then_tag)
"""Tried at each cue before the quotation, from the nearest."""
FALLBACK = (view, noun_of, named_last, sentence_subject)
"""Tried at the start of the sentence where no cue leads to the quotation."""
_ALONE = (signature, in_brackets, participle, label)
FRAMES = (*dict.fromkeys((*BEHIND, *CLOSING, *_ALONE, *LEADING, *FALLBACK)),)
"""Every rule, once."""


def _is_loose(lead: Clause, c: int) -> bool:
    """Whether a cue gives way to another of its sentence: “said her remarks “…””."""
    low, cues = lead.low[c], lead.cues
    if low in cues.behind or low in cues.nouns or _is_attribute(lead, c):
        return True
    return subjects.is_noun(lead, c)


def _is_attribute(lead: Clause, c: int) -> bool:
    """A participle that belongs to the noun before it: “tweets accusing her of …”."""
    if c <= lead.start or lead.low[c] not in lead.cues.participles:
        return False
    before = lead.low[c - 1]
    return before.isalpha() and (before not in lead.grammar.closed or before in lead.cues.ambiguous)


def _is_nested(lead: Clause, c: int, frame: Frame) -> bool:
    """Whether another cue governs this one: “said it would tell”, “tried to tell”."""
    low = lead.low
    if low[c - 1] in lead.grammar.infinitive:
        return True
    if frame.subject is None or frame.subject[0] >= c:
        return False
    i = frame.subject[0] - 1
    if i > lead.start and low[i] in lead.grammar.that:
        if low[c] in lead.cues.weak and low[i + 1] in lead.persons.pronouns:
            return True  # “denounced what she calls “…””
        i -= 1
    return i >= lead.start and low[i] in lead.cues.verbs and not _is_citing(lead, i)


def _is_citing(lead: Clause, i: int) -> bool:
    return lead.cues.verbs[lead.low[i]] in lead.cues.citing


def _is_opinion(lead: Clause, c: int) -> bool:
    return (
        lead.grammar.case_marked
        and lead.low[c] in lead.cues.nouns
        and not lead.reports(c)
        and lead.end - c <= OPINION
        and lead.words[c + 1] == ","
    )


def _is_near_noun(lead: Clause, c: int) -> bool:
    """Whether a noun introduces what stands a few words behind it."""
    return lead.low[c] in lead.cues.nouns and lead.end - c <= 8 and not _is_opinion(lead, c)


def _agent(lead: Clause, c: int) -> Phrase | None:
    """Whoever said something, behind words for a source: “secondo quanto riferito *da un portavoce*”."""
    before = lead.low[max(lead.start, c - 3) : c]
    if not lead.grammar.passive.isdisjoint(before) and not lead.grammar.case_marked:
        return noun_phrases.starting_at(lead, c + 2)  # “was told *by her headmistress* that”
    if lead.grammar.open_nouns or not any(low in lead.cues.according for low in before):
        return None
    return noun_phrases.starting_at(lead, c + 2)


def _place(lead: Clause, c: int) -> Phrase | None:
    """Where something is said or stands that nobody says: “*im Urteil* heißt es”, “В *компании* сообщили”."""
    impersonal = lead.cues.verbs.get(lead.low[c]) in lead.cues.hearsay
    read = source(lead, c) if impersonal and not lead.grammar.case_marked else None
    return read or (_host(lead, c) if lead.cues.hosts else None)


def _ahead(lead: Clause, c: int) -> Phrase | None:
    """The one whom a noun for somebody puts before the verb, where verbs mostly come first: Arabic."""
    auxiliaries, first = lead.grammar.auxiliaries, lead.start
    least = 1
    if c > lead.start and lead.low[c - 1] in auxiliaries:  # “وكانت *المدعية غادة نصر* قد وصفت”
        c, least = c - 1, 0
        others = range(c - 1, max(lead.start - 1, c - HOST), -1)
        first = next((i + 1 for i in others if lead.low[i] in auxiliaries), first)
    while first < c and lead.low[first] in lead.grammar.closed:
        first += 1
    noun = lead.low[first].removeprefix(lead.grammar.article) if first < c - least else ""
    office = lead.persons.head(noun) if noun else None
    told = any(lead.low[i] in lead.cues.verbs for i in range(first, c))
    parted = any(not lead.words[i].isalpha() or lead.quote[i] >= 0 for i in range(first, c))
    return (first, c) if office not in (None, *GROUPS) and not told and not parted else None


def _host(lead: Clause, c: int) -> Phrase | None:
    """The institution in which something is said, where no subject says it: “В компании сообщили”."""
    if not lead.low[c].endswith(lead.grammar.plural):
        return None
    for i in range(max(lead.start, c - HOST), c):
        opens = i == lead.start or not lead.words[i - 1][0].isalnum()
        stop = c - 1 if lead.quote[c - 1] >= 0 else c  # “В компании «Парус» сообщили”
        if not opens or lead.low[i] not in lead.cues.hosts:
            continue
        first = i + 1
        while first < stop and lead.low[first] in lead.grammar.determiners:
            first += 1
        if noun_phrases.is_run(lead, first, stop):
            last = c - 1 if stop < c and _is_dative(lead, stop) else c
            while lead.has_name((first, last - 1)) and not lead.upper[last - 1]:
                last -= 1  # “В компании «Парус» *агентству* сообщили”
            return i + 1, last
    return None


def _is_dative(lead: Clause, i: int) -> bool:
    """Whether words in marks name those who are told: “В минтрансе *«Вестям»* подтвердили”."""
    region = lead.tokens.regions[lead.quote[i]]
    inside = lead.tokens.text[region.start : region.end].split(maxsplit=1)
    return bool(inside) and inside[0].endswith(lead.persons.dative_endings or ("\n",))


def _quoted(lead: Clause, c: int) -> Found | None:
    """The one whom somebody else quotes: “the paper quoted *Roe* as saying”, “*Roe* was quoted as saying”."""
    low, citing = lead.low, lead.cues.citing
    if not citing or c - 1 <= lead.start or low[c - 1] not in lead.grammar.judging:
        return None
    for i in range(c - 2, max(lead.start, c - QUOTED), -1):
        if lead.cues.verbs.get(low[i]) not in citing or lead.upper[i]:
            continue
        if low[i - 1] in lead.grammar.passive:
            found = subjects.subject_of(lead, i)
        else:
            found = noun_phrases.starting_at(lead, i + 1)
        return Found(found, (c, c + 1), c + 1) if found else None
    return None


def _cited(lead: Clause, c: int) -> Phrase | None:
    """The object of a verb that cites: German “zitiert einen Zeugen mit den Worten”."""
    if lead.cues.verbs.get(lead.low[c]) not in lead.cues.citing:
        return None
    if lead.grammar.verb_first:  # “ونقلت صحيفة «الأفق» *عن مصدر* قوله”
        origins = (i for i in range(c + 1, lead.end) if lead.low[i] in lead.cues.origins)
        return next((noun_phrases.starting_at(lead, i + 1) for i in origins), None)
    if lead.grammar.open_nouns and not lead.grammar.case_marked:
        return None  # English goes on: “quoted him *as saying*”.
    return noun_phrases.starting_at(lead, c + 1)


def _inserted(lead: Clause, c: int) -> Phrase | None:
    """The subject of a clause set between commas: “the cows, explains he, …”."""
    if c <= lead.start or lead.words[c - 1] != "," or not lead.grammar.inverts:
        return None
    found = noun_phrases.starting_at(lead, c + 1)
    if found is None or found[1] >= lead.end or lead.words[found[1]] != ",":
        return None
    return found if not lead.is_lone_object(found) else None


def _may_follow(lead: Clause, c: int, subject: Phrase | None) -> bool:
    """Whether the subject of a verb has to be looked for behind it as well."""
    if subject is None:
        return True
    if not lead.grammar.verb_second:
        return False
    adjacent = subjects.is_adjacent(lead, subject)
    pronoun = lead.persons.pronouns.get(lead.low[c + 1]) if c + 1 < lead.end else None
    named = lead.has_name(subject) or lead.persons.head(lead.low[subject[1] - 1]) is not None
    if pronoun == "it" and adjacent and named:
        return False  # “Roe kalder *den* „…“”: its object.
    return pronoun is not None or not adjacent


def _following(lead: Clause, c: int) -> Phrase | None:
    """The subject behind its verb, where the language or the place allows it."""
    low, grammar = lead.low, lead.grammar
    placed = c == lead.start or grammar.verb_first or grammar.verb_second or grammar.drops
    if not (grammar.inverts and placed):
        return None
    j = c + 1
    while j < min(lead.end, c + 4) and (low[j] in grammar.adverbs or low[j] in grammar.reflexive):
        j += 1
    found = noun_phrases.starting_at(lead, j)
    if found is not None and grammar.article:
        found = _without_patient(lead, found)
    return found if found and not lead.is_lone_object(found) else None


def _without_patient(lead: Clause, phrase: Phrase) -> Phrase:
    """The subject before an institution that is the object: “اتهم أيمن الصالح *الحكومة*”. No article stands
    before what hangs on a noun."""
    first, last = phrase
    article, low = lead.grammar.article, lead.low
    patient = last - first > 1 and low[last - 1].startswith(article)
    group = patient and lead.persons.head(low[last - 1].removeprefix(article)) in GROUPS
    return (first, last - 1) if group and low[last - 2].startswith(article) else phrase
