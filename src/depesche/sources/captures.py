"""The records of a WARC file, one by one, past everything that is damaged or breaks off.

A record is its bytes, head and block. What is packed record by record is unpacked record by record, so that a damaged
piece costs its record: what is wrong is said, and the next record is looked for, at the next piece that unpacks to one
or at the next line that begins one. Nothing is held in memory but one record, and of one that is too large nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from depesche.sources.inflating import DAMAGED, gunzip

#: The head of a record is smaller than this, in bytes.
_HEAD: Final = 64 * 1024
_CHUNK: Final = 256 * 1024
#: So much is unpacked at once: what becomes of it stays in the processor's cache (a third faster than all at once).
_STEP: Final = 64 * 1024
#: Of the first step of a piece so much is unpacked by itself: it has the head of the record.
_FIRST: Final = 4 * 1024
#: So much of what was read is kept to look for the next record in.
_WINDOW: Final = 4 * 1024 * 1024
_GZIP: Final = b"\x1f\x8b\x08"
_RECORD: Final = b"WARC/"
_RESPONSE: Final = b"HTTP/"
_ENDS: Final = re.compile(rb"\r?\n\r?\n")
_LENGTH: Final = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_BEGINS: Final = re.compile(rb"(?:^|\n)(WARC/\d\.\d+\r?\n)")


#: What ends a record.
_CLOSED: Final = b"\r\n\r\n"


class DamagedError(Exception):
    """What stands here is no record, or not all of one; the message says how."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A record: its number in the file, from 1, and its pieces, or what is wrong with it.

    ``block`` is what follows its ``head``, but for the head of a ``response`` that it begins with. ``large`` says that
    it has more bytes than were wanted, and none of its block is here.
    """

    number: int
    head: bytes = b""
    response: bytes = b""
    block: bytes = b""
    fault: str | None = None
    large: bool = False

    @property
    def data(self) -> bytes:
        """All its bytes with the empty lines that end it."""
        return b"".join((self.head, self.response, self.block, _CLOSED))


def frames(stream: io.BufferedReader, wants: Callable[[bytes, int], bool], limit: int) -> Iterator[Frame]:
    """The records that are wanted, by their head and the length of their block; and faults in their places."""
    source: Plain = Packed(stream) if stream.peek(4).startswith(_GZIP) else Plain(stream)
    number = 0
    while True:
        try:
            if source.at_end():
                return
            number += 1
            found = _frame(source, number, wants, limit)
        except DamagedError as fault:
            yield Frame(max(1, number), fault=str(fault))
            if not source.resync():
                return
            continue
        if found is not None:
            yield found


def _frame(source: Plain, number: int, wants: Callable[[bytes, int], bool], limit: int) -> Frame | None:
    """The record that begins here; ``None`` for one that is not wanted."""
    head = source.head()
    match = _LENGTH.search(head)
    if not head.startswith(_RECORD) or match is None:
        raise DamagedError("is no WARC record")
    length = int(match[1])
    wanted = wants(head, length)
    if not wanted or length > limit:
        source.skip(length)
        return Frame(number, head, large=True) if wanted else None
    response, block = source.taken_apart(length)
    source.settle(response, block)
    return Frame(number, head, response, block)


class Plain:
    """The bytes of a file that is not packed."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._out = bytearray()
        self._ended = False

    def at_end(self) -> bool:
        """Whether nothing follows but line ends. Raises :class:`DamagedError` where it breaks off."""
        while self._fill(1):
            stripped = self._out.lstrip(b"\r\n")
            self._out = bytearray(stripped)
            if stripped:
                return False
        return True

    def head(self) -> bytes:
        """The head of a record with the empty line behind it."""
        size = 512
        while True:
            more = self._fill(size)
            match = _ENDS.search(self._out, 0, size)
            if match:
                return self._cut(match.end())
            if not more or size >= _HEAD:
                begun = not more and _RECORD.startswith(bytes(self._out[: len(_RECORD)]))
                raise DamagedError("breaks off" if begun else "is no WARC record")
            size *= 2

    def take(self, length: int) -> bytes:
        """So many bytes."""
        if not self._fill(length):
            raise DamagedError("breaks off")
        return self._cut(length)

    def taken_apart(self, length: int) -> tuple[bytes, bytes]:
        """So many bytes in two pieces: the head of a response with the empty line behind it, where they begin with one,
        and the rest.
        """
        if not self._fill(length):
            raise DamagedError("breaks off")
        begins = self._out.startswith(_RESPONSE)
        match = _ENDS.search(self._out, 0, min(length, _HEAD)) if begins else None
        end = match.end() if match else 0
        return self._cut(end), self._cut(length - end)

    def skip(self, length: int) -> None:
        """Pass over so many bytes."""
        last = b""
        while length:
            last = self.take(min(length, _CHUNK))
            length -= len(last)
        self.settle(last)

    def settle(self, *block: bytes) -> None:
        """Behind a block, of which these are the pieces: the empty lines that end a record are there, and the next
        begins. Where it does not, the length was wrong, and the next record begins somewhere in the block.
        """
        if not self._fill(4):
            raise DamagedError("breaks off")
        self._fill(64)
        following = self._out[:64].lstrip(b"\r\n")
        if not following.startswith(_RECORD[: len(following)]):
            self._out[:0] = b"".join(block)
            raise DamagedError("has not the length that it says")

    def resync(self) -> bool:
        """Go on at the next record; false where there is none."""
        del self._out[:1]
        while True:
            match = _BEGINS.search(self._out)
            if match:
                del self._out[: match.start(1)]
                return True
            del self._out[: max(0, len(self._out) - 32)]
            try:
                if not self._fill(len(self._out) + _CHUNK) and not _BEGINS.search(self._out):
                    return False
            except DamagedError:
                return False

    def _cut(self, size: int) -> bytes:
        with memoryview(self._out) as view:
            data = bytes(view[:size])
        del self._out[:size]
        return data

    def _fill(self, size: int) -> bool:
        """Whether so many bytes are there."""
        while len(self._out) < size and not self._ended:
            data = self._stream.read(max(_CHUNK, size - len(self._out)))
            self._ended = not data
            self._out += data
        return len(self._out) >= size


class Packed(Plain):
    """The bytes of a file that is packed with gzip, as a rule each record for itself."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__(stream)
        self._raw = bytearray()
        self._at = 0
        self._unpack: Any = None
        #: Whether every record so far began with a piece of its own.
        self._apart = True

    def head(self) -> bytes:
        """The head of a record; whether it begins its piece is noted."""
        self._apart = self._apart and self._begun_with is not None and self._out.startswith(self._begun_with)
        return super().head()

    def skip(self, length: int) -> None:
        """Pass over so many bytes; a large record that is packed alone is not unpacked for that."""
        if length > _WINDOW and self._apart:
            self._begin_anew()
        else:
            super().skip(length)

    def taken_apart(self, length: int) -> tuple[bytes, bytes]:
        """As for what is not packed, with what is unpacked put together at once."""
        first, pieces = self._out, []
        size = len(first)
        match = _ENDS.search(first, 0, _HEAD) if first.startswith(_RESPONSE) else None
        if match is None or size >= length:
            return super().taken_apart(length)
        while size < length:
            made = self._made()
            if made is None:
                raise DamagedError("breaks off")
            pieces.append(made)
            size += len(made)
        over = len(pieces[-1]) - (size - length)
        self._out = bytearray(pieces[-1][over:])
        response, rest = bytes(first[: match.end()]), memoryview(first)[match.end() :]
        return response, b"".join([rest, *pieces[:-1], memoryview(pieces[-1])[:over]])

    def settle(self, *block: bytes) -> None:
        """Behind a block: the piece ends well, or holds more records."""
        del block
        while self._unpack is not None and len(self._out) < _CHUNK:
            if not self._more():
                return

    def resync(self) -> bool:
        """Go on at the next piece that unpacks to a record, or the next record of this piece."""
        return self._begin_anew()

    #: The first bytes of the piece that is being unpacked.
    _begun_with: bytes | None = None
    #: What is unpacked already behind what has been taken.
    _ahead: bytes | None = None

    def _begin_anew(self) -> bool:
        """Leave what is unpacked for a next piece that unpacks to a record; false where there is none."""
        self._out.clear()
        self._ahead = None
        return self._found()

    def _found(self) -> bool:
        """Whether a next piece was found that unpacks to a record; everything before it is passed over."""
        start = self._at if self._unpack is None else 1  # a piece that was begun is not begun again
        self._unpack = None
        while True:
            place = self._raw.find(_GZIP, start)
            if place < 0:
                start = max(0, len(self._raw) - 2)
                del self._raw[:start]
                self._at, start = 0, 0
                if not self._pull():
                    self._raw.clear()
                    return False
                continue
            while len(self._raw) - place < 4096 and self._pull():
                pass
            if _unpacks_to_record(bytes(self._raw[place : place + 4096])):
                del self._raw[:place]
                self._at = 0
                return True
            start = place + 1

    def _fill(self, size: int) -> bool:
        while len(self._out) < size:
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        """Unpack some more; false at the end of the file. Raises :class:`DamagedError` inside a piece."""
        made = self._made()
        self._out += made or b""
        return made is not None

    def _made(self) -> bytes | None:
        """What some more unpacks to; ``None`` at the end of the file. Raises :class:`DamagedError` inside a piece."""
        if self._ahead is not None:
            made, self._ahead = self._ahead, None
            return made
        if self._at >= len(self._raw) and not self._pull():
            if self._unpack is not None:
                raise DamagedError("breaks off")
            return None
        if self._unpack is None:
            del self._raw[: self._at]
            self._at = 0
            self._unpack = gunzip()
            made = self._unpacked(self._unpack, _FIRST)
            self._begun_with = made[:16]
            if self._unpack is not None and self._at < len(self._raw):
                self._ahead = self._unpacked(self._unpack, _STEP - _FIRST)
            return made
        if self._at > _WINDOW:
            del self._raw[: self._at - _WINDOW // 2]
            self._at = _WINDOW // 2
        return self._unpacked(self._unpack, _STEP)

    def _unpacked(self, unpack: Any, step: int) -> bytes:
        """What a step of the piece, which may end in it, unpacks to."""
        data = bytes(self._raw[self._at : self._at + step])
        try:
            made: bytes = unpack.decompress(data, 4 * _CHUNK)
        except DAMAGED as error:
            raise DamagedError(f"is damaged ({error})") from error
        self._at += len(data) - len(unpack.unconsumed_tail) - len(unpack.unused_data)
        if unpack.eof:
            self._unpack = None
        return made

    def _pull(self) -> bool:
        data = self._stream.read(_CHUNK)
        self._raw += data
        return bool(data)


def _unpacks_to_record(data: bytes) -> bool:
    try:
        return bool(gunzip().decompress(data, 64).startswith(_RECORD))
    except DAMAGED:
        return False
