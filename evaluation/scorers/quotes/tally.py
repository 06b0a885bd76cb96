"""The counts of one article: marked words with their speakers, and whole attributions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.scorers.quotes.names import same_cue, same_source
from evaluation.scorers.quotes.regions import Region, core, regions
from evaluation.scorers.quotes.spans import Found, letters, likeness, matched, parts, segments

Errors = dict[str, list[tuple[Any, ...]]]


def tally(
    record: Mapping[str, Any], found: Sequence[Found], errors: Errors | None = None
) -> Counter[str]:
    """Counts for one article; ``errors`` collects what was wrong, by class."""
    count: Counter[str] = Counter()
    _marked_words(record, found, count, errors)
    _attributions(record, found, count)
    return count


def hits(count: Counter[str], name: str, gold: set[Any], found: set[Any]) -> None:
    """True and false positives and false negatives of two sets."""
    _outcome(count, name, len(gold & found), len(found), len(gold))


def _outcome(count: Counter[str], name: str, right: int, found: int, gold: int) -> None:
    count[name + "_tp"] += right
    count[name + "_fp"] += found - right
    count[name + "_fn"] += gold - right


def _marked_words(
    record: Mapping[str, Any],
    found: Sequence[Found],
    count: Counter[str],
    errors: Errors | None,
) -> None:
    text, gold = record["text"], record["quotes"]
    wanted = [core(text, q["start"], q["end"]) for q in gold]
    marked = regions(text)
    by_span: dict[Region, Found] = {}
    for quote in found:
        for span in segments(text, marked, quote):
            by_span.setdefault(span, quote)
    given = sorted(by_span)
    hits(count, "exact", set(wanted), set(given))
    direct = {s for s, q in zip(wanted, gold, strict=True) if q["kind"] == "direct"}
    hits(count, "direct", direct, {s for s in given if by_span[s].get("kind") in ("direct", None)})
    hits(count, "letters", letters(text, wanted), letters(text, given))
    for span, quote in zip(wanted, gold, strict=True):
        count[f"recall_{quote['kind']}_n"] += 1
        count[f"recall_{quote['kind']}"] += span in by_span
    pairs = matched(
        (likeness(a, b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(given)
        if a[0] < b[1] and b[0] < a[1] and likeness(a, b) >= 0.5
    )
    _outcome(count, "overlap", len(pairs), len(given), len(wanted))
    strict = mention = 0
    for i, j in pairs:
        quote, answer = gold[i], by_span[given[j]]
        person, named = _speaker(quote, answer, count)
        strict += bool(person)
        mention += bool(named)
        _cue_and_kind(quote, answer, count)
        if errors is not None and person is False:
            errors["speaker"].append(
                (record["id"], text[slice(*wanted[i])][:70], *_who(quote, answer))
            )
    scorable = [_is_scorable(q) for q in gold]
    named_gold = [q["speaker_type"] != "none" for q in gold]
    beside = sum(not scorable[i] for i, _ in pairs)
    _outcome(count, "strict", strict, len(given) - beside, sum(scorable))
    beside = sum(not named_gold[i] for i, _ in pairs)
    _outcome(count, "mention", mention, len(given) - beside, sum(named_gold))
    if errors is not None:
        _collect(record, wanted, given, pairs, errors)


def _is_scorable(quote: Mapping[str, Any]) -> bool:
    """Whether the gold says who the speaker is: a pronoun without its person does not."""
    if quote["speaker_type"] == "none":
        return False
    return quote["speaker_type"] != "pronoun" or bool(quote.get("entity"))


def _speaker(
    quote: Mapping[str, Any], answer: Found, count: Counter[str]
) -> tuple[bool | None, bool | None]:
    """Whether the person is right, and whether the words that name it are; None where nobody can say."""
    kind, person = quote["speaker_type"], quote.get("entity")
    speaker = answer.get("speaker")
    beside = answer.get("speaker_mention") or speaker
    if kind == "none":
        _rate(count, "nobody", not speaker)
        return None, None
    resolved = same_source(speaker, person) if person else None
    literal = same_source(speaker, quote["speaker"])
    same_words = (beside or "").lower().strip() == quote["speaker"].lower().strip()
    mention = same_source(beside, quote["speaker"]) or (kind == "pronoun" and same_words)
    named = mention or bool(resolved) or literal
    if kind == "pronoun":
        _rate(count, "pronoun_mention", named)
        right = resolved
        if right is not None:
            _rate(count, "pronoun_resolved", right)
    else:
        right = literal or bool(resolved)
        _rate(count, f"speaker_{kind}", right)
    _rate(count, "speaker_mention", named)
    if right is not None:
        _rate(count, "speaker", right)
        if quote["kind"] == "direct":
            _rate(count, "speaker_of_direct", right)
    return right, named


def _cue_and_kind(quote: Mapping[str, Any], answer: Found, count: Counter[str]) -> None:
    if quote["cue"] is not None:
        _rate(count, "cue", same_cue(answer.get("cue"), quote["cue"]))
    if answer.get("kind"):
        _rate(count, "kind", answer["kind"] == quote["kind"])


def _rate(count: Counter[str], name: str, right: bool) -> None:
    count[name] += right
    count[name + "_n"] += 1


def _who(quote: Mapping[str, Any], answer: Found) -> tuple[str, str]:
    person = f" → {quote['entity']}" if quote.get("entity") else ""
    return f"gold {quote['speaker'][:50]}{person}", f"found {str(answer.get('speaker'))[:50]}"


def _collect(
    record: Mapping[str, Any],
    wanted: list[Region],
    given: list[Region],
    pairs: list[tuple[int, int]],
    errors: Errors,
) -> None:
    def around(span: Region) -> str:
        text: str = record["text"][max(0, span[0] - 40) : span[1] + 40]
        return text.replace("\n", "⏎")[:200]

    seen_gold, seen_found = {i for i, _ in pairs}, {j for _, j in pairs}
    errors["missed"] += [
        (record["id"], around(s)) for i, s in enumerate(wanted) if i not in seen_gold
    ]
    errors["spurious"] += [
        (record["id"], around(s)) for j, s in enumerate(given) if j not in seen_found
    ]
    errors["boundary"] += [
        (record["id"], around(wanted[i]), around(given[j]))
        for i, j in pairs
        if wanted[i] != given[j]
    ]


def _attributions(record: Mapping[str, Any], found: Sequence[Found], count: Counter[str]) -> None:
    """Whole attributions, reported speech among them, compared by their letters."""
    text, gold = record["text"], record["attributions"]
    groups: dict[Any, list[Found]] = defaultdict(list)
    for number, quote in enumerate(found):
        group = quote.get("group")
        groups[("alone", number) if group is None else ("group", group)].append(quote)
    given = [letters(text, {s for q in quotes for s in parts(q)}) for quotes in groups.values()]
    wanted = [letters(text, [(a, b) for a, b in a_["spans"]]) for a_ in gold]
    hits(count, "report_letters", set().union(*wanted), set().union(*given))
    pairs = matched(
        (len(a & b) / len(a | b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(given)
        if len(a & b) >= 0.5 * len(a | b) > 0
    )
    exact = sum(wanted[i] == given[j] for i, j in pairs)
    _outcome(count, "report_exact", exact, len(given), len(wanted))
    seen = {i for i, _ in pairs}
    for i, attribution in enumerate(gold):
        _rate(count, f"report_{attribution['kind']}", i in seen)
