"""Which language a text is in: as declared, checked against the words it uses."""

from __future__ import annotations

import heapq  # noqa: F401 - Counter.most_common imports it at its first call
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from struct import Struct

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Field, Value
from newsclean.model.language_tags import normal, primary
from newsclean.text.scripts import beyond_ascii
from newsclean.text.words import words_in

SAMPLE = 8_000
"""Characters that are looked at."""
OPENING = 2_000
"""Characters that are enough where they bear the declared language out."""
_KANA = 0.1
"""The share of kana from which a text is Japanese, which is mostly kanji; of Hangul, Korean."""
_PLAINLY = 0.2
_SHARE, _LEAST_SHARE = 0.2, 0.12
"""Words of a text that must be common in its language, as a share of all; languages that build long words
have fewer."""
_FEWEST = 3
"""The same as a number, of different words."""
_CLEARLY, _SURELY = 25, 50
"""How much more the words must speak for the likeliest language than for the next, in the tenths of a natural
logarithm that the weights are: odds of 12 to 1, and of 150 to 1 for the smaller share."""
_MOST = 20
"""Times that one word counts."""
_UNTRAINED = 65
"""Weight of the words of a language whose frequencies are not known: of thirty words that are together a
third of its texts."""
_LANE = 32
"""Bits of the weight of a word for one language, and of the sum of such weights."""
_NOT_LATIN = re.compile("[^\x00-\u024f\u2000-\u206f]+")
"""Characters of other scripts, and few more."""
_WEIGHTS = "models/languages/weights.txt"


@dataclass(frozen=True, slots=True)
class _Languages:
    scripts: tuple[tuple[str, re.Pattern[str]], ...]
    codes: tuple[str, ...]
    lanes: Struct
    """What packs a number for each of the ``codes`` side by side."""
    weights: Mapping[str, int]
    """Word → how much it speaks for each language that uses it, in tenths of a natural logarithm, packed:
    the weights of many words are added up at once."""
    never: Mapping[str, frozenset[str]]
    """Language → letters that it does not write."""
    close: Mapping[str, frozenset[str]]
    """Language → those that its function words cannot be told from: a declaration of one stands."""


@cache
def _languages() -> _Languages:
    weights: defaultdict[str, int] = defaultdict(int)
    shifts: defaultdict[str, int] = defaultdict(lambda: _LANE * len(shifts))
    for line in data.text(_WEIGHTS).splitlines():
        code, *words = line.split()
        for word, _, weight in (item.rpartition(":") for item in words):
            weights[word] |= int(weight) << shifts[code]
    trained = set(shifts)
    for code, content in data.by_language("words").items():
        listed = content["words"].get("function", "").split() if code not in trained else ()
        for word in listed:
            weights[word] |= _UNTRAINED << shifts[code]
    letters = {code: content["letters"] for code, content in data.by_language("letters").items()}
    scripts = tuple(
        (code, re.compile(f"[{''.join(of['script'])}]+"))
        for code, of in letters.items()
        if "script" in of
    )
    never = {code: frozenset(of["never"]) for code, of in letters.items() if "never" in of}
    close = {
        code: frozenset(content["words"].get("close", "").split())
        for code, content in data.by_language("words").items()
    }
    lanes = Struct(f"<{len(shifts)}I")
    return _Languages(scripts, tuple(shifts), lanes, dict(weights), never, close)


def prepare() -> None:
    """Bring the words of all languages into memory."""
    _languages()


def guess(text: str) -> tuple[str, float] | None:
    """The language that the words of a text speak for, and the share of them that are common in it.

    Naive Bayes over the commonest words of each language; scripts that one language alone writes settle it
    by themselves. None where the text is too short, or speaks for none.

    >>> guess("The harbour was closed for the night after the storm, and it is not known who has the key.")
    ('en', 0.6842105263157895)
    >>> guess("Hm.") is None
    True
    """
    known = _languages()
    sample = text[:SAMPLE]
    beyond = beyond_ascii(sample)
    others = sum(map(len, _NOT_LATIN.findall(beyond)))
    words = words_in(sample.lower())
    if others > 2:
        letters = sum(map(len, words))
        if letters < 20:
            return None
        distinct = "".join(set(beyond))
        for code, pattern in known.scripts if others > _KANA * letters else ():
            if not pattern.search(distinct):
                continue
            # Japanese comes before Chinese.
            share = sum(map(len, pattern.findall(beyond))) / letters
            if share > (_KANA if code in ("ja", "ko") else 0.5):
                return code, share
    counts = Counter(filter(known.weights.__contains__, words))
    weights = list(map(known.weights.__getitem__, counts))
    total = sum(
        weight * min(times, _MOST) for weight, times in zip(weights, counts.values(), strict=True)
    )
    sums = known.lanes.unpack(total.to_bytes(known.lanes.size, "little"))
    said = {code: count for code, count in zip(known.codes, sums, strict=True) if count}
    ranked = _ranked(said, sample)
    if not ranked:
        return None
    code = ranked[0]
    lead = said[code] - (said[ranked[1]] if len(ranked) > 1 else 0)
    lane = ((1 << _LANE) - 1) << _LANE * known.codes.index(code)
    common = [n for n, weight in zip(counts.values(), weights, strict=True) if weight & lane]
    if lead < _CLEARLY or len(common) < _FEWEST:
        return None
    share = sum(common) / len(words)
    return (code, share) if share >= (_LEAST_SHARE if lead >= _SURELY else _SHARE) else None


def _ranked(said: Mapping[str, int], sample: str) -> list[str]:
    """The languages for which most was said, likeliest first; of close ones, those that write the letters of
    the text."""
    ranked = sorted(said, key=said.__getitem__, reverse=True)
    if len(ranked) < 2 or said[ranked[0]] - said[ranked[1]] >= _CLEARLY:
        return ranked
    never = _languages().never
    letters = Counter(sample.lower())
    most = max(2, len(sample) // 400)
    fitting = [
        code for code in ranked if sum(letters[letter] for letter in never.get(code, ())) < most
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
