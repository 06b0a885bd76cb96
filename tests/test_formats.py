"""How to add an output format: a function of a module, and an entry of ``writing.FORMATS``.

Here the module is ``outline.py`` beside a script, and the entry is made by the script; in newsclean they
are a new file of ``writing/`` and a line of ``writing/formats.py``. Nothing else is touched: the command
line and archives read the registry.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

import newsclean
from newsclean.cli import main
from newsclean.model import flat_row
from newsclean.writing import FORMATS, RecordHead

PAGE = Path(__file__).parent / "fixtures" / "pages" / "broadcaster.html"

OUTLINE = '''
def to_outline(article):
    """Headline and headings, a line each."""
    lines = [article.headline, *(b.text for b in article.blocks if b.kind == "heading")]
    return "\\n".join(filter(None, lines)) + "\\n"

def to_record(article, head):
    return f"{head.id}: {to_outline(article)}"
'''
SCRIPT = """
import sys
from contextlib import suppress
from newsclean.writing import FORMATS, Format
from outline import to_outline, to_record

FORMATS["outline"] = Format(
    name="outline", suffix=".outline", write=to_outline, write_record=to_record,
    line_suffixes=(".outlines",),
)

from newsclean.cli import main
for command in sys.argv[1:]:
    with suppress(SystemExit):
        main(command.split())
"""


def test_a_new_format_is_known_to_the_command_line_and_to_archives(tmp_path: Path) -> None:
    (tmp_path / "outline.py").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    headline = newsclean.clean(PAGE).headline

    (tmp_path / "page.html").write_bytes(PAGE.read_bytes())
    clean = "clean -f outline page.html"
    batch = "batch page.html --workers 0 -q -o"
    commands = (clean, f"{batch} folder -f outline", f"{batch} all.outlines.gz")
    done = subprocess.run(
        [sys.executable, "script.py", *commands],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0] == headline
    (written,) = (tmp_path / "folder").rglob("*.outline")
    assert written.read_text(encoding="utf-8").startswith(f"page.html: {headline}\n")
    assert (tmp_path / "all.outlines.gz").exists()


def test_every_format_writes_files_and_records() -> None:
    article = newsclean.clean(PAGE)
    for name, entry in FORMATS.items():
        assert entry.name == name
        assert entry.suffix.startswith(".")
        assert article.headline
        assert article.headline in entry.write(article)
        head = RecordHead("an\x9bid\udcff", "https://a.example/x", kept={"a b\x9b": "\x9b\udcff"})
        record = entry.write_record(article, head)
        record.encode("utf-8")
        assert "\x9b" not in record
        if entry.line_suffixes and not entry.head(()):  # a cell of CSV may hold line ends
            assert record.count("\n") == 1


def test_article_and_registry_write_the_same() -> None:
    article = newsclean.clean(PAGE)
    assert FORMATS["json"].write(article) == article.to_json(indent=2) + "\n"
    assert FORMATS["markdown"].write(article) == article.to_markdown(front_matter=True)
    assert FORMATS["text"].write(article) == article.to_text() + "\n"
    row = json.loads(FORMATS["json"].write_record(article, RecordHead("x", kept={"label": 7})))
    assert row == {"id": "x", "status": "ok", "reason": None, **article.to_dict(), "label": 7}


def test_a_row_is_flat_and_has_the_same_columns_for_every_article() -> None:
    rows = [newsclean.clean(source).to_row() for source in (PAGE, "Hello.")]
    assert list(rows[0]) == list(rows[1]) == list(flat_row.COLUMNS)
    for value in (v for row in rows for v in row.values()):
        assert value is None or isinstance(value, str | int | float | bool)
    assert rows[0]["headline"] == newsclean.clean(PAGE).headline


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--workers", "0"])


def test_csv_has_one_head_and_no_cell_that_a_spreadsheet_computes(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a", "=b"):
        story = f'=HYPERLINK("{name}") is how the story of the old lock begins, the board said.\n'
        (texts / f"{name}.txt").write_text(story * 2, encoding="utf-8")
    told = run("batch", texts, "-o", tmp_path / "all.csv", "-q")
    assert told.exit_code == 0, told.output
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[:7] == ["id", "status", "host", "crawled", "digest", "http", "offset"]
    assert head[7:] == list(flat_row.COLUMNS)
    assert len(rows) == 2
    assert all(cell[:1] != "=" for row in rows for cell in row)


def test_schema_org_names_what_the_story_has() -> None:
    article = newsclean.clean(PAGE)
    found = json.loads(FORMATS["schema.org"].write(article))
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == article.headline
    assert [person["name"] for person in found["author"]] == list(article.authors)
    assert None not in found.values()


def test_the_quotes_of_an_archive_are_rows(tmp_path: Path) -> None:
    told = run("quotes", PAGE, "-o", tmp_path / "who.csv")
    assert told.exit_code == 0, told.output
    with (tmp_path / "who.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    quotes = newsclean.clean(PAGE).quotes
    assert [row["quote"] for row in rows] == [quote.text for quote in quotes]
    assert [row["speaker"] for row in rows] == [quote.speaker or "" for quote in quotes]
    assert all(row["quote"] in row["context"] for row in rows)


def test_quotes_go_to_standard_output_too_and_to_no_file_of_another_kind(tmp_path: Path) -> None:
    told = run("quotes", PAGE, "-o", "-")
    assert told.stdout.startswith("id,url,published,headline,speaker,quote")
    other = run("quotes", PAGE, "-o", tmp_path / "x.jsonl")
    assert other.exit_code == 2
    assert "must end in .csv" in other.stderr
    assert list(tmp_path.iterdir()) == []
