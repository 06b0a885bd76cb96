"""Initials that stand apart from their word, as drop caps do in a page's text."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.words.english_lines import EnglishLines
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.view import TextView

_START = re.compile(r"[“\"‘„«]?([^\W\d_])(?P<gap>[ \n])([^\W\d_]{2,})")
_ONE_LETTER = {
    code: frozenset(content["layout"]["one_letter"].split())
    for code, content in data.by_language("repair").items()
    if "layout" in content
}
"""Language → its words of one letter."""
_HEADING = 50
"""Characters of a line without a stop that may be a heading."""
_FIRMS = re.compile(rf"(?:{one_of(data.listed('repair', 'layout', 'suspended'))}) [A-Z0-9]\b")
"""Behind a letter that is a letter: ``S and P``, ``C or D``."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Drop caps: ``T he city`` and ``T\\nhe city`` at the start of a paragraph.

    The two must make a word, of the English list or of the text itself, and the letter must be no word of the
    language: ``V ice`` may be Czech. Languages whose words of one letter are not listed are left alone.
    """
    text = prose.text
    for start in _starts(text):
        letter, rest, at = start[1], start[3], start.start(3)
        if not (letter.isupper() and rest.islower()):
            continue
        if prose.vocabulary.part(rest) and not _begins_paragraph(text, start.start() - 1):
            continue  # "that blood of type⏎B lack"
        if not _FIRMS.match(text, at) and _is_initial(letter, rest, at, prose):
            yield change(text, *start.span("gap"), "", "words.drop-cap", 0.95)


def _starts(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with a single letter."""
    at = 0
    while True:
        if (found := _START.match(text, at)) is not None:
            yield found
        at = text.find("\n", at) + 1
        if at == 0:
            return


def _begins_paragraph(text: str, at: int) -> bool:
    """Whether the line before, if there is one, ended a paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at] if at > 0 else ""
    return not before.strip() or ends_sentence(before) or len(before) < _HEADING


def _is_initial(letter: str, rest: str, at: int, prose: TextView) -> bool:
    known = prose.vocabulary
    if known.rich:
        if not known.whole(letter + rest):
            return False
        if not known.part(rest):
            return True
        common = known.listed(letter + rest) and letter.lower() not in _ONE_LETTER["en"]
        return common and at in prose.derived(EnglishLines)  # "X⏎is the number" is not "Xis"
    if prose.language not in _ONE_LETTER or letter.lower() in _ONE_LETTER[prose.language]:
        return False
    return known.seen(letter + rest) and not known.seen(rest, 2)
