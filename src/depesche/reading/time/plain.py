"""A text in plain form, with the way back: composed letters, no soft hyphens, no words broken at a line's end."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from depesche.model import Span

_BROKEN: Final = re.compile(
    r"(?<=[a-zäöüß])(?:-[ \t]?\r?\n[ \t]*|\u00ad[ \t]*\r?\n?[ \t]*)(?=[a-zäöüß])|[\u00ad\u200b\u2060]"
)
_COMBINING: Final = re.compile(r".[\u0300-\u036f]+", re.DOTALL)


def plain(text: str) -> tuple[str, list[Span] | None]:
    """The text in plain form and, if it differs, for each of its characters the span in ``text``."""
    if text.isascii() and "-" not in text:
        return text, None
    edits = [(m.start(), m.end(), "") for m in _BROKEN.finditer(text)]
    if not unicodedata.is_normalized("NFC", text):
        edits += [(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMBINING.finditer(text)]
        edits.sort()
    if not edits:
        return text, None
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for start, end, new in edits:
        if start < at:
            continue
        pieces += [text[at:start], new]
        spans += [*((i, i + 1) for i in range(at, start)), *([(start, end)] * len(new))]
        at = end
    return "".join((*pieces, text[at:])), [*spans, *((i, i + 1) for i in range(at, len(text)))]
