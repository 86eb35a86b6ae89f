"""The timeline of a chronicle: uncertain dates are drawn as what they are.

A certain day is a dot, a period a bar, possible days are joined dots, an open end is an arrow. Held contacts are
filled, plans hollow, what was called off is grey. Many contacts get a panel for each year, and one for those
whose date is not known to the year. Positions are percentages of the panel's width, so that the drawing fits a
phone as well as a printed page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from depesche.days import DaySet
from depesche.model import Contact
from depesche.model.statuses import Phase, phase
from depesche.telling.between import headline
from depesche.telling.words import label, labels, spoken

#: More contacts than this over more than one year are drawn year by year.
MANY: Final = 30
#: Open ends are drawn this far beyond the known end, at most.
_OPEN_DAYS: Final = 30
_YEAR: Final = 366
#: Beyond this (percent) a tick has no room for its words.
_ROOM: Final = 91.0

#: How contacts of a phase are drawn; a mere idea is paler than a plan.
_STYLE: Final[Mapping[Phase, str]] = {"done": "held", "open": "plan", "off": "off"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape: its left edge and width in percent of the panel."""

    shape: Literal["dot", "bar", "from", "until", "either"]
    left: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One contact: its date in words, its shapes, and what it is."""

    contact: str
    style: str
    when: str
    title: str
    status: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Contacts on one scale; ``ticks`` are positions with their days or months in words."""

    title: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days to positions."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Percent from the left for a day's ordinal."""
        inside = min(max(day, self.first), self.last)
        return round(100 * (inside - self.first) / max(1, self.last - self.first), 2)


def panels(contacts: Sequence[Contact], language: str = "de") -> tuple[Panel, ...]:
    """The panels of the timeline, in order of time; none where no contact has a date."""
    dated = [c for c in contacts if _is_dated(c)]
    if not dated:
        return ()
    by_year: dict[int | None, list[Contact]] = {}
    for contact in dated:
        by_year.setdefault(_year(contact), []).append(contact)
    if len(dated) <= MANY or len(by_year) == 1:
        return (_own_scale("", dated, language),)
    longer = by_year.pop(None, [])
    found = [_panel(str(year), _scale(year), by_year[year], language) for year in sorted(filter(None, by_year))]
    if longer:
        found.append(_own_scale(label("page", "year_unknown", language), longer, language))
    return tuple(found)


def track(contacts: Sequence[Contact], language: str = "de", within: Scale | None = None) -> Panel | None:
    """Contacts in the order given on one scale: that given, else as wide as their times; ``None`` without any date."""
    scale = within or _around([c.time for c in contacts if c.time and _is_dated(c)])
    return _panel("", scale, contacts, language) if scale else None


def _scale(year: int) -> Scale:
    """The days of a year."""
    return Scale(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())


def _own_scale(title: str, contacts: Sequence[Contact], language: str) -> Panel:
    """A panel as wide as the times of its contacts, of which one at least has a date."""
    scale = _around([c.time for c in contacts if c.time])
    assert scale is not None  # noqa: S101 - there is a date
    return _panel(title, scale, contacts, language)


def _is_dated(contact: Contact) -> bool:
    """Whether one end of its time is known at least."""
    return contact.time is not None and bool(contact.time.first or contact.time.last)


def _year(contact: Contact) -> int | None:
    """The year in which all possible days lie."""
    first, last = (contact.time.first, contact.time.last) if contact.time else (None, None)
    return first.year if first and last and first.year == last.year else None


def _panel(title: str, scale: Scale, contacts: Sequence[Contact], language: str) -> Panel:
    return Panel(title, tuple(_ticks(scale, language)), tuple(_row(c, scale, language) for c in contacts))


def _around(times: Sequence[DaySet]) -> Scale | None:
    ends = [day.toordinal() for t in times for day in (t.first, t.last) if day]
    if not ends:
        return None
    margin = max(3, (max(ends) - min(ends)) // 40)
    return Scale(min(ends) - margin, max(ends) + margin)


def _ticks(scale: Scale, language: str) -> Iterator[tuple[float, str]]:
    """At most about seven first days of months or years inside the scale."""
    first, last = dt.date.fromordinal(scale.first), dt.date.fromordinal(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / s <= 7), 1200)
    one_year = scale.last - scale.first < _YEAR
    names = labels(language)["date"]["months"]
    earliest = True
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = dt.date(index // 12, index % 12 + 1, 1)
        if index % step or day.toordinal() < scale.first:
            continue
        month = names[day.month - 1][:3]
        bare = one_year and day.month > 1 and not earliest
        text = str(day.year) if step >= 12 else month if bare else f"{month} {day.year}"
        left, earliest = scale.x(day.toordinal()), False
        yield left, text if left < _ROOM else ""


def _row(contact: Contact, scale: Scale, language: str) -> Row:
    return Row(
        contact=contact.id,
        style="maybe" if contact.status == "considered" else _STYLE[phase(contact.status)],
        when=spoken(contact.time, language, short=True),
        title=headline(contact, language),
        status="" if contact.status == "held" else label("status", contact.status, language),
        marks=tuple(_marks(contact.time or DaySet(()), scale)),
    )


def _marks(days: DaySet, scale: Scale) -> Iterator[Mark]:
    """The shapes of a set of days; the line that joins possible days comes first, to lie below them."""
    shapes: list[Mark] = []
    for run in days.runs:
        first = run.first if run.first is not None else (run.last or scale.last) - _OPEN_DAYS
        last = run.last if run.last is not None else (run.first or scale.first) + _OPEN_DAYS
        left, right = scale.x(first), scale.x(last)
        shapes.append(Mark("dot", left) if first == last else Mark("bar", left, round(right - left, 2)))
        if run.first is None:
            shapes.append(Mark("until", left))
        if run.last is None:
            shapes.append(Mark("from", right))
    if len(days.runs) > 1:
        left, right = min(m.left for m in shapes), max(m.left + m.width for m in shapes)
        yield Mark("either", left, round(right - left, 2))
    yield from shapes
