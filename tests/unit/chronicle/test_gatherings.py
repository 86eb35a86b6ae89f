"""Gatherings: which reports are compared, and that a part of them is worked out as the whole is."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from depesche.chronicle.gatherings import gather
from depesche.chronicle.items import items_in
from depesche.chronicle.library import Surroundings
from depesche.chronicle.shapes import drawer, drawers, read, related
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.model import Document, Participant, Place, Reading, Report

PEOPLE = ("Merkel", "Putin", "Xi", "Macron", "Abe", "Trudeau", "Modi")


def report(people, day, place=None, status="held", **more):
    return Report(
        id=more.pop("id", "r0"),
        kind=more.pop("kind", "summit"),
        status=status,
        participants=tuple(Participant(p) for p in people),
        trigger=(0, 5),
        spans=((0, 5),),
        time=DaySet.parse(day) if day else None,
        time_spans=((0, 1),),
        place=Place(place) if place else None,
        **more,
    )


def shape(people, day, published="2017-07-20", place=None, **more):
    appeared = DaySet.parse(published) if published else None
    reading = Reading(Document("d", "", "sha", published=appeared), (report(people.split(), day, place, **more),))
    (item,) = items_in(reading, appeared, load())
    return item.shape


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        (("A B C", "2017-07-07"), ("A B D E F", "2017-07-07"), True),
        (("A B C", "2017-07-07"), ("C D E", "2017-07-07"), False),
        (("A B C", "2017-07-07"), ("A B C", "2017-07-09"), False),
        (("A B C", "2017-07-07"), ("A B C", "2017-07"), True),
        (("A B C D E", "2017-07-07"), ("A B F G H", "2017-07"), False),
        (
            ("A B C D E", "2017-07-07", "2017-07-20", "Hamburg"),
            ("A B F G H", "2017-07", "2017-09-01", "Hamburg"),
            True,
        ),
        (("A B C", "2017-07-07"), ("A B C", None, "2018-06-30"), True),
        (("A B C", "2017-07-07"), ("A B C", None, "2019-06-30"), False),
        (("A B C", "2017-07-07"), ("A B C", "2017", "2019-06-30"), True),
        (("A B C", "2017-07-07"), ("A B C", None, None), True),
        (("A B C", None, "2017-01-10"), ("A B C", None, "2017-05-10"), True),
        (("A B C", None, "2017-01-10"), ("A B C", None, "2018-05-10"), False),
    ],
)
def test_reports_are_compared_whose_people_and_times_can_be_the_same(one, other, compared):
    first, second = shape(*one), shape(*other)
    assert related(first, second) is related(second, first) is compared


def test_a_report_that_was_put_off_is_compared_with_what_replaced_it():
    off, new = shape("A B C", "2017-07-07", status="postponed"), shape("A B C", "2018-02-07", status="planned")
    assert related(off, new)


def test_a_shape_is_read_as_it_was_written():
    for given in (shape("A B C", "2017-07-07", place="Hamburg"), shape("A B", None, None, kind="summit")):
        assert read(given.written()) == given


def far(chance, number):
    """An article about a gathering on some day of six years."""
    people = chance.sample(PEOPLE, chance.choice([1, 3, 3, 4, 5]))
    day = dt.date(2012, 1, 1) + dt.timedelta(chance.randrange(60) * 36 + chance.randrange(3))
    time = chance.choice([f"{day}", f"{day}", f"{day}", f"{day:%Y-%m}", f"{day:%Y}", None])
    published = chance.choice([DaySet.day(day + dt.timedelta(chance.randrange(90))), None])
    status = chance.choice(["held", "held", "planned", "cancelled", "postponed"])
    told = report(people, time, chance.choice([None, "Genf"]), status, kind=chance.choice(["summit", "visit"]))
    return Reading(Document(f"d{number:03}", "", f"sha{number}", published=published), (told,))


def of(contacts):
    return {frozenset(i.key for i in c.items): repr((c.time, c.why, c.alternatives)) for c in contacts}


@pytest.mark.parametrize("seed", range(12))
def test_the_surroundings_of_reports_tell_what_all_reports_tell(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    readings = [far(chance, number) for number in range(90)]
    items = {i.key: i for r in readings for i in items_in(r, r.document.published, load())}
    shapes = {key: item.shape for key, item in items.items() if item.shape}
    around = Surroundings(lambda s: ((k, o) for k, o in shapes.items() if related(s, o)))
    gone = chance.choice(sorted(shapes))
    region = around.of([shapes[gone]])
    after = {key: item for key, item in items.items() if key != gone}
    at_hand = (region.made.keys() | region.lent.keys()) - {gone}
    assert len(at_hand) < len(shapes) - 1

    part = of(c for c in gather(after[key] for key in at_hand).contacts if c.first.key in region.made)
    whole, before = of(gather(after.values()).contacts), of(gather(items.values()).contacts)
    assert part.items() <= whole.items()
    changed = {keys for keys, _ in whole.items() ^ before.items()}
    assert {key for keys in changed for key in keys} <= region.made.keys()


def test_related_reports_are_found_in_the_drawers_that_are_opened():
    chance = random.Random(3)  # noqa: S311
    readings = [far(chance, number) for number in range(120)]
    shapes = [i.shape for r in readings for i in items_in(r, r.document.published, load()) if i.shape]
    for one in shapes:
        opened = drawers(one)
        for other in shapes:
            name = drawer(other)
            if related(one, other):
                assert any(name[0] == kind and first <= name[1:] <= last for kind, first, last in opened)
