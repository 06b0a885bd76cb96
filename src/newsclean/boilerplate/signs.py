"""The signs of a line by which the classifier tells boilerplate: what it is made of, and its shape.

Three kinds: runs of letters, words and pairs of words; what the words do, by the vocabulary of the line's
language (a plea asks a reader for something, a pointer names things of a site, narration speaks for the
story); the shape (length, end, arrows, prices, brackets). Names of the latter two begin with ``@``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import sqrt

from newsclean import lazy_re as re
from newsclean.boilerplate.vocabulary import SPACELESS, WORD, Roles, is_own, languages_of, roles
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import CLOSING, ends_sentence
from newsclean.text.words import tokens

SPREAD = 3.0
"""What the pieces of words of a line count for together, beside a sign of its shape."""

_SIZES = (3, 4, 5)
_DENSE_SIZES = (1, 2, 3, 4)
_OPENING = 40
"""Characters in which a line says how it opens."""
_DIGITS = re.compile(r"\d")
_NEW_CLAUSE = re.compile(r"[:?!–—|.]\s")
LABEL = re.compile(r"^\W{0,3}([^\W_][^:|.!?“\"\n]{1,28}?)\s?[:|–—]\s+(?=\S)")
"""A few words before a colon, a bar or a dash, and more behind."""
_NONE: frozenset[str] = frozenset()
_MARKS = frozenset(DOUBLE_MARKS)
_ADDRESS = r"[hw.](?:(?<=h)ttps?://|(?<=w)ww\.|(?<=\w\.)(?:com|org|net|example|info)\b)"
_LENGTHS = (8, 16, 26, 40, 60, 85, 115, 150, 190)
_WORDS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 26)
_SHARES = (0.05, 0.12, 0.25, 0.5)
_NOUN_SHARES = (0.15, 0.3, 0.5)
# A sign of the shape, and the characters of which a line must have one.
_SIGNS = tuple(
    (name, frozenset(characters))
    for name, characters in (
        ("exclaims", "!！"),
        ("marks", _MARKS),
        ("price", "$£€¥₽₹"),
        ("bracket", "(["),
    )
)
# A sign of the shape, characters without one of which no line has it, and the pattern that tells.
_SHAPES = tuple(
    (name, frozenset(characters), re.compile(pattern))
    for name, characters, pattern in (
        ("asks-within", "?？؟", r"[?？؟]\s*\S"),
        ("arrow", "|›→▶▸➤•·⇒◀»>", r"[|›→▶▸➤•·⇒◀]|(?<=\s)[»>](?=\s|$)"),
        ("address", "./", _ADDRESS),
        ("mailbox", "@", r"\S@\S"),
        ("handle", "@#", r"(?<!\w)[@#]\w"),
        ("copyright", "©®(", r"[©®]|\([cC]\)"),
        ("enclosed", "([【", r"\A[(\[【].*[)\]】]\.?$"),
        ("dash", "–—-", r"\s[–—-]\s"),
        ("slash", "/", r"\S/\S|\s/\s"),
        ("sentences", ".!?…", r"[.!?…]\s+\S"),
    )
)
# The same of lines with digits.
_OF_DIGITS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (("clock", r"\d{1,2}[:.h]\d\d"), ("year", r"(?:19|20)\d\d"))
)
_BEGINS_WITH_SIGN = re.compile(r"""[^\w\s"“„«»¿¡(\['’‘「『]""")


def signs_of(line: str, language: str | None, own: frozenset[str] = _NONE) -> dict[str, float]:
    """The signs of a line and how strong each is: pieces of words share a fixed length between them.

    Args:
        line: one line of a text.
        language: of the text (BCP 47); English is always tried too.
        own: words that the story uses itself, from :meth:`line.StoryWords.own_in`; they are no signs.
    """
    return with_strength(*pieces_and_names(line, language, own))


def with_strength(pieces: set[str], named: set[str]) -> dict[str, float]:
    """The signs of :func:`pieces_and_names`, and how strong each is."""
    return dict.fromkeys(pieces, strength(pieces)) | dict.fromkeys(named, 1.0)


def pieces_and_names(
    line: str, language: str | None, own: frozenset[str] = _NONE
) -> tuple[set[str], set[str]]:
    """The signs of a line (arguments as of :func:`signs_of`): pieces of its words, each of the same
    :func:`strength`, and what its words do and its shape, of strength 1."""
    lowered = line.lower()
    ended = ends_sentence(line)
    end = "ended" if ended else "open"
    named = {f"@{name}" for name in _shape(line, ended)}
    for name in _parts(line, lowered, language, own):
        named.update((f"@{name}", f"@{name},{end}"))
    if not ended:
        named.update(f"@{name}" for name in _of_label(line, language, own))
    return _pieces_of(lowered, own), named


def strength(pieces: Collection[str]) -> float:
    """How strong each piece of the words of a line is."""
    return SPREAD / sqrt(len(pieces) or 1)


def opens_as_boilerplate(line: str, language: str | None) -> bool:
    """Whether one of the first words of a line is of the vocabulary of boilerplate."""
    opening = line[:_OPENING].lower().replace("’", "'")
    return any(
        any(word in opening for word in role.boilerplate)
        if code in SPACELESS
        else not role.boilerplate.isdisjoint(role.words(opening))
        for code, role in _roles_for(line, language, _NONE)
    )


def _pieces_of(lowered: str, own: frozenset[str]) -> set[str]:
    """Runs of letters, words and pairs of words."""
    if has_spaceless(lowered):
        return _dense_pieces(lowered)
    words = [
        f"<{word}>"
        for word in WORD.findall(_DIGITS.sub("0", lowered))
        if not own or not is_own(word, own)
    ]
    # Beyond the end of a word a slice is a shorter run, which is there anyway.
    pieces = {word[i : i + size] for word in words for i in range(len(word) - 2) for size in _SIZES}
    pieces.update(words)
    pieces.update([f"{a[:-1]}_{b[1:]}" for a, b in pairwise(words)])
    if words:
        pieces.update((f"^{words[0]}", f"^{words[0].rstrip('>')[:5]}", f"{words[-1]}$"))
    return pieces


def _dense_pieces(lowered: str) -> set[str]:
    """The same for scripts that set no spaces."""
    runs = tokens(lowered)
    pieces: set[str] = set()
    for run in runs:
        for size in _DENSE_SIZES:
            pieces.update([run[i : i + size] for i in range(len(run) - size + 1)])
    for size in _DENSE_SIZES[:3] if runs else ():
        pieces.update((f"^{runs[0][:size]}", f"{runs[-1][-size:]}$"))
    return pieces


def _shape(line: str, ended: bool) -> Iterator[str]:
    dense = has_spaceless(line)
    size = int(len(line) * 2.5) if dense else len(line)
    last = line.rstrip(CLOSING + " ")[-1:]
    yield f"length{bisect_left(_LENGTHS, size)}"
    yield f"ends{last if last in '.!?…:' else 'so' if ended else 'open'}"
    yield f"{'ended' if ended else 'open'}{bisect_left((26, 60, 115), size)}"
    if LABEL.match(line):
        yield "label"
    yield from _signs(line)
    yield f"commas{min(3, sum(map(line.count, ',，、،')))}"
    if not dense:
        yield from _cases(line)


def _signs(line: str) -> Iterator[str]:
    """What stands in a line beside its words."""
    characters = set(line)
    for name, wanted in _SIGNS:
        if not wanted.isdisjoint(characters):
            yield name
    for name, wanted, pattern in _SHAPES:
        if not wanted.isdisjoint(characters) and pattern.search(line):
            yield name
    if line[:1] in _MARKS:
        yield "begins-quoted"
    if _BEGINS_WITH_SIGN.match(line):
        yield "begins-with-sign"
    digits = len(_DIGITS.findall(line))
    if digits:
        if line[0].isdecimal():
            yield "begins-with-digit"
        for name, pattern in _OF_DIGITS:
            if pattern.search(line):
                yield name
        yield f"digits{bisect_left(_SHARES, digits / len(line))}"


def _cases(line: str) -> Iterator[str]:
    words = WORD.findall(line)
    yield f"words{bisect_left(_WORDS, len(words))}"
    if words and words[0][0].islower():
        yield "begins-small"
    if len(words) > 1 and line.lower() != line.upper():
        capitals = sum(word[0].isupper() for word in words[1:]) / (len(words) - 1)
        yield f"capitals{bisect_left((0, 0.2, 0.5, 0.8), capitals)}"
        if line.isupper():
            yield "shouts"


def _parts(line: str, lowered: str, language: str | None, own: frozenset[str]) -> tuple[str, ...]:
    """What the words of a line do, by the vocabulary that knows most of them."""
    best: tuple[int, tuple[str, ...]] = (-1, ())
    for code, role in _roles_for(line, language, own):
        dense = code in SPACELESS
        found = _of_dense(line, role) if dense else _of_words(lowered, role)
        if found[0] > best[0]:
            best = found
    return best[1]


def _roles_for(line: str, language: str | None, own: frozenset[str]) -> Iterator[tuple[str, Roles]]:
    for code, role in _given(language) if language else _in_order(languages_of(line, None)):
        yield code, role.without(own)


def _given(language: str) -> tuple[tuple[str, Roles], ...]:
    code = language.partition("-")[0]
    return _beside_english(code if code in roles() else "en")


@cache
def _beside_english(code: str) -> tuple[tuple[str, Roles], ...]:
    return _in_order({code, "en"})


def _in_order(codes: Iterable[str]) -> tuple[tuple[str, Roles], ...]:
    """The vocabularies of languages, that of English last."""
    known = roles()
    ordered = sorted(codes, key=lambda code: (code == "en", code))
    return tuple((code, known[code]) for code in ordered if code in known)


def _of_words(lowered: str, role: Roles) -> tuple[int, tuple[str, ...]]:
    """How many words of a line the vocabulary of boilerplate knows, and what they do."""
    words = role.words(lowered)
    if not words:
        return 0, ()
    nouns, address, story = (
        sum(map(known.__contains__, words)) for known in (role.nouns, role.address, role.story)
    )
    first = words[0] in role.verbs
    asks = not role.verbs.isdisjoint(_heads_of(lowered, role))
    signs = [*_counted(nouns, address, story, nouns / len(words), first, asks)]
    if words[0] in role.this:
        signs.append("this")
        if words[1:2] and words[1] in role.nouns:
            signs.append("this+noun")
    if words[0] in role.address:
        signs.append("address-first")
    known = sum(map(role.boilerplate.__contains__, words))
    if not known:
        signs.append("none")
    else:
        sentence, stop, _ = lowered.partition(". ")
        if stop and role.boilerplate.isdisjoint(role.words(sentence)):
            signs.append("begins-as-story")
    return known, tuple(signs)


def _of_dense(line: str, role: Roles) -> tuple[int, tuple[str, ...]]:
    """The same for scripts that set no spaces: words are looked up as parts of the line."""
    nouns = [word for word in role.nouns if word in line]
    address, story, verbs = (
        sum(word in line for word in known) for known in (role.address, role.story, role.verbs)
    )
    share = sum(map(len, nouns)) / len(line) if line else 0.0
    signs = [*_counted(len(nouns), address, story, share, False, verbs > 0)]
    known = len(nouns) + address + verbs
    return known, tuple(signs if known else [*signs, "none"])


def _of_label(line: str, language: str | None, own: frozenset[str]) -> Iterator[str]:
    """What the words before a colon lead to: ``More on this: Minister resigns``."""
    label = LABEL.match(line)
    if label is None:
        return
    rest = line[label.end() :]
    for _, role in _roles_for(line, language, own):
        words = set(role.words(label[1].lower()))
        if all(map(words.isdisjoint, (role.nouns, role.verbs, role.labels))):
            continue
        yield "label-known"
        if not words.isdisjoint(role.labels) or words - role.nouns <= role.verbs:
            yield "label-leads"
            if 2 <= rest.count(" ") <= 15 and not rest[0].islower():
                yield "label-title"


def _heads_of(lowered: str, role: Roles) -> set[str]:
    """The first words behind a colon, a dash or a stop."""
    heads = set()
    for found in _NEW_CLAUSE.finditer(lowered):
        follow = WORD.search(lowered, found.end(), found.end() + 24)
        if follow:
            heads.update(role.words(follow.group()))
    return heads


def _counted(
    nouns: int, address: int, story: int, share: float, first: bool, asks: bool
) -> Iterator[str]:
    for name, count, most in (("nouns", nouns, 3), ("address", address, 2), ("story", story, 2)):
        if count:
            yield f"{name}{min(count, most)}"
    if nouns:
        yield f"nouns-share{bisect_left(_NOUN_SHARES, share)}"
        if not story:
            yield "nouns,no-story"
    if first:
        yield "verb-first"
    if asks:
        yield "verb"
    if (first or asks) and nouns:
        yield "verb+nouns"
    if (first or asks) and address:
        yield "verb+address"
