"""What of a page is no part of its story, and the short form in which JSON has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from newsclean.ledger import Reason
from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A block of text of the page that extraction left out of the story.

    It never was in the input text, so that it has no span there. What is taken out of a plain text, and
    out of the story itself, is in the ledger (``Article.removals``).

    Attributes:
        text: the words.
        path: the three innermost elements around the block, outermost first, each with its first class or
            id; ``div`` without either is passed over, and ``…`` stands for what is further out.
        step: what left it out: ``block-model``, or the filter of this id
            (``newsclean.extraction.STEPS`` lists them all).
        reason: why, in plain words.
        probability: that the block belongs to the story, 0–1, as the block model says; only with
            ``Options(explain=True)``, and None for a block that the model was not asked about.
        features: what weighed most against it in the block model, heaviest first; only with
            ``Options(explain=True)``, and empty where a filter left the block out.
    """

    text: str
    path: str
    step: str
    reason: str
    probability: float | None = None
    features: tuple[Reason, ...] = ()

    def __str__(self) -> str:
        why = ", ".join(f"{f.name} {f.weight:+.1f}" for f in self.features) or self.reason
        sure = "" if self.probability is None else f"{self.probability:.2f} "
        return f"{sure}({why}) {self.path}: {self.text}"


@dataclass(frozen=True, slots=True)
class Explained:
    """What the block model says of one block, with ``Options(explain=True)``.

    Attributes:
        probability: that it belongs to the story, 0–1; None for a block that it was not asked about.
        features: what weighed most against it, heaviest first.
    """

    probability: float | None
    features: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LeftOutRun:
    """Blocks in a row that one step left out of one place: a menu, a list of other stories. JSON names
    place and reason once for all of them, since a page has hundreds of such blocks.

    Attributes:
        texts: the words of each block.
        path: where they stand (:attr:`LeftOut.path`).
        step: what left them out.
        reason: why, in plain words.
        explained: what the block model says of each block; empty without ``Options(explain=True)``.
    """

    texts: tuple[str, ...]
    path: str
    step: str
    reason: str
    explained: tuple[Explained, ...]


def runs_of(blocks: Iterable[LeftOut]) -> tuple[LeftOutRun, ...]:
    """The blocks as runs, in their order; :func:`blocks_of` gives them back."""
    made = []
    for (path, step, reason), found in groupby(blocks, lambda b: (b.path, b.step, b.reason)):
        run = tuple(found)
        explained = tuple(Explained(b.probability, b.features) for b in run)
        told = any(one.probability is not None or one.features for one in explained)
        texts = tuple(b.text for b in run)
        made.append(LeftOutRun(texts, path, step, reason, explained if told else ()))
    return tuple(made)


def blocks_of(runs: Iterable[LeftOutRun]) -> Iterator[LeftOut]:
    """The blocks that :func:`runs_of` made runs of."""
    nothing = Explained(None, ())
    for run in runs:
        for text, told in zip(run.texts, run.explained or (nothing,) * len(run.texts), strict=True):
            yield LeftOut(
                text=text,
                path=run.path,
                step=run.step,
                reason=run.reason,
                probability=told.probability,
                features=told.features,
            )
