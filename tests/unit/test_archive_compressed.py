"""Compressed archives: cut, broken, and bombs."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from pathlib import Path

import pytest
from archive_files import html, lines, split, written, zstd

from newsclean.archive import Caps


def test_a_truncated_gzip_gives_all_whole_lines(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(json.dumps({"id": n, "text": os.urandom(40).hex()}).encode() + b"\n"
                                  for n in range(500)))  # fmt: skip
    pages, broken = split(written(tmp_path / "a.jsonl.gz", data[: len(data) * 9 // 10]))
    assert 430 < len(pages) < 460
    assert [b.reason for b in broken] == ["the compressed data end too early"]


def test_gzip_goes_on_behind_a_broken_member(tmp_path: Path) -> None:
    member = [gzip.compress(lines(20)) for _ in range(3)]
    hurt = bytearray(member[1])
    hurt[len(hurt) // 2] ^= 0xFF
    pages, broken = split(written(tmp_path / "a.jsonl.gz", member[0] + bytes(hurt) + member[2]))
    assert len(pages) >= 40
    assert broken
    wrong = member[1][:-8] + bytes(8)
    pages, broken = split(written(tmp_path / "b.jsonl.gz", member[0] + wrong + b"junk" + member[2]))
    assert len(pages) == 60
    assert "checksum" in broken[0].reason


def test_zstd_frames_and_a_dictionary_in_front(tmp_path: Path) -> None:
    words = zstd.train_dict([html(n) * 3 for n in range(400)], 2000)
    frame = words.dict_content
    head = b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame
    body = b"".join(zstd.compress(lines(5), zstd_dict=words) for _ in range(3))
    pages, broken = split(written(tmp_path / "a.jsonl.zst", head + body))
    assert (len(pages), broken) == (15, [])


@pytest.mark.parametrize("sign", [0x50, 0x5E, 0x5F])
def test_zstd_frames_that_hold_nothing_are_passed_over(tmp_path: Path, sign: int) -> None:
    empty = bytes((sign,)) + b"\x2a\x4d\x18" + (9).to_bytes(4, "little") + b"any bytes"
    frame = zstd.compress(lines(5))
    path = written(tmp_path / "a.jsonl.zst", empty + frame + empty + empty + frame + empty)
    pages, broken = split(path)
    assert (len(pages), broken) == (10, [])


@pytest.mark.parametrize("sign", [0x4F, 0x60])
def test_other_bytes_between_zstd_frames_are_told(tmp_path: Path, sign: int) -> None:
    other = bytes((sign,)) + b"\x2a\x4d\x18" + (9).to_bytes(4, "little") + b"any bytes"
    frame = zstd.compress(lines(5))
    pages, broken = split(written(tmp_path / "a.jsonl.zst", frame + other + frame))
    assert (len(pages), len(broken)) == (10, 1)


def test_a_bomb_is_left_in_time(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b" " * 1_000_000
    bomb = b"".join([squeeze.compress(b'{"text":"'), *(squeeze.compress(zeros) for _ in range(60))])
    bomb += squeeze.flush()
    path = written(tmp_path / "a.jsonl.gz", bomb + gzip.compress(b"\n" + lines(3)))
    pages, broken = split(path, caps=Caps(record=1_000_000, inflated=10_000_000))
    assert [p.id for p in pages] == ["0", "1", "2"]
    assert "bomb" in broken[0].reason
