"""``python -m evaluation COMMAND …`` runs one measurement; ``COMMAND --help`` says what it takes."""

from __future__ import annotations

import importlib.util
import runpy
import sys

COMMANDS = {
    "extraction": ("scorers.extraction.score", "story, headline, authors, date of public pages"),
    "compare": ("scorers.extraction.compare", "several results of `extraction` side by side"),
    "quotes": ("scorers.quotes.score", "who said what, against annotated articles"),
    "repair": ("scorers.repair.score", "what is mended in damaged text, and altered in clean text"),
    "clean-news": ("scorers.honesty.clean_news", "what is changed in news that is clean"),
    "lost-characters": ("scorers.honesty.lost", "what is put where characters were lost"),
    "boilerplate": ("boilerplate", "boilerplate in wording that no rule knows"),
    "precision": ("precision.__main__", "how often each rule is right on real text"),
    "spun": ("spun", "set phrases that a synonym program changed"),
    "siblings": ("siblings", "what an archive's profile finds and proves"),
    "evidence": ("evidence", "what faithful reports prove of one garbled story"),
    "site-lines": ("site_lines", "what a profile gains on lines that sites repeat"),
    "archive-scale": ("archive_scale", "learning and looking up with many stories"),
    "learning-crash": ("learning_crash", "learning that is killed at random moments"),
    "structure": ("structure", "headings, lists, code, tables, formulas, links, notes of pages"),
    "speed": ("speed", "time of each stage, in lxml parses of the same page"),
    "crawl": ("crawl", "a Scrapy crawl with the pipeline: latency of the reactor, size of the log"),
    "scaling": ("scaling", "time against size"),
    "hostile": ("hostile", "time and memory on families of hostile input"),
    "mutations": ("mutations", "mutated pages and texts of a folder under all laws"),
    "endurance": ("endurance", "ten thousand pages in sixteen threads"),
    "archive": ("archive", "promises of batch jobs: crash, workers, memory, cost"),
    "faults": ("faults", "random faults against batch jobs"),
    "constants": ("constants", "numbers in the code that no test would notice changing"),
}
"""Module below ``evaluation`` and purpose, by name."""


def main(argv: list[str]) -> int:
    """Runs one measurement as a script; without one, lists them."""
    if not argv or argv[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        for name, (_, purpose) in COMMANDS.items():
            print(f"  {name:16} {purpose}", file=sys.stderr)
        return 0 if argv in ([], ["--help"], ["-h"]) else 2
    module = f"{__package__}.{COMMANDS[argv[0]][0]}"
    assert importlib.util.find_spec(module) is not None
    sys.argv = [argv[0], *argv[1:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
