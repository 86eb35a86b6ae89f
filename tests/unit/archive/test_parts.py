"""Cuts of captures: every record in one part, packed or not, wherever it is cut."""

from __future__ import annotations

import io
import random
import zlib

import pytest

from depesche.archive.parts import Part, bounds


def capture(number, size):
    draw = random.Random(number)  # noqa: S311 - what records hold
    body = draw.randbytes(size) + b"\r\n\r\nWARC is a word\x1f\x8b\x08 and no record"
    return b"WARC/1.0\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body)


def packed(data):
    pack = zlib.compressobj(1, wbits=31)
    return pack.compress(data) + pack.flush()


@pytest.mark.parametrize(("name", "pack"), [("a.warc", bytes), ("A.WARC.GZ", packed)])
@pytest.mark.parametrize("range_", [1, 97, 1000, 5000, 2_000_000])
def test_each_record_is_in_one_part(name, pack, range_):
    records = [pack(capture(number, 37 * number % 900)) for number in range(40)]
    if range_ > 1_000_000:
        records.insert(1, pack(capture(99, 3_000_000)))
    whole = b"".join(records)
    file = io.BytesIO(whole)
    parts = []
    for first in range(0, len(whole), range_):
        part = Part(file, *bounds(file, name, first, min(first + range_, len(whole))))
        parts.append(b"".join(iter(lambda part=part: part.read(1000), b"")))
    assert b"".join(parts) == whole
    begins = {sum(map(len, records[:n])) for n in range(len(records) + 1)}
    place = 0
    for part in parts:
        assert place in begins
        place += len(part)


def test_a_part_of_a_file_without_records_is_empty():
    file = io.BytesIO(b"no record " * 50)
    assert Part(file, *bounds(file, "a.warc.gz", 100, 200)).read(10) == b""
