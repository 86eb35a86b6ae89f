"""Readings that the tests of the store are run on, and what they must come to."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

import depesche
from depesche.chronicle import Chronicle
from depesche.chronicle.order import importance
from depesche.store import Store, derived, said

CALL = (
    "Berlin (dpa) - Bundeskanzlerin Angela Merkel hat am Dienstag mit Russlands Präsident Wladimir Putin telefoniert. "
    "Das Gespräch dauerte 50 Minuten, teilte der Kreml mit. Es war das dritte Telefonat seit Januar."
)
OTHER_ACCOUNT = (
    "Moskau - Wladimir Putin und Angela Merkel haben am 5. März 2019 telefoniert. Das Telefonat dauerte zwei Stunden, "
    "sagte Regierungssprecher Steffen Seibert. Es ging um die Ukraine."
)
PLAN = "Kanzlerin Merkel trifft am 20. August 2019 den französischen Präsidenten Emmanuel Macron in Meseberg."
GATHERING = (
    "Osaka - Am Rande des G20-Gipfels haben sich Angela Merkel, Emmanuel Macron und Wladimir Putin am Freitag "
    "getroffen."
)
UNDATED = "Emmanuel Macron hat am Samstag mit Angela Merkel telefoniert."
ARTICLES = (
    (CALL, "2019-03-06", "Elbkurier"),
    (OTHER_ACCOUNT, "2019-03-07", "Alpenbote"),
    (PLAN, "2019-08-01", "Alpenbote"),
    (GATHERING, "2019-06-29", "Elbkurier"),
    (UNDATED, None, None),
)


def readings():
    """A few articles, read."""
    for number, (text, published, publisher) in enumerate(ARTICLES):
        read = depesche.read(text, published=published)
        yield replace(read, document=replace(read.document, id=f"a{number}", publisher=publisher))


def filled(name):
    """A store with these articles."""
    store = Store(name)
    for read in readings():
        store.add(read)
    return store


def dump(store):
    """All rows of the chronicle and of what articles say, in an order of their own."""
    with store._engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table)).mappings()))
            for table in (*said.OF_READINGS, *derived.CHRONICLE)
        }


def assert_in_step(store, decisions=()):
    """The records of the rows are those that the chronicle makes of the readings."""
    whole = Chronicle(store.readings(), decisions=decisions)
    with store.asking() as stored:
        assert stored.every() == whole.contacts
        assert tuple(sorted(stored.findings(), key=importance)) == whole.findings
        assert {n: d.published for n, d in stored.dates().items()} == {
            n: d.published for n, d in whole.documents.items()
        }
        assert stored.today == whole.today
