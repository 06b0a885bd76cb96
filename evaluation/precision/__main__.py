"""How often each rule is right on real text: ``run``, ``sample``, ``judge``, ``cards``; see ``--help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.precision import collect, rule_cards, verdicts


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation precision", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="clean folders of real text and write every edit")
    run.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    run.add_argument("-o", "--out", type=Path, required=True)
    run.add_argument("--field", default="text", help="of a JSONL line: where its text is (a.b.c)")
    sample = commands.add_parser("sample", help="print edits of a rule that have no verdict yet")
    sample.add_argument("edits", type=Path)
    sample.add_argument("--rule", required=True)
    sample.add_argument("--n", type=int, default=50)
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument("--verdicts", type=Path, help="default: verdicts.jsonl beside the edits")
    judge = commands.add_parser("judge", help="append verdicts: DIGEST=right|wrong|doubtful")
    judge.add_argument("verdicts", type=Path)
    judge.add_argument("given", nargs="+", metavar="DIGEST=VERDICT")
    judge.add_argument("--edits", type=Path, help="to keep the rule with each verdict")
    cards = commands.add_parser("cards", help="print what the verdicts say about each rule")
    cards.add_argument("edits", type=Path)
    cards.add_argument("verdicts", type=Path)
    cards.add_argument("--page", type=Path, help="write them as the page of the documentation")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command."""
    given = _parser().parse_args(argv)
    if given.command == "run":
        print(collect.run(given.folders, given.out, given.field))
        return 0
    edits = verdicts.rows(given.edits) if given.edits else []
    if given.command == "sample":
        kept = given.verdicts or given.edits.with_name("verdicts.jsonl")
        judged = set(verdicts.known(kept))
        for item in verdicts.sample(edits, given.rule, given.n, given.seed, judged):
            print(verdicts.shown(item))
    elif given.command == "judge":
        print(verdicts.judge(given.verdicts, given.given, edits))
    elif given.page is not None:
        text = rule_cards.page(edits, verdicts.known(given.verdicts))
        given.page.write_text(text, encoding="utf-8")
    else:
        size = sum(item["size"]["bytes"] for item in edits if "size" in item) / 1e6
        found = rule_cards.cards(edits, verdicts.known(given.verdicts))
        print(rule_cards.table(found, size, markdown=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
