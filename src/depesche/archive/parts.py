"""Parts of large files: where, from any byte on, the next record begins."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final

#: So much is looked at at once.
_BLOCK: Final = 1024 * 1024
_GZIP: Final = b"\x1f\x8b\x08"
_WARC: Final = b"WARC/"
#: What a record of WARC follows.
_BEHIND: Final = b"\r\n\r\n" + _WARC
#: So much of a packed record tells whether it is one.
_ENOUGH: Final = 4096


class Part:
    """The bytes of a file from ``first`` to before ``end``."""

    def __init__(self, file: Any, first: int, end: int) -> None:
        self._file = file
        self._left = end - first
        file.seek(first)

    def read(self, size: int) -> bytes:
        """Up to so many bytes."""
        data: bytes = self._file.read(min(size, self._left)) if self._left > 0 else b""
        self._left -= len(data)
        return data


def bounds(file: Any, name: str, first: int, end: int) -> tuple[int, int]:
    """Where the first record that begins at ``first`` or behind it begins, and likewise for ``end``."""
    lower = name.lower()
    next_ = next(found for suffix, found in _NEXT.items() if lower.endswith(suffix))
    return next_(file, first), next_(file, end)


def _line(file: Any, at: int) -> int:
    if not at:
        return 0
    file.seek(at - 1)
    file.readline()  # the end of the line before
    return int(file.tell())


def _packed(file: Any, at: int) -> int:
    """A member of a gzip file that begins as a record."""
    return _scan(file, at, _GZIP, _is_record, _ENOUGH)


def _plain(file: Any, at: int) -> int:
    if not at:
        return 0
    before = len(_BEHIND) - len(_WARC)
    found = _scan(file, max(0, at - before), _BEHIND, lambda _: True, len(_BEHIND))
    return found if found == _size(file) else found + before


def _is_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, len(_WARC)) == _WARC
    except zlib.error:
        return False


def _scan(file: Any, at: int, magic: bytes, fits: Callable[[bytes], bool], enough: int) -> int:
    """The first place at ``at`` or behind it where ``magic`` stands and what follows fits; the file's end if none."""
    file.seek(at)
    data: bytes = b""
    begin = at
    while block := file.read(_BLOCK):
        data += block
        place = data.find(magic)
        while 0 <= place <= len(data) - enough:
            if fits(data[place : place + enough]):
                return begin + place
            place = data.find(magic, place + 1)
        kept = len(data) - place if place >= 0 else min(len(data), len(magic) - 1)
        begin, data = begin + len(data) - kept, data[len(data) - kept :]
    place = data.find(magic)
    while place >= 0:
        if fits(data[place:]):
            return begin + place
        place = data.find(magic, place + 1)
    return _size(file)


def _size(file: Any) -> int:
    return int(file.seek(0, 2))


#: How the next record is found, by the ending of the file's name.
_NEXT: Final[dict[str, Callable[[Any, int], int]]] = {
    ".jsonl": _line,
    ".ndjson": _line,
    ".warc.gz": _packed,
    ".warc": _plain,
}
#: Files that can be cut end so.
CUT: Final = tuple(_NEXT)
