"""Which language a text is in: as declared, checked against the words it uses."""

from __future__ import annotations

import heapq  # noqa: F401 - Counter.most_common imports it at its first call
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.model.article import Field, Value
from newsclean.model.language_tags import normal, primary
from newsclean.text.scripts import beyond_ascii
from newsclean.text.words import words_in

SAMPLE = 8_000
"""Characters that are looked at."""
OPENING = 2_000
"""Characters that are enough where they bear the declared language out."""
_PLAINLY = 0.2
_CLEARLY = 1.2
"""How many times as many words the likeliest language must have as the next."""
_NOT_LATIN = re.compile("[^\x00-\u024f\u2000-\u206f]")
"""Characters of other scripts, and few more."""


@dataclass(frozen=True, slots=True)
class _Languages:
    scripts: tuple[tuple[str, re.Pattern[str]], ...]
    languages_of: Mapping[str, tuple[str, ...]]
    """Function word → the languages that use it."""
    never: Mapping[str, frozenset[str]]
    """Language → letters that it does not write."""
    close: Mapping[str, frozenset[str]]
    """Language → those that its function words cannot be told from: a declaration of one stands."""


@cache
def _languages() -> _Languages:
    languages_of: dict[str, tuple[str, ...]] = {}
    for code, content in data.by_language("words").items():
        for word in set(content["words"].get("function", "").split()):
            languages_of[word] = (*languages_of.get(word, ()), code)
    letters = {code: content["letters"] for code, content in data.by_language("letters").items()}
    scripts = tuple(
        (code, re.compile(f"[{''.join(of['script'])}]"))
        for code, of in letters.items()
        if "script" in of
    )
    never = {code: frozenset(of["never"]) for code, of in letters.items() if "never" in of}
    close = {
        code: frozenset(content["words"].get("close", "").split())
        for code, content in data.by_language("words").items()
    }
    return _Languages(scripts, languages_of, never, close)


def prepare() -> None:
    """Bring the words of all languages into memory."""
    _languages()


def guess(text: str) -> tuple[str, float] | None:
    """The language that the words of a text speak for, and the share of its words that do.

    None where the text is too short, or speaks for none.

    >>> guess("The harbour was closed for the night after the storm, and it is not known who has the key.")
    ('en', 0.631578947368421)
    >>> guess("Hm.") is None
    True
    """
    known = _languages()
    sample = text[:SAMPLE]
    others = len(_NOT_LATIN.findall(beyond_ascii(sample)))
    if others > 2:
        letters = sum(map(str.isalpha, sample))
        if letters < 20:
            return None
        for code, pattern in known.scripts if 10 * others > letters else ():
            # Japanese is mostly kanji: a tenth of kana settles it, and so comes before Chinese.
            share = len(pattern.findall(sample)) / letters
            if share > (0.1 if code in ("ja", "ko") else 0.5):
                return code, share
    words = words_in(sample.lower())
    sums: dict[str, int] = {}
    for word, times in Counter(filter(known.languages_of.__contains__, words)).items():
        for code in known.languages_of[word]:
            sums[code] = sums.get(code, 0) + times
    counts = Counter(sums)
    if not counts or len(words) < 12:
        return None
    (code, hits), *rest = _ranked(counts, sample)
    if hits < 4 or hits / len(words) < 0.08 or (rest and hits < _CLEARLY * rest[0][1]):
        return None
    return code, hits / len(words)


def _ranked(counts: Counter[str], sample: str) -> list[tuple[str, int]]:
    """The languages with most words; of close ones, those that write the letters of the text."""
    ranked = counts.most_common(4)
    if len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1]:
        return ranked
    never = _languages().never
    letters = Counter(sample.lower())
    most = max(2, len(sample) // 400)
    fitting = [
        (code, hits)
        for code, hits in ranked
        if sum(letters[letter] for letter in never.get(code, ())) < most
    ]
    return fitting or ranked


def decide(
    text: str, *, declared: Field[str] | None = None, given: str | None = None
) -> Field[str] | None:
    """The language of a text as BCP 47, lower case.

    What the caller gives stands. What the page declares stands unless the text clearly speaks for
    another language; then the declaration is kept among the alternatives.

    >>> decide("東京は今日も雨です。明日は晴れるでしょうと気象庁が発表しました。").value
    'ja'
    """
    if given:
        return Field(normal(given), given, "text")
    code = primary(declared.value) if declared is not None else ""
    if declared is not None and _opens_in(code, text):
        return declared
    found = guess(text)
    if declared is not None:
        if found is None or found[0] == code or code in _languages().close.get(found[0], ()):
            return declared
        others = (Value(declared.value, declared.raw, declared.origin), *declared.alternatives)
        return Field(found[0], found[0], "text", others)
    return Field(found[0], found[0], "text") if found else None


def _opens_in(code: str, text: str) -> bool:
    """Whether the opening is plainly in a language, so that the rest need not be looked at."""
    found = guess(text[:OPENING])
    return found is not None and found[0] == code and found[1] >= _PLAINLY
