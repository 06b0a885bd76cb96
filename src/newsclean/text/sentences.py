"""Where sentences end, in every script that news is written in.

A sentence ends with a mark that Unicode calls a sentence terminal (Unicode Standard Annex 29) or with an
ellipsis, and the marks that close a quotation or a bracket behind it. Abbreviations are the business of
those who know the language: ``Mr.`` ends like a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from newsclean import lazy_re as re

STOPS: Final = ".!?…。！？｡．؟۔।॥։።၊။។៕"
"""Marks that end a sentence."""
STOP_SET: Final = frozenset(STOPS)
CLOSING: Final = "\"'”’»›)]」』）】》"
"""Marks that may stand between the end of a sentence and the space behind it."""
_CLOSES = rf"[{re.escape(CLOSING)}]*"
_END = re.compile(rf"[{STOPS}](?:{_CLOSES}(?=\s|\Z)|(?<=[。！？｡।॥]){_CLOSES})")
_BEHIND = CLOSING + " \n\t\u00a0\u202f"
"""What may follow the stop: French sets a space before its closing mark."""
_ONE_WORD = re.compile(r"\. ([A-Z][a-z]{2,20})\.(?=[\s”\"]|\Z)(?! [A-Z][a-z]{2,20}\.)")


def ends_sentence(text: str, also: str = "") -> bool:
    r"""Whether a text ends where a sentence does; ``also`` names more marks that count, as ``":"``.

    >>> ends_sentence("“It is over.”"), ends_sentence("終わった。」"), ends_sentence("All you need:")
    (True, True, False)
    >>> ends_sentence("All you need:", also=":"), ends_sentence("« Oui. »\n")
    (True, True)
    """
    last = text.rstrip(_BEHIND)[-1:]
    return last in STOP_SET or (last != "" and last in also)


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The places behind the ends of sentences in ``text[start:end]``, closing marks included.

    >>> text = "“Why?” he said. Nobody knew."
    >>> [text[:at] for at in sentence_ends(text)][:2]
    ['“Why?”', '“Why?” he said.']
    """
    stop = len(text) if end is None else end
    return (found.end() for found in _END.finditer(text, start, stop))


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences in ``text[start:end]``, without the spaces between them.

    >>> text = "It rained. “Why?” Nobody knew"
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['It rained.', '“Why?”', 'Nobody knew']
    >>> text = "雨が降った。誰も知らない。"
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['雨が降った。', '誰も知らない。']
    """
    stop = len(text) if end is None else end
    for left, right in pairwise([start, *sentence_ends(text, start, stop), stop]):
        sentence = text[left:right]
        bare = sentence.lstrip()
        if bare:
            yield right - len(bare), right - len(sentence) + len(sentence.rstrip())


def one_word_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences of one word with a capital: where the sentence before one ends, and the word.

    >>> list(one_word_sentences("It was the end of the. Harbour. It rained."))
    [(21, 'Harbour')]
    """
    return ((found.start(), found[1]) for found in _ONE_WORD.finditer(text))
