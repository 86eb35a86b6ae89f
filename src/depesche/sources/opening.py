"""From a stream of bytes to what is in it: what it is packed with, which format it has, whose reader takes it.

Archives are formats too, whose readers come back here with each of their members; what is wrong with a member is a
reject in its place, and the others are read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from depesche.errors import InputError
from depesche.rejects import Reject
from depesche.sources.format import Format, Item, Read
from depesche.sources.formats import format_of, is_known, is_named
from depesche.sources.streams import (
    DAMAGED,
    HEAD,
    Allowance,
    ExhaustedError,
    Raw,
    buffered,
    gzipped_head,
    unpacked,
)

#: Archives in archives are opened so deep.
_DEPTH: Final = 4


def found_in(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """What a stream of bytes holds, by its format."""
    read, bytes_ = _reader(stream, where)
    yield from read(bytes_, where)


def guarded(found: Iterator[Item], where: str) -> Iterator[Item]:
    """What was found, and where a reader gives up, what is wrong as one more reject."""
    line: int | None = None
    try:
        for item in found:
            line = item.line
            yield item
    except ExhaustedError:
        raise  # of the whole file on disk
    except InputError as error:
        yield Reject(where, line, error)
    except DAMAGED as error:
        behind = f" behind line {line}" if line else ""
        yield Reject(where, None, InputError(f"is damaged or breaks off{behind} ({error})", where=where))
    except OSError as error:
        yield Reject(where, None, InputError(f"cannot be read ({error.strerror or error})", where=where))


def member(open_: Callable[[], object], name: str, archive: str, allowance: Allowance) -> Iterator[Item]:
    """What a member of an archive holds; nothing where it is of no format that is known.

    ``open_`` gives its bytes. Members are never written to a disk, so that a name cannot lead anywhere; one that tries
    is said all the same.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    where = f"{archive}/{'/'.join(parts)}"
    if any(part == ".." for part in parts) or name.startswith(("/", "\\")) or ":" in name[:2]:
        yield Reject(
            archive, None, InputError(f"names a file outside itself, {name[:80]!r}: passed over", where=archive)
        )
        return
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return
    yield from guarded(_opened(open_, name, where, allowance), where)


def is_article(name: str, head: bytes) -> bool:
    """Whether a file of a folder or an archive is taken: by its name, or by a beginning that says what it is."""
    return is_named(name) or is_known(head)


def _opened(open_: Callable[[], object], name: str, where: str, allowance: Allowance) -> Iterator[Item]:
    stream = buffered(Raw(open_(), allowance=allowance))
    if not is_article(name, stream.peek(HEAD)[:HEAD]):
        return
    if allowance.depth >= _DEPTH:
        raise InputError(f"is packed more than {_DEPTH} times over", where=where)
    with allowance.deeper():
        yield from found_in(stream, where)


def _reader(stream: io.BufferedReader, where: str) -> tuple[Read, io.BufferedReader]:
    """The reader of a stream, and the stream as that reader takes it."""
    head = gzipped_head(stream)
    if head is not None:
        known: Format = format_of(where, head)
        if known.gzipped:
            return known.read, stream
    bytes_ = unpacked(stream)
    return format_of(where, bytes_.peek(HEAD)[:HEAD]).read, bytes_
