"""Where an export is written: whole or not at all, and never over a store, an article or another input."""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from depesche.errors import UsageError

#: How a file of SQLite begins.
_SQLITE: Final = b"SQLite format 3\x00"
#: The files by which a folder is known to be an export.
_ABOUT: Final = ("datapackage.json", "about.json")


@contextmanager
def to_file(path: Path, kept: Iterable[str] = ()) -> Iterator[BinaryIO]:
    """A file that appears whole in the end or not at all; ``kept`` are the names of files that it must not replace.

    A link stays one, and what is no file (a device, a pipe) is written to as it is: nothing is put in its place.
    Raises :class:`~depesche.errors.UsageError` where it must not or cannot be written.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder", remedy="name a file in it")
    must_not_replace(path, kept)
    try:
        with path.open("wb") if _is_other(path) else _whole(Path(os.path.realpath(path))) as file:
            yield file
    except OSError as error:
        raise _unwritable(path, error) from error


def _is_other(path: Path) -> bool:
    """Whether something stands there that is no file; raises ``OSError`` for a link that leads to itself."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def to_folder(path: Path, kept: Iterable[str] = ()) -> Iterator[Path]:
    """A folder to write files into; in the end they stand in ``path``, which is new, empty, or an older export.

    Raises :class:`~depesche.errors.UsageError` where it must not or cannot be written.
    """
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} is a file", remedy="name a folder: this format has several files")
    if path.is_dir() and any(path.iterdir()) and not _is_export(path):
        raise UsageError(f"{path} is not empty", remedy="name a new folder, or that of an older export")
    names = tuple(kept) if path.is_dir() else ()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as made:
            yield Path(made)
            files = sorted(Path(made).iterdir())
            for file in files:
                must_not_replace(path / file.name, names)
            path.mkdir(exist_ok=True)
            for file in files:
                shutil.move(file, path / file.name)
    except OSError as error:
        raise _unwritable(path, error) from error


def must_not_replace(path: Path, kept: Iterable[str] = ()) -> None:
    """Raise :class:`UsageError` where there is a store or one of these files at the path."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) == _SQLITE:
            raise UsageError(f"{path} is a store", remedy="name another file to write to")
    if any(_same(path, name) for name in kept):
        raise UsageError(f"{path} is what was read", remedy="name another file to write to")


def _same(path: Path, name: str) -> bool:
    """Whether a name is that of the file; only files that are called alike are looked at."""
    other = Path(name)
    return other.is_file() and other.samefile(path) if other.name == path.name or other.is_symlink() else False


def _is_export(path: Path) -> bool:
    for name in _ABOUT:
        try:
            if "made_with" in json.loads((path / name).read_text(encoding="utf-8")):
                return True
        except (OSError, ValueError, TypeError):
            continue
    return False


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written: {error.strerror}", remedy="name a place that can be written")
