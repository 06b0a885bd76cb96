"""What a user can set: one frozen :class:`Options` and the :class:`Limits` inside it; and what a
:class:`Rewriter` is, which a user can hand in."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Protocol

from newsclean.errors import OptionsError
from newsclean.model.article import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectContext:
    """Garbled wording as a :class:`Rewriter` is shown it: one suspect in its sentence."""

    sentence: str
    start: int
    """Of the doubtful words, in ``sentence``; ``end`` likewise (half-open, code points)."""
    end: int
    kind: str
    """The suspect's: ``wording.phrase``, ``wording.missing-noun`` …"""
    reason: str
    candidates: tuple[Candidate, ...]
    """What newsclean itself thinks may have stood there; often nothing."""
    language: str | None
    """BCP 47."""

    @property
    def text(self) -> str:
        """The doubtful words."""
        return self.sentence[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What a :class:`Rewriter` would put in place of ``sentence[start:end]``."""

    text: str
    start: int | None = None
    """In the sentence; without ``start`` and ``end``, the doubtful words themselves are replaced."""
    end: int | None = None
    confidence: float = 0.5
    """0–1; the ledger never says more than .5 of a model's words."""
    model: str = "model"
    """Names the model in the ledger: the edit's rule is ``rewriter.<model>``."""


class Rewriter(Protocol):
    """A callable that proposes wording for one :class:`SuspectContext`, or None to leave it alone.

    It is called in a thread of its own, for one doubt after the other. What it says is a proposal:
    the guard of ``newsclean.repair`` decides.
    """

    def __call__(self, doubt: SuspectContext, /) -> Rewrite | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that hold inside every call, checked before the costly step.

    What is beyond a limit is dropped, and the result says so: in ``warnings``, and in
    ``quality.truncated`` where words of the story may be missing. No story known comes near one of
    them. They keep time in proportion to the input; ``docs/reliability.md`` has the measurements.
    :func:`newsclean.clean_text` and :func:`newsclean.find_quotes`, which cut nothing off, raise a
    :class:`newsclean.LimitError` beyond ``bytes`` and ``quote_characters``.

    Raises:
        TypeError: a limit is no whole number.
        OptionsError: a limit is too small to let anything through.
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
    quote_characters: int = 300_000
    """Characters of a story in which quotes are looked for, from its start."""
    rewriter_seconds: float = 10.0
    """Time on the clock that ``Options.rewriter`` may take for one document."""

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            whole = item.type == "int"
            if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
                raise TypeError(f"Limits.{item.name} takes {item.type}, not {type(value).__name__}")
            if value < (1 if whole else 0):
                raise OptionsError(f"Limits.{item.name} is {value}; set it higher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a :class:`newsclean.Cleaner` works. Immutable and picklable."""

    language: str | None = None
    """BCP 47 code that overrides what the page declares and the text suggests."""
    disable: frozenset[str] = frozenset()
    """What to leave out, by id or the head of an id: ``"quotes"`` (a stage), ``"repair.encoding"``
    (a pass), ``"en"`` (a language's rules), ``"en.also-read"`` (one rule)."""
    rules: tuple[Path, ...] = ()
    """Further rule files (TOML, as in ``newsclean/data/lang/<code>/boilerplate.toml``)."""
    indirect_quotes: bool = False
    """Whether reported speech without quotation marks is listed too."""
    captions: bool = False
    """Whether captions stay in the body."""
    rewriter: Rewriter | None = None
    """Asked about each suspect outside quotation marks. What it proposes is changed in the text only
    where it leaves numbers, names, negations and quotations as they are (``docs/repair.md``). For
    worker processes it must be a function or object that a module defines: a lambda, a function
    inside another one or one of the main script cannot be sent there."""
    explain: bool = False
    """Whether :attr:`Article.rejected` lists the blocks of a page that were left out, and why."""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse values of another type, which would fail far from here.

        Raises:
            TypeError: a value is not of a type that its field accepts.
        """
        accepted = {
            "language": (self.language is None or isinstance(self.language, str), "str or None"),
            "disable": (_all(self.disable, str), "a set of str"),
            "rules": (_all(self.rules, Path), "a tuple of pathlib.Path"),
            "indirect_quotes": (isinstance(self.indirect_quotes, bool), "bool"),
            "captions": (isinstance(self.captions, bool), "bool"),
            "explain": (isinstance(self.explain, bool), "bool"),
            "rewriter": (self.rewriter is None or callable(self.rewriter), "a callable or None"),
            "limits": (isinstance(self.limits, Limits), "newsclean.Limits"),
        }
        for name, (fits, what) in accepted.items():
            if not fits:
                given = getattr(self, name)
                raise TypeError(f"Options.{name} takes {what}, not {type(given).__name__}")
        # Whatever collection was given, the options stay immutable.
        object.__setattr__(self, "disable", frozenset(self.disable))
        object.__setattr__(self, "rules", tuple(self.rules))

    def allows(self, name: str) -> bool:
        """Whether the stage, pass or rule ``name`` is switched on."""
        if not self.disable:
            return True
        return not any(name == off or name.startswith(off + ".") for off in self.disable)

    @property
    def rewriter_name(self) -> str | None:
        """Module and name of the rewriter, the same in every process; None without one."""
        if self.rewriter is None:
            return None
        named = self.rewriter if hasattr(self.rewriter, "__qualname__") else type(self.rewriter)
        return f"{named.__module__}.{named.__qualname__}"

    def check_portable(self) -> None:
        """Refuse a rewriter that worker processes cannot be given.

        Raises:
            OptionsError: it is a lambda, a function inside another one, or of the main script.
        """
        if self.rewriter is None:
            return
        try:
            sent = pickle.dumps(self.rewriter)
        except Exception as error:  # what an object raises that does not let itself be pickled
            reason = f"{type(error).__name__}: {error}"
        else:
            if b"__main__" not in sent:
                return
            reason = "it belongs to the main script, which workers do not load"
        raise OptionsError(
            f"the rewriter {self.rewriter_name} cannot be sent to worker processes ({reason});"
            " define it at the top of a module that they can import, or work with workers=0"
        )


def _all(value: object, kind: type) -> bool:
    return isinstance(value, set | frozenset | list | tuple) and all(
        isinstance(item, kind) for item in value
    )
