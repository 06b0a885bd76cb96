"""Cuts a paragraph into columns of words: joined, split and given their capitals by the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import add

from newsclean import lazy_re as re
from newsclean.quotes import inner_names
from newsclean.quotes.columns import Columns
from newsclean.quotes.lexicon import Grammar, Lexicon
from newsclean.text.quotation_marks import Paragraph
from newsclean.text.scripts import COMBINING, HEBREW_JOINT
from newsclean.text.sentences import STOP_SET

QUOTE = "\ufffc"
"""Stands for a quotation among the words."""
FINAL = STOP_SET | {";"}
_BEFORE_SENTENCE = FINAL | {QUOTE, ":", "\n", "—", "–", "-"}
_TOKEN = re.compile(r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'&@/][^\W_]+)*['’]?|[^\w\s]|\n")
_COLON_TOKEN = re.compile(
    r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:[-’'&@/][^\W_]+)*(?:['’]|:[a-zåäö]{1,4}\b)?|[^\w\s]|\n"
)
"""The same with the ending of a case behind a colon: Swedish “IK:s”."""
_LETTERS = rf"[^\W_](?:[^\W_]|[{COMBINING}])*"
_COMBINED_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|{_LETTERS}(?:(?:[-’'&@/]|{HEBREW_JOINT}){_LETTERS})*['’]?|[^\w\s]|\n"
)
"""The same in scripts that set signs above and below their letters."""


def columns(text: str, paragraph: Paragraph, lex: Lexicon) -> tuple[Columns, list[int], list[bool]]:
    """The words of a paragraph; for each the quotation that it masks, and whether its capital tells."""
    found = Columns([], [], [], [])
    quote: list[int] = []
    mute: set[int] = set()
    position = paragraph.start
    for number, region in enumerate(paragraph.regions):
        _read(text, position, region.outer, lex, found, mute)
        quote += [-1] * (len(found.words) - len(quote))
        found.add(QUOTE, QUOTE, region.outer, region.after)
        quote.append(number)
        position = region.after
    _read(text, position, paragraph.end, lex, found, mute)
    quote += [-1] * (len(found.words) - len(quote))
    upper, small = _capitals(found, mute, lex)
    inner_names.mark(found, quote, upper, small, lex, text, paragraph)
    return found, quote, upper


def _read(text: str, start: int, end: int, lex: Lexicon, found: Columns, mute: set[int]) -> None:
    """Add the words between two places to the columns."""
    pattern = _COLON_TOKEN if lex.grammar.colons else _TOKEN
    pattern = _COMBINED_TOKEN if lex.grammar.caseless else pattern
    words = pattern.findall(text, start, end)
    if not words:
        return
    # No token holds a blank, so that all of them are lowered at once.
    low = " ".join(words).lower().replace("’", "'").split(" ")
    starts = _places(words, text, start)
    fresh = Columns(words, low, starts, list(map(add, starts, map(len, words))))
    fresh = _with_stops(fresh, lex)
    if lex.grammar.joined:
        fresh = _with_joined(fresh, text, lex.grammar.joined)
    if lex.grammar.suffixed:
        fresh = _without_suffixes(fresh)
    if lex.grammar.offices_behind:
        fresh = _with_markers(fresh, lex)
    if lex.grammar.elided or lex.grammar.clitics:
        _split(fresh, lex.grammar, found, mute)
        return
    found.words.extend(fresh.words)
    found.low.extend(fresh.low)
    found.starts.extend(fresh.starts)
    found.ends.extend(fresh.ends)


def _places(words: Iterable[str], text: str, at: int) -> list[int]:
    """Where the words of a text begin, from the first one on. Between them stands nothing that begins one."""
    places: list[int] = []
    for word in words:
        at = text.index(word, at)
        places.append(at)
        at += len(word)
    return places


def _with_stops(found: Columns, lex: Lexicon) -> Columns:
    """The full stop of an abbreviation joined to it: “Mr.” ends no sentence."""
    words, low, starts, ends = found
    joined = [
        i
        for i in _stops(words)
        if low[i - 1] in lex.grammar.abbreviations
        and starts[i] == ends[i - 1]
        and (words[i - 1][0].isupper() or low[i - 1] + "." in lex.persons.titles)
    ]
    if not joined:
        return found
    kept = [True] * len(words)
    for i in joined:
        ends[i - 1] += 1
        kept[i] = False
    return Columns(
        list(compress(words, kept)),
        list(compress(low, kept)),
        list(compress(starts, kept)),
        list(compress(ends, kept)),
    )


def _without_suffixes(found: Columns) -> Columns:
    """Names without the endings behind their apostrophes: “Kaya*'nın*”."""
    for i in [i for i, low in enumerate(found.low) if "'" in low[1:]]:
        word = found.words[i]
        cut = found.low[i].index("'", 1)
        if word[0].isupper() and word[cut + 1 :].islower():
            found.words[i], found.low[i] = word[:cut], found.low[i][:cut]
            found.ends[i] = found.starts[i] + cut
    return found


def _with_markers(found: Columns, lex: Lexicon) -> Columns:
    """The particles of subjects as tokens of their own: “선장*은*”."""
    kept = Columns([], [], [], [])
    markers = sorted(lex.grammar.markers, key=len, reverse=True)
    for word, low, start, end in zip(*found, strict=True):
        marker = next((m for m in markers if low.endswith(m)), "")
        base = low.removesuffix(marker)
        known = (
            base in lex.persons.pronouns or base in lex.persons.titles or base in lex.persons.heads
        )
        if not marker or low in lex.grammar.closed or (len(base) < 2 and not known):
            kept.add(word, low, start, end)
            continue
        cut = end - len(marker)
        kept.add(word.removesuffix(marker), base, start, cut)
        kept.add(marker, marker, cut, end)
    return kept


def _with_joined(
    found: Columns, text: str, joined: Mapping[str, tuple[tuple[str, ...], ...]]
) -> Columns:
    """The words of an entry of several words as one token: “ông Nam *cho biết*”."""
    _, low, starts, ends = found
    kept = Columns([], [], [], [])
    i = 0
    while i < len(low):
        size = next(
            (
                len(rest) + 1
                for rest in joined.get(low[i], ())
                if tuple(low[i + 1 : i + 1 + len(rest)]) == rest
            ),
            1,
        )
        start, end = starts[i], ends[i + size - 1]
        kept.add(text[start:end], " ".join(low[i : i + size]), start, end)
        i += size
    return kept


def _stops(words: list[str]) -> list[int]:
    """Where full stops stand, save in front of all words."""
    found: list[int] = []
    at = 0
    for _ in range(words.count(".")):
        at = words.index(".", at) + 1
        found.append(at - 1)
    return found if not found or found[0] else found[1:]


def _split(fresh: Columns, grammar: Grammar, found: Columns, mute: set[int]) -> None:
    """Add words with articles and pronouns cut off that are written together with them.

    The capital of such a part tells nothing; its place is added to ``mute``.
    """
    for word, low, start, end in zip(*fresh, strict=True):
        head, apostrophe, rest = low.partition("'")
        if apostrophe and rest and head in grammar.elided and not _is_surname(word, found.words):
            cut = len(head) + 1
            mute.add(len(found.words))
            found.add(word[:cut], head + "'", start, start + cut)
            start, word, low = start + cut, word[cut:], rest
        verb, _, clitic = low.rpartition("-")
        if clitic in grammar.clitics and verb:
            cut = len(verb.removesuffix("-t"))
            mute |= {len(found.words), len(found.words) + 1}
            found.add(word[:cut], word[:cut].lower(), start, start + cut)
            tail = word[-len(clitic) :]
            found.add(tail, tail.lower(), end - len(clitic), end)
            continue
        found.add(word, low, start, end)


def _is_surname(word: str, before: Sequence[str]) -> bool:
    """Whether an elided word is part of a name: “Renato *Dall’Olio*”."""
    cut = word.replace("’", "'").index("'") + 1
    spelt = word[0].isupper() and word[cut].isupper()
    return spelt and bool(before) and before[-1][0].isupper()


def _capitals(found: Columns, mute: set[int], lex: Lexicon) -> tuple[list[bool], list[int]]:
    """Which capitals tell a name from a small word at the start of its sentence, and where small words
    in mid-sentence have one.

    An acronym that is spelt like a small word gets a full stop in ``low``: “US” is no “us”.
    """
    words, cues, grammar = found.words, lex.cues, lex.grammar
    upper = [False] * len(words)
    small: list[int] = []
    for i in [i for i, word in enumerate(words) if word[0].isupper()]:
        if i in mute:
            continue
        word, low = words[i], found.low[i]
        if low not in grammar.closed:
            upper[i] = True
        elif len(word) > 1 and word.isupper():
            found.low[i] = low + "."
            upper[i] = found.low[i] not in grammar.closed
        elif i and words[i - 1] not in _BEFORE_SENTENCE:
            # “said Will Doyle”: a verb with a capital in mid-sentence is a name.
            named = low in lex.persons.first_names and not grammar.open_nouns  # “*Julio* Marín”
            verbal = low in grammar.auxiliaries and low not in grammar.days
            upper[i] = low in cues.verbs or verbal or named
            small.append(i)
    return upper, small
