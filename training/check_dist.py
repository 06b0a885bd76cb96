"""Check what is published: wheel and source distribution hold what they must, and the wheel, installed alone
into a new environment, prints the README's first screen.

    python training/check_dist.py dist        # or: make dist
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
IN_WHEEL = (
    "py.typed", "data/parsed.jsonl", "data/samples/ferry.txt", "data/samples/ferry.html",
    "model/article.schema.json", "report/base.css", "report/story.html", "report/archive.html",
)  # fmt: skip
IN_SOURCE = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
    "CHANGELOG.md",
    "tests/test_readme.py",
)
_SCREEN = re.compile(r"^\$ newsclean demo\n```\n\n```text\n(.*?)^```", re.DOTALL | re.MULTILINE)


def main(folder: Path) -> None:
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    missing = [name for name in IN_WHEEL if f"newsclean/{name}" not in names]
    with tarfile.open(source) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    missing += [name for name in IN_SOURCE if name not in inside]
    if missing:
        raise SystemExit(f"missing: {', '.join(missing)}")
    screen = _SCREEN.search((ROOT / "README.md").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, with_pip=True)
        python = str(Path(place) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True)
        shown = subprocess.run(
            [python, "-m", "newsclean", "demo"], cwd=place, check=True, capture_output=True
        )
    if screen is None or shown.stdout.decode() != screen[1]:
        raise SystemExit("`newsclean demo` does not print the README's first screen")
    print(
        f"{wheel.name}: {wheel.stat().st_size:,} bytes; {source.name}: {source.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
