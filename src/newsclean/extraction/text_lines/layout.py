"""The lines of a plain text as the model sees them: sentences that a dump tore are whole again."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean.extraction.text_lines.page_title import title_parts
from newsclean.ledger import Repair
from newsclean.metadata import IN_PRINT, read_date, starts_like_byline
from newsclean.model.draft import Draft
from newsclean.text.sentences import ends_sentence, sentence_ends
from newsclean.text.words import tokens

_LEAST_LINES = 25
_LEAST_TOLD = 60
"""Characters of a line that is a sentence of the story."""
_HEAD = 8
"""Lines among which a headline stands that was wrapped."""
_LINKED = 6
"""Words of a link or a bold name inside a sentence."""
_MOST_TITLE = 300
"""Characters of a page's title."""
_STANZA, _OF_VERSE = 3, range(12, 60)
"""Lines of a stanza, and characters of each."""
_OPENED = 5
"""Words of a line without an end that is no heading, where such a link follows."""


def lines_of(draft: Draft) -> Draft:
    """The draft with a piece for each line; of the dump of a page, with its torn sentences joined."""
    lines = [draft.text[p.start : p.end] for p in draft.pieces]
    if is_dump(lines) or any(_is_rest(x) or _hangs(x) for x in lines):
        return rejoined(draft)
    opens = any(line[0].islower() for line in lines[1:_HEAD])
    return rejoined(draft, _HEAD) if opens else draft


def _holds_end(line: str) -> bool:
    """Whether a sentence ends in a line, at its end or inside."""
    return ends_sentence(line) or next(sentence_ends(line), None) is not None


def _hangs(line: str) -> bool:
    """Whether a line of running text stops at a comma, or at a word that ends no sentence."""
    before, _, last = line.rpartition(" ")
    return len(line) > _LEAST_TOLD and (
        line.endswith(",") or (last.lower() in _hanging() and not before[-1:].isdigit())
    )


def _is_rest(line: str) -> bool:
    """Whether a line begins with the mark that ends a part of the sentence before it."""
    return line[0] in ",.;" and (len(line) == 1 or line[1] == " ")


@cache
def _hanging() -> frozenset[str]:
    """Words that end no sentence: a line that stops at one goes on in the next."""
    return frozenset(data.listed("words", "words", "hanging"))


def is_dump(lines: list[str]) -> bool:
    """Whether most lines are too short to be paragraphs, as navigation and teasers are."""
    if len(lines) < _LEAST_LINES:
        return False
    short = sum(len(line) < 60 and not ends_sentence(line) for line in lines)
    return short > 0.4 * len(lines)


def rejoined(draft: Draft, most: int | None = None) -> Draft:
    """Sentences that links and bold words tore into several lines, and a headline that was wrapped, whole
    again; ``most`` lines are looked at."""
    edits: list[Repair] = []
    pieces = draft.pieces[:most]
    texts = [draft.text[p.start : p.end] for p in pieces]
    gaps = [draft.text[one.end : two.start] for one, two in pairwise(pieces)]
    verse = _verse(texts, gaps)
    told = False
    titled = is_dump(texts) and len(texts[0]) <= _MOST_TITLE
    title = tokens(texts[0].lower()) if titled else []
    parts = title_parts(texts[0]) if titled else frozenset()
    for i, (one, two) in enumerate(pairwise(pieces)):
        before, after = texts[i], texts[i + 1]
        told = told or (len(before) > _LEAST_TOLD and _holds_end(before))
        if (_is_title(before, title) or _says(before, texts[0], parts)) and not _is_rest(after):
            continue
        if _says(after, texts[0], parts) and not before.endswith(","):
            continue
        gap = gaps[i]
        third = texts[i + 2] if i + 2 < len(texts) else ""
        if (
            "\n\n" in gap
            or i in verse
            or not (_goes_on(before, after, told) or _is_opened(before, after, third))
        ):
            continue
        glue = "" if after[0] in ",.;:!?)]”’" or before[-1] in "([“‘" else " "
        edits.append(
            Repair(
                start=one.end,
                end=two.start,
                before=gap,
                after=glue,
                rule="text.rejoined",
                confidence=0.9,
            )
        )
    return _merged(draft.apply(edits))


def _verse(texts: list[str], gaps: list[str]) -> set[int]:
    """The numbers of the lines of stanzas: several lines between blank ones, each shorter than prose is and
    longer than a linked name."""
    found: set[int] = set()
    first = 0
    for at in range(len(texts)):
        if at < len(gaps) and "\n\n" not in gaps[at]:
            continue
        stanza = range(first, at + 1)
        first = at + 1
        if len(stanza) >= _STANZA and all(len(texts[i]) in _OF_VERSE for i in stanza):
            found.update(stanza)
    return found if len(found) < len(texts) else set()


def _is_title(line: str, title: list[str]) -> bool:
    """Whether a line is the title of the page, which the dump of one begins with, or a part of it: what
    stands behind it is no sentence's rest, but a byline or a menu."""
    words = tokens(line.lower()) if len(line) <= _MOST_TITLE and not line[0].islower() else []
    return len(words) >= _OPENED and any(
        title[i : i + len(words)] == words for i in range(len(title) - len(words) + 1)
    )


def _says(line: str, title: str, parts: frozenset[tuple[str, ...]]) -> bool:
    """Whether a line is a whole part of the page's title; what begins small does so there, too, and is no
    short one."""
    words = tuple(tokens(line.lower())) if parts and len(line) <= _MOST_TITLE else ()
    if words not in parts:
        return False
    return len(words) > 2 and line in title if line[0].islower() else len(words) > 1


def _merged(draft: Draft) -> Draft:
    """Lines as pieces again, after breaks were taken out."""
    return draft.relabel(Draft.of_text(draft.text).pieces)


def _goes_on(before: str, after: str, told: bool) -> bool:
    """Whether the second line continues the sentence of the first. In front of the story (not ``told``)
    bylines and dates begin small, and headlines end in any word."""
    if ends_sentence(before):
        return False
    if (after[0] in ",.;:!?)]”’" and len(after) > 1) or after in (".", ",", ")", ").", "."):
        return True
    if after[0].islower() and (before[-1].isalnum() or before[-1] in ",;)’”\"'"):
        return len(before) + len(after) > 30 and (told or not _is_of_head(after))
    rest, _, last = before.rpartition(" ")
    hangs = last.lower() in _hanging() and not rest[-1:].isdigit()  # "8:21:33 am" is a clock
    if not hangs and before[-1] not in ",(“‘":
        return False
    if not told:  # few headlines are so long
        return len(before) > _LEAST_TOLD and after[-1] != ":" and not _is_of_head(after)
    return len(before) > 30


def _is_of_head(line: str) -> bool:
    return starts_like_byline(f"{line} Ada Ohm") or read_date(line, since=IN_PRINT) is not None


def _is_opened(before: str, link: str, behind: str) -> bool:
    """Whether a line is a sentence's beginning: a short line follows which itself goes on, as the words of a
    link do. What has few words may be a heading."""
    if ends_sentence(before) or not before[-1].isalnum() or len(before.split()) < _OPENED:
        return False
    if not 0 < len(link.split()) <= _LINKED or not behind or _is_of_head(behind):
        return False
    return _goes_on(link, behind, told=False)
