"""From the evidence about a line to a verdict: the thresholds, and the order in which they decide.

Five kinds of evidence meet here:

rule
    a listed phrase of the text's language fits the line (of another language: ``FOREIGN``). It decides,
    unless extraction was sure of the line (``PAGE_SURE``) and the rule is not as good as certain
    (``RULE_CERTAIN``), the line is a part of a wrapped paragraph or of a table, or it is a bare word that
    stands among no other boilerplate (:class:`newsclean.rules.Needs` says what each rule asks for).
gate
    extraction has seen the line on its page, with its place and markup. On development pages, lines that
    look like boilerplate by their words alone were the story's own in three cases of four: steps of a
    recipe, offers in a comparison, articles about newsletters. So words decide only about paragraphs that
    extraction gave less than ``PAGE_UNSURE``. Without a page the gate is open.
words
    the probability of the model, by what the words do and by the line's shape
    (:func:`looks_like_boilerplate`), in the languages in which its precision was read and from the
    probability from which it was as good as always right (``MEASURED``).
neighbours
    a line goes by its words only if it interrupts a story (``neighbours.stands_alone``) or stands in the
    tail; where many lines of a text look like boilerplate, they are what it is about. Standing next to
    boilerplate is never a reason by itself.
places
    the roles of the lines of a plain text, or extraction on a page (below the gate), know a line by its place
    and its form, the model by its words. Where both doubt a line (``BOTH``) of a text that quotes people, it
    goes, in every language that has a vocabulary and sets spaces. Where nothing has read the places
    (``PLACED``), the words must be all the surer.
rest
    a text of boilerplate alone is somebody's text after all, and stays whole.

:func:`run` asks the passes one after the other. The first that lets a line go gives the reason; a later pass
may keep it after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import inf

from newsclean.boilerplate.belonging import Belonging, stems_of
from newsclean.boilerplate.classifier import classify
from newsclean.boilerplate.line import LIKELY, Decision, Line, LinePass, Lines
from newsclean.boilerplate.neighbours import ends_text, flows, has_company, interrupts, is_row
from newsclean.boilerplate.vocabulary import addresses
from newsclean.rules import Rule
from newsclean.text.sentences import sentence_spans

PAGE_SURE = 0.95
"""Probability of extraction from which a line stays unless a rule cannot be wrong."""
RULE_CERTAIN = 0.97
"""Confidence of such a rule."""
PAGE_UNSURE = 0.8
"""Probability of extraction from which a line stays whatever its words."""
SURE = 0.9
"""Probability from which a line goes in English, behind a story or where a page has doubts about it."""
DISTINCTIVE = 3
"""Words from which a line is no heading or entry by its length."""
VERY_SURE = 0.94
"""The same for what may be a heading, and of a line that a rule has in a text of no known language."""
MEASURED = {"en": 0.985, "de": 0.985}
"""Languages in which what goes by its words alone was read, and was boilerplate, each with the probability
from which a line between paragraphs goes. From 0.982 on, a sentence about a motto of a magazine was taken
(``tests/fixtures/texts/clean-with-traps.txt``); of unseen lines no more stay than from 0.96 on."""
IN_TAIL = MEASURED | {"en": SURE}
"""The same behind a story. In English: of 30 lines on 414 pages none was the story's."""
HEADINGS = {"en": 0.985}
"""The same between paragraphs for what may be a heading. In German those of manuals look like boilerplate."""
STORYS = 0.1
"""Probability below which a sentence is the story's, whatever shares its paragraph."""
STORYS_APART = 0.02
"""The same beside sentences that speak to the reader, among which a plea says much of itself: "There are only
readers." Two sentences of three in stories are below."""
AT_END = 0.9
"""Probability from which a rule decides behind the last sentence, and about a label on a page."""
FOREIGN = 0.96
"""Probability from which a line goes by a rule of another language than the text's."""
BOTH, BOTH_OPEN = 0.2, 0.05
"""Odds of being the story's, of its place and its words together, below which a sentence goes, and a line
that ends in no sentence, as headings do. Of the stories of 129 news pages in 25 languages, read as text,
one line goes so, and it is a credit."""
ROLE_SURE = 0.96
"""Probability of its place from which a line stays; its words, which cost more to weigh, would have to be
sure beyond 0.98."""
PLACED = 0.95
"""What stands for the probability of its place where nothing has read it."""
AND_WORDS = 0.7
"""Probability by its words that such a line has at least."""
APART, APART_OPEN = 2.0, 2.5
"""Log-odds that a sentence, and a line that ends in none, is no part of the story around it, by its words and
by what it shares with the other lines (``belonging.py``), from which it goes. Of 15,657 lines of stories that
the weights had not seen, some fifty are beyond, most of them credits, requests and headings."""
SPOKEN, UNSPOKEN = 0.8, 0.95
"""Probability by its words from which such a line goes that speaks to somebody, and from which such a line,
and a sentence between paragraphs that its place and its words doubt, need not."""
AT_LAST = 0.5
"""The least probability by its words of a last line that speaks to somebody: so no story of 406 ends."""
MOST_QUOTED = 0.25
"""The share of such a line that stands in quotation marks."""
WORDING = "boilerplate.wording"
_PROSE = ("paragraph",)


def run(lines: Lines, passes: Iterable[LinePass]) -> tuple[Lines, tuple[Decision, ...]]:
    """The lines with the decisions of all passes, and everything that the passes said, in order."""
    said: list[Decision] = []
    for step in passes:
        answers = tuple(step.run(lines))
        said += answers
        lines = decided(lines, answers)
    if len(lines) and all(lines.decisions):
        said += [
            Decision(i, "boilerplate", goes=False, why="nothing would be left of the text")
            for i in range(len(lines))
        ]
        lines = replace(lines, decisions=(None,) * len(lines))
    return lines, tuple(said)


def decided(lines: Lines, answers: Iterable[Decision]) -> Lines:
    """The lines with one pass's answers: of a line that goes already the first reason stands."""
    decisions = list(lines.decisions)
    for answer in answers:
        if not answer.goes:
            decisions[answer.line] = None
        elif decisions[answer.line] is None:
            decisions[answer.line] = answer
    return replace(lines, decisions=tuple(decisions))


def rule_decides(rule: Rule, lines: Lines, i: int) -> bool:
    """Whether a rule that fits a line lets it go: by what the rule needs, and by the evidence beside it.

    A rule of the user's decides where a page is not sure of the line. One of ours needs the model's
    consent, a line of its own, and for bare words other boilerplate next to them.
    """
    if not _has_needs(rule, lines, i):
        return False
    line = lines[i]
    if (line.page_probability or 0.0) >= PAGE_SURE and rule.confidence < RULE_CERTAIN:
        return False
    if rule.is_users:
        return True
    if flows(lines, i) or is_row(lines, i) or not _speaks(rule, lines, i):
        return False
    return line.probability >= rule.needs.probability and _may_stand(rule, lines, i)


def _may_stand(rule: Rule, lines: Lines, i: int) -> bool:
    """Whether a short line is told from a heading or an entry of a list by where it stands: next to other
    boilerplate, or, in words that the rule trusts, between paragraphs."""
    if rule.scope == "tail" or has_company(lines, i):
        return True
    size, told = lines[i].size, interrupts(lines, i)
    if size >= DISTINCTIVE and lines[i].probability >= AT_END and ends_text(lines, i):
        return True
    if (
        size > 1
        and told
        and lines[i].probability >= AT_END
        and lines[i].page_probability is not None
    ):
        return True  # of a box on a page often nothing is left but its label
    if size >= DISTINCTIVE:
        return told or not rule.needs.between
    return told and size >= rule.needs.alone_from


def _has_needs(rule: Rule, lines: Lines, i: int) -> bool:
    line, needs = lines[i], rule.needs
    last = needs.last_blocks or (6 if rule.scope == "tail" else None)
    if last is not None and i < len(lines) - last:
        return False
    if needs.linked and not line.linked:
        return False
    return not needs.after_heading or (i > 0 and lines[i - 1].kind == "heading")


def _speaks(rule: Rule, lines: Lines, i: int) -> bool:
    """Whether a rule is of the text's language; one of another needs a line that is plainly boilerplate
    in that language and stands in a story. Of a text in no known language, only distinct lines go."""
    line = lines[i]
    if rule.language == line.story.language:
        return True
    if line.page_probability is not None and rule.language != "en":
        return False
    distinct = line.size >= DISTINCTIVE
    if line.story.language is None:
        return distinct and line.probability_in(rule.language) >= VERY_SURE
    if not interrupts(lines, i) and not (distinct and ends_text(lines, i)):
        return False  # asked first: the model takes longer
    least = LIKELY if rule.needs.any_language and distinct else FOREIGN
    return line.probability_in(rule.language) >= least


def is_measured(lines: Lines) -> bool:
    """Whether the model's precision is known in the language of the text."""
    return len(lines) > 0 and lines[0].story.language in MEASURED


def gate_is_open(line: Line) -> bool:
    """Whether the words of a line may decide, as far as extraction is concerned."""
    if line.page_probability is None:
        return True
    return line.page_probability < PAGE_UNSURE and line.kind in _PROSE and not line.has_label


def ends_story(line: Line) -> bool:
    """Whether extraction makes a line the story's last, whatever its words: it was sure of it, or the line
    is an item of a list."""
    return line.page_probability is not None and (
        line.page_probability >= PAGE_UNSURE or line.kind == "list-item"
    )


def looks_like_boilerplate(line: Line) -> Decision | None:
    """Why a line between paragraphs goes by its words; a heading, or what may be one, needs more."""
    if line.probability < least(line) or not is_wholly(line):
        return None
    confidence = round(line.probability, 2)
    return Decision(line.number, WORDING, confidence, signs=line.classified.reasons)


def doubted_twice(line: Line, *, behind: bool) -> bool:
    """Whether both the place of a line and its words say that it is no part of the story: its role, or what
    extraction made of it, and the model. ``behind``: it stands behind the story."""
    seen = line.page_probability if line.role_probability is None else line.role_probability
    role = PLACED if seen is None else seen
    if role >= ROLE_SURE or line.probability < AND_WORDS:
        return False
    if line.role_probability is not None and line.ends_sentence and not behind:
        if line.probability < UNSPOKEN and not line.addresses:
            return False
    most = BOTH if line.ends_sentence or behind else BOTH_OPEN
    return role * (1 - line.probability) < most * (1 - role) * line.probability


def may_be_apart(line: Line, tie: Belonging) -> bool:
    """Whether a line may be no part of the story around it, if its words are boilerplate's, which cost more
    to weigh than all else."""
    return tie.signs["quoted"] <= MOST_QUOTED and tie.with_words(1.0) >= _least_odds(line)


def _least_odds(line: Line) -> float:
    return APART if line.ends_sentence else APART_OPEN


def is_apart(line: Line, tie: Belonging) -> bool:
    """Whether a line that may be (:func:`may_be_apart`) is no part of the story around it, and no sentence of
    it the story's."""
    spoken = tie.speaks or line.addresses
    least_words = SPOKEN if spoken else UNSPOKEN
    if tie.speaks and tie.signs["last"]:
        least_words = AT_LAST
    if line.probability < least_words:
        return False
    if tie.with_words(line.probability) < _least_odds(line):
        return False
    if not tie.speaks and line.tells:
        return False
    if not spoken:
        return is_wholly(line)
    return not any(_is_apart(line, sentence, tie.shared) for sentence in _sentences(line.text))


def is_wholly(line: Line) -> bool:
    """Whether no sentence of a line is the story's: one may share its paragraph with a credit or a plea."""
    return not any(_tells(line, sentence, STORYS) for sentence in _sentences(line.text))


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph that has several."""
    spans = list(sentence_spans(text))
    return [text[start:end] for start, end in spans] if len(spans) > 1 else []


def _is_apart(line: Line, sentence: str, among: frozenset[str]) -> bool:
    """Whether a sentence beside one to the reader is the story's own: it speaks to nobody, in words of which
    other lines have some."""
    if not _tells(line, sentence, STORYS_APART) or addresses(sentence, line.story.language):
        return False
    return len(stems_of(sentence) & among) > 1


def _tells(line: Line, sentence: str, below: float) -> bool:
    told = sentence.endswith(".") and sentence.count(" ") >= DISTINCTIVE
    return told and classify(sentence, line.story.language).probability < below


def least(line: Line) -> float:
    """Probability from which a line between paragraphs goes."""
    language = line.story.language or ""
    if language == "en" and line.page_probability is not None:
        return VERY_SURE if line.may_be_heading else SURE  # the page has doubts as well
    return (HEADINGS if line.may_be_heading else MEASURED).get(language, inf)


def is_sure(line: Line) -> bool:
    """Whether a line goes by its words behind a story."""
    return line.probability >= IN_TAIL[line.story.language or ""] and is_wholly(line)


def is_told(line: Line) -> bool:
    """Whether a line goes by its words below the heading of other stories, where less is asked of it."""
    if line.story.language == "en":
        return is_likely(line)
    return line.story.language in MEASURED and is_sure(line)


def is_likely(line: Line) -> bool:
    """Whether a line in the tail of a story is likely boilerplate."""
    return line.probability >= LIKELY


def why_not(line: Line) -> str:
    """Why a line stays that no pass has named, for people."""
    if line.kind in ("preformatted", "table"):
        return f"it is {line.kind}"
    if not gate_is_open(line):
        return "the gate is closed"
    if line.story.language not in MEASURED:
        return "words do not decide in this language"
    if line.probability < least(line):
        return f"below {least(line):g}"
    if line.is_narration:
        return "a long sentence that does not open as boilerplate does"
    return "the lines around it: it does not stand alone, or too many look like it"
