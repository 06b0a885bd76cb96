"""Mojibake: text that was decoded with the wrong charset, also where bytes were lost on the way.

The knowledge of charsets is ftfy's. It is asked for one line at a time and only where one regex sees
a sequence that clean prose does not have, with every step switched off that is not about encoding.
Before it is asked, bytes that a decoder lost are put back where only one byte can have stood there:
``â€`` followed by nothing that completes it was a closing quotation mark (its last byte, 9D, has no
character in windows-1252), and ftfy would read it as a dagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ftfy

from newsclean.ledger import Repair
from newsclean.text.passes import narrowed
from newsclean.text.view import TextView

RULE = "encoding.mojibake"
_LONGEST = 4000
"""Characters handed to ftfy at once; its cost per character grows with the length of the line."""

# The characters that the bytes 80–BF become in the single-byte charsets in question.
_TRAIL = (
    "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # windows-1252
    "ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї"  # windows-1251
    "\ufffd"
)
_SIGN = re.compile(
    "[\x80-\x9f]"  # latin-1 read of a C1 byte
    f"|[\xc2-\xf4ĂăÐŃńŁł][{_TRAIL}]"  # windows-1252, -1250, latin-1
    f"|[вГР-СĐ][{_TRAIL}]"  # windows-1251
    "|[ÂÃ][ ]|â[?]|[‚][ÄÅ]|[√∂][\x80-\u25ff]|[ΓβΟΞ][\x80-\u20ff€]|[ā]€|[├┬╬╨╤][\x80-\u25ff]"
)
_LEAD = re.compile("[\x80-\x9f\xc2-\xf4ĂăÐŃńŁłвГР-СĐ‚√∂ΓβΟΞā├┬╬╨╤]")
"""What a garbled sequence begins with."""
_CLOSING = (
    # (lost, what stood there): the middle bytes E2 80 of a mark whose third byte was lost.
    (re.compile("â€(?:\ufffd|\\?)"), "â€\x9d"),
    (re.compile("â€(?![\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0])"), "â€\x9d"),
    (re.compile("Ã¢â‚¬Â(?:\ufffd|\\?|(?![\x80-\xbf]))"), "Ã¢â‚¬Â\x9d"),
    (re.compile("Ã¢â‚¬(?![Â\x80-\xbfšœžŸŠŒŽ…„†‡ˆ‰‹ƒÅËâ€™“”˜¢¦])(?:\\?|\ufffd)?"), "Ã¢â‚¬Â\x9d"),
    (re.compile("вЂ\ufffd"), "вЂ\x98"),
)
_ONE_LOST = re.compile("â€[^?\ufffd\x9d™œ˜“”¦¢]")
_ASCII_WORD = re.compile(r"([A-Za-z0-9]+)")


def mend(prose: TextView) -> Iterator[Repair]:
    """Repairs of mojibake, each around the garbled characters only."""
    text = prose.text
    if text.isascii() or not _LEAD.search(prose.unusual):
        return
    sign = _SIGN.search(text)
    while sign:
        start = text.rfind("\n", 0, sign.start()) + 1
        end = text.find("\n", sign.start())
        end = len(text) if end < 0 else end
        for begin, finish in _portions(text, start, end):
            if _SIGN.search(text, begin, finish):
                yield from _mended(text, begin, finish)
        sign = _SIGN.search(text, end)


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _mended(text: str, start: int, end: int) -> Iterator[Repair]:
    garbled = text[start:end]
    fixed = decode(garbled)
    if fixed != garbled:
        yield from differences(text, start, garbled, fixed)


def decode(garbled: str) -> str:
    """The line as it was before it was decoded wrongly; itself where nothing was wrong."""
    restored = garbled
    for lost, stood in _closing_rules(garbled):
        restored = lost.sub(stood, restored)
    return ftfy.fix_and_explain(restored, _config()).text


def _closing_rules(garbled: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    if "â€?" in garbled and _ONE_LOST.search(garbled):
        # Elsewhere in this line the byte is simply gone: the question mark here is a real one.
        return ((re.compile(r"â€(?=\?)"), "â€\x9d"), *_CLOSING[1:])
    return _CLOSING


@cache
def _config() -> ftfy.TextFixerConfig:
    return ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )


def differences(text: str, start: int, garbled: str, fixed: str) -> Iterator[Repair]:
    """Repairs that turn ``garbled``, which begins at ``start`` of ``text``, into ``fixed``.

    No charset changes ASCII letters and digits, so the runs between them correspond one to one.
    """
    before, after = _ASCII_WORD.split(garbled), _ASCII_WORD.split(fixed)
    if before[1::2] != after[1::2]:
        yield narrowed(text, start, start + len(garbled), fixed, RULE, 0.9)
        return
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield narrowed(text, start, start + len(old), new, RULE, 0.98)
        start += len(old)
