"""JSON documents: an object, a list of objects, or an object around a list (a queue's ``entries``, a feed's ``items``).

A document is read as it comes, element by element: a list of very many needs no more memory than its longest element.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from depesche.errors import FormatError, InputError
from depesche.rejects import Reject
from depesche.sources import json_lines
from depesche.sources.decoding import LIMIT, encoding_of, refuse_binary, wide_encoding
from depesche.sources.format import Fit, Format, Found
from depesche.sources.streams import HEAD

#: Keys of the lists that some documents wrap around their articles.
_LISTS: Final = frozenset(["entries", "items", "_items", "articles"])
_WRAPPED: Final = re.compile(rb"(?<!\\)\"(?:entries|items|_items|articles)\"\s*:\s*\[\s*[{\]]")
_CHUNK: Final = 128 * 1024
_SIGN: Final = re.compile(r"[^ \t\r\n]")


def fits(head: bytes) -> bool:
    """Whether a stream that begins so is one JSON document, and not an object a line."""
    if wide := wide_encoding(head):
        head = head.decode(wide, errors="ignore").encode("utf-8", errors="ignore")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"["):
        return re.match(rb"\[\s*[{\]]", text) is not None
    if not text.startswith(b"{"):
        return False
    line, _, rest = text.partition(b"\n")
    # One that is laid out over lines breaks inside its object; an object a line never does.
    laid_out = line.rstrip().endswith((b"{", b",", b"[", b":"))
    return laid_out or not rest.strip() or _WRAPPED.search(line) is not None


def rows(stream: io.BufferedReader, file: str) -> Iterator[dict[str, Any] | InputError]:
    """Each object of a document, or what is wrong with an element. Raises :class:`FormatError` for the whole."""
    refuse_binary(stream.peek(HEAD), file)
    text = _Text(stream, file)
    begin = text.peek()
    if begin == "[":
        yield from _objects(_elements(text), file)
    elif begin == "{":
        yield from _objects(_members(text), file)
    else:
        raise text.fault("is no JSON object and no list of them")


def _objects(found: Iterator[Any], file: str) -> Iterator[dict[str, Any] | InputError]:
    for value in found:
        yield value if isinstance(value, dict) else FormatError("is no JSON object", where=file)


def _members(text: _Text) -> Iterator[Any]:
    """The elements of the lists of an object that wraps them, else the object itself."""
    text.take("{")
    alone: dict[str, Any] = {}
    wrapped = False
    while text.peek() != "}":
        name = text.value()
        text.take(":")
        if name in _LISTS and text.peek() == "[":
            for element in _elements(text):
                wrapped = True
                yield element
        else:
            alone[str(name)] = text.value()
        if text.peek() == ",":
            text.take(",")
    if not wrapped and alone:
        yield alone


def _elements(text: _Text) -> Iterator[Any]:
    text.take("[")
    while text.peek() != "]":
        yield text.value()
        if text.peek() != "]":
            text.take(",")
    text.take("]")


class _Text:
    """The text of a stream of JSON: values are taken off its beginning, and only what is not yet taken is held."""

    def __init__(self, stream: io.BufferedReader, file: str) -> None:
        self._stream = stream
        self._file = file
        decoder = codecs.getincrementaldecoder(encoding_of(stream.peek(HEAD), file))
        self._decoder = decoder(errors="replace")
        self._json = json.JSONDecoder()
        self._held = ""
        self._at = 0
        self._ended = False

    def fault(self, what: str) -> FormatError:
        """The error that ends the document."""
        return FormatError(what, where=self._file)

    def peek(self) -> str:
        """The next character that is no space. Raises :class:`FormatError` at the end."""
        while True:
            if sign := _SIGN.search(self._held, self._at):
                self._at = sign.start()
                return sign[0]
            self._at = len(self._held)
            if not self._more(_CHUNK):
                raise self.fault("is JSON that breaks off")

    def take(self, sign: str) -> None:
        """Take this sign off."""
        if self.peek() != sign:
            raise self.fault(f"is no JSON that can be read ({sign!r} is missing)")
        self._at += 1

    def value(self) -> Any:
        """Take a whole value off."""
        self.peek()
        chunk = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos + 16 >= len(self._held)
                if not cut or len(self._held) - self._at > LIMIT or not self._more(chunk):
                    raise self.fault(f"is no JSON that can be read ({error.msg})") from error
                chunk *= 2
            except (RecursionError, ValueError) as error:
                raise self.fault("is no JSON that can be read (too deep, or a number too long)") from error
            else:
                if end < len(self._held) or not self._more(_CHUNK):  # a number may go on behind what is held
                    self._at = end
                    return value

    def _more(self, size: int) -> bool:
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self._held = self._held[self._at :] + self._decoder.decode(data, final=not data)
        self._at = 0
        if self._held.startswith("\ufeff"):
            self._held = self._held[1:]
        return not self._ended


def fit(head: bytes) -> Fit:
    """How well the beginning of a stream fits."""
    return Fit.LIKELY if fits(head) else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Found]:
    """Each object's article, or what is wrong with it; the number of an object stands for its line."""
    if not fits(stream.peek(HEAD)[:HEAD]):
        yield from json_lines.read(stream, where)  # an object a line, whatever the file's name says
        return
    number = 0
    for number, row in enumerate(rows(stream, where), start=1):
        if isinstance(row, InputError):
            yield Reject(where, number, row)
        else:
            yield json_lines.article_of(row, where, number)
    if not number:
        yield Reject(where, None, InputError("has no articles", where=where))


FORMAT: Final = Format("json", (".json",), fit, read)
