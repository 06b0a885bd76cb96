"""Plain text: a role for each line, then the story's lines and the fields that the others give."""

from __future__ import annotations

from dataclasses import replace

from newsclean.extraction.block_model import ExtractionModel, probability, told
from newsclean.extraction.line_features import line_features
from newsclean.extraction.page_type import has_phrase
from newsclean.extraction.select import best_cut
from newsclean.extraction.story import Story
from newsclean.extraction.text_lines.context_signs import text_signs
from newsclean.extraction.text_lines.glued_opening import Opening, glued_opening
from newsclean.extraction.text_lines.kept_lines import (
    DATED,
    LINE_STAYS,
    OF_OPENING,
    LabelledText,
    kept_lines,
)
from newsclean.extraction.text_lines.kind_model import IS_STORY, TextKind
from newsclean.extraction.text_lines.layout import is_dump, lines_of
from newsclean.extraction.text_lines.line_names import is_signature, names_in, signs_in_print
from newsclean.extraction.text_lines.line_roles import BODY, ROLES, RoleLine
from newsclean.extraction.text_lines.line_signs import (
    LineSigns,
    ends_in_credit,
    is_way,
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
from newsclean.text.sentences import ends_sentence

_BYLINE, _HEADLINE = ROLES.index("byline"), ROLES.index("headline")
_NO_TITLE = ("date", "caption")
_CAPTION = ROLES.index("caption")
_TITLES = ("headline", "title")
_NO_WAY = (*_TITLES, "byline")
"""Roles that the way through a site to the story has not."""
_SECTION, _MOST_SECTION = ROLES.index("section"), 5
"""The role of the name of a part of the paper, and spaces of one at most."""
_LEAST_HEADLINE = 0.1
_MOST_FIRST, _MOST_LAST = 2_000, 1_000
"""Lines at either end of a text that are looked at: what stands further inside neither opens nor ends one."""
_STUB = 400
"""Words of the beginning of a paid story."""
_GATE = 6
"""Lines behind the story among which the gate stands."""
_LONGEST_GATE = 240


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
    kept = kept_lines(read, cut, known)
    if not stripped:
        kept = [
            stays or ROLES[p.best(body=False)] not in OF_OPENING
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
    if known.headline and known.authors and known.published:
        kind = kind.in_record(roles.kinds.kinds[0])
    return Story(
        draft=draft.apply(removals),
        fields=fields,
        kind="paywall-stub" if kind.story >= IS_STORY and _is_stub(read, kept) else kind.kind,
        confidence=told(kind.story * roles.kinds.confidence(expected)),
        warnings=_warnings(kind),
    )


def _scored(read: LabelledText) -> Draft:
    """The draft whose pieces say how likely each is the story's; of the dump of a page, as on a page."""
    dumped = is_dump(read.lines)
    scored = list(read.draft.pieces)
    for number, p in zip(read.numbers, read.probabilities, strict=True):
        seen = p.body if dumped else None
        scored[number] = replace(scored[number], probability=seen, role_probability=p.body)
    return read.draft.relabel(scored)


def _warnings(kind: TextKind) -> tuple[str, ...]:
    if kind.story >= IS_STORY:
        return ()
    return (f"the text does not look like a news story (probability of one: {kind.story:.2f})",)


def _is_stub(read: LabelledText, kept: list[bool]) -> bool:
    """Whether behind a short story stands the gate of a paid one."""
    words = sum(one.words for one, stays in zip(read.signs.lines, kept, strict=True) if stays)
    if words > _STUB:
        return False
    last = max(i for i, stays in enumerate(kept) if stays)
    behind = read.lines[max(0, last - 1) : last + _GATE]
    return any(len(line) < _LONGEST_GATE and has_phrase("gate", line) for line in behind)


def _name_headline(read: LabelledText, kept: list[bool], decided: list[RoleLine]) -> None:
    """Where no line was decided to be the headline, the likeliest one in front of the story is, unless it is
    the name of somebody."""
    if any(line.role in _TITLES for line in decided):
        return
    best, most = -1, _LEAST_HEADLINE
    told = (i for i, p in enumerate(read.probabilities) if kept[i] and p.body >= LINE_STAYS)
    for i in range(next(told, kept.index(True))):
        shares = read.probabilities[i].of_role
        likely = sum(shares.get(ROLES.index(role), 0.0) for role in _TITLES)
        if kept[i] or decided[i].role in _NO_TITLE or is_way(read.lines[i]):
            continue
        if likely > most and not names_in(read.lines[i], None):
            best, most = i, likely
    if best >= 0:
        decided[best] = RoleLine(read.lines[best], "headline", most)


def _opening_at(read: LabelledText, kept: list[bool]) -> tuple[int, Opening] | None:
    """The byline and date that open the first paragraph of the story, and the number of its line: the first
    one, or the one below a line that is no sentence."""
    at = kept.index(True)
    found = glued_opening(read.lines[at])
    if found is None and at + 1 < len(kept) and kept[at + 1] and not ends_sentence(read.lines[at]):
        at += 1
        found = glued_opening(read.lines[at])
    return None if found is None else (at, found)


def _glued_removal(read: LabelledText, at: int, opening: Opening) -> Removal:
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


def _read(draft: Draft, roles: RoleModel) -> LabelledText:
    draft = lines_of(draft)
    text, pieces = draft.text, draft.pieces
    numbers = [i for i, p in enumerate(pieces) if not text[p.start : p.end].isspace()]
    if len(numbers) > _MOST_FIRST + _MOST_LAST:
        numbers = numbers[:_MOST_FIRST] + numbers[-_MOST_LAST:]
    lines = [_uncelled(text[pieces[i].start : pieces[i].end].strip()) for i in numbers]
    apart = [text.count("\n", pieces[i - 1].end if i else 0, pieces[i].start) > 1 for i in numbers]
    signs = text_signs(lines, apart)
    return LabelledText(draft, numbers, lines, apart, signs, role_probabilities(roles, signs.rows))


def _uncelled(line: str) -> str:
    """A line without the bars of a table of one cell, as extractors write the frame of a picture."""
    inner = line[1:-1].strip() if line[0] == line[-1] == "|" else ""
    return inner if inner and "|" not in inner else line


def _with_second_opinion(read: LabelledText, model: ExtractionModel) -> LabelledText:
    """The lines of the dump of a page with the mean of two probabilities: that of their roles, and that of a
    model which sees each line with its surroundings only, and knows more words of pages."""
    if not is_dump(read.lines):
        return read
    rows = line_features(read.lines, model.word_weights)
    probabilities = [
        replace(p, body=told((p.body + probability(model.lines.log_odds(row))) / 2))
        for p, row in zip(read.probabilities, rows, strict=True)
    ]
    return replace(read, probabilities=probabilities)


def _with_known(known: Metadata, found: Metadata) -> Metadata:
    return replace(found, **dict(known.given()))


def _decided(line: str, one: LineSigns, probabilities: RoleProbabilities, stays: bool) -> RoleLine:
    if not stays and not is_way(line) and (is_signature(line) or signs_in_print(line, line)):
        return RoleLine(line, "byline", probabilities.of_role.get(_BYLINE, 0.0), 1.0)
    shares = probabilities.of_role
    role = probabilities.best(body=stays)
    if ROLES[role] in _NO_WAY and one.form not in DATED and is_way(line):
        return RoleLine(line, ROLES[_SECTION], shares.get(_SECTION, 0.0), 0.0)
    if ROLES[role] in _TITLES and ends_in_credit(line):
        role = _CAPTION
    elif role == _SECTION and _is_long_section(line):
        role = max((p, -r) for r, p in shares.items() if r >= len(BODY) and r != role)[1] * -1
    told, signed, titled = (shares.get(r, 0.0) for r in (role, _BYLINE, _HEADLINE))
    return RoleLine(line, ROLES[role], told, signed, titled)


def _is_long_section(line: str) -> bool:
    """Whether a line is too long for the name of a section, and no way through a site."""
    return line.count(" ") >= _MOST_SECTION and not is_way(line) and not ends_sentence(line)


def _language_of(draft: Draft) -> str | None:
    found = languages.decide(draft.text)
    return found.value if found else None


def _removal(read: LabelledText, i: int, role: str, roles: RoleModel) -> Removal:
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
        confidence=told(1 - read.probabilities[i].body),
        reasons=tuple(Reason(name, round(weight, 2)) for name, weight in reasons),
    )
