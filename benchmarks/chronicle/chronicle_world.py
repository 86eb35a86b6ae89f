"""Worlds whose true chronicle is known: leaders, contacts, outlets, delays, copies, errors, undated articles.

A world is a pure function of its parameters and seed. It is made of real dates and invented people; articles have
no text, only what a reader would report of them. The truth maps each report to the contact that it is about.

How crowded a world is decides how hard it is, so it must not hang on the size by accident. Up to 10^5 reports the
world has 80 leaders over 12 years; there an average leader has about 40 contacts a year and the closest pair one
every two to three weeks, which is as busy as office allows. The same 80 people and 12 years with 10^6 reports would
have the busiest leader in eight contacts every day, and the closest pair in a new contact as often as the
generator lets them. So larger worlds are longer, up to 36 years, and have more leaders, such that the contacts of
a pair per year stay those of the world with 10^5 reports: neither easier nor harder for each pair. Gatherings,
which are compared across pairs, still become three times as frequent per day. ``leaders`` and ``years`` can be
given to make a more crowded world.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from depesche.days import DaySet
from depesche.model import Document, Kind, Participant, Place, Reading, Report, Source, Status

#: The day after the last on which a contact can lie.
END = dt.date(2019, 12, 29)
#: The size up to which a world has the fewest leaders and years, and the most years that a larger one has.
CROWDED, LEADERS, YEARS, MOST_YEARS = 100_000, 80, 12, 36
KINDS: tuple[Kind, ...] = ("call", "call", "call", "visit", "visit", "meeting", "video", "message")
#: How a hurried reader or writer names a kind.
VAGUE: dict[Kind, Kind] = {"call": "talks", "visit": "meeting", "meeting": "talks", "video": "talks"}
DURATIONS = (None, None, "PT30M", "PT45M", "PT1H", "PT2H")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the world is like; shares are between 0 and 1."""

    reports: int
    seed: int = 1
    leaders: int | None = None
    years: int | None = None
    per_contact: float = 4.0
    undated: float = 0.0
    planned: float = 0.35
    moved: float = 0.05
    called_off: float = 0.05
    background: float = 0.25
    vague_kind: float = 0.06
    no_time: float = 0.04
    gathering: float = 0.04

    @property
    def span(self) -> int:
        """Days from the first to the last contact: more reports than 10^5 fill more years."""
        growth = max(1.0, self.reports / CROWDED)
        return (self.years or min(MOST_YEARS, round(YEARS * growth))) * 365

    @property
    def crowd(self) -> int:
        """How many leaders there are: as many as keep the contacts of a pair per year what they are at 10^5."""
        growth = max(1.0, self.reports / CROWDED)
        return self.leaders or round(LEADERS * (growth * YEARS * 365 / self.span) ** 0.5)


@dataclass(frozen=True, slots=True)
class Event:
    """One true contact."""

    name: int
    kind: Kind
    people: tuple[int, ...]
    day: dt.date
    place: str | None
    duration: str | None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """All articles in the order in which they appeared, and the truth about their reports."""

    readings: tuple[Reading, ...]
    truth: dict[tuple[str, str], int]
    events: tuple[Event, ...]


def world(settings: Settings) -> World:
    """Make a world with about the number of reports asked for."""
    rng = random.Random(settings.seed)  # noqa: S311 - no secret depends on it
    per_event = settings.per_contact * (1 + settings.background) + settings.planned * 1.5
    events = sorted(_events(rng, settings, max(2, round(settings.reports / per_event))), key=lambda e: e.day)
    readings: list[Reading] = []
    truth: dict[tuple[str, str], int] = {}
    latest: dict[tuple[int, ...], list[Event]] = {}
    for event in events:
        past = latest.setdefault(event.people, [])
        for reading, about in _articles(rng, settings, event, past[-3:], len(readings)):
            readings.append(reading)
            truth.update(
                {(reading.document.id, r.id): e.name for r, e in zip(reading.reports, about, strict=True)}
            )
        past.append(event)
    return World(tuple(readings), truth, tuple(events))


def _events(rng: random.Random, settings: Settings, count: int) -> Iterator[Event]:
    """True contacts: a few pairs meet often, most seldom; two of one pair and kind are some days apart."""
    leaders, span = settings.crowd, settings.span
    start = END - dt.timedelta(span)
    weights = [1 / (rank + 3 * leaders / LEADERS) for rank in range(leaders)]
    taken: set[tuple[tuple[int, ...], dt.date]] = set()
    for name in range(count):
        gathering = rng.random() < settings.gathering
        size = rng.randint(4, 9) if gathering else 2
        people = _people(rng, leaders, weights, size)
        day = start + dt.timedelta(rng.randrange(span))
        while any((people, day + dt.timedelta(n)) in taken for n in range(-3, 4)):
            people = _people(rng, leaders, weights, size)
            day = start + dt.timedelta(rng.randrange(span))
        taken.add((people, day))
        kind: Kind = "summit" if gathering else rng.choice(KINDS)
        far = kind in ("call", "video", "message")
        yield Event(
            name,
            kind,
            people,
            day,
            None if far else f"Stadt{rng.randrange(60)}",
            rng.choice(DURATIONS),
            f"Gipfel{name % 40}" if gathering else None,
        )


def _people(rng: random.Random, leaders: int, weights: list[float], size: int) -> tuple[int, ...]:
    found: set[int] = set()
    while len(found) < size:
        found.update(rng.choices(range(leaders), weights, k=size - len(found)))
    return tuple(sorted(found))


# -- articles -------------------------------------------------------------------------------------
def _articles(
    rng: random.Random, settings: Settings, event: Event, past: list[Event], number: int
) -> Iterator[tuple[Reading, list[Event]]]:
    """Articles before and after a contact, each with what it recalls besides."""
    called_off = rng.random() < settings.called_off
    stories: list[tuple[int, Status, Event]] = []
    if rng.random() < settings.planned or called_off:
        stories.append((-rng.randint(1, 20), "planned", event))
        if rng.random() < settings.moved:
            stories.append((-1, "postponed", replace(event, day=event.day - dt.timedelta(rng.randint(2, 9)))))
    if called_off:
        stories += [(-rng.randint(0, 1), "cancelled", event) for _ in range(_some(rng, 2))]
    else:
        stories += [(rng.choice((0, 0, 1, 1, 2)), "held", event) for _ in range(_some(rng, settings.per_contact))]
    for offset, (delay, status, told) in enumerate(stories):
        published = event.day + dt.timedelta(delay)
        undated = rng.random() < settings.undated
        reports = [_report(rng, settings, told, status, published, undated=undated)]
        about = [event]
        if past and rng.random() < settings.background:
            recalled = rng.choice(past)
            reports.append(_recalled(recalled, len(reports)))
            about.append(recalled)
        name = f"a{number + offset:07d}"
        document = Document(
            name, "", f"{rng.getrandbits(64):016x}", published=_appeared(rng, published, undated=undated)
        )
        yield Reading(document, tuple(reports)), about


def _some(rng: random.Random, mean: float) -> int:
    """At least one, about ``mean``, at times many."""
    return min(1 + int(rng.expovariate(1 / max(mean - 0.5, 0.1))), 60)


def _appeared(rng: random.Random, published: dt.date, *, undated: bool) -> DaySet | None:
    """The day, or for an undated article its month, or nothing."""
    if not undated:
        return DaySet.day(published)
    return DaySet.month(published.year, published.month) if rng.random() < 0.6 else None


def _report(
    rng: random.Random, settings: Settings, event: Event, status: Status, published: dt.date, *, undated: bool
) -> Report:
    """What one article says of the contact, with the usual omissions and errors."""
    kind = VAGUE.get(event.kind, event.kind) if rng.random() < settings.vague_kind else event.kind
    time: DaySet | None = DaySet.day(event.day)
    if undated:
        time = _words(rng, event.day)
    elif rng.random() < settings.no_time:
        time = None
    elif status == "planned" and rng.random() < 0.2:
        time = DaySet.between(event.day - dt.timedelta(2), event.day + dt.timedelta(2))
    side = f"Staat{event.people[0]}"
    return Report(
        "r0",
        kind,
        status,
        tuple(Participant(f"Person {p}", f"p{p}", None, f"Staat{p}") for p in event.people),
        (0, 10),
        ((0, 10),),
        time=time,
        duration=event.duration if status == "held" and rng.random() < 0.5 else None,
        place=Place(event.place) if event.place and rng.random() < 0.8 else None,
        occasion=event.occasion,
        reported_by=(Source("Sprecher", side),) if rng.random() < 0.5 else (),
        background=published < event.day and status == "postponed",
    )


def _words(rng: random.Random, day: dt.date) -> DaySet:
    """What an undated article's words leave: a full date, a month, or a weekday in somebody's term of office."""
    draw = rng.random()
    if draw < 0.4:
        return DaySet.day(day)
    if draw < 0.7:
        return DaySet.month(day.year, day.month).on(day.weekday())
    return DaySet.between(day - dt.timedelta(rng.randint(20, 120)), day + dt.timedelta(rng.randint(20, 120))).on(
        day.weekday()
    )


def _recalled(event: Event, number: int) -> Report:
    """An earlier contact of the same people, recalled in passing by its month."""
    return Report(
        f"r{number}",
        event.kind,
        "held",
        tuple(Participant(f"Person {p}", f"p{p}", None, f"Staat{p}") for p in event.people),
        (100, 110),
        ((100, 110),),
        time=DaySet.month(event.day.year, event.day.month),
        place=Place(event.place) if event.place else None,
        occasion=event.occasion,
        background=True,
    )
