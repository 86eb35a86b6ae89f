"""TAR archives, packed or not: read as a stream, file by file, without being written to a disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import Any, Final

from depesche.errors import FormatError, InputError
from depesche.rejects import Reject
from depesche.sources.format import Fit, Format, Item
from depesche.sources.formats import suffixes
from depesche.sources.opening import member
from depesche.sources.streams import allowance_of

_MAGIC_AT: Final = 257
#: Headers of headers (long names, extended attributes) are small; a larger one is there to fill the memory.
_EXTENSION: Final = 1024 * 1024
_EXTENSIONS: Final = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


def fits(head: bytes) -> Fit:
    """Whether a stream begins as a TAR archive."""
    return Fit.SURE if head[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar" else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """What the archive's members hold, in their order."""
    blocks: Any = _Blocks(stream)
    any_ = False
    try:
        with tarfile.open(fileobj=blocks, mode="r|", tarinfo=_Info) as archive:
            for info in archive:
                for found in _member(archive, info, where, stream):
                    any_ = True
                    yield found
    except tarfile.TarError as error:
        raise FormatError(f"is a TAR archive that is damaged or breaks off ({error})", where=where) from error
    if not blocks.ended():
        raise FormatError("is a TAR archive that breaks off", where=where)
    if not any_:
        raise InputError(f"the archive has no articles ({suffixes()})", where=where)


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, where: str, stream: io.BufferedReader
) -> Iterator[Item]:
    if info.isfile():
        yield from member(lambda: archive.extractfile(info), info.name, where, allowance_of(stream))
    elif not info.isdir():
        error = InputError(f"has a link or device, {info.name[:80]!r}: passed over", where=where)
        yield Reject(where, None, error)


class _Info(tarfile.TarInfo):
    """A header that takes no more memory than a header may."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _EXTENSIONS and self.size > _EXTENSION:
            raise tarfile.ReadError("a header is too large")
        return super()._proc_member(archive)  # type: ignore[misc]  # the one place where all headers pass


class _Blocks:
    """A stream that remembers its last block: an archive that is whole ends in blocks of zeros."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._last = b""

    def read(self, size: int) -> bytes:
        """Up to so many bytes."""
        data = self._stream.read(size)
        self._last = (self._last + data)[-tarfile.BLOCKSIZE :]
        return data

    def ended(self) -> bool:
        """Whether the stream ended as archives do; reads what is left of it."""
        while self.read(io.DEFAULT_BUFFER_SIZE):
            pass
        return not self._last.strip(b"\0")


FORMAT: Final = Format("tar", (".tar", ".tgz", ".tbz2", ".txz"), fits, read)
