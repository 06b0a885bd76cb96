"""UTF-8 that was read as windows-1252, where bytes that this charset lacks were lost on the way.

Five bytes have no character there (81, 8D, 8F, 90, 9D): programs wrote a question mark or U+FFFD for them.
Of the letters that they may have completed a language mostly writes one: behind ``Å`` Polish has ``Ł`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsclean import data
from newsclean import lazy_re as re

_RUN = re.compile("[^\\x00-\\x7f\ufffd]+[?\ufffd]?")
_LOST = "?\ufffd"
_LACKING = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_FEWEST_WHOLE = 3
"""Different sequences that must be whole: by them the language is told."""
_MARKS = "”"
"""What is no letter, but stands in print of any language."""
_INSIDE = re.compile(
    "(?<=[a-z\u00df-\u00ff])[ÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ](?=[a-z\u00df-\u00ff])"
)
_LETTERS = re.compile(r"[^\W\d_a-zA-Z]")


def decoded(line: str) -> str | None:
    """The line with each sequence read as UTF-8, and those whose last byte was lost as far as one letter
    alone may have stood there; None where one of them is not whole in UTF-8, or where none lost a byte."""
    runs = frozenset(_RUN.findall(line))
    whole: dict[str, str] = {}
    cut: dict[str, bytes] = {}
    for run in runs:
        kept = run.rstrip(_LOST)
        raw = _bytes(kept)
        if raw is None:
            return None
        try:
            whole[run] = raw.decode("utf-8") + run[len(kept) :]
        except UnicodeDecodeError as error:
            if run == kept or error.reason != "unexpected end of data":
                return None
            cut[run] = raw
    if not cut or len(whole) < _FEWEST_WHOLE:
        return None
    written = _written_beside(whole)
    filled = {run: told for run, raw in cut.items() if (told := _filled(raw, written))}
    if not filled and not written:
        return None
    known = whole | filled
    return _RUN.sub(lambda found: known.get(found.group(), found.group()), line)


def inside_words(line: str) -> str:
    """The line with the sequences amid small letters read as the letter that some language writes there."""
    return _INSIDE.sub(_letter, line)


def _letter(found: re.Match[str]) -> str:
    raw = _bytes(found.group()) or b""
    try:
        letter = raw.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
    return letter if any(letter in used for used in _alphabets()) else found.group()


def _bytes(run: str) -> bytes | None:
    """The bytes that a run was read from, those without a character as programs pass them on."""
    try:
        return b"".join(c.encode("latin-1" if "\x7f" < c < "\xa0" else "cp1252") for c in run)
    except UnicodeEncodeError:
        return None


def _filled(raw: bytes, written: frozenset[str]) -> str | None:
    """What the bytes say with the one that was lost; None where several may be meant, or none."""
    told = set()
    for byte in _LACKING:
        try:
            told.add((raw + byte).decode("utf-8"))
        except UnicodeDecodeError:
            continue
    fitting = [text for text in told if text[-1].lower() in written or text[-1] in _MARKS]
    return fitting[0] if len(fitting) == 1 else None


def _written_beside(whole: Mapping[str, str]) -> frozenset[str]:
    """The letters of the languages that write all letters of the line."""
    seen = {c.lower() for text in whole.values() for c in _LETTERS.findall(text)}
    fitting = [used for used in _alphabets() if seen <= used] if seen else []
    return frozenset().union(*fitting)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    tables = (content["letters"] for content in data.by_language("letters").values())
    return tuple(frozenset(of["used"]) for of in tables if "used" in of)
