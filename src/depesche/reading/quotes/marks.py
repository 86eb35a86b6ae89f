"""Passages between quotation marks of every style; the outermost where they are nested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from depesche.model import Span

#: Closing marks by opening mark. Straight marks open and close; German news use every one of these.
_PAIRS: Final = {
    "„": '“”"',
    "“": '”"',
    "”": "”",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "‚": "‘’'",
    "‘": "’",
    '"': '"”“',
}
_MARK: Final = re.compile('[„“”»«›‹‚‘’"]|\n[ \t]*\n')
_INNER: Final = frozenset("›‹‚‘’")
#: A passage never runs over more than this (code points): a mark that was never closed would swallow the article.
_LONGEST: Final = 3000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between quotation marks; ``span`` includes the marks, ``inner`` does not."""

    span: Span
    inner: Span


def passages(text: str, spans: tuple[Span, ...]) -> list[Passage]:
    """The passages within the spans, in order; single marks inside double ones are part of the passage."""
    return [p for start, end in spans for p in _passages(text, start, end)]


def _passages(text: str, start: int, end: int) -> list[Passage]:
    """Outermost passages; the inner ones of a mark that nothing closes before the paragraph ends."""
    out: list[Passage] = []
    inner: list[Passage] = []
    stack: list[int] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark[0] == "\n" or (stack and at - stack[0] > _LONGEST):
            out += inner if stack else []
            inner, stack = [], []
            if mark[0] == "\n":
                continue
        if stack and mark in _PAIRS[text[stack[-1]]] and (mark not in _INNER or _closes(text, at)):
            opened = stack.pop()
            passage = Passage((opened, at + 1), (opened + 1, at))
            if stack:
                inner.append(passage)
            else:
                out.append(passage)
                inner = []
        elif mark in _PAIRS and _opens(text, at) and not (stack and mark == '"'):
            stack.append(at)
    return sorted(out + (inner if stack else []), key=lambda p: p.span)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum()
