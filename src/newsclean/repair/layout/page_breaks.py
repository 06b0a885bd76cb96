"""Where one printed page ended and the next began: page numbers and running heads between paragraphs, and
in the middle of a sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Removal
from newsclean.light_dataclass import dataclass
from newsclean.repair.layout.hyphens import HYPHENS
from newsclean.repair.layout.text_layout import infer
from newsclean.text.phrases import one_of
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import lines
from newsclean.text.view import TextView

RULE = "layout.page-break"
_FIRST = re.compile(r"\W{0,6}(\d{1,4})(?!\w)")
_LAST = re.compile(r"(?<!\w)(\d{1,4})(?:\W{1,3}(?:[^\W\d_]{1,4}\W)?(\d{1,4}))?\W{0,6}\Z")
"""The number of a page stands at an edge of its running head; one inside a line is the line's own."""
_NO_HEAD = re.compile(r"@|//|[(){}=<>]|(?<![.\d])\d{1,2}\.\d{1,2}\Z")
"""What stands in addresses, programs and the numbers of their versions, and in no running head."""
_ITEM = re.compile(r"\d{1,4}[.)]")
"""What begins an entry of a list."""
_ALONE = re.compile(
    r"[^\w\n]{0,6}(?P<word>[^\W\d_]{0,12})\.?[^\w\n]{0,2}(?P<number>\d{1,4})"
    r"(?:[^\w\n]{0,3}(?:[^\W\d_]{1,4}[^\w\n]{1,2})?\d{1,4})?[^\w\n]{0,6}"
)
"""A line that is a page's number: ``- 3 -``, ``Page 3 of 12``, ``[4]``."""
_LONGEST_HEAD = 110
_MOST_STEP = 2
"""Numbers of neighbouring pages: every page has one, or every other."""
_NEARLY = 0.7
"""The part of the width from which a line may have been wrapped; a shorter one was cut by the page."""
_SHORT_LINE, _LONG_LINE, _SURELY_LONG = 22, 40, 60
"""Characters of a line that may be wrapped, of one that is probably no heading, and of one that is none."""
_TORN_SHARE = 0.3
"""The share of page ends in mid-sentence: numbers between whole paragraphs count the parts of a story."""
_TOP = 3
"""Lines at the top among which the name of the paper stands."""
_BESIDE = 2
_GAP = re.compile(r"(?<!\s)(?:\s{3,}|\s*[|·•]\s*)")
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’&-]{1,3}[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_NAME, _MOST_BESIDE = 10, 4
"""Characters of the name of a paper, and words beside it where it runs: weekday, month, "page", "No."."""
_LONGEST_NAME, _MOST_SLUG = 60, 5
"""Characters of the name of a paper and of a line that leads to another page, spaces of a key word."""
_MOST_HEADS = 3
"""Lines of a number and the running heads beside it."""
_LEAST_LINES, _LEAST_LETTERS = 3, 60
"""Lines and characters from the number of one page to that of the next, at least: nearer ones are a list."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@cache
def _told() -> re.Pattern[str]:
    """A number that is a page's by its marks or its word; a bare one may count the parts of a story."""
    words = one_of(data.listed("exports", "pages", "words"))
    return re.compile(
        rf"[-–—]\s?\d{{1,4}}\s?[-–—]|(?:{words})\.?\s?\d{{1,4}}(?:\W{{1,3}}(?:[^\W\d_]{{1,4}}\W)?\d{{1,4}})?"
        rf"|\d{{1,4}}\s?(?:{words})|\d{{1,2}}\s?/\s?\d{{1,2}}",
        re.IGNORECASE,
    )


def running_heads(prose: TextView) -> Iterator[Removal]:
    """Page numbers in their order and the running heads beside them; halves of a sentence join."""
    text = prose.text
    if not any(map(str.isdigit, text)):
        return
    found = [
        _Line(a + _left(text[a:b]), a + len(text[a:b].rstrip()), text[a:b].strip())
        for a, b in lines(text)
        if not text[a:b].isspace()
    ]
    turned = _turns(found)
    marked = _numbered_and_heads(found) | turned | _foot(found)
    if not marked:
        return
    width = infer(text)[0].width
    for first, last in _clusters(found, marked):
        glue = ""
        if first > 0 and last < len(found):
            before, after = found[first - 1].text, found[last].text
            if first in turned and not _reads_on(before, after):
                glue = "\n\n"
            else:
                torn = first in turned or _is_torn(before, after)
                glue = _glue(before, after, torn=torn, width=width)
        start = found[first - 1].end if first else 0
        end = found[last].start if last < len(found) else len(text)
        yield Removal(
            start=start, end=end, before=text[start:end], after=glue, rule=RULE, confidence=0.95
        )


def _numbered_and_heads(found: Sequence[_Line]) -> set[int]:
    """The numbers of pages with the running heads beside them, where they are told from other numbers."""
    numbered = _numbered(found)
    if not numbered:
        return set()
    marked = numbered | _heads(found, numbered)
    rows = [range(*c) for c in _clusters(found, marked) if _is_row(c, numbered)]
    marked -= {at for row in rows for at in row}
    # At the top of the first page a head stands above the headline that it repeats.
    twins = (at for at in range(1, _TOP + 1) if at in marked and at not in numbered)
    marked -= {at for at in twins if _key(found[at].text) == _key(found[at - 1].text)}
    inner = [c for c in _clusters(found, marked) if c[0] > 0 and c[1] < len(found)]
    torn = [c for c in inner if _is_torn(found[c[0] - 1].text, found[c[1]].text)]
    told = sum(_told().fullmatch(found[at].text) is not None for at in numbered)
    if told < max(2, len(numbered) // 2) and (not torn or len(torn) < _TORN_SHARE * len(inner)):
        return set()
    return marked


def _turns(found: Sequence[_Line]) -> set[int]:
    """Where a sentence goes on behind the lines that lead from one page to another: who reads on where, the
    name of the paper with a number, the key word of the story above where it came from."""
    papers = _papers(found)
    led = {i for i, line in enumerate(found) if i >= _TOP and _leads(line.text, papers)}
    for i in sorted(led):
        if i + 1 in led and i - 1 not in led:
            continue
        slug = found[i - 1].text if i else ""
        if slug.isupper() and slug.count(" ") < _MOST_SLUG and i - 2 in led:
            led.add(i - 1)
    led |= {i for at in led for i in (at - 1, at + 1) if _is_number(found, i)}
    marked: set[int] = set()
    for first, last in _clusters(found, led):
        texts = [line.text for line in found[first:last]]
        turns = any(_jumps_from(x) for x in texts) and any(_has_name(x, papers) for x in texts)
        if first > 0 and last < len(found):
            if turns or _reads_on(found[first - 1].text, found[last].text):
                marked.update(range(first, last))
    return marked


def _is_number(found: Sequence[_Line], at: int) -> bool:
    """Whether a line beside the name of the paper is the number of the page, and nothing else."""
    if not _TOP <= at < len(found):
        return False
    alone = _ALONE.fullmatch(found[at].text)
    return alone is not None and _may_be_page(found[at].text, alone["word"])


def _foot(found: Sequence[_Line]) -> set[int]:
    """The last line, where it is the foot of a page: the name of the paper beside a number."""
    last = len(found) - 1
    return {last} if last > _TOP and _has_name(found[last].text, _papers(found)) else set()


def _papers(found: Sequence[_Line]) -> list[str]:
    """What may be the name of the paper, in the first lines: words without a number, apart from what else the
    line says, or a line of their own. Old papers set a full stop behind their name in capitals."""
    parts = [
        part
        for line in found[:_TOP]
        if line.text.isupper() or not ends_sentence(line.text)
        for part in _GAP.split(line.text.casefold().rstrip("."))
    ]
    parts += [part.partition(",")[0] for part in parts if any(map(str.isdigit, part))]
    return [p for p in parts if _LEAST_NAME <= len(p) <= _LONGEST_NAME and _WORDS.fullmatch(p)]


def _leads(line: str, papers: Sequence[str]) -> bool:
    if len(line) > _LONGEST_HEAD or (ends_sentence(line) and not line.isupper()):
        return False
    return _has_name(line, papers) or _jumps_from(line)


def _jumps_from(line: str) -> bool:
    """Whether a line says on which page a story goes on, or from which it comes."""
    bare = line.casefold().lstrip("([-–—>→ ")
    return len(line) <= _LONGEST_NAME and bare.startswith(_jumps())


def _has_name(line: str, papers: Sequence[str]) -> bool:
    """Whether a line is the name of the paper with a number, and few words besides."""
    if len(line) > _LONGEST_HEAD or _ITEM.match(line) or not any(map(str.isdigit, line)):
        return False
    for name in papers:
        before, named, behind = line.casefold().partition(name)
        if named and len(_WORD.findall(before + behind)) <= _MOST_BESIDE:
            return True
    return False


@cache
def _jumps() -> tuple[str, ...]:
    """Phrases of two words at least that lead to another page."""
    phrases = data.listed("exports", "lines", "jumps")
    return tuple(f"{phrase} " for phrase in phrases if " " in phrase)


def _reads_on(before: str, after: str) -> bool:
    """Whether a sentence goes on behind lines that lead to another page."""
    if ends_sentence(before, also=":;"):
        return False
    return after[0].islower() or (len(before) >= _SHORT_LINE and not after[0].isupper())


def _left(line: str) -> int:
    return len(line) - len(line.lstrip())


def _numbered(found: Sequence[_Line]) -> set[int]:
    """The lines whose numbers rise as those of pages do: alone, or with the same words around them, which
    may stand left of the number on one page and right of it on the next."""
    groups: defaultdict[str, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for at, line in enumerate(found):
        if len(line.text) > _LONGEST_HEAD or not any(map(str.isdigit, line.text)):
            continue
        alone = _ALONE.fullmatch(line.text)
        if alone and _may_be_page(line.text, alone["word"]):
            groups[alone["word"].casefold()].append((at, frozenset((int(alone["number"]),))))
        elif not (ends_sentence(line.text) or _ITEM.match(line.text) or _NO_HEAD.search(line.text)):
            numbers = _at_edges(line.text)
            if numbers and (key := _key(line.text)):
                groups[f"around {key}"].append((at, numbers))
    marked: set[int] = set()
    for key, lined in groups.items():
        marked |= _rising(found, lined)
        if key.startswith("around"):
            marked |= _facing(found, lined)
    return marked | _mastheads(found)


def _mastheads(found: Sequence[_Line]) -> set[int]:
    """Lines in mid-sentence with a number and the words of one of the first lines: the name of the paper."""
    inside = [
        i
        for i in range(_TOP, len(found) - 1)
        if len(found[i].text) <= _LONGEST_HEAD
        and _is_torn(found[i - 1].text, found[i + 1].text)
        and _at_edges(found[i].text)
        and _ITEM.match(found[i].text) is None
    ]
    names = {key for line in found[:_TOP] if (key := _key(line.text))} if inside else set()
    return {
        i
        for i in inside
        if _key(found[i].text) in names and _key(found[i - 1].text) != _key(found[i].text)
    }


def _facing(found: Sequence[_Line], lined: list[tuple[int, frozenset[int]]]) -> set[int]:
    """The foot of one page and the head of the next, one below the other in mid-sentence."""
    marked: set[int] = set()
    for (one, left), (two, right) in pairwise(lined):
        follows = two == one + 1 and any(n + 1 in right for n in left - right)
        if follows and one > 0 and two + 1 < len(found):
            if _is_torn(found[one - 1].text, found[two + 1].text):
                marked |= {one, two}
    return marked


def _at_edges(line: str) -> frozenset[int]:
    """The numbers that a line begins and ends with."""
    found = (_FIRST.match(line), _LAST.search(line))
    return frozenset(int(n) for match in found if match for n in match.groups() if n)


def _may_be_page(line: str, word: str) -> bool:
    """Whether a number alone on a line may be a page's: with no word but one for pages, and no mark of a list
    (``2.``) or an option (``-0``)."""
    if word and _told().fullmatch(line.strip(" -–—[]()|.·")) is None:
        return False
    return not (
        line.endswith(".") or (line[0] == "-" and line[-1].isdigit() and line[1:2].isdigit())
    )


def _key(line: str) -> str:
    return " ".join(sorted(re.sub(r"[\d\W_]+", " ", line.casefold()).split()))


def _rising(found: Sequence[_Line], lined: list[tuple[int, frozenset[int]]]) -> set[int]:
    """The longest stretch of numbers, each one or two above the one before; lines that follow each other
    directly are a list."""
    best: list[int] = []
    current: list[int] = []
    last: frozenset[int] = frozenset()
    for at, numbers in lined:
        risen = frozenset(n for n in numbers - last if n - 1 in last or n - _MOST_STEP in last)
        if current and risen and _is_page(found, current[-1], at):
            current.append(at)
            last = risen
        elif not (current and numbers == last and at - current[-1] <= _BESIDE):
            current, last = [at], numbers
        if len(current) > len(best):
            best = list(current)
    return set(best) if len(best) > 1 else set()


def _is_page(found: Sequence[_Line], number: int, follow: int) -> bool:
    """Whether between the number of a page and the next one there is what a page holds."""
    letters = found[follow].start - found[number].end
    return follow - number >= _LEAST_LINES and letters >= _LEAST_LETTERS


def _heads(found: Sequence[_Line], numbered: set[int]) -> set[int]:
    """Lines that come again beside the numbers of pages."""
    beside = [
        at
        for number in numbered
        for at in range(number - _BESIDE, number + _BESIDE + 1)
        if 0 <= at < len(found) and at not in numbered
    ]
    short = [at for at in set(beside) if len(found[at].text) <= _LONGEST_HEAD]
    counts = Counter(_key(found[at].text) for at in short)
    often = max(2, len(numbered) // 2)
    return {
        at
        for at in short
        if at > 0
        and _key(found[at].text)
        and counts[_key(found[at].text)] >= often
        and not ends_sentence(found[at].text)
    }


def _clusters(found: Sequence[_Line], marked: set[int]) -> Iterator[tuple[int, int]]:
    """Marked lines that follow each other, as half-open ranges."""
    first: int | None = None
    for at in range(len(found) + 1):
        if at in marked:
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None


def _is_row(cluster: tuple[int, int], numbered: set[int]) -> bool:
    """Whether there are more lines beside a number than pages have heads: cells of a table."""
    first, last = cluster
    return last - first > _MOST_HEADS * sum(at in numbered for at in range(first, last))


def _is_torn(before: str, after: str) -> bool:
    """Whether a sentence goes on behind the end of the page."""
    if ends_sentence(before, also=":;") or len(before) < _SHORT_LINE:
        return False
    return after[:1].islower() or (
        not after[:1].isupper() and not after[:1].islower() and after[:1].isalpha()
    )


def _glue(before: str, after: str, *, torn: bool, width: int) -> str:
    """What joins the last line of a page to the first of the next: a space in mid-sentence; a line break
    in a wrapped text and behind a broken word, where the passes over lines find out; else a blank line."""
    if before[-1] in HYPHENS:
        return "\n"
    if not torn and (ends_sentence(before, also=":;") or len(after) < _LONG_LINE):
        return "\n\n"
    if width and len(before) >= _NEARLY * width and not (torn and after[0].isdigit()):
        return "\n"
    if not torn and not width and len(before) < _SURELY_LONG:
        return "\n\n"
    return "" if has_spaceless(before[-1]) and has_spaceless(after[0]) else " "
