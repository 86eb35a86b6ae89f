"""Where an export is written: whole or not at all, through links, and never in the place of a device or a pipe."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from depesche.cli.terminal import written_to
from depesche.errors import UsageError
from depesche.export.target import to_file


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "aus.csv"
    path.write_text("alt", encoding="utf-8")

    def half() -> None:
        with to_file(path) as file:
            file.write(b"neu")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        half()
    assert path.read_text(encoding="utf-8") == "alt"
    with to_file(path) as file:
        file.write(b"neu")
    assert path.read_text(encoding="utf-8") == "neu"
    assert [file.name for file in tmp_path.iterdir()] == ["aus.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "wo").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "wo" / "aus.csv")
    with to_file(link) as file:
        file.write(b"neu")
    assert link.is_symlink()
    assert (tmp_path / "wo" / "aus.csv").read_bytes() == b"neu"


def test_a_link_that_leads_to_itself_is_said_to_be_unwritable(tmp_path: Path) -> None:
    link = tmp_path / "schleife"
    link.symlink_to(link)
    with pytest.raises(UsageError, match="cannot be written"), to_file(link) as file:
        file.write(b"neu")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "rohr"
    os.mkfifo(pipe)
    had: list[bytes] = []
    reader = threading.Thread(target=lambda: had.append(pipe.read_bytes()))
    reader.start()
    with written_to(pipe):
        print("neu")
    reader.join()
    assert had == [b"neu\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_device_is_said_to_be_full_and_stays_one(tmp_path: Path) -> None:
    device = tmp_path / "voll"
    device.symlink_to("/dev/full")
    with pytest.raises(UsageError, match="cannot be written"), written_to(device):
        print("neu" * 10_000)
    assert stat.S_ISCHR(device.stat().st_mode)
