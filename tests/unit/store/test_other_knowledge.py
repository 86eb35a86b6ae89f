"""Other knowledge makes stale what names the people whose terms differ, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stored_articles import readings
from test_in_step import dump

from depesche.chronicle import Chronicle
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.store import Store, keeping
from depesche.store.making import Making
from depesche.store.rebuilding import Rebuilding


def learned(person: str, last: str):
    """The knowledge of the package with another end of somebody's terms."""
    end = DaySet.parse(last).last
    known = load()
    terms = tuple(
        replace(term, days=term.days & DaySet.between(None, end)) if term.person == person else term
        for term in known.terms
    )
    return replace(known, terms=terms, version=f"{known.version}-{person}")


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "a.sqlite") as opened:
        for reading in readings():
            opened.add(reading)
        opened.refresh()
        yield opened


def test_only_articles_that_name_those_people_are_worked_out_again(store, monkeypatch):
    worked = []
    again = Making.again
    monkeypatch.setattr(Rebuilding, "everything", lambda *_, **__: pytest.fail("all was worked out again"))
    monkeypatch.setattr(
        Making, "again", lambda self, stale, names: (worked.extend(stale), again(self, stale, names))
    )
    known = learned("emmanuel-macron", "2019-12-31")
    assert store.refresh(known)
    assert all("wladimir-putin" not in pair for pair in worked)
    assert ("angela-merkel", "emmanuel-macron") in worked
    whole = Chronicle(store.readings(), known)
    with store.asking() as stored:
        assert stored.every() == whole.contacts
        assert stored.made_with == whole.made_with
        assert str(stored.dates()["a4"].published) == str(whole.documents["a4"].published)
    kept = dump(store)
    with store._writing() as session:
        keeping.mark(session.connection(), [keeping.ALL])
    monkeypatch.undo()
    store.refresh(known)
    assert dump(store) == kept


def test_what_is_known_of_places_concerns_all(store, monkeypatch):
    known = load()
    places = {name: replace(place, state="FR") for name, place in known.places.items()}
    other = replace(known, places=places, version="other")
    monkeypatch.setattr(Making, "again", lambda *_: pytest.fail("only a part was worked out again"))
    assert store.refresh(other)
    with store.asking() as stored:
        assert stored.every() == Chronicle(store.readings(), other).contacts
