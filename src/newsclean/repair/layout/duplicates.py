"""What stands there twice in a row: words, sentences, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Removal, Repair
from newsclean.repair.typography.code_signs import has_code, technical
from newsclean.repair.words.english_lines import EnglishLines
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence, sentence_spans
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_CONFIDENCE = 0.96
"""How sure a word or a sentence stands there twice."""
_LISTED = {
    key: words.split() for key, words in data.read("lang/en/repair.toml")["duplicates"].items()
}
_TWICE = _LISTED["twice"]
_WORD = re.compile(rf"\b({one_of(_TWICE)})(?P<again> \1)\b(?![-'’.])", re.IGNORECASE)
_PHRASAL = re.compile(rf"\b(?:{one_of(_LISTED['phrasal'])})\w{{0,4}}\s\Z")
_ALTERNATIVE = re.compile(rf" (?:{one_of(_LISTED['alternatives'])})\b")
_SUBJECT = re.compile(rf"\b(?:{one_of(_LISTED['subjects'])})\s\Z", re.IGNORECASE)
_SHORTEST_SENTENCE = 30
_SHORTEST_SPOKEN = 60
"""Nobody says so many characters twice running, word for word."""
_SHORTEST_PARAGRAPH = 80
"""Characters of a paragraph that may go; refrains, answers and notes below several entries are shorter."""
_SHORTEST_STORY = 300
_ALMOST_WHOLE = 0.8
_SPOKEN = re.compile(r"[“\"„«»‘—–][^“”\"„«»]*[“”\"«»]?\Z")
"""Nothing but what somebody says."""
_ENTRY = re.compile(r"[-*•–]|\d{1,3}[.)] ")


def words(prose: TextView) -> Iterator[Repair]:
    """``of of``: words that are never right twice. ``had had`` and ``very, very`` are."""
    text = prose.text
    if prose.language not in ("", "en") or prose.stammered.isdisjoint(_TWICE):
        return
    english = prose.derived(EnglishLines)
    for found in _WORD.finditer(text):
        if found.start() not in english or found.start() in prose.quoted:
            continue  # a person may stammer
        if _right_twice(text, found):
            continue
        yield change(text, *found.span("again"), "", "duplicates.word", _CONFIDENCE)


def _right_twice(text: str, found: re.Match[str]) -> bool:
    word = found[1].lower()
    before = text[max(0, found.start() - 16) : found.start()]
    if found["again"][1:] != found[1] and not (found[1].istitle() and _begins(text, found.start())):
        return (
            True  # a name begins: "the The Hague", "Click To to choose", "the values of AND and OR"
        )
    if before.endswith("-") or _ALTERNATIVE.match(text, found.end()):
        return True  # "the plug-in in the window", "the operators and and or"
    if word in _LISTED["particles"]:
        return bool(_PHRASAL.search(before))
    return word in _LISTED["copulas"] and bool(_SUBJECT.search(before))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[max(0, at - 3) : at].rstrip(' “"‘')
    return not before or before[-1] == "\n" or ends_sentence(before)


def sentences(prose: TextView) -> Iterator[Removal]:
    """The same sentence twice running, within a paragraph; also what follows a quotation in it, and
    inside quotation marks if it is a long one."""
    text = prose.text
    for start, end in _long_lines(text):
        last = ""
        for left, right in sentence_spans(text, start, end):
            sentence = text[left:right]
            if len(sentence) >= _SHORTEST_SENTENCE and _says_again(last, sentence):
                if left not in prose.quoted or len(sentence) >= _SHORTEST_SPOKEN:
                    gap = left
                    while gap > start and text[gap - 1] == " ":
                        gap -= 1
                    yield _removal(text, gap, right, "duplicates.sentence", _CONFIDENCE)
            last = sentence


def _says_again(last: str, sentence: str) -> bool:
    """Whether the sentence before was the same, or ended with it behind a quotation."""
    if not last.endswith(sentence):
        return False
    return last.lstrip('“"') == sentence or last.endswith((f"” {sentence}", f'" {sentence}'))


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start >= 2 * _SHORTEST_SENTENCE:
            yield start, end
        start = end + 1


def paragraphs(prose: TextView) -> Iterator[Removal]:
    """The same paragraph twice running, and the whole story set twice. A paragraph that comes again farther
    down belongs there: a question, an answer, a refrain, a step of instructions."""
    if technical(prose):
        return
    text = prose.text
    found = [(a, b) for a, b in lines(text) if text[a:b].strip()]
    said = [text[a:b].strip() for a, b in found]
    copies = _second_story(said)
    for number in range(1, len(said)):
        twice = said[number] == said[number - 1] and _is_statement(said[number])
        if twice or number in copies:
            yield _removal(
                text, found[number - 1][1], found[number][1], "duplicates.paragraph", 0.87
            )


def _is_statement(paragraph: str) -> bool:
    """Whether a paragraph is prose of the writer's: no entry of a list, no heading, nobody's words."""
    spoken = _SPOKEN.match(paragraph) is not None
    if len(paragraph) < _SHORTEST_PARAGRAPH or not ends_sentence(paragraph, also=":"):
        return False
    return not (spoken or _ENTRY.match(paragraph) or has_code(paragraph))


def _second_story(said: list[str]) -> range:
    """The paragraphs that say almost all once more that stands above them, in the same order."""
    if len(set(said)) == len(said):
        return range(0)
    for first in range(min(3, len(said))):
        again = said.index(said[first], first + 1) if said[first] in said[first + 1 :] else 0
        if again < first + 2:
            continue
        same = 0
        while again + same < len(said) and said[first + same] == said[again + same]:
            same += 1
        told = sum(len(s) for s in said[again : again + same] if _is_statement(s))
        copied = sum(map(len, said[again : again + same]))
        above = sum(map(len, said[first:again]))
        enough = copied >= _SHORTEST_STORY and 2 * told >= copied
        if enough and _ALMOST_WHOLE * above <= copied <= above:
            return range(again, again + same)
    return range(0)


def _removal(text: str, start: int, end: int, rule: str, confidence: float) -> Removal:
    return Removal(
        start=start, end=end, before=text[start:end], after="", rule=rule, confidence=confidence
    )
