"""Frames behind a quotation: ``“…,” said X``, ``“…,” X said``, ``“…,” according to X``.

Where marks, comma and subject make a frame sure, any finite verb serves as its cue: a closed list of
verbs ends at nine cues in ten.
"""

from __future__ import annotations

from newsclean.quotes import adverbials, case_subjects, noun_phrases, phrase_names, subjects
from newsclean.quotes.adverbials import may_speak
from newsclean.quotes.clause import AFTER_CONTENT, DASHES, REACH, Clause
from newsclean.quotes.frames import Found, Frame, Strength, first, rule
from newsclean.quotes.titles import GROUPS
from newsclean.quotes.tokens import Phrase

_COMMAS = frozenset(",،—–-")
LATE = 4
"""Tokens behind the quotation among which a verb that closes the clause stands."""
SENTENCE = 4
"""Blanks in a quotation from which it is more than a title."""
MARKED = 10
"""Tokens behind the quotation up to which its subject may reach."""


def behind(clause: Clause) -> Frame | None:
    """The frame that follows the quotation of a clause directly."""
    q = clause.at
    i = q + 1
    while i < clause.end and i < q + 3 and _between(clause, i):
        i += 1
    if i >= clause.end or clause.quote[i] >= 0:
        return None
    if i == q + 1 and clause.words[i] == "(":
        return in_brackets.at(clause, i)
    if i > q + 1 and clause.words[i - 1] in DASHES:
        signed = signature.at(clause, i)
        if signed is not None:
            return signed
    return first(BEHIND, clause, i)


def _between(clause: Clause, i: int) -> bool:
    word = clause.words[i]
    return word in ",;،" or word in DASHES or clause.low[i] in clause.grammar.conjunction


def closing(clause: Clause) -> Frame | None:
    """A frame that closes the sentence behind more narration: ``“…” in his plan, X said.``"""
    for c in range(clause.end - 1, clause.at + 1, -1):
        if clause.quote[c] >= 0 or c < clause.end - REACH:
            return None
        frame = first(CLOSING, clause, c) if clause.low[c] in clause.cues.leading else None
        if frame is not None:
            return frame
    return None


def bracket(clause: Clause) -> Frame | None:
    """A participle that closes the clause round its quotation: “hatte ihn „…“ genannt”."""
    q = clause.at
    for c in range(q + 1, min(clause.end, q + 8)):
        if clause.words[c] in ",;:" or clause.quote[c] >= 0:
            return None
        low = clause.low[c]
        if low in clause.cues.verbs or clause.cues.calls(low):
            return participle.at(clause.since(max(clause.start, q - REACH)), c)
    return None


@rule("noun-of", Strength.FIRM, "«…», la replica di Roe")
def noun_of(clause: Clause, i: int) -> Found | None:
    """A noun that introduces words, with the one whose they are behind it, and nothing more."""
    low, grammar, end = clause.low, clause.grammar, clause.end
    if grammar.open_nouns or not grammar.genitive:
        return None
    j = i + (low[i] in grammar.determiners)
    if j + 2 >= end or low[j] not in clause.cues.nouns or low[j + 1] not in grammar.genitive:
        return None
    subject = noun_phrases.starting_at(clause, j + 2)
    if subject is None or not may_speak(clause, subject, listed=True):
        return None
    closed = subject[1] >= end or clause.words[subject[1]] in ".,:;"
    return Found(subject, (j, j + 1), subject[1]) if closed else None


@rule("signature", Strength.FIRM, "“…” – Jane Roe")
def signature(clause: Clause, i: int) -> Found | None:
    """A name set behind the words after a dash, and nothing more."""
    subject = noun_phrases.starting_at(clause, i)
    if subject is None or not clause.upper[i]:
        return None
    alone = subject[1] >= clause.end or clause.words[subject[1]] in ".,"
    return Found(subject, None) if alone else None


@rule("in-brackets", Strength.LOOSE, "“…” (Jane Roe, neighbour)")
def in_brackets(clause: Clause, i: int) -> Found | None:
    """A full name in brackets that close the line, behind a sentence in marks."""
    region = clause.tokens.regions[clause.quote[clause.at]]
    subject = noun_phrases.starting_at(clause, i + 1)
    if subject is None or subject[1] - subject[0] < 2 or not clause.upper[i + 1]:
        return None
    inside = clause.words[subject[1] : clause.end]
    told = clause.tokens.text[region.start : region.end].count(" ") >= SENTENCE
    closed = ")" in inside[-2:] and not any(w[0].isdigit() for w in inside)
    return Found(subject, None) if told and closed else None


@rule("according-to", Strength.FIRM, "“…,” according to Roe")
def according_to(clause: Clause, i: int) -> Found | None:
    low, grammar, end = clause.low, clause.grammar, clause.end
    seconds = clause.cues.according.get(low[i])
    if seconds is None:
        return None
    before = low[i - 1] if i > clause.start else ""
    if not grammar.open_nouns and (before in grammar.articles or before in grammar.genitive):
        return None  # “colpevole sul *secondo* gol”
    j = i + 1
    # A German one may be hers or theirs.
    owners = clause.persons.possessives if not grammar.case_marked else {}
    if j + 1 < end and low[j] in owners and low[j + 1] in seconds:
        return Found((j, j + 1), (i, j + 2), j + 2)  # “за *її* словами”
    if i > clause.start and low[i - 1] in owners:
        return Found((i - 1, i), (i, i + 1), i + 1)  # “*jego* zdaniem”
    if j + 1 < end and low[j] in grammar.oblique and low[j + 1] in seconds:
        j += 1  # “nach *den* Worten”
    if j < end and low[j] in seconds:
        j += 1
        if j < end and (low[j] in grammar.genitive or low[j] in grammar.prepositions):
            j += 1  # “de acordo *com* Roe”
    elif "" not in seconds:
        return None
    subject = adverbials.accorded(clause, j)
    if j < end and clause.quote[j] < 0:
        alone = subject is None or subject[1] == j + 1
        itself = subject is None and j + 1 < end and low[j + 1] in clause.persons.pronouns
        if itself and low[j] in grammar.determiners:
            subject = j, j + 2  # “Σύμφωνα με *τον ίδιο*”
        elif (low[j] in clause.persons.obliques and alone) or (
            subject is None and low[j] in grammar.determiners - grammar.articles
        ):
            subject = (j, j + 1)
    return Found(subject, (i, j), subject[1]) if subject else None


@rule("tag", Strength.FIRM, "„…“, so Roe")
def tag(clause: Clause, i: int) -> Found | None:
    """A word that names the speaker without a verb."""
    cues = clause.cues
    pointed = _is_pointed(clause, i)
    if clause.low[i] not in cues.tags and not pointed:
        return None
    if pointed:
        i += 1 if _tells(clause, i + 1) or not _tells(clause, i + 2) else 2
        behind = i < clause.end  # a text may end with the tag
        found = first((cue_then_subject, any_verb_then_name), clause, i) if behind else None
        if found is not None:
            return Found(found.subject, found.cue)
        i -= 1
    if i + 1 < clause.end:
        following = clause.low[i + 1]
        if following in cues.verbs or cues.calls(following):
            return cue_then_subject.find(clause, i + 1)
    subject = noun_phrases.starting_at(clause, i + 1)
    if subject is not None and clause.low[subject[1] - 1] in cues.nouns:
        # “so das Fazit der Roe”
        subject = noun_phrases.starting_at(clause, subject[1]) or subject
    return Found(subject, (i, i + 1), subject[1]) if subject else None


def _is_pointed(clause: Clause, i: int) -> bool:
    """Whether a word right behind the marks points back at them: “«…», *così* il tecnico Roe”."""
    if clause.grammar.open_nouns or clause.low[i] not in clause.grammar.pointing:
        return False
    return i - 2 == clause.at and clause.words[i - 1] in _COMMAS


def _tells(clause: Clause, i: int) -> bool:
    return i < clause.end and clause.low[i] in clause.cues.verbs


@rule("cue-subject", Strength.FIRM, "“…,” said Roe")
def cue_then_subject(clause: Clause, i: int) -> Found | None:
    """``said X``, ``has X said``: a verb that reports, with its subject behind it."""
    low, cues, grammar = clause.low, clause.cues, clause.grammar
    if low[i] in grammar.auxiliaries:
        j = adverbials.behind_adverbs(clause, i + 1)
        subject = noun_phrases.starting_at(clause, j)
        if subject and subject[1] < clause.end and low[subject[1]] in cues.verbs:
            return Found(subject, (subject[1], subject[1] + 1))
        if j < clause.end and low[j] in grammar.auxiliaries:
            return cue_then_subject.find(clause, j)
        if j < clause.end and low[j] in cues.verbs:
            i = j
    if cues.verbs.get(low[i]) in cues.hearsay and not grammar.case_marked:
        return Found(source(clause, i), (i, i + 1))
    if i + 1 < clause.end and (low[i] in grammar.reflexive or low[i] in grammar.objects):
        i += 1  # Italian “*si* sfoga Rosa”
    if not _is_cue(clause, i):
        return None
    subject = adverbials.subject_of_cue(clause, i)
    if subject is None or clause.is_lone_object(subject):
        return Found(None, (i, i + 1)) if grammar.drops else None
    generic = subject[1] - subject[0] == 1 and low[subject[0]] in clause.persons.generic
    if generic and not grammar.open_nouns:
        subject = source(clause, subject[1] - 1) or subject  # “assure-t-on *à la préfecture*”
    told_in = case_subjects.hearsay(clause.since(i), i)
    if told_in is not None:
        return Found(told_in, (i, i + 1))
    if cues.verbs.get(low[i]) in cues.citing:
        subject = noun_phrases.starting_at(clause, subject[1]) or subject
    reports = subject[1] < clause.end and low[subject[1]] in cues.verbs
    return None if reports and not clause.has_name(subject) else Found(subject, (i, i + 1))


def source(clause: Clause, i: int) -> Phrase | None:
    """The text in which words are read, as a speaker: “si legge *nella nota*”, “*tuomiossa* todetaan”."""
    low, grammar = clause.low, clause.grammar
    for j in range(i + 1, min(clause.end, i + LATE)):
        if low[j] in clause.cues.documents:
            return _document(clause, j)
        if low[j] in grammar.prepositions and j + 1 < clause.end:
            found = noun_phrases.starting_at(clause, j + 1)
            if found is None and clause.persons.head(low[j + 1]) is not None:
                found = j + 1, j + 2  # “nella *nota*”, a verb elsewhere
            return found if found and may_speak(clause, found, listed=True) else None
    for j in range(i - 1, max(clause.start, i - REACH) - 1, -1):
        if low[j] in clause.cues.documents:
            return _document(clause, j)
    return None


def _document(clause: Clause, j: int) -> Phrase:
    """The noun for a text with the small words before it, up to the preposition."""
    low, grammar, first = clause.low, clause.grammar, j
    while first > clause.start and first > j - LATE:
        before = low[first - 1]
        if before in grammar.prepositions or before in grammar.determiners or not before.isalpha():
            break
        if before in clause.cues.verbs or before in grammar.closed:
            break
        first -= 1
    return first, j + 1


@rule("verb-name", Strength.LOOSE, "“…,” chuckled Roe")
def any_verb_then_name(clause: Clause, i: int) -> Found | None:
    """A verb that is not known to report, with a name behind it."""
    low, grammar, persons = clause.low[i], clause.grammar, clause.persons
    if grammar.between and (low in grammar.reflexive or low in grammar.objects):
        return any_verb_then_name.find(clause, i + 1) if i + 1 < clause.end else None
    if not grammar.inverts or low in grammar.closed or not low.isalpha() or clause.upper[i]:
        return None
    if low in clause.cues.participles or low in persons.modifiers or _is_cue(clause, i):
        return None
    subject = noun_phrases.starting_at(clause, adverbials.behind_adverbs(clause, i + 1))
    if subject is None and grammar.between:
        subject = adverbials.subject_behind(clause, i + 1)
    if subject is None or clause.is_lone_object(subject):
        return None
    if subject[1] < clause.end and clause.low[subject[1]] in clause.cues.verbs:
        return None
    named = clause.upper[subject[0]] or clause.low[subject[0]] in persons.titles
    if grammar.capital_nouns:  # Where every noun has a capital, the verb must look like one.
        verbal = clause.words[i - 1] == "," or _is_finite(clause, i)
        named = verbal and case_subjects.can_speak(clause, subject)
        named = named and not case_subjects.is_oblique(clause, subject)
    if not named and grammar.between and may_speak(clause, subject, listed=True):
        named = clause.has_name(subject) or phrase_names.apposed(clause, subject) is not None
        articled = clause.low[subject[0]] in grammar.articles and clause.is_introduced(i)
        office = persons.head(phrase_names.head(clause, subject)) if articled else None
        named = named or (office is not None and office not in GROUPS)
    known = persons.head(low) is not None and low not in clause.cues.weak
    if not named or known or low in persons.titles:
        return None
    return Found(subject, (i, i + 1))


@rule("subject-cue", Strength.FIRM, "“…,” Roe, who was there, said")
def subject_then_cue(clause: Clause, i: int) -> Found | None:
    """A subject with the verb that reports next to it, or behind an apposition."""
    subject = noun_phrases.starting_at(clause, i)
    cue = _verb_behind(clause, subject) if subject else None
    return Found(subject, cue) if cue else None


@rule("subject-verb", Strength.LOOSE, "“…,” Roe chuckled")
def subject_then_any_verb(clause: Clause, i: int) -> Found | None:
    """A subject with any verb right behind it, or as the last word of what looks like a phrase."""
    subject = noun_phrases.starting_at(clause, i)
    if subject is None:
        return None
    first, j = subject
    low, grammar = clause.low, clause.grammar
    if j < clause.end and low[j] in grammar.relatives:
        return None
    if j < clause.end and low[j].isalpha() and not clause.upper[j] and low[j] not in grammar.closed:
        if clause.has_name(subject) or low[first] in clause.persons.pronouns:
            return Found(subject, (j, j + 1))
    if j - 1 > first and clause.has_name((first, j - 1)) and _is_finite(clause, j - 1):
        return Found((first, j - 1), (j - 1, j))
    return None


@rule("participle", Strength.FIRM, "Roe hatte ihn „…“ genannt")
def participle(clause: Clause, c: int) -> Found | None:
    """A participle behind the quotation whose subject stands before it."""
    behind, passive = clause.following(c), clause.grammar.passive
    if behind[0].isalnum() and clause.low[c + 1] not in clause.grammar.conjunction:
        if clause.low[c + 1] not in clause.grammar.auxiliaries:
            return None
    if behind not in passive and passive.isdisjoint(clause.low[clause.start : clause.at]):
        subject = case_subjects.subject(clause, c)
        return Found(subject, (c, c + 1)) if subject else None
    # “wird *von Kennern* „…“ genannt”
    for i in range(clause.at - 2, clause.start - 1, -1):
        if clause.low[i] in clause.grammar.agent:
            agent = noun_phrases.starting_at(clause, i + 1, clause.at)
            return Found(agent, (c, c + 1), strength=Strength.LOOSE)
    return Found(None, (c, c + 1), strength=Strength.LOOSE)


@rule("closing-tag", Strength.FIRM, "… „…“ im Plan, so Roe.")
def closing_tag(clause: Clause, c: int) -> Found | None:
    if clause.low[c] not in clause.cues.tags:
        return None
    return tag.find(clause, c) if clause.words[c - 1] in AFTER_CONTENT else None


@rule("closing-cue", Strength.FIRM, "“…” in his plan, Roe said.")
def closing_cue(clause: Clause, c: int) -> Found | None:
    low, cues = clause.low[c], clause.cues
    if low not in cues.verbs or low in cues.participles:
        return None
    subject = noun_phrases.ending_at(clause, c - 1, clause.at + 1)
    lead = clause.low[subject[0] - 1] if subject is not None else ""
    if lead in AFTER_CONTENT or lead in clause.grammar.judging:
        return Found(subject, (c, c + 1))
    if clause.words[c - 1] not in AFTER_CONTENT or not clause.grammar.inverts:
        return None
    inverted = noun_phrases.starting_at(clause, c + 1)
    return Found(inverted, (c, c + 1)) if inverted else None


@rule("verb-last", Strength.FIRM, "Kaya, “…” dedi")
def verb_last(clause: Clause, i: int) -> Found | None:
    """A verb that closes the clause, whose subject opened it before the quotation."""
    grammar, low, q = clause.grammar, clause.low, clause.at
    if not grammar.verb_last or q < 0:
        return None
    c = i
    while c < min(clause.end, i + LATE) and (
        low[c] in grammar.adverbs
        or low[c] in grammar.that
        or low[c] in grammar.auxiliaries
        or low[c] in grammar.judging
    ):
        c += 1
    if c < clause.end and not clause.reports(c):
        marked = _marked_then_cue(clause, c)
        if marked is None and c > i and low[i] in grammar.that and grammar.offices_behind:
            topic = subjects.main_subject(clause.until(q), q) if q > clause.start else None
            if topic is not None and may_speak(clause, topic):
                return Found(topic, (c, c + 1), strength=Strength.LOOSE)  # “…”고 *거들었다*
        return marked
    if c >= clause.end:
        return None
    subject = subjects.main_subject(clause.until(q), q) if q > clause.start else None
    if subject is None or not may_speak(clause, subject):
        following = noun_phrases.starting_at(clause, c + 1) if grammar.inverts else None
        named = following is not None and clause.has_name(following)
        return Found(following if named else None, (c, c + 1))
    return Found(subject, (c, c + 1))


def _marked_then_cue(clause: Clause, c: int) -> Found | None:
    """A subject with its marker, and the verb behind it: “…” X ने कहा."""
    for j in range(c + 1, min(clause.end, c + MARKED)):
        if clause.quote[j] >= 0 or clause.words[j] in ",;":
            return None
        if clause.low[j] in clause.grammar.markers:
            subject = noun_phrases.ending_at(clause, j - 1, c)
            cue = _verb_behind(clause, (c, j + 1)) if subject else None
            return Found(subject, cue) if cue and cue[0] <= j + LATE else None
    return None


BEHIND = (
    verb_last, according_to, tag, noun_of, cue_then_subject, any_verb_then_name, subject_then_cue,
    subject_then_any_verb,
)  # fmt: skip
"""Tried at the first word behind the quotation, behind a comma or a dash."""
CLOSING = (closing_tag, closing_cue)
"""Tried at each word to the end of the sentence, from its last."""


def _is_cue(clause: Clause, i: int) -> bool:
    """Whether a verb reports by itself; one that calls something a name does where case tells."""
    low, cues = clause.low[i], clause.cues
    if low in cues.participles or low in clause.persons.modifiers:
        return False
    return low in cues.verbs or (clause.grammar.case_marked and cues.calls(low))


def _is_finite(clause: Clause, i: int) -> bool:
    """Whether a word ends like a finite verb."""
    low, persons = clause.low[i], clause.persons
    return (
        low.isalpha()
        and persons.head(low) is None
        and low not in persons.titles
        and low.endswith(clause.grammar.endings)
    )


def _verb_behind(clause: Clause, subject: Phrase) -> Phrase | None:
    """The cue of a subject: next to it, or behind an apposition or relative clause."""
    cues = clause.cues
    for j in range(subject[1], min(clause.end, subject[1] + REACH)):
        low = clause.low[j]
        if low in cues.verbs or (low in cues.weak and j == subject[1]):
            if j == subject[1] or clause.low[j - 1] not in clause.grammar.relatives:
                return j, j + 1
        elif clause.quote[j] >= 0 or low in ";:":
            return None
    return None


def closing_report(clause: Clause, comma: int) -> Frame | None:
    """A frame right behind a comma that reaches to the end of the sentence, nearly."""
    rules = according_to, cue_then_subject, any_verb_then_name, subject_then_cue
    frame = first(rules, clause, comma + 1)
    if frame is None or frame.cue is None or frame.subject is None:
        return None
    low, cues = clause.low, clause.cues
    cue = low[frame.cue[0]]
    if cue in cues.participles or (cue not in cues.verbs and cue not in cues.according):
        return None
    last = max(frame.cue[1], frame.subject[1])
    if last < clause.end - 8:
        return None
    goes_on = last < clause.end and (
        low[last] in clause.grammar.that
        or low[last] in clause.persons.pronouns
        or clause.quote[last] >= 0
    )
    return None if goes_on else frame
