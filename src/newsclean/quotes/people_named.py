"""Somebody or something that may speak, and what a mention of it resolves to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsclean.quotes.lexicon import Gender

PERSONAL = frozenset({"he", "she"})


@dataclass(slots=True)
class Entity:
    """Somebody or something that may speak. Grows while a text is read, never leaves this room."""

    name: str
    parts: tuple[str, ...]
    gender: Gender = ""
    person: bool = False
    group: bool = False
    spoken: bool = False
    role: frozenset[str] = frozenset()
    count: int = 0
    votes: Counter[str] = field(default_factory=Counter)

    def fits(self, gender: Gender) -> float:
        """How well a pronoun of this gender can mean the entity, 0 to 1."""
        if gender in PERSONAL:
            if self.group:
                return 0.0
            known = self.gender or self._voted()
            if known:
                return 1.0 if known == gender else 0.0
            return 0.8 if self.person else 0.65 if self.spoken else 0.05
        if gender == "they":
            return 1.0 if self.gender == "they" else 0.6 if self.group else 0.1
        return 0.1 if self.person else 0.9 if self.group else 0.6

    def _voted(self) -> Gender:
        if not self.votes:
            return ""
        (best, n), *rest = self.votes.most_common(2)
        return best if n >= 2 + (rest[0][1] * 2 if rest else 0) else ""


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved subject: the name to print, the entity behind it, and how sure that is."""

    name: str
    entity: Entity | None
    sure: float


def compatible(entity: Entity, parts: tuple[str, ...], gender: Gender) -> bool:
    if gender in PERSONAL and entity.gender in PERSONAL and entity.gender != gender:
        return False
    if len(parts) == 1 or len(entity.parts) == 1:
        return True
    a, b = entity.parts[0], parts[0]
    if a == b or (a[0] == b[0] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1)):
        return True
    return a[:3] == b[:3] or a in parts or b in entity.parts
