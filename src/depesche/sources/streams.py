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

_BUFFER: Final = 1024 * 1024


def _zstandard(stream: Any) -> Any:
    return zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)


_Unpack = Callable[[Any], Any]
#: First bytes of packed files, the endings of their names, and what unpacks them.
_PACKED: Final[tuple[tuple[bytes, str, _Unpack], ...]] = (
    (b"\x1f\x8b", ".gz", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", ".bz2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", ".xz", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", ".zst", _zstandard),
)


@dataclass(slots=True)
class Meter:
    """How many bytes of how many were read; ``total`` is ``None`` where a stream has no end that is known."""

    total: int | None = None
    done: int = 0


class _Pulled(io.RawIOBase):
    """A raw stream over a function that hands out at most so many bytes."""

    def __init__(self, pull: Callable[[int], bytes]) -> None:
        self._pull = pull

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._pull(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: str | Path, meter: Meter | None = None) -> Iterator[tuple[str, io.BufferedReader]]:
    """The name of a file (or of standard input, ``-``) for messages, and its bytes, unpacked.

    :meth:`peek` of the stream shows up to :data:`HEAD` bytes of its beginning. Raises :class:`InputError` where the
    file cannot be opened.
    """
    if str(path) == "-":
        yield STDIN, _unpacked(_counted(sys.stdin.buffer, meter))
        return
    try:
        file = Path(path).open("rb", buffering=0)  # noqa: SIM115 - it is closed below, where it is used
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read ({reason})", where=str(path)) from error
    with file:
        yield str(path), _unpacked(_counted(file, meter))


def bare_name(name: str) -> str:
    """A file's name in lower case without the ending of what it is packed with: "a.jsonl" of "A.jsonl.gz"."""
    lower = name.lower()
    return next((lower.removesuffix(end) for _, end, _ in _PACKED if lower.endswith(end)), lower)


def _counted(stream: Any, meter: Meter | None) -> io.BufferedReader:
    def pull(size: int) -> bytes:
        data: bytes = stream.read(size) or b""
        if meter is not None:
            meter.done += len(data)
        return data

    return io.BufferedReader(_Pulled(pull), _BUFFER)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    magic = stream.peek(8)
    unpack = next((unpack for begin, _, unpack in _PACKED if magic.startswith(begin)), None)
    source: Any = stream if unpack is None else unpack(stream)
    return io.BufferedReader(_Pulled(_with_head(source)), HEAD)


def _with_head(source: Any) -> Callable[[int], bytes]:
    """Reads a whole head first, however little the source hands out at once, so that a peek sees all of it."""
    begun = False

    def pull(size: int) -> bytes:
        nonlocal begun
        data = b""
        while len(data) < (size if not begun else 1):
            more = source.read(size - len(data))
            if not more:
                break
            data += more
        begun = True
        return data

    return pull
