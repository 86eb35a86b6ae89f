"""WARC: the pages of captures, each with its address, the time of its capture and the encoding that the server said.

Responses and resources count, of success and of HTML; a revisit has no page of its own. The record's own digest is
checked where it has one.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from depesche.errors import FormatError, InputError
from depesche.rejects import Reject, place
from depesche.sources import captures, html
from depesche.sources.format import Fit, Format, Item
from depesche.sources.heads import usual
from depesche.sources.pages.markup import LIMIT
from depesche.sources.pages.page import Page

#: Kinds of records that can hold a page.
_WANTED: Final = re.compile(rb"^WARC-Type:\s*(?:response|resource)\s*$", re.IGNORECASE | re.MULTILINE)
#: Responses over other protocols (DNS, FTP listings) hold none.
_SCHEME: Final = re.compile(rb"^WARC-Target-URI:\s*<?https?:", re.IGNORECASE | re.MULTILINE)
_PAGES: Final = ("text/html", "application/xhtml+xml")
#: A response that is packed or in pieces.
_ENCODED: Final = re.compile(rb"^(?:content|transfer)-encoding\b", re.IGNORECASE | re.MULTILINE)
#: A block is larger than its page by the head of the response.
_HEADS: Final = 256 * 1024


def fits(head: bytes) -> Fit:
    """Whether a stream begins as a WARC file."""
    return Fit.SURE if head.startswith(b"WARC/") else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """The pages of the captures, in their order; what is damaged is said, and the rest read."""
    any_ = False
    for frame in captures.frames(stream, lambda head, _: _may_hold(head), LIMIT + _HEADS):
        found = _fault(frame, where) if frame.fault or frame.large else _page(frame, where)
        if found is not None:
            any_ = True
            yield found
    if not any_:
        raise InputError("the captures have no page", where=where)


def _may_hold(head: bytes) -> bool:
    return _WANTED.search(head) is not None and _SCHEME.search(head) is not None


def _fault(frame: captures.Frame, where: str) -> Reject:
    at = place(where, frame.number)
    if frame.large:
        error = InputError(f"the record is too large for a page (limit {LIMIT // 2**20} MB)", where=at)
        return Reject(where, frame.number, error)
    return Reject(where, frame.number, FormatError(f"the record {frame.fault}", where=at))


def _page(frame: captures.Frame, where: str) -> Item | None:
    """The page of a record; ``None`` where it holds none, a reject where it is not what was captured."""
    if (record := _by_heads(frame)) is not None:
        return _response(record, where, frame.number, lambda: frame.block[: LIMIT + 1])
    try:
        record = _parsed(frame.data)
    except (OSError, ValueError, StopIteration) as error:
        return Reject(where, frame.number, FormatError(f"the record cannot be parsed ({error})", where=where))
    if record.headers.get("WARC-Block-Digest") and not _verified(record):
        return Reject(where, frame.number, FormatError("the record is not what its digest says", where=where))
    try:
        record.parse_http(auto_decode="all", quirks_mode=True)
    except (OSError, ValueError) as error:
        return Reject(where, frame.number, FormatError(f"the response cannot be parsed ({error})", where=where))
    return _response(record, where, frame.number, lambda: _read(record))


def _parsed(data: bytes) -> Any:
    """The record of its bytes."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  (only who reads captures needs it)

    return next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False, quirks_mode=True)))


def _by_heads(frame: captures.Frame) -> Any:
    """A record made of its heads alone, which spares copies of its page, where that follows them as it is; ``None``
    where more must be looked at.
    """
    if not frame.response or _ENCODED.search(frame.response):
        return None
    length = len(frame.response) + len(frame.block)
    record = usual(frame.head, frame.response, length) or _of_stub(frame, length)
    return record if record is not None and _is_true(record, frame) else None


def _of_stub(frame: captures.Frame, length: int) -> Any:
    """The record as the library reads its heads; ``None`` where these are not all that stands before its page."""
    try:
        record = _parsed(frame.head + frame.response)
        whole = record.content_length == length
        record.parse_http(auto_decode="all", quirks_mode=True)
        return record if whole and record.is_http and not record.reader.read(1) else None
    except (OSError, ValueError, StopIteration):
        return None


def _is_true(record: Any, frame: captures.Frame) -> bool:
    """Whether the block has no digest or is, as most are, what one of the usual kind says."""
    said = str(record.headers.get("WARC-Block-Digest") or "")
    if not said:
        return True
    kind, _, digest = said.partition(":")
    found = hashlib.sha1(frame.response, usedforsecurity=False)
    found.update(frame.block)
    return kind == "sha1" and digest == base64.b32encode(found.digest()).decode("ascii")


def _verified(record: Any) -> bool:
    """Whether the block is what its digest says; a digest of a kind that is not known is taken at its word."""
    kind = str(record.headers.get("WARC-Block-Digest")).partition(":")[0].lower()
    return kind not in ("sha1", "sha-1", "md5", "sha256", "sha-256") or bool(record.verify_block_digest())


def _response(record: Any, where: str, number: int, read_: Callable[[], bytes]) -> Item | None:
    """The page that a record's heads tell of; ``read_`` gives its bytes."""
    kind = _delivered(record)
    if kind is None:
        return None
    try:
        data = read_()
    except OSError as error:
        return Reject(where, number, FormatError(f"the page cannot be unpacked ({error})", where=where))
    if kind not in _PAGES and html.fits(data[:4096]) is Fit.NO:
        return None
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    charset = record.http_charset if record.is_http else None
    return Page(data, where, number, url=url, charset=charset, retrieved=_time(record))


def _read(record: Any) -> bytes:
    """The page of a record, up to one byte more than a page may have. A reader makes room for as many bytes as it is
    asked for: what is not packed is asked for as it is.
    """
    size = min(LIMIT, int(record.content_length)) + 1
    data: bytes = record.reader.read(size)
    return data if len(data) < size else data + record.reader.read(LIMIT + 1 - size)


def _delivered(record: Any) -> str | None:
    """The type of what the server delivered, empty where it said none; ``None`` for what is no page."""
    if record.is_http and record.http_headers and record.http_headers.status_code != 200:
        return None
    said = record.http_content_type or record.headers.get("Content-Type") or ""
    kind = str(said).partition(";")[0].strip().lower()
    if kind.startswith("application/http"):
        return ""
    return kind if not kind or kind in _PAGES else None


def _time(record: Any) -> dt.datetime | None:
    """When the record was captured."""
    said = str(record.headers.get("WARC-Date") or "")
    try:
        at = dt.datetime.fromisoformat(said.replace("Z", "+00:00"))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


FORMAT: Final = Format("warc", (".warc",), fits, read, gzipped=True)
