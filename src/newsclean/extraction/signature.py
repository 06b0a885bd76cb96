"""Who signed the story at its end: a line of names below the last paragraph, a note on the author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, SET_OFF, RawBlock
from newsclean.extraction.inline_text import BOLD, EMPHASIS
from newsclean.extraction.reader_requests import is_plea
from newsclean.metadata import day, read_date, read_names
from newsclean.model.article import Field, Metadata
from newsclean.text.agency_initials import is_initials
from newsclean.text.scripts import HAN, HANGUL
from newsclean.text.sentences import ends_sentence

SIGNATURE = "signature"
"""What takes such lines out, as ``LeftOut.step`` names it."""
_MOST_NAMES, _MOST_NOTE = 8, 70
"""Words of a line of names, and of a note on an author."""
_MOST_DAY = 4
"""Words of a line that is a day."""
_MOST_BEHIND = 30
"""Words of a note in italics behind the line of names."""
_NEAR_BEGINNING = 80
"""Letters at the beginning of a note in which its author is named."""
_FRAMED = re.compile(r"[(（【\[〔＝=]\s*([^()（）【】\[\]〔〕]{3,40})\s*[)）】\]〕]?")
_EAST_ASIAN = re.compile(f"[{HAN}]{{3,5}}|[{HANGUL}]{{3,4}}")
_SIGNED = re.compile(
    r"(?:^|[\s_-])(?:signature|signed|sign-?off|firma|signatur|allekirjoitus|podpis)(?:$|[\s_-])"
)
_NOTES = 3
"""Blocks at the end among which notes on authors stand."""


def signed(
    story: list[int], blocks: Sequence[RawBlock], fields: Metadata
) -> tuple[list[int], Metadata]:
    """The story without the line that signs it and without notes on its authors; with authors from that line,
    where the page names none but itself."""
    known = fields.authors.value if fields.authors else ()
    kept = list(story)
    for i in story[-_NOTES:]:
        told = _is_note(blocks[i], known) or _is_of_author(i, blocks, known)
        if told and len(kept) > 1:
            kept.remove(i)
    for end in range(max(2, len(kept) - _NOTES), len(kept)):
        behind = [blocks[i] for i in kept[end:]]
        if all(map(_is_behind, behind)) and _names_in(blocks[kept[end - 1]], fields):
            del kept[end:]
            break
    if len(kept) > 2 and _is_day(blocks[kept[-1]], fields):
        kept.pop()
    if len(kept) > 1 and is_initials(blocks[kept[-1]].text) and _tells(blocks[kept[-2]]):
        kept.pop()
    at = _signature(kept, blocks, fields)
    if at is None:
        return kept, fields
    if not known or all(_is_outlet(name, fields) for name in known):
        others = fields.authors.alternatives if fields.authors else ()
        names = _names_in(blocks[at], fields)
        fields = replace(fields, authors=Field(names, blocks[at].text, "visible", others))
    return [i for i in kept if i != at], fields


def _is_day(block: RawBlock, fields: Metadata) -> bool:
    """Whether a line is nothing but the day on which the story was published or changed, as the page says."""
    if block.words > _MOST_DAY or ends_sentence(block.text):
        return False
    told = [field.value for field in (fields.published, fields.modified) if field]
    found = read_date(block.text, fields.language.value if fields.language else None)
    return found is not None and day(found) in map(day, told)


def _is_behind(block: RawBlock) -> bool:
    """Whether a line is a note behind a signature: "Photo: the author", or asks the reader for something."""
    told = block.slanted >= SET_OFF or is_plea(block.text)
    return told and block.words <= _MOST_BEHIND


def _signature(story: list[int], blocks: Sequence[RawBlock], fields: Metadata) -> int | None:
    """The number of the line of names that the story ends with, or that stands right behind its end."""
    last = story[-1] if len(story) > 1 else None
    if last is None:
        return None
    if _names_in(blocks[last], fields) and _tells(blocks[story[-2]]):
        return last
    if last + 1 == len(blocks) or not _tells(blocks[last]):
        return None
    one, two = blocks[last].container, blocks[last + 1].container
    together = one in (two.parent, two) or one.parent is two.parent
    return last + 1 if together and _names_in(blocks[last + 1], fields) else None


def _tells(block: RawBlock) -> bool:
    return block.is_prose or ends_sentence(block.text)


def _is_note(block: RawBlock, authors: Sequence[str]) -> bool:
    """Whether a block is set in italics and begins with the name of an author: a few words on that person."""
    if block.slanted < SET_OFF or block.words > _MOST_NOTE:
        return False
    beginning = block.text[:_NEAR_BEGINNING]
    return any(" " in name and name in beginning for name in authors)


def _is_of_author(i: int, blocks: Sequence[RawBlock], authors: Sequence[str]) -> bool:
    """Whether a block is an author's name in a line of its own, or the note below it that begins with the
    name: a biography."""
    for name in (i, i - 1):
        lines = blocks[max(0, name) : name + 2]
        if (
            len(lines) == 2
            and lines[0].text in authors
            and lines[1].text.startswith(f"{lines[0].text} ")
        ):
            return lines[1].words <= _MOST_NOTE and lines[0].container.tag not in HEADINGS
    return False


def _names_in(block: RawBlock, fields: Metadata) -> tuple[str, ...]:
    """The names in a line that is nothing else, and set off or called a signature; a town may stand behind a
    name that alone is set off."""
    named = _SIGNED.search(block.container.names) is not None
    off = max(block.bold, block.slanted) >= SET_OFF
    if block.words > _MOST_NAMES or block.container.tag in HEADINGS or block.link_words:
        return ()
    text, addressed = block.text, False
    if framed := _FRAMED.fullmatch(text):
        text, off = framed[1], True
    elif 0 < (mail := text.find("@")) < text.rfind("."):  # an address by mail
        text, off, addressed = text[: text.rfind(" ", 0, mail) + 1].rstrip(" (<·|,-–—"), True, True
    if named and not off:
        start, end, sort = block.spans[0] if block.spans else (0, 0, BOLD)
        text = text[:end] if start == 0 < end and sort in (BOLD, EMPHASIS) else text
    elif not off:
        return ()
    site = fields.site_name.value if fields.site_name else None
    names = read_names(text, site, strict=True)
    told = sum(len(name.split()) for name in names) + addressed
    full = all(" " in name or _EAST_ASIAN.fullmatch(name) for name in names)
    return names if full and told >= len(text.split()) - len(names) + 1 else ()


def _is_outlet(name: str, fields: Metadata) -> bool:
    site = fields.site_name.value.lower() if fields.site_name else ""
    return " " not in name or name.lower() in site or (bool(site) and site in name.lower())
