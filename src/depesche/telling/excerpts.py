"""Words of an article for people: evidence with the words around it, quotations, no repetition.

An excerpt never runs over the end of a paragraph, a heading or a sign-off: these are lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from depesche.model import Reading, Span, Statement

#: A line shorter than this is a heading or a sign-off, not a line of running text that was wrapped.
_SHORT: Final = 60
_BLANK: Final = re.compile(r"\n[^\S\n]*\n")


def around(text: str, mark: Span, homes: Iterable[Span] = (), reach: int = 70) -> tuple[str, str, str]:
    """The words before a span, its own and those after it, each on one line.

    ``homes`` are the spans that may be quoted: the excerpt stays in the one around the mark. It reaches at most
    ``reach`` code points to both sides, ends at words, and says with "…" where the paragraph goes on.
    """
    start, end = mark
    low, high = next(((a, b) for a, b in homes if a <= start and end <= b), (0, len(text)))
    low, high = max(low, _paragraph_start(text, start)), min(high, _paragraph_end(text, end))
    first, last = max(low, start - reach), min(high, end + reach)
    before, after = folded(text[first:start]), folded(text[end:last])
    if first > low and not text[first - 1].isspace():
        before = f"… {before.partition(' ')[2]}"
    if last < high and not text[last].isspace():
        after = f"{after.rpartition(' ')[0]} …"
    return before.lstrip(), folded(text[start:end]), after.rstrip()


def quoted(text: str, pieces: Iterable[Span]) -> str:
    """The words of a quotation on one line; "…" stands for what interrupts it, and for a heading between."""
    return " … ".join(part for start, end in pieces for part in _paragraphs(text[start:end]))


def said_once(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those of which the same speaker says the same, or more, elsewhere in the article."""
    words = [_bare(quoted(reading.document.text, statement.quote)) for statement in statements]
    left: list[Statement] = []
    for index, statement in enumerate(statements):
        others = (
            other
            for other, rival in enumerate(statements)
            if other != index
            and (rival.speaker, rival.speakers) == (statement.speaker, statement.speakers)
            and words[index] in words[other]
        )
        if not any(len(words[other]) > len(words[index]) or other < index for other in others):
            left.append(statement)
    return left


def folded(text: str) -> str:
    """White space folded to single blanks; one blank stays at an end that has any."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _BLANK.split(text) if part.strip()]


def _paragraph_start(text: str, at: int) -> int:
    """Where the paragraph around a place begins."""
    while (line := text.rfind("\n", 0, at)) >= 0:
        above = text.rfind("\n", 0, line) + 1
        if line - above < _SHORT:
            return line + 1
        at = line
    return 0


def _paragraph_end(text: str, at: int) -> int:
    """Where the paragraph around a place ends."""
    start = text.rfind("\n", 0, at) + 1
    while (line := text.find("\n", at)) >= 0:
        below = text.find("\n", line + 1)
        if line - start < _SHORT or not text[line + 1 : below if below >= 0 else len(text)].strip():
            return line
        start = at = line + 1
    return len(text)


def _bare(words: str) -> str:
    return words.strip(' .,;:!?"„“”»«').casefold()
