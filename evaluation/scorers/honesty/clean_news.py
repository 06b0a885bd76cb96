"""Clean news must pass unchanged: what ``clean_text`` does to stories as their papers wrote them.

    python -m evaluation clean-news stories.jsonl --show 20

Counted apart are changes of words, of quotation marks and spaces, removals, suspects in English and stories
that count as spun, although all are honest. Invisible characters and layout do not count.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import newsclean
from evaluation.scorers.honesty.texts import CleanNews, read

IGNORED = ("layout.", "characters.invisible", "characters.space", "spaces.")
MARKS = ("quotes.", "spacing.", "marks.", "lost-marks")


def kind_of(edit: newsclean.Edit) -> str | None:
    """How an edit of clean text is counted; None for one that no reader sees."""
    if edit.rule.startswith(IGNORED):
        return None
    if isinstance(edit, newsclean.Removal):
        return "removals"
    return "marks" if edit.rule.startswith(MARKS) else "words"


def changes(story: CleanNews, count: Counter[str], shown: dict[str, list[str]]) -> None:
    """Counts what is done to one story."""
    text = story.text
    result = newsclean.clean_text(text)
    count.update(texts=1, characters=len(text), spun=result.spun.likely)
    for edit in result.edits:
        kind = kind_of(edit)
        if kind is not None:
            count[kind] += 1
            before, behind = text[max(0, edit.start - 40) : edit.start], text[edit.end :][:40]
            shown[kind].append(f"{edit.rule}: {before}[{edit.before} → {edit.after}]{behind}"[:300])
    if story.language.startswith("en"):
        count.update(english=len(text), suspects=len(result.suspects))
        shown["suspects"] += [f"{s.kind}: {s.text}" for s in result.suspects]


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(
        prog="python -m evaluation clean-news",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("stories", type=Path)
    arguments.add_argument("--show", type=int, default=0, help="print so many changes of each kind")
    given = arguments.parse_args(argv)
    count: Counter[str] = Counter()
    shown: dict[str, list[str]] = defaultdict(list)
    for story in read(given.stories):
        changes(story, count, shown)
    for kind, lines in shown.items():
        for line in lines[: given.show]:
            print(f"  {kind}  {line!r}")
    characters = max(1, count["characters"])
    print(
        f"{count['texts']} texts, {count['characters']} characters:"
        f" words {count['words'] / characters * 1e6:.1f} per million,"
        f" marks {count['marks'] / characters * 1e5:.1f}"
        f" and removals {count['removals'] / characters * 1e5:.1f} per 100,000,"
        f" suspects {count['suspects'] / max(1, count['english']) * 1e4:.2f} per 10,000 of English,"
        f" spun {count['spun']}"
    )


if __name__ == "__main__":
    main()
