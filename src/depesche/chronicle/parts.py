"""Parts of a whole: meetings of two in the course of a gathering that both attend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import words
from depesche.model.kinds import facts

#: A gathering with dates wider than this tells nothing about what lies inside it.
_LONGEST: Final = 10


def parts(gatherings: Iterable[Joined], contacts: Iterable[Joined]) -> Mapping[str, str]:
    """For each meeting of two that lies inside a gathering the gathering's id.

    Inside means: both take part, the days lie within the gathering's, and place or occasion is the same.
    """
    by_day = _by_day(gatherings)
    found: dict[str, str] = {}
    for joined in contacts if by_day else ():
        if not facts(joined.contact.kind).inside:
            continue
        fits = [g for day in _days(joined) for g in by_day.get(day, ()) if _inside(joined, g)]
        if fits:
            fitting = min(fits, key=lambda g: (-len(g.contact.participants), g.contact.id))
            found[joined.contact.id] = fitting.contact.id
    return found


def _by_day(gatherings: Iterable[Joined]) -> Mapping[int, list[Joined]]:
    by_day: defaultdict[int, list[Joined]] = defaultdict(list)
    for gathering in gatherings:
        for day in _days(gathering):
            by_day[day].append(gathering)
    return by_day


def _days(joined: Joined) -> list[int]:
    """The days of a contact, where they are few enough to tell something."""
    time = joined.contact.time
    told = time is not None and time.bounded and time.size <= _LONGEST
    return [day.toordinal() for day in time] if told and time is not None else []


def _inside(joined: Joined, gathering: Joined) -> bool:
    """Whether a meeting lies inside a gathering, by people, days, and place or occasion."""
    one, whole = joined.contact, gathering.contact
    people = {person for item in joined.items for person in item.people}
    attending = {person for item in gathering.items for person in item.people}
    if one.id == whole.id or not people < attending or not one.time or not whole.time:
        return False
    if not one.time.within(whole.time):
        return False
    return bool(words(one.place) & words(whole.place) or words(one.occasion) & words(whole.occasion))
