"""What each language has to compose stories from: names, outlets, bylines, sentences, the words of dates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from line_dumps import BIT, OUTSIDE, bits
from newsclean import data

HERE = Path(__file__).parent
_SCRIPTS = {
    "ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "el": "greek", "ar": "arabic",
    "fa": "arabic", "he": "hebrew", "hi": "hindi", "zh": "han", "ja": "japanese", "ko": "hangul",
    "th": "thai",
}  # fmt: skip
_LOOSE = OUTSIDE & ~bits("headline", "byline", "title", "masthead", "dek")


@dataclass(slots=True)
class Pool:
    """What a language has to compose from."""

    code: str
    story: list[str]
    names: list[str]
    outlets: list[str]
    bylines: list[str]
    around: list[tuple[str, int]]
    """Lines around a story with the roles that each may have."""
    looks: list[str] = field(default_factory=list)
    """Sentences of a story that look like boilerplate."""
    headlines: list[str] = field(default_factory=list)
    deks: list[str] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    months: list[str] = field(default_factory=list)


def pools() -> list[Pool]:
    """All languages, sorted by code."""
    own = tomllib.loads((HERE / "lines" / "pools.toml").read_text(encoding="utf-8"))
    found = []
    for code in sorted(own["byline"]):
        names = own["names"][_SCRIPTS.get(code, "latin")]
        words = {k: v.split() for k, v in data.read(f"lang/{code}/lines.toml")["words"].items()}
        dates = data.of_language(code, "dates")
        months = [m.split()[0] for m in dates["dates"].get("months", ())] if dates else []
        pool = Pool(code, [], names, [], own["byline"][code], [], words=words, months=months)
        file = HERE / "boilerplate" / f"{code}.toml"
        if file.exists():
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            pool.story = content["story"]
            pool.around = [(line, _LOOSE) for line in content["boilerplate"]]
            pool.looks = content["kept"]
            pool.outlets = own["outlets"][code]
        else:
            content = own[code]
            pool.story, pool.outlets = content["story"], content["outlets"]
            pool.headlines, pool.deks = [content["headline"]], [content["dek"]]
            pool.looks = content["story"][-1:]
            for key, role in (
                ("pointer", "pointer"), ("plea", "plea"), ("legal", "legal"), ("credit", "credit"),
                ("note", "author-note"),
            ):  # fmt: skip
                pool.around += [(line, BIT[role]) for line in content[key]]
        found.append(pool)
    return found
