"""Writes ``data/shared/languages.toml`` from the IANA Language Subtag Registry.

    python training/language_codes.py language-subtag-registry.txt

The registry is at https://www.iana.org/assignments/language-subtag-registry; it lists every language that
a BCP 47 tag may begin with (RFC 5646, section 3). Protocol registries of IANA are in the public domain (CC0).
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "newsclean" / "data" / "shared" / "languages.toml"
HEAD = """\
# The languages that a BCP 47 tag may begin with, and the English names of those with two letters.
[about]
language = "mul"
source   = "IANA Language Subtag Registry, {date}, by training/language_codes.py"
licence  = "CC0-1.0"

[codes]
all = \"\"\"
{codes}
\"\"\"

[names]
"""


def plain(name: str) -> str:
    """``Modern Greek (1453-)`` → ``greek``: as somebody would write it."""
    return re.sub(r" \(.*\)|^modern ", "", name.lower())


def main(registry: Path) -> None:
    head, *records = registry.read_text(encoding="utf-8").split("\n%%\n")
    codes, names = [], {}
    for record in records:
        lines = [line.split(": ", 1) for line in record.splitlines() if ": " in line]
        code = dict(lines).get("Subtag", "")
        if (
            dict(lines)["Type"] == "language"
            and len(code) in (2, 3)
            and "Deprecated: " not in record
        ):
            codes.append(code)
            if len(code) == 2:
                names[code] = [text for key, text in lines if key == "Description"]
    text = HEAD.format(date=head.split(": ")[1], codes=textwrap.fill(" ".join(codes), 110))
    for code, given in names.items():
        text += f"{code} = {json.dumps([plain(name) for name in given], ensure_ascii=False)}\n"
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
