"""Paths as people give them to the files behind them: files, folders, patterns, files inside of archives."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from depesche.errors import InputError
from depesche.rejects import Reject
from depesche.sources.format import Item
from depesche.sources.formats import is_known, is_named, suffixes
from depesche.sources.streams import HEAD, gzipped_head, opened


def files(paths: Iterable[str | Path]) -> Iterator[Path | Reject]:
    """The files behind paths, in order, each once; standard input stays ``-``. What names nothing is a reject."""
    seen: set[str] = set()
    for file in _behind(paths):
        real = os.path.realpath(file) if isinstance(file, Path) and str(file) != "-" else None
        if real is None or real not in seen:
            yield file
        if real is not None:
            seen.add(real)


def _behind(paths: Iterable[str | Path]) -> Iterator[Path | Reject]:
    for path in paths:
        root = Path(path)
        if root.is_dir():
            yield from _of_folder(root)
        elif _is_pattern(root):
            yield from _matching(str(path))
        else:
            yield root


def files_of(folder: Path) -> list[Path]:
    """All files of a folder and its subfolders that are of a known format, by name; hidden ones are left out.

    A file whose name says nothing is taken where its beginning says what it is.
    """
    visible = (
        path
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and path.is_file()
    )
    return sorted(path for path in visible if is_named(path.name) or _is_known(path))


def size_of(paths: Iterable[str | Path]) -> int | None:
    """The bytes of all files behind the paths; ``None`` with standard input among them."""
    total = 0
    for file in files(paths):
        if str(file) == "-":
            return None
        if isinstance(file, Path) and (on_disk := file_behind(file)).is_file():
            total += on_disk.stat().st_size
    return total


def file_behind(path: str | Path) -> Path:
    """The file on disk that a path leads to: that of ``press.zip/2017/page.html`` is ``press.zip``."""
    file = Path(path)
    if _exists(file):
        return file
    return next((parent for parent in file.parents if _exists(parent) and parent.is_file()), file)


def only(path: str, found: Iterable[Item]) -> Iterator[Item]:
    """What stands at a path inside of an archive. Raises :class:`InputError` where nothing does."""
    any_ = False
    for item in found:
        if item.file == path or item.file.startswith(f"{path}/"):
            any_ = True
            yield item
    if not any_:
        raise InputError("there is no such file in the archive", where=path)


def _of_folder(folder: Path) -> Iterator[Path | Reject]:
    found = files_of(folder)
    yield from found
    if not found:
        error = InputError(f"the folder has no articles ({suffixes()})", where=str(folder))
        yield Reject(str(folder), None, error)


def _is_pattern(path: Path) -> bool:
    return glob.has_magic(str(path)) and not _exists(path) and not _exists(file_behind(path))


def _matching(pattern: str) -> Iterator[Path | Reject]:
    """The files and folders that a pattern names: ``2017-*/**/*.html``."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may begin anywhere
    yield from _behind(found)
    if not found:
        yield Reject(pattern, None, InputError("no file has such a name", where=pattern))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that cannot be one
        return False


def _is_known(path: Path) -> bool:
    """Whether a file begins as one of a known format."""
    try:
        with opened(path) as (_, stream):
            packed = gzipped_head(stream)
            return is_known(stream.peek(HEAD)[:HEAD] if packed is None else packed)
    except InputError:
        return False
