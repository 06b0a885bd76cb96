"""The hook for a model: ``Options.rewriter`` is asked about each suspect, the guard decides.

The callable is a stranger: it may raise, return anything, or never return. It is called in a thread that
is left behind when its time is up; whatever goes wrong is a warning, and the text stays as it was.
"""

from __future__ import annotations

import math
import queue
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsclean import lazy_re as re
from newsclean.ledger import Repair, SpanMap
from newsclean.model.article import Suspect
from newsclean.model.draft import Draft
from newsclean.options import Options, Rewrite, Rewriter, SuspectContext
from newsclean.text.sentences import sentence_spans
from newsclean.text.view import TextView
from newsclean.wording.guard import LONGEST, Site, knows, narrowed_to_words, refusal

_MOST = 200
"""Suspects of one document that the rewriter is asked about."""
_SURE = 0.5
"""What the ledger says at most of a model's words."""
_WINDOW = 400
"""Characters of a sentence that are shown on either side of a suspect."""
_NO_NAME = re.compile(r"[^a-z0-9]+")


def ask_rewriter(
    draft: Draft, suspects: tuple[Suspect, ...], code: str | None, options: Options
) -> tuple[Draft, tuple[Suspect, ...], tuple[str, ...]]:
    """The draft with the proposals that passed, the suspects that are left, in the new text, and
    warnings."""
    if options.rewriter is None or not suspects:
        return draft, suspects, ()
    prose = TextView(draft.text, code)
    if not knows(prose.language or "en"):
        return draft, suspects, ()
    asked = [s for s in suspects if _may_change(draft, prose, s)][:_MOST]
    edits, told = _edits(prose, asked, options)
    kept = [s for s in suspects if not any(e.start <= s.end and s.start <= e.end for e in edits)]
    moved = SpanMap(edits)
    return (
        draft.apply(edits),
        tuple(_moved(s, moved) for s in kept),
        tuple(_warning(what, count) for what, count in told.items()),
    )


def _edits(
    prose: TextView, asked: Sequence[Suspect], options: Options
) -> tuple[list[Repair], Counter[str]]:
    """What passed, and how often what went wrong."""
    edits: list[Repair] = []
    told: Counter[str] = Counter()
    if not asked or options.rewriter is None:
        return edits, told
    replies = _Replies(options.rewriter, options.limits.rewriter_seconds)
    for suspect in asked:
        site, left = _site(prose, suspect)
        answered, reply = replies.ask(_doubt(suspect, site, prose.code))
        edit = _edit(reply, site, left, prose) if answered else str(reply)
        if isinstance(edit, str):
            told[edit] += 1
        elif edit is not None and (not edits or edit.start >= edits[-1].end):
            edits.append(edit)
        if replies.late:
            break
    replies.close()
    return edits, told


def _may_change(draft: Draft, prose: TextView, suspect: Suspect) -> bool:
    """Nobody is quoted there, and the layout is not the writer's own."""
    if prose.quoted.touches(suspect.start, suspect.end):
        return False
    return not any(
        p.kind == "preformatted" and p.start < suspect.end and suspect.start < p.end
        for p in draft.pieces
    )


def _moved(suspect: Suspect, moved: SpanMap) -> Suspect:
    start, end = moved.forward_span(suspect.start, suspect.end)
    return replace(suspect, start=start, end=end)


def _warning(what: str, count: int) -> str:
    return f"rewriter: {what}" + (f" ({count} times)" if count > 1 else "")


def _site(prose: TextView, suspect: Suspect) -> tuple[Site, int]:
    """The suspect in its sentence, and where that begins in the text."""
    text = prose.text
    left = max(text.rfind("\n", 0, suspect.start) + 1, suspect.start - _WINDOW)
    right = text.find("\n", suspect.end)
    right = min(len(text) if right < 0 else right, suspect.end + _WINDOW)
    sentences = [*sentence_spans(text, left, right)]
    left = next(start for start, end in sentences if suspect.start < end)
    right = next(end for _, end in sentences if suspect.end <= end)
    site = Site(
        sentence=text[left:right],
        start=suspect.start - left,
        end=suspect.end - left,
        candidates=tuple(c.text for c in suspect.candidates),
        characters=prose.characters,
    )
    return site, left


def _doubt(suspect: Suspect, site: Site, code: str | None) -> SuspectContext:
    return SuspectContext(
        sentence=site.sentence,
        start=site.start,
        end=site.end,
        kind=suspect.kind,
        reason=suspect.reason,
        candidates=suspect.candidates,
        language=code,
    )


def _edit(answer: object, site: Site, left: int, prose: TextView) -> Repair | str | None:
    """The edit, None where nothing is proposed, or what is wrong with the proposal."""
    if answer is None:
        return None
    span = _span(answer, site)
    if span is None or type(answer) is not Rewrite:
        return "a reply was no Rewrite, or one with wrong types; nothing was changed"
    if len(answer.text) > LONGEST:
        return "a proposal was refused: length"
    start, end, text = narrowed_to_words(site, *span, answer.text)
    if site.sentence[start:end] == text:
        return None
    why = refusal(site, start, end, text, prose.language or "en")
    if why is None and prose.quoted.touches(left + start, left + max(end, start + 1)):
        why = "quotation"
    if why is not None:
        return f"a proposal was refused: {why}"
    name = _NO_NAME.sub("-", answer.model[:40].lower()).strip("-") or "model"
    return Repair(
        start=left + start,
        end=left + end,
        before=site.sentence[start:end],
        after=text,
        rule=f"rewriter.{name}",
        confidence=min(_SURE, max(0.0, float(answer.confidence))),
    )


def _span(answer: object, site: Site) -> tuple[int, int] | None:
    """The span that a proposal means; None where it is no proposal, or has a field of a wrong type."""
    # Exact types: a subclass could answer differently each time it is asked.
    if type(answer) is not Rewrite or type(answer.text) is not str or type(answer.model) is not str:
        return None
    if type(answer.confidence) not in (int, float) or not math.isfinite(answer.confidence):
        return None
    start = site.start if answer.start is None else answer.start
    end = site.end if answer.end is None else answer.end
    if (
        type(start) is not int
        or type(end) is not int
        or not 0 <= start <= end <= len(site.sentence)
    ):
        return None
    return start, end


class _Replies:
    """Asks a rewriter in a thread, one doubt after the other, until its time is up."""

    def __init__(self, rewriter: Rewriter, seconds: float) -> None:
        self.late = False
        self._until = time.monotonic() + seconds
        self._seconds = seconds
        self._doubts: queue.SimpleQueue[SuspectContext | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[bool, object]] = queue.SimpleQueue()
        # A daemon: Python cannot end a thread, but it need not wait for it either.
        threading.Thread(
            target=_serve, args=(rewriter, self._doubts, self._answers), daemon=True
        ).start()

    def ask(self, doubt: SuspectContext) -> tuple[bool, object]:
        """Whether it answered, and what; else what went wrong."""
        self._doubts.put(doubt)
        try:
            return self._answers.get(timeout=max(0.0, self._until - time.monotonic()))
        except queue.Empty:
            self.late = True
            return False, f"no reply within {self._seconds:g} s; the rest was left as it was"

    def close(self) -> None:
        """Let the thread end, once it has done what it is at."""
        self._doubts.put(None)


def _serve(
    rewriter: Rewriter,
    doubts: queue.SimpleQueue[SuspectContext | None],
    answers: queue.SimpleQueue[tuple[bool, object]],
) -> None:
    while (doubt := doubts.get()) is not None:
        try:
            answers.put((True, rewriter(doubt)))
        except BaseException as error:  # a stranger's: SystemExit must not end anything either
            answers.put((False, f"it raised {type(error).__name__}; nothing was changed"))
