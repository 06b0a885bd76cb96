"""Lines of which the model says what a test says, and the passes over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from newsclean.boilerplate import line_passes
from newsclean.boilerplate.classifier import Classified
from newsclean.boilerplate.line import Decision, Line, Lines, StoryWords
from newsclean.rules import Rule, parse_rules


@dataclass(frozen=True, eq=False)
class Judged(Line):
    """A line of which the model says what the test says."""

    given: float = field(kw_only=True, default=0.0)

    @property
    def classified(self) -> Classified:  # type: ignore[override]
        return Classified(self.given, ())


def line(text: str, given: float = 0.0, **more: Any) -> Line:
    known: dict[str, Any] = {
        "number": 0,
        "text": text,
        "kind": "paragraph",
        "linked": False,
        "page_probability": None,
        "role_probability": None,
        "is_close": False,
        "is_prose": text.endswith("."),
        "rules": (),
        "label": "",
        "label_rules": (),
        "story": StoryWords((), "en"),
    }
    return Judged(**(known | more), given=given)


def numbered(found: Iterable[Line]) -> Lines:
    lines = tuple(
        Judged(
            number=i,
            text=x.text,
            kind=x.kind,
            linked=x.linked,
            page_probability=x.page_probability,
            role_probability=x.role_probability,
            is_close=x.is_close,
            is_prose=x.is_prose,
            rules=x.rules,
            label=x.label,
            label_rules=x.label_rules,
            story=x.story,
            given=x.probability,
        )
        for i, x in enumerate(found)
    )
    return Lines.of(lines, None)


def prose(number: int = 0) -> Line:
    return line(f"The {number} keepers of that island waited for a boat until the evening came.")


OPEN = "An odd row of seven lone words"


def rule(scope: str, confidence: float, name: str = "en.rule", **needs: object) -> Rule:
    entry = {
        "id": name,
        "scope": scope,
        "pattern": "odd row",
        "matches": ["odd row"],
        "spares": ["even row"],
        "confidence": confidence,
        "needs": needs,
    }
    return parse_rules({"about": {"language": name[:2]}, "rule": [entry]}, "lang/x.toml")[0]


def tail(*lines: Line) -> list[Decision]:
    return list(line_passes.tail(numbered([prose(1), prose(2), *lines])))


def loose(count: int, words: int = 6, given: float = 0.0) -> list[Line]:
    return [
        line(f"Odd{'abcdefghijklmnopqrst'[n]}" + " so" * (words - 1), given) for n in range(count)
    ]
