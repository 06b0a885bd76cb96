"""What a user can set: one frozen :class:`Options` and the :class:`Limits` inside it; and what a
:class:`Rewriter` is, which a user can hand in."""

from __future__ import annotations

import pickle
from collections.abc import Sequence, Set
from dataclasses import field, fields
from pathlib import Path
from typing import Literal, Protocol

from newsclean.errors import OptionsError
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Candidate
from newsclean.model.language_tags import code_of, is_language
from newsclean.model.selectors import parse_selector


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectContext:
    """Garbled wording as a :class:`Rewriter` is shown it: one suspect in its sentence.

    Attributes:
        sentence: the sentence that the suspect stands in, or 400 characters on either side.
        start: where the doubtful words begin in ``sentence``, in code points.
        end: where they end.
        kind: the suspect's: ``wording.phrase``, ``wording.missing-noun`` …
        reason: why the words look garbled, as a sentence.
        candidates: what newsclean itself thinks may have stood there; often nothing.
        language: of the text, as BCP 47; None where it is not known.
    """

    sentence: str
    start: int
    end: int
    kind: str
    reason: str
    candidates: tuple[Candidate, ...]
    language: str | None

    @property
    def text(self) -> str:
        """The doubtful words."""
        return self.sentence[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What a :class:`Rewriter` would put in place of ``sentence[start:end]``.

    Attributes:
        text: the new words.
        start: where what they replace begins in the sentence; without ``start`` and ``end``, the doubtful
            words themselves are replaced.
        end: where it ends.
        confidence: 0–1; the ledger never says more than .5 of a model's words.
        model: names the model in the ledger: the edit's rule is ``rewriter.<model>``.
    """

    text: str
    start: int | None = None
    end: int | None = None
    confidence: float = 0.5
    model: str = "model"


class Rewriter(Protocol):
    """A callable that proposes wording for one :class:`SuspectContext`, or None to leave it alone.

    It is called in a thread of its own, for one doubt after the other. What it says is a proposal:
    the guard of ``newsclean.repair`` decides.
    """

    def __call__(self, doubt: SuspectContext, /) -> Rewrite | None: ...


_MOST = 10**9
"""Beyond it a limit is none: what it lets in has no room in memory."""
_DEEPEST = 2000
"""Levels of a page at most: deeper ones the parser, which goes 5,000 steps, loses with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that hold inside every call, checked before the costly step.

    What is beyond a limit is dropped, and the result says so: in ``warnings``, and in
    ``quality.truncated`` where words of the story may be missing. No story known comes near one of
    them. They keep time in proportion to the input; ``docs/explanation/reliability.md`` has the measurements.
    :func:`newsclean.clean_text` and :func:`newsclean.find_quotes` cut nothing off: they raise a
    :class:`newsclean.LimitError` beyond ``bytes``, and ``find_quotes`` beyond ``quote_characters`` too.

    Attributes:
        bytes: size of the input; for ``str`` input, characters.
        depth: levels of nested elements that are looked into.
        nodes: elements of a page that are looked at.
        attributes: attributes of one tag that are kept.
        blocks: blocks of text on a page; beyond, its middle is dropped.
        lines: lines of a plain text; beyond, its end is dropped.
        quote_characters: characters of a story in which quotes are looked for, from its start.
        rewriter_seconds: time on the clock, in seconds, that ``Options.rewriter`` may take for one document.

    Raises:
        TypeError: a limit is no whole number.
        OptionsError: a limit is too small to let anything through, or beyond what can be held: 10**9, or
            2,000 levels.
    """

    bytes: int = 20_000_000
    depth: int = 400
    nodes: int = 200_000
    attributes: int = 256
    blocks: int = 10_000
    lines: int = 10_000
    quote_characters: int = 300_000
    rewriter_seconds: float = 10.0

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            whole = item.type == "int"
            if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
                raise TypeError(f"Limits.{item.name} takes {item.type}, not {type(value).__name__}")
            if value < (1 if whole else 0):
                raise OptionsError(f"Limits.{item.name} is {value}; set it higher")
            most = _DEEPEST if item.name == "depth" else _MOST
            if value > most:
                raise OptionsError(f"Limits.{item.name} is beyond {most:,}; set it lower")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a :class:`newsclean.Cleaner` works. Immutable and picklable.

    Attributes:
        language: the language of all texts as BCP 47 (``en``, ``pt-br``), whatever a page declares or its
            words suggest; None to find it out.
        disable: what to leave out, by id or the head of an id: ``"quotes"`` (a step),
            ``"repair.encoding"`` (a pass), ``"en"`` (a language's rules), ``"en.also-read"`` (one
            rule).
        rules: further rule files (TOML, as in ``newsclean/data/lang/<code>/boilerplate.toml``).
        indirect_quotes: whether reported speech without quotation marks is listed too.
        captions: whether captions stay in the body.
        favor: ``"precision"`` to leave doubtful blocks of a page out, ``"recall"`` to keep them; None for
            what is most often right. ``docs/explanation/extraction.md`` has figures.
        keep: selectors of boxes of a page whose text belongs to the story, whatever newsclean sees there: a
            tag, classes, an id or attributes, as in ``"div.factbox"``, ``"#story"``, ``"[data-role=intro]"``.
        drop: selectors of boxes whose text does not; they go before ``keep``.
        rewriter: asked about each suspect outside quotation marks. What it proposes is changed in the
            text only where it leaves numbers, names, negations and quotations as they are
            (``docs/how-to/rewriter.md``). For worker processes it must be a function or object that
            a module defines: a lambda, a function inside another one or one of the main script cannot
            be sent there.
        trusted: hosts whose reports are believed where two reports of a story differ; only with a profile.
        explain: whether :attr:`Article.left_out` says of each block of a page how likely the block model
            found it and what weighed most against it, and :attr:`Article.timings` has the seconds of
            each step.
        limits: bounds on size and time.
    """

    language: str | None = None
    disable: Set[str] = frozenset()
    rules: Sequence[Path] = ()
    indirect_quotes: bool = False
    captions: bool = False
    favor: Literal["precision", "recall"] | None = None
    keep: Sequence[str] = ()
    drop: Sequence[str] = ()
    rewriter: Rewriter | None = None
    trusted: Set[str] = frozenset()
    explain: bool = False
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse values of another type, which would fail far from here.

        Raises:
            TypeError: a value is not of a type that its field accepts.
            OptionsError: ``language`` is none that BCP 47 knows, or a selector of ``keep`` or ``drop`` none
                that newsclean reads.
        """
        accepted = {
            "language": (self.language is None or isinstance(self.language, str), "str or None"),
            "disable": (_all(self.disable, str), "a set of str"),
            "rules": (_all(self.rules, Path), "a tuple of pathlib.Path"),
            "indirect_quotes": (isinstance(self.indirect_quotes, bool), "bool"),
            "captions": (isinstance(self.captions, bool), "bool"),
            "favor": (self.favor in (None, "precision", "recall"), "'precision', 'recall' or None"),
            "keep": (_all(self.keep, str), "a tuple of str"),
            "drop": (_all(self.drop, str), "a tuple of str"),
            "trusted": (_all(self.trusted, str), "a set of str"),
            "explain": (isinstance(self.explain, bool), "bool"),
            "rewriter": (self.rewriter is None or callable(self.rewriter), "a callable or None"),
            "limits": (isinstance(self.limits, Limits), "newsclean.Limits"),
        }
        for name, (fits, what) in accepted.items():
            if not fits:
                given = getattr(self, name)
                raise TypeError(f"Options.{name} takes {what}, not {type(given).__name__}")
        if self.language is not None and not is_language(self.language):
            code = code_of(self.language)
            raise OptionsError(
                f"Options.language is {self.language[:40]!r}, which is no language of BCP 47"
                + (f"; did you mean {code!r}?" if code else "; pass a code such as 'en' or 'pt-br'")
            )
        for name in ("keep", "drop"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
            for selector in getattr(self, name):
                try:
                    parse_selector(selector)
                except ValueError as error:
                    raise OptionsError(f"Options.{name}: {error}") from None
        # Whatever collection was given, the options stay immutable.
        object.__setattr__(self, "disable", frozenset(self.disable))
        object.__setattr__(self, "rules", tuple(self.rules))
        hosts = frozenset(host.lower().removeprefix("www.") for host in self.trusted)
        object.__setattr__(self, "trusted", hosts)

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
