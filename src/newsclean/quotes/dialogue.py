"""Speech that no pair of marks encloses alone: dialogue dashes, and clauses set inside the marks.

Spanish, French, Polish, Russian and others open speech with a dash and close it, where the narrator
breaks in, with another: ``—Ya voy —dijo Ana—. Un momento.`` French sets the reporting clause inside
the marks too: ``« Oui, dit-elle, je viens. »``. Both are turned into regions like those of marks.
"""

from __future__ import annotations

import re

from newsclean.quotes.lexicon import Lexicon
from newsclean.text.quotation_marks import OPENING, Paragraph, Region
from newsclean.text.sentences import STOPS

_OPEN = re.compile(r"[—–―-]\s*(?=[^\s\d—–―-])")
_DASH = re.compile(r"(?<=\s)[—–―-]+\s?|[—–―]\s?")
_INSERTED = re.compile(rf"[,{STOPS}]?\s[—–-]\s")
_RESUMED = re.compile(r"\s?[,.]?\s[—–-][.,]?\s")
_COMMA = re.compile(r"[,?!…]\s+")
_STOP = re.compile(f"[,;:{STOPS}]")
_CAPITAL = re.compile(r"\s[A-ZÀ-Ý]")
_WORD = re.compile(r"[^\W\d_]+")
CLAUSE = 6
"""Words of such a clause whose subject comes first."""
LONGEST = 90
"""Characters of a clause inside the marks."""


def with_speech(text: str, found: Paragraph, lex: Lexicon) -> Paragraph:
    """The paragraph with the regions that dashes and inner clauses make."""
    regions = found.regions
    if regions and not all(r.closed for r in regions):
        regions = tuple(part for r in regions for part in _cut_short(text, r, found, lex))
    if lex.grammar.dashes and not regions:
        regions = _dashed(text, found, lex)
    if lex.grammar.dashes and found.regions:
        regions = tuple(part for r in regions for part in _cut(text, r, lex))
    if lex.grammar.incises and regions:
        regions = tuple(part for r in regions for part in _parted(text, r, lex))
    return found if regions is found.regions else found._replace(regions=regions)


def _cut(text: str, region: Region, lex: Lexicon) -> tuple[Region, ...]:
    """The parts of words in marks round a clause between dashes: «…, — said Roe, — …»."""
    for opening in _INSERTED.finditer(text, region.start, region.end):
        pointed = not text[opening.start()].isspace()
        if not (_reports if pointed else _begins_report)(text, opening.end(), region.end, lex):
            continue
        end = opening.start() + pointed
        first = Region(region.start, end, region.outer, end, True)
        closing = _RESUMED.search(text, opening.end(), min(region.end, opening.end() + LONGEST))
        if closing is None:
            return (first,)
        rest = Region(closing.end(), region.end, closing.end(), region.after, region.closed)
        return (first, rest) if rest.end > rest.start else (first,)
    return (region,)


def _cut_short(text: str, region: Region, found: Paragraph, lex: Lexicon) -> tuple[Region, ...]:
    """Words whose closing mark was lost, up to the clause that reports them: “No, said Roe. It rained.”

    Where the next paragraph opens with a mark, the words go on there, and nothing was lost.
    """
    behind = text[found.end : found.end + 4].lstrip()
    if region.closed or (region.after >= found.end and behind[:1] in OPENING and behind):
        return (region,)
    for comma in _COMMA.finditer(text, region.start, region.end):
        if _begins_report(text, comma.end(), region.end, lex) and _names(text, comma.end(), lex):
            end = comma.start() + 1
            return (Region(region.start, end, region.outer, end, True),)
    return (region,)


def _names(text: str, start: int, lex: Lexicon) -> bool:
    """Whether a name, a pronoun or an article follows the first word from a place."""
    words = [m.group() for m in _WORD.finditer(text, start, start + LONGEST)][1:3]
    persons, grammar = lex.persons, lex.grammar
    return bool(words) and (
        words[0][0].isupper()
        or words[0].lower() in persons.pronouns
        or words[0].lower() in grammar.articles
        or persons.head(words[0].lower()) is not None
        or words[0].lower() in persons.modifiers
    )


def _dashed(text: str, found: Paragraph, lex: Lexicon) -> tuple[Region, ...]:
    opening = _OPEN.match(text, found.start, found.end)
    if opening is None:
        return ()
    regions: list[Region] = []
    start, outer, speaking = opening.end(), opening.start(), True
    cues = 0
    for dash in _DASH.finditer(text, opening.end(), found.end):
        if speaking:
            if not _reports(text, dash.end(), found.end, lex):
                continue
            cues += 1
            regions.append(_region(text, start, dash.start(), outer))
            speaking = False
        else:
            start, outer, speaking = dash.end(), dash.start(), True
            while start < found.end and text[start] in ".,;: ":
                start += 1
    if speaking and start < found.end:
        regions.append(_region(text, start, found.end, outer))
    return (
        tuple(r for r in regions if r.end > r.start) if cues or _incised(text, regions, lex) else ()
    )


def _reports(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a cue is among the first words behind a dash."""
    words = [m.group().lower() for m in _WORD.finditer(text, start, min(end, start + LONGEST))][:3]
    return bool(words) and any(w in lex.cues.verbs for w in words)


def _begins_report(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a cue is the first word behind a dash, or the second behind an auxiliary."""
    words = [m.group().lower() for m in _WORD.finditer(text, start, min(end, start + LONGEST))][:2]
    if words and words[0] in lex.grammar.auxiliaries:
        words = words[1:]
    return bool(words) and words[0] in lex.cues.verbs


def _incised(text: str, regions: list[Region], lex: Lexicon) -> bool:
    return lex.grammar.incises and any(
        len(_parted(text, r, lex)) > 1 or _clause(text, r, lex) for r in regions
    )


def _region(text: str, start: int, end: int, outer: int) -> Region:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Region(start, end, outer, end, True)


def _clause(text: str, region: Region, lex: Lexicon) -> tuple[int, int] | None:
    """The span of the first reporting clause behind a comma inside the region."""
    for comma in _COMMA.finditer(text, region.start, region.end):
        stop = _STOP.search(text, comma.end(), min(region.end, comma.end() + LONGEST))
        end = stop.start() if stop else region.end
        if end - comma.end() <= LONGEST and _is_clause(text[comma.end() : end], lex):
            return comma.start() + 1, end
    return None


def _is_clause(clause: str, lex: Lexicon) -> bool:
    """A cue, alone or behind an auxiliary, with its subject behind it."""
    words = re.findall(r"[^\W\d_]+", clause.lower())
    pronouns, grammar = lex.persons.pronouns, lex.grammar
    if lex.grammar.either_side and _CAPITAL.match(" " + clause) and len(words) <= CLAUSE:
        # “…, Virtanen sanoo.”
        return words[-1] in lex.cues.verbs
    for i, word in enumerate(words[:4]):
        if word in lex.cues.verbs and i + 1 < len(words):
            if any(w in pronouns for w in (*words[:i], *words[i + 1 : i + 3])):
                return True
            named = words[i + 1] in grammar.determiners or _CAPITAL.search(clause) is not None
            small = grammar.auxiliaries | grammar.euphonic | grammar.reflexive
            return named and (i == 0 or (i < 3 and words[0] in small))
        if (
            word not in grammar.auxiliaries
            and word not in pronouns
            and word not in grammar.euphonic
        ):
            return False
    return False


def _behind_apposition(text: str, end: int, stop: int, lex: Lexicon, dashed: bool) -> int:
    """Behind what the narrator adds to the speaker: “says Vik, *who waits on the quay*. …”"""
    if text[end : end + 1] != ",":
        return end
    word = _WORD.search(text, end, stop)
    if word is None:
        return end
    low = word.group().lower()
    told = low in lex.grammar.relatives or low in lex.persons.heads or low in lex.persons.titles
    # Between marks an “and” goes on with the words; behind a dash nothing but the narrator follows.
    told = told or low in lex.grammar.indefinite or (dashed and low in lex.grammar.conjunction)
    told = told or any(map(str.isdigit, text[end : word.start()]))  # “says Roe, *54, and nods.*”
    if not told:
        return end
    while (found := _STOP.search(text, end + 1, stop)) is not None:
        end = found.start()
        if text[end] != ",":
            return end
    return stop


def _parted(text: str, region: Region, lex: Lexicon) -> list[Region]:
    clause = _clause(text, region, lex)
    if clause is None:
        return [region]
    start, end = clause
    first = Region(region.start, start, region.outer, start, True)
    dashed = region.outer < region.start and text[region.outer] in "—–―-"
    after = _behind_apposition(text, end, region.end, lex, dashed)
    while after < region.end and text[after] in ",.;:!? \u00a0\u202f":
        after += 1
    if after >= region.end:
        return [first]
    return [first, Region(after, region.end, after, region.after, region.closed)]
