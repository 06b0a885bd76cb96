"""Bylines as names: no "By", no titles, no outlets, no dates."""

from __future__ import annotations

import re
from functools import cache

from newsclean import data

_SPLIT = re.compile(r"\s*(?:[,;|/•·\n\t]|\s[–—-]\s)\s*")
_ADDRESS = re.compile(r"\S*(?:@|https?:|www\.)\S*")
_BRACKETS = re.compile(r"\([^)]{0,80}\)|\[[^\]]{0,80}\]")
_SPACES = re.compile(r"\s+")
_NAME_WORD = re.compile(r"[^\W\d_]")
_MOST = 60


@cache
def _words() -> dict[str, frozenset[str]]:
    return {k: frozenset(v.split()) for k, v in data.read("metadata/names.toml")["words"].items()}


@cache
def _by() -> re.Pattern[str]:
    words = sorted(
        _words()["by"] - {"a", "cura", "text", "de", "words", "story", "report"}, key=len
    )
    longer = "|".join(map(re.escape, reversed(words)))
    return re.compile(
        rf"^\W*(?:(?:written|words|story|report|reported|posted|published|reviewed|text|escrito|écrit)"
        rf"\s+)?(?:{longer})\b\s*[:：]?\s*|^\W*a cura di\s+",
        re.IGNORECASE,
    )


@cache
def _and() -> re.Pattern[str]:
    joined = "|".join(map(re.escape, sorted(_words()["and"], key=len, reverse=True)))
    return re.compile(rf"\s+(?:{joined})\s+", re.IGNORECASE)


def starts_like_byline(text: str) -> bool:
    """Whether a line begins with "By" in one of its languages, and goes on like a name."""
    rest = _by().sub("", text, count=1)
    return rest != text and bool(rest) and (rest[0].isupper() or ord(rest[0]) > 0x2E7F)


def read_names(raw: str, site: str | None = None) -> tuple[str, ...]:
    """The names of people (or agencies) in a byline, in order, each once; ``site`` is no author."""
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", raw[:400]))
    text = _by().sub("", _SPACES.sub(" ", text).strip(), count=1)
    names: list[str] = []
    for part in _SPLIT.split(text):
        for item in _and().split(part):
            name = _name(item, site)
            if name and name.lower() not in (n.lower() for n in names):
                names.append(name)
    return tuple(names[:12])


def _name(item: str, site: str | None) -> str | None:
    known = _words()
    name = _by().sub("", item.strip(" .:'\"“”*\u200b"), count=1)
    words = name.split()
    while words and words[0].rstrip(".").lower() in known["titles"] and len(words) > 1:
        words = words[1:]
    if not 1 <= len(words) <= 6 or sum(map(len, words)) > _MOST:
        return None
    lowered = [w.strip(".,").lower() for w in words]
    name = " ".join(words)
    if (
        not _NAME_WORD.match(name)
        or any(ch.isdigit() for ch in name)
        or set(lowered) <= known["roles"] | known["desks"]
        or lowered[-1] in known["roles"]
        or (site and name.lower() == site.lower())
        or (words[0][0].islower() and len(words) > 2)
    ):
        return None
    if name.isupper() and len(words) > 1 and name.isascii():
        name = name.title()
    return name
