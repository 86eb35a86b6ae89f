"""A part of the chronicle, made of the articles that it needs, says what the whole says."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_in_step import PEOPLE, START, cleared, decisions, readings

from depesche.chronicle import Chronicle, diff
from depesche.codec.answers import decision_json, decision_of
from depesche.knowledge import load
from depesche.store import Store
from depesche.store.partial import AsItStood, Asked, before_and_after

DAYS = st.integers(-5, 400).map(lambda n: START + dt.timedelta(n))
CORPORA = st.lists(readings(), min_size=1, max_size=9)
DECIDED = st.lists(decisions(), max_size=2)
LOOKED_AT = settings(
    max_examples=int(os.environ.get("DEPESCHE_EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def store(place):
    with Store(place) as opened:
        yield opened


def filled(store, told, decided):
    cleared(store)
    store.add_all([(r, r.document) for r in {r.document.id: r for r in told}.values()])
    for number, one in enumerate(decided):
        store.decide({**decision_json(one), "id": f"x{number}"})
    store.refresh()
    return store.readings(), [decision_of(one) for one in store.decisions()]


@LOOKED_AT
@given(CORPORA, DECIDED, st.permutations(PEOPLE), DAYS)
def test_contacts_of_two_as_they_stood(store, told, decided, people, day):
    those, made = filled(store, told, decided)
    one, other = sorted(name.casefold() for name in people[:2])
    whole = Chronicle(those, decisions=made, as_of=day)
    with store.asking() as stored:
        part = AsItStood(stored, load(), (frozenset({one}), frozenset({other})), day)

        def between(chronicle):
            return [c for c in chronicle.contacts if {one, other} <= set(c.people)]

        assert between(part) == between(whole)
        wanted = {c.id for c in between(whole)}
        assert [f for f in part.findings if f.contact in wanted] == [
            f for f in whole.findings if f.contact in wanted
        ]


@LOOKED_AT
@given(CORPORA, DECIDED, DAYS, st.one_of(st.none(), DAYS))
def test_what_became_known_between_two_days(store, told, decided, first, last):
    those, made = filled(store, told, decided)
    if last is not None and last < first:
        first, last = last, first
    with store.asking() as stored:
        before, after = before_and_after(stored, load(), first, last)
        whole = diff(
            Chronicle(those, decisions=made, as_of=first),
            Chronicle(those, decisions=made, as_of=last or stored.today or first),
        )
        assert sorted(map(repr, diff(before, after))) == sorted(map(repr, whole))


@LOOKED_AT
@given(CORPORA, DECIDED, st.permutations(PEOPLE), st.sampled_from([2, 2, 3]))
def test_contacts_of_people_who_are_asked_about(store, told, decided, people, size):
    those, made = filled(store, told, decided)
    asked = tuple(sorted(name.casefold() for name in people[:size]))
    whole = Chronicle(those, decisions=made)
    with store.asking() as stored:
        part = Asked(stored, load())
        assert part.today == whole.today
        # whole contacts know what they are part of, parts are asked for what was told
        assert {j.contact.id: j for j in part.joined_of(asked)} == {
            j.contact.id: j for j in whole.joined_of(asked)
        }
        names = {j.contact.id for j in whole.joined_of(asked)}
        assert [f for f in part.findings if f.contact in names] == [
            f for f in whole.findings if f.contact in names
        ]
        assert {c.id for c in part.contacts} == {c.id for c in whole.contacts if set(asked) <= set(c.people)}
