"""How likely each line of a text is to have each role, by a model that looks at all lines together.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, *Conditional random fields:
probabilistic models for segmenting and labeling sequence data*, 2001): the score of a role is a sum of the
weights of the line's signs, which are its explanation, and of the step from the role of the line before. The
weights are whole numbers. They are fitted by ``training/train_lines.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, fsum
from pathlib import Path
from struct import Struct
from typing import Any

from newsclean import data
from newsclean.extraction.block_model import told
from newsclean.extraction.text_lines.kind_model import KindModel, kind_model_of
from newsclean.extraction.text_lines.line_roles import BODY, ROLES
from newsclean.light_dataclass import dataclass

ZERO = 79
"""The character that stands for the weight 0 in the file; the next one stands for 1."""
_STATES = 7
"""Roles of a line that are followed, those with the highest scores; the others are as good as impossible."""
_OUT_OF_REACH = 9.0
"""Nats below the best role of a line from which a role is not followed."""
_BODY = range(len(BODY))
_LANE = 0xFFFF_FFFF
_LANES = Struct(f"<{len(ROLES)}I")


@dataclass(frozen=True, slots=True)
class RoleModel:
    """The weights, in parts of a nat: ``scale`` of them are one."""

    scale: int
    signs: Mapping[str, int]
    """Per sign, the weight for each role and ``ZERO``, 32 bits a role, so that all are added at once."""
    steps: tuple[tuple[float, ...], ...]
    """Per role and role behind it, the factor of the step."""
    first: tuple[int, ...]
    last: tuple[int, ...]
    kinds: KindModel
    """Tells stories from other texts."""

    def scores(self, signs: Sequence[str]) -> list[int]:
        """Per role, the sum of the weights of a line's signs."""
        rows = list(filter(None, map(self.signs.get, signs)))
        zeros = ZERO * len(rows)
        return [
            weight - zeros for weight in _LANES.unpack(sum(rows).to_bytes(_LANES.size, "little"))
        ]

    def reasons(self, signs: Sequence[str], role: int, most: int = 3) -> list[tuple[str, float]]:
        """The signs that weigh most for a role against the paragraph, in nats, heaviest first."""
        lane = 32 * role
        weights = {
            sign: ((row >> lane & _LANE) - (row & _LANE)) / self.scale
            for sign in signs
            if (row := self.signs.get(sign)) is not None
        }
        return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]


@dataclass(frozen=True, slots=True)
class RoleProbabilities:
    """What the model says of one line."""

    of_role: Mapping[int, float]
    """The probability of each role that is not as good as impossible, by its number in ``ROLES``."""
    body: float
    """That the line belongs to the story."""
    alone: float
    """The same by its own signs, whatever roles the other lines have."""

    def best(self, *, body: bool) -> int:
        """The likeliest role among those of the story, or among the others."""
        fitting = [(p, -r) for r, p in self.of_role.items() if (r < len(BODY)) == body]
        return -max(fitting)[1] if fitting else (0 if body else len(ROLES) - 1)


def role_probabilities(model: RoleModel, rows: Sequence[Sequence[str]]) -> list[RoleProbabilities]:
    """The probabilities of the roles of all lines, by the forward-backward algorithm (Rabiner, *A tutorial on
    hidden Markov models*, 1989), rounded so that they are the same on every machine.

    Args:
        model: the weights.
        rows: the signs of each line.
    """
    if not rows:
        return []
    local = _local(model, rows)
    steps = model.steps
    forward: list[dict[int, float]] = []
    before: dict[int, float] = {}
    for i, states in enumerate(local):
        now = (
            {s: v * fsum([p * steps[r][s] for r, p in before.items()]) for s, v in states.items()}
            if i
            else states
        )
        total = fsum(now.values()) or 1.0
        before = {s: v / total for s, v in now.items()}
        forward.append(before)
    behind = dict.fromkeys(local[-1], 1.0)
    found: list[RoleProbabilities] = []
    for i in range(len(local) - 1, -1, -1):
        here = forward[i]
        joint = {s: here[s] * behind[s] for s in here}
        total = fsum(joint.values()) or 1.0
        shares = {s: told(v / total) for s, v in joint.items()}
        body = told(fsum([shares.get(s, 0.0) for s in _BODY]))
        found.append(RoleProbabilities(shares, body, _body_share(local[i])))
        if i:
            onward = [(s, v * behind[s]) for s, v in local[i].items()]
            back = {r: fsum([steps[r][s] * v for s, v in onward]) for r in local[i - 1]}
            most = max(back.values()) or 1.0
            behind = {r: v / most for r, v in back.items()}
    found.reverse()
    return found


def _body_share(states: Mapping[int, float]) -> float:
    return told(fsum([states.get(s, 0.0) for s in _BODY]) / (fsum(states.values()) or 1.0))


def _local(model: RoleModel, rows: Sequence[Sequence[str]]) -> list[dict[int, float]]:
    """Per line, the roles that are followed with the factor of each."""
    scale = model.scale
    out_of_reach = int(_OUT_OF_REACH * scale)
    found = []
    last = len(rows) - 1
    for i, signs in enumerate(rows):
        scores = model.scores(signs)
        if i == 0:
            scores = list(map(int.__add__, scores, model.first))
        if i == last:
            scores = list(map(int.__add__, scores, model.last))
        best = max(scores)
        floor = max(sorted(scores)[-_STATES], best - out_of_reach)
        found.append({s: exp((v - best) / scale) for s, v in enumerate(scores) if v >= floor})
    return found


@cache
def shipped_roles() -> RoleModel:
    """The model that comes with newsclean."""
    return role_model_of(data.read_once("models/line-roles/weights.json"))


def load_roles(path: Path) -> RoleModel:
    """A model from a file of the training script, for out-of-fold measurements."""
    return role_model_of(json.loads(path.read_text(encoding="utf-8")))


def role_model_of(content: Mapping[str, Any]) -> RoleModel:
    """A model from the JSON of the training script.

    Raises:
        ValueError: the file was trained on other roles.
    """
    if tuple(content["roles"]) != ROLES:
        raise ValueError("the model and the code differ in the roles of lines; train it anew")
    scale = content["scale"]
    return RoleModel(
        scale,
        {sign: _lanes(text) for sign, text in content["signs"].items()},
        tuple(tuple(exp(w / scale) for w in _weights(text)) for text in content["steps"]),
        _weights(content["first"]),
        _weights(content["last"]),
        kind_model_of(content["kinds"], ZERO),
    )


def _lanes(text: str) -> int:
    return int.from_bytes(text.encode("utf-32-le"), "little")


def _weights(text: str) -> tuple[int, ...]:
    return tuple([ord(c) - ZERO for c in text])
