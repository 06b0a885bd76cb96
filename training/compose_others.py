"""Short texts that are no news stories: offers, threads, manuals, recipes, minutes, walls of consent; and
interviews, which are stories though their lines begin as those of threads do."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from compose_lines import Composer
from line_data import FOLDS, Text
from line_dumps import OUTSIDE
from line_pools import Pool, pools

_TEXTS = Path(__file__).parent / "lines" / "others.toml"


def others(count: int, seed: int = 3) -> list[Text]:
    """``count`` texts made of each of the short texts of ``lines/others.toml``, which were written for
    newsclean: some of its lines left out, all of them repeated, with other numbers."""
    luck = random.Random(seed)
    known = tomllib.loads(_TEXTS.read_text(encoding="utf-8"))["texts"]
    return [
        _varied(kind, number, text, luck)
        for kind, texts in known.items()
        for number, text in enumerate(texts)
        for _ in range(count)
    ]


def conversations(count: int, seed: int = 4) -> list[Text]:
    """``count`` interviews and transcripts of each language, from the sentences of its stories."""
    luck = random.Random(seed)
    composer = Composer(seed)
    return [
        _conversation(pool, number, composer, luck) for pool in pools() for number in range(count)
    ]


def _conversation(pool: Pool, number: int, composer: Composer, luck: random.Random) -> Text:
    names = luck.sample(pool.names, 2)
    labels = luck.choice((("Q: ", "A: "), ("", "– "), (f"{names[0]}: ", f"{names[1]}: "), ("", "")))
    labels = luck.choice((labels, tuple(label.upper() for label in labels)))
    told = luck.sample(pool.story, min(len(pool.story), luck.randint(2, 8)))
    lines = [composer.headline(pool), luck.choice(pool.story)][: luck.randint(0, 2)]
    for i, sentence in enumerate(told):
        asked = f"{composer.headline(pool)}?" if i % 2 == 0 else sentence
        lines.append(f"{labels[i % 2]}{asked}")
    name, apart = f"{pool.code}-talk-{number}", luck.random() < 0.7
    return Text(
        name, "composed", "article", number % FOLDS, pool.code, "talk",
        lines, [apart] * len(lines), [0] * len(lines),
    )  # fmt: skip


def _varied(kind: str, number: int, text: str, luck: random.Random) -> Text:
    kept = [line for line in text.split("\n") if luck.random() < 0.85] or [text]
    repeated = kept * luck.choice((1, 1, 1, 2, 4))
    lines = [_renumbered(line.strip(), luck) for line in repeated]
    name, apart = f"{kind}-{number}", luck.random() < 0.5
    return Text(
        name, "composed", kind, number % FOLDS, name, "junk",
        lines, [apart] * len(lines), [OUTSIDE] * len(lines),
    )  # fmt: skip


def _renumbered(line: str, luck: random.Random) -> str:
    return "".join(str(luck.randint(1, 9)) if c in "123456789" else c for c in line)
