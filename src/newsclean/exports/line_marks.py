"""Lines between and behind the paragraphs of a story: embedded posts, jumps to another page, notes on the
reporter; and addresses that an embedded post leaves in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.exports.export_words import (
    Said,
    begins,
    compiled,
    is_listed,
    listed,
    normal,
    said_in,
)
from newsclean.exports.line_kinds import is_date, is_paragraph
from newsclean.exports.text_lines import Findings, Sheet, TextLine
from newsclean.ledger import Removal
from newsclean.metadata import read_names, starts_like_byline
from newsclean.text.sentences import STOP_SET, ends_sentence
from newsclean.text.words import tokens, word_count

RULE_EMBED, RULE_JUMP, RULE_NOTE = "marks.embed", "marks.jump", "marks.reporter"
RULE_CAPTION, RULE_BOX, RULE_RATED = "marks.caption", "marks.box", "marks.rating"
_LINKS = re.compile(
    r"[ \t]{0,3}(?:https?://)?(?:pic\.twitter\.com|t\.co|pic\.x\.com)/[A-Za-z\d]{4,20}(?![\w/])"
)
_SEE = (
    r"(?:>{{1,3}}|→|»|▶|■)?\s?(?:{0})\s(?-i:[A-Z][A-Z’' -]{{1,30}})(?:[,/]|\son)?\s"
    r"(?:(?:{1})\.?\s)?[A-Z]{{0,2}}-?\d{{1,3}}[A-Z]?"
    r"|(?-i:[A-Z][A-Z -]{{1,24}})\s?/\s?(?:{2})\s[^\n]{{0,12}}\d{{1,3}}[A-Z]?"
)
_JUMP = (
    r"\A[(\[<>→»■▶*\s.…-]{{0,8}}(?:.{{0,40}}?\W)?(?:{0})\W{{0,4}}"
    r"(?:[A-Z]{{0,2}}-?\d{{1,3}})[\s.,)\]>»→■*-]{{0,6}}"
)
_JUMP_BEHIND = (
    r"\A[(\[<>（［→»■▶*\s]{{0,6}}[^\n]{{0,20}}?\d{{1,3}}\s?(?:{0})\W{{0,4}}"
    r"|\A[(（]?(?:{0})\s?\d{{1,3}}[^\n]{{0,6}}"
)
_REACHED = re.compile(
    r"[@\d](?:(?<=[^\s@]@)[^\s@]{1,60}\.\w{2,}|(?<=@)(?<!\w@)\w{2,30}"
    r"|(?<=\d)\d{1,4}\)?[\s.-]\d[\d\s.-]{3,14}\d"
    r"|(?<=\d)(?<![\d-]\d)\d{2}[\s.-]\d{4}(?![\d-]))"
)
_LONGEST = 260
"""Characters of a caption, the name of a post, a note on the reporter."""
_LONGEST_LOADING, _OPENING = 24, 60
"""Characters of a line that stands for what was not there yet, and of a note that tell it."""
_LONGEST_ASKED = 80
"""Characters of a question on the story."""
_LAST = 6
_CORRECTED = frozenset(data.listed("words", "words", "corrected"))
_HEAD, _MOST_POINTS = 16, 6
"""Lines at the top among which a box or a correction stands, and points of one at most."""
_MOST_WORDS = 45


def read(sheet: Sheet) -> Findings:
    """Such lines, and such addresses."""
    return Findings(
        (
            *_captions(sheet),
            *_embeds(sheet),
            *_jumps(sheet),
            *_notes(sheet),
            *_links(sheet),
            *_stated(sheet),
            *_corrections(sheet),
            *_boxes(sheet),
            *_rated(sheet),
        )
    )


def _captions(sheet: Sheet) -> Iterator[Removal]:
    """Pictures as broadcasters' pages label them: ``Image source, Ann Lee``, and the line below a label that
    stands alone."""
    lines = sheet.lines
    for i, line in enumerate(lines):
        if len(line.text) > _LONGEST or not begins(line.text, "lines", "captions"):
            continue
        alone = line.text.endswith((",", "،", "，"))
        alone = alone and line.text.casefold() in listed("lines", "captions")
        behind = i + 1 < len(lines) and len(lines[i + 1].text) <= _LONGEST
        yield sheet.without(i, i + 2 if alone and behind else i + 1, RULE_CAPTION)


def _embeds(sheet: Sheet) -> Iterator[Removal]:
    for i, line in enumerate(sheet.lines):
        if len(line.text) <= _LONGEST and line.text[-1] not in STOP_SET:
            if said_in(Said.of(line.text), "lines", "embeds"):
                yield sheet.without(i, i + 1, RULE_EMBED)


def _stated(sheet: Sheet) -> Iterator[Removal]:
    """Notes on how an interview was edited or when a text appeared, and what stands where a part of a page
    was not there yet."""
    for i, line in enumerate(sheet.lines):
        text = line.text
        if len(text) <= _LONGEST_LOADING and text[-1] in ".…":
            told = text.rstrip(".… ").casefold() in listed("lines", "loading")
            told = told and text.endswith(("...", "…"))
        else:
            told = begins(text[:_OPENING].lstrip("(（[*"), "lines", "notes")
        if told and len(text) <= _LONGEST:
            yield sheet.without(i, i + 1, RULE_NOTE)


def _corrections(sheet: Sheet) -> Iterator[Removal]:
    """Above a story or behind it: what an earlier version had wrong."""
    lines = sheet.lines
    top = range(min(_HEAD, len(lines)))
    for i in sorted({*top, *range(max(0, len(lines) - 2 * _LAST), len(lines))}):
        label, colon, said = lines[i].text[:_OPENING].replace("：", ":").partition(":")
        # A label alone, or with a day, stands above what it is the label of.
        if colon and normal(label) in _CORRECTED and said.strip() and not is_date(said.strip()):
            yield sheet.without(i, _below(lines, i), RULE_NOTE)


def _below(lines: Sequence[TextLine], i: int) -> int:
    """The line behind a wrapped paragraph."""
    while i + 1 < len(lines) and not (lines[i + 1].opens or ends_sentence(lines[i].text)):
        if not lines[i + 1].text[0].islower():
            break
        i += 1
    return i + 1


def _boxes(sheet: Sheet) -> Iterator[Removal]:
    """What a story says in short, in lines without a stop below a label above its first paragraph."""
    for i, line in enumerate(sheet.lines[:_HEAD]):
        if is_paragraph(line.text):
            return
        if not is_listed(line.text, "lines", "boxes"):
            continue
        below = i + 1
        while below < len(sheet.lines) and below <= i + _MOST_POINTS + 1:
            if sheet.lines[below].opens or ends_sentence(sheet.lines[below].text):
                break
            below += 1
        opens = below < len(sheet.lines) and sheet.lines[below].opens
        if opens and i + 1 < below <= i + _MOST_POINTS + 1:
            yield sheet.without(i, below, RULE_BOX)
        return


def _rated(sheet: Sheet) -> Iterator[Removal]:
    """Lines that ask the reader how the story was: "Was this article helpful?", and nothing else."""
    for i, line in enumerate(sheet.lines):
        if len(line.text) <= _LONGEST_ASKED:
            if is_listed(line.text.strip("¿?？؟;!.。 "), "lines", "rated"):
                yield sheet.without(i, i + 1, RULE_RATED)


def _links(sheet: Sheet) -> Iterator[Removal]:
    if "t.co/" not in sheet.text and "pic.twitter" not in sheet.text and "pic.x" not in sheet.text:
        return
    for found in _LINKS.finditer(sheet.text):
        yield sheet.cut(*found.span(), RULE_EMBED)


def _jumps(sheet: Sheet) -> Iterator[Removal]:
    for i, line in enumerate(sheet.lines):
        text = line.text
        if len(text) > _LONGEST or not any(map(str.isdigit, text[-12:] + text[:12])):
            continue
        if compiled(_SEE, ("lines", "see"), ("pages", "words"), ("lines", "turned")).fullmatch(
            text
        ) or (
            said_in(Said.of(text), "lines", "jumps")
            and (
                compiled(_JUMP, ("lines", "jumps")).fullmatch(text)
                or (
                    not text.isascii()
                    and compiled(_JUMP_BEHIND, ("lines", "jumps")).fullmatch(text)
                )
            )
        ):
            yield sheet.without(i, i + 1, RULE_JUMP)


def _notes(sheet: Sheet) -> Iterator[Removal]:
    """At the end: who the reporter is, and how to reach him or her."""
    lines = sheet.lines
    names = [
        name.casefold()
        for line in lines[:8]
        if starts_like_byline(line.text)
        for name in read_names(line.text)
    ]
    for i in range(len(lines) - 1, max(1, len(lines) - _LAST), -1):
        if _is_note(lines[i].text, names):
            yield sheet.without(i, i + 1, RULE_NOTE)


def _is_note(line: str, names: list[str]) -> bool:
    if _REACHED.search(line) is None or word_count(line) > _MOST_WORDS:
        return False
    words = {t.casefold() for t in tokens(line)}
    lower = line.casefold()
    if not _holds(lower, words, "reach"):
        return False
    return any(name in lower[:_OPENING] for name in names) or _holds(lower, words, "covers")


def _holds(lower: str, words: set[str], key: str) -> bool:
    """Whether a line has one of the words or phrases; words in letters without spaces anywhere."""
    return any(
        phrase in words or ((" " in phrase or not phrase.isascii()) and phrase in lower)
        for phrase in listed("lines", key)
    )
