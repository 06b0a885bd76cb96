"""What CONTRIBUTING shows is followed to the letter, in a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import newsclean

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"```python\n# src/newsclean/(\S+), (in|above) (\w+)\n(.*?)```", re.DOTALL)

USE = """
import json, newsclean
page = '''<meta name="geo.placename" content="Skerry &amp;amp; Isk">
<h1>The lock reopens</h1><p>The lock reopens on Monday, the council said.</p>'''
article = newsclean.clean(page)
assert article.location == "Skerry & Isk", article.location
row = json.loads(article.to_json())
assert row["contentLocation"] == "Skerry & Isk"
assert row["metadata"]["location"]["origin"] == "meta"
assert newsclean.Article.from_dict(row) == article
schema = newsclean.json_schema()["properties"]
assert schema["contentLocation"]["description"].startswith("Where the story is set")
assert "location" in schema["metadata"]["properties"]
assert newsclean.clean("A text.", kind="text").location is None
try:
    from newsclean import archive
    assert "contentLocation" in archive.schema().names
except newsclean.MissingExtraError:
    pass
print(newsclean.__file__)
"""


def test_a_metadata_field_is_two_files(tmp_path: Path) -> None:
    package = tmp_path / "newsclean"
    shutil.copytree(Path(newsclean.__file__).parent, package)
    blocks = BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert {file for file, *_ in blocks} == {"model/fields.py", "metadata/finders.py"}
    for file, place, name, code in blocks:
        path = package / file
        path.write_text(put(path.read_text(encoding="utf-8"), place, name, code), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", USE],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(package))


def put(text: str, place: str, name: str, code: str) -> str:
    """A file with some code in a class or list, or above it."""
    start = re.search(rf"^(?:class {name}\b|{name} = )", text, re.MULTILINE)
    assert start is not None
    at = start.start()
    if place == "above":
        return f"{text[:at]}{code}\n\n{text[at:]}"
    body = text[at:]
    if body.startswith("class"):
        # Behind the last field, in front of the first method; else at the end of the class.
        end = re.search(r"\n\n    def given|\n\n\n", body)
    else:
        end = re.search(r"\n(?=\))", body)
    assert end is not None
    return f"{text[: at + end.start()]}\n{code.rstrip()}{text[at + end.start() :]}"
