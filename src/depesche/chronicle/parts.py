"""Parts of a whole: meetings of two in the course of a gathering that both attend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from depesche.chronicle.reported import words
from depesche.model import Contact
from depesche.model.kinds import facts

#: A gathering with dates wider than this tells nothing about what lies inside it.
_LONGEST: Final = 10


def parts(gatherings: Iterable[Contact], contacts: Iterable[Contact]) -> Mapping[str, str]:
    """For each meeting of two that lies inside a gathering the gathering's id.

    Inside means: both take part, the days lie within the gathering's, and place or occasion is the same.
    """
    by_day = _by_day(gatherings)
    found: dict[str, str] = {}
    for contact in contacts if by_day else ():
        if not facts(contact.kind).inside:
            continue
        fits = [g for day in _days(contact) for g in by_day.get(day, ()) if _inside(contact, g)]
        if fits:
            found[contact.id] = min(fits, key=lambda g: (-len(g.participants), g.id)).id
    return found


def few_days(contact: Contact) -> bool:
    """Whether the days of a contact are few enough to tell something."""
    time = contact.time
    return time is not None and time.bounded and time.size <= _LONGEST


def _by_day(gatherings: Iterable[Contact]) -> Mapping[int, list[Contact]]:
    by_day: defaultdict[int, list[Contact]] = defaultdict(list)
    for gathering in gatherings:
        for day in _days(gathering):
            by_day[day].append(gathering)
    return by_day


def _days(contact: Contact) -> list[int]:
    """The days of a contact, where they are few enough to tell something."""
    return [day.toordinal() for day in contact.time] if few_days(contact) and contact.time else []


def _inside(one: Contact, whole: Contact) -> bool:
    """Whether a meeting lies inside a gathering, by people, days, and place or occasion."""
    if one.id == whole.id or not set(one.people) < set(whole.people) or not one.time or not whole.time:
        return False
    if not one.time.within(whole.time):
        return False
    return bool(words(one.place) & words(whole.place) or words(one.occasion) & words(whole.occasion))
