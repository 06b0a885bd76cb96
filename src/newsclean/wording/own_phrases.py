"""Set phrases that an archive has of its own, and what synonym programs turn them into."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from newsclean import data
from newsclean.model.article import Candidate, Suspect
from newsclean.text.view import TextView
from newsclean.wording.collocations import collocations_of
from newsclean.wording.set_phrases import neighbours_of, singular

_REASON = (
    "close to a phrase that the archive repeats, with a word that a thesaurus gives for its own"
)
_SCORE = 0.6
"""What a candidate of :mod:`newsclean.wording.suspects` has that comes first."""


def spoiled_forms(language: str, phrases: Iterable[str]) -> dict[str, str]:
    """By the two words that a program may write in its place, each phrase of two words; none where there is
    no thesaurus or nobody knows which words the language has side by side."""
    collocations = collocations_of(language)
    if language not in data.languages("set-phrases") or collocations is None:
        return {}
    neighbours = neighbours_of(language)
    forms: dict[str, str] = {}
    for phrase in phrases:
        one, two = phrase.split()
        for other in neighbours.get(singular(one), ()):
            forms[f"{other} {two}"] = phrase
        for other in neighbours.get(singular(two), ()):
            forms[f"{one} {other}"] = phrase
    return {
        form: phrase
        for form, phrase in forms.items()
        if form.count(" ") == 1 and not collocations.attested(*form.split())
    }


def spoiled_phrases(
    view: TextView, pairs: Collection[str], forms: Mapping[str, str], known: Iterable[Suspect]
) -> Iterator[Suspect]:
    """Where a text has the spoiled form of a phrase that is no suspect yet; ``pairs`` are its own."""
    taken = [(suspect.start, suspect.end) for suspect in known]
    for pair in sorted(forms.keys() & set(pairs)):
        start = view.text.find(pair)
        end = start + len(pair)
        if start >= 0 and not any(start < b and a < end for a, b in taken):
            told = (Candidate(forms[pair], _SCORE),)
            yield Suspect(
                start=start,
                end=end,
                text=pair,
                kind="wording.spun",
                reason=_REASON,
                candidates=told,
            )
