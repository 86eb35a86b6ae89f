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
    by_day: defaultdict[int, list[Joined]] = defaultdict(list)
    for gathering in gatherings:
        time = gathering.contact.time
        if time is not None and time.bounded and time.size <= _LONGEST:
            for day in time:
                by_day[day.toordinal()].append(gathering)
    found: dict[str, str] = {}
    for joined in contacts if by_day else ():
        time = joined.contact.time
        if not facts(joined.contact.kind).inside or time is None or not time.bounded or time.size > _LONGEST:
            continue
        fits = [g for day in time for g in by_day.get(day.toordinal(), ()) if _inside(joined, g)]
        if fits:
            found[joined.contact.id] = min(
                fits, key=lambda g: (-len(g.contact.participants), g.contact.id)
            ).contact.id
    return found


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
