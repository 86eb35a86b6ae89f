"""One normal view of a text for all layers: what is written otherwise reads as what it means, the text stays as it is.

Soft hyphens and invisible characters, blanks that do not break, ends of lines of other systems, umlauts of two code
points, bytes that were decoded wrongly ("GÃ¼l"), lines that end where a column ended, gender signs inside a word,
umlauts written in ASCII. A :class:`View` knows for each of its characters where it stands in the text, so that every
span leads back to the words as they were printed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from depesche.light import dataclass

Span = tuple[int, int]
Edit = tuple[int, int, str]

#: Soft hyphen, zero-width characters, word joiner, byte order mark, and directions of writing.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_LINE_END: Final = re.compile(r"\r\n?")
#: Blanks of other widths, and those at which no line may break.
_BLANK: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_DECOMPOSED: Final = re.compile("[A-Za-z\u00c0-\u017f][\u0300-\u036f]+")
#: Bytes of UTF-8 read as cp1252 or latin-1: a leading byte and what can follow it.
_MISREAD: Final = re.compile(
    "[\u00c2-\u00c5\u00e2\u0192\u017d][\u0080-\u00bf\u0152-\u0178\u017d-\u02dc\u2013-\u2122]+"
)
#: What one of them begins with or has: most texts have none of it.
_SUSPECT: Final = re.compile(
    "[\r\u00a0\u00ad\u00c2-\u00c5\u00e2\u0192\u017d\u0300-\u036f\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]"
)
_LINE: Final = re.compile(r"[^\n]*\n?")
#: A text is wrapped at a column of at most so many characters, and at least; so many lines must show it.
_WIDEST: Final = 100
_NARROWEST: Final = 24
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class View:
    """A normal text, and where each of its characters begins and ends in the text as printed (code points)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """The offsets in the text as printed of a half-open range of the normal text."""
        start, end = span
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def normal_view(text: str, further: Callable[[str], Iterator[Edit]] | None = None) -> View | None:
    """The normal view of a text, ``None`` where the text is its own. ``further`` gives the edits of a language."""
    steps: list[Callable[[str], Iterator[Edit]]] = [misread, invisible, decomposed, blanks, line_ends]
    view: View | None = None
    for step in [*(steps if _SUSPECT.search(text) else ()), wrapped, *([further] if further else [])]:
        current = view.text if view else text
        edits = [(start, end, new) for start, end, new in step(current) if current[start:end] != new]
        if edits:
            view = _edited(view or _identity(text), edits)
    return view


def invisible(text: str) -> Iterator[Edit]:
    """Characters that nobody sees: they go."""
    yield from ((*match.span(), "") for match in _INVISIBLE.finditer(text))


def blanks(text: str) -> Iterator[Edit]:
    """Blanks that keep words on one line ("20.\u00a0Mai") or are of another width: they become plain ones."""
    yield from ((*match.span(), " ") for match in _BLANK.finditer(text))


def line_ends(text: str) -> Iterator[Edit]:
    """Lines that end with a carriage return: they end as all others do."""
    yield from ((*match.span(), "\n") for match in _LINE_END.finditer(text))


def decomposed(text: str) -> Iterator[Edit]:
    """Letters with their marks as characters of their own: they become one (NFC)."""
    yield from ((*match.span(), unicodedata.normalize("NFC", match[0])) for match in _DECOMPOSED.finditer(text))


def misread(text: str) -> Iterator[Edit]:
    """Characters that were made of the bytes of UTF-8 ("GÃ¼l", "â€ž"): they become what the bytes say."""
    for match in _MISREAD.finditer(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                yield (*match.span(), _as_bytes(match[0], encoding).decode("utf-8"))
            except UnicodeError:
                continue
            break


def _as_bytes(text: str, encoding: str) -> bytes:
    """The bytes of a text; what cp1252 leaves undefined stands for itself."""
    return b"".join(c.encode("latin-1") if "\x80" <= c <= "\x9f" else c.encode(encoding) for c in text)


# -- lines ----------------------------------------------------------------------------------------
def wrapped(text: str) -> Iterator[Edit]:
    """Line ends that only a column made: they become blanks, and a hyphen before one goes with it.

    A line was broken there if the next word would not have fitted in: so for every line of a paragraph but its last.
    """
    if len(max(text.split("\n"), key=len).rstrip()) > _WIDEST:  # most texts: a paragraph is a line
        return
    lines = [(match.start(), match[0].rstrip("\n")) for match in _LINE.finditer(text) if match[0]]
    width = max((len(line.rstrip()) for _, line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return
    edits = [edit for block in _blocks(lines) for edit in _of_block(block, width)]
    if len(edits) >= _ENOUGH:
        yield from edits


def _blocks(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The lines between blank ones."""
    block: list[tuple[int, str]] = []
    for start, line in lines:
        if line.strip():
            block.append((start, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _of_block(block: list[tuple[int, str]], width: int) -> list[Edit]:
    edits: list[Edit] = []
    for (start, line), (after, following) in itertools.pairwise(block):
        bare = line.rstrip()
        word = following.split()[0]
        if len(bare) + 1 + len(word) <= width:
            return []
        end = after + len(following) - len(following.lstrip())
        edits.append(_joined(start + len(bare), end, bare, word))
    return edits


def _joined(at: int, end: int, bare: str, word: str) -> Edit:
    """How a line goes on behind its ``bare`` words: a word broken there loses its hyphen, a compound ("US-Präsident")
    keeps it, all else is parted by a blank.
    """
    if not bare.endswith("-") or not bare[-2:-1].isalnum():
        return at, end, " "
    return (at - 1, end, "") if word[:1].islower() else (at, end, "")


# -- edits ----------------------------------------------------------------------------------------
def _identity(text: str) -> View:
    return View(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def _edited(view: View, edits: list[Edit]) -> View:
    """The view with the edits, which are apart from each other and in order."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, new in edits:
        pieces.append(view.text[at:start])
        starts += view.starts[at:start]
        ends += view.ends[at:start]
        if new:
            first, last = view.span((start, end))
            pieces.append(new)
            starts += [first] * len(new)
            ends += [last] * len(new)
        at = end
    pieces.append(view.text[at:])
    return View("".join(pieces), (*starts, *view.starts[at:]), (*ends, *view.ends[at:]))
