"""Light records are what those of the standard library are, but for the guard of what is frozen."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import field

import pytest

from depesche import light


@light.dataclass(frozen=True, slots=True)
class Place:
    name: str
    days: tuple[int, ...] = ()
    seen: list[int] = field(default_factory=list, compare=False)


@light.dataclass(frozen=True, slots=True)
class Name:
    text: str


@light.dataclass(frozen=True, eq=False)
class Room:
    doors: int

    @light.cached_property
    def made(self) -> list[int]:
        """What is made once."""
        return [self.doors]


@light.dataclass(slots=True)
class Open:
    text: str = ""


def test_records_are_compared_and_hashed_by_their_fields():
    assert Place("a", (1,)) == Place("a", (1,), [2])
    assert Place("a") != Place("b")
    assert len({Place("a"), Place("a"), Place("b")}) == 2
    assert repr(Name("x")) == "Name(text='x')"
    assert not hasattr(Name("x"), "__dict__")


def test_what_is_not_compared_is_itself_alone():
    one = Room(1)
    assert one != Room(1)
    assert {one: 1}[one] == 1


def test_what_may_change_has_no_hash():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open())


@pytest.mark.parametrize("change", [{}, {"name": "b"}, {"days": (3,), "name": "c"}])
def test_a_copy_with_changes_is_what_the_standard_library_makes(change):
    place = Place("a", (1,), [2])
    assert light.replace(place, **change) == dataclasses.replace(place, **change)
    assert light.replace(place, **change).seen is place.seen
    assert light.replace(Name("x"), text="y") == Name("y")


def test_a_copy_takes_no_field_that_is_none():
    with pytest.raises(TypeError, match="height"):
        light.replace(Place("a"), height=1)


def test_a_property_is_worked_out_once():
    room = Room(2)
    assert room.made is room.made == [2]
    assert Room.made.__doc__ == "What is made once."


def test_records_are_pickled():
    assert pickle.loads(pickle.dumps(Place("a", (1,)))) == Place("a", (1,))  # noqa: S301 - made here
