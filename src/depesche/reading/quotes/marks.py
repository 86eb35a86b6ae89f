"""Passages between quotation marks of every style; the outermost where they are nested."""

from __future__ import annotations

import re
from typing import Final

from depesche.light import dataclass
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
#: Speech that no paragraph opens anew is closed at most so many paragraphs on.
_PARAGRAPHS: Final = 2
#: A passage never runs over more than this (code points): a mark that was never closed would swallow the article.
_LONGEST: Final = 3000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between quotation marks; ``span`` includes the marks, ``inner`` does not. ``goes_on`` says that the same
    speech goes on in the next passage, over the end of a paragraph, and ``anew`` that this opens it once more.
    """

    span: Span
    inner: Span
    goes_on: bool = False
    anew: bool = False


def passages(text: str, spans: tuple[Span, ...]) -> list[Passage]:
    """The passages within the spans, in order; single marks inside double ones are part of the passage."""
    return [p for start, end in spans for p in _Scan(text, end).passages(start)]


class _Scan:
    """The marks of a stretch, read from left to right: the outermost passages, and the inner ones of a mark that
    nothing closes.
    """

    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self.out: list[Passage] = []
        self.inner: list[Passage] = []
        self.stack: list[tuple[int, str]] = []

    def passages(self, start: int) -> list[Passage]:
        """The outermost passages; the inner ones of a mark that nothing closes before the paragraph ends."""
        for match in _MARK.finditer(self.text, start, self.end):
            at = match.start()
            if match[0][0] == "\n":
                self._end_paragraph(at, match.end())
            else:
                if self.stack and at - self.stack[0][0] > _LONGEST:
                    self._give_up()
                self._mark(match[0], at)
        self._give_up()
        return sorted(self.out, key=lambda p: p.span)

    def _mark(self, mark: str, at: int) -> None:
        text = self.text
        if self.stack and mark in _PAIRS[self.stack[-1][1]] and (mark not in _INNER or _closes(text, at)):
            self._close(at)
        elif mark in _PAIRS and _opens(text, at) and not (self.stack and mark == '"'):
            self.stack.append((at, mark))

    def _close(self, at: int) -> None:
        opened, _ = self.stack.pop()
        passage = Passage((opened, at + 1), (self._inner(opened), at))
        if self.stack:
            self.inner.append(passage)
        else:
            self.out.append(passage)
            self.inner = []

    def _inner(self, opened: int) -> int:
        """Where the words of a passage begin: behind its mark, if it has one of its own."""
        return opened + (self.text[opened] in _PAIRS)

    def _end_paragraph(self, at: int, begin: int) -> None:
        """Speech that is not closed goes on where the next paragraph opens it anew, or a mark there closes it."""
        opened, mark = self.stack[0] if self.stack else (at, "")
        if at - opened > _LONGEST or mark in _INNER or not mark:
            self._give_up()
            return
        begin += len(self.text[begin : self.end]) - len(self.text[begin : self.end].lstrip())
        anew = self.text.startswith(mark, begin)
        if not anew and not self._closed_later(mark, begin):
            self._give_up()
            return
        self.out.append(Passage((opened, at), (self._inner(opened), at), goes_on=True, anew=anew))
        self.inner, self.stack = [], [] if anew else [(begin, mark)]

    def _closed_later(self, mark: str, begin: int) -> bool:
        """Whether the next mark, a few paragraphs on at most, closes the one that is open."""
        text, paragraphs = self.text, 0
        for match in _MARK.finditer(text, begin, self.end):
            if match[0][0] != "\n" and match[0] not in _INNER:
                return match[0] in _PAIRS[mark] and not _opens(text, match.start())
            paragraphs += match[0][0] == "\n"
            if paragraphs > _PARAGRAPHS:
                return False
        return False

    def _give_up(self) -> None:
        self.out += self.inner if self.stack else []
        self.inner, self.stack = [], []


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum()
