"""How likely a line is boilerplate, by a logistic regression over its signs (``signs.py``).

The weights are data (``data/models/boilerplate/weights.txt``), fitted by ``training/train_boilerplate.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import repeat
from math import tanh

from newsclean import data
from newsclean.boilerplate.signs import pieces_and_names, strength, with_strength
from newsclean.ledger import Reason
from newsclean.light_dataclass import dataclass

WEIGHTS = "models/boilerplate/weights.txt"
LONGEST = 300
"""Characters of a line beyond which it is not classified: the model learned from none."""
STRONGEST = 4
"""Signs that are named as the reason."""
_NONE: frozenset[str] = frozenset()
_ZEROS = repeat(0)


@dataclass(frozen=True, slots=True)
class Classified:
    """What the model says of a line."""

    probability: float
    """That it is boilerplate, 0–1, in a text where such lines are as frequent as in training."""
    line: str = ""
    language: str | None = None
    own: frozenset[str] = _NONE
    """What the model was asked."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The signs that spoke for it most, strongest first; none where it is rather the story’s. They are
        worked out anew: few lines are asked for them."""
        if self.probability < 0.5 or not self.line:
            return ()
        weighed = _weighed(*pieces_and_names(self.line, self.language, self.own))
        best = sorted(weighed, reverse=True)[:STRONGEST]
        return tuple(Reason(sign, round(weight, 2)) for weight, sign in best if weight > 0)


NOTHING = Classified(0.0)
"""Of a line that is too long."""


@cache
def _weights() -> Mapping[str, int]:
    """Per sign, its weight in hundredths. A line of the file is a weight and the signs that have it."""
    found: dict[str, int] = {}
    for line in data.text(WEIGHTS).splitlines():
        if not line.startswith("#"):
            weight, *signs = line.split(" ")
            found.update(dict.fromkeys(signs, int(weight)))
    return found


def classify(line: str, language: str | None, own: frozenset[str] = _NONE) -> Classified:
    """How likely a line of a text is boilerplate.

    Args:
        line: one line of a text.
        language: of the text (BCP 47), None where it is unknown.
        own: words that the story uses itself; they count for nothing.
    """
    if len(line) > LONGEST:
        return NOTHING
    pieces, named = pieces_and_names(line, language, own)
    weight = _weights().get
    whole = sum(map(weight, named, _ZEROS)) + weight("@bias", 0)
    total = (whole + strength(pieces) * sum(map(weight, pieces, _ZEROS))) / 100
    # The logistic function, in the form that cannot overflow.
    return Classified((1 + tanh(total / 2)) / 2, line, language, own)


def contributions(line: str, language: str | None) -> tuple[tuple[str, float], ...]:
    """The signs that count most in the probability of a line, strongest first, each with its part of the
    log-odds: above 0 for boilerplate, below for the story."""
    if len(line) > LONGEST:
        return ()
    signs = pieces_and_names(line, language, _NONE)
    best = sorted(_weighed(*signs), key=lambda part: (-abs(part[0]), part[1]))
    return tuple((sign, round(weight, 2)) for weight, sign in best[:STRONGEST])


def _weighed(pieces: set[str], named: set[str]) -> list[tuple[float, str]]:
    """The signs of a line that have a weight, each with its part of the log-odds."""
    weights = _weights()
    signs = with_strength(pieces, named)
    return [(signs[sign] * weights[sign] / 100, sign) for sign in signs if sign in weights]
