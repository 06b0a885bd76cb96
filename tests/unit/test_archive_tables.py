"""Articles as Arrow tables."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pyarrow as pa
import pytest

import newsclean
from newsclean.archive import (
    RECORD_COLUMNS,
    BatchCleaner,
    StoredPage,
    WorkerLimits,
    buffers,
    clean_batch,
    clean_batches,
    schema,
)
from newsclean.archive.outputs import table_sink
from newsclean.archive.outputs.table_sink import TableSink
from newsclean.archive.outputs.tables import table_of, table_row
from newsclean.archive.outputs.working import mark_of
from newsclean.archive.task import Task

FIXTURES = Path(__file__).parent.parent / "fixtures" / "pages"
PAGES = sorted(FIXTURES.glob("*.html"))[:12]


def rows() -> list[dict[str, object]]:
    return [
        {"id": p.name, "url": f"https://a.example/{p.stem}", "html": p.read_bytes()} for p in PAGES
    ]


def test_the_schema_has_the_keys_of_an_article() -> None:
    """If this fails, ``Article.to_dict`` has changed: change the schema with it."""
    article = newsclean.clean(PAGES[0]).to_dict()
    assert schema().names == [*RECORD_COLUMNS, *article]
    assert schema(["label"]).names[-1] == "label"


def test_a_table_holds_what_json_holds() -> None:
    table = clean_batch(pa.Table.from_pylist(rows()), workers=0)
    assert table.schema == schema()
    assert table["id"].to_pylist() == [p.name for p in PAGES]
    cleaned = 0
    for row, given in zip(table.to_pylist(), rows(), strict=True):
        if row["status"] not in ("ok", "no-story"):
            assert row["reason"]
            continue
        cleaned += 1
        expected = newsclean.clean(given["html"], url=given["url"]).to_dict()  # type: ignore[arg-type]
        for name in set(expected) - {"metadata"}:
            assert row[name] == expected[name], name
        fields = {f["name"]: json.loads(f["value"]) for f in row["metadata"]}
        assert fields == {name: field["value"] for name, field in expected["metadata"].items()}
    assert cleaned >= 8


@pytest.mark.slow
def test_one_function_over_batches_with_poison_isolated() -> None:
    odd = [{"id": "pdf", "html": b"%PDF-1.7 ..."}, {"id": "none", "html": None}]
    batches = pa.Table.from_pylist(odd + rows()[:4]).to_batches(max_chunksize=3)
    found = pa.Table.from_batches(clean_batches(batches, limits=WorkerLimits(seconds=5)))
    assert found.num_rows == 6
    assert found["status"].to_pylist()[:2] == ["refused", "no-page"]


def test_a_batch_cleaner_can_be_sent_to_another_process() -> None:
    with BatchCleaner(workers=0) as cleaner:
        batch = pa.Table.from_pylist(rows()[:1])
        expected = cleaner(batch)
        assert pickle.loads(pickle.dumps(cleaner))(batch) == expected


def test_rows_without_an_id_have_one_that_does_not_depend_on_their_batch() -> None:
    bare = [{"url": row["url"], "html": row["html"]} for row in rows()[:2]]
    bare += [{"url": None, "html": row["html"]} for row in rows()[:2]]
    table = pa.Table.from_pylist(bare)
    whole = clean_batch(table, workers=0)["id"].to_pylist()
    parts = [clean_batch(table.slice(n, 1), workers=0)["id"].to_pylist() for n in range(4)]
    assert whole == [i for part in parts for i in part]
    assert whole[0] == f"https://a.example/{PAGES[0].stem}"
    assert whole[3].startswith("sha256-")
    assert len(set(whole)) == 4


def test_large_batches_are_done_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pa.Table.from_pylist(rows()[:7])
    whole = clean_batch(given, workers=0)
    monkeypatch.setattr(buffers, "BLOCK", 5000)
    monkeypatch.setattr(buffers, "BATCH", 3)
    assert clean_batch(given, workers=0) == whole
    pieces = list(clean_batches(given.to_batches(), workers=0))
    assert len(pieces) >= 3
    assert pa.Table.from_batches(pieces) == whole


def test_no_rows_are_a_table_too() -> None:
    assert table_of([]).schema == schema()
    assert clean_batch(pa.Table.from_pylist(rows()).slice(0, 0), workers=0).num_rows == 0


def test_parts_after_the_mark_are_forgotten(tmp_path: Path) -> None:
    work = Task(row=table_row).start()
    outcomes = [work(StoredPage(id=str(n), content=PAGES[n % 3].read_bytes())) for n in range(9)]
    path, marks = tmp_path / "a.parquet", []
    sink = TableSink(path, "t")
    for number, outcome in enumerate(outcomes[:6]):
        sink.add(outcome)
        if number % 2:
            marks.append(sink.commit())
    sink.close()
    assert [parts for parts, *_ in marks] == [1, 2, 3]
    again = TableSink(path, "t", marks[1])
    for outcome in outcomes[4:]:
        again.add(outcome)
    again.commit()
    final = again.seal()
    assert again.seal() == final  # as after a crash in the middle of finishing
    again.place(replace=False)
    assert mark_of(path) == final
    pq = pytest.importorskip("pyarrow.parquet")
    assert pq.read_table(path)["id"].to_pylist() == [str(n) for n in range(9)]
    assert [p.name for p in tmp_path.iterdir()] == ["a.parquet"]


def test_a_part_that_is_changed_as_it_is_written_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is proved is what was written, not what the file holds by then."""

    def changed(folder: Path) -> None:
        for part in folder.glob("*.parquet"):
            part.write_bytes(b"PAR1" + part.read_bytes()[:-4])

    monkeypatch.setattr(table_sink, "sync_folder", changed)
    work = Task(row=table_row).start()
    sink = TableSink(tmp_path / "a.parquet", "t")
    sink.add(work(StoredPage(id="1", content=PAGES[0].read_bytes())))
    sink.commit()
    with pytest.raises(OSError, match="was changed while the job ran"):
        sink.seal()
    sink.close()
