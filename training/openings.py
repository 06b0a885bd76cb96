"""Write what the patterns of the shipped rules can begin with into the data of the package.

    python training/openings.py

Due when a rule was added or changed: until then all patterns are read again whenever a program starts.
"""

from __future__ import annotations

from pathlib import Path

from newsclean import data
from newsclean.options import Options
from newsclean.rules import load_rules
from newsclean.rules.ahead import FILE, worked_out


def main() -> None:
    text = worked_out(rule.source for rule in load_rules(Options()).rules)
    Path(data.__file__).parent.joinpath(FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
