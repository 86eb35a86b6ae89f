"""Whose length it is: an ordered table of where the contact is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from depesche.light import cached_property, dataclass
from depesche.model import Kind, Report
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.lengths.finding import Length
from depesche.reading.contacts.triggers.frames import NounFrame
from depesche.rules import Rule, decide

#: So many sentences after a contact its length may still be told; one that was planned.
_REACH: Final = 4
_PLAN_REACH: Final = 1
_HAPPENED: Final = frozenset({"held", "ongoing"})
_AHEAD: Final = frozenset({"planned", "confirmed", "considered"})


@dataclass(frozen=True, slots=True, order=True)
class _Spot:
    """Where a report is told: its sentence, the offset, its number."""

    sentence: int
    start: int
    number: int


@dataclass(frozen=True)
class _Owned:
    """A length with the reports of the article that it may be of."""

    article: Article
    reports: Sequence[Report]
    length: Length

    @cached_property
    def spots(self) -> list[_Spot]:
        """Where those reports are told that can have such a length."""
        statuses = _AHEAD if self.length.planned else _HAPPENED
        return [
            _Spot(self._sentence(start), start, n)
            for n, report in enumerate(self.reports)
            if report.status in statuses
            for start, _ in (report.trigger, *report.spans)
        ]

    def _sentence(self, offset: int) -> int:
        """The index of the sentence that begins last before the offset."""
        starts = self.article.tokens.starts
        return max((s.index for s in self.article.sentences if starts[s.start] <= offset), default=-1)

    @property
    def here(self) -> list[_Spot]:
        """The spots in the length's sentence."""
        return [spot for spot in self.spots if spot.sentence == self.length.sentence]

    @property
    def before(self) -> list[_Spot]:
        """The spots before it."""
        return [spot for spot in self.spots if spot.sentence < self.length.sentence]

    @property
    def near(self) -> list[_Spot]:
        """The spots shortly before it."""
        reach = _PLAN_REACH if self.length.planned else _REACH
        return [spot for spot in self.before if self.length.sentence - spot.sentence <= reach]

    @property
    def alike(self) -> list[_Spot]:
        """The spots before it of reports that its noun can mean."""
        frame = self._frame
        if frame is None:
            return []
        return [spot for spot in self.before if kind_alike(frame.kind, self.reports[spot.number].kind)]

    @property
    def after(self) -> list[_Spot]:
        """The spots in the next sentence."""
        return [spot for spot in self.spots if spot.sentence == self.length.sentence + 1]

    @property
    def _frame(self) -> NounFrame | None:
        noun = self.length.noun
        return self.article.noun_frame(noun) if noun is not None else None

    @property
    def of_a_journey(self) -> bool:
        """Whether it is the length of a journey with several contacts: "Der Besuch dauerte elf Stunden"."""
        frame = self._frame
        if frame is None or not frame.visitor:
            return False
        guests = [
            {p.person or p.name for p in self.reports[n].participants}
            for n in {spot.number for spot in self.spots if self.reports[spot.number].kind == "visit"}
        ]
        return any(one & other for one, other in combinations(guests, 2))

    def nearest(self, spots: Sequence[_Spot]) -> int:
        """The report told nearest to the length or its noun."""
        noun = self.length.noun
        at = self.article.tokens.starts[noun] if noun is not None else self.length.span[0]
        return min(spots, key=lambda spot: abs(spot.start - at)).number

    def last(self, spots: Sequence[_Spot]) -> int:
        """The report told last, one of the news before one of the background."""
        news = [spot for spot in spots if not self.reports[spot.number].background]
        return max(news or spots).number


#: Which report has the length.
RULES: Final[tuple[Rule[_Owned, int], ...]] = (
    Rule("same_sentence", lambda o: o.nearest(o.here), lambda o: bool(o.here)),
    Rule("noun_of_kind", lambda o: o.last(o.alike), lambda o: bool(o.alike)),
    Rule("told_before", lambda o: o.last(o.near), lambda o: bool(o.near)),
    Rule("told_next", lambda o: min(o.after).number, lambda o: bool(o.after)),
)


def owner_of(article: Article, reports: Sequence[Report], length: Length) -> int | None:
    """The place of the report that has the length."""
    owned = _Owned(article, reports, length)
    if owned.of_a_journey:
        return None
    found = decide(RULES, owned)
    return found.value if found is not None else None


def kind_alike(said: Kind, kind: Kind) -> bool:
    """Whether a noun of contact can mean a contact of the kind: "die Unterredung" is no visit."""
    return said == kind or (said == "talks" and kind in ("call", "video", "meeting"))
