"""What a user can set: one frozen :class:`Options` and the :class:`Limits` inside it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

from newsclean.errors import RuleError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that hold inside every call, checked before the costly step.

    What is beyond a limit is dropped, and the result says so: in ``warnings``, and in
    ``quality.truncated`` where words of the story may be missing. No story known comes near one of
    them. They keep the time in proportion to the input, and the memory below 100 MB and twelve
    times the input. :func:`newsclean.clean_text` and :func:`newsclean.find_quotes`, which cut
    nothing off, raise a :class:`newsclean.LimitError` beyond ``bytes`` and ``quoted``.

    Raises:
        TypeError: a limit is no whole number.
        RuleError: a limit is too small to let anything through.
    """

    bytes: int = 20_000_000
    """Size of the input; for ``str`` input, characters."""
    depth: int = 400
    """Levels of nested elements that are looked into."""
    nodes: int = 500_000
    """Elements of a page that are looked at."""
    attributes: int = 256
    """Attributes of one tag that are kept."""
    blocks: int = 10_000
    """Blocks of text on a page; beyond, its middle is dropped."""
    lines: int = 50_000
    """Lines of a plain text; beyond, its end is dropped."""
    quoted: int = 300_000
    """Characters of a story in which quotes are looked for, from its start."""

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            whole = item.type == "int"
            if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
                raise TypeError(f"Limits.{item.name} takes {item.type}, not {type(value).__name__}")
            if value < (1 if whole else 0):
                raise RuleError(f"Limits.{item.name} is {value}; set it higher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a :class:`newsclean.Cleaner` works. Immutable and picklable."""

    language: str | None = None
    """BCP 47 code that overrides what the page declares and the text suggests."""
    without: frozenset[str] = frozenset()
    """What to leave out, by id or the head of an id: ``"quotes"`` (a stage), ``"repair.encoding"``
    (a pass), ``"en"`` (a language's rules), ``"en.also-read"`` (one rule)."""
    rules: tuple[Path, ...] = ()
    """Further rule files (TOML, as in ``newsclean/data/rules``)."""
    indirect_quotes: bool = False
    """Whether reported speech without quotation marks is listed too."""
    captions: bool = False
    """Whether captions stay in the body."""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse values of another type, which would fail far from here.

        Raises:
            TypeError: a value is not of a type that its field accepts.
        """
        accepted = {
            "language": (self.language is None or isinstance(self.language, str), "str or None"),
            "without": (_all(self.without, str), "a set of str"),
            "rules": (_all(self.rules, Path), "a tuple of pathlib.Path"),
            "indirect_quotes": (isinstance(self.indirect_quotes, bool), "bool"),
            "captions": (isinstance(self.captions, bool), "bool"),
            "limits": (isinstance(self.limits, Limits), "newsclean.Limits"),
        }
        for name, (fits, what) in accepted.items():
            if not fits:
                given = getattr(self, name)
                raise TypeError(f"Options.{name} takes {what}, not {type(given).__name__}")
        # Whatever collection was given, the options stay immutable.
        object.__setattr__(self, "without", frozenset(self.without))
        object.__setattr__(self, "rules", tuple(self.rules))

    def allows(self, name: str) -> bool:
        """Whether the stage, pass or rule ``name`` is switched on."""
        if not self.without:
            return True
        return not any(name == off or name.startswith(off + ".") for off in self.without)


def _all(value: object, kind: type) -> bool:
    return isinstance(value, set | frozenset | list | tuple) and all(
        isinstance(item, kind) for item in value
    )
