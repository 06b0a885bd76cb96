"""Plain text: a role for each line, then the story's lines and the fields that the others give."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsclean import lazy_re as re
from newsclean.extraction.block_model import ExtractionModel, probability
from newsclean.extraction.line_features import line_features
from newsclean.extraction.page_type import has_phrase
from newsclean.extraction.select import best_cut
from newsclean.extraction.story import Story
from newsclean.extraction.text_lines.context_signs import TextSigns, text_signs
from newsclean.extraction.text_lines.glued_opening import Opening, glued_opening
from newsclean.extraction.text_lines.kind_model import TextKind
from newsclean.extraction.text_lines.layout import is_dump, lines_of
from newsclean.extraction.text_lines.line_authors import (
    RoleLine,
    is_signature,
    names_in,
    signs_in_print,
)
from newsclean.extraction.text_lines.line_roles import BODY, ROLES
from newsclean.extraction.text_lines.line_signs import (
    LineSigns,
    ends_in_credit,
    is_contact,
    is_credited,
    is_ruled,
    is_stamp,
    is_surely_none,
    is_way,
    line_signs,
    signs_off,
)
from newsclean.extraction.text_lines.role_model import (
    RoleModel,
    RoleProbabilities,
    role_probabilities,
)
from newsclean.extraction.text_lines.text_fields import fields_of
from newsclean.extraction.text_lines.text_kind import kind_signs
from newsclean.ledger import Reason, Removal
from newsclean.metadata import date_of_address
from newsclean.model.article import Field, Metadata
from newsclean.model.draft import Draft
from newsclean.text import languages
from newsclean.text.quotation_marks import is_quotation
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

_SENTENCE_STAYS = 0.3
"""Probability from which a line of running text stays, however little else of the text is the story."""
_LINE_STAYS = 0.5
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
_NAMES_SOMEBODY = frozenset(("byline", "masthead", "section"))
"""Roles that no sentence has."""
_OF_OPENING = frozenset(("headline", "dek", "byline", "date", "masthead", "title", "section"))
_NEAR_END = 3
"""Lines from one that signs a story in print to the end of the text."""
_SHORTENED = re.compile(r"(?:(?<!\w)\w\.){2}\Z")
"""The end of a line that is no sentence's: "e.o."."""
_ENDED = ("sentence", "ended")
"""Forms of short lines that end as sentences do."""
_TOLD = ("prose", "sentence")
"""Forms of lines that end as sentences do."""
_ALONE_STAYS = 0.35
"""Probability by its own signs from which such a line stays: standing among pointers is no reason to go."""
_BYLINE = ROLES.index("byline")
_HEADLINE = ROLES.index("headline")
_NO_TITLE = ("date", "caption")
_CAPTION = ROLES.index("caption")
_TITLES = ("headline", "title")
_NO_WAY = (*_TITLES, "byline")
"""Roles that the way through a site to the story has not."""
_SECTION, _MOST_SECTION = ROLES.index("section"), 5
"""The role of the name of a part of the paper, and spaces of one at most."""
_LEAST_HEADLINE = 0.1
_DATED = ("date", "byline-dated")
"""Forms of a line that in front of a story are never a part of it."""
_IS_STORY = 0.5
_MOST_FIRST, _MOST_LAST = 2_000, 1_000
"""Lines at either end of a text that are looked at: what stands further inside neither opens nor ends one."""
_STUB = 400
"""Words of the beginning of a paid story."""
_GATE = 6
"""Lines behind the story among which the gate stands."""
_LONGEST_GATE = 240


@dataclass(frozen=True, slots=True)
class _Read:
    """The lines of a text with what the model says of them; of a huge text, those at both ends."""

    draft: Draft
    numbers: list[int]
    """Of the lines, among the draft's pieces."""
    lines: list[str]
    signs: TextSigns
    probabilities: list[RoleProbabilities]


def from_text(
    draft: Draft,
    url: str | None,
    model: ExtractionModel,
    roles: RoleModel,
    known: Metadata,
    *,
    stripped: bool,
) -> Story:
    """The story of a plain text: the lines that the model takes for its paragraphs, subheadings and items.

    Headline, byline and date become fields, what stands around a story goes; each removal says which role the
    line has and why. What labels gave (``known``) is believed before what the lines say. Unless ``stripped``,
    only the lines that become fields go.
    """
    read = _with_second_opinion(_read(draft, roles), model)
    if not read.lines:
        return Story(
            draft=read.draft, fields=_with_known(known, fields_of((), url, None)), kind="other"
        )
    words = [one.words for one in read.signs.lines]
    cut, expected = best_cut([p.body for p in read.probabilities], words)
    kept = _kept(read, cut, known)
    if not stripped:
        kept = [
            stays or ROLES[p.best(body=False)] not in _OF_OPENING
            for stays, p in zip(kept, read.probabilities, strict=True)
        ]
    decided = [
        _decided(line, one, p, stays)
        for line, one, p, stays in zip(
            read.lines, read.signs.lines, read.probabilities, kept, strict=True
        )
    ]
    _name_headline(read, kept, decided)
    opening = _opening_at(read, kept)
    if opening is not None:
        at, glued = opening
        if at and kept[at - 1]:
            kept[at - 1] = False
            decided[at - 1] = RoleLine(read.lines[at - 1], "headline", 1.0)
        front = [RoleLine(glued.byline, "byline", 1.0), RoleLine(glued.dates, "date", 1.0)]
        decided[at:at] = front
    fields = _with_known(known, fields_of(decided, url, lambda: _language_of(read.draft)))
    if fields.published is None and url and (day := date_of_address(url)):
        fields = replace(fields, published=Field(day, url, "url"))
    draft = _scored(read)
    removals = [
        _removal(read, i, ROLES[p.best(body=False)], roles)
        for i, (p, stays) in enumerate(zip(read.probabilities, kept, strict=True))
        if not stays
    ]
    if opening is not None:
        removals.append(_glued_removal(read, *opening))
    kind = roles.kinds.kind_of(kind_signs(read.signs, read.probabilities, expected))
    return Story(
        draft=draft.apply(removals),
        fields=fields,
        kind="paywall-stub" if kind.story >= _IS_STORY and _is_stub(read, kept) else kind.kind,
        confidence=round(kind.story * roles.kinds.confidence(expected), 4),
        warnings=_warnings(kind),
    )


def _scored(read: _Read) -> Draft:
    """The draft whose pieces say how likely each is the story's; of the dump of a page, as on a page."""
    dumped = is_dump(read.lines)
    scored = list(read.draft.pieces)
    for number, p in zip(read.numbers, read.probabilities, strict=True):
        piece = scored[number]
        scored[number] = (
            replace(piece, probability=p.body)
            if dumped
            else replace(piece, role_probability=p.body)
        )
    return read.draft.relabel(scored)


def _warnings(kind: TextKind) -> tuple[str, ...]:
    if kind.story >= _IS_STORY:
        return ()
    return (f"the text does not look like a news story (probability of one: {kind.story:.2f})",)


def _is_stub(read: _Read, kept: list[bool]) -> bool:
    """Whether behind a short story stands the gate of a paid one."""
    words = sum(one.words for one, stays in zip(read.signs.lines, kept, strict=True) if stays)
    if words > _STUB:
        return False
    last = max(i for i, stays in enumerate(kept) if stays)
    behind = read.lines[max(0, last - 1) : last + _GATE]
    return any(len(line) < _LONGEST_GATE and has_phrase("gate", line) for line in behind)


def _name_headline(read: _Read, kept: list[bool], decided: list[RoleLine]) -> None:
    """Where no line was decided to be the headline, the likeliest one in front of the story is, unless it is
    the name of somebody."""
    if any(line.role in _TITLES for line in decided):
        return
    best, most = -1, _LEAST_HEADLINE
    told = (i for i, p in enumerate(read.probabilities) if kept[i] and p.body >= _LINE_STAYS)
    for i in range(next(told, kept.index(True))):
        shares = read.probabilities[i].of_role
        likely = sum(shares.get(ROLES.index(role), 0.0) for role in _TITLES)
        if kept[i] or decided[i].role in _NO_TITLE or is_way(read.lines[i]):
            continue
        if likely > most and not names_in(read.lines[i], None):
            best, most = i, likely
    if best >= 0:
        decided[best] = RoleLine(read.lines[best], "headline", most)


def _opening_at(read: _Read, kept: list[bool]) -> tuple[int, Opening] | None:
    """The byline and date that open the first paragraph of the story, and the number of its line: the first
    one, or the one below a line that is no sentence."""
    at = kept.index(True)
    found = glued_opening(read.lines[at])
    if found is None and at + 1 < len(kept) and kept[at + 1] and not ends_sentence(read.lines[at]):
        at += 1
        found = glued_opening(read.lines[at])
    return None if found is None else (at, found)


def _glued_removal(read: _Read, at: int, opening: Opening) -> Removal:
    start = read.draft.pieces[read.numbers[at]].start
    before = read.draft.text[start : start + opening.end]
    return Removal(
        start=start,
        end=start + opening.end,
        before=before,
        after="",
        rule="text.byline",
        confidence=0.95,
    )


def _read(draft: Draft, roles: RoleModel) -> _Read:
    draft = lines_of(draft)
    text, pieces = draft.text, draft.pieces
    numbers = [i for i, p in enumerate(pieces) if not text[p.start : p.end].isspace()]
    if len(numbers) > _MOST_FIRST + _MOST_LAST:
        numbers = numbers[:_MOST_FIRST] + numbers[-_MOST_LAST:]
    lines = [_uncelled(text[pieces[i].start : pieces[i].end].strip()) for i in numbers]
    apart = [text.count("\n", pieces[i - 1].end if i else 0, pieces[i].start) > 1 for i in numbers]
    signs = text_signs(lines, apart)
    return _Read(draft, numbers, lines, signs, role_probabilities(roles, signs.rows))


def _uncelled(line: str) -> str:
    """A line without the bars of a table of one cell, as extractors write the frame of a picture."""
    inner = line[1:-1].strip() if line[0] == line[-1] == "|" else ""
    return inner if inner and "|" not in inner else line


def _with_second_opinion(read: _Read, model: ExtractionModel) -> _Read:
    """The lines of the dump of a page with the mean of two probabilities: that of their roles, and that of a
    model which sees each line with its surroundings only, and knows more words of pages."""
    if not is_dump(read.lines):
        return read
    rows = line_features(read.lines, model.word_weights)
    probabilities = [
        replace(p, body=round((p.body + probability(model.lines.log_odds(row))) / 2, 4))
        for p, row in zip(read.probabilities, rows, strict=True)
    ]
    return replace(read, probabilities=probabilities)


def _kept(read: _Read, cut: float, known: Metadata) -> list[bool]:
    """Which lines are the story's: all of them where none is."""
    lines, probabilities = read.signs.lines, read.probabilities
    told = [
        i
        for i, (one, p) in enumerate(zip(lines, probabilities, strict=True))
        if one.prose and p.body > _SURE
    ]
    first, last = (told[0], told[-1]) if told else (0, 0)
    dumped = is_dump(read.lines)
    found: list[bool] = []
    for i, (one, p) in enumerate(zip(lines, probabilities, strict=True)):
        gone = i > 0 and not found[-1]
        least = _least_of_dump(one) if dumped else _least(one, p, first < i < last, i > last, gone)
        none = i < first and (one.form in _DATED or is_stamp(one, read.lines[i]))
        none = none or is_surely_none(one, read.lines[i])
        none = none or (p.body < _LIKELY and not one.prose and is_credited(read.lines[i]))
        none = none or (not first < i < last and is_ruled(read.lines[i]))
        none = none or (i > last and (_signs(read, i) or is_contact(read.lines[i])))
        none = none or (i > last and _closes(read, i, gone))
        # In front of the story's first sure paragraph, what is a headline before all is no part of it.
        titled = p.of_role.get(_HEADLINE, 0.0) > p.body and one.form not in _ENDED
        none = none or (i < first and titled and not one.prose)
        named = i < first and ROLES[p.best(body=False)] in _NAMES_SOMEBODY
        if named and one.form in _ENDED and not _SHORTENED.search(read.lines[i]):
            least = 0.0 if not names_in(read.lines[i], None) else least
        keyword = gone and i > last and one.words <= _MOST_KEYWORD and read.lines[i].islower()
        sure = not dumped and one.form in _TOLD and p.alone >= _ALONE_STAYS
        stays = (p.body >= min(cut, least) or sure) and not none and not keyword
        found.append(stays or _is_shared(read.lines[i]))
    for i in range(len(found) - 2, -1, -1):
        # A sentence that goes on in a line of the story is the story's.
        if not found[i] and found[i + 1] and _goes_on(lines[i], read.lines[i + 1]):
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


def _is_shared(line: str) -> bool:
    """Whether a notice of rights stands behind a sentence of the story, in one paragraph."""
    told, notice, _ = line.partition("©")
    told = told.rstrip(" ([")
    if not notice or told.count(" ") < _FEW or not ends_sentence(told):
        return False
    return "has-legal" not in line_signs(told).signs


def _signs(read: _Read, i: int) -> bool:
    line = read.lines[i]
    near_end = len(read.lines) - i <= _NEAR_END
    return is_signature(line) or (near_end and signs_in_print(line, read.draft.text))


def _closes(read: _Read, i: int, gone: bool) -> bool:
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


def _least_of_dump(one: LineSigns) -> float:
    return _SENTENCE_STAYS if one.prose or one.form in _ENDED else _LINE_STAYS


def _least(
    one: LineSigns, probabilities: RoleProbabilities, inside: bool, behind: bool, gone: bool
) -> float:
    """Probability from which a line of a text that is no dump stays: most of its lines are the story's."""
    if one.prose and one.words >= _LONG and not behind:
        return _LONG_STAYS
    if one.prose or one.form in _ENDED:
        return _LAST_STAYS if behind else _SENTENCE_STAYS
    if inside and ROLES[probabilities.best(body=False)] in _OF_OPENING:
        return _WITHIN_STAYS
    if "label-related" in one.signs:
        return _LINE_STAYS
    # Of a list of other stories, one title goes as the one above it does.
    return _OTHER_STAYS if one.words >= _FEW and not gone else _LINE_STAYS


def _with_known(known: Metadata, found: Metadata) -> Metadata:
    return replace(found, **dict(known.given()))


def _decided(line: str, one: LineSigns, probabilities: RoleProbabilities, stays: bool) -> RoleLine:
    if not stays and not is_way(line) and (is_signature(line) or signs_in_print(line, line)):
        return RoleLine(line, "byline", probabilities.of_role.get(_BYLINE, 0.0), 1.0)
    shares = probabilities.of_role
    role = probabilities.best(body=stays)
    if ROLES[role] in _NO_WAY and one.form not in _DATED and is_way(line):
        return RoleLine(line, ROLES[_SECTION], shares.get(_SECTION, 0.0), 0.0)
    if ROLES[role] in _TITLES and ends_in_credit(line):
        role = _CAPTION
    elif role == _SECTION and _is_long_section(line):
        role = max((p, -r) for r, p in shares.items() if r >= len(BODY) and r != role)[1] * -1
    return RoleLine(line, ROLES[role], shares.get(role, 0.0), shares.get(_BYLINE, 0.0))


def _is_long_section(line: str) -> bool:
    """Whether a line is too long for the name of a section, and no way through a site."""
    return line.count(" ") >= _MOST_SECTION and not is_way(line) and not ends_sentence(line)


def _language_of(draft: Draft) -> str | None:
    found = languages.decide(draft.text)
    return found.value if found else None


def _removal(read: _Read, i: int, role: str, roles: RoleModel) -> Removal:
    """One line with the break behind it."""
    pieces, number = read.draft.pieces, read.numbers[i]
    start, end = pieces[number].start, pieces[number].end
    if number + 1 < len(pieces):
        end = pieces[number + 1].start
    reasons = roles.reasons(read.signs.rows[i], ROLES.index(role))
    return Removal(
        start=start,
        end=end,
        before=read.draft.text[start:end],
        after="",
        rule=f"text.{role}",
        confidence=round(1 - read.probabilities[i].body, 4),
        reasons=tuple(Reason(name, round(weight, 2)) for name, weight in reasons),
    )
