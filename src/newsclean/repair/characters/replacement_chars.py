"""Characters that were lost: U+FFFD, or a ``?`` where no question ends.

What stood there is put back where the text itself has the word whole elsewhere and no other word fits, and
where the structure of an English sentence leaves one mark (:mod:`lost_marks`). All else stays as it is and
becomes a suspect: a guess would be an invention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.model.article import Suspect
from newsclean.repair.characters import lost_marks
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.view import TextView
from newsclean.text.word_list import language_of, words_of

_CONFIDENCE = 0.98
"""How sure a lost character is read back."""
RULE = "lost.mark"
SUSPECT = "lost-character"
_REPLACED = "\ufffd"
_INSIDE = re.compile(r"\?(?<=[^\W\d_]\?)[^\W\d_]")
"""A question mark between letters: without one there is no trace of a loss."""
_REMAINS = ("â?", "Ã?", "Â?", "Ä?", "Å?")
_RUNS = re.compile("\ufffd+")
_FORM = {
    "\ufffd": re.compile("(?<![\\w\ufffd])(?=[^\\W\\d_]*\ufffd)(?:[^\\W\\d_]|\ufffd)+"),
    "?": re.compile(r"(?<![\w?])[^\W\d_]+(?:\?[^\W\d_]+)+(?![\w?])"),
}
"""A word with lost characters; for a question mark, not at its end, where it may be one."""
_BEYOND = re.compile(r"[^\x00-\x7f]")
_BYTES = 3
"""Bytes of a curly mark in UTF-8."""
_FEWEST_LETTERS = 3
"""Letters that must be left of a word, so that one other word alone may fit."""
_LEFT = re.compile(
    "(?:(?<![^\\W\\d_])[^\\W\\d_]++)?+\ufffd(?:[^\\W\\d_]|\ufffd)*+"
    "|(?:(?<!\\w)\\w+)?(?:â\\?\\??|[ÃÂÄÅ]\\?(?=\\w))\\w*+"
)


def mend(prose: TextView) -> Iterator[Repair]:
    """What can be put back, each with one candidate only; a real question mark stays."""
    lost = _stands_for_a_loss(prose.text)
    if not lost:
        return
    text, skip = prose.text, prose.addresses
    taken: set[int] = set()
    language = prose.language or language_of(None, prose.counts)
    for start, end, word in _whole_elsewhere(prose, lost, english=language == "en"):
        if not skip.touches(start, end):
            taken.update(range(start, end))
            yield change(text, start, end, word, "lost.letter", _CONFIDENCE)
    if language not in ("en", ""):
        return
    for mark in lost_marks.restored(prose, lost, english=bool(language)):
        if mark.start not in skip and mark.start not in taken:
            yield change(text, mark.start, mark.end, mark.mark, RULE, mark.confidence)


def mend_remains(prose: TextView) -> Iterator[Repair]:
    """``â??`` and ``â?``: what is left of a garbled mark whose later bytes became ``?``.

    In languages that elide, it is the apostrophe behind an elided word (``lâ??eau``). In English it surely
    was a mark, so that any reading of its place as one is better than what stands there.
    """
    if "â?" not in prose.text:
        return
    if (elision := _elision(prose.language)) is not None:
        for found in elision.finditer(prose.text):
            yield change(prose.text, *found.span(1), "’", RULE, _CONFIDENCE)
    if prose.language not in ("en", ""):
        return
    for mark in lost_marks.restored_remains(prose):
        yield change(prose.text, mark.start, mark.end, mark.mark, RULE, mark.confidence)


@cache
def _elision(language: str | None) -> re.Pattern[str] | None:
    """What is left of an apostrophe between an elided word of a language and the next word."""
    listed = (data.of_language(language or "", "repair") or {}).get("apostrophe")
    if listed is None:
        return None
    word = one_of(listed["before"].split())
    return re.compile(rf"(?<![^\W_])(?i:{word})(â\?\??)(?=[^\W\d_])")


def suspects(prose: TextView) -> Iterator[Suspect]:
    """The words and places where a U+FFFD is left."""
    if not (prose.has(_REPLACED) or prose.has(_REMAINS)):
        return
    for found in _LEFT.finditer(prose.text):
        reason = "a character was lost here, and nothing says which"
        yield Suspect(
            start=found.start(),
            end=found.end(),
            text=found.group(),
            kind=SUSPECT,
            reason=reason,
        )


def _stands_for_a_loss(text: str) -> str:
    """What stands in the text for one lost character; empty where nothing seems lost.

    A curly mark has three bytes in UTF-8, each of which may have become a U+FFFD of its own.
    """
    if _REPLACED in text:
        whole = all(len(run) % _BYTES == 0 for run in _RUNS.findall(text))
        return _REPLACED * _BYTES if whole else _REPLACED
    return "?" if "?" in text and _INSIDE.search(text) else ""


def _whole_elsewhere(
    prose: TextView, lost: str, *, english: bool
) -> Iterator[tuple[int, int, str]]:
    """Words with lost letters that the text has once more, whole, or that English has."""
    if len(lost) > 1:
        return
    whole: dict[str, list[str]] | None = None
    for found in _FORM[lost].finditer(prose.text):
        form = found.group()
        if len(form.replace(lost, "")) < _FEWEST_LETTERS:
            continue
        if whole is None:
            whole = defaultdict(list)
            for word in prose.counts:
                if not word.isascii():
                    whole[_outline(word)].append(word)
        candidates = [w for w in whole[_outline(form)] if _fits(w, form, lost)]
        if not candidates and english:
            candidates = _listed_as(form, lost)
        if len(candidates) == 1:
            yield found.start(), found.end(), candidates[0]


def _listed_as(form: str, lost: str) -> list[str]:
    """The words that English writes with a letter beyond ASCII, in the case of a form that lost it; none
    where a mark may have stood at the edge of a word (``pass�``)."""
    plain = form.replace(lost, "")
    if form.strip(lost) != form and plain.lower() in words_of("en").known:
        return []
    change_of = str.lower if plain.islower() else str.title if plain[1:].islower() else str.upper
    if change_of is str.upper and not plain.isupper():
        return []
    outline = form.lower().replace(lost, "?")
    return [change_of(word) for word in _accented().get(outline, ())]


@cache
def _accented() -> dict[str, list[str]]:
    """By its outline, each such word."""
    listed: dict[str, list[str]] = defaultdict(list)
    for word in data.read("lang/en/repair.toml")["lost"]["accented"].split():
        listed[_outline(word)].append(word)
    return dict(listed)


def _outline(word: str) -> str:
    """A word with every character beyond ASCII, and every lost one, as one sign."""
    return _BEYOND.sub("?", word)


def _fits(word: str, form: str, lost: str) -> bool:
    return all((b == lost and not a.isascii()) or a == b for a, b in zip(word, form, strict=True))
