"""Where sentences and paragraphs end: a stop that splits a sentence, a break that was lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import fsum, lgamma, log, sqrt, tau

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.typography.code_signs import near_code, technical
from newsclean.text.passes import change
from newsclean.text.scripts import spaceless_letters
from newsclean.text.sentences import ends_sentence, one_word_sentences
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_LISTED = data.read("lang/en/repair.toml")["sentences"]
_NO_END = frozenset(_LISTED["no_end"].split())
_DETERMINERS = frozenset(_LISTED["determiners"].split())
_ADJECTIVE = tuple(_LISTED["adjective_endings"].split())
_NOUN = tuple(_LISTED["noun_endings"].split())
_NO_SENTENCE = frozenset(_LISTED["no_sentence"].split())
_ALONE = frozenset(data.read("lang/en/suspects.toml")["sentences"]["one_word"].split())
_STOP_BEFORE_LETTER = re.compile(
    r"[.!?](?=[^\s\d])(?:[”\"’»](?=[^\s]))?(?P<next>[“\"‘«]?[^\W\d_]+)"
)
_STUCK = tuple("0123456789_.@/-")
_CALLED = re.compile(r"[(\[<_=]|\.[^\W\d_]")
"""What follows a name in a program: ``dst.Close()``."""
_CLOSES = {"“": "„", "«": "»", "‘": "‚"}
"""Marks that open in one system and close in another, there with the mark that opens before them."""
_NAME_ENDS = re.compile(r"[.!?)]|\Z|\n")
_OPENERS = frozenset(_LISTED["openers"].split())
_FEWEST_SPLIT = 2
_SURE = 1.5
"""Log odds from which a break is put in rather than a space, which is never far wrong."""
_DOMAIN = frozenset(
    "com org net gov edu io co uk info tv biz js py php html jpg jpeg png gif pdf zip mp3 mp4".split()
)


def split(prose: TextView) -> Iterator[Repair]:
    """``of the. Plumes.``: the stop and the capital go where no sentence can end, or none can be that
    one word; nobody's quotation is touched. One such place may be a writer's choice (``clips about. Grim.``).
    Several, or one behind an article, show that a program put stops into the text: then they go before any
    other word that is rarely a sentence (``mason. Jars.``), too."""
    text = prose.text
    places = [
        (stop, _word_before(text, stop), form.lower())
        for stop, form in one_word_sentences(text)
        if stop + 2 not in prose.quoted and prose.vocabulary.listed(form.lower())
    ]
    certain = [place for place in places if _certain(*place[1:])]
    if len(certain) < _FEWEST_SPLIT and not any(before in _DETERMINERS for _, before, _ in certain):
        return
    for stop, before, word in places:
        if _certain(before, word) or _likely(before, word):
            yield change(text, stop, stop + 3, " " + word[0], "sentences.split", 0.85)


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _certain(before: str, word: str) -> bool:
    if word in _NO_SENTENCE and len(before) > 2:
        return True
    if not before.islower() or len(before) < 2:
        return False
    return before in _NO_END or (
        len(before) > 5 and before.endswith(_ADJECTIVE) and len(word) > 4 and word.endswith(_NOUN)
    )


def _likely(before: str, word: str) -> bool:
    """Whether a word belongs to the sentence before it, in a text in which stops were put."""
    return before.islower() and len(before) > 2 and word not in _ALONE and not word.endswith("ly")


def joined(prose: TextView) -> Iterator[Repair]:
    """``end.Start``: the space, or the paragraph break, that was lost between two sentences.

    Which of the two, the lengths of the other paragraphs tell, for all places of a text together.
    """
    text = prose.text
    joints = _joints(prose)
    if not joints:
        return
    odds = None if spaceless_letters(text) * 4 > len(text) else _odds(text, joints)
    lost = _break_of(text) if odds is not None and odds > _SURE else " "
    rule = "spacing.after-sentence" if lost == " " else "layout.lost-break"
    for at in joints:
        yield change(text, at, at, lost, rule, 0.99 if lost == " " else 0.97)


def _joints(prose: TextView) -> list[int]:
    """The places where sentences were joined; ``Octane.AI`` and ``String.Index`` only beside surer ones, and
    beside ``pathlib.Path`` none that may be another name of that kind."""
    text = prose.text
    joints = []
    sure = dotted = False
    marks = counted = 0  # straight marks of the line so far: they tell whether the next one opens
    for found in () if technical(prose) else _STOP_BEFORE_LETTER.finditer(text):
        line = text.rfind("\n", counted, found.start())
        if line >= 0:
            marks, counted = 0, line
        marks += text.count('"', counted, found.start())
        counted = found.start()
        at = found.start("next")
        if text[found.start() + 1] == '"' and marks % 2 == 0:
            at = found.start() + 1
        if text[at] in _CLOSES and _closes(text, at):
            at += 1
        if _two_sentences(text, found) and at not in prose.addresses and not near_code(text, at):
            word, follow = _word_before(text, found.start()), found["next"].lower()
            opens = follow in _OPENERS or not follow[0].isalpha()
            dotted = dotted or (not opens and _of_program(prose, word))
            joints.append((at, opens))
            sure = sure or not (word == follow or _maybe_name(text, found))  # ``decimal.Decimal``
    return [at for at, opens in joints if opens or not dotted] if sure else []


def _of_program(prose: TextView, word: str) -> bool:
    """Whether a word before a stop is no word, as ``src``: of the words in which sentences of English news
    end, one in 1,200 is not in the list. Lists of other languages have fewer words."""
    return word.islower() and prose.language == "en" and not prose.vocabulary.known(word)


def _closes(text: str, at: int) -> bool:
    """Whether a mark that opens elsewhere closes here: ``„weniger Poller.“Die Stadt``."""
    start = text.rfind("\n", 0, at) + 1
    return text.count(_CLOSES[text[at]], start, at) > text.count(text[at], start, at)


def _maybe_name(text: str, found: re.Match[str]) -> bool:
    """Whether two capitalised words may be one name, of a firm, a site or a part of a program."""
    word = _word_before(text, found.start())
    return word[0].isupper() and found["next"].lower() not in _OPENERS


def _two_sentences(text: str, found: re.Match[str]) -> bool:
    follow = found["next"].lstrip('“"‘«')
    if not follow[0].isupper():
        return False
    word = _word_before(text, found.start())
    opened = len(found["next"]) > len(follow)
    start = found.start() - len(word)
    if len(word) < 3 or not word[-2:].islower() or text[max(0, start - 1) : start] in _STUCK:
        return False
    if len(follow) > 1 and not follow[1:].islower() and not follow.isupper():
        return False
    if follow.lower() in _DOMAIN or (
        text[found.start()] != "." and word[0].isupper() and not opened
    ):
        return False
    if _CALLED.match(text, found.end()):
        return False
    if word[0].isupper() and not opened and _NAME_ENDS.match(text, found.end()):
        return False  # ``Guess.Who.``: a name of two words rather than a sentence of one
    return len(follow) > 1 or follow in "AI"


def _break_of(text: str) -> str:
    return "\n\n" if "\n\n" in text else "\n"


def _odds(text: str, joints: list[int]) -> float | None:
    """How much more the stretches between the joints look like paragraphs than like their parts, as the
    log of a ratio; None where too few paragraphs are whole.

    Lengths of paragraphs are taken as log-normal; a paragraph that holds a place where a space was lost
    is a longer one, and that place may be anywhere in it.
    """
    whole: list[float] = []
    odds = 0.0
    cut: list[list[int]] = []
    number = 0
    for start, end in lines(text):
        here = []
        while number < len(joints) and joints[number] < end:
            here.append(joints[number])
            number += 1
        if here:
            cut.append([start, *here, end])
        elif end - start > 40 and ends_sentence(text[max(start, end - 4) : end]):
            whole.append(log(end - start))
    if len(whole) < 3:
        return None
    middle = fsum(whole) / len(whole)
    spread = max(0.35, sqrt(fsum((x - middle) ** 2 for x in whole) / len(whole)))
    for places in cut:
        total = places[-1] - places[0]
        pieces = [max(10, right - left) for left, right in pairwise(places)]
        odds += fsum(_density(piece, middle, spread) for piece in pieces)
        extra = len(pieces) - 1
        odds -= _density(total, middle + spread**2, spread) + lgamma(extra + 1) - extra * log(total)
    return odds


def _density(length: int, middle: float, spread: float) -> float:
    """The log of a log-normal density."""
    return -((log(length) - middle) ** 2) / (2 * spread**2) - log(spread * length * sqrt(tau))
