"""HTML entities that were left in the text: named, numeric, escaped more than once, and those that lost
their ampersand or semicolon; tags that were escaped with the text.

A text about entities keeps them: a paragraph that names HTML, and an entity that stands alone in quotation
marks or in a table, speak of the entity itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from html.entities import name2codepoint

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.quotation_marks import OPENING
from newsclean.text.sentences import CLOSING
from newsclean.text.view import TextView

_CONFIDENCE = 0.98
"""How sure what was escaped is read back."""
RULE = "entities.unescape"
_ENTITY = re.compile(
    r"&(?:amp;){0,6}(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});"
)
_NAMES = frozenset(name2codepoint) | {"apos"}
"""The names of HTML 4. Those that HTML 5 added, such as ``&num;``, nobody types, and programs have some."""
_MARKS = "nbsp|quot|amp|apos|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip"
_NUMBERS = "0?39|34|38|160|8211|8212|8216|8217|8220|8221|8230"
_POINTS = (
    r"1[6-9]\d|2[0-4]\d|25[0-5]|3[0-7]\d|38[0-3]|82(?:0[1-9]|1[0-9]|2[0-2]|30|4[09]|50)|8364|8482"
)
"""Letters of Latin scripts, marks and signs of money."""
_LETTERS = "|".join(
    name
    for name, point in name2codepoint.items()
    if re.fullmatch(
        r"[A-Za-z](?:uml|acute|grave|circ|tilde|cedil|ring|slash)|szlig|(?i:[ao]elig)", name
    )
    and chr(point).isalpha()
)
"""Names of accented letters, which no other word begins with: they are read also without a semicolon."""
_OPEN_ENDED = re.compile(
    rf"(?<![?=])&#(?:{_NUMBERS}|{_POINTS})(?![\d;])|&(?:{_MARKS})(?![;=\w])"
    r"|(?<!\w)&(?:quot|[lr][sd]quo|[mn]dash|hellip)(?=[A-ZÀ-ÖØ-Þ])"
)
_OPEN_LETTER = re.compile(rf"&(?:{_LETTERS})(?![;=\d])")
_BARE = re.compile(
    rf"(?<=[^\s&#;(])#(?:{_NUMBERS});|(?<![&#;])#(?:{_NUMBERS});(?=\w)|(?<![&#;])#(?:0?36|163|8364);(?=\d)"
    rf"|(?<=[^\W\d_])#(?:{_POINTS});|(?<=\d )#8364;"
    rf"|(?<![&\w;])(?:amp;)?(?:{_MARKS});|(?<=[^\W\d_A-Z])(?:amp;)?quot;|(?<=[.,!?])quot;"
)
"""Numbers touch a word: ``the #39; too`` speaks of one."""
_BARE_MARKS = ("quot;", "#39;", "#34;", "nbsp;", "amp;")
"""One of these stands in any text that lost the ampersands of its entities."""
_LINE_END = re.compile(r"(?:(?<!\s)\s++)?+(?<!\\)\\++(?=(?:#34;|quot;)?[A-Z])|\\(?=\$)")
_IN_A_WORD = re.compile(
    rf"[^\W\d_]&(?:{_LETTERS})\b|&(?:{_LETTERS});(?=[^\W\d_])|&(?:{_LETTERS})(?=[a-z])"
)
"""The letter of a word that was written as an entity."""
_LONGEST_ADDRESS = 80
_ADDRESS = re.compile(rf"[/=?]\S{{0,{_LONGEST_ADDRESS}}}$")
_CELL = re.compile(r" *+[|=\t]")
_NEAR = 500
"""Characters of a paragraph to either side that say what it is about."""
_FEWEST_BARE = 2
_TAG = re.compile(
    r"&lt;(/?)(a|b|i|u|em|strong|span|font|p|div)\b((?:(?!&[lg]t;)[^<>\n]){0,400})&gt;",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"&lt;br\s*/?&gt;", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:X?HTML|XML|SGML|markup|entit(?:y|ies)|TeX|LaTeX|CSS|JavaScript)\b"
    r"|[\"'“]&lt;[^\n\"“”]{1,300}&gt;[\"'”]",
    re.IGNORECASE,
)
"""Words for markup, or a stretch of it alone in quotation marks."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Only names that HTML knows: never ``AT&T`` or ``&copy=``."""
    text = prose.text
    whole: set[int] = set()
    if "&" in text:
        for found in _ENTITY.finditer(text):
            meant = _meant(found.group())
            if meant is None:
                continue
            whole.add(found.end())
            if not _mentioned(prose, found, meant):
                yield change(text, found.start(), found.end(), meant, RULE, 0.99)
        for found in _OPEN_ENDED.finditer(text):
            if not _about(prose, found.start()) and found.start() not in prose.addresses:
                meant = unescape(found.group() + ";")
                yield change(text, found.start(), found.end(), meant, RULE, _CONFIDENCE)
        for found in _OPEN_LETTER.finditer(text):
            meant = unescape(found.group() + ";")
            address = _ADDRESS.search(text, max(0, found.start() - _LONGEST_ADDRESS), found.start())
            if not (address or _mentioned(prose, found, meant)):
                yield change(text, found.start(), found.end(), meant, RULE, _CONFIDENCE)
    if any(mark in text for mark in _BARE_MARKS):
        yield from _without_ampersand(prose, whole)


def tags(prose: TextView) -> Iterator[Repair]:
    """Tags that were escaped with the text around them go, in pairs; a mentioned ``&lt;b&gt;`` stays."""
    text = prose.text
    if "&lt;" not in text or "&gt;" not in text:
        return
    for opening, closing in _pairs(text):
        if _about(prose, opening.start()) or _beside_sign(text, opening.start(), "<"):
            continue
        if text[opening.end() : closing.start()] in ("...", "…"):  # where a feed has cut a headline
            start = opening.start() - (text[opening.start() - 1 : opening.start()] == " ")
            yield change(text, start, closing.end(), "", "entities.tag", _CONFIDENCE)
            continue
        for tag in (opening, closing):
            yield change(text, tag.start(), tag.end(), "", "entities.tag", _CONFIDENCE)
    for found in _LINE_BREAK.finditer(text):
        beside = (
            text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        )
        if not (beside.isspace() or not beside or _about(prose, found.start())):
            yield change(text, found.start(), found.end(), "\n", "entities.tag", _CONFIDENCE)


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Opening and closing tags that answer each other within a line."""
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened.append(tag)
        elif opened and opened[-1][2].lower() == tag[2].lower():
            opening = opened.pop()
            if "\n" not in text[opening.end() : tag.start()]:
                yield opening, tag


def _without_ampersand(prose: TextView, whole: set[int]) -> Iterator[Repair]:
    """``quot;`` and ``#39;`` of a feed that dropped ampersands, and the backslashes that it has, too: at
    the end of a line, and before a dollar sign. ``whole`` has the ends of the entities that kept theirs."""
    text = prose.text
    bare = [found for found in _BARE.finditer(text) if found.end() not in whole]
    if len(bare) < _FEWEST_BARE or _about(prose, bare[0].start()):
        return
    for found in bare:
        meant = unescape("&" + found.group().removeprefix("amp;"))
        yield change(text, found.start(), found.end(), meant, RULE, _CONFIDENCE)
    for found in _LINE_END.finditer(text):
        after = "" if text[found.end()] == "$" else "\n\n"
        yield change(text, found.start(), found.end(), after, "entities.backslash", 0.95)


def _meant(entity: str) -> str | None:
    while True:
        if entity[1] != "#" and entity[1:-1] not in _NAMES and not entity.startswith("&amp;"):
            return None
        plain = unescape(entity)
        if plain in (entity, "&") or plain[:1] != "&":
            return "" if plain == "\ufffd" else plain
        entity = plain


def _mentioned(prose: TextView, found: re.Match[str], meant: str) -> bool:
    """Whether the text speaks of the entity: in a paragraph about HTML, beside the sign itself, alone in
    quotation marks or on its line, as the first cell of a row, or a letter that is part of no word where no
    word of the text has one."""
    text, (start, end) = prose.text, found.span()
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if before in OPENING + "`(" and after in CLOSING + "`“":
        return True
    if meant in ("<", ">") and _beside_sign(text, start, meant):
        return True
    if before == "\n" and (after == "\n" or _CELL.match(text, end, end + 8)):
        return True
    alone = before.isspace() and (after.isspace() or after in ".,;:)")
    lone = alone and meant.isalpha() and not prose.derived(_has_in_a_word)
    return lone or _about(prose, start)


def _beside_sign(text: str, at: int, sign: str) -> bool:
    """Whether the line has the sign as it is, too: then it shows how that is escaped."""
    near = max(0, at - _NEAR)
    start = max(near, text.rfind("\n", near, at) + 1)
    end = text.find("\n", at, at + _NEAR)
    return text.find(sign, start, at + _NEAR if end < 0 else end) >= 0


def _has_in_a_word(prose: TextView) -> bool:
    return _IN_A_WORD.search(prose.text) is not None


def _about(prose: TextView, at: int) -> bool:
    """Whether the paragraph around a place is about the markup of pages."""
    text, places = prose.text, prose.derived(_about_places)
    if not places:
        return False
    start = max(0, at - _NEAR)
    start = max(start, text.rfind("\n\n", start, at) + 1)
    end = text.find("\n\n", at, at + _NEAR)
    first = bisect_left(places, (start, 0))
    return first < len(places) and places[first][1] <= (at + _NEAR if end < 0 else end)


def _about_places(prose: TextView) -> list[tuple[int, int]]:
    """Where words stand that are about markup."""
    return [found.span() for found in _ABOUT.finditer(prose.text)]
