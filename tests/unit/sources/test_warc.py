"""WARC: the pages of captures, and every cut and damage said while the rest is read."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
import tracemalloc
import zlib

import pytest
import zstandard

from depesche.rejects import Reject
from depesche.sources import captures, heads, placed, warc
from depesche.sources.pages.page import Page
from depesche.sources.streams import opened, unpacked

TEXT = "Der Minister hat am Montag in Köln einen Plan vorgestellt. Er sprach von einem harten, aber nötigen Einschnitt. "


def page(number):
    filling = "".join(random.Random(number).choices("abcdefghijklmnop ", k=3000))  # noqa: S311 - no secret
    return f"<!DOCTYPE html><html><head><title>Plan {number}</title><!-- {filling} --></head><body><p>{3 * TEXT}{number}</p></body></html>"


def record(
    number,
    kind="response",
    body=None,
    headers="Content-Type: text/html; charset=utf-8",
    status="200 OK",
    digest=True,
    **more,
):
    body = page(number).encode() if body is None else body
    block = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    if kind == "resource":
        block, more = body, {"Content_Type": "text/html", **more}
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2019-05-02T22:30:00Z",
        "WARC-Target-URI": f"https://kurier.example/politik/plan-{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    if digest:
        fields["WARC-Block-Digest"] = "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()  # noqa: S324
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 12\r\n\r\nsoftware: a\n\r\n\r\n"
RECORDS = [INFO, *(record(number) for number in range(1, 6))]
PACKERS = {
    "plain": b"".join,
    "each": lambda records: b"".join(gzip.compress(one, mtime=0) for one in records),
    "whole": lambda records: gzip.compress(b"".join(records), mtime=0),
    "zstd": lambda records: zstandard.ZstdCompressor().compress(b"".join(records)),
}


def found(path):
    with opened(path) as (name, packed):
        stream = unpacked(packed) if packed.peek(4).startswith(b"\x28\xb5") else packed
        return list(warc.read(stream, name))


def pages(items):
    return [item.url.rpartition("-")[2] for item in items if isinstance(item, Page)]


@pytest.mark.parametrize("packing", PACKERS)
def test_the_pages_of_captures_are_found_with_what_is_known_of_them(tmp_path, packing):
    path = tmp_path / "a.warc"
    path.write_bytes(PACKERS[packing](RECORDS))
    first, *others = found(path)
    assert pages([first, *others]) == ["1", "2", "3", "4", "5"]
    assert (first.line, first.charset, first.retrieved.isoformat()) == (2, "utf-8", "2019-05-02T22:30:00+00:00")
    assert first.data == page(1).encode()


def test_captures_are_known_by_their_beginning_and_read_as_articles(tmp_path):
    (tmp_path / "captures").write_bytes(PACKERS["each"](RECORDS))
    documents = [item.document for item in placed([tmp_path], jobs=1)]
    assert [document.title for document in documents] == [f"Plan {n}" for n in range(1, 6)]
    assert documents[0].url == "https://kurier.example/politik/plan-1"
    assert documents[0].retrieved == "2019-05-02T22:30:00+00:00"
    assert documents[0].id.startswith("plan-1-")


def test_only_pages_that_were_delivered_count(tmp_path):
    path = tmp_path / "a.warc"
    records = [
        record(1, status="404 Not Found"),
        record(2, headers="Content-Type: image/png"),
        record(3, kind="revisit"),
        record(4, kind="request"),
        record(5, kind="resource"),
        record(6, headers="X-A: b"),
        record(
            7, headers="Content-Type: text/html\r\nContent-Encoding: gzip", body=gzip.compress(page(7).encode())
        ),
        record(
            8,
            headers="Content-Type: text/html\r\nTransfer-Encoding: chunked",
            body=b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n",
        ),
        record(9, headers="Content-Type: text/html;charset=ISO-8859-1"),
    ]
    path.write_bytes(b"".join(records))
    read = found(path)
    assert pages(read) == ["5", "6", "7", "8", "9"]
    assert read[2].data == page(7).encode()
    assert read[3].data == b"<html>"
    assert read[4].charset == "iso-8859-1"


@pytest.mark.parametrize("packing", PACKERS)
@pytest.mark.parametrize("encoding", ["", "\r\nContent-Encoding: identity"])
def test_a_page_is_the_same_whether_it_follows_its_heads_as_it_is_or_may_be_packed(tmp_path, packing, encoding):
    path, body = tmp_path / "a.warc", b"<!DOCTYPE html>\r\n\r\n<p>Plan</p>\r\n\r\n" + b"\n" * 300_000
    records = [
        record(n, headers=f"Content-Type: text/html{encoding}", body=body, digest=n == 2) for n in range(1, 4)
    ]
    damaged = records[1].replace(b"<p>Plan", b"<p>Flan")
    path.write_bytes(PACKERS[packing]([*records, damaged]))
    *read, said = found(path)
    assert [page.data for page in read] == [body] * 3
    assert "the record is not what its digest says" in str(said)


@pytest.mark.parametrize(
    ("headers", "usual"),
    [
        ("Content-Type: text/html; charset=utf-8", True),
        ("content-type: Text/HTML;charset=ISO-8859-1\r\nServer:  a: b ", True),
        ("X-A: b", True),
        ("Content-Type: text/html;\r\n charset=utf-8", False),
        ('Content-Type: text/html; charset="utf-8"', False),
        ("Content-Type:text/html", False),
        ("X-A: b\r\nX-A: c", False),
        ("X-A: \u00e9", False),
    ],
)
def test_heads_that_are_usual_are_read_as_the_library_reads_them(headers, usual):
    frame = next(
        captures.frames(io.BufferedReader(io.BytesIO(record(1, headers=headers))), lambda *_: True, 10**6)
    )
    length = len(frame.response) + len(frame.block)
    found, expected = heads.usual(frame.head, frame.response, length), warc._of_stub(frame, length)
    assert (found is not None) is usual
    if found is not None:
        names = ["WARC-Target-URI", "warc-date", "WARC-Block-Digest", "Content-Type", "X-None"]
        assert [found.headers.get(name) for name in names] == [expected.headers.get(name) for name in names]
        for name in ("http_content_type", "http_charset", "is_http"):
            assert getattr(found, name) == getattr(expected, name)
        assert found.http_headers.status_code == expected.http_headers.status_code
    assert heads.usual(frame.head, frame.response, length + 1) is None


@pytest.mark.parametrize("packing", ["plain", "each", "whole"])
def test_every_cut_is_noticed_and_what_came_before_it_read(tmp_path, packing):
    whole, path = PACKERS[packing](RECORDS), tmp_path / "a.warc"
    ends = (
        {len(PACKERS[packing](RECORDS[:n])) for n in range(len(RECORDS) + 1)}
        if packing != "whole"
        else {len(whole)}
    )
    for cut in [*range(12, len(whole), 97), *range(len(whole) - 30, len(whole))]:
        if cut in ends:
            continue
        path.write_bytes(whole[:cut])
        read = list(placed([path], jobs=1)) if cut < 40 else found(path)
        assert isinstance(read[-1], Reject), cut
        assert "breaks off" in read[-1].message or "is no" in read[-1].message, (cut, read[-1].message)
        assert pages(read) == ["1", "2", "3", "4", "5"][: len(read) - 1]
        if packing != "whole":
            assert len(read) - 1 >= sum(end <= cut for end in ends) - 2


@pytest.mark.parametrize("packing", ["plain", "each"])
def test_a_damaged_record_is_said_and_the_others_are_read(tmp_path, packing):
    chance = random.Random(5)  # noqa: S311 - no secret
    path = tmp_path / "a.warc"
    before, hurt = PACKERS[packing](RECORDS[:3]), PACKERS[packing](RECORDS[3:4])
    after = PACKERS[packing](RECORDS[4:])
    for _ in range(60):
        start = chance.randrange(12, len(hurt) - 48)
        kind = chance.choice(["flip", "hole", "insert", "zeros"])
        piece = {
            "flip": bytes([hurt[start] ^ 0x55]),
            "hole": b"",
            "insert": hurt[start : start + 1] + b"abc",
            "zeros": bytes(20),
        }[kind]
        length = {"flip": 1, "hole": 40, "insert": 1, "zeros": 20}[kind]
        path.write_bytes(before + hurt[:start] + piece + hurt[start + length :] + after)
        read = found(path)
        assert {"1", "2", "4", "5"} <= set(pages(read)), (kind, start)
        if packing == "each":
            assert any(isinstance(item, Reject) for item in read), (kind, start)
            assert "3" not in pages(read)


def test_a_digest_that_does_not_fit_is_said(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(RECORDS[1].replace(b"Plan 1", b"Plan 9") + RECORDS[2])
    said, read = found(path)
    assert "the record is not what its digest says" in str(said)
    assert str(said).startswith(f"{path}:1:")
    assert read.url.endswith("plan-2")


def test_a_record_beyond_a_size_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LIMIT", 100_000)
    monkeypatch.setattr(captures, "_WINDOW", 300_000)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        PACKERS["each"]([RECORDS[1], record(7, body=b"<html>" + b"0" * 40_000_000, digest=False), RECORDS[2]])
    )
    tracemalloc.start()
    read = found(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pages(read) == ["1", "2"]
    assert "the record is too large for a page" in str(read[1])
    assert peak < 8_000_000


def test_a_page_that_unpacks_without_end_is_cut_off(tmp_path):
    path = tmp_path / "a.warc"
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(bomb.compress(bytes(1_000_000)) for _ in range(60)) + bomb.flush()
    path.write_bytes(
        record(1, headers="Content-Type: text/html\r\nContent-Encoding: gzip", body=packed) + RECORDS[2]
    )
    said, read = list(placed([path], jobs=1))
    assert "is too large for one page" in str(said)
    assert read.document.title == "Plan 2"


def test_captures_without_a_page_say_so(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(INFO)
    [reject] = placed([path])
    assert str(reject) == f"{path}: the captures have no page"
