"""Scripts and styles in the bytes of a page, two thirds of most: what nobody need parse."""

from __future__ import annotations

import re
from typing import Final

#: Structured data is a script that counts.
STRUCTURED: Final = b"ld+json"
_BEGINS: Final = re.compile(rb"<(?:!--|(script|style)[\s>/])", re.IGNORECASE)
#: So many angle brackets within a script are looked at one by one: most have none.
_FEW: Final = 64


def without_scripts(source: bytes) -> bytes:
    """A page without its scripts and styles but for structured data; what has no end is left to the parser."""
    pieces: list[bytes] = []
    done = at = 0
    while (begin := _BEGINS.search(source, at)) is not None:
        at = begin.end()
        if begin[1] is None:
            at = max(at, source.find(b"-->", at))
        elif (end := end_of_raw(source, begin[1].lower(), at)) >= 0:
            closed = source.find(b">", end) + 1 or len(source)
            if not is_structured(source, begin.start(), end):
                pieces.append(source[done : begin.start()])
                done = closed
            at = closed
    pieces.append(source[done:])
    return b"".join(pieces)


def is_structured(source: bytes, begin: int, end: int) -> bool:
    """Whether the element there, which ends at ``end``, is structured data by its tag."""
    return STRUCTURED in source[begin : source.find(b">", begin, end)].lower()


def end_of_raw(source: bytes, name: bytes, at: int) -> int:
    """Where the end tag of an element begins in which an angle bracket begins no other; -1 where it has none."""
    behind = 2 + len(name)
    for _ in range(_FEW):
        at = source.find(b"<", at)
        if at < 0:
            return -1
        if source[at : at + behind].lower() == b"</" + name:
            return at
        at += 1
    match = re.compile(b"</" + name, re.IGNORECASE).search(source, at)
    return match.start() if match else -1
