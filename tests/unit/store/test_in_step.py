"""The rows equal a rebuild from nothing after any sequence of changes.

DEPESCHE_EXAMPLES=500 HYPOTHESIS_PROFILE=search looks further.
"""

from __future__ import annotations

import datetime as dt
import os
import pickle
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.chronicle import Anchor, Chronicle, Decision
from depesche.codec.answers import decision_json, decision_of
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.model import Claim, Document, Participant, Place, Reading, Report, Source
from depesche.store import Store, derived, keeping, rebuilding, said
from depesche.store.portions import By, done

PEOPLE = ("Merkel", "Putin", "Xi", "Macron")
START = dt.date(2014, 3, 1)
NUMBERS = st.integers(0, 15)


@st.composite
def day_sets(draw):
    first = START + dt.timedelta(draw(st.integers(0, 20)))
    return draw(
        st.sampled_from(
            [
                DaySet.day(first),
                DaySet.day(first),
                None,
                DaySet.between(first, first + dt.timedelta(5)),
                DaySet.between(None, first),
                DaySet.between(dt.date(2014, 1, 1), dt.date(2014, 12, 31)).on(first.weekday()),
                DaySet.month(2014, 3),
            ]
        )
    )


@st.composite
def reports(draw, number):
    people = draw(st.permutations(PEOPLE))[: draw(st.sampled_from([2, 2, 2, 3]))]
    place = draw(st.sampled_from([None, "Moskau", "Berlin"]))
    return Report(
        id=f"r{number}",
        kind=draw(st.sampled_from(["call", "visit", "meeting", "talks", "visit"])),
        status=draw(st.sampled_from(["held", "held", "planned", "cancelled", "postponed", "denied"])),
        participants=tuple(Participant(p, state="RU" if p == "Putin" else "DE") for p in people),
        trigger=(10 * number, 10 * number + 5),
        spans=((10 * number, 10 * number + 5),),
        time=draw(day_sets()),
        place=Place(place) if place else None,
        duration=draw(st.sampled_from([None, "PT1H", "PT30M"])),
        background=draw(st.booleans()),
        reported_by=draw(st.sampled_from([(), (Source("Kreml", "RU"),)])),
    )


@st.composite
def readings(draw):
    number = draw(NUMBERS)
    told = tuple(draw(reports(n)) for n in range(draw(st.integers(0, 3))))
    document = Document(f"d{number}", "", f"sha{number}", published=draw(day_sets()), publisher="Kurier")
    about = tuple(sorted(draw(st.permutations(PEOPLE))[:2]))
    claim = Claim("ordinal", draw(st.integers(1, 3)), "call", about, (0, 5), report="r0" if told else None)
    return Reading(document, told, (), (claim,) if draw(st.booleans()) else ())


FAR = ("Merkel", "Putin", "Xi", "Macron", "Abe", "Trudeau", "Modi")


@st.composite
def far_days(draw):
    """Days over some years, so that most gatherings have nothing to do with each other."""
    first = START + dt.timedelta(draw(st.integers(0, 30)) * 45 + draw(st.integers(0, 9)))
    return draw(
        st.sampled_from(
            [
                *[DaySet.day(first)] * 4,
                None,
                DaySet.between(first, first + dt.timedelta(5)),
                DaySet.month(first.year, first.month),
                DaySet.year(first.year),
                DaySet.between(None, first),
                DaySet.between(first - dt.timedelta(200), first).on(first.weekday()),
            ]
        )
    )


@st.composite
def gathered(draw):
    """An article of one or two reports, most of them of gatherings; few bear no day."""
    number = draw(NUMBERS)
    told = []
    for n in range(draw(st.integers(1, 2))):
        people = draw(st.permutations(FAR))[: draw(st.sampled_from([1, 2, 3, 3, 4, 5]))]
        kind = draw(st.sampled_from(["summit", "visit", "visit", "meeting", "call"]))
        report = Report(
            id=f"r{n}",
            kind=kind if len(people) != 2 else draw(st.sampled_from(["visit", "call", "summit"])),
            status=draw(st.sampled_from(["held", "held", "planned", "considered", "cancelled", "postponed"])),
            participants=tuple(Participant(p) for p in people),
            trigger=(10 * n, 10 * n + 5),
            spans=((10 * n, 10 * n + 5),),
            time=draw(far_days()),
            place=draw(st.sampled_from([None, None, Place("Genf"), Place("Hamburg")])),
            occasion=draw(st.sampled_from([None, "Gipfel", "Konferenz"])),
            background=draw(st.booleans()),
        )
        told.append(report)
    published = draw(
        st.one_of(far_days(), st.just(DaySet.day(START + dt.timedelta(45 * draw(st.integers(0, 30))))))
    )
    return Reading(Document(f"d{number}", "", f"sha{number}", published=published), tuple(told), (), ())


@st.composite
def decisions(draw):
    action = draw(st.sampled_from(["merge", "split", "reject", "set", "accept"]))
    anchors = tuple(
        Anchor(f"sha{draw(NUMBERS)}", (10 * n, 10 * n + 5)) for n in (draw(st.integers(0, 1)) for _ in range(2))
    )
    value = {"field": "place", "value": "Genf"} if action == "set" else {}
    return Decision("", action, anchors, "desk", f"2026-01-0{draw(st.integers(1, 9))}", **value)


STEPS = st.one_of(
    st.tuples(st.just("add"), readings()),
    st.tuples(st.just("add"), readings()),
    st.tuples(st.just("add"), st.lists(readings(), max_size=4)),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("again"), NUMBERS),
    st.tuples(st.just("back"), NUMBERS),
    st.tuples(st.just("decide"), decisions()),
    st.tuples(st.just("undo"), NUMBERS),
    st.tuples(st.just("refresh"), st.none()),
    st.tuples(st.just("die"), st.none()),
)


GATHERED = st.one_of(
    st.tuples(st.just("add"), st.lists(gathered(), min_size=2, max_size=6)),
    st.tuples(st.just("add"), gathered()),
    st.tuples(st.sampled_from(["remove", "again", "back", "undo"]), NUMBERS),
    st.tuples(st.just("refresh"), st.none()),
    st.tuples(st.just("decide"), decisions()),
)


def do(store, step, given_):
    """One step; ``again`` reads an article under another title, ``back`` takes it out before that, ``die`` is a refresh
    that is cut off before it is committed.
    """
    if step == "add":
        batch = given_ if isinstance(given_, list) else [given_]
        store.add_all([(r, r.document) for r in batch])
    elif step == "remove":
        store.remove([f"d{given_}"])
    elif step in ("again", "back"):
        for reading in [r for r in store.readings() if r.document.id == f"d{given_}"]:
            if step == "back":
                store.remove([reading.document.id])
            store.add(replace(reading, document=replace(reading.document, title=f"{reading.document.title}!")))
    elif step == "decide":
        store.decide(decision_json(replace(given_, id=f"x{len(store.decisions())}")))
    elif step == "undo" and given_ < len(store.decisions()):
        store.undo(f"x{given_}")
    elif step == "refresh":
        store.refresh()
    elif step == "die":
        with store._engine.connect() as connection:
            keeping.refresh(connection, load())
            connection.rollback()


def dump(store):
    """All rows of the chronicle and of what articles say."""
    with store._engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table)).mappings()))
            for table in (*said.OF_READINGS, *derived.CHRONICLE)
        }


def check(store):
    store.refresh()
    kept = dump(store)
    whole = Chronicle(store.readings(), decisions=map(decision_of, store.decisions()))
    with store.asking() as stored:
        assert stored.every() == whole.contacts
        assert stored.findings() == whole.findings
        assert {n: d.published for n, d in stored.dates().items()} == {
            n: d.published for n, d in whole.documents.items()
        }
        assert stored.today == whole.today
    for by in (None, By(lambda: nullcontext(sent), 2)):
        with store._writing() as session:
            keeping.mark(session.connection(), [keeping.ALL])
        store.refresh(by=by)
        assert dump(store) == kept


def sent(task):
    """What becomes of a task in a process of its own."""
    future = Future()
    future.set_result(pickle.loads(pickle.dumps(done(pickle.loads(pickle.dumps(task))))))  # noqa: S301 - our own
    return future


def cleared(store):
    with store._engine.begin() as connection:
        for table in (*derived.OF_FINDINGS, derived.CONTACTS, derived.KEPT, derived.STALE):
            connection.execute(sa.delete(table))
        connection.exec_driver_sql("DELETE FROM documents")
        connection.exec_driver_sql("DELETE FROM decisions")
    return store


@pytest.fixture(scope="module")
def store(place):
    with Store(place) as opened:
        yield opened


@settings(
    max_examples=int(os.environ.get("DEPESCHE_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=12), portion=st.sampled_from([1, 3, 5000]))
def test_rows_equal_a_rebuild_after_any_sequence_of_changes(store, steps, portion):
    rebuilding.PORTION = portion
    cleared(store)
    for step, given_ in steps:
        do(store, step, given_)
    check(store)


@settings(
    max_examples=int(os.environ.get("DEPESCHE_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=st.lists(gathered(), max_size=8), steps=st.lists(GATHERED, min_size=1, max_size=8))
def test_gatherings_are_worked_out_by_their_surroundings_alone(store, first, steps):
    cleared(store)
    do(store, "add", first)
    store.refresh()
    for step, given_ in steps:
        do(store, step, given_)
        if step == "add":
            store.refresh()
    check(store)
