"""A name and an office beside it made one: "Abe, Japans Regierungschef," and "Japans Regierungschef, Shinzo Abe,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.light import dataclass, replace
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Scan

_OPENING: Final = (",", "(", "–")
_CLOSING: Final = frozenset({",", ".", ")", "–", ":", ";", "-", "!", "?", "“", "”", "«", ""})
#: At most so many words stand between the two, the mark included.
_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Appositions:
    """Joins the phrases of one scanned article. ``held`` is every person with every place of an office of theirs."""

    scan: Scan
    held: frozenset[tuple[str, str]]

    def joined(self, made: Sequence[Phrase]) -> Iterator[Phrase]:
        """The phrases in order, appositions made one."""
        i = 0
        while i < len(made):
            phrase = made[i]
            if i + 1 < len(made) and (both := self._both(phrase, made[i + 1])) is not None:
                phrase = both
                i += 1
            yield phrase
            i += 1

    def _both(self, first: Phrase, second: Phrase) -> Phrase | None:
        """One phrase of a name and an office; ``None`` where they are two."""
        named, titled = (first, second) if first.people else (second, first)
        if not (self._enclosed(first, second) and _may_be_one(named, titled) and self._ever(named, titled)):
            return None
        if named is second and not named.full:
            return None
        return replace(
            titled, first=first.first, end=second.end, start_char=first.start_char, end_char=second.end_char,
            people=named.people, full=named.full, name=named.name, head=named.head, number="one",
        )  # fmt: skip

    def _enclosed(self, first: Phrase, second: Phrase) -> bool:
        """Whether the second stands between marks right behind the first, no noun and no "und" between them."""
        gap = self.scan.texts[first.end : second.first]
        if not gap or gap[0] not in _OPENING or len(gap) > _GAP or self.scan.broken(first.end + 1):
            return False
        joining = self.scan.vocabulary.lists["joining"]
        if any(word in joining or word[:1].isupper() for word in gap[1:]):
            return False
        return not first.genitive and not second.several and self.scan.word(second.end) in _CLOSING

    def _ever(self, named: Phrase, titled: Phrase) -> bool:
        """Whether the person has ever held an office of the place that the title names."""
        places = titled.places or (titled.office.places if titled.office else ())
        return any((person, place) in self.held for person in named.people for place in places)


def _may_be_one(named: Phrase, titled: Phrase) -> bool:
    """Whether one phrase is a name without an office, the other an office without a name."""
    untitled = bool(named.people) and named.office is None
    nameless = not titled.people and not titled.name
    return untitled and nameless and titled.office is not None and titled.number != "many"
