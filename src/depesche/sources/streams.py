"""Files and standard input as streams of bytes, unpacked where they are packed, with a meter of what was read.

A stream is never held in memory as a whole; :attr:`Meter.done` counts the bytes of the file as it lies on disk, so
that progress is known before the number of articles is.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import zstandard

from depesche.errors import InputError

#: The name of standard input in messages.
STDIN: Final = "stdin"
#: How much of a stream's beginning its format is known by, in bytes.
HEAD: Final = 64 * 1024
#: What unpackers raise where a packed file is damaged or breaks off.
DAMAGED: Final = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, gzip.BadGzipFile)

_BUFFER: Final = 256 * 1024
#: So little at a time, because a few bytes of a frame can unpack to 128 kB.
_ZSTANDARD_PIECE: Final = 2048
#: Text packs to a tenth, the same line over and over to a two-hundredth; what unpacks to more is there to do harm.
_RATIO: Final = 250
#: So much may come out of any file, however small.
_FLOOR: Final = 256 * 1024 * 1024


class ExhaustedError(InputError):
    """A packed file that unpacks to more than can be meant; nothing more of it is read."""

    code = "bomb"


class _Zstandard:
    """Unpacks one frame after the other and says where the last breaks off, which the library's reader does not."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._unpack: Any = None
        self._made = b""

    def read(self, size: int) -> bytes:
        """Up to so many bytes. Raises :class:`EOFError` inside a frame."""
        while not self._made:
            data = self._stream.read(_ZSTANDARD_PIECE)
            if not data:
                if self._unpack is not None:
                    raise EOFError("the last frame has no end")
                return b""
            self._made = self._unpacked(data)
        made, self._made = self._made[:size], self._made[size:]
        return made

    def _unpacked(self, data: bytes) -> bytes:
        made = []
        while data:
            self._unpack = self._unpack or zstandard.ZstdDecompressor().decompressobj()
            made.append(self._unpack.decompress(data))
            data = self._unpack.unused_data
            self._unpack = None if self._unpack.eof else self._unpack
        return b"".join(made)


_Unpack = Callable[[Any], Any]
#: First bytes of packed files, the endings of their names, and what unpacks them.
_PACKED: Final[tuple[tuple[bytes, str, _Unpack], ...]] = (
    (b"\x1f\x8b", ".gz", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", ".bz2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", ".xz", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", ".zst", _Zstandard),
)


@dataclass(slots=True)
class Meter:
    """How many bytes of how many were read; ``total`` is ``None`` where a stream has no end that is known."""

    total: int | None = None
    done: int = 0

    def read(self, size: int) -> None:
        """So many bytes more were read; what is read twice is not counted beyond the total."""
        self.done += size
        if self.total is not None:
            self.done = min(self.done, self.total)


class Raw(io.RawIOBase):
    """A raw stream over anything with ``read``, which counts what it hands out.

    However little the source hands out at once, a whole buffer is filled first, so that a peek sees all of a head.
    ``allowance`` is what it may unpack to; it is that of the file on disk for all that is packed inside of it.
    """

    def __init__(self, source: Any, *, meter: Meter | None = None, allowance: Allowance | None = None) -> None:
        self._source = source
        self._meter = meter
        self._begun = False
        self._fault: Exception | None = None
        self.allowance = allowance or Allowance(self)
        self._unpacks = allowance is not None
        #: How many bytes were read from the source.
        self.taken = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Whether one can go back, as in a file on disk."""
        seekable = getattr(self._source, "seekable", None)
        return not self._unpacks and seekable is not None and bool(seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place of the source."""
        return int(self._source.seek(offset, whence))

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as there is something."""
        size, filled = len(buffer), 0
        while filled < (1 if self._begun else size):
            data = self._read(size - filled, filled)
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        self._begun = True
        self.taken += filled
        if self._meter is not None:
            self._meter.read(filled)
        if self._unpacks:
            self.allowance.spend(filled)
        return filled

    def _read(self, size: int, filled: int) -> bytes:
        """Up to so many bytes; a fault of the source behind some that are there already is raised the next time."""
        if self._fault is not None:
            raise self._fault
        try:
            return self._source.read(size) or b""
        except Exception as fault:
            if not filled:
                raise
            self._fault = fault
            return b""


class Allowance:
    """How much a file on disk may unpack to, in all its depths together.

    ``size`` is that of the file where it is known before it is read; ``depth`` how many archives are open inside of
    each other.
    """

    def __init__(self, packed: Raw) -> None:
        self._packed = packed
        self._made = 0
        self.size: int | None = None
        self.depth = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """While a member of an archive is read."""
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def spend(self, size: int) -> None:
        """So many bytes more were unpacked. Raises :class:`ExhaustedError` where it was too much."""
        self._made += size
        packed = self._packed.taken if self.size is None else self.size
        if self._made > max(_FLOOR, _RATIO * packed):
            said = f"unpacks to more than {_RATIO} times its size: the rest of it is not read"
            raise ExhaustedError(said, remedy="unpack it and read the folder, if it is what it should be")


@contextmanager
def opened(path: str | Path, meter: Meter | None = None) -> Iterator[tuple[str, io.BufferedReader]]:
    """The name of a file (or of standard input, ``-``) for messages, and its bytes as they lie there.

    :meth:`peek` of the stream shows at least :data:`HEAD` bytes of its beginning. Raises :class:`InputError` where the
    file cannot be opened.
    """
    if str(path) == "-":
        yield STDIN, buffered(Raw(sys.stdin.buffer, meter=meter))
        return
    try:
        file = Path(path).open("rb", buffering=0)  # noqa: SIM115 - it is closed below, where it is used
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read ({reason})", where=str(path)) from error
    with file:
        yield str(path), buffered(Raw(file, meter=meter))


def bare_name(name: str) -> str:
    """A file's name in lower case without the ending of what it is packed with: "a.jsonl" of "A.jsonl.gz"."""
    lower = name.lower()
    return next((lower.removesuffix(end) for _, end, _ in _PACKED if lower.endswith(end)), lower)


def buffered(raw: Raw) -> io.BufferedReader:
    """A raw stream with a buffer that its beginning can be seen in."""
    return io.BufferedReader(raw, _BUFFER)


def allowance_of(stream: io.BufferedReader) -> Allowance:
    """What a stream may unpack to; anybody else's streams get an allowance of their own."""
    raw = stream.raw
    return raw.allowance if isinstance(raw, Raw) else Allowance(Raw(stream))


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The bytes of a stream, unpacked where it is packed."""
    magic = stream.peek(8)
    unpack = next((unpack for begin, _, unpack in _PACKED if magic.startswith(begin)), None)
    return stream if unpack is None else buffered(Raw(unpack(stream), allowance=allowance_of(stream)))


def gzipped_head(stream: io.BufferedReader) -> bytes | None:
    """The beginning of what is packed with gzip, without reading it; ``None`` where nothing is."""
    if not stream.peek(8).startswith(_PACKED[0][0]):
        return None
    try:
        return zlib.decompressobj(31).decompress(stream.peek(HEAD), HEAD)
    except zlib.error:
        return b""
