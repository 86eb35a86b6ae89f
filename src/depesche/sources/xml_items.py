"""Large XML files of many items, cut into their items without being read as a whole.

A feed or a message of a wire is a short head and very many items behind it. They are cut out of the stream of bytes
and parsed one by one: a file needs no more memory than its longest item, and a broken item costs itself alone. What
makes XML dangerous (entities that multiply, entities that read files) needs a document type, and a file that declares
one with entities is refused before anything is parsed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from depesche.errors import FormatError, InputError
from depesche.rejects import place
from depesche.sources.decoding import LIMIT, decoded_line, wide_encoding
from depesche.sources.streams import HEAD

_CHUNK: Final = 256 * 1024
#: What stands before the first item of a file has at most so many bytes.
_HEAD_LIMIT: Final = 4 * 1024 * 1024
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENTITIES: Final = re.compile(r"<!(?:ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
_NAMESPACE: Final = re.compile(r"\s(xmlns(?::[\w.-]+)?)\s*=\s*(\"[^\"<>]*\"|'[^'<>]*')")


@dataclass(frozen=True, slots=True)
class Piece:
    """One item: its XML, and the encoding it was read with where that is not the declared one or UTF-8."""

    text: str
    odd_encoding: str | None = None


class Cut:
    """The items of a stream, one by one; ``head`` is what stands before the first, once that was asked for.

    ``names`` are the local names of the elements that are items.
    """

    def __init__(self, stream: io.BufferedReader, file: str, names: tuple[str, ...]) -> None:
        self.head = ""
        self._file = file
        self._stream: Any = stream
        self._declared: str | None = None
        if encoding := wide_encoding(stream.peek(HEAD)):
            self._stream = _Narrowed(stream, encoding)
        some = "|".join(map(re.escape, names)).encode()
        self._begin = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:%s)(?=[\s>])" % some)
        self._end = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?(?:%s)\s*>" % some)

    def __iter__(self) -> Iterator[Piece | InputError]:
        """Each item, or what is wrong with it. Raises :class:`FormatError` where the file must not be parsed."""
        buffer = self._to_first_item()
        number = 0
        while buffer:
            number += 1
            whole, buffer = self._one(buffer)
            if whole is None:
                yield InputError("the entry is too large or has no end", where=place(self._file, number))
            else:
                yield self._decoded(whole, number)
            buffer = self._next_item(buffer)

    def _to_first_item(self) -> bytes:
        """The buffer from the first item on; empty where there is none."""
        buffer = b""
        while not (match := self._begin.search(buffer)):
            more = self._stream.read(_CHUNK)
            buffer += more
            if not more or len(buffer) > _HEAD_LIMIT:
                break
        before = buffer[: match.start()] if match else buffer
        if declared := _DECLARED.search(before[:HEAD]):
            self._declared = declared[1].decode("ascii")
        self.head = decoded_line(before, self._file, self._declared).text if before.strip() else ""
        if _ENTITIES.search(self.head):
            remedy = "no feed and no wire needs any; files with them are not parsed"
            raise FormatError("the XML declares entities of its own", where=self._file, remedy=remedy)
        return buffer[match.start() :] if match else b""

    def _one(self, buffer: bytes) -> tuple[bytes | None, bytes]:
        """The item at the beginning of the buffer and what follows; ``None`` for one that is too large or cut off."""
        searched = 0
        while not (match := self._end.search(buffer, searched)):
            more = self._stream.read(_CHUNK)
            if not more:
                return None, b""
            if len(buffer) > LIMIT:
                return None, more
            searched = max(0, len(buffer) - 256)  # an end tag may be cut in two
            buffer += more
        return buffer[: match.end()], buffer[match.end() :]

    def _next_item(self, buffer: bytes) -> bytes:
        while not (match := self._begin.search(buffer)):
            more = self._stream.read(_CHUNK)
            if not more:
                return b""
            buffer = buffer[-256:] + more
        return buffer[match.start() :]

    def _decoded(self, data: bytes, number: int) -> Piece | InputError:
        try:
            found = decoded_line(data, place(self._file, number), self._declared)
        except InputError as error:
            return error
        usual = {"utf-8", "utf-8-sig", (self._declared or "").lower()}
        return Piece(found.text, None if found.encoding.lower() in usual else found.encoding)


class _Narrowed:
    """A stream in UTF-16 or UTF-32 as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")

    def read(self, size: int) -> bytes:
        return self._text.read(size).encode("utf-8", errors="replace")


def namespaces(head: str) -> str:
    """The declarations of namespaces in a head, the outermost of each prefix, as attributes."""
    found: dict[str, str] = {}
    for name, value in _NAMESPACE.findall(head):
        found.setdefault(name, value)
    return "".join(f" {name}={value}" for name, value in found.items())


def beginning(head: bytes) -> str | None:
    """The local name of the root element of what may be XML; ``None`` where it is none."""
    if encoding := wide_encoding(head):
        head = head.decode(encoding, errors="ignore").encode("utf-8")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"<"):
        return None
    match = re.search(rb"<(?![?!])(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)", _without_comments(text))
    return match[1].decode("ascii", errors="ignore") if match else None


def _without_comments(text: bytes) -> bytes:
    return re.sub(
        rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", b"", text, flags=re.DOTALL | re.IGNORECASE
    )
