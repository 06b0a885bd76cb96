"""Speech that no pair of marks encloses alone: dialogue dashes, and clauses set inside the marks.

Spanish, French, Polish, Russian and others open speech with a dash and close it, where the narrator
breaks in, with another: ``—Ya voy —dijo Ana—. Un momento.`` French sets the reporting clause inside
the marks too: ``« Oui, dit-elle, je viens. »``. Both are turned into regions like those of marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean import lazy_re as re
from newsclean.quotes import interviews
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.titles import ANYBODY
from newsclean.text.quotation_marks import OPENING, Paragraph, Region
from newsclean.text.sentences import STOPS

_OPEN = re.compile(r"[—–―-]\s*(?=[^\s\d—–―-])")
_INNER = re.compile(r"(?<=[.?!…»”\":]\s)(?:[—–―]\s?|-\s)(?=[¿¡«A-ZÀ-ÞА-ЯІЇЄҐΑ-Ω])")
_ENDED = tuple('.?!…»”"')
_DASH = re.compile(r"(?<=\s)[—–―-]+\s?|[—–―]\s?")
_INSERTED = re.compile(rf"[,{STOPS}]?\s[—–-]\s?(?=[^\W\d_])")
_RESUMED = re.compile(r"\s?[,.]?\s?[—–-][.,]?\s")
_COMMA = re.compile(r"[,?!…]\s+")
_STOP = re.compile(rf"[,;{STOPS}]|:(?!\w)")
_CAPITAL = re.compile(r"\s[A-ZÀ-Ý]")
_ENDS_SENTENCE = re.compile(rf"[{STOPS}](?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
CLAUSE = 10
"""Words of such a clause whose subject comes first."""
LEADING = 6
"""Words before marks among which the verb stands by which a speaker quotes somebody."""
SHORTEST = 12
"""Characters before the words that a speaker quotes."""
OPENS_CLAUSE = 4
"""Words with which a clause tells whether it reports."""
LONGEST = 90
"""Characters of a clause inside the marks."""


def with_speech(text: str, found: Paragraph, lex: Lexicon) -> Paragraph:
    """The paragraph with the regions that dashes and inner clauses make."""
    regions = found.regions
    if regions and not all(r.closed for r in regions):
        regions = tuple(part for r in regions for part in _cut_short(text, r, found, lex))
    if lex.grammar.dashes and found.regions:
        regions = tuple(part for r in regions for part in _cut(text, r, lex))
    if lex.grammar.dashes and _has_dash(text, found):
        regions = _dashed(text, found._replace(regions=regions), lex, marked=found.regions)
    if lex.grammar.incises and regions:
        parts = [part for r in regions for part in _parted(text, r, lex, found.regions)]
        regions = tuple(parts)
    return found if regions is found.regions else found._replace(regions=regions)


def with_turns(text: str, marked: list[Paragraph], lex: Lexicon) -> list[Paragraph]:
    """The paragraphs of a dialogue: one that opens with a dash beside another turn is a turn."""
    answers = {n + 1 for n in interviews.questions(text, marked)}
    if not lex.grammar.dashes and len(answers) < interviews.LEAST:
        return marked
    opens = [text[p.start] in "—–" for p in marked]
    for n, dash in enumerate(opens):
        answering = n in answers and not _is_dashed(marked[n])
        if not (answering or (dash and lex.grammar.dashes and _is_unread(text, marked[n], lex))):
            continue
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(marked)]
        turns = any(opens[m] and (marked[m].regions or _asks(text, marked[m])) for m in beside)
        if answering or turns or (lex.grammar.inner_dashes and _is_alone(text, marked[n])):
            bare = marked[n]._replace(regions=())
            marked[n] = bare._replace(regions=_dashed(text, bare, lex, sure=True))
    return marked


def _is_dashed(found: Paragraph) -> bool:
    """Whether a dash at the head of a paragraph is read as that of speech."""
    return bool(found.regions) and found.regions[0].outer == found.start


def _is_unread(text: str, found: Paragraph, lex: Lexicon) -> bool:
    """Whether a turn holds no words yet, or only such as its speaker quotes: “– Min mor sa: ”…””."""
    if not found.regions:
        return True
    first = found.regions[0].outer
    if text[first - 2 : first].strip() not in (":", ",") or first - found.start < SHORTEST:
        return False
    words = [
        m.group().lower() for m in _WORD.finditer(text, max(found.start, first - LONGEST), first)
    ]
    return any(word in lex.cues.verbs for word in words[-LEADING:])


def _asks(text: str, found: Paragraph) -> bool:
    return text[found.end - 1] in "?;"


def _last_before(text: str, place: int) -> str:
    """The last character before a place that is no space; empty without one."""
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place]


def _is_alone(text: str, found: Paragraph) -> bool:
    """Whether a paragraph behind a dash is a sentence, and no entry of a list."""
    opening = _OPEN.match(text, found.start, found.end)
    if opening is None or not text[opening.end()].isupper():
        return False
    return text[found.end - 1] in STOPS + '”»“"' and _last_before(text, found.start) in (
        *STOPS,
        "",
    )


def _has_dash(text: str, found: Paragraph) -> bool:
    return any(text.find(dash, found.start, found.end) >= 0 for dash in ("–", "—", "―", "- "))


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
        told = islice(_WORD.finditer(text, comma.end(), region.end), OPENS_CLAUSE)
        words = [m.group() for m in told]
        unknown = lex.grammar.between and _acts(words, [w.lower() for w in words], lex)
        known = _begins_report(text, comma.end(), region.end, lex)
        if unknown or (known and _names(text, comma.end(), lex)):
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


def _dashed(
    text: str,
    found: Paragraph,
    lex: Lexicon,
    *,
    marked: Sequence[Region] = (),
    sure: bool = False,
) -> tuple[Region, ...]:
    """The regions of speech behind dashes; without them, and unless ``sure``, what marks made.

    Speech opens with the paragraph, or behind the end of a sentence where a report follows it; but not
    inside what is ``marked``.
    """
    opening = _OPEN.match(text, found.start, found.end)
    inner = opening is None
    if opening is None:
        opening = _INNER.search(text, found.start, found.end)
        if opening is None or any(r.outer < opening.start() < r.after for r in marked):
            return found.regions
    sure = sure or _last_before(text, opening.start()) == ":"
    made, cues = _spoken(text, opening.start(), opening.end(), found.end, lex)
    if inner and not cues and lex.grammar.inner_dashes and text[opening.end()].isalpha():
        sure, made = True, [_until_marks(text, made[-1], marked)] if made else []
    elif not (
        cues
        or (sure and (not inner or text[opening.start() - 2] == ":"))
        or _incised(text, made, lex)
    ):
        return found.regions
    floor = opening.start()
    outside = [
        r
        for r in found.regions
        if r.after <= floor or not any(m.outer < r.after and r.outer < m.after for m in made)
    ]
    return tuple(sorted((*outside, *made), key=_outer)) if made else found.regions


def _until_marks(text: str, region: Region, marked: Sequence[Region]) -> Region:
    """Speech that nobody reports, up to its first sentence where words in marks follow it: “– Det blir kaffe.
    På veggen henger skiltet: «…»”."""
    if not any(region.start < other.outer for other in marked):
        return region
    stop = _ENDS_SENTENCE.search(text, region.start, region.end)
    end = stop.end() if stop is not None else region.end
    return Region(region.start, end, region.outer, end, True)


def _spoken(text: str, outer: int, start: int, end: int, lex: Lexicon) -> tuple[list[Region], int]:
    """The stretches of speech from an opening dash on, and how many reports stand between them."""
    regions: list[Region] = []
    speaking, cues = True, 0
    for dash in _DASH.finditer(text, start, end):
        if speaking:
            if not _reports(text, dash.end(), end, lex):
                if not _fresh(text, dash.start()):
                    continue
                # Another turn in the same paragraph.
                regions.append(_region(text, start, dash.start(), outer))
                start, outer = dash.end(), dash.start()
                continue
            cues += 1
            regions.append(_region(text, start, dash.start(), outer))
            speaking = False
        else:
            start, outer, speaking = dash.end(), dash.start(), True
            while start < end and text[start] in ".,;: ":
                start += 1
    if speaking and start < end:
        regions.append(_region(text, start, end, outer))
    return [r for r in regions if r.end > r.start], cues


def _fresh(text: str, dash: int) -> bool:
    """Whether a dash stands behind the end of a sentence and before a capital or a question."""
    before = text[:dash][-3:].rstrip()
    behind = text[dash:].lstrip("—–―- ")[:1]
    return before[-1:] in _ENDED and (behind.isupper() or behind in "¿¡«“")


def _outer(region: Region) -> int:
    return region.outer


def _reports(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a cue is among the first words behind a dash."""
    words = [m.group() for m in _WORD.finditer(text, start, min(end, start + LONGEST))][:5]
    if not words or text[start].isupper():
        return False
    low = [word.lower() for word in words]
    if low[0] in lex.cues.weak or any(w in lex.cues.verbs for w in low[:3]):
        return True
    return _acts(words, low, lex)


def _acts(words: Sequence[str], low: Sequence[str], lex: Lexicon) -> bool:
    """Whether an unknown verb stands before the one who does it: “— atira Roe”, “– wylicza pani Roe”."""
    grammar, persons = lex.grammar, lex.persons
    if not low:
        return False
    i = 1 if low[0] in grammar.reflexive or low[0] in grammar.objects else 0
    if i + 1 >= len(low) or low[i] in grammar.closed or not words[i].islower():
        return False
    for word, small in zip(words[i + 1 :], low[i + 1 :], strict=True):
        if word[0].isupper() or small in persons.pronouns or persons.noun(small) is not None:
            return True
        if small in grammar.reflexive or small in grammar.objects:
            continue  # “– śmiał *się* napastnik”
        if small not in grammar.determiners and small not in persons.titles:
            return False
    return False


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
    if lex.grammar.either_side and len(words) <= CLAUSE:
        # “…, Virtanen sanoo.”
        spelt = _WORD.findall(clause)
        if any(
            low in lex.cues.verbs and (spelt[k][0].isupper() or words[k] in lex.persons.pronouns)
            for k, low in enumerate(words[1:])
        ):
            return True
    if words and words[0] in pronouns and words[0] not in grammar.reflexive | grammar.objects:
        return False  # “En juin, *on* nous jurait que …”: its subject would follow its verb.
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


def _parted(text: str, region: Region, lex: Lexicon, marked: Sequence[Region] = ()) -> list[Region]:
    """The parts of speech round its first reporting clause. Behind a dash the narrator may go on: with
    “she”, or with words in marks of his own."""
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
    if dashed and after > end:
        words = [m.group().lower() for m in _WORD.finditer(text, after, region.end)]
        own = any(lex.persons.pronouns.get(word) == "" for word in words)
        inside = [r for r in marked if after <= r.outer and r.after <= region.end]
        told = bool(words) and lex.persons.pronouns.get(words[0]) in ANYBODY
        if not own and (inside or told) and text[after - 2] in STOPS:
            return [first, *inside]
    return [first, Region(after, region.end, after, region.after, region.closed)]
