"""Archives, folders, patterns: what is in them is read as files are, and what they try is said."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from importlib import metadata

import pytest

from depesche.sources import files_of, formats, placed, size_of, streams
from depesche.sources.article import Article, Placed
from depesche.sources.format import Fit, Format
from depesche.sources.streams import Meter

GERMAN = (
    "Die Ministerin hat am Freitag in Lissabon ihren Amtskollegen getroffen, wie ein Sprecher sagte. Nummer {}.\n"
)


def text(number):
    return GERMAN.format(number).encode()


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members, **special):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, kind in special.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return buffer.getvalue()


def told(found, base):
    """Texts and rejects in short, with their places."""
    return [
        (item.file.removeprefix(str(base)), item.document.text if isinstance(item, Placed) else item.message)
        for item in found
    ]


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: gzip.compress(tarred(members))])
@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.bin"])
def test_the_files_of_an_archive_are_read_as_files_are(tmp_path, pack, name):
    rows = b"".join(json.dumps({"id": n, "text": GERMAN.format(n)}).encode() + b"\n" for n in range(3))
    members = {
        "b/1.txt": text(1),
        "a.jsonl": rows,
        "c.txt.gz": gzip.compress(text(2)),
        "d.png": b"\x89PNG",
        ".e.txt": b"x",
    }
    (tmp_path / name).write_bytes(pack(members))
    meter = Meter(size_of([tmp_path / name]))
    found = list(placed([tmp_path / name], meter=meter))
    assert [item.document.text for item in found] == [GERMAN.format(n) for n in (1, 0, 1, 2, 2)]
    assert [item.where for item in found][:2] == [f"{tmp_path}/{name}/b/1.txt", f"{tmp_path}/{name}/a.jsonl:1"]
    assert found[0].document.path == f"{tmp_path}/{name}/b/1.txt"
    assert 0 < meter.done <= meter.total


def test_archives_in_archives_are_opened(tmp_path):
    (tmp_path / "a.zip").write_bytes(
        zipped({"b.tar.gz": gzip.compress(tarred({"c.zip": zipped({"d.txt": text(1)})}))})
    )
    assert told(placed([tmp_path / "a.zip"]), tmp_path) == [("/a.zip/b.tar.gz/c.zip/d.txt", GERMAN.format(1))]


def test_archives_without_an_end_are_not(tmp_path):
    content = zipped({"a.txt": text(1)})
    for _ in range(8):
        content = zipped({"a.zip": content})
    (tmp_path / "a.zip").write_bytes(content)
    assert [message for _, message in told(placed([tmp_path / "a.zip"]), tmp_path)] == [
        "is packed more than 4 times over"
    ]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"])
def test_a_name_that_leads_out_of_an_archive_is_said_and_passed_over(tmp_path, pack, name):
    (tmp_path / "a.zip").write_bytes(pack({name: text(1), "b.txt": text(2)}))
    (_, said), (_, read) = told(placed([tmp_path / "a.zip"]), tmp_path)
    assert "names a file outside itself" in said
    assert read == GERMAN.format(2)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_said_and_passed_over(tmp_path, kind):
    (tmp_path / "a.tar").write_bytes(tarred({"b.txt": text(2)}, link=kind))
    assert [message for _, message in told(placed([tmp_path / "a.tar"]), tmp_path)] == [
        GERMAN.format(2),
        "has a link or device, 'link': passed over",
    ]


def test_every_cut_of_a_tar_is_noticed_and_what_came_before_it_read(tmp_path):
    whole = tarred({f"{n}.txt": text(n) for n in range(3)})
    for cut in range(600, 3 * 1024, 256):
        (tmp_path / "a.tar").write_bytes(whole[:cut])
        *_, last = placed([tmp_path / "a.tar"])
        assert "breaks off" in last.message or "damaged" in last.message, cut


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_zip_that_breaks_off_is_said(tmp_path, cut):
    whole = zipped({f"{n}.txt": text(n) for n in range(30)})
    (tmp_path / "a.zip").write_bytes(whole[: int(len(whole) * cut)])
    [reject] = placed([tmp_path / "a.zip"])
    assert "is a ZIP archive that is damaged or breaks off" in str(reject)


def test_a_damaged_or_locked_member_is_said_and_the_others_are_read(tmp_path):
    whole = bytearray(zipped({f"{n}.txt": text(n) * 5 for n in range(3)}, zipfile.ZIP_STORED))
    whole[whole.index(text(1)) + 5] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(whole)
    first, said, last = placed([tmp_path / "a.zip"])
    assert (first.document.text, last.document.text) == (GERMAN.format(0) * 5, GERMAN.format(2) * 5)
    assert str(said).startswith(f"{tmp_path}/a.zip/1.txt: cannot be unpacked (Bad CRC-32")


def bomb(size):
    return zipped({f"{n}.txt": b"0" * size for n in range(40)})


@pytest.mark.parametrize("nested", [False, True])
def test_what_unpacks_without_end_is_given_up_with_one_line(tmp_path, monkeypatch, nested):
    monkeypatch.setattr(streams, "_FLOOR", 20_000_000)
    content = bomb(3_000_000)
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.zip": content for n in range(20)}) if nested else content)
    (tmp_path / "b.txt").write_bytes(text(1))
    tracemalloc.start()
    found = list(placed([tmp_path / "a.zip", tmp_path / "b.txt"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [str(item) for item in found[:-1] if "250 times its size" in str(item)] == [str(found[-2])]
    assert found[-1].document.text == GERMAN.format(1)
    assert peak < 160_000_000  # twenty times less than what is nested in it


def test_a_header_of_a_tar_that_fills_the_memory_is_refused(tmp_path):
    info = tarfile.TarInfo("././@PaxHeader")
    info.type, info.size = tarfile.XHDTYPE, 60_000_000_000
    (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"0" * 10_000)
    [reject] = placed([tmp_path / "a.tar"])
    assert "a header is too large" in str(reject)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_without_articles_says_so(tmp_path, pack):
    (tmp_path / "a.zip").write_bytes(pack({"a.css": b"p {}"}))
    [reject] = placed([tmp_path / "a.zip"])
    assert "the archive has no articles (.html" in str(reject)


def test_an_archive_is_read_from_standard_input(monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(zipped({"a.txt": text(1)}))))
    assert [(item.file, item.document.text) for item in placed(["-"])] == [("stdin/a.txt", GERMAN.format(1))]


def test_a_file_inside_of_an_archive_has_a_path(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({f"b/{n}.txt": text(n) for n in range(3)}))
    assert told(placed([tmp_path / "a.zip/b/1.txt"]), tmp_path) == [("/a.zip/b/1.txt", GERMAN.format(1))]
    assert len(list(placed([tmp_path / "a.zip/b"]))) == 3
    [reject] = placed([tmp_path / "a.zip/c.txt"])
    assert str(reject) == f"{tmp_path}/a.zip/c.txt: there is no such file in the archive"


def test_a_pattern_names_files(tmp_path):
    for name in ("2017/a.txt", "2017/b.txt", "2018/c.txt", "2018/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text(name))
    assert [item.file[-5:] for item in placed([f"{tmp_path}/*/[bc].txt"])] == ["b.txt", "c.txt"]
    assert [item.file[-5:] for item in placed([f"{tmp_path}/201?"])] == ["a.txt", "b.txt", "c.txt"]
    [reject] = placed([f"{tmp_path}/2019/*.txt"])
    assert str(reject) == f"{tmp_path}/2019/*.txt: no file has such a name"


def test_a_file_of_a_folder_is_taken_for_what_it_is(tmp_path):
    (tmp_path / "archive").write_bytes(zipped({"a.txt": text(1)}))
    (tmp_path / "notes").write_bytes(text(2))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert [path.name for path in files_of(tmp_path)] == ["archive"]


def test_a_package_can_bring_a_format_of_its_own(tmp_path, monkeypatch):
    def read(stream, where):
        yield Article(text=stream.read().decode().removeprefix("%MINE\n"), file=where)

    class Entry:
        def load(self):
            return Format("mine", (".mine",), lambda head: Fit.SURE if head.startswith(b"%MINE") else Fit.NO, read)

    real = metadata.entry_points
    monkeypatch.setattr(
        metadata, "entry_points", lambda group: [Entry()] if group == formats.GROUP else real(group=group)
    )
    formats.formats.cache_clear()
    try:
        (tmp_path / "a.txt").write_bytes(b"%MINE\n" + text(1))
        (tmp_path / "b.mine").write_bytes(text(2))
        assert [item.document.text for item in placed([tmp_path])] == [GERMAN.format(1), GERMAN.format(2)]
    finally:
        formats.formats.cache_clear()
