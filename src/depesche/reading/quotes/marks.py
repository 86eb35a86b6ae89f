"""Quotation marks: the spans between them, whatever their typography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from depesche.model import Span

_CLOSERS: Final = {"„": '“”"', "»": "«", "«": "»", "“": "”", '"': '"', "‚": "‘’", "›": "‹"}
_MARK: Final = re.compile('[„»«“"‚›]')
#: A quotation longer than this has lost its closing mark.
_LONGEST: Final = 2_000


def quoted(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The spans between quotation marks, marks included, outermost ones only, from left to right."""
    limit = len(text) if end is None else end
    at = start
    while True:
        found = _MARK.search(text, at, limit)
        if found is None:
            return
        mark = found[0]
        if mark == "‚" and not text[found.end() : found.end() + 1].isalpha():
            at = found.end()
            continue
        close = _closing(text, found.end(), min(limit, found.end() + _LONGEST), mark)
        if close is None:
            at = found.end()
            continue
        yield found.start(), close
        at = close


def _closing(text: str, start: int, end: int, mark: str) -> int | None:
    depth = 1
    for i in range(start, end):
        char = text[i]
        if char == mark and mark not in '"“':
            depth += 1
        elif char in _CLOSERS[mark]:
            depth -= 1
            if depth == 0:
                return i + 1
        elif char == "\n" and text[i + 1 : i + 2] == "\n" and mark in '"“':
            return None
    return None
