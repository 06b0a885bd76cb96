"""Signs that a machine reworded a text: spun by a synonym program, or translated and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Removal, Repair
from newsclean.model.article import SpinScore, Suspect
from newsclean.model.draft import Draft
from newsclean.text.parts import WINDOW
from newsclean.text.view import TextView
from newsclean.wording import word_choice
from newsclean.wording.suspects import stem

_WRONG_SIDE = re.compile(r"[,.?!] ”\w|[,.?!] \" ?\w|[,.] ”|“ \w")
_SOURCE_LINES = tuple(
    re.compile(content["source-line"]["pattern"], re.IGNORECASE)
    for content in data.by_language("suspects").values()
    if "source-line" in content
)
_WEIGHTS = {
    "wording.set-phrase": 0.45,
    "wording.phrase": 0.25,
    "wording.pivot": 0.25,
    "wording.split-sentence": 0.2,
    "wording.missing-noun": 0.15,
    "wording.pronoun": 0.15,
    "quotes.spacing": 0.2,
    "source-line": 0.3,
}
_SPUN = (0.1, 0.3, 0.3)
"""What the first, the second and the third phrase close to a set one weigh."""
_REASONS = {
    "wording.set-phrase": "a set phrase is broken",
    "wording.phrase": "phrases that synonym programs write",
    "wording.spun": "set phrases with words changed for their neighbours",
    "wording.pivot": "a word was translated by its other meaning",
    "wording.split-sentence": "a sentence of one word after a sentence without its end",
    "wording.missing-noun": "an adjective stands without its noun",
    "wording.pronoun": "he or she for a country",
    "quotes.spacing": "quotation marks spaced on the wrong side",
    "source-line": "a line that leads to the complete article elsewhere",
}
_WORD_CHOICE = "words that do not fit the words beside them"
_EXCHANGED = "words that fit worse than those of another report"
_STRANGE = "words that other stories of the archive do not have"


def spin_score(draft: Draft, suspects: Sequence[Suspect], view: TextView) -> SpinScore:
    """How much the text looks reworded.

    The choice of words is one witness, with the probability that the text is spun. Each sign is another, a
    second one of its kind for half, up to three (but see ``_SPUN``): the score is 1 minus the product of
    their doubts.
    """
    if len(view.text) > WINDOW:  # the words of a book are chosen as those of its beginning are
        view = TextView(view.text[:WINDOW], view.code)
    chosen = word_choice.probability(view) if word_choice.tells(view) else 0.0
    doubt = 1.0 - chosen
    seen: dict[str, int] = {}
    for sign in _signs(draft, suspects):
        count = seen.get(sign, 0)
        if count < 3:
            doubt *= 1.0 - (_SPUN[count] if sign == "wording.spun" else _WEIGHTS[sign] / 2**count)
        seen[sign] = count + 1
    reasons = [
        f"{_REASONS[sign]} ({count})" if count > 1 else _REASONS[sign]
        for sign, count in seen.items()
    ]
    if chosen >= word_choice.TELLING:
        reasons.append(_WORD_CHOICE)
    return SpinScore(score=round(1.0 - doubt, 3), reasons=tuple(reasons))


def borne_out(spin: SpinScore, view: TextView, exchanged: float, strange: float) -> SpinScore:
    """The score once other reports of the story, and other stories, were looked at.

    Args:
        spin: the score of the text by itself.
        view: the text.
        exchanged: what :func:`newsclean.wording.exchange_odds` says of its words beside another report's.
        strange: what it adds to the log-odds that other stories do not have its words.
    """
    before = word_choice.probability(view) if word_choice.tells(view) else 0.0
    after = word_choice.probability_with(view, exchanged + strange)
    if after <= before or before == 1.0:
        return spin
    doubt = (1.0 - spin.score) * (1.0 - after) / (1.0 - before)
    told = after >= word_choice.TELLING
    more = ((exchanged, _EXCHANGED), (strange, _STRANGE))
    reasons = (*spin.reasons, *(reason for odds, reason in more if told and odds > 0))
    return SpinScore(score=round(1.0 - doubt, 3), reasons=reasons)


def _signs(draft: Draft, suspects: Sequence[Suspect]) -> Iterator[str]:
    for suspect in suspects:
        if suspect.kind in _WEIGHTS:
            yield suspect.kind
    # What a text says again is one phrase of its own, and one phrase alone may be chance.
    changed = {stem(s) for s in suspects if s.kind == "wording.spun"}
    if len(changed) > 1:
        yield from ("wording.spun" for _ in changed)
    for edit in draft.edits:
        for rule in edit.rules:
            if rule == "quotes.spacing":
                around = edit.before + draft.source[edit.end : edit.end + 1]
                left = draft.source[max(0, edit.start - 1) : edit.start]
                if _WRONG_SIDE.search(left + around):
                    yield rule
            elif isinstance(edit, Repair) and rule in _WEIGHTS:
                yield rule
        if isinstance(edit, Removal) and any(line.search(edit.before) for line in _SOURCE_LINES):
            yield "source-line"
