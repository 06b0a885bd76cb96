"""What CONTRIBUTING shows is followed to the letter, in a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(
    r"```(?:python|toml)\n# src/newsclean/([^\s,]+)(?:, (in|above|new) (\w+))?\n(.*?)```", re.DOTALL
)

FIELD = """
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
"""
PASS = """
text = "The boat,, which was old, sank. “The boat,, too,” he said."
result = newsclean.clean_text(text)
assert result.text == "The boat, which was old, sank. “The boat, too,” he said.", result.text
assert [e.rule for e in result.repairs] == ["commas.twice"] * 2
off = newsclean.Options(disable={"repair.commas"})
assert newsclean.clean_text(text, options=off).text == text
assert newsclean.clean_text("a[,,1] = x, and so on.").repairs == ()
"""
LANGUAGE = """
text = (
    "Báturin var gamal og hann søkk í gjár, men eingin doyði.\\n\\n"
    "Les eisini: Tíggju ár við seinkingum\\n\\n"
    "Tað er ikki fyrstu ferð, at ein bátur hevur verið í neyð um várið."
)
article = newsclean.clean(text, kind="text")
assert article.language == "fo", article.language
assert [e.rule for e in newsclean.clean_text(text).removals] == ["fo.also-read"]
assert newsclean.clean_text(text, options=newsclean.Options(disable={"fo"})).removals == ()
"""
BEGUN = "boilerplate dates letters marks names page-types quotes repair wording words".split()
ABOUT = '[about]\nlanguage = "fo"\nsource = "none yet"\nlicence = "Apache-2.0"\n'
NO_LANGUAGE = """
page = "<html lang=fo><h1>Báturin</h1><p>Dan Holm, 3. mai 2024</p><p>„Les tað,“ segði Dan Holm. Nei.</p>"
assert newsclean.clean(page).language == "fo"
[quote] = newsclean.find_quotes("“It is over now, and we can all go home,” Ann Lee said on Monday.")
assert quote.speaker == "Ann Lee"
assert newsclean.clean_text("The boat , which was old, came in.").text.startswith("The boat, which")
"""
FORMAT = """
from newsclean.cli import main
from newsclean.writing import FORMATS, RecordHead
article = newsclean.clean("<h1>The lock reopens</h1><p>It reopens on Monday, the council said.</p>")
assert FORMATS["outline"].write(article) == "The lock reopens\\n"
assert FORMATS["outline"].write_record(article, RecordHead("a1")) == "a1\\nThe lock reopens\\n"
"""


@pytest.mark.parametrize(
    ("section", "files", "use"),
    [
        ("a metadata field", {"model/fields.py", "metadata/finders.py"}, FIELD),
        ("a repair pass", {"repair/typography/commas.py", "repair/__init__.py"}, PASS),
        ("a language", {"data/lang/fo/words.toml", "data/lang/fo/boilerplate.toml"}, LANGUAGE),
        ("an output format", {"writing/outline.py", "writing/formats.py"}, FORMAT),
    ],
)
def test_what_is_shown_works(section: str, files: set[str], use: str, tmp_path: Path) -> None:
    package = tmp_path / "newsclean"
    shutil.copytree(Path(newsclean.__file__).parent, package)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = text.split(f"\n## How to add {section}\n")[1].split("\n## ")[0]
    blocks = BLOCK.findall(shown)
    assert {file for file, *_ in blocks} == files
    for file, place, name, code in blocks:
        path = package / file
        path.parent.mkdir(exist_ok=True)
        if place in ("in", "above"):
            code = put(path.read_text(encoding="utf-8"), place, name, code)
        path.write_text(code, encoding="utf-8")
    run(use, package)


def test_files_of_a_language_may_be_begun(tmp_path: Path) -> None:
    """A table that is not there yet switches off what it serves, and breaks nothing."""
    package = tmp_path / "newsclean"
    shutil.copytree(Path(newsclean.__file__).parent, package)
    folder = package / "data" / "lang" / "fo"
    folder.mkdir()
    for kind in BEGUN:
        (folder / f"{kind}.toml").write_text(ABOUT, encoding="utf-8")
    run(NO_LANGUAGE, package)


def run(use: str, package: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import json, newsclean\n{use}\nprint(newsclean.__file__)"],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(package))


def put(text: str, place: str, name: str, code: str) -> str:
    """A file with some code in a class or list, or above it."""
    start = re.search(
        rf"^(@dataclass.*\n)?((?:class|def) {name}\b|{name}(: \w+)? = )", text, re.MULTILINE
    )
    assert start is not None
    at = start.start() if place == "above" else start.start(2)
    if place == "above":
        return f"{text[:at]}{code}\n\n{text[at:]}"
    body = text[at:]
    if body.startswith("class"):
        # Behind the last field, in front of the first method; else at the end of the class.
        end = re.search(r"\n\n    def given|\n\n\n", body)
    else:
        end = re.search(r"\n(?= {0,4}\)\n)", body)
    assert end is not None
    return f"{text[: at + end.start()]}\n{code.rstrip()}{text[at + end.start() :]}"
