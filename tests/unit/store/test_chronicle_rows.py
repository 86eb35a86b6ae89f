"""The chronicle in rows: what is stored is what the pure function says, and can be asked."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import fields

import pytest
from stored_articles import assert_in_step, filled, readings

from depesche.model import Contact
from depesche.store import Store
from depesche.store.asking import Wanted
from depesche.store.codebook import VIEWS, entries

MERKEL, PUTIN, MACRON = frozenset({"angela-merkel"}), frozenset({"wladimir-putin"}), frozenset({"emmanuel-macron"})


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("rows") / "a.sqlite") as opened:
        opened.refresh()
        yield opened


@pytest.fixture
def stored(store):
    with store.asking() as asked:
        yield asked


def test_the_rows_say_what_the_chronicle_says(store):
    assert_in_step(store)


def test_rows_are_stale_after_a_change_and_made_once(tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        first, second, *_ = readings()
        store.add(first)
        assert not store.is_fresh()
        assert store.refresh()
        assert store.is_fresh()
        assert not store.refresh()
        with store.asking() as stored:
            number = stored.number
        store.add(second)
        assert not store.is_fresh()
        store.refresh()
        with store.asking() as stored:
            assert stored.number > number


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        (Wanted(), [None, "2019-03-05", "2019-06-28", "2019-08-20"]),
        (Wanted(people=(PUTIN,)), ["2019-03-05", "2019-06-28"]),
        (Wanted(people=(MERKEL, MACRON)), [None, "2019-06-28", "2019-08-20"]),
        (Wanted(states=("RU", "FR")), ["2019-06-28"]),
        (Wanted(kinds=frozenset({"call"})), [None, "2019-03-05"]),
        (Wanted(statuses=frozenset({"planned"})), ["2019-08-20"]),
        (Wanted(publishers=frozenset({"Alpenbote"})), ["2019-03-05", "2019-08-20"]),
        (Wanted(findings=frozenset({"contradiction"})), ["2019-03-05"]),
        (Wanted(sides=frozenset({"RU"})), ["2019-03-05"]),
        (Wanted(since=dt.date(2019, 6, 1), until=dt.date(2019, 7, 1)), [None, "2019-06-28"]),
    ],
)
def test_contacts_are_asked_for_by_what_is_known_of_them(stored, wanted, days):
    found = stored.every(wanted)
    assert [str(c.time.first) if c.time and c.time.is_day else None for c in found] == days
    assert stored.count(wanted) == len(days)


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_follow_one_another_without_gap_or_repetition(stored, newest_first):
    seen, after = [], None
    while True:
        page = stored.contacts(after=after, limit=1, newest_first=newest_first)
        seen += [c.id for c in page.contacts]
        if page.next is None:
            break
        after = page.next
    everything = [c.id for c in stored.every()]
    assert seen == (everything[::-1] if newest_first else everything)


def test_the_values_of_a_field_are_counted_for_what_else_is_asked(stored):
    facets = stored.facets(Wanted(people=(PUTIN,), kinds=frozenset({"call"})))
    assert dict(facets["kinds"]) == {"call": 1, "meeting": 1} or dict(facets["kinds"]) == {"call": 1, "summit": 1}
    assert dict(facets["people"]) == {"angela-merkel": 1, "wladimir-putin": 1}
    assert dict(facets["publishers"]) == {"Alpenbote": 1, "Elbkurier": 1}
    assert facets["pairs"] == (("angela-merkel|wladimir-putin", 1),)
    assert dict(facets["years"]) == {"2019": 1}


def test_a_contact_comes_with_all_that_stands_behind_it(stored):
    (contact,) = stored.every(Wanted(people=(MERKEL, PUTIN), kinds=frozenset({"call"})))
    dossier = stored.dossier(contact.id)
    assert list(dossier.readings) == ["a0", "a1"]
    assert "telefoniert" in dossier.readings["a1"].document.text
    assert any(f.type == "contradiction" and f.field == "duration" for f in dossier.findings)
    assert str(dossier.dates["a0"].published) == "2019-03-06"
    assert stored.dossier("c0000000000000000") is None


def test_a_contact_is_found_by_every_id_that_it_may_have_had(store, stored):
    with store._engine.connect() as connection:
        anchors = connection.exec_driver_sql("SELECT anchor FROM reports WHERE document IN ('a0', 'a1')").all()
    assert len({stored.present(f"c{anchor}") for (anchor,) in anchors}) == 1


def test_every_field_of_a_contact_has_its_rows():
    """Whoever adds a field to the record adds it to the rows, to :mod:`depesche.store.records` and here."""
    assert [field.name for field in fields(Contact)] == [
        *("id", "kind", "status", "participants", "time", "place", "occasion", "topics", "reports", "sides"),
        *(
            "history",
            "why",
            "initiator",
            "duration",
            "part_of",
            "one_of",
            "people",
            "duration_mod",
            "guests",
            "hosts",
        ),
    ]


def test_every_table_view_and_column_says_what_it_holds_in_the_file_itself(store):
    said = list(entries())
    assert all(holds and holds != "None" for _, _, holds in said)
    with sqlite3.connect(store.name) as connection:
        assert set(connection.execute("SELECT relation, name, holds FROM codebook")) == set(said)
        shown = {(relation, name) for relation, name, _ in said if name}
        for (relation,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        ).fetchall():
            if relation != "alembic_version" and not relation.startswith("search"):
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({relation})")]
                assert {(relation, column) for column in columns} <= shown
    connection.close()


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_view_answers(store, view):
    with sqlite3.connect(store.name) as connection:
        found = connection.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - a name of our own
    connection.close()
    assert found or view == "what_changed"


def test_evidence_is_shown_in_the_words_of_the_article(store):
    with sqlite3.connect(store.name) as connection:
        words = {word for (word,) in connection.execute("SELECT word FROM evidence")}
        said = [words for (words,) in connection.execute("SELECT words FROM quotations")]
    connection.close()
    assert "telefoniert" in words
    assert any("50 Minuten" in words for words in said)
