"""Which lines of a plain text are the story's, by the probabilities of their roles and their surroundings."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.around_story import comments_at, is_below_credit, set_out
from newsclean.extraction.text_lines.context_signs import TextSigns
from newsclean.extraction.text_lines.layout import is_dump
from newsclean.extraction.text_lines.line_names import (
    is_signature,
    names_in,
    signs_in_print,
)
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.line_signs import (
    LineSigns,
    is_contact,
    is_credited,
    is_ruled,
    is_stamp,
    is_surely_none,
    line_signs,
    signs_off,
)
from newsclean.extraction.text_lines.page_parts import (
    is_dense_caption,
    is_reading_time,
    names_nobody,
    page_parts,
)
from newsclean.extraction.text_lines.role_model import RoleProbabilities
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Metadata
from newsclean.model.draft import Draft
from newsclean.text.quotation_marks import is_quotation
from newsclean.text.sentences import STOPS, ends_sentence
from newsclean.text.words import tokens

_SENTENCE_STAYS = 0.3
"""Probability from which a line of running text stays, however little else of the text is the story."""
LINE_STAYS = 0.5
_MAY_BE_SHARED = 0.02
"""Probability of a line by its own signs below which a notice ends no sentence of the story."""
_LONG, _LONG_STAYS = 25, 0.05
"""Words of a paragraph that is hardly ever no part of the story, in a text that is no dump."""
_LAST_STAYS = 0.45
"""The same for a sentence behind the last paragraph."""
_OTHER_STAYS = 0.35
_FEW = 5
"""Words below which a line is not told from a label by its words."""
_MOST_KEYWORD = 3
"""Words of a keyword that feeds append to a story."""
_SURE = 0.75
"""Probability of a paragraph between which the story lies."""
_LIKELY = 0.9
"""Probability from which a line is the story's, whatever credit ends it."""
_WITHIN_STAYS = 0.1
"""The same for what looks like a headline or a byline among the paragraphs of a text that is no dump."""
_AMONG_STAYS = 0.2
"""The same for a sentence between two of the story's that is no caption, plea, pointer and the like."""
_BEHIND_DEK = 2
"""Lines behind the first paragraph, which may be what a headline says in more words, to the byline."""
_NAMES_SOMEBODY = frozenset(("byline", "masthead", "section"))
"""Roles that no sentence has."""
OF_OPENING = frozenset(("headline", "dek", "byline", "date", "masthead", "title", "section"))
_NEAR_END = 3
"""Lines from one that signs a story in print to the end of the text."""
_SHORTENED = re.compile(r"(?:(?<!\w)\w\.){2}\Z")
"""The end of a line that is no sentence's: "e.o."."""
_BEHIND = re.compile(
    rf"(?<=[{STOPS}”»]) (?:[(\[][^()\[\]]{{2,140}}[)\]]\.?|[A-Z]{{2,8}}(?:/\w{{2,8}})?"
    r"|[^.:\n]{3,30}:[^.\n]{3,140})\Z"
)
"""Behind the last sentence of a paragraph: brackets, capitals, a label with words that end no sentence."""
_OF_NO_STORY = frozenset(("has-agency", "label-related"))
_ENDED = ("sentence", "ended")
"""Forms of short lines that end as sentences do."""
_TOLD = ("prose", "sentence")
"""Forms of lines that end as sentences do."""
_ALONE_STAYS = 0.35
"""Probability by its own signs from which such a line stays: standing among pointers is no reason to go."""
_HEADLINE, _POINTER = ROLES.index("headline"), ROLES.index("pointer")
DATED = ("date", "byline-dated")
"""Forms of a line that in front of a story are never a part of it."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The lines of a text with what the model says of them; of a huge text, those at both ends."""

    draft: Draft
    numbers: list[int]
    """Of the lines, among the draft's pieces."""
    lines: list[str]
    apart: list[bool]
    """Per line, whether a blank line stands above it."""
    signs: TextSigns
    probabilities: list[RoleProbabilities]


def kept_lines(read: LabelledText, cut: float, known: Metadata) -> list[bool]:
    """Which lines are the story's: all of them where none is."""
    lines, probabilities = read.signs.lines, read.probabilities
    told = [
        i
        for i, (one, p) in enumerate(zip(lines, probabilities, strict=True))
        if one.prose and p.body > _SURE
    ]
    first, last = (told[0], told[-1]) if told else (0, 0)
    dumped = is_dump(read.lines)
    byline = _last_byline(read, first)
    quoted = set_out(read.lines) | page_parts(lines, read.apart)
    comments = comments_at(read.lines, lines, last) if told else len(lines)
    found: list[bool] = []
    for i, (one, p) in enumerate(zip(lines, probabilities, strict=True)):
        gone = i > 0 and not found[-1]
        least = _least_of_dump(one) if dumped else _least(one, p, first < i < last, i > last, gone)
        none = i < first and (one.form in DATED or is_stamp(one, read.lines[i]))
        none = none or is_surely_none(one, read.lines[i]) or is_dense_caption(read.lines[i])
        none = none or (i < first and is_reading_time(read.lines[i]))
        none = none or (p.body < _LIKELY and not one.prose and is_credited(read.lines[i]))
        none = none or (i <= byline and one.form not in _TOLD)
        none = none or (first < i <= first + _BEHIND_DEK and _is_byline(read, i))
        none = none or (not first < i < last and is_ruled(read.lines[i]))
        none = none or (i > last and (_signs(read, i) or is_contact(read.lines[i])))
        none = none or (i > last and _closes(read, i, gone))
        none = none or i >= comments or (i > first and i in quoted)
        none = none or (bool(told) and i > last and gone and is_below_credit(lines, i))
        # In front of the story's first sure paragraph, what is a headline before all is no part of it.
        titled = p.of_role.get(_HEADLINE, 0.0) > p.body and one.form not in _ENDED
        none = none or (i < first and titled and not one.prose)
        none = none or (gone and _is_pointer(read, i) and _is_pointer(read, i - 1))
        named = i < first and ROLES[p.best(body=False)] in _NAMES_SOMEBODY
        if named and one.form in _ENDED and not _SHORTENED.search(read.lines[i]):
            least = 0.0 if not names_in(read.lines[i], None) else least
        if not dumped and names_nobody(ROLES[p.best(body=False)], one, read.lines[i]):
            least = 0.0
        keyword = gone and i > last and one.words <= _MOST_KEYWORD and read.lines[i].islower()
        sure = not dumped and one.form in _TOLD and p.alone >= _ALONE_STAYS
        signed = i > last and not dumped and ROLES[p.best(body=False)] != "caption"
        sure = sure or (signed and _shares_paragraph(read.lines[i]))
        stays = (p.body >= min(cut, least) or sure) and not none and not keyword
        shared = _is_shared(read.lines[i]) and p.alone >= _MAY_BE_SHARED
        found.append(stays or shared)
    for i in range(len(found) - 2, -1, -1):
        # A sentence that goes on in a line of the story is the story's.
        if not found[i] and found[i + 1] and _goes_on(lines[i], read.lines[i + 1]):
            found[i] = True
    for i in range(1, len(found) - 1):
        if not found[i] and found[i - 1] and found[i + 1] and _is_told_on(read, i):
            found[i] = True
    if known.headline is not None:
        title = tokens(known.headline.value.lower())
        for i, p in enumerate(probabilities):
            # A text has one headline.
            if tokens(read.lines[i].lower()) == title:
                found[i] = found[i] and i > first
            elif ROLES[p.best(body=False)] == "headline":
                found[i] = True
    return found if any(found) else [True] * len(found)


def _last_byline(read: LabelledText, first: int) -> int:
    """The last line in front of the story's first paragraph that says by whom it is; -1 where none does."""
    said = (i for i in range(first - 1, -1, -1) if _is_byline(read, i))
    return next(said, -1)


def _is_byline(read: LabelledText, i: int) -> bool:
    return read.signs.lines[i].form == "byline" and bool(names_in(read.lines[i], None))


def _is_shared(line: str) -> bool:
    """Whether a notice of rights stands behind a sentence of the story, in one paragraph."""
    told, notice, _ = line.partition("©")
    told = told.rstrip(" ([")
    if not notice or told.count(" ") < _FEW or not ends_sentence(told):
        return False
    return "has-legal" not in line_signs(told).signs


def _shares_paragraph(line: str) -> bool:
    """Whether an agency or a pointer to another story stands behind a sentence, in one paragraph."""
    found = _BEHIND.search(line)
    if found is None or line[: found.start()].count(" ") < _FEW - 1:
        return False
    return not _OF_NO_STORY.isdisjoint(line_signs(found.group()).signs)


def _signs(read: LabelledText, i: int) -> bool:
    line = read.lines[i]
    near_end = len(read.lines) - i <= _NEAR_END
    return is_signature(line) or (near_end and signs_in_print(line, read.draft.text))


def _closes(read: LabelledText, i: int, gone: bool) -> bool:
    """Whether a line behind the story signs it: a name behind a dash, the label of its author; or is the
    item of a list whose label went."""
    one, line = read.signs.lines[i], read.lines[i]
    if signs_off(one, line):
        return i > 0 and not is_quotation(read.lines[i - 1])
    if one.form == "byline":
        return bool(names_in(line, None))
    bulleted = "beginsbullet" in one.signs and one.form not in _ENDED and not one.prose
    return bulleted and gone


def _goes_on(one: LineSigns, following: str) -> bool:
    return one.words >= _FEW and not one.prose and one.form not in _ENDED and following[0].islower()


def _is_pointer(read: LabelledText, i: int) -> bool:
    """Whether a line that is no sentence is likelier the title of another story than a part of this one."""
    one, p = read.signs.lines[i], read.probabilities[i]
    untold = not one.prose and one.form not in _ENDED
    return untold and p.of_role.get(_POINTER, 0.0) >= p.body


def _is_told_on(read: LabelledText, i: int) -> bool:
    """Whether a sentence among sentences is likely to be nothing that has a name."""
    among = all(one.prose for one in read.signs.lines[i - 1 : i + 2])
    probabilities = read.probabilities[i]
    unnamed = ROLES[probabilities.best(body=False)] == "other"
    return among and unnamed and probabilities.body >= _AMONG_STAYS


def _least_of_dump(one: LineSigns) -> float:
    return _SENTENCE_STAYS if one.prose or one.form in _ENDED else LINE_STAYS


def _least(
    one: LineSigns, probabilities: RoleProbabilities, inside: bool, behind: bool, gone: bool
) -> float:
    """Probability from which a line of a text that is no dump stays: most of its lines are the story's."""
    if one.prose and one.words >= _LONG and not behind:
        return _LONG_STAYS
    if one.prose or one.form in _ENDED:
        return _LAST_STAYS if behind else _SENTENCE_STAYS
    if inside and ROLES[probabilities.best(body=False)] in OF_OPENING:
        return _WITHIN_STAYS
    if "label-related" in one.signs:
        return LINE_STAYS
    # Of a list of other stories, one title goes as the one above it does.
    return _OTHER_STAYS if one.words >= _FEW and not gone else LINE_STAYS
