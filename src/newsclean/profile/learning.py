"""What a page teaches: its lines, and the story with the words by which it is found again.

Cheap on purpose, since an archive has millions of pages: a text is cut into lines and words, nothing is
cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from typing import Literal, NamedTuple
from zlib import crc32

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.profile.index import BITS
from newsclean.text.quotation_marks import OPENING
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import CLOSING, STOP_SET, ends_sentence, sentence_ends
from newsclean.text.words import word_count

MOST_LINES = 2_000
"""Lines of one page that are learned."""
MOST_TEXT = 60_000
"""Characters of one story that are kept."""
_NAMES, _NUMBERS, _LONG_WORDS = 36, 14, 22
"""Keys of a story at most, by kind."""
_LONG = 8
"""Letters of a word that is rare enough to look a story up by."""
_LEAST_PARAGRAPH = 60
"""Characters from which on a line may be a paragraph of the story wherever its sentence ends; a shorter one
must end like a sentence and have ``_LEAST_WORDS`` words: many quotations stand alone on such a line."""
_LEAST_WORDS = 4
_LEAST_STORY = 120
_STOPS = STOP_SET | frozenset("\n")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,:]*\d")
_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{2,}|[\u30a1-\u30fa\u30fc]{3,}|[\u0e01-\u0e4e]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What one page teaches.

    Attributes:
        page: a number that two pages share only if their host and lines are the same.
        host: of its address; None where it has none.
        kin: a number that copies and updates of one story share: of its three longest lines.
        lines: the numbers of its lines and of what it is called, see :func:`line_number`.
        paths: by the number of a place in the markup, the sketch of the lines that stand there.
        id: of the record in the archive.
        url: of the page.
        published: when it came out, as ISO 8601.
        fetched: when the archive got it, as ISO 8601.
        text: its paragraphs, a line each; empty where it has no story.
        keys: numbers of the words by which the story is found.
    """

    page: int
    host: str | None
    kin: int
    lines: frozenset[int]
    paths: Mapping[int, int] = field(default_factory=dict)
    id: str = ""
    url: str | None = None
    published: str | None = None
    fetched: str | None = None
    text: str = ""
    keys: frozenset[int] = frozenset()


class Called(NamedTuple):
    """What a page calls its story, the site and others than the author of the story."""

    headline: str | None = None
    labels: tuple[str, ...] = ()
    """The site and its sections."""
    beside: tuple[str, ...] = ()
    """Lines that name others than the author; none where the page names no author."""


NOTHING = Called()


def learned(
    lines: Sequence[str],
    *,
    host: str | None,
    id: str = "",  # noqa: A002 - as in a record of an archive
    url: str | None = None,
    published: str | None = None,
    fetched: str | None = None,
    is_story: bool = True,
    called: Called = NOTHING,
    paths: Sequence[str] = (),
) -> PageFacts:
    """What a page teaches whose text stands in these lines, each at its place in the markup (``paths``); of
    one that is no story, its lines alone."""
    known = _known(lines)
    longest = sorted(set(known), key=lambda line: (-len(line), line))[:3]
    text = "\n".join(filter(_is_paragraph, map(str.strip, lines)))[:MOST_TEXT]
    story = text if is_story and len(text) >= _LEAST_STORY else ""
    return PageFacts(
        page=_page_number(host, known),
        host=host,
        kin=number_of("\n".join(longest)),
        lines=frozenset(_numbers(host, known, called)) if host else frozenset(),
        paths=_sketches(host, lines, paths) if host else {},
        id=id,
        url=url,
        published=published,
        fetched=fetched,
        text=story,
        keys=frozenset(keys_of(story)),
    )


def page_number(lines: Iterable[str], host: str | None) -> int:
    """The number of a page with these lines, as it is learned."""
    return _page_number(host, _known(lines))


Calling = Literal["headline", "label", "beside"]
"""What a page may say with a line, see :class:`Called`."""


def called_number(host: str, what: Calling, text: str) -> int:
    """The number of a line by what it is said to be; a line of the story with the same words has another."""
    return line_number(host, f"{what}\0{plain_line(text)}")


def path_number(host: str, path: str) -> int:
    """The number of a place in the markup of a host's pages."""
    return line_number(host, f"path\0{path}")


def _numbers(host: str, known: Iterable[str], called: Called) -> Iterator[int]:
    yield from (line_number(host, line) for line in known)
    if called.headline:
        yield called_number(host, "headline", called.headline)
    yield from (called_number(host, "label", label) for label in called.labels)
    yield from (called_number(host, "beside", line) for line in called.beside)


def _sketches(host: str, lines: Sequence[str], paths: Sequence[str]) -> dict[int, int]:
    found: dict[str, int] = {}
    for line, path in zip(lines, paths, strict=False):
        found[path] = found.get(path, 0) | 1 << line_number(host, plain_line(line)) % BITS
    return {path_number(host, path): sketch for path, sketch in found.items()}


def _known(lines: Iterable[str]) -> list[str]:
    return [line for line in map(plain_line, lines) if line][:MOST_LINES]


def _page_number(host: str | None, known: list[str]) -> int:
    return number_of("\n".join([host or "", *known]))


def _is_paragraph(line: str) -> bool:
    if len(line) >= _LEAST_PARAGRAPH:
        return any(sentence_ends(line))
    return ends_sentence(line) and word_count(line) >= _LEAST_WORDS


def plain_line(line: str) -> str:
    """A line as it is compared: case, numbers and the spaces between words do not count.

    >>> plain_line("  12 Comments ")
    '0 comments'
    """
    return _DIGITS.sub("0", " ".join(line.split())).casefold()[:1000]


def line_number(host: str | None, plain: str) -> int:
    """The number of a plain line on a host."""
    return number_of(f"{host}\n{plain}")


def number_of(text: str) -> int:
    """64 bits of a digest, as SQLite's integers have them."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def keys_of(text: str) -> set[int]:
    """The names, numbers and long words of a story, by which its siblings are found.

    A word with a capital counts as a name unless a sentence begins with it. In scripts without spaces the
    keys are pairs of letters: those with the smallest numbers, so that two texts keep the same ones (Broder
    1997, "On the resemblance and containment of documents").
    """
    if has_spaceless(text):
        pairs = {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
        smallest = sorted(map(_key, pairs))[: _NAMES + _LONG_WORDS]
        return {*smallest, *_first(map(_key, _NUMBER.findall(text)), _NUMBERS)}
    found = dict.fromkeys(_WORD.findall(text))
    names = (w.lower() for w in found if w[0].isupper() and len(w) > 2 and _is_name(text, w))
    long_words = (w for w in found if len(w) >= _LONG and w.islower())
    keys = _first(map(_key, names), _NAMES)
    keys |= _first(map(_key, _NUMBER.findall(text)), _NUMBERS)
    return keys | _first(map(_key, long_words), _LONG_WORDS)


def _is_name(text: str, word: str) -> bool:
    """Whether a word with a capital stands inside a sentence anywhere."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()) and _inside(text, at):
            return True
        at = text.find(word, end)
    return False


def _inside(text: str, at: int) -> bool:
    """Whether a word stands inside a sentence: behind a space, and no stop or line before that."""
    before = text[max(0, at - 4) : at].rstrip(" " + CLOSING + OPENING)
    return before != "" and before[-1] not in _STOPS


def _key(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _first(keys: Iterator[int], most: int) -> set[int]:
    found: set[int] = set()
    for key in keys:
        found.add(key)
        if len(found) == most:
            break
    return found
