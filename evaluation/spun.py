"""Set phrases that a synonym program spoiled, by a writer who had not seen the lexicon: how many are found.

    python evaluation/spun.py [--show] [--together N] [PHRASES.jsonl]

A spun article has many such phrases, and one bears the other out: so many sentences make a text. Each line
has a ``text``, the ``spun`` phrase in it, and the ``plain`` one that was meant. Found is a phrase that an
edit or a suspect touches; named, one whose suspect or edit gives the plain phrase.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import newsclean

PHRASES = Path(__file__).with_name("spun-unseen.jsonl")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("phrases", nargs="?", type=Path, default=PHRASES)
    arguments.add_argument("--show", action="store_true", help="print what was not found")
    arguments.add_argument("--together", type=int, default=3, help="sentences of one text")
    given = arguments.parse_args()
    cases = [json.loads(line) for line in given.phrases.read_text(encoding="utf-8").splitlines()]
    found = named = 0
    for number, case in enumerate(cases):
        first = number - number % given.together
        text = " ".join(c["text"] for c in cases[first : first + given.together])
        proposed = proposals(text, case["spun"])
        found += proposed is not None
        named += case["plain"].lower() in {p.lower() for p in proposed or ()}
        if given.show and proposed is None:
            print(f"    {case['spun']} ({case['plain']})")
    print(f"{len(cases)} phrases, found {found / len(cases):.2f}, named {named / len(cases):.2f}")


def proposals(text: str, spun: str) -> list[str] | None:
    """What newsclean takes the phrase for; None where it passes it by."""
    start = text.lower().find(spun.lower())
    end = start + len(spun)
    result = newsclean.clean_text(text)
    edits = [e.after for e in result.edits if e.start < end and e.end > start]
    suspects = [s for s in result.suspects if s.start < end and s.end > start]
    if not edits and not suspects:
        return None
    return [*edits, *(candidate.text for s in suspects for candidate in s.candidates)]


if __name__ == "__main__":
    main()
