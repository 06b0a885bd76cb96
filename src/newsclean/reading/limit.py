"""Brings input within the limit on its size, and keeps what is likely to be the story."""

from __future__ import annotations

from itertools import islice
from typing import TypeVar

from newsclean import lazy_re as re
from newsclean.errors import LimitError

# A stretch without a tag that is longer than this is no paragraph but a giant comment, attribute,
# picture or script; it loses its middle, never its ends, where the markup may be.
_STRETCH = 1_000_000
_TAIL = 20_000

AnyText = TypeVar("AnyText", str, bytes)


def within(content: AnyText, bound: int) -> tuple[AnyText, bool]:
    """The content within ``bound`` bytes (characters of ``str``), and whether anything is missing.

    In content that is too long, overlong stretches without markup are shortened first; what is
    then still beyond the bound is cut off at the end, behind a tag or a word.
    """
    if len(content) <= bound:
        return content, False
    shorter = _shortened(content, bound)
    if len(shorter) > bound:
        shorter = shorter[: _safe_end(shorter, bound)]
    return shorter, True


def first_lines(text: str, most: int) -> tuple[str, str]:
    """A plain text's first lines, whatever ends them, and the rest."""
    if sum(map(text.count, _ENDS_LINE)) < most:
        return text, ""
    last = next(islice(_LINE_END.finditer(text), most - 1, None), None)
    return (text, "") if last is None else (text[: last.start()], text[last.end() :])


def must_fit(text: object, most: int, name: str) -> None:
    """Refuse what is no text, or is beyond a limit, where nothing may be cut off.

    Raises:
        LimitError: the text has more than ``most`` characters; ``Limits.<name>`` bounds them.
        TypeError: it is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"this takes str, not {type(text).__name__}; newsclean.clean reads other input"
        )
    if len(text) > most:
        raise LimitError(
            f"the text has {len(text):,} characters, the limit is {most:,}; pass it in parts, or"
            f" set Options(limits=Limits({name}=…)) higher"
        )


def _shortened(content: AnyText, bound: int) -> AnyText:
    mark: AnyText = "<" if isinstance(content, str) else b"<"
    if mark not in content[:bound]:  # plain text has no markup to save: its end is cut off
        return content
    pieces = content.split(mark)
    stretch = min(_STRETCH, bound // 2)
    tail = min(_TAIL, stretch // 4)
    for number, piece in enumerate(pieces):
        if len(piece) > stretch:
            head_end = _word_end(piece, stretch - tail)
            pieces[number] = piece[:head_end] + piece[_word_end(piece, len(piece) - tail) :]
    return mark.join(pieces)


def _safe_end(content: AnyText, bound: int) -> int:
    """The end of the last tag before the bound, else of the last word."""
    close: AnyText = ">" if isinstance(content, str) else b">"
    found = content.rfind(close, max(0, bound - 100_000), bound)
    return found + 1 if found >= 0 else _word_end(content, bound)


def _word_end(content: AnyText, position: int) -> int:
    """The nearest blank before a position, if there is one within reach."""
    start = max(0, position - 1000)
    near = content[start:position]
    blank = _BLANK_STR if isinstance(near, str) else _BLANK_BYTES
    last = start
    for match in blank.finditer(near):
        last = start + match.end()
    return last if last > start else position


_ENDS_LINE = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n?|[{_ENDS_LINE}]")
_BLANK_STR = re.compile(r"\s")
_BLANK_BYTES = re.compile(rb"\s")
