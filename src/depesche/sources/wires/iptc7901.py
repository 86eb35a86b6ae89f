"""IPTC 7901, the text format of news agencies before markup.

A message is SOH, a header line, STX, the text, ETX, the day and time, EOT; files keep or drop the control characters.
The header names service, number, priority, category and words: ``bdt0417 3 pl 287``. Above the text stand keywords,
notes in brackets and the headline, whose last line ends in "=".

The format has no address of an item and no version. The item is named by service, number and day, so that a message
that takes back or corrects "bdt 0417" on the same day meets it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from depesche.errors import InputError
from depesche.rejects import Reject, place
from depesche.sources.dates import month_number
from depesche.sources.decoding import LIMIT, decode
from depesche.sources.format import Fit, Format, Found
from depesche.sources.revisions import PubStatus, Revision
from depesche.sources.wires.items import Item, article_of
from depesche.sources.wires.notes import publishable, words

_GERMANY: Final = ZoneInfo("Europe/Berlin")
_HEADER: Final = re.compile(
    r"[\x00-\x20]*(?P<service>[A-Za-z]{3})(?P<number>\d{4})\s+(?P<priority>[1-9])\s+(?P<category>[A-Za-z]{1,3})"
    r"(?:\s+(?P<words>\d{1,5}))?(?:[ \t]+(?P<rest>[^\r\n\x02]*))?[\r\n\x02]"
)
#: The day and time at a message's end: "231410 Jan 31".
_STAMP: Final = re.compile(
    r"\b(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s+(?P<name>[^\W\d]{3,4})\s+(?P<year>\d\d)\s*$"
)
#: A note in brackets, on lines of its own.
_BRACKETS: Final = re.compile(r"^\(([^()]*)\)\s*$", re.MULTILINE)
#: A headline ends within so many lines of the text.
_ABOVE: Final = 20
_CHUNK: Final = 64 * 1024


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so is a message."""
    return Fit.SURE if _HEADER.match(head[:2000].decode("latin-1")) else Fit.NO


def read(stream: io.BufferedReader, file: str) -> Iterator[Found]:
    """Each message's article, or what is wrong with the message."""
    for line, data in enumerate(_messages(stream), start=1):
        where = place(file, line)
        try:
            decoded = decode(data.strip(b"\x01\x04\r\n \x00"), where)
            odd = () if decoded.encoding.startswith("utf-8") else (f"{where}: read as {decoded.encoding}",)
            yield article_of(_item(_Message(decoded.text, where), odd), file, line)
        except InputError as error:
            yield Reject(file, line, error)


def _messages(stream: io.BufferedReader) -> Iterator[bytes]:
    """The messages of a stream, parted by the sign of their end or of the next one's beginning."""
    buffer = b""
    while True:
        more = stream.read(_CHUNK)
        buffer += more
        *whole, buffer = re.split(rb"\x04|(?<=.)\x01", buffer, flags=re.DOTALL)
        yield from (message for message in whole if message.strip(b"\x01\r\n \x00"))
        if not more or len(buffer) > LIMIT:
            break
    if buffer.strip(b"\x01\r\n \x00"):
        yield buffer


class _Message:
    """A message taken apart: ``notes`` in brackets, ``title``, ``body``, and when it was sent."""

    def __init__(self, text: str, where: str) -> None:
        header = _HEADER.match(text)
        if header is None:
            raise InputError("has no header of IPTC 7901", where=where)
        self.service, self.number = header["service"].lower(), header["number"]
        signed = re.match(r"[A-Za-z]{2,6}\b", header["rest"] or "")
        self.agency = signed[0] if signed else None
        text, _, after = text[header.end() :].partition("\x03")
        stamp = _STAMP.search(after.rstrip()) or _STAMP.search(text.rstrip())
        if stamp and not after.strip():
            text = text.rstrip()[: stamp.start()]
        self.sent = _sent(stamp) if stamp else None
        lines = [line.rstrip() for line in text.replace("\x02", "\n").split("\n")]
        end = next((i for i, line in enumerate(lines[:_ABOVE]) if line.endswith("=")), None)
        above, below = (lines[: end + 1], lines[end + 1 :]) if end is not None else ([], lines)
        self.notes, self.title = _above(above)
        self.body = _unwrapped(below)

    def uri(self, service: str, number: str) -> str:
        """The name of a message of the same day; numbers begin anew each day, so that without one the text tells."""
        day = self.sent.date().isoformat() if self.sent else hashlib.sha256(self.body.encode()).hexdigest()[:8]
        return f"iptc7901:{service}{number}/{day}"


def _sent(stamp: re.Match[str]) -> dt.datetime | None:
    try:
        return dt.datetime(
            2000 + int(stamp["year"]),
            month_number(stamp["name"]),
            int(stamp["day"]),
            int(stamp["hour"]),
            int(stamp["minute"]),
            tzinfo=_GERMANY,
        )
    except ValueError:
        return None


def _above(lines: list[str]) -> tuple[list[str], str | None]:
    """The notes in brackets, and the headline; keywords, which end in a stroke, are neither."""
    text = "\n".join(lines).removesuffix("=")
    notes = [" ".join(note.split()) for note in _BRACKETS.findall(text)]
    title = " ".join(line for line in _BRACKETS.sub("", text).split("\n") if not line.rstrip().endswith("/"))
    return notes, " ".join(title.split()) or None


def _unwrapped(lines: list[str]) -> str:
    """Lines of a fixed width as paragraphs: a new one begins behind an empty line, an indent, or a sign of a list."""
    paragraphs: list[str] = [""]
    for line in lines:
        text = line.strip()
        if not text or line.startswith("  ") or re.match(r"[-+*#] ", text):
            paragraphs.append("")
        paragraphs[-1] = f"{paragraphs[-1]} {text}".strip()
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the notes above a headline say of a message."""

    status: PubStatus = "usable"
    embargo: dt.datetime | None = None
    correction: str | None = None
    remarks: tuple[str, ...] = ()


def _item(message: _Message, odd: tuple[str, ...]) -> Item:
    said = _said(message)
    earlier = _reference(message) if said.status == "canceled" or said.correction else None
    sent = message.sent.isoformat() if message.sent else None
    return Item(
        revision=Revision(
            uri=message.uri(*(earlier or (message.service, message.number))),
            created=message.sent,
            status=said.status,
            embargo=said.embargo,
            correction=said.correction,
        ),
        body=message.body,
        title=message.title,
        publisher=message.agency,
        latest=sent,
        remarks=(*odd, *said.remarks),
    )


def _said(message: _Message) -> _Said:
    """The status, the embargo and the correction that the notes speak of; a kill outweighs the rest."""
    known = words()
    matches = [
        (kind, match, note)
        for note in (*message.notes, *message.body.split("\n\n")[:1])
        for kind, pattern in known.notes
        if (match := pattern.search(note))
    ]
    correction = next(
        (publishable(match["said"]) or kind for kind, match, _ in matches if kind == "correction"), None
    )
    if any(kind == "kill" for kind, _, _ in matches):
        return _Said("canceled", correction=correction)
    limits = [note for kind, _, note in matches if kind == "embargo"]
    if not limits:
        return _Said(correction=correction)
    embargo = next((found for note in limits if (found := _deadline(note, message))), None)
    if embargo is None:
        remark = (
            f"{message.uri(message.service, message.number)}: an embargo without a time that can be read: withheld"
        )
        return _Said("withheld", correction=correction, remarks=(remark,))
    return _Said(embargo=embargo, correction=correction)


def _deadline(note: str, message: _Message) -> dt.datetime | None:
    for pattern in words().deadlines:
        if match := pattern.search(note):
            return _instant(match.groupdict(), message)
    return None


def _instant(parts: dict[str, Any], message: _Message) -> dt.datetime | None:
    year = _year(parts["year"]) if parts.get("year") else message.sent.year if message.sent else None
    if year is None:
        return None
    try:
        day = dt.datetime(
            year,
            int(parts["month"]) if parts.get("month") else month_number(parts["name"]),
            int(parts["day"]),
            tzinfo=_GERMANY,
        )
        # "24.00 Uhr" is the next day
        return day + dt.timedelta(hours=int(parts["hour"]), minutes=int(parts.get("minute") or 0))
    except (ValueError, OverflowError):
        return None


def _year(written: str) -> int:
    return int(written) if len(written) > 2 else 2000 + int(written)


def _reference(message: _Message) -> tuple[str, str] | None:
    """The service and number of the message that this one corrects or takes back, where it names one."""
    for text in (*message.notes, message.title or "", message.body[:1000]):
        for pattern in words().references:
            if match := pattern.search(text):
                return match["service"].lower(), match["number"]
    return None


FORMAT: Final = Format("iptc7901", (".iptc", ".7901"), fits, read)
