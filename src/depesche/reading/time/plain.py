"""A text in plain form, with the way back: composed letters, no soft hyphens, no words broken at a line's end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from depesche.light import dataclass
from depesche.model import Span

_BROKEN: Final = re.compile(
    r"(?<=[^\W\d_])(?:-[ \t]?\r?\n[ \t]*|\u00ad[ \t]*\r?\n?[ \t]*)(?=[^\W\d_])|[\u00ad\u200b\u2060]"
)
#: What stands in every match of these.
_MAY_BREAK: Final = re.compile(r"-[ \t]?\r?\n|[\u00ad\u200b\u2060]")
_COMBINING: Final = re.compile(r".[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain form and, if it differs from the text as given, for each of its characters the span there."""

    text: str
    spans: list[Span] | None = None

    def span(self, start: int, end: int) -> Span:
        """The span in the text as given of a span of the plain form."""
        return (start, end) if self.spans is None else (self.spans[start][0], self.spans[end - 1][1])


def plain(text: str) -> Plain:
    """The text in plain form."""
    if text.isascii() and "-" not in text:
        return Plain(text)
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for start, end, new in _edits(text):
        pieces += [text[at:start], new]
        spans += [*((i, i + 1) for i in range(at, start)), *([(start, end)] * len(new))]
        at = end
    if not at:
        return Plain(text)
    return Plain("".join((*pieces, text[at:])), [*spans, *((i, i + 1) for i in range(at, len(text)))])


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """What changes: spans with their new words, in order, none overlapping."""
    broken = _BROKEN.finditer(text) if _MAY_BREAK.search(text) else ()
    edits = [(m.start(), end, "") for m in broken if (end := _joined(text, m))]
    if not unicodedata.is_normalized("NFC", text):
        edits += [(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMBINING.finditer(text)]
    at = 0
    for start, end, new in sorted(edits):
        if start >= at:
            yield start, end, new
            at = end


def _joined(text: str, broken: re.Match[str]) -> int | None:
    """Where what breaks a word ends. Only letters in lower case are one word over a line's end; a hyphen before
    others stays, of anything else the invisible character goes.
    """
    start, end = broken.span()
    if end - start == 1 or (text[start - 1].islower() and text[end].islower()):
        return end
    return None if text[start] == "-" else start + 1
