"""Where reports are told: the sentences of an article, and which reports stand in them, before and behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from typing import Final

from spacy.tokens import Doc

from depesche.lang.tokens import sentences_of, tokens_of
from depesche.light import dataclass, replace

#: So many sentences after a report a side's word on it may come.
REACH: Final = 2
#: So many at most where none comes closer, before or after.
FAR: Final = 4
#: So many sentences after a report somebody may take a stance on it.
RECALLED: Final = 6


@dataclass(frozen=True, slots=True)
class Places:
    """Where the sentences begin, and the (sentence, report) of every place where a report is told, in order.
    ``recalled`` are the reports that are background.
    """

    starts: list[int]
    told: list[tuple[int, str]]
    recalled: frozenset[str] = frozenset()

    def at(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def here(self, place: int) -> list[str]:
        """The reports told in a sentence."""
        first, last = bisect_left(self.told, (place, "")), bisect_left(self.told, (place + 1, ""))
        return [report for _, report in self.told[first:last]]

    def before(self, place: int, reach: int | None = None, among: Collection[str] | None = None) -> list[str]:
        """The last report told in the sentences before, shortly before where a reach is given: one of the news rather
        than one that is only recalled. ``among`` are the reports that can be meant, any where it is missing.
        """
        spots = self.told[: bisect_left(self.told, (place, ""))]
        near = [report for at, report in spots if reach is None or place - at <= reach]
        found = [report for report in near if among is None or report in among]
        news = [report for report in found if report not in self.recalled]
        return (news or found)[-1:]

    def after(self, place: int, reach: int, among: Collection[str] | None = None) -> list[str]:
        """The first report told in the sentences shortly after."""
        spots = self.told[bisect_left(self.told, (place + 1, "")) :]
        near = [report for at, report in spots if at - place <= reach]
        return [report for report in near if among is None or report in among][:1]


def places_of(doc: Doc) -> Places:
    """The places of a document's reports."""
    starts = tokens_of(doc).starts
    aside = frozenset(r.id for r in doc._.reports if r.background)
    places = Places([starts[first] for first, _ in sentences_of(doc)], [], aside)
    told = {(places.at(a), r.id) for r in doc._.reports for a, _ in (r.trigger, *r.spans)}
    return replace(places, told=sorted(told))
