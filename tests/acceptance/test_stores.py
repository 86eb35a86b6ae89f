"""Searching a store, taking articles out, what changed, and its upkeep, as a user meets them."""

import json
import sqlite3

import pytest

CALL = "Bundeskanzlerin Angela Merkel hat am {day} mit Frankreichs Präsident Emmanuel Macron telefoniert. {more}\n"


@pytest.fixture
def store(depesche, tmp_path):
    for name, day, more in (
        ("a", "4. März 2018", "Es ging um eine Waffenruhe in Syrien."),
        ("b", "4. März 2018", "Das Gespräch dauerte 50 Minuten."),
        ("c", "12. Juli 2018", "Beide sprachen über die Waffenruhen in der Ostukraine."),
    ):
        article = tmp_path / f"{name}.txt"
        article.write_text(f"Teil {name}.\n" + CALL.format(day=day, more=more), encoding="utf-8")
        assert depesche("add", str(article), "--published", "2018-07-13", "--db", str(tmp_path / "s.db")).code == 0
    return str(tmp_path / "s.db")


def contacts(depesche, store):
    return json.loads(depesche("chronicle", "--db", store, "--format", "json").out)["contacts"]


def article_of(depesche, store, name):
    with sqlite3.connect(store) as connection:
        (found,) = connection.execute("SELECT id FROM documents WHERE text LIKE ?", [f"Teil {name}.%"]).fetchone()
    connection.close()
    return found


def test_contacts_are_found_by_words_in_any_form_and_shown_with_them(depesche, store):
    found = depesche("search", "waffenruhe", "--db", store)
    assert found.code == 0
    shown = " ".join(found.out.split())
    assert "Waffenruhe in Syrien" in shown
    assert "Waffenruhen in der Ostukraine" in shown
    assert "2 Kontakte gefunden" in found.err
    later = depesche("search", "Waffenruhe", "--person", "Makron", "--from", "2018-05", "--db", store)
    assert "0 Kontakte" in later.err
    data = depesche(
        "search", "Waffenruhe", "--person", "Macron", "--from", "2018-05", "--format", "json", "--db", store
    )
    (contact,) = json.loads(data.out)["contacts"]
    assert contact["time"] == "2018-07-12"
    assert contact["hits"][0]["spans"]


def test_an_article_that_is_taken_out_takes_its_evidence_with_it_and_the_log_says_so(depesche, store):
    only, shared = article_of(depesche, store, "c"), article_of(depesche, store, "b")
    done = depesche("remove", only, shared, "--db", store)
    assert done.code == 0
    assert "2 removed" in done.err
    assert "remove" in done.out
    (left,) = contacts(depesche, store)
    assert left["duration"] is None
    assert len(left["reports"]) == 1
    logged = json.loads(depesche("changes", "--format", "json", "--db", store).out)["changes"]
    assert [c["type"] for c in logged if c["command"] == "remove" and c["type"] == "removed"] == ["removed"]
    assert {c["field"] for c in logged if c["command"] == "remove" and c["type"] == "changed"} == {
        "duration",
        "reports",
    }
    assert all(set(c["documents"]) <= {only, shared} for c in logged if c["command"] == "remove")


def test_an_article_that_is_not_there_is_said_and_nothing_is_removed(depesche, store):
    done = depesche("remove", article_of(depesche, store, "a"), "nobody", "--db", store)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "there is no article 'nobody'" in done.err
    assert len(contacts(depesche, store)) == 2


def test_what_changed_is_told_by_run_with_its_cause(depesche, store):
    name = contacts(depesche, store)[0]["id"]
    by = ("--who", "desk", "--why", "laut Protokoll")
    depesche("decide", "set", name, "--field", "place", "--value", "Paris", *by, "--db", store)
    logged = json.loads(depesche("changes", "--format", "json", "--db", store).out)["changes"]
    assert [(c["run"], c["command"]) for c in logged if c["type"] == "added"] == [(1, "add"), (3, "add")]
    (place,) = [c for c in logged if c["field"] == "place"]
    assert (place["command"], place["after"], place["decisions"]) == ("decide", "Paris", ["d1"])
    shown = depesche("changes", "--after", "3", "--db", store).out
    assert shown.count("decide") == 1
    assert "Ort: – → Paris" in shown
    assert "(d1: desk, laut Protokoll)" in shown
    assert "nicht geändert" in depesche("changes", "--since", "2100", "--db", store).err


def test_a_store_is_checked_and_what_is_wrong_is_said_and_mended(depesche, store):
    assert depesche("db", "check", "--db", store).code == 0
    with sqlite3.connect(store) as connection:
        connection.execute("DELETE FROM contact_reports WHERE number = 1")
    connection.close()
    found = depesche("db", "check", "--db", store)
    assert found.code == 1
    assert "is not as its articles make it" in found.err
    assert depesche("db", "check", "--mend", "--db", store).code == 1
    assert depesche("db", "check", "--db", store).code == 0
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE documents SET text = text || '!' WHERE text LIKE 'Teil a%'")
    connection.close()
    assert "is not the one that was stored" in depesche("db", "check", "--db", store).err


def test_a_backup_is_a_store_and_replaces_nothing(depesche, store, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert depesche("db", "backup", copy, "--db", store).code == 0
    assert contacts(depesche, str(copy)) == contacts(depesche, store)
    again = depesche("db", "backup", copy, "--db", store)
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert "is there already" in again.err


def test_a_store_is_tidied(depesche, store):
    before = contacts(depesche, store)
    assert depesche("db", "vacuum", "--db", store).code == 0
    assert contacts(depesche, store) == before
    assert depesche("db", "check", "--db", store).code == 0
