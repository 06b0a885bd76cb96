"""Damage to characters: wrong encodings, lost characters, entities, invisible ones, ligatures, scanners."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from evaluation.scorers.repair.damage.places import Change, Family, sampled


def _sloppy_cp1252(data: bytes, undefined: str = "\\x") -> str:
    out = []
    for b in data:
        try:
            out.append(bytes([b]).decode("cp1252"))
        except UnicodeDecodeError:
            out.append({"\\x": chr(b), "?": "?", "fffd": "\ufffd", "": ""}[undefined])
    return "".join(out)


def _moji(decode: Callable[[bytes], str], rounds: int = 1) -> Family:
    def damaged(text: str, rng: random.Random, rate: float) -> list[Change]:
        reps = []
        for m in re.finditer(r"[^\x00-\x7f]+", text):
            s = m.group()
            for _ in range(rounds):
                s = decode(s.encode("utf-8"))
            reps.append((m.start(), m.end(), s))
        return reps

    return damaged


moji_cp1252 = _moji(_sloppy_cp1252)
moji_cp1252_x2 = _moji(_sloppy_cp1252, 2)
moji_latin1 = _moji(lambda b: b.decode("latin-1"))
moji_macroman = _moji(lambda b: b.decode("mac_roman"))
moji_cp1251 = _moji(lambda b: b.decode("cp1251", "replace"))
moji_lossy_q = _moji(lambda b: _sloppy_cp1252(b, "?"))
moji_lossy_fffd = _moji(lambda b: _sloppy_cp1252(b, "fffd"))
moji_lossy_drop = _moji(lambda b: _sloppy_cp1252(b, ""))


def _to_char(char: str, pattern: str = r"[“”‘’–—…]") -> Family:
    def damaged(text: str, rng: random.Random, rate: float) -> list[Change]:
        return [(m.start(), m.end(), char) for m in re.finditer(pattern, text)]

    return damaged


lost_to_qmark = _to_char("?")
lost_to_fffd = _to_char("\ufffd")


def apostrophe_dropped(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z])[’'](?=(?:s|t|re|ve|ll|d)\b)", text))
    return [(m.start(), m.end(), "") for m in sampled(rng, ms, rate)]


NAMED = {
    "’": "&rsquo;",
    "‘": "&lsquo;",
    "“": "&ldquo;",
    "”": "&rdquo;",
    "—": "&mdash;",
    "–": "&ndash;",
    "&": "&amp;",
    "é": "&eacute;",
    "…": "&hellip;",
    '"': "&quot;",
    "'": "&#39;",
    "£": "&pound;",
    "€": "&euro;",
}


def _entity(double: bool, numeric: bool = False) -> Family:
    def damaged(text: str, rng: random.Random, rate: float) -> list[Change]:
        reps = []
        for m in re.finditer(r"[’‘“”—–&é…\"'£€]", text):
            e = f"&#{ord(m.group())};" if numeric else NAMED[m.group()]
            if double:
                e = e.replace("&", "&amp;")
            reps.append((m.start(), m.end(), e))
        return reps

    return damaged


entity_once = _entity(False)
entity_numeric = _entity(False, True)
entity_double = _entity(True)

INVIS = ["\u200b", "\u00ad", "\ufeff", "\u200e", "\u2060", "\x07", "\x0b", "\u200c"]


def invisible(text: str, rng: random.Random, rate: float) -> list[Change]:
    spots = [m.start() for m in re.finditer(r"(?<=[a-z]{3})(?=[a-z]{3})", text)]
    return [(p, p, rng.choice(INVIS)) for p in sampled(rng, spots, rate * 0.2, 20)]


def nbsp_odd_space(text: str, rng: random.Random, rate: float) -> list[Change]:
    spots = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    return [
        (p, p + 1, rng.choice(["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "  "]))
        for p in sampled(rng, spots, rate * 0.2, 20)
    ]


LIG = [("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02")]


def ligature(text: str, rng: random.Random, rate: float) -> list[Change]:
    found = re.finditer(r"ffi|ffl|ff|fi|fl", text)
    reps = [(m.start(), m.end(), dict(LIG)[m.group()]) for m in found]
    return sampled(rng, reps, max(rate, 0.5))


def ligature_lost(text: str, rng: random.Random, rate: float) -> list[Change]:
    """PDF text where the ligature glyph became a space or vanished: 'of icials'."""
    ms = list(re.finditer(r"(?<=[a-z])(?:ffi|ffl|fi|fl)(?=[a-z])", text))
    return [(m.start(), m.end(), rng.choice([" ", "", "\ufffd"])) for m in sampled(rng, ms, rate)]


def fullwidth(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"\b[A-Z]{2,5}\b|\b\d{1,4}\b", text))
    return [
        (m.start(), m.end(), "".join(chr(ord(c) + 0xFEE0) for c in m.group()))
        for m in sampled(rng, ms, max(rate, 0.4))
    ]


OCR = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("I", "l"),
    ("l", "I"),
    ("0", "O"),
    ("O", "0"),
    ("cl", "d"),
    ("h", "b"),
    ("e", "c"),
    ("ii", "u"),
    ("vv", "w"),
    ("w", "vv"),
    ("S", "5"),
]


def ocr(text: str, rng: random.Random, rate: float) -> list[Change]:
    cand = []
    for m in re.finditer(r"\b[A-Za-z]{5,}\b|\b\d{3,}\b", text):
        opts = [(a, b) for a, b in OCR if a in m.group()]
        if opts:
            cand.append((m, opts))
    reps = []
    for m, opts in sampled(rng, cand, rate * 0.2):
        a, b = rng.choice(opts)
        p = rng.choice([x.start() for x in re.finditer(re.escape(a), m.group())])
        reps.append((m.start() + p, m.start() + p + len(a), b))
    return reps
