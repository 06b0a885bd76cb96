"""Boilerplate by structure: what its words and shape show, and the run of lines at the end of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsclean.boilerplate import classifier
from newsclean.boilerplate.gate import ends_story, may_decide
from newsclean.boilerplate.vocabulary import WORD, words_of_story
from newsclean.boilerplate.word_score import (
    DENSE,
    FURNITURE,
    LONGEST,
    TAIL,
    ends_sentence,
    is_short_title,
    is_word,
    score,
)
from newsclean.model.draft import Piece

_DIGIT = re.compile(r"\d")
_HARDER = 0.4
"""What a heading, or what may be one, must have more."""
_DOUBTFUL = 0.9
"""Score from which a line before boilerplate goes with it."""
_MOST_TAIL_WORDS = 14
_MOST_OWN = 6
"""Words of boilerplate in a story's own sentences, beyond which it is about sites and selling."""
_ABOUT_MEDIA = 0.6
"""What a line of such a story must have more."""
_MOST_TEASERS = 14
"""Lines behind boilerplate that go with it; a longer list is the text's own."""
_FEWEST_LOOSE = 2
"""Short lines without sentences, of which a tail without sure boilerplate must have more."""
_PRICED = re.compile(r"[$£€]\s?\d|\d\s?[€£]")
_MOST_SCATTERED = 6
"""Lines between paragraphs that no rule has, beyond which they are the text's own."""
_SURE = 0.8
"""Probability from which what was learned condemns a line between paragraphs."""
_VERY_SURE = 0.9
"""The same for what may be a heading, and in stories that use words of boilerplate themselves."""
_CERTAIN = 0.985
"""The same for a line of one word, which is mostly a heading."""
_LIKELY = 0.45
"""Probability from which a line in the tail is likely boilerplate."""
_DOUBTED = 0.4
"""Probability below which a line stays between paragraphs whatever its score."""
_NOTHING = -0.5
"""Score of a line in which no word is known; what was learned condemns none."""
_LONG_WORD = 4
"""Letters of a word by which a subheading is told from boilerplate."""
_RUN = 6
"""The same in scripts that set no spaces."""
_SHORT_LINE = 90
"""Characters of a line that is judged whatever it says."""
_BULLET = re.compile(r"(?:[-*•▪●◦‣·–✓✔]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line goes."""

    rule: str
    confidence: float
    reasons: tuple[str, ...] = ()
    """The signs that spoke for it most, where it was learned."""


@dataclass(frozen=True, slots=True)
class LineScores:
    """How much each line of a text looks like boilerplate."""

    lines: list[str]
    language: str | None
    scores: list[float]
    sure: float
    """Probability from which a line between paragraphs goes."""
    worded: list[float]
    """The scores without regard to the words of the story."""
    learns: bool = True
    """Whether what was learned is asked at all."""
    _judged: dict[int, classifier.Judged] = field(default_factory=dict)

    def judged(self, i: int) -> classifier.Judged:
        """What was learned of a line; it takes time, so cheaper questions come first."""
        if not self.learns or len(self.lines[i]) > classifier.LONGEST:
            return classifier.NOTHING
        if i not in self._judged:
            self._judged[i] = classifier.judge(self.lines[i], self.language, self.worded[i])
        return self._judged[i]


def linked(piece: Piece) -> bool:
    return sum(x.end - x.start for x in piece.links) > 0.6 * (piece.end - piece.start)


def looks_of(
    lines: list[str], prose: list[bool], code: str | None, *, learns: bool = True
) -> LineScores:
    """How much each short line looks like boilerplate, by its score and by what was learned.

    What the story's own sentences keep speaking of is no sign: a text about newsletters says newsletter.
    """
    language = (code or "").partition("-")[0] or None
    worded = [score(line, language) if len(line) <= LONGEST else 0.0 for line in lines]
    scores = worded.copy()
    likely = [i for i, value in enumerate(scores) if value >= TAIL]
    sure = _SURE
    if likely:
        told = [
            line
            for line, is_prose, value in zip(lines, prose, scores, strict=True)
            if is_prose and value < TAIL
        ]
        own = words_of_story(told, language)
        sure = _VERY_SURE if own else _SURE
        about_media = _ABOUT_MEDIA if len(own) > _MOST_OWN else 0.0
        for i in likely if own else ():
            scores[i] = score(lines[i], language, own) - about_media
    return LineScores(lines, language, scores, sure, worded, learns)


def mark_boilerplate(
    pieces: tuple[Piece, ...],
    lines: list[str],
    prose: list[bool],
    looks: LineScores,
    verdicts: list[Verdict | None],
) -> None:
    """Lines between paragraphs whose words and shape are boilerplate's, though no rule has them.

    Where a text has many such lines, they are what it is about: instructions, a list of offers.
    """
    found = {
        i: verdict
        for i, value in enumerate(looks.scores)
        if value > _NOTHING
        and verdicts[i] is None
        and (value > 0 or len(lines[i]) <= _SHORT_LINE)
        and _may_go(pieces[i], lines, prose, verdicts, i)
        and (verdict := _by_looks(looks, i, harder=_is_harder(pieces[i], lines[i])))
    }
    if len(found) <= max(2, min(_MOST_SCATTERED, len(lines) // 4)):
        for i, verdict in found.items():
            verdicts[i] = verdict


def _may_go(
    piece: Piece, lines: list[str], prose: list[bool], verdicts: list[Verdict | None], i: int
) -> bool:
    """Whether nothing but its looks speaks for a line."""
    return (
        piece.kind not in ("preformatted", "table")
        and not (linked(piece) and ends_sentence(lines[i]))
        and may_decide(piece, lines[i])
        and not _is_entry(lines, i)
        and _stands_alone(lines, prose, verdicts, i)
    )


def _stands_alone(
    lines: list[str], prose: list[bool], verdicts: list[Verdict | None], i: int
) -> bool:
    """Whether a line interrupts a story: between paragraphs or boilerplate, and in words that those next to
    it do not use. A subheading says what follows, and a line of a list has others beside it."""
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    if not all(prose[j] or verdicts[j] for j in beside):
        return False
    words = {w for w in WORD.findall(lines[i].lower()) if len(w) >= _LONG_WORD}
    near = " ".join(lines[j].lower() for j in (*beside, i + 2) if j < len(lines) and prose[j])
    if DENSE.search(lines[i]):  # words cannot be told apart: a run of letters stands for some
        line = lines[i].lower()
        return not any(line[k : k + _RUN] in near for k in range(len(line) - _RUN + 1))
    return 2 * sum(word in near for word in words) < max(2, len(words))


def _is_harder(piece: Piece, line: str) -> bool:
    return piece.kind == "heading" or is_short_title(line)


def _by_looks(looks: LineScores, i: int, *, harder: bool) -> Verdict | None:
    """Why a line between paragraphs goes; a heading, or what may be one, needs more."""
    judged = looks.judged(i)
    doubted = looks.learns and judged.probability < _DOUBTED
    if looks.scores[i] >= FURNITURE + _HARDER * harder and not doubted:
        return Verdict("boilerplate.wording", 0.75)
    least = _VERY_SURE if harder else looks.sure
    if judged.probability < (_CERTAIN if is_word(looks.lines[i]) else least):
        return None
    return Verdict("boilerplate.learned", round(judged.probability, 2), judged.reasons)


def _is_entry(lines: list[str], i: int) -> bool:
    """Whether a line is an entry of a list, or a row of a table whose rows stand around it."""
    if _BULLET.match(lines[i]):
        return True
    return "|" in lines[i] and any(
        "|" in line for line in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )


def mark_tail(
    pieces: tuple[Piece, ...],
    lines: list[str],
    prose: list[bool],
    looks: LineScores,
    verdicts: list[Verdict | None],
) -> None:
    """The lines after the last sentences of a story, once one of them is boilerplate.

    Without such a line, only a run of four and more lines without sentences goes, since poems, lists
    and signatures end texts too.
    """
    if sum(prose) < 2:
        return
    scores = looks.scores
    start = _start_of_tail(pieces, lines, looks, verdicts)
    tail = range(start, len(lines))
    loose = [i for i in tail if verdicts[i] is None and not _is_storys(lines[i], scores[i])]
    sure = [
        i for i in tail if verdicts[i] is not None or scores[i] >= FURNITURE or _is_sure(looks, i)
    ]
    likely = [i for i in tail if _is_likely(looks, i) and (verdicts[i] is not None or i in loose)]
    listed = _is_list(lines, start, prose)
    priced = 3 * sum(bool(_PRICED.search(lines[i])) for i in tail) > len(tail)
    shown = sure and not (listed and priced and not any(verdicts[start:]))
    if shown or (len(likely) > 1 and not listed):
        first = min(sure + likely)
        behind = [i for i in loose if i > first and i not in likely]
        teasers = len(set(sure + likely)) > 1 or len(behind) > 2
        teasers = teasers and len(behind) <= _MOST_TEASERS
        for i in loose:
            leads = i < first and teasers and scores[i] >= _DOUBTFUL
            tag = i >= first - 1 and _is_tag(lines[i])
            if i in likely or leads or tag or (i > first and teasers):
                verdicts[i] = Verdict("boilerplate.tail", 0.85)
    elif len(loose) > _FEWEST_LOOSE and not listed:
        signs = any(scores[i] >= _DOUBTFUL for i in loose)
        if signs or (len(loose) > 3 and _are_headlines(lines, loose)):
            for i in loose:
                verdicts[i] = Verdict("boilerplate.tail", 0.7)


def _is_sure(looks: LineScores, i: int) -> bool:
    least = _CERTAIN if is_word(looks.lines[i]) else looks.sure
    return looks.judged(i).probability >= least


def _is_likely(looks: LineScores, i: int) -> bool:
    value = looks.scores[i]
    if value >= TAIL:
        return True
    told = ends_sentence(looks.lines[i]) and value <= 0  # a sentence in which nothing speaks for it
    return not told and looks.judged(i).probability >= _LIKELY


def _start_of_tail(
    pieces: tuple[Piece, ...],
    lines: list[str],
    looks: LineScores,
    verdicts: list[Verdict | None],
) -> int:
    start = len(lines)
    while start and (
        verdicts[start - 1] is not None
        or (
            not ends_story(pieces[start - 1])
            and (
                _is_likely(looks, start - 1)
                or (not ends_sentence(lines[start - 1]) and _short(lines[start - 1]))
            )
        )
    ):
        start -= 1
    return start


def _is_storys(line: str, value: float) -> bool:
    """Whether a line among boilerplate is the story's: an entry, what announces one, an offer."""
    if value >= FURNITURE:
        return False
    return bool(_BULLET.match(line) or _PRICED.search(line)) or line.endswith(":")


def _are_headlines(lines: list[str], run: list[int]) -> bool:
    """Whether most lines have a headline's length; names, terms and labels are shorter."""
    return 2 * sum(lines[i].count(" ") >= 3 for i in run) > len(run)


def _is_tag(line: str) -> bool:
    """Whether a line beside boilerplate is a stray keyword or a list of them."""
    return line[0].islower() or ("," in line and all(w.count(" ") < 3 for w in line.split(",")))


def _is_list(lines: list[str], start: int, prose: list[bool]) -> bool:
    """Whether the run of lines is the story's own: dates, results, a recipe, what a colon announces."""
    run = lines[start:]
    numbered = sum(bool(_DIGIT.search(line)) for line in run)
    announced = start > 0 and lines[start - 1].rstrip().endswith(":")
    among_lists = prose[:start].count(False) > 0.35 * start
    flows = sum(line[0].islower() for line in run) > 1
    bulleted = 2 * sum(bool(_BULLET.match(line)) for line in run) > len(run)
    return announced or flows or among_lists or bulleted or 2.5 * numbered > len(run)


def _short(line: str) -> bool:
    return len(line.split()) <= _MOST_TAIL_WORDS and len(line) < 110
