"""The guard before the words of a model: what a proposal must leave as it is.

A proposal is compared with the sentence, token by token. It passes only where it replaces doubtful words
or what stands beside them, keeps every number, name, negation and quotation mark in its order, and
brings no word that the language's list does not hold and no character that the text does not use.
What the guard cannot see is whether the new words are true: hence the low confidence in the ledger.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.text.passes import shared_head, shared_tail
from newsclean.text.quotation_marks import OPENING
from newsclean.text.scripts import script_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.view import TextView
from newsclean.text.word_list import ListedWords, language_of, words_of

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FIGURE = re.compile(r"\d(?:[\d.,:/]*\d)?")
_STOP_IN_WORD = re.compile(r"\.\w")
_NOT_ENDING = re.compile(r"n['’]t\Z")
_APOSTROPHES = "'’"
_PLAIN_MARKS = " -,.'’"
"""Marks that a proposal may hold; all others must stand as they stood."""
_FARTHEST = 30
"""Characters beside the doubtful words that a proposal may change along with them."""
LONGEST = 2000
"""Characters of a proposal that are looked at at all."""


@dataclass(frozen=True, slots=True)
class Site:
    """The place of one suspect: its sentence, its span there, and the characters of the whole text."""

    sentence: str
    start: int
    end: int
    candidates: tuple[str, ...]
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: frozenset[str]
    negations: frozenset[str]
    speech: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    listed: ListedWords
    """Words in lower case that are no names."""


@cache
def _words(language: str) -> _Words | None:
    listed = words_of(language).lower
    raw = data.of_language(language, "guard")
    if raw is None or not listed:
        return None
    return _Words(
        numbers=frozenset(raw["numbers"]["words"].split()),
        negations=frozenset(raw["negations"]["words"].split()),
        speech=frozenset(raw["speech"]["words"].split()),
        prefixes=tuple(raw["negations"]["prefixes"]),
        suffixes=tuple(raw["negations"]["suffixes"]),
        listed=listed,
    )


def knows(language: str) -> bool:
    """Whether there are words to guard by; without them no proposal can pass."""
    return _words(language) is not None


def narrowed_to_words(site: Site, start: int, end: int, text: str) -> tuple[int, int, str]:
    """The proposal without the words that both sides share at either end."""
    before = site.sentence[start:end]
    head = shared_head(before, text)
    while head and not (_between(before, head) and _between(text, head)):
        head -= 1
    tail = shared_tail(before[head:], text[head:])
    while tail and not (_between(before, len(before) - tail) and _between(text, len(text) - tail)):
        tail -= 1
    return start + head, end - tail, text[head : len(text) - tail]


def _between(text: str, at: int) -> bool:
    """Whether ``at`` lies between two words."""
    inside = 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
    return not inside


def refusal(site: Site, start: int, end: int, text: str, language: str) -> str | None:
    """Why a narrowed proposal may not pass; None where it may."""
    words = _words(language)
    if words is None:
        return "language"
    before = site.sentence[start:end]
    new = site.sentence[:start] + text + site.sentence[end:]
    tests: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("place", lambda: _beside(site, start, end)),
        ("length", lambda: _fitting(before, text)),
        ("characters", lambda: _printable(site, before, text)),
        ("characters", lambda: new.count("  ") <= site.sentence.count("  ")),
        ("marks", lambda: _marks(site.sentence) == _marks(new)),
        ("numbers", lambda: _digits(site.sentence) == _digits(new)),
        ("numbers", lambda: _among(site.sentence, words.numbers) == _among(new, words.numbers)),
        ("negations", lambda: _negations(site.sentence, words) == _negations(new, words)),
        ("negations", lambda: not _turned(site.sentence, new, words)),
        ("speech", lambda: _among(site.sentence, words.speech) == _among(new, words.speech)),
        ("names", lambda: _names_kept(site, new, words)),
        ("words", lambda: _all_listed(site, new, words)),
    )
    return next((name for name, holds in tests if not holds()), None)


def _beside(site: Site, start: int, end: int) -> bool:
    return (
        0 <= start <= end <= len(site.sentence)
        and start <= site.end
        and end >= site.start
        and start >= site.start - _FARTHEST
        and end <= site.end + _FARTHEST
    )


def _fitting(before: str, text: str) -> bool:
    """Wording for wording: no deletion, and no explanation in place of a word."""
    return bool(text.strip()) and len(before) // 3 <= len(text) <= 2 * len(before) + 30


def _printable(site: Site, before: str, text: str) -> bool:
    """No character that the text does not use, no mark that was not there, no mixed scripts."""
    if len(text) > LONGEST or text != unicodedata.normalize("NFC", text):
        return False
    for c in set(text):
        if c.isalpha():
            if c not in site.characters and not c.isascii():
                return False
        elif (c not in before and c not in _PLAIN_MARKS) or (c != " " and _unseen(c)):
            return False
    if text.count(".") > before.count(".") or _STOP_IN_WORD.search(text):
        return False
    return all(_one_script(word) for word in _TOKEN.findall(text))


def _unseen(character: str) -> bool:
    return unicodedata.category(character)[0] in "CZ"


def _one_script(word: str) -> bool:
    return len({script_of(c) for c in word if c.isalpha()}) <= 1


def _marks(text: str) -> list[str]:
    """All marks in order that no rewording needs: quotation marks, brackets, question marks …"""
    kept = []
    for at, c in enumerate(text):
        if c.isalnum() or c in " -,.":
            continue
        inner = (
            c in _APOSTROPHES and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
        )
        if not inner:
            kept.append(c)
    return kept


def _digits(text: str) -> tuple[list[str], str]:
    """Figures as they are written, and other signs with the value of a number: ½, Ⅷ, 三."""
    return _FIGURE.findall(text), "".join(filter(str.isnumeric, text))


def _lowered(text: str) -> list[str]:
    return [t.lower().replace("’", "'") for t in _TOKEN.findall(text)]


def _among(text: str, words: frozenset[str]) -> list[str]:
    return [t for t in _lowered(text) if t in words]


def _negations(text: str, words: _Words) -> list[str]:
    found = []
    for token in _lowered(text):
        if _NOT_ENDING.search(token):
            found.append("not")
        elif token in words.negations:
            found.append(token)
    return found


def _turned(old: str, new: str, words: _Words) -> bool:
    """Whether a word came or went that turns another into its opposite: ``lawful``, ``unlawful``."""
    before, after = set(_lowered(old)), set(_lowered(new))
    return any(_opposes(w, after, words) for w in before - after) or any(
        _opposes(w, before, words) for w in after - before
    )


def _opposes(word: str, others: Iterable[str], words: _Words) -> bool:
    stems = {word[len(p) :] for p in words.prefixes if word.startswith(p)}
    stems |= {word[: -len(s)] for s in words.suffixes if word.endswith(s)}
    return any(len(s) > 2 and s in others for s in stems)


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The words, each with whether a sentence may begin with it."""
    for found in _TOKEN.finditer(text):
        head = text[max(0, found.start() - 4) : found.start()]
        yield found.group(), _may_begin(head)


def _may_begin(head: str) -> bool:
    """Whether a sentence may begin behind ``head``: the start of the text, or the end of a sentence."""
    before = head.rstrip(OPENING + "(")
    return not before or (before[-1] == " " and ends_sentence(before[:-1]))


def _names_kept(site: Site, new: str, words: _Words) -> bool:
    """Whether all words with a capital are the same, in the same order. A common word may lose the
    capital that a false stop gave it, and one of newsclean's own candidates may begin a sentence."""
    old_names, old_first = _names(site.sentence, words)
    new_names, new_first = _names(new, words)
    if old_names != new_names:
        return False
    offered = {w for c in site.candidates for w in _lowered(c)[:1]}
    before, after = set(_lowered(site.sentence)), set(_lowered(new))
    replaced = set(_lowered(site.sentence[site.start : site.end])[:1]) if offered else set()
    gone = {w for w in old_first if w not in after}
    come = {w for w in new_first if w not in before}
    stayed = [w for w in old_first if w in new_first] == [w for w in new_first if w in old_first]
    return stayed and gone <= replaced and come <= offered


def _names(text: str, words: _Words) -> tuple[list[str], list[str]]:
    """Names, and in lower case the common words that begin sentences."""
    names, first = [], []
    for token, begins in _tokens(text):
        if token.islower() or not any(map(str.isupper, token)):
            continue
        if begins and token.istitle() and token.lower() in words.listed:
            first.append(token.lower())
        else:
            names.append(token)
    return names, first


def _all_listed(site: Site, new: str, words: _Words) -> bool:
    """Whether each new word is one of the language: no jargon of markup, no name in lower case."""
    fresh = set(_lowered(new)) - set(_lowered(site.sentence))
    offered = {w for c in site.candidates for w in _lowered(c)}
    return all(
        w in words.listed or w in offered or w.removesuffix("'s") in words.listed for w in fresh
    )


def may_stand(view: TextView, sentence: tuple[int, int], start: int, end: int, text: str) -> bool:
    """Whether ``text``, which a report of the same story has, may stand in the place of ``start:end``.

    Args:
        view: the whole text.
        sentence: start and end of the sentence in it.
        start: where the words to be replaced begin in the whole text.
        end: where they end.
        text: the other report's words.
    """
    begin, stop = sentence
    site = Site(
        sentence=view.text[begin:stop],
        start=start - begin,
        end=end - begin,
        candidates=(text,),
        characters=view.characters,
    )
    language = language_of(view.code, view.counts)
    return refusal(site, site.start, site.end, text, language) is None
