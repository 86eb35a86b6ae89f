"""Streams: packed files as they are, bad lines one by one, memory that does not grow with the file."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import random
import tracemalloc

import pytest
import zstandard

from depesche.sources import files_of, json_lines, placed, rows_of, size_of
from depesche.sources.article import Placed
from depesche.sources.streams import Meter, opened, unpacked

GERMAN = (
    "Der Außenminister hat am Montag in Lissabon seinen Amtskollegen getroffen, sagte sie über schöne Grüße.\n"
)
PACKERS = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
    "": bytes,
}


def lines(count, **more):
    return "".join(
        json.dumps({"id": f"k{n}", "text": f"{GERMAN} {n}", **more}) + "\n" for n in range(count)
    ).encode()


@pytest.mark.parametrize("packing", PACKERS)
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a", "a.json"])
def test_packed_files_are_read_as_they_are(tmp_path, packing, name):
    content = GERMAN.encode() if name.endswith(".txt") else lines(40)
    path = tmp_path / f"{name}{packing}"
    path.write_bytes(PACKERS[packing](content))
    meter = Meter(size_of([path]))
    found = list(placed([path], meter=meter))
    assert [item.document.text[: len(GERMAN)] for item in found] == [GERMAN] * (1 if ".txt" in name else 40)
    assert meter.done == meter.total == path.stat().st_size


@pytest.mark.parametrize("packing", PACKERS)
def test_several_packed_pieces_in_one_file_are_one_stream(tmp_path, packing):
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(PACKERS[packing](lines(2)) + PACKERS[packing](lines(3)))
    assert len(list(placed([path]))) == 5


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
def test_a_packed_file_that_breaks_off_keeps_what_came_before(tmp_path, packing):
    noise = "".join(random.Random(1).choices("abcdefghij", k=400_000))  # noqa: S311 - no secret
    whole = PACKERS[packing](lines(200) + lines(1, note=noise) + lines(1))
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(whole[: len(whole) // 2])
    *read, broken = placed([path, tmp_path / "none.jsonl"])
    assert str(broken).endswith("there is no such file")
    assert "is damaged or breaks off" in str(read.pop())
    assert all(isinstance(item, Placed) for item in read[:100])


def test_a_folder_has_its_packed_files(tmp_path):
    for name in ("a.jsonl.gz", "b.TXT.XZ", "c.txt", "d.gz", "e.md.gz"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in files_of(tmp_path)] == ["a.jsonl.gz", "b.TXT.XZ", "c.txt"]


def test_a_bad_line_is_a_reject_with_its_file_and_line(tmp_path):
    path = tmp_path / "a.jsonl"
    good = lines(1)
    path.write_bytes(good + b"{\n\n" + good + b'{"id": "k9", "text": 5}\n' + b"\xff\xfe\x00\n" + good.rstrip())
    found = list(placed([path]))
    assert [(item.line, isinstance(item, Placed)) for item in found] == [
        (1, True), (2, False), (4, True), (5, False), (6, False), (7, True),
    ]  # fmt: skip
    assert str(found[3]) == f'{path}:5: k9: the article has no "text"'


def test_the_limit_of_size_is_per_article(tmp_path, monkeypatch):
    monkeypatch.setattr(json_lines, "LIMIT", 2000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(30) + lines(1, note="x" * 5000) + lines(30))
    found = list(placed([path]))
    assert [item.line for item in found if not isinstance(item, Placed)] == [31]
    assert len(found) == 61


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_lines_in_other_encodings_are_read_and_said_once(tmp_path, encoding):
    path = tmp_path / "a.jsonl"
    text = "".join(json.dumps({"id": n, "text": GERMAN}, ensure_ascii=False) + "\n" for n in range(3))
    path.write_bytes(text.encode(encoding))
    said = []
    assert [item.document.text for item in placed([path], notice=said.append)] == [GERMAN] * 3
    assert said == ([f"{path}:1: read as cp1252"] if encoding == "cp1252" else [])


def test_what_is_no_date_is_said_and_the_article_read_without_one(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(1, published="vorgestern") + lines(1, published="2020-12-31T23:30:00Z"))
    said = []
    first, second = placed([path], notice=said.append)
    assert said == [f'{path}:1: "published" is no date: vorgestern: read without one']
    assert (first.document.published, first.document.published_from) == (None, None)
    assert (second.document.published.edtf(), second.document.published_from) == ("2021-01-01", "metadata")


def test_memory_does_not_grow_with_the_file(tmp_path):
    def peak(count):
        path = tmp_path / f"{count}.jsonl.gz"
        with gzip.open(path, "wb", compresslevel=1) as file:
            for _ in range(count):
                file.write(lines(10))
        tracemalloc.start()
        number = sum(1 for _ in rows_of(path))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert number == count * 10
        return most

    peak(10)
    assert peak(3000) < 1.3 * peak(300) + 200_000


def test_the_beginning_of_a_stream_can_be_seen_without_reading_it(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"x" * 70_000))
    with opened(path) as (_, packed):
        stream = unpacked(packed)
        assert len(stream.peek()) >= 64 * 1024
        assert len(stream.read()) == 70_000
