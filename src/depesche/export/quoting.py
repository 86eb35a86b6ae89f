"""Words of an article with those around them, never more of them at a time than may be given out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depesche.model import Document, Report, Span

#: So much of the text stands before and after a quotation, to find it again (code points).
AROUND: Final = 32
#: The unit and the form of all offsets, as exports state them.
UNIT: Final = "Unicode code points, half-open"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, those before and after, and where they stand; ``cut`` where they are not all of the span."""

    document: str
    sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    cut: bool


def quote(document: Document, span: Span, most: int | None) -> Quote:
    """The words of a span; words, prefix and suffix together have no more than ``most`` code points."""
    text, (start, end) = document.text, span
    exact = text[start:end] if most is None else text[start : min(end, start + most)]
    left = AROUND * 2 if most is None else min(AROUND * 2, most - len(exact))
    after = text[end : end + left // 2] if len(exact) == end - start else ""
    before = text[max(0, start - left // 2) : start] if left > 1 else ""
    return Quote(document.id, document.sha256, start, end, exact, before, after, len(exact) < end - start)


def passage(document: Document, report: Report) -> Span:
    """The sentence or passage of a report around its trigger, without the blanks around it."""
    start, end = next(
        ((a, b) for a, b in report.spans if a <= report.trigger[0] and report.trigger[1] <= b), report.trigger
    )
    words = document.text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def quoted(document: Document, span: Span, most: int | None) -> str:
    """The words of a span on one line; "…" where there are more than may be given out."""
    start, end = span
    if most is not None and end - start > most:
        return f"{' '.join(document.text[start : start + most].split())}…" if most else ""
    return " ".join(document.text[start:end].split())
