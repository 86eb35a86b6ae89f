"""What was stored stays, once, whatever happens."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from depesche.codec import reading_json
from depesche.days import DaySet
from depesche.errors import ConflictError, DecisionError, FormatError, ReadingError, StoreError
from depesche.model import Document, Participant, Reading, Report
from depesche.rejects import Reject
from depesche.store import Store, engine, migrate_store
from depesche.store.engine import engine_for
from depesche.store.tables import Base


def reading(name="a", text="Der Kanzler telefoniert.", **metadata):
    document = Document(
        id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), path=f"{name}.txt", **metadata
    )
    report = Report(
        id="r1",
        kind="call",
        status="held",
        participants=(Participant("Olaf Scholz", spans=((4, 11),)),),
        trigger=(12, 23),
        spans=((0, 24),),
        time=DaySet.parse("2022-03-04"),
    )
    return Reading(document=document, reports=(report,), keep=((0, len(text)),))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "a.sqlite") as opened:
        yield opened


def test_a_reading_comes_back_as_it_was(store):
    given = reading(published=DaySet.parse("2022-03-05"), published_from="given", publisher="Kurier")
    assert store.add(given) == "added"
    assert store.readings() == (given,)


def test_adding_twice_changes_nothing(store):
    assert [store.add(reading()), store.add(reading())] == ["added", "same"]
    assert len(store.readings()) == 1


def test_the_document_as_it_came_is_what_is_compared(store):
    read = reading(published=DaySet.parse("2022-03-05"), published_from="page")
    source = replace(read.document, published=None, published_from=None)
    store.add(read, source)
    assert store.has(source)
    assert not store.has(read.document)


def test_other_metadata_replaces_the_reading(store):
    store.add(reading())
    dated = reading(published=DaySet.parse("2022-03-05"), published_from="given")
    assert store.add(dated) == "changed"
    assert store.readings() == (dated,)


def test_another_text_under_the_same_id_is_refused(store):
    store.add(reading())
    with pytest.raises(StoreError, match="another text is stored as 'a'"):
        store.add(reading(text="Die Kanzlerin telefoniert."))
    assert store.readings()[0].document.text == "Der Kanzler telefoniert."


def test_readings_come_in_the_order_of_ids_whatever_was_added_first(store):
    for name in ("c", "a", "b"):
        store.add(reading(name))
    assert [r.document.id for r in store.readings()] == ["a", "b", "c"]


def test_a_store_is_opened_by_several_at_once(store):
    store.add(reading())
    with Store(store.name, create=False) as other:
        other.add(reading("b"))
        assert len(store.readings()) == 2


KILLED = """
import sys
sys.path.insert(0, {tests!r})
from test_store import reading
from depesche.store import Store
with Store({name!r}) as store:
    for n in range(100000):
        store.add(reading(f"d{{n:06}}"))
        print(f"d{{n:06}}", flush=True)
"""


def test_a_killed_add_loses_nothing_that_it_reported(tmp_path, request):
    name = str(tmp_path / "killed.sqlite")
    script = KILLED.format(tests=str(request.path.parent), name=name)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        reported = [process.stdout.readline().strip() for _ in range(25)]
        process.kill()
        reported += [line.strip() for line in process.stdout if line.endswith("\n")]
    with Store(name, create=False) as store:
        stored = [r.document.id for r in store.readings()]
    assert set(reported) <= set(stored)
    assert len(stored) <= len(reported) + 1


PLACE = {"file": "news.jsonl", "line": 12}


def test_what_could_not_be_read_is_noted_once_and_struck_when_it_is_read(store):
    document = reading().document
    reject = Reject(**PLACE, error=ReadingError("depesche_quotes", "IndexError:_inside"), document=document)
    store.reject([reject, Reject("b.txt", None, FormatError("is a picture, not text"))])
    store.reject([reject])
    picture, fault = store.rejects()
    assert (picture.file, picture.component, picture.code, picture.document) == (
        "b.txt",
        "sources",
        "format",
        None,
    )
    assert (fault.line, fault.component, fault.code) == (12, "depesche_quotes", "IndexError:_inside")
    assert fault.document == document
    store.forget([fault.key])
    assert store.rejects() == (picture,)


def test_a_name_that_is_no_text_can_be_noted(store):
    store.reject([Reject("Gespr\udce4ch.txt", None, FormatError("is a picture\0, not text"))])
    assert store.rejects()[0].file == "Gespr?ch.txt"


def test_a_conflict_in_a_batch_costs_one_article(store):
    store.add(reading("b"))
    batch = [reading("a"), reading("b", text="Die Kanzlerin telefoniert."), reading("c"), reading("c")]
    became = store.add_all([(read, read.document) for read in batch])
    assert (became[0], became[2], became[3]) == ("added", "added", "same")
    assert isinstance(became[1], ConflictError)
    assert [r.document.id for r in store.readings()] == ["a", "b", "c"]


TOGETHER = """
import sys
sys.path.insert(0, {tests!r})
from test_store import reading
from depesche.store import Store
sys.stdin.readline()
with Store({name!r}) as store:
    print([store.add(reading(f"d{{n:03}}")) for n in range(60)].count("same"), flush=True)
"""


def test_several_may_open_a_new_store_and_add_the_same_articles_at_once(anywhere, request):
    script = TOGETHER.format(tests=str(request.path.parent), name=anywhere)
    run = [sys.executable, "-c", script]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    together = [subprocess.Popen(run, **pipes) for _ in range(3)]
    for process in together:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate() for process in together]
    assert [error for _, error in said] == ["", "", ""]
    assert sum(int(same) for same, _ in said) == 2 * 60
    with Store(anywhere, create=False) as store:
        assert len(store.readings()) == 60


def test_a_decision_that_is_taken_back_is_kept(store):
    store.decide({"id": "d1", "action": "reject"})
    store.undo("d1")
    assert store.decisions() == ({"id": "d1", "action": "reject", "undone": True},)


def test_a_decision_is_made_once_and_only_a_known_one_is_taken_back(store):
    store.decide({"id": "d1", "action": "reject"})
    with pytest.raises(DecisionError, match="already"):
        store.decide({"id": "d1", "action": "merge"})
    with pytest.raises(DecisionError, match="no decision 'd2'"):
        store.undo("d2")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such store"),
        (b"hello, this is a text", "is no SQLite database"),
    ],
)
def test_what_is_no_store_is_said_in_one_line(tmp_path, content, message):
    path = tmp_path / "x.sqlite"
    if content:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=message) as caught:
        Store(path, create=False)
    assert str(path) in str(caught.value)


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path)


def test_a_store_in_a_missing_folder_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "none" / "a.sqlite")


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="is a database of something else"):
        Store(path)


@pytest.mark.parametrize(("version", "message"), [("9999", "is of a newer version")])
def test_a_store_of_another_version_is_not_touched(tmp_path, version, message):
    path = tmp_path / "a.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()
    with pytest.raises(StoreError, match=message):
        Store(path)


NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0099", "NEWEST", None, None
def upgrade():
    op.add_column("documents", sa.Column("rights", sa.String(64)))
"""


def test_a_store_of_an_older_version_is_opened_after_it_is_migrated(tmp_path, monkeypatch):
    path = tmp_path / "a.sqlite"
    with Store(path) as old:
        old.add(reading())
    newer = tmp_path / "migrations"
    shutil.copytree(engine._MIGRATIONS, newer)
    newest = engine._newest()
    (newer / "versions" / "0099_rights.py").write_text(NEXT.replace("NEWEST", newest), encoding="utf-8")
    monkeypatch.setattr(engine, "_MIGRATIONS", newer)
    with pytest.raises(StoreError, match="is of an older version") as caught:
        Store(path)
    assert f"depesche migrate --db {path}" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert migrate_store(path) == (newest, "0099")
    with Store(path, create=False) as store:
        assert store.readings() == (reading(),)


def test_what_another_version_read_is_named_and_can_be_read_anew(store):
    store.add(reading())
    assert store.outdated() == ()
    with sqlite3.connect(store.name) as connection:
        connection.execute("UPDATE readings SET version = '0.0.1/1'")
    connection.close()
    (document,) = store.outdated()
    assert document == reading().document
    assert store.add(reading(), document) == "changed"
    assert store.outdated() == ()


def test_a_reading_that_cannot_be_used_any_more_is_one_line_with_a_remedy(store):
    store.add(reading())
    with sqlite3.connect(store.name) as connection:
        connection.execute("""UPDATE readings SET reading = '{"schema": 0}', version = '0.0.1/0'""")
    connection.close()
    with pytest.raises(StoreError, match="of another version") as caught:
        store.readings()
    assert "depesche migrate" in str(caught.value)
    store.add(reading(), store.outdated()[0])
    assert store.readings() == (reading(),)


def test_a_store_that_schema_1_wrote_is_shown_with_ids_until_it_is_read_anew(store):
    store.add(reading())
    old = reading_json(reading())
    for participant in old["reports"][0]["participants"]:
        del participant["state_id"]
        participant["state"] = "Deutschland"
    with sqlite3.connect(store.name) as connection:
        connection.execute(
            "UPDATE readings SET reading = ?, version = '0.1.0/1'", [json.dumps({**old, "schema": 1})]
        )
    connection.close()
    (shown,) = store.readings()
    assert [p.state for p in shown.reports[0].participants] == ["DE"]
    assert [document.id for document in store.outdated()] == ["a"]


def test_migrating_a_store_of_this_version_keeps_it(store):
    store.add(reading())
    before, after = migrate_store(store.name)
    assert before == after
    assert len(store.readings()) == 1


def _but_the_index_of_words(name, kind, _parents):
    return kind != "table" or not name.startswith("search")


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path):
    path = tmp_path / "a.sqlite"
    Store(path).close()
    opened = engine_for(path, create=False)
    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _but_the_index_of_words})
        assert compare_metadata(context, Base.metadata) == []
    opened.dispose()


def test_a_url_that_nothing_can_open_is_said_without_its_password():
    with pytest.raises(StoreError) as caught:
        Store("nonsense://user:secret@host/db")
    assert "secret" not in str(caught.value)


def test_a_store_that_cannot_be_written_can_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a ä.sqlite"
    with Store(path) as store:
        store.add(reading())
    monkeypatch.setattr(engine, "_writable", lambda _: False)
    with Store(path, create=False) as store:
        assert store.readings() == (reading(),)
        with pytest.raises(StoreError, match="cannot be written"):
            store.add(reading("b"))


def test_a_store_in_use_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "_PATIENCE", 0.01)
    path = tmp_path / "a.sqlite"
    with Store(path) as store, sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.add(reading())
        other.rollback()
    other.close()
