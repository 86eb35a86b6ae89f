"""What the article has told up to a trigger: events, journeys, the day of its news, and triggers of one side."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from depesche.days import DaySet
from depesche.light import dataclass
from depesche.model import Status
from depesche.model.statuses import phase
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.told import Event, Told

#: How many sentences on the day of the news, and a plan's day, is still the one meant.
NEWS_REACH: Final = 8
PLAN_REACH: Final = 3
#: The longest set of days that counts as "the day of the news".
NEWS_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Journey:
    """Somebody goes to a state: told of before or apart from whom they meet there. Several may go together."""

    actors: tuple[Actor, ...]
    state: str
    place: Slot | None
    days: DaySet | None
    status: Status
    told: Told

    @property
    def keys(self) -> frozenset[str]:
        """Keys of those who go."""
        return frozenset(actor.key for actor in self.actors)

    @property
    def phase(self) -> str:
        """The phase of its status."""
        return phase(self.status)


@dataclass(slots=True)
class Story:
    """The article as told up to a trigger. ``news`` are days of what was told as news and ``remote`` triggers that
    tell that one side telephoned, each with its sentence; ``halves`` are triggers that name one side.
    """

    article: Article
    events: list[Event] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)
    news: list[tuple[int, DaySet]] = field(default_factory=list)
    remote: list[tuple[int, Told]] = field(default_factory=list)
    halves: list[Told] = field(default_factory=list)

    @property
    def latest(self) -> list[Event]:
        """The events, the one told last first."""
        return sorted(self.events, key=lambda event: event.last, reverse=True)

    def note_news(self, told: Told) -> None:
        """Keep the days of what was told as having happened right before the article."""
        days = told.days or told.near
        if told.phase != "done" or told.recalls or days is None or days.size > NEWS_DAYS:
            return
        published = self.article.published
        if published is None or published.widened(NEWS_DAYS, 0).meets(days):
            self.news.append((told.draft.sentence.index, days))
