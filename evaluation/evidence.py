"""What faithful reports prove of one garbled story: words put back with their citation, standing of quotes.

    python -m evaluation evidence STORY.txt REPORT.txt … --expect dive-bomb 'policy official'

The reports are learned as an archive of their own, the first of them on the host that is believed; the story
is cleaned twice, with no host trusted and with that one. Printed are each edit that was made on evidence with
the passage that proves it, each quotation with its standing and the other wording, each suspect that is left,
and which of the words that are expected stand in the body. It ends with status 1 where one is missing though
the host is trusted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import newsclean
from newsclean.profile import Writer, learned

TRUSTED = "paper.example"


def learn(reports: list[Path], profile: Path) -> None:
    with Writer(profile) as writer:
        for number, report in enumerate(reports):
            host = "other.example" if number else TRUSTED
            lines = report.read_text(encoding="utf-8").splitlines()
            writer.add(learned(lines, host=host, id=report.name, url=f"https://{host}/{number}"))
        writer.finish()


def show(article: newsclean.Article) -> None:
    for sibling in article.siblings:
        print(f"  {sibling.relation}: {sibling.source}")
    for edit in article.edits:
        if edit.cited:
            print(f"  edit  {edit.before!r} → {edit.after!r}, by “{edit.cited[0].text}”")
    for quote in article.quotes:
        print(f"  {quote.standing}  “{quote.text}”")
        for source in quote.sources:
            print(f"      {source.source}: {source.text}")
    for suspect in article.suspects:
        told = ", ".join(candidate.text for candidate in suspect.candidates)
        print(f"  suspect  {suspect.text}: {told or 'no candidate'}")
    for warning in article.warnings:
        print(f"  {warning}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--expect", nargs="*", default=[], help="words that must stand in the body")
    given = parser.parse_args()
    text, missing = given.story.read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "reports.profile"
        learn(given.reports, profile)
        for trusted in (frozenset[str](), frozenset((TRUSTED,))):
            print(f"trusted: {', '.join(trusted) or 'nobody'}")
            cleaner = newsclean.Cleaner(newsclean.Options(trusted=trusted), profile=profile)
            article = cleaner.clean(text, kind="text", url="https://copy.example/story")
            show(article)
            for words in given.expect:
                there = words in article.body
                missing += bool(trusted) and not there
                print(f"  {'there' if there else 'MISSING':7} {words}")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
