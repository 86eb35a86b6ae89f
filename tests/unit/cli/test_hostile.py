"""Bad names, bad stores, a full disk: one line, exit 1, nothing lost, never a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from depesche.errors import StoreError
from depesche.sources import open_paths
from depesche.sources.decoding import decode
from depesche.store import migrate_store
from depesche.visible import visible

TEXT = "Angela Merkel hat am Montag mit dem russischen Präsidenten Wladimir Putin lange telefoniert.\n"


def program(*arguments: str | Path, out: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "depesche", *arguments],
        stdout=out,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["who", "Kanzler", "--on", "2020-01-01"], ["--help"], ["--version"]])
def test_a_full_disk_is_said_in_one_line(arguments: list[str]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = program(*arguments, out=full)
    finally:
        os.close(full)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert b"cannot be written: No space left" in done.stderr


def test_a_file_name_that_is_no_text_is_stored_escaped(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    try:
        Path(name).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("file names are text here")
    (document,) = open_paths([name])
    assert document.path is not None
    assert document.path.endswith("caf\\xe9.txt")
    document.id.encode()
    assert (
        program("add", os.fsencode(name).decode("utf-8", "surrogateescape"), "--db", tmp_path / "s.db").returncode
        == 0
    )


def test_what_hides_or_commands_is_shown() -> None:
    assert visible("a\x1b[31mb\u202ec\ud83d") == "a\\x1b[31mb\\u202ec\\ud83d"
    assert visible("Süß – „gut“\n\tja") == "Süß – „gut“\n\tja"


def test_one_file_under_two_paths_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(file)
    assert len(list(open_paths([file, tmp_path / "." / "a.txt", tmp_path / "b.txt", tmp_path]))) == 1


def test_a_folder_says_what_it_passes_over_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("1.png", "2.png", "3.png", "4.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n")
    (tmp_path / "ins-leere").symlink_to("fehlt")
    (tmp_path / "kreis").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "rohr")
    said: list[str] = []
    assert len(list(open_paths([tmp_path], notice=said.append))) == 1
    (one,) = said
    assert one == (
        f"{tmp_path}: passed over: 1 a link that leads nowhere (ins-leere); 1 a link to a folder (kreis); "
        "1 neither a file nor a folder (rohr); 4 of no known format (1.png, 2.png, 3.png, …)"
    )


def test_an_array_in_json_lines_is_said_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('[{"id": "1", "text": "…"}]\n', encoding="utf-8")
    done = program("read", file)
    assert done.returncode == 1
    assert b"a.jsonl:1: is a JSON array" in done.stderr
    assert b".json" in done.stderr


def test_mixed_lines_are_each_read_as_what_they_are() -> None:
    data = "Präsident\n".encode() + "erklärte der Kreml\n".encode("cp1252")
    assert decode(data, "a.txt").text == "Präsident\nerklärte der Kreml\n"


def test_migrate_leaves_a_database_of_something_else_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (name TEXT)")
    with pytest.raises(StoreError, match="something else"):
        migrate_store(path)
    with sqlite3.connect(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("customers",)]


def test_no_password_is_told() -> None:
    url = "postgresql://me:secret@localhost:1/press"
    with pytest.raises(StoreError) as caught:
        migrate_store(url)
    assert "secret" not in str(caught.value)
