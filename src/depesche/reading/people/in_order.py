"""Names behind an office of several states, one each in their order: "die Außenminister von Ägypten und Jordanien,
Samih Schukri und Aiman Safadi,".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.light import replace
from depesche.model import Span
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Scan

_OPENING: Final = (",", "(", ":")
_CLOSING: Final = frozenset({",", ".", ")", ";", ":", "–", ""})
#: A name has at least and at most so many words.
_SHORTEST: Final = 2
_LONGEST: Final = 5


def named_in_order(made: Sequence[Phrase], scan: Scan) -> Iterator[Phrase]:
    """Those named so whom the dictionary lacks, with the office and each with the state of their place in the row."""
    for titled in made:
        if titled.number == "many" and len(titled.places) >= _SHORTEST and scan.word(titled.end) in _OPENING:
            yield from _each(made, scan, titled)


def _each(made: Sequence[Phrase], scan: Scan, titled: Phrase) -> Iterator[Phrase]:
    """The unknown ones of as many names as there are states."""
    runs = _runs(scan, titled.end + 1, len(titled.places))
    if runs is None:
        return
    known = {i for p in made for i in range(p.first, p.end)}
    for (first, end), place in zip(runs, titled.places, strict=True):
        if known.isdisjoint(range(first, end)):
            start, stop = scan.span(first, end)
            yield replace(
                titled, first=first, end=end, start_char=start, end_char=stop, name=scan.text[start:stop],
                head=(start, stop), places=(place,), number="one", determiner="", quantity=None,
            )  # fmt: skip


def _runs(scan: Scan, at: int, number: int) -> list[Span] | None:
    """The names that begin at the word, if they are as many and nothing else follows."""
    found: list[Span] = []
    while len(found) < number:
        end = _end_of_name(scan, at)
        if not _SHORTEST <= end - at <= _LONGEST:
            return None
        found.append((at, end))
        last = len(found) == number
        if not last and scan.word(end) != "," and not scan.is_in(end, "joining"):
            return None
        if last and scan.word(end) not in _CLOSING:
            return None
        at = end + 1
    return found


def _end_of_name(scan: Scan, at: int) -> int:
    """Where the run of capitalised words and particles of names ends that begins at the word."""
    end = at
    while scan.word(end)[:1].isupper() or (end > at and scan.is_in(end, "name_particles")):
        end += 1
    return end
