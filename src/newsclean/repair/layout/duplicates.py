"""What stands there twice in a row: words, sentences, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean import data
from newsclean.ledger import Removal, Repair
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence, sentence_spans
from newsclean.text.view import TextView

_LISTED = {
    key: words.split() for key, words in data.read("lang/en/repair.toml")["duplicates"].items()
}
_TWICE = _LISTED["twice"]
_WORD = re.compile(rf"\b({one_of(_TWICE)})(?P<again> \1)\b(?![-'’.])", re.IGNORECASE)
_PHRASAL = re.compile(rf"\b(?:{one_of(_LISTED['phrasal'])})\w{{0,4}}\s\Z")
_SUBJECT = re.compile(rf"\b(?:{one_of(_LISTED['subjects'])})\s\Z", re.IGNORECASE)
_SHORTEST_SENTENCE = 30
_SHORTEST_SPOKEN = 60
"""Nobody says so many characters twice running, word for word."""
_SHORTEST_PARAGRAPH = 40
_SHORTEST_APART = 120
_ENTRY = re.compile(r"[-*•–]|\d{1,3}[.)] ")


def words(prose: TextView) -> Iterator[Repair]:
    """``of of``: words that are never right twice. ``had had`` and ``very, very`` are."""
    text = prose.text
    if prose.language not in ("", "en") or prose.stammered.isdisjoint(_TWICE):
        return
    for found in _WORD.finditer(text):
        spoken = found.start() in prose.quoted and found[1].lower() not in _LISTED["never_twice"]
        if spoken or _right_twice(text, found):
            continue
        yield change(text, *found.span("again"), "", "duplicates.word", 0.95)


def _right_twice(text: str, found: re.Match[str]) -> bool:
    word = found[1].lower()
    before = text[max(0, found.start() - 16) : found.start()]
    if found["again"][1:2].isupper():
        return True  # a name begins: "the The Hague", or a letter: "Plan a A"
    if word in _LISTED["particles"]:
        return bool(_PHRASAL.search(before))
    return word in _LISTED["copulas"] and bool(_SUBJECT.search(before))


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
                    yield _removal(text, gap, right, "duplicates.sentence", 0.97)
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
    """The same paragraph again: at once, or, if it is long, anywhere later, unless it is said again on
    purpose, as an entry of a list, behind a colon, or below a label of its own."""
    text = prose.text
    seen: set[str] = set()
    last = before = ""
    end_of_last = 0
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        paragraph = text[start:end].strip()
        if paragraph:
            again = paragraph == last and len(paragraph) >= _SHORTEST_PARAGRAPH
            if again or (paragraph in seen and not _on_purpose(paragraph, before)):
                yield _removal(text, end_of_last, end, "duplicates.paragraph", 0.98)
            else:
                last = paragraph
                if len(paragraph) >= _SHORTEST_APART:
                    seen.add(paragraph)
            before = paragraph
            end_of_last = end
        start = end + 1


def _on_purpose(paragraph: str, before: str) -> bool:
    """Whether the paragraph, whose first copy stands farther up, belongs behind what stands ``before`` it."""
    return _ENTRY.match(paragraph) is not None or not ends_sentence(before)


def _removal(text: str, start: int, end: int, rule: str, confidence: float) -> Removal:
    return Removal(
        start=start, end=end, before=text[start:end], after="", rule=rule, confidence=confidence
    )
