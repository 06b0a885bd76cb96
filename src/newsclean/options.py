"""What a user can set: one frozen :class:`Options` and the :class:`Limits` inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that hold inside every call, checked before the costly step.

    Beyond ``bytes`` the input is cut, and the result says so (``quality.truncated`` and a warning);
    markup beyond the other limits is dropped in the same way.
    """

    bytes: int = 20_000_000
    """Size of the input; for ``str`` input, characters."""
    depth: int = 400
    """Levels of nested elements that are looked into."""
    nodes: int = 500_000
    """Elements of a page that are looked at."""
    attributes: int = 256
    """Attributes of one tag that are kept."""


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

    def allows(self, name: str) -> bool:
        """Whether the stage, pass or rule ``name`` is switched on."""
        if not self.without:
            return True
        return not any(name == off or name.startswith(off + ".") for off in self.without)
