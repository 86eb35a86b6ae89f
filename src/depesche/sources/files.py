"""Paths as people give them to the files behind them: files, folders, patterns, files inside of archives."""

from __future__ import annotations

import glob
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depesche.errors import InputError
from depesche.rejects import Reject
from depesche.sources.format import Item
from depesche.sources.formats import is_known, is_named, suffixes
from depesche.sources.streams import HEAD, gzipped_head, opened
from depesche.visible import visible

#: Told what of a folder is passed over, and why.
Notice = Callable[[str], None]
#: So many names are given of each kind that is passed over.
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """Which files of a folder are taken: ``those``, and how they are called when there are none."""

    those: Callable[[Path], bool]
    called: Callable[[], str]


def files(
    paths: Iterable[str | Path], notice: Notice | None = None, taken: Taken | None = None
) -> Iterator[Path | Reject]:
    """The files behind paths, in order, each once; standard input stays ``-``. What names nothing is a reject, and
    ``notice`` is told what of a folder is passed over. Of folders those are taken that are of a known format, if not
    others are.
    """
    seen: set[str] = set()
    for file in _behind(paths, notice, taken or _KNOWN):
        real = os.path.realpath(file) if isinstance(file, Path) and str(file) != "-" else None
        if real is None or real not in seen:
            yield file
        if real is not None:
            seen.add(real)


def _behind(paths: Iterable[str | Path], notice: Notice | None, taken: Taken) -> Iterator[Path | Reject]:
    for path in paths:
        root = Path(path)
        if root.is_dir():
            yield from _of_folder(root, notice, taken)
        elif _is_pattern(root):
            yield from _matching(str(path), notice, taken)
        else:
            yield root


def files_of(folder: Path) -> list[Path]:
    """All files of a folder and its subfolders that are of a known format, by name; hidden ones are left out.

    A file whose name says nothing is taken where its beginning says what it is.
    """
    found, _ = _sorted_out(folder, _KNOWN)
    return found


def _sorted_out(folder: Path, taken: Taken) -> tuple[list[Path], dict[str, list[str]]]:
    """The files of a folder that are taken, and the names of what is passed over, by why."""
    found: list[Path] = []
    passed: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        why = _passed_over(path, folder, taken)
        if why is None:
            found.append(path)
        elif why:
            passed[why].append(str(path.relative_to(folder)))
    return found, passed


def _passed_over(path: Path, folder: Path, taken: Taken) -> str | None:
    """Why something in a folder is passed over, ``None`` where it is not; a folder in it is no such thing."""
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return "hidden" if not path.is_dir() else ""
    if path.is_dir():
        return "a link to a folder" if path.is_symlink() else ""
    if not path.is_file():
        return "a link that leads nowhere" if path.is_symlink() else "neither a file nor a folder"
    return None if taken.those(path) else "of no known format"


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


def _of_folder(folder: Path, notice: Notice | None, taken: Taken) -> Iterator[Path | Reject]:
    found, passed = _sorted_out(folder, taken)
    if notice and passed:
        told = (f"{len(names)} {why} ({_some(names)})" for why, names in sorted(passed.items()))
        notice(f"{folder}: passed over: {'; '.join(told)}")
    yield from found
    if not found:
        error = InputError(f"the folder has no articles ({taken.called()})", where=str(folder))
        yield Reject(str(folder), None, error)


def _some(names: list[str]) -> str:
    """Names, the first of many."""
    return ", ".join([*map(visible, names[:_NAMED]), *(["…"] if len(names) > _NAMED else [])])


def _is_pattern(path: Path) -> bool:
    return glob.has_magic(str(path)) and not _exists(path) and not _exists(file_behind(path))


def _matching(pattern: str, notice: Notice | None, taken: Taken) -> Iterator[Path | Reject]:
    """The files and folders that a pattern names: ``2017-*/**/*.html``."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may begin anywhere
    yield from _behind(found, notice, taken)
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


#: Files that are called as articles are, and those whose beginning says what they are.
_KNOWN: Final = Taken(lambda path: is_named(path.name) or _is_known(path), suffixes)
