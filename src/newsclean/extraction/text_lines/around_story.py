"""Lines that are no part of a story by what stands beside them: a quotation that is set out in capitals, a
caption below its credit, the comments of readers below their heading."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_signs import LineSigns
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.text.words import tokens

_LEAST_QUOTED = 4
"""Words of a quotation in capitals that the story has in small letters, too."""
_MOST_HEADING = 5
"""Words of the heading of comments."""
_MOST_CREDIT = 6
"""Words of a line that says who took a picture."""
_COUNTED = re.compile(r"[(\[（:]\s?\d{1,6}\s?[)\]）]?\Z|\A\d{1,6}\s")


def set_out(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines in capitals whose words the text has in a row elsewhere, in small letters."""
    shouted = [i for i, line in enumerate(lines) if line.isupper() and not line.islower()]
    wanted = {i: tuple(tokens(lines[i].lower())) for i in shouted}
    wanted = {i: words for i, words in wanted.items() if len(words) >= _LEAST_QUOTED}
    if not wanted:
        return frozenset()
    told = [" ".join(tokens(line.lower())) for line in lines if not line.isupper()]
    text = f" {'  '.join(told)} "
    return frozenset(i for i, words in wanted.items() if f" {' '.join(words)} " in text)


def comments_at(lines: Sequence[str], signs: Sequence[LineSigns], last: int) -> int:
    """The number of the line behind the story's last one that heads the comments, and counts them; the number
    of lines where none does."""
    for i in range(last + 1, len(lines)):
        if len(signs[i].tokens) <= _MOST_HEADING and _COUNTED.search(lines[i]):
            known = word_classes().words
            if any("comments" in known.get(word, ()) for word in signs[i].tokens):
                return i
    return len(lines)


def is_below_credit(signs: Sequence[LineSigns], i: int) -> bool:
    """Whether a line stands below one that says who took a picture, and no more."""
    if not i:
        return False
    above = signs[i - 1]
    if above.form == "label":
        return "label-photo" in above.signs
    return above.words <= _MOST_CREDIT and not above.prose and "has-photo" in above.signs
