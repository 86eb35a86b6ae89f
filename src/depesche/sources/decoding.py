"""Bytes to text: UTF-8 first, then the declared encoding, then the one that makes the best German."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from depesche.errors import EncodingError, FormatError, InputError

#: Texts above this size are no articles.
LIMIT: Final = 50 * 1024 * 1024
_HEAD: Final = 4096
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]+)")
#: The encodings of German text before UTF-8, most usual first.
_GERMAN: Final = ("cp1252", "iso8859_15", "cp850", "mac_roman", "cp437")
_UMLAUTS: Final = re.compile(r"[a-zA-Z][äöüß](?=[a-z]|\b)|\b[ÄÖÜäöü](?=[a-z])|(?<=\w)[äöüß]\w")
_ODD: Final = re.compile(
    r"[\x80-\x9f]|[a-z][^\W\d_äöüÄÖÜßéèêëáàâçñóòôíìîúùûãåæøœšžćčłńśźżğışőű_a-zA-Z]|[¤¶§†‡°][a-z]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read with; ``text`` has line feeds as line ends."""

    text: str
    encoding: str


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of ``data``.

    Raises :class:`InputError` where it is empty or too large, :class:`FormatError` where it is binary, and
    :class:`EncodingError` where no encoding makes sense of it.
    """
    if len(data) > LIMIT:
        raise InputError(
            f"{len(data) / 2**20:.0f} MB is too large for one text (limit {LIMIT // 2**20} MB)", where=where
        )
    if not data.strip():
        raise InputError("the file is empty", where=where)
    found = _decoded(data, where, declared)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("the file is empty", where=where)
    if _HTML.match(text):
        raise FormatError("is an HTML page, not text", where=where, remedy="save the article's text")
    return Decoded(text, found.encoding)


def decoded_line(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of one line (or one item) of a file, in whatever encoding it is."""
    return _decoded(data, where, declared)


def encoding_of(head: bytes, where: str) -> str:
    """The encoding of a stream that begins so; the head may end inside a character."""
    if wide := wide_encoding(head):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return guessed(head, where).encoding
    return "utf-8"


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 where a stream begins with their mark."""
    return next((encoding for bom, encoding in _BOMS[1:] if head.startswith(bom)), None)


def bom_encoding(data: bytes) -> str | None:
    """The encoding that a mark of byte order says."""
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def _decoded(data: bytes, where: str, declared: str | None) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data, encoding, where), encoding)
    refuse_binary(data, where)
    for encoding in filter(None, ("utf-8", declared, _declaration(data))):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _mixed(data) or guessed(data, where)


def _mixed(data: bytes) -> Decoded | None:
    """A text some of whose lines are UTF-8 and others in the older encoding of Windows, as what has grown of several
    sources often is; ``None`` where no line with a letter beyond ASCII is UTF-8.
    """
    lines = data.splitlines(keepends=True)
    read = [_as_utf8(line) for line in lines]
    if not any(text is not None and not text.isascii() for text in read):
        return None
    both = zip(read, lines, strict=True)
    text = "".join(line.decode("cp1252", "replace") if said is None else said for said, line in both)
    return Decoded(text, "utf-8 and cp1252, line by line")


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"begins as {encoding} but breaks off at byte {error.start}", where=where) from error


def refuse_binary(data: bytes, where: str) -> None:
    """Raises :class:`FormatError` where bytes that begin a file are no text."""
    if wide_encoding(data):
        return
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise FormatError(f"is {name}, not text", where=where)
    if b"\0" in data[: 1024 * _HEAD]:
        raise FormatError("is a binary file, not text", where=where)


def _declaration(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def guessed(data: bytes, where: str) -> Decoded:
    """The text in the encoding of German that fits best, else in what charset-normalizer finds.

    Raises :class:`EncodingError` where none makes sense of it.
    """
    sample = data[: 64 * _HEAD]
    ranked = sorted(_GERMAN, key=lambda encoding: -_plausible(sample, encoding))
    if _plausible(sample, ranked[0]) > 0:
        return Decoded(data.decode(ranked[0], errors="strict"), ranked[0])
    best = from_bytes(sample).best()
    if best is None:
        raise EncodingError("is no text in UTF-8 or in any encoding tried", where=where)
    try:
        return Decoded(data.decode(best.encoding), best.encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"is no text in UTF-8 nor in {best.encoding}", where=where) from error


def _plausible(data: bytes, encoding: str) -> float:
    """Umlauts inside words count for an encoding, letters that no German word has against it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    return len(_UMLAUTS.findall(text)) - 3 * len(_ODD.findall(text))
