"""Characters that no reader sees or that stand for others: invisible, control, odd spaces, ligatures,
full-width Latin letters, lone surrogates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.text.languages import guess
from newsclean.text.passes import change
from newsclean.text.scripts import CJK
from newsclean.text.sentences import ends_sentence
from newsclean.text.view import TextView

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_JOINING = f"{_RTL}\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u1800-\u18af\U0001e900-\U0001e95f"
_EMOJI = "\u2640\u2642\u2695\u2696\u2708\u2764\ufe0f\U0001f000-\U0001faff"

_NEWLINES = re.compile("\r\n|(?:\r(?!\n)|[\x85\u2028\u2029])+")
_SOFT_HYPHEN_AT_END = re.compile(r"\u00ad[ \t]*\n[ \t]*(?=\w)")
_BETWEEN_LETTERS = "{0}++(?:[ -~]{{1,3}}{0}++){{9,99}}"
"""A stretch with one of a class at every third letter or more often: one edit, where there would be a hundred
thousand. Its letters are ASCII, which need nothing of what is invisible."""
_NO_SEQUENCE = "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]"
_CONTROL = re.compile(
    f"(?P<many>{_BETWEEN_LETTERS.format(_NO_SEQUENCE)})"
    "|\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f]+|[\x0b\x0c]"
)
_UNDIRECTED = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"
)
_NO_SEQUENCES = re.compile(f"{_NO_SEQUENCE}+")
_UNSEEN = re.compile(f"[{_UNDIRECTED}]+")
_INVISIBLE = re.compile(
    f"(?P<many>(?<=[ -~]){_BETWEEN_LETTERS.format(f'[{_UNDIRECTED}]')}(?=[ -~]))"
    f"|[\u061c\u200e\u200f{_UNDIRECTED}]+"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer: a space of no width parts their words, and lines are broken there."""
_MARKS_FOR_RTL = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_OF_USE = frozenset(_JOINERS + _MARKS_FOR_RTL)
_IN_RTL = re.compile(f"[{_RTL}]")
_NEEDED = (
    (_JOINERS, re.compile(f"[{_JOINING}]")),
    ("\u200d", re.compile(f"[{_EMOJI}]")),
    (_MARKS_FOR_RTL, _IN_RTL),
)
"""Which of them are of use beside which characters."""
_ODD_SPACE = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_BREAK = re.compile("\u00a0+(?: \u00a0*)?| \u00a0+ ?")
_MIXED_SPACES = re.compile("[\u2000-\u200a\u202f\u3000]|[^\\s] {2}[^\\s]|[^\\s]\t[^\\s]")
_ONE_LETTER = re.compile(r"\b[^\W\d_](?=\u00a0\w)")
_BEHIND_LETTER = re.compile(r"\u00a0(?<=\b[^\W\d_]\u00a0)(?=\w)")
"""A no-break space behind a word of one letter; the search runs from space to space."""
_INSIDE_WORD = re.compile("[^\\W\\d_A-Z]\u00a0 ?[^\\W\\d_A-Z]")
_FEWEST_LONE = 4
"""No-break spaces of a text that has the habit of setting them between words."""
_BEFORE_HIGH, _AFTER_LOW = ";:!?»›%€", "«‹"
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = dict(
    zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
        ("ff", "fi", "fl", "ffi", "ffl", "st", "st"),
        strict=True,
    )
)
_ABOUT_LIGATURES = re.compile(r"\b[Ll]igatur|\bUnicode\b|\bU\+FB0")
_PAIRS = ('""', "''", "“”", "‘’", "„“", "«»", "()")
_LEAST_CJK = 200
"""Characters of a text of which one is Chinese, Japanese or Korean, if it holds more than a name."""
_WIDE = re.compile("[\uff01-\uff5e]+(?:[\u3000 ][\uff01-\uff5e]+)*")
_NEAR_CJK = re.compile(f"[{CJK}\u3001-\u3011]")
_NEAR = 200
"""Characters of a line to either side in which its script is looked for."""


def newlines(prose: TextView) -> Iterator[Repair]:
    """Every line ends in ``\\n``; a soft hyphen at a line's end joins the word again."""
    text = prose.text
    for found in _NEWLINES.finditer(text) if prose.has("\r\x85\u2028\u2029") else ():
        after = "\n" if found.group() == "\r\n" else "\n" * len(found.group())
        yield change(text, found.start(), found.end(), after, "characters.newline")
    if prose.has("\u00ad"):
        for found in _SOFT_HYPHEN_AT_END.finditer(text):
            yield change(text, found.start(), found.end(), "", "characters.soft-hyphen")


def invisible(prose: TextView) -> Iterator[Repair]:
    """Control characters and characters without width go, save where a script needs them."""
    text, seen = prose.text, prose.unusual
    for found in _CONTROL.finditer(text) if _CONTROL.search(seen) else ():
        yield change(text, found.start(), found.end(), _instead(text, found), "characters.control")
    for found in _INVISIBLE.finditer(text) if _INVISIBLE.search(seen) else ():
        kept = _needed(text, found)
        if kept != found.group():
            yield change(text, found.start(), found.end(), kept, "characters.invisible")


def _instead(text: str, found: re.Match[str]) -> str:
    """A form feed between words parted pages; a vertical tab there parted lines."""
    if found["many"]:
        return _NO_SEQUENCES.sub("", found["many"])
    if found.group() not in "\x0b\x0c":
        return ""
    around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    inside_word = len(around) == 2 and around.isalpha()
    return "" if inside_word or not around.strip() else "\n"


def _needed(text: str, found: re.Match[str]) -> str:
    """What of a run of invisible characters the script or an emoji needs."""
    run = found.group()
    if found["many"]:
        return _UNSEEN.sub("", run)
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    if before == "\t" == after:
        return run  # the cell of a table of characters
    if "\u200b" in run and _UNSPACED.search(text[max(0, found.start() - 2) : found.end() + 2]):
        return run
    if _OF_USE.isdisjoint(run):
        return ""
    if not (before + after).isascii():
        for needed, neighbours in _NEEDED:
            if neighbours.match(before) or neighbours.match(after):
                kept = next((c for c in run if c in needed), "")
                if kept:
                    return kept
    directions = [c for c in run if c in _MARKS_FOR_RTL]
    return directions[0] if directions and _right_to_left(text, found) else ""


def _right_to_left(text: str, found: re.Match[str]) -> bool:
    """Whether the line around has letters of a script that runs from right to left."""
    start, end = _line_around(text, *found.span())
    return bool(_IN_RTL.search(text, start, end))


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins and ends, as far as it is near."""
    left = max(0, start - _NEAR)
    right = text.find("\n", end, end + _NEAR)
    return max(left, text.rfind("\n", left, start) + 1), end + _NEAR if right < 0 else right


def odd(prose: TextView) -> Iterator[Repair]:
    """Ligatures become letters; full-width letters and digits become narrow in text without Chinese,
    Japanese or Korean. A text about ligatures, and a form alone in quotation marks, show what they name."""
    text, seen = prose.text, prose.unusual
    if _LIGATURE.search(seen) and not _ABOUT_LIGATURES.search(text):
        for found in _LIGATURE.finditer(text):
            beside = (
                text[max(0, found.start() - 1) : found.start()]
                + text[found.end() : found.end() + 1]
            )
            if any(c.isalpha() for c in beside):
                plain = _LIGATURES[found.group()]
                yield change(text, found.start(), found.end(), plain, "characters.ligature")
    for found in _WIDE.finditer(text) if _WIDE.search(seen) and not _much_cjk(prose) else ():
        beside = (
            text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        )
        if beside not in _PAIRS and not _in_cjk(text, found.start(), found.end()):
            narrow = unicodedata.normalize("NFKC", found.group())
            yield change(text, found.start(), found.end(), narrow, "characters.full-width")


def _much_cjk(prose: TextView) -> bool:
    """Whether Chinese, Japanese or Korean is more than a name here and there."""
    if not _NEAR_CJK.search(prose.unusual):
        return False
    return len(_NEAR_CJK.findall(prose.text)) * _LEAST_CJK > len(prose.text)


def _in_cjk(text: str, start: int, end: int) -> bool:
    """Whether the line around has Chinese, Japanese or Korean characters nearby."""
    left, right = _line_around(text, start, end)
    return bool(_NEAR_CJK.search(text, left, start) or _NEAR_CJK.search(text, end, right))


_GAP = 2
"""Spaces between two words beyond which they set columns."""


def spaces(prose: TextView) -> Iterator[Repair]:
    """Thin, wide and other odd spaces become plain ones, save where typography asks for them.

    A no-break space reads like any other and many newsrooms set it on purpose; it is replaced where
    it stands beside another space, and throughout a text whose spaces are mixed anyway, save beside figures
    and high marks and, in a text with that habit, behind words of one letter (Czech ``v Praze``).
    """
    text = prose.text
    odd = _ODD_SPACE.search(prose.unusual) is not None
    for found in _ODD_SPACE.finditer(text) if odd else ():
        if not _typeset(text, found) and not (
            found.group() == "\u3000" and _in_cjk(text, found.start(), found.end())
        ):
            yield change(text, found.start(), found.end(), " ", "characters.space")
    if not prose.has("\u00a0"):
        return
    mixed = (odd or "  " in text or "\t" in text) and bool(_MIXED_SPACES.search(text))
    lone = text.count("\u00a0") < _FEWEST_LONE and (guess(text) or ("en",))[0] != "en"
    habit = len({text[found.start() - 1] for found in _BEHIND_LETTER.finditer(text)}) > 2
    for found in _NO_BREAK.finditer(text):
        if len(found.group()) == 2 and ends_sentence(
            text[max(0, found.start() - 3) : found.start()], also=":;"
        ):
            continue  # two spaces after a sentence are a typist's habit
        if len(found.group()) > _GAP and text[max(0, found.start() - 1) : found.start()].isalnum():
            continue  # columns
        alone = len(found.group()) == 1
        if lone and _INSIDE_WORD.match(text, found.start() - 1):
            continue  # a byte that was a letter in another charset: “diplom ticos”
        if not (alone and (not mixed or _typeset(text, found, one_letter=habit))):
            yield change(text, found.start(), found.end(), " ", "characters.no-break-space")


def _typeset(text: str, found: re.Match[str], *, one_letter: bool = False) -> bool:
    """Whether a narrow or fixed space stands where printers set one: French marks, figures, units."""
    if found.group() not in "\u00a0\u202f\u2009":
        return False
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    if (after and after in _BEFORE_HIGH) or (before and before in _AFTER_LOW):
        return True
    if before.isdigit() and after.isdigit():
        return True
    if found.group() != "\u00a0":
        return False
    return (
        before.isdigit()
        or after.isdigit()
        or (one_letter and bool(_ONE_LETTER.match(text, max(0, found.start() - 1))))
    )
