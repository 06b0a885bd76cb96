"""Mojibake: text that was decoded with the wrong charset, also where bytes were lost on the way.

The knowledge of charsets is ftfy's. It is asked for one line at a time and only where one regex sees
a sequence that clean prose does not have, with every step switched off that is not about encoding.
Before it is asked, bytes that a decoder lost are put back where only one byte can have stood there:
``â€`` followed by nothing that completes it was a closing quotation mark (its last byte, 9D, has no
character in windows-1252), and ftfy would read it as a dagger.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.model.article import Suspect
from newsclean.repair.characters import lossy_mojibake
from newsclean.text.passes import narrowed
from newsclean.text.quotation_marks import OPENING
from newsclean.text.sentences import CLOSING
from newsclean.text.view import TextView

RULE = "encoding.mojibake"
SUSPECT = "garbled-character"
_LONGEST = 4000
"""Characters handed to ftfy at once; its cost per character grows with the length of the line."""

# The characters that the bytes 80–BF, the later bytes of a UTF-8 sequence, become in a charset.
_TRAIL = (
    "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # windows-1252
    "ŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľżŖŗ"  # windows-1250, -1257
    "ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї"  # windows-1251
    "\ufffd"
)
_TRAIL_MAC = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
_TRAIL_DOS = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
_LEADS = "\x80-\x9f\xc2-\xf4ĂăĐŃńŁłĹĆČĀāвГР-С‚√∂ƒ≈¬ΓβΟΞ├┬╬╨╤─┼ŘŮп◊"
_LEAD = re.compile(f"[{_LEADS}]")
"""What a garbled sequence begins with."""
# All alternatives behind the first character: what none begins with is skipped fast.
_SIGN = re.compile(
    f"[{_LEADS}](?:(?<=[\x80-\x9f])"  # latin-1 read of a C1 byte
    f"|(?<=[\xc2-\xf4ĂăÐŃńŁłĹĆČĀā])[{_TRAIL}]"  # windows-1252, -1250, -1257, latin-1
    f"|(?<=[вГР-СĐ])[{_TRAIL}]"  # windows-1251
    f"|(?<=[√ƒ≈¬‚])[{_TRAIL_MAC}]|(?<=[─┼])[{_TRAIL_DOS}]"
    f"|(?<=[ŘŮ])[{_TRAIL}]|(?<=ß)[║╗╝╣]"  # Arabic, Vietnamese
    f"|(?<=п)¬[Ђ-†]|(?<=◊)[{_TRAIL_MAC}]"  # a ligature, Hebrew
    "|(?<=[ÂÃ])[ ]|(?<=â)[?]|(?<=[√∂])[\x80-\u25ff]|(?<=[ΓβΟΞ])[\x80-\u20ff€]"
    '|(?<=[├┬╬╨╤])[\x80-\u25ff]|(?<=â)["”“]¢)'
)
_NOT_1252 = "ŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľżŖŗ€\u2011"
_CLOSING = (
    # (lost, what stood there): the middle bytes E2 80 of a mark whose third byte was lost.
    (re.compile("â€(?:\ufffd|\\?)"), "â€\x9d"),
    (re.compile(f"â€(?![\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0\"'{_NOT_1252}])"), "â€\x9d"),
    (re.compile("Ã¢â‚¬Â(?:\ufffd|\\?|(?![\x80-\xbf]))"), "Ã¢â‚¬Â\x9d"),
    (re.compile("Ã¢â‚¬(?![Â\x80-\xbfšœžŸŠŒŽ…„†‡ˆ‰‹ƒÅËâ€™“”˜¢¦])(?:\\?|\ufffd)?"), "Ã¢â‚¬Â\x9d"),
    (re.compile("вЂ\ufffd"), "вЂ\x98"),
    # The middle byte alone was lost.
    (re.compile("â\\?(?=[\x80-\x9f])"), "â\x80"),
    (re.compile("â\\?(?=[™œ˜¦])"), "â€"),
    # A letter was taken apart into itself and its accent.
    (re.compile("A\u0303(?=[\x80-\xbf])"), "Ã"),
    (re.compile("A\u0302(?=[\x80-\xbf])"), "Â"),
    (re.compile("a\u0302(?=[\x80-\x9f])"), "â"),
    # A form made the low mark in the middle of a trade mark sign a plain one.
    (re.compile(r'(?<=\w)â["”“]¢'), "â„¢"),
)
_ONE_LOST = re.compile("â€[^?\ufffd\x9d™œ˜“”¦¢]")
_WORD = re.compile(r"\S+")
_ASCII_WORD = re.compile(r"([A-Za-z0-9]+)")
_OPENS, _CLOSES = re.escape(OPENING), re.escape(CLOSING)
_AS_IT_IS = re.compile(
    rf"(?<=[A-ZÀ-Þ])[ÃÂÊÎÔÕÁÉÍÓ][{_CLOSES}](?!\w)"  # “AMANHÃ”: a capital, and the end of a quotation
    # windows-1252, between marks; E2 begins the marks themselves
    rf"|(?<![^\s(;{_OPENS}{_CLOSES}])[\xc2-\xe1\xe3-\xf4][\x80-\xbf\u0152-\u0178\u2013-\u2122]{{1,3}}(?=[&\u200e{_OPENS}{_CLOSES}])"
)
"""Sequences that may stand there on purpose: the end of a word in capitals, or one alone in quotation marks,
where a text speaks of such errors. They are read as garbled only beside others."""
_TRADE = re.compile("â(?:„¢|€[™œ˜“”¦¢]|‚¬)")
"""Sequences that no text has, which ftfy leaves alone where a line has only one of them."""
_TRADE_MARKS = {
    found: found.encode("cp1252").decode("utf-8")
    for found in ("â„¢", "â€™", "â€œ", "â€˜", "â€“", "â€”", "â€¦", "â€¢", "â‚¬")
}
_BY_RUN = re.compile("([^\\x00-\\x7f]+)")
_STRICT = ("cp1251", "mac_roman", "cp437")
"""Charsets that ftfy asks for more signs of than a line has."""
_FEWEST_RUNS, _FEWEST_BOXES = 2, 3
"""Different sequences that must be whole in UTF-8: fewer may be so by accident, as a drawing of boxes."""
_NOISE = 3
"""Long stretches, each garbled from end to end and beyond repair, behind which a text is taken for noise."""
_DENSE = 10
"""Characters to a garbled sequence of such a stretch, at most."""
_MANY_WORDS = 24
"""Garbled words of a line of which one can be decoded, if any can."""
_MANY_SIGNS = 6
"""Garbled sequences of a line, beyond which those that stay tell that it cannot be decoded."""
_HALF = re.compile(
    "[ВГДЕРС√‚├┬╬Γ](?:(?<=[ВГДЕРС])(?:(?<![А-Яа-яҐґЄєІіЇї].)[†‡€‰‹•™¤¦§©¬®±µ¶·°\\xad]|(?<=[a-z].)(?![а-я])"
    "|(?<![А-Яа-я].)(?<=[ГРС])[‘-„‹›–—…«»][ВГРС])"  # windows-1251
    f"|(?<=√)[{_TRAIL_MAC}]|(?<=‚)[Ää][{_TRAIL_MAC}ìîôö]"
    f"|(?<=[├┬╬])[{_TRAIL_DOS}]|(?<=Γ)Ç[{_TRAIL_DOS}])"
)
"""What is left of a garbled sequence, and never stands in clean prose."""
_LONE = re.compile(r"[^\W\d_\u0000-\u036f\u0386-\u03ce\u1e00-\u1fff\ufb00-\ufb06]")
"""A letter neither Latin nor Greek."""
_HIGH_LATIN = re.compile("[À-ÖØ-öø-ɏ]")
"""What no word has beside such a letter: a byte of another charset, or of no text."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Repairs of mojibake, each around the garbled characters only."""
    text = prose.text
    if text.isascii() or not _LEAD.search(prose.unusual):
        return
    sign = _SIGN.search(text)
    noisy = 0
    while sign:
        start = text.rfind("\n", 0, sign.start()) + 1
        end = text.find("\n", sign.start())
        end = len(text) if end < 0 else end
        for begin, finish in _portions(text, start, end):
            if _SIGN.search(text, begin, finish):
                found = tuple(_mended(text, begin, finish))
                yield from found
                noisy = 0 if found else noisy + _is_dense(text, begin, finish)
                if noisy >= _NOISE:
                    return
        sign = _SIGN.search(text, end)


def _is_dense(text: str, start: int, end: int) -> bool:
    """Whether a long stretch is garbled from end to end."""
    if end - start < _LONGEST // 2:
        return False
    return sum(1 for _ in _SIGN.finditer(text, start, end)) * _DENSE > end - start


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _mended(text: str, start: int, end: int) -> Iterator[Repair]:
    garbled = text[start:end]
    if _AS_IT_IS.search(garbled):
        others = _AS_IT_IS.sub(lambda found: "x" * len(found.group()), garbled)
        if decode(others) == others:
            return
    fixed = decode(garbled)
    if fixed != garbled and not (_far_fetched(garbled, fixed) or _is_noise(garbled, fixed)):
        for repair in differences(text, start, garbled, fixed):
            behind = text[repair.end : repair.end + 1]
            whole = text[repair.start - 1 : repair.start] + repair.after + behind
            mixed = _LONE.search(repair.after) and _HIGH_LATIN.search(whole)
            if not (mixed or _HALF.search(whole)):
                yield repair


def suspects(prose: TextView) -> Iterator[Suspect]:
    """The words in which a garbled sequence is left that nothing decodes."""
    if prose.text.isascii() or not _LEAD.search(prose.unusual) or not _HALF.search(prose.text):
        return
    for found in _WORD.finditer(prose.text):
        if _HALF.search(prose.text, *found.span()):
            reason = "its encoding is broken, and nothing says how"
            yield Suspect(
                start=found.start(),
                end=found.end(),
                text=found.group(),
                kind=SUSPECT,
                reason=reason,
            )


def _is_noise(garbled: str, fixed: str) -> bool:
    """Whether a line has many garbled sequences of which most would stay: it is in another charset, of which
    a few sequences happen to be whole in UTF-8."""
    signs, left = (sum(s.group()[-1] != "?" for s in _SIGN.finditer(x)) for x in (garbled, fixed))
    return signs >= _MANY_SIGNS and 2 * left > signs


def _far_fetched(garbled: str, fixed: str) -> bool:
    """Whether a single letter of a script that the line has not would come of it: garbage may hold any."""
    new = _LONE.findall(fixed)
    whole = (word for word in garbled.split() if not _SIGN.search(word))
    return len(new) == 1 and not any(map(_LONE.search, whole))


def decode(garbled: str) -> str:
    """The line as it was before it was decoded wrongly; itself where nothing was wrong."""
    if "?" in garbled or "\ufffd" in garbled:
        filled = lossy_mojibake.decoded(garbled)
        if filled is not None:
            return filled
    restored = garbled
    for lost, stood in _closing_rules(garbled):
        restored = lost.sub(stood, restored)
    fixed = _by_ftfy(restored)
    if fixed == restored:
        # A clean character elsewhere in the line keeps ftfy from reading the rest: word by word, then.
        fixed = _decoded_by_words(fixed)
    fixed = lossy_mojibake.inside_words(fixed)
    fixed = _TRADE.sub(lambda found: _TRADE_MARKS[found.group()], fixed)
    # Each layer makes the line shorter.
    while _SIGN.search(fixed) and (plain := _strictly_decoded(fixed)) is not None:
        fixed = plain
    return fixed


def _strictly_decoded(line: str) -> str | None:
    """The line with every run of characters beyond ASCII read as UTF-8 from one charset; None where one of
    them is not whole in UTF-8, as words of any script are not, or where there are few."""
    parts: list[str] = _BY_RUN.split(line)
    runs = frozenset(parts[1::2])
    if len(runs) < _FEWEST_RUNS:
        return None
    for charset in _STRICT:
        if charset == "cp437" and len(runs) < _FEWEST_BOXES:
            continue
        try:
            plain = {run: run.encode(charset).decode("utf-8") for run in runs}
        except UnicodeError:
            continue
        return "".join(plain.get(part, part) for part in parts)
    return None


def _decoded_by_words(line: str) -> str:
    """The line with each of its garbled words decoded for itself; as it is where none of the first many can
    be: then it is in another charset, or no text."""
    parts: list[str] = []
    known: dict[str, str] = {}
    position = tried = 0
    for found in _WORD.finditer(line):
        word = found.group()
        if not _SIGN.search(word):
            continue
        tried += 1
        fixed = known.get(word)
        if fixed is None:
            fixed = known[word] = _by_ftfy(word)
        if fixed != word:
            parts += line[position : found.start()], fixed
            position = found.end()
        elif tried >= _MANY_WORDS and not parts:
            break
    return "".join([*parts, line[position:]])


def _closing_rules(garbled: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    if "â€?" in garbled and _ONE_LOST.search(garbled):
        # Elsewhere in this line the byte is simply gone: the question mark here is a real one.
        return ((re.compile(r"â€(?=\?)"), "â€\x9d"), *_CLOSING[1:])
    return _CLOSING


def _by_ftfy(text: str) -> str:
    ftfy, config = _ftfy()
    return str(ftfy.fix_and_explain(text, config).text)


@cache
def _ftfy() -> tuple[ModuleType, Any]:
    """ftfy and how it is asked; few texts are garbled, and none but these loads it."""
    import ftfy

    config = ftfy.TextFixerConfig(
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
    return ftfy, config


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
