"""What a publishing system leaves in its texts: shortcodes, template tags, values that were never set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.ledger import Removal
from newsclean.text.spans import PerLine

_NAME = r"[a-z][a-z\d]*(?:[_-][a-z\d]+)*"
_ATTRIBUTES = (
    r"(?:\s+[\w-]{1,40}\s*=\s*(?:\"[^\"\n\]]{0,400}\"|'[^'\n\]]{0,400}'|[^\s\]\"']{1,200})){1,20}"
)
_TAG = re.compile(rf"\[(/?)({_NAME})({_ATTRIBUTES})?\s*/?\]")
"""A shortcode of WordPress or a forum: ``[name]``, ``[name key="value"]``, ``[/name]``."""
_PLUGIN = (
    r"\{(?:loadposition|loadmodule(?:id)?|jcomments|rsform|emailcloak|mosimage|mospagebreak)"
    r"(?:[\s=][^{}\n]{0,100})?\}"
    r"|\{(gallery|youtube|vimeo|mp3|audio|video)\}[^{}\n]{0,200}\{/\1\}"
)
"""A plugin of Joomla: ``{loadposition top}``, ``{youtube}…{/youtube}``."""
_ALONE = re.compile(rf"(?:{_PLUGIN})|\[/?{_NAME}{_ATTRIBUTES}\s*/?\]")
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{0,300}\}\}|\{%[^{}%\n]{0,300}%\}|<%[^<>%\n]{0,300}%>|\$\{[\w.]{1,60}\}"
    r"|%%[A-Za-z_]\w{1,40}%%|<!--[^<>\n]{0,300}-->"
    rf"|{_PLUGIN}"
)
_UNSET = re.compile(r"(?:undefined|null|NaN|\[object Object\])(?:\s[^\W\d_]{1,20})?\Z")
_ENCLOSING = frozenset(
    "caption embed video audio gallery playlist code iframe youtube vimeo twitter button cta form poll "
    "newsletter".split()
)
"""Shortcodes whose content is no prose of the story."""
_ABOUT = re.compile(
    r"\b(?:shortcodes?|WordPress|templat(?:e|ing)|Jinja2?|Handlebars|Mustache|Liquid|JavaScript|Python|"
    r"BBCode|LaTeX|Django|Ansible|bash|wiki)\b",
    re.IGNORECASE,
)
"""A text about such things keeps them."""
_PROGRAM = re.compile(
    r"\b[a-z][\w.-]{0,40}+\([1-8]\)|(?<!\S)--[a-z][a-z-]+|(?<![\w/])/(?:etc|usr|var|bin|home|dev|tmp)/"
    r"|\$[A-Za-z_]\w*\b|&&|=>|\)\s*;|#!/|^[ \t]*\w+\s?=\s?[\"'\w]+[ \t]*$",
    re.MULTILINE,
)
"""What stands in the manual or the source of a program, whose brackets are its own."""
_PARAGRAPH = 30
"""Characters of a line of a story; shorter ones are the tokens of a program."""
_QUOTES = ('"', "'")
_FEWEST_WORDS = 4
_LOOK = 200
"""Characters behind a tag among which that many words stand, if it encloses prose."""
"""Words between two tags that enclose a part of a story: others are named in a sentence."""
_BARE = re.compile(r"[a-z]+(?:_[a-z\d]+)+")
_ONLY_TAGS = re.compile(rf"(?:\[/?{_NAME}\]\s*)+")
_MARKUP = frozenset("b i u s url img quote size color center left right list font".split())
"""Tags of forums around words."""
_SIGNS = ("[", "{", "<%", "%%", "<!--", "undefined", "null", "NaN")
RULE = "marks.shortcode"


def read(sheet: Sheet) -> Findings:
    """Shortcodes that carry attributes, come in pairs or stand alone on their line; template tags; lines
    that hold only the word for a value that was never set."""
    text = sheet.text
    if not any(mark in text for mark in _SIGNS):
        return Findings()
    found = (*_shortcodes(sheet), *_templates(sheet), *_unset(sheet))
    if not found or _ABOUT.search(text) or _PROGRAM.search(text):
        return Findings()
    return Findings(found)


def is_shortcode(line: str) -> bool:
    """Whether a line is nothing but a shortcode with attributes, or a plugin's."""
    return _ALONE.fullmatch(line) is not None


def _shortcodes(sheet: Sheet) -> Iterator[Removal]:
    tags = list(_TAG.finditer(sheet.text)) if "[" in sheet.text else []
    closed = _enclosing(sheet.text, tags)
    ends: dict[str, list[int]] = {}
    for tag in tags:
        if tag[1]:
            ends.setdefault(tag[2], []).append(tag.end())
    taken = 0
    only_tags = PerLine(sheet.text, lambda start, end: _is_of_tags(sheet.text[start:end]))
    for tag in tags:
        if tag.start() < taken or not (tag[3] or tag[2] in closed or _is_bare(tag, only_tags)):
            continue
        end = tag.end()
        if not tag[1] and tag[2] in _ENCLOSING and tag[2] in closed:
            behind = bisect_right(ends[tag[2]], end)
            end = ends[tag[2]][behind] if behind < len(ends[tag[2]]) else end
        taken = end
        yield _removal(sheet, tag.start(), end)


def _is_bare(tag: re.Match[str], only_tags: PerLine[bool]) -> bool:
    """Whether a tag without attributes stands alone on its line and is named as programs name things."""
    return _BARE.fullmatch(tag[2]) is not None and only_tags.at(tag.start())


def _is_of_tags(line: str) -> bool:
    return _ONLY_TAGS.fullmatch(line.strip()) is not None


def _enclosing(text: str, tags: list[re.Match[str]]) -> frozenset[str]:
    """The names of tags that enclose a part of the text, and of those whose content is no prose."""
    opened: dict[str, re.Match[str]] = {}
    named = {tag[2] for tag in tags if tag.start() and text[tag.start() - 1] not in "\n]"}
    names = set()
    for tag in tags:
        if not tag[1]:
            opened[tag[2]] = tag
        elif opening := opened.pop(tag[2], None):
            end = min(tag.start(), opening.end() + _LOOK)
            if (
                opening[3]
                or tag[2] in _ENCLOSING | _MARKUP
                or (
                    text.count(" ", opening.end(), end) >= _FEWEST_WORDS - 1 and tag[2] not in named
                )
            ):
                names.add(tag[2])
    return frozenset(names)


def _templates(sheet: Sheet) -> Iterator[Removal]:
    for found in _TEMPLATE.finditer(sheet.text):
        if sheet.text[found.start() - 1 : found.start()] not in _QUOTES:  # a setting of a program
            yield _removal(sheet, *found.span())


def _unset(sheet: Sheet) -> Iterator[Removal]:
    """A line of its own, between paragraphs."""
    lines = [line for line in sheet.lines if line.text.strip()]
    for number, line in enumerate(lines):
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        if _UNSET.match(line.text) and any(len(x.text) >= _PARAGRAPH for x in beside):
            yield _removal(sheet, line.start, line.end)


def _removal(sheet: Sheet, start: int, end: int) -> Removal:
    """The removal, with the blank that would be left doubled."""
    before, after = sheet.text[start - 1 : start], sheet.text[end : end + 1]
    if before in (" ", "") and after == " ":
        end += 1
    return sheet.cut(start, end, RULE)
