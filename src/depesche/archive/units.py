"""The units that a run is cut into: a file each, or a range of bytes of a large one.

A range is the records that begin in it, so that ranges of one file have each record once. Files can be cut where a
record can be found from any byte: JSON Lines at the ends of lines, WARC at the beginnings of records (a packed one is
packed record by record). What else there is is one unit.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.archive.parts import CUT
from depesche.errors import InputError, UsageError
from depesche.rejects import Reject
from depesche.sources.files import Notice, Taken, files

#: A file is cut into ranges of so many bytes: small enough to lose little when one is done again.
RANGE: Final = 256 * 1024 * 1024
#: Folders are searched for files that end so.
_ENDINGS: Final = (*CUT, ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".jsonl.bz2", ".jsonl.xz", ".parquet")
_TAKEN: Final = Taken(
    lambda path: path.name.lower().endswith(_ENDINGS), lambda: f"whose names end in {', '.join(_ENDINGS)}"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """The records of a file that begin at byte ``first`` or behind it and before ``end``; ``size`` is its bytes."""

    name: str
    file: str
    first: int
    end: int | None
    size: int

    @property
    def whole(self) -> bool:
        """Whether it is all of its file."""
        return self.end is None


def units_of(inputs: Sequence[str], range_: int = RANGE, notice: Notice | None = None) -> list[Unit]:
    """The units of files, folders, patterns, URLs, and lists of them (``@list.txt``), in the order of their names;
    ``notice`` is told what of a folder is passed over.

    Raises :class:`InputError` where an input names nothing, :class:`UsageError` where a URL needs a library that is
    not installed.
    """
    files = dict(sorted({name: size for each in inputs for name, size in _files(each, notice)}.items()))
    cut = [part for name, size in files.items() for part in _cut(name, size, range_)]
    return [Unit(f"{number:06d}", *part) for number, part in enumerate(cut)]


def _cut(name: str, size: int, range_: int) -> Iterator[tuple[str, int, int | None, int]]:
    if size <= range_ or not name.lower().endswith(CUT):
        yield name, 0, None, size
        return
    for first in range(0, size, range_):
        end = min(first + range_, size)
        yield name, first, end, end - first


def _files(given: str, notice: Notice | None) -> Iterator[tuple[str, int]]:
    """Files with their sizes."""
    if given.startswith("@"):
        yield from _listed(Path(given[1:]), notice)
    elif "://" in given:
        yield from _remote(given)
    else:
        yield from _local(given, notice)


def _listed(path: Path, notice: Notice | None) -> Iterator[tuple[str, int]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the list cannot be read ({error})", where=str(path)) from error
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield from _files(line.strip(), notice)


def _local(given: str, notice: Notice | None) -> Iterator[tuple[str, int]]:
    for found in files([given], notice, _TAKEN):
        if isinstance(found, Reject):
            raise found.error
        try:
            yield _named(found), found.stat().st_size
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(found)) from error


def _named(path: Path) -> str:
    """The path as text. Raises :class:`InputError` for one whose name is none, which no plan could keep."""
    name = str(path)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise InputError("the name is no text", where=name, remedy="rename it: its bytes are no UTF-8") from error
    return name


def _remote(given: str) -> Iterator[tuple[str, int]]:
    system, path = file_system(given)
    scheme = given.partition("://")[0]
    try:
        names = system.glob(path) if glob.has_magic(path) else [path]
        for name in names:
            yield (name if "://" in name else f"{scheme}://{name}"), int(system.size(name) or 0)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be reached ({error})", where=given) from error


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it, as fsspec has them. Raises :class:`UsageError` without it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only where a URL is given
    except ImportError as error:
        raise UsageError("URLs need fsspec", remedy="pip install 'depesche[archive]'") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(
            str(error), where=url, remedy="pip install what reads such URLs (s3fs, gcsfs, …)"
        ) from error
    return system, path
