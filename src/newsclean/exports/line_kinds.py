"""What a short line around a story is: a label with its value, a date, a count of words, a notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

from newsclean import lazy_re as re
from newsclean.exports.export_words import codes, compiled, listed, normal, roles_of
from newsclean.exports.text_lines import TextLine
from newsclean.light_dataclass import dataclass
from newsclean.metadata import IN_PRINT, opening_days, read_date
from newsclean.text.quotation_marks import OPENING
from newsclean.text.sentences import ends_sentence, sentence_spans
from newsclean.text.words import tokens, word_count

Kind = Literal[
    "counter",
    "words",
    "date",
    "time",
    "page",
    "code",
    "tongue",
    "rights",
    "rule",
    "url",
    "end",
    "id",
    "edition",
]
_LABELLED = re.compile(
    r"[*_#>\s]{0,6}(?:(?:dc|dcterms|content|media|atom|itunes):)?(?P<label>[^\W\d_][^:：\n]{0,42}?)[*_]{0,2}"
    r"(?:\s?[:：][*_]{0,2}|\|(?=\s))(?:\s+|(?=\S)|\Z)(?P<value>.*)"
)
_CODED = re.compile(r"(?P<label>[A-Z][A-Z\d]{1,2})(?:\s{2}- |\t\s*|\s{2,}|\s*\Z)(?P<value>.*)")
_RULE = re.compile(r"(?:[^\w\s]|_)(?:\s?(?:[^\w\s]|_)){3,}")
_URL = re.compile(r"\W?(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,5}\)?)?", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z][A-Z\d_]{2,11}")
_COUNTER = re.compile(
    r"\W{0,3}(?:(?:[^\W\d_]{1,14}\s[-–—]\s)?[^\W\d_]{1,14}\s)?\d{1,6}\s[^\W\d_]{1,5}\s\d{1,6}"
    r"(?:\s[^\W\d_]{1,14})?\W{0,3}"
)
_SLASHED = re.compile(r"(?:[^\W\d_]{1,14}\s)?\d{1,6}\s?/\s?\d{1,6}")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|℗)", re.IGNORECASE)
_ID = re.compile(r"(?=\S*\d)[A-Za-z\d]{12,40}|(?:[a-z]{2,8}[·.])\d{8}[·.]\S{2,30}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PAGE = (
    r"\W?(?:(?:{0})\.?\s?[A-Z]?\d{{1,4}}(?:\W{{1,3}}[A-Z]?\d{{1,4}})*(?:\.\s[^\W\d_]{{2,20}})?"
    r"|[A-Z]?\d{{1,4}})\W?"
)
_WORDS = r"[\d.,\u00a0\u202f ]{{1,9}}\s?(?:{0})"
_DOCUMENT = r"(?:{0})\s+(?=\S*\d)[A-Za-z\d]{{8,40}}"
_LONGEST = 220
_MOST_EDITION = 4
"""Words of the name of an edition."""
_LONGEST_LABEL, _LONGEST_DATE = 5, 16
_PARAGRAPH_WORDS, _DENSE = 9, 40
_MOST_WRAPPED, _LEAST_WRAPPED, _FULL = 12, 36, 0.7
"""Lines of a wrapped paragraph that are looked at, characters of its lines, and how full each must be."""
_LEAST_PAIRS, _MOST_PAIRED = 3, 40
"""Labels above their values that show a record, and lines of one that are looked at."""
_DATELINE_REST = 5
"""Words behind a dateline that are no longer a line with a date."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label.

    Attributes:
        roles: what the label may stand for; empty where it is not known.
        value: what stands behind the label, on the same line.
        coded: whether the label is a database's code of two letters.
    """

    roles: frozenset[str]
    value: str
    coded: bool = False


_TRAIL = re.compile(r"[^›»>\n]{2,30}(?:\s[›»>]{1,2}\s[^›»>\n]{2,30}){2,6}")


def labelled(line: str, language: str | None = None) -> Labelled | None:
    """The label of a line, known or not; None where it has none. ``language`` is that of the labels.

    >>> found = labelled("TITRE : Le pont ferme")
    >>> sorted(found.roles), found.value
    (['headline'], 'Le pont ferme')
    >>> labelled("He said: it is over.") is None
    True
    """
    found = _LABELLED.match(line[:400])
    if found:
        roles = roles_of(found["label"], language)
        if roles:
            return Labelled(roles, line[found.start("value") :].strip())
        words = found["label"].split()
        if len(words) < _LONGEST_LABEL and not words[0].islower() and not ends_sentence(line):
            return Labelled(roles, line[found.start("value") :].strip())
    coded = _CODED.fullmatch(line)
    if coded and coded["label"] in codes():
        return Labelled(frozenset((codes()[coded["label"]],)), coded["value"].strip(), coded=True)
    return None


def names_in(lines: Iterable[str]) -> Iterator[str]:
    """What stands in front of the first colon of lines, where it is short."""
    yield from (name for name, _ in filter(None, map(name_and_value, lines)))


def name_and_value(line: str) -> tuple[str, str] | None:
    """What stands in front of the first colon of a line, where it is short, and what stands behind it."""
    found = _LABELLED.match(line[:400])
    return (found["label"], line[found.start("value") :].strip()) if found else None


def is_body_mark(line: str, language: str | None = None) -> bool:
    """Whether a line is nothing but the word above a story: ``Body``, ``Volltext``."""
    return len(line) < _DENSE and "body" in roles_of(line, language) and normal(line) != ""


def pairs_from(lines: Sequence[TextLine], at: int, language: str | None = None) -> int:
    """The end of a block whose lines are labels and values in turn, without colons, or of blocks that are one
    of each; ``at`` for any other.

    Half of the labels must be known, and three at least.
    """
    end = _end_of_block(lines, at)
    while end - at < _MOST_PAIRED and _is_pair(lines, end, language):
        end += 2
    names = [line.text for line in lines[at:end:2]]
    known = sum(len(name) < _DENSE and bool(roles_of(name, language)) for name in names)
    is_told = known >= _LEAST_PAIRS and known * 2 >= len(names) and (end - at) % 2 == 0
    return end if is_told else at


def _end_of_block(lines: Sequence[TextLine], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].opens:
        end += 1
    return end


def _is_pair(lines: Sequence[TextLine], at: int, language: str | None) -> bool:
    """Whether a block is a known label and its value below it."""
    if at >= len(lines) or _end_of_block(lines, at) != at + 2:
        return False
    return len(lines[at].text) < _DENSE and bool(roles_of(lines[at].text, language))


def is_record_heading(line: str, language: str | None = None) -> bool:
    """Whether a line is nothing but the heading of a part of the record: ``Classification``."""
    return len(line) < _DENSE and "record" in roles_of(line, language)


def kind_of(line: str) -> Kind | None:
    """What a line is by its shape and its words; None for prose, headlines and names."""
    if len(line) > _LONGEST:
        return None
    return next((kind for kind, holds in _SHAPES if holds(line)), None)


def _is_end(line: str) -> bool:
    return normal(line) in listed("record", "end")


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _is_url(line: str) -> bool:
    return _URL.match(line) is not None


def _is_counter(line: str) -> bool:
    found = _COUNTER.fullmatch(line) or _SLASHED.fullmatch(line)
    return found is not None and not _YEAR.search(line)


def counts_words(line: str) -> bool:
    """Whether a line holds a count of words beside other things."""
    return (
        compiled(r"(?<!\w)\d[\d.,]{{0,7}}\s?(?:{0})(?!\w)", ("record", "words")).search(line)
        is not None
    )


def _is_count_of_words(line: str) -> bool:
    return compiled(_WORDS, ("record", "words")).fullmatch(line) is not None


def _is_id(line: str) -> bool:
    found = compiled(_DOCUMENT, ("record", "documents")).fullmatch(line) or _ID.fullmatch(line)
    return found is not None


def _is_time(line: str) -> bool:
    return _TIME.fullmatch(line) is not None


def _is_page(line: str) -> bool:
    return compiled(_PAGE, ("pages", "words")).fullmatch(line) is not None


def _is_tongue(line: str) -> bool:
    return normal(line) in listed("record", "tongues")


def _is_code(line: str) -> bool:
    return _CODE.fullmatch(line) is not None


def _is_edition(line: str) -> bool:
    words = line.casefold().split()
    named = listed("record", "editions")
    return len(words) <= _MOST_EDITION and (words[0] in named or words[-1] in named)


def is_date(line: str) -> bool:
    """Whether a short line is a date, also one in words that nobody can read here."""
    size = len(tokens(line))
    if size > _LONGEST_DATE or not any(map(str.isdigit, line)) or ends_sentence(line.rstrip(".")):
        return False
    for opening in opening_days(line):
        if word_count(line.partition(opening)[2]) >= _DATELINE_REST:
            return False
    if read_date(line, since=IN_PRINT) is not None:
        return True
    return size <= _LONGEST_DATE // 2 and _YEAR.search(line) is not None and size > 1


def is_rights(line: str) -> bool:
    """Whether a line is a notice of rights."""
    lower = line.casefold()
    if _RIGHTS.match(line):
        return len(line) < _LONGEST and (
            any(map(str.isdigit, line)) or len(tokens(line)) < _LONGEST_DATE
        )
    size = len(tokens(line))
    if size > 2 * _LONGEST_DATE or line[:1] in OPENING:
        return False
    said = next((p for p in listed("record", "reserved") if p in lower), None)
    if said is None or (size > _LONGEST_DATE and not lower.startswith(said)):
        return False
    first = next(sentence_spans(lower), (0, 0))
    opening = lower[slice(*first)]
    # A sentence of the story may stand in front of the notice.
    return said in opening or _RIGHTS.search(opening) is not None


def is_protected(line: str) -> bool:
    """Whether a line says what the law or the database lets nobody do with the record."""
    lower = line.casefold()
    return len(line) < 2 * _LONGEST and any(p in lower for p in listed("record", "protected"))


def is_paragraph(line: str) -> bool:
    """Whether a line is prose: it ends as sentences do and has as many words as they have."""
    if not ends_sentence(line):
        return False
    return word_count(line) >= _PARAGRAPH_WORDS or (not line.isascii() and len(line) > _DENSE)


def begins_paragraph(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line is a paragraph, or the first of full lines that come to the end of a sentence."""
    if is_paragraph(lines[at].text):
        return True
    texts = [lines[at].text]
    for line in lines[at + 1 : at + _MOST_WRAPPED]:
        longest = max(map(len, texts))
        if line.opens or longest < _LEAST_WRAPPED or len(texts[-1]) < _FULL * longest:
            return False
        texts.append(line.text)
        if ends_sentence(line.text):
            return is_paragraph(" ".join(texts))
    return False


_SHAPES: Final[tuple[tuple[Kind, Callable[[str], bool]], ...]] = (
    ("end", _is_end),
    ("rule", _is_rule),
    ("url", _is_url),
    ("rights", is_rights),
    ("counter", _is_counter),
    ("words", _is_count_of_words),
    ("id", _is_id),
    ("time", _is_time),
    ("page", _is_page),
    ("tongue", _is_tongue),
    ("date", is_date),
    ("code", _is_code),
    ("edition", _is_edition),
)
"""The kinds in the order in which they are tried."""


def is_trail(line: str) -> bool:
    """Whether a line is the way through a site to the story.

    >>> is_trail("Home › Nusantara › Daerah"), is_trail("Ferry › berth")
    (True, False)
    """
    return _TRAIL.fullmatch(line) is not None
