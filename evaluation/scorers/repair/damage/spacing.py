"""Damage to spaces, quotation marks and the ends of lines and sentences."""

from __future__ import annotations

import random
import re

from evaluation.scorers.repair.damage.places import SENT_END, Change, lines_of, sampled


def quote_space(text: str, rng: random.Random, rate: float) -> list[Change]:
    """`,” he`->`, ”he` ; `. “The`->`.“ The` ; `. “The`->`. “ The` ; `word” he`->`word ”he`"""
    reps = []
    for m in re.finditer(r"([,.?!])([”\"]) (?=[a-zA-Z])", text):
        p, q = m.group(1), m.group(2)
        reps.append((m.start(), m.end(), rng.choice([p + " " + q, p + " " + q + " ", p + q])))
    reps.extend(
        (m.start(), m.end(), rng.choice(["“ ", " “ ", "“"]))
        for m in re.finditer(r"(?<=[.,]) ([“])(?=[A-Z])", text)
    )
    reps.sort()
    ok, last = [], -1
    for r in reps:
        if r[0] >= last:
            ok.append(r)
            last = r[1]
    return sampled(rng, ok, max(rate, 0.5))


def quote_direction(text: str, rng: random.Random, rate: float) -> list[Change]:
    flip = {"“": "”", "”": "“"}
    ms = list(re.finditer(r"[“”]", text))
    return [(m.start(), m.end(), flip[m.group()]) for m in sampled(rng, ms, rate)]


def quote_mixed_ascii(text: str, rng: random.Random, rate: float) -> list[Change]:
    """One end of a pair turned straight or into `` / '' / << >>."""
    reps = []
    for m in sampled(rng, list(re.finditer(r"[“”]", text)), rate):
        o = m.group() == "“"
        reps.append(
            (m.start(), m.end(), rng.choice(["``" if o else "''", '"', "“" if not o else "„"]))
        )
    return reps


def space_before_punct(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z])[,.;:?!](?=\s)", text))
    return [(m.start(), m.start(), " ") for m in sampled(rng, ms, rate)]


def lost_space_sentence(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(SENT_END.finditer(text))
    return [(m.end() - 1, m.end(), "") for m in sampled(rng, ms, max(rate, 0.3))]


def lost_space_comma(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z]{2},) (?=[a-z]{2})", text))
    return [(m.start(), m.end(), "") for m in sampled(rng, ms, rate)]


def tag_join_camel(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z]{4}) (?=[A-Z][a-z]{2})", text))
    return [(m.start(), m.end(), "") for m in sampled(rng, ms, rate)]


def tag_join_lower(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z]{3}) (?=[a-z]{3})", text))
    return [(m.start(), m.end(), "") for m in sampled(rng, ms, rate * 0.2)]


def tag_split_word(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z]{4})(?=[a-z]{4})", text))
    return [(m.start(), m.start(), " ") for m in sampled(rng, ms, rate * 0.2)]


def para_join(text: str, rng: random.Random, rate: float) -> list[Change]:
    """Paragraph boundary lost entirely: 'end.\\n\\nStart' -> 'end.Start'."""
    ms = list(re.finditer(r"(?<=[a-z][.”\"])\n+(?=[A-Z“\"])", text))
    return [(m.start(), m.end(), "") for m in sampled(rng, ms, rate)]


def hyphen_wrap(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z]{4})(?=[a-z]{4})", text))
    got = sampled(rng, ms, rate * 0.2)
    return [(m.start(), m.start(), rng.choice(["-\n", "- ", "\u00ad\n"])) for m in got]


def hard_wrap(text: str, rng: random.Random, rate: float) -> list[Change]:
    reps, col = [], 0
    width = rng.choice([58, 66, 72])
    for i, c in enumerate(text):
        if c == "\n":
            col = 0
        elif c == " " and col >= width:
            reps.append((i, i + 1, "\n"))
            col = 0
        else:
            col += 1
    return reps[:60]


def split_sentence(text: str, rng: random.Random, rate: float) -> list[Change]:
    """'relatively low level cost.' -> 'relatively low level. Cost.'"""
    ms = list(re.finditer(r"(?<=[a-z]{3}) ([a-z]{3,})(?=\.(?:\s|$))", text))
    return [
        (m.start(), m.start() + 2, ". " + m.group(1)[0].upper()) for m in sampled(rng, ms, rate)
    ]


def drop_cap(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = []
    for a, b in lines_of(text):
        m = re.match(r"([A-Z])(?=[a-z]{2,})", text[a:b])
        if m and b - a > 60:
            ms.append(a)
    if not ms:
        return []
    got = [ms[0]] + (sampled(rng, ms[1:], rate * 0.3) if len(ms) > 1 else [])
    return [(p + 1, p + 1, rng.choice([" ", "\n"])) for p in got]
