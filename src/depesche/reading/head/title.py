"""Title and kicker: the headlines above the first paragraph."""

from __future__ import annotations

from typing import Final

from depesche.model import Span
from depesche.reading.furniture.lines import Line

_KICKER: Final = 45
#: A sentence of at least so many characters begins the text.
_LEAD: Final = 70


def titles(spans: tuple[Span, ...], lines: list[Line]) -> tuple[Span | None, Span | None]:
    """The spans of title and kicker, ``None`` where the page has none.

    Above the first paragraph stand one or two headlines. Of two, the first is the kicker if it is in capitals, or
    if it is short and shorter than the second.
    """
    above = _headlines(spans, lines)
    if not above:
        return None, None
    first, *rest = above
    if rest and _is_kicker(first[1], rest[0][1]):
        return rest[0][0], first[0]
    return first[0], None


def _headlines(spans: tuple[Span, ...], lines: list[Line]) -> list[tuple[Span, str]]:
    out: list[tuple[Span, str]] = []
    for line in lines:
        kept = next(((a, b) for a, b in spans if a < line.end and b > line.start), None)
        if kept is None:
            continue
        if line.paragraph or (line.sentence and len(line.text) >= _LEAD and not line.headline):
            break
        if line.headline:
            begin = max(kept[0], line.start)
            out.append(((begin, min(kept[1], line.end)), line.text[begin - line.start :]))
    return out


def _is_kicker(first: str, second: str) -> bool:
    if first.isupper():
        return True
    return len(first) <= _KICKER and len(first) < len(second) and not second.endswith(("?", "!"))
