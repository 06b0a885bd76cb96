"""The report on an archive: the same however the job went, complete, and nothing of the input in it
as markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from click.testing import CliRunner, Result
from page_checks import page_is_for_everybody

from newsclean.archive import Job, Snapshot, Summary, run
from newsclean.archive.outputs.manifest import Tally
from newsclean.archive.stats.facts import rank_of
from newsclean.archive.stats.totals import SAMPLES, WORST, Gathered, Totals
from newsclean.archive.task import Outcome
from newsclean.cli import main
from newsclean.report import archive_page, archive_report
from newsclean.report.charts import bars, columns, number, percent

PAGE = (
    "<html lang='en'><head><title>Quay {0} is dry</title></head><body><article><h1>Quay {0} is dry</h1>"
    "<p>By Ina Roth, <time datetime='2024-05-03'>3 May 2024</time></p>"
    "<p>The quay number {0} fell dry on Monday,\u200b and the ships lay on their sides until noon.</p>"
    "<p>â€œWe waited for {0} days,â€\u009d said Ruth Adeyemi, who is the harbour master.</p>"
    "<p>Also read: Ten years of tides, in {0} charts</p>"
    "<p>The water came back in the evening, and the crews went back to their ships. The port had warned "
    "of it on Sunday, but few had read the notice, which hung behind the door of the office all weekend.</p>"
    "<p>The council will look at the wall of the basin in June, when the tides are low for a whole week.</p>"
    "</article></body></html>"
)


def crawl(path: Path, count: int = 60, *, backwards: bool = False) -> Path:
    numbers = range(count - 1, -1, -1) if backwards else range(count)
    rows = [
        {"id": f"p{n}", "url": f"https://h{n % 3}.example/{n}", "html": PAGE.format(n)}
        for n in numbers
    ]
    lines = [json.dumps(row) for row in rows]
    path.write_text("\n".join([*lines, "broken", '{"id": "none"}']) + "\n", encoding="utf-8")
    return path


def reported(source: Path, out: Path, workers: int = 0, stops: tuple[int, ...] = ()) -> str:
    job = Job(
        sources=(str(source),), output=out, workers=workers, step=7, report=Path("report.html")
    )

    def tell(snapshot: Snapshot) -> None:
        if waiting and snapshot.read == waiting[0]:
            waiting.pop(0)
            raise KeyboardInterrupt

    waiting = list(stops)
    while waiting:
        with pytest.raises(KeyboardInterrupt):
            run(job, tell)
    return archive_report(run(job), job)


def batch(*args: object) -> Result:
    return CliRunner().invoke(main, ["batch", *map(str, args), "-q"])


@pytest.mark.slow
def test_the_report_does_not_depend_on_how_the_job_went(tmp_path: Path) -> None:
    source = crawl(tmp_path / "a.jsonl")
    want = reported(source, tmp_path / "0" / "o.jsonl")
    assert reported(source, tmp_path / "2" / "o.jsonl", workers=2) == want
    assert reported(source, tmp_path / "s" / "o.jsonl", stops=(3, 20, 41, 62)) == want
    folder = tmp_path / "b"
    folder.mkdir()
    turned = reported(crawl(folder / "a.jsonl", backwards=True), tmp_path / "t" / "o.jsonl")
    # Samples, counts and charts are the same in another order; only the place of the source differs.
    assert turned.replace(str(folder), str(tmp_path)) == want


def test_it_shows_counts_rules_samples_and_rejects(tmp_path: Path) -> None:
    text = reported(crawl(tmp_path / "a.jsonl"), tmp_path / "o.jsonl")
    page_is_for_everybody(text)
    page = lxml.html.document_fromstring(text)
    tiles = {
        tile.xpath("string(span)"): tile.xpath("string(b)")
        for tile in page.xpath("//*[@class='tiles']/div")
    }
    assert tiles["records read"] == "62"
    assert (tiles["stories"], tiles["rejects"]) == ("60", "2")
    (read,) = page.xpath("//details[@id='rule-en-also-read']")
    assert "removal, 60 stories" in read.xpath("string(summary)")
    assert len(read.xpath(".//li")) == SAMPLES
    (sample, *_) = read.xpath(".//li")
    assert sample.xpath("string(.//del)").strip().startswith("Also read: Ten years of tides")
    assert "harbour master" in sample.text_content()
    assert sample.xpath("string(.//code)").startswith('spares = ["Also read: Ten years of tides')
    assert "2024-05" in page.xpath("string(//h3[. = 'Time']/..)")
    (mended,) = page.xpath("//details[@id='rule-encoding-mojibake']")
    assert "“" in mended.xpath("string(.//ins)")
    (unseen,) = page.xpath("//details[@id='rule-characters-invisible']")
    assert unseen.xpath("string(.//del)") == "U+200B"
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']"), link.get("href")
    assert "a.jsonl:61" in page.text_content()
    hosts = page.xpath("//h2[@id='hosts']/following-sibling::div[1]//tr")
    assert [row.xpath("string(td[2])") for row in hosts[1:4]] == ["20"] * 3


def test_it_counts_what_extraction_left_out_by_step(tmp_path: Path) -> None:
    shown = reported(crawl(tmp_path / "crawl.jsonl"), tmp_path / "out.jsonl")
    section = shown.split('<h2 id="left-out">', 1)[1].split("<h2", 1)[0]
    row = section.split('<span class="rule">block-model</span>', 1)[1].split("</tr>", 1)[0]
    assert "not those of a story" in row
    assert ">60<" in row


def test_nothing_of_the_archive_becomes_markup_or_a_wild_link(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=y>\"'>"
    html = PAGE.format(evil.replace("<", "&lt;"))
    rows = [
        {"id": evil, "url": f"https://{evil}.example/{evil}", "html": html},
        {"id": "b", "url": f"javascript:alert(1)//{evil}", "html": html},
        {"id": "c", "url": f"javascript:{evil}", "html": "%PDF-1.7 " + evil},
        {"id": "d\ud800", "url": "https://[", "html": html},
    ]
    source = tmp_path / f"{evil.replace('/', '')[:40]}.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    target = tmp_path / "r.html"
    result = batch(source, "-o", tmp_path / "o.jsonl", "--report", target, "--workers", "0")
    assert result.exit_code == 0, result.output
    text = target.read_text(encoding="utf-8")
    page = lxml.html.fromstring(text)
    assert "default-src 'none'" in text
    assert not page.xpath("//script | //img | //@onerror")
    links = page.xpath("//a/@href")
    assert all(link.startswith(("#", "https://")) for link in links)


def test_the_command_writes_it_again_and_only_where_it_was_gathered(tmp_path: Path) -> None:
    source = crawl(tmp_path / "a.jsonl", 5)
    out, target = tmp_path / "o.jsonl", tmp_path / "deep" / "r.html"
    assert batch(source, "-o", out, "--workers", "0").exit_code == 0
    late = batch(source, "-o", out, "--workers", "0", "--report", target)
    assert (late.exit_code, target.exists()) == (2, False)
    command = (source, "-o", out, "--workers", "0", "--report", target, "--overwrite")
    assert batch(*command).exit_code == 0
    first = target.read_bytes()
    target.unlink()
    assert batch(*command[:-1]).exit_code == 0
    assert target.read_bytes() == first
    piped = batch(source, "-o", "-", "--workers", "0", "--report", tmp_path / "p.html")
    assert (piped.exit_code, len(piped.stdout.splitlines())) == (0, 5)
    assert "Also read: Ten years" in (tmp_path / "p.html").read_text(encoding="utf-8")
    assert not list(tmp_path.rglob("*.partial"))


def test_an_archive_without_articles_has_a_report_too(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("oops\n", encoding="utf-8")
    target = tmp_path / "r.html"
    assert (
        batch(source, "-o", tmp_path / "o.jsonl", "--report", target, "--workers", "0").exit_code
        == 1
    )
    assert "unreadable" in target.read_text(encoding="utf-8")


def test_what_is_kept_does_not_grow() -> None:
    gathered, tally = Gathered(), Tally()
    for n in range(5000):
        gathered.take(Outcome(id=str(n), status="timeout", reason="slow"), tally)
    (rows,) = gathered.kept.values()
    assert len(rows) == SAMPLES <= WORST
    smallest = sorted(range(5000), key=lambda n: rank_of("timeout", str(n)))[:SAMPLES]
    assert [row["id"] for row in gathered.shown()["reject", "timeout"]] == [*map(str, smallest)]
    assert len(gathered.changes()) == 1
    assert not gathered.changes()


def test_charts_are_well_formed_for_any_names_and_numbers() -> None:
    wild: list[tuple[str, float]] = [("<b>&\"'", 3), ("", 0), ("ü" * 90, 1e9), ("\x1b[31m", 0.5)]
    for svg in (
        bars("t<", wild, rest="<3"),
        columns("t", wild, "<"),
        bars("t", []),
        columns("t", [], ""),
    ):
        tree: Any = lxml.html.fragment_fromstring(svg)
        assert tree.tag == "svg"
        assert not tree.xpath(".//b")
    assert (percent(0, 0), percent(5, 5), percent(1, 10**6)) == (
        "0\u2009%",
        "100\u2009%",
        "0.0001\u2009%",
    )
    assert percent(999_999, 10**6) == "over 99.9\u2009%"
    assert number(1234567) == "1\u2009234\u2009567"


def summary(hosts: int) -> tuple[Summary, Totals]:
    names = {f"h{n:02}.example": 100 - n for n in range(hosts)}
    counts = {"host-articles": names}
    return (
        Summary(statuses={"ok": 9}, kinds=names, hosts=names, rules={}),
        Totals(counts=counts, shown={}),
    )


@pytest.mark.parametrize(("hosts", "more"), [(50, None), (53, "and 3 hosts more")])
def test_fifty_hosts_are_listed(hosts: int, more: str | None) -> None:
    shown = archive_page._hosts(*summary(hosts))
    assert shown.count("<tr>") == 51
    assert (more in shown) if more else ("more" not in shown)


def test_twelve_bars_are_drawn_and_the_rest_is_counted() -> None:
    shown = archive_page._top("Hosts", {f"h{n}": 100 - n for n in range(15)})
    assert shown.count("<rect") == 12
    assert "3 more: 261" in shown


@pytest.mark.parametrize(("count", "named"), [(5, 5), (6, 6), (7, 6)])
def test_of_characters_that_nobody_sees_six_are_named(count: int, named: int) -> None:
    assert archive_page._edited("\u200b" * count).split() == ["U+200B"] * named
