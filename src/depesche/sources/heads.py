"""The heads of a usual response and of the record around it, read at a fifth of what the library for them takes.

What is written in any way that is not usual is left to the library: fields on several lines or twice, marks beyond
ASCII, other versions, encodings that few servers say.
"""

from __future__ import annotations

import re
from typing import Final

from depesche.light import dataclass

_FIELDS: Final = rb"((?:[A-Za-z-]+: [ -~]*+\r\n)++)\r\n"
_RECORD: Final = re.compile(rb"WARC/1\.[01]\r\n" + _FIELDS)
_RESPONSE: Final = re.compile(rb"HTTP/1\.[01] (\d\d\d)(?: [A-Za-z ]*)?\r\n" + _FIELDS)
_FIELD: Final = re.compile(r"([^:]+): ([^\r]*)\r\n")
_TYPE: Final = re.compile(
    r"([a-z]+/[a-z+-]+)(?:; ?charset=(utf-8|iso-8859-1|iso-8859-15|windows-1252))?", re.IGNORECASE
)
_HTTP: Final = re.compile(r"application/http(?:; ?msgtype=response)?")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a head."""

    by_name: dict[str, str]

    def get(self, name: str) -> str | None:
        """The value of a field, by its name in letters of any size."""
        return self.by_name.get(name.lower())


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads say, under the names that the library has for it."""

    headers: Fields
    status: int
    http_content_type: str | None
    http_charset: str | None
    is_http: bool = True

    @property
    def http_headers(self) -> Heads:
        """The head of the response."""
        return self

    @property
    def status_code(self) -> int:
        """The answer of the server."""
        return self.status


def usual(record: bytes, response: bytes, length: int) -> Heads | None:
    """The heads of a record and of the response in it, both with the empty line that ends them, where they are usual
    and the record has a block of so many bytes.
    """
    record_head, response_head = _RECORD.fullmatch(record), _RESPONSE.fullmatch(response)
    if record_head is None or response_head is None:
        return None
    headers, said = _fields(record_head[1]), _fields(response_head[2])
    if headers is None or said is None or headers.get("content-length") != str(length):
        return None
    written = said.get("content-type")
    type_ = _TYPE.fullmatch(written) if written is not None else None
    if not _HTTP.fullmatch(headers.get("content-type", "")) or (written is not None and type_ is None):
        return None
    kind, charset = (type_[1], type_[2]) if type_ else (None, None)
    return Heads(Fields(headers), int(response_head[1]), kind, charset.lower() if charset else None)


def _fields(written: bytes) -> dict[str, str] | None:
    """The fields by their names in small letters; ``None`` where one is there twice."""
    pairs = _FIELD.findall(written.decode("ascii"))
    found = {name.lower(): value.strip() for name, value in pairs}
    return found if len(found) == len(pairs) else None
