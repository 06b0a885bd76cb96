"""Words of boilerplate by what they do in a line, per language: ``[vocabulary]`` in ``boilerplate.toml``, or
in ``vocabulary.toml`` where a language has no rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.text.quotation_marks import DOUBLE_MARKS, quoted_spans
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import sentence_spans

KEYS = ("verbs", "nouns", "address", "story", "labels", "this")
SPACELESS = frozenset(
    code
    for code, content in data.by_language("letters").items()
    if has_spaceless("".join(content["letters"].get("script", ())))
)
"""Languages that set no spaces between words."""
# Signs that are set on letters, as the vowels of Hindi are, belong to the word.
_LETTERS = "[^\\W_][\\w\u0300-\u036f\u064b-\u0655\u0900-\u0903\u093a-\u094f]*+"
WORD = re.compile(f"{_LETTERS}(?:['’-]{_LETTERS})*+")
_SPEAKS = re.compile(r"[–—―-]\s")
"""How a line begins in which a person speaks, where no marks are set."""
_SHORTEST, _LONGEST = 2, 12
"""Letters of a stem."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of one language. A stem stands in the sets as it is written, with its asterisk."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    address: frozenset[str]
    story: frozenset[str]
    labels: frozenset[str]
    this: frozenset[str]
    boilerplate: frozenset[str]
    """All that a line of boilerplate may begin with."""
    asking: frozenset[str]
    """Verbs and forms of address."""
    known: frozenset[str]
    """All of them."""
    stems: frozenset[str]
    """Of which every word that begins so is one: ``newsletter*``."""

    def without(self, own: frozenset[str]) -> Roles:
        """The same less some nouns and forms of address."""
        if not own:
            return self
        return replace(self, nouns=self.nouns - own, address=self.address - own)

    def words(self, lowered: str) -> list[str]:
        """The words of a line in lower case, those with a known stem as that stem."""
        words = WORD.findall(lowered)
        return [self._stemmed(w) for w in words] if self.stems else words

    def _stemmed(self, word: str) -> str:
        if word in self.known:
            return word
        for size in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
            if word[:size] in self.stems:
                return word[:size] + "*"
        return word


@cache
def roles() -> Mapping[str, Roles]:
    """The words of each language by its code."""
    return {
        code: _roles_of({k: frozenset(words.get(k, "").split()) for k in KEYS})
        for kind in ("boilerplate", "vocabulary")
        for code, content in data.by_language(kind).items()
        if (words := content.get("vocabulary"))
    }


def _roles_of(sets: Mapping[str, frozenset[str]]) -> Roles:
    known = frozenset().union(*sets.values())
    return Roles(
        **sets,
        boilerplate=sets["verbs"] | sets["nouns"] | sets["labels"] | sets["address"],
        asking=sets["verbs"] | sets["address"],
        known=known,
        stems=frozenset(word[:-1] for word in known if word.endswith("*")),
    )


def languages_of(text: str, code: str | None) -> frozenset[str]:
    """The languages to try: the document’s and English; where it is unknown, those of the script."""
    if code:
        return frozenset({code.partition("-")[0], "en"})
    found = () if text.isascii() else (c for c, script in _scripts() if script.search(text))
    return frozenset(found) or frozenset({"en"})


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The languages that have words of boilerplate and a script of their own, or of few."""
    letters = {code: content["letters"] for code, content in data.by_language("letters").items()}
    return tuple(
        (code, re.compile(f"[{''.join(of.get('script') or of['used'])}]", re.IGNORECASE))
        for code, of in letters.items()
        if code in roles() and ("script" in of or "common" in of)
    )


@cache
def persons(code: str) -> frozenset[str]:
    """The forms of address of a language that name somebody: "you", not "now"."""
    role = roles().get(code)
    nobody = data.listed("boilerplate", "address", "nobody")
    return role.address.difference(nobody) if role else frozenset()


def addresses(line: str, code: str | None) -> bool:
    """Whether a line speaks to its reader, outside quotation marks: it has a form of address that names
    somebody, or a sentence that begins with what boilerplate asks for."""
    role = roles().get(code or "")
    if role is None or code in SPACELESS or role.asking.isdisjoint(role.words(line.lower())):
        return False
    said = without(line, quoted_spans(line, code)).lower()
    if not persons(code or "").isdisjoint(role.words(said)):
        return True
    opened = (WORD.search(said, start, end) for start, end in sentence_spans(said))
    return any(word and not role.verbs.isdisjoint(role.words(word[0])) for word in opened)


def has_speech(line: str) -> bool:
    """Whether what somebody said may stand in a line, in quotation marks or behind a dash."""
    return any(mark in line for mark in DOUBLE_MARKS) or _SPEAKS.match(line) is not None


def spoken_in(line: str, code: str | None) -> frozenset[str]:
    """The words of a line that the vocabulary of a language has."""
    role = roles().get(code or "")
    return role.known.intersection(role.words(line.lower())) if role else frozenset()


def tells(spoken: frozenset[str], code: str | None) -> bool:
    """Whether words of narration are among those of :func:`spoken_in`."""
    role = roles().get(code or "")
    return role is not None and not role.story.isdisjoint(spoken)


def without(line: str, spans: Iterable[tuple[int, int]]) -> str:
    """A line without those of its parts, a blank for each."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(line[at:start])
        at = end
    return " ".join((*parts, line[at:]))


def things_named(line: str, code: str) -> frozenset[str]:
    """The names of things and forms of address that a line may have, as the vocabulary of a language has
    them."""
    role = roles().get(code)
    if role is None:
        return frozenset()
    wanted = role.nouns | role.address
    if code in SPACELESS:
        return frozenset(word for word in wanted if word in line)
    return wanted.intersection(chain.from_iterable(map(_forms, WORD.findall(line.lower()))))


def is_own(word: str, own: frozenset[str]) -> bool:
    """Whether a word (lower case) is one of a story's own words, some of which are stems."""
    return not own.isdisjoint(_forms(word))


def _forms(word: str) -> Iterator[str]:
    """A word, and the stems that it may have."""
    yield word
    for size in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        yield f"{word[:size]}*"
