"""ZIP archives: each file in them is read as one on a disk would be, without being written to one."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import IO, Any, Final

from depesche.errors import FormatError, InputError
from depesche.sources.format import Fit, Format, Item
from depesche.sources.formats import suffixes
from depesche.sources.opening import member
from depesche.sources.streams import DAMAGED, allowance_of

_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: What the library raises where a member cannot be unpacked.
_BAD: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, *DAMAGED)


def fits(head: bytes) -> Fit:
    """Whether a stream begins as a ZIP archive."""
    return Fit.SURE if head.startswith(_MAGIC) else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """What the archive's members hold, in their order."""
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(_seekable(stream, stack)))
        except _BAD as error:
            raise FormatError(f"is a ZIP archive that is damaged or breaks off ({error})", where=where) from error
        any_ = False
        for info in archive.infolist():
            if info.is_dir():
                continue
            open_ = partial(_Member, archive, info)
            for found in member(open_, info.filename, where, allowance_of(stream)):
                any_ = True
                yield found
        if not any_:
            raise InputError(f"the archive has no articles ({suffixes()})", where=where)


class _Member:
    """A member's bytes, opened when they are asked for; the library's faults are ours."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self._archive = archive
        self._info = info
        self._file: IO[bytes] | None = None

    def read(self, size: int) -> bytes:
        """Up to so many bytes. Raises :class:`FormatError` where they cannot be unpacked."""
        try:
            if self._file is None:
                self._file = self._archive.open(self._info)
            return self._file.read(size)
        except _BAD as error:
            raise FormatError(f"cannot be unpacked ({error})") from error


def _seekable(stream: io.BufferedReader, stack: ExitStack) -> Any:
    """The stream, if one can go back in it; else its bytes in a file for the time being."""
    if stream.seekable():
        allowance = allowance_of(stream)
        allowance.size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        return stream
    file = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the archive
    shutil.copyfileobj(stream, file)
    return file


FORMAT: Final = Format("zip", (".zip",), fits, read)
