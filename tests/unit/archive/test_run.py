"""A run: the same chronicle as by ``add``, however many workers and kills; what ends a worker costs itself."""

from __future__ import annotations

import datetime as dt
import errno
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from contextlib import contextmanager

import pytest
from wire_formats import Story, newer, ninjs3

from depesche.archive import run as runs
from depesche.archive import worker
from depesche.archive.files import At, Folder
from depesche.archive.run import Options, estimate, load, run, workers_of
from depesche.archive.units import units_of
from depesche.archive.wanted import Wanted
from depesche.chronicle import Chronicle
from depesche.errors import InputError, ReadingError, UsageError
from depesche.intake import Intake
from depesche.knowledge import load as knowledge
from depesche.made import made_with
from depesche.reading import default_reader
from depesche.sources import open_paths, placed
from depesche.store import Store

PAIRS = ("Merkel telefonierte am {d}. Mai 2017 mit Putin.", "Macron traf am {d}. Mai 2017 in Paris Renzi.")
SENT = dt.datetime(2017, 6, 7, 12, tzinfo=dt.UTC)
OTHERS = "Der Verein hat am {d}. Mai 2017 ein neues Dach bekommen. Die Kinder freuen sich."


def row(number):
    text = (PAIRS[number % 2] if number % 3 else OTHERS).format(d=number % 28 + 1)
    return {"id": f"n{number:03}", "text": f"{text} Das teilte ein Sprecher mit.", "published": "2017-05-30"}


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for part in range(4):
        rows = [json.dumps(row(number), ensure_ascii=False) for number in range(part * 15, part * 15 + 15)]
        (folder / f"part{part}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def options(inputs, out, **more):
    return Options((str(inputs),), out, made_with(knowledge()), **more)


def chronicle(store):
    with Store(store, create=False) as opened:
        return Chronicle(opened.readings())


@pytest.fixture
def expected(inputs):
    return Chronicle(map(default_reader().read, open_paths([inputs])))


def same(found, expected):
    return (found.contacts, found.findings) == (expected.contacts, expected.findings)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_the_chronicle_is_that_of_the_articles(inputs, tmp_path, expected, jobs, monkeypatch):
    monkeypatch.setattr("depesche.store.rebuilding.PORTION", 1)  # every block goes to a worker by itself
    asked = options(inputs, tmp_path / "out", jobs=jobs)
    state = run(asked)
    assert (state.counts["records"], state.counts["rejects"], state.behind) == (60, 0, state.total)
    assert expected.contacts
    path = load(tmp_path / "out", knowledge=knowledge(), by=workers_of(asked))
    assert same(chronicle(path), expected)
    assert made(path) == (expected.contacts, expected.findings)


def made(path):
    """The chronicle that a store has, if it is up to date."""
    with Store(path, create=False) as store:
        assert store.is_fresh()
        with store.asking() as stored:
            return stored.every(), stored.findings()


def test_a_store_in_the_folder_opens_under_the_name_of_the_folder(inputs, tmp_path):
    run(options(inputs, tmp_path / "out", jobs=1))
    load(tmp_path / "out")
    assert chronicle(tmp_path / "out").contacts


def test_on_a_cluster_it_is_the_same(inputs, tmp_path, expected):
    pytest.importorskip("ray")
    code = (
        "import sys; from pathlib import Path; from depesche.archive.run import Options, run, load\n"
        "from depesche.knowledge import load as knowledge; from depesche.made import made_with\n"
        "from depesche.archive.run import workers_of\n"
        "out = Path(sys.argv[2])\n"
        "asked = Options((sys.argv[1],), out, made_with(knowledge()), ray='local')\n"
        "run(asked); load(out, knowledge=knowledge(), by=workers_of(asked))\n"
    )
    subprocess.run([sys.executable, "-c", code, inputs, tmp_path / "out"], check=True, capture_output=True)
    assert same(chronicle(tmp_path / "out"), expected)
    assert made(tmp_path / "out") == (expected.contacts, expected.findings)


def test_what_is_done_is_not_done_again(inputs, tmp_path, monkeypatch):
    run(options(inputs, tmp_path / "out", jobs=1))
    monkeypatch.setattr("depesche.archive.run.Crew", None)
    state = run(options(inputs, tmp_path / "out", jobs=1))
    assert state.counts["records"] == 60


def test_a_run_that_is_killed_goes_on(inputs, tmp_path, expected):
    out, choice = tmp_path / "out", random.Random(3)  # noqa: S311 - moments of kills
    command = [sys.executable, "-m", "depesche", "archive", inputs, "--out", out, "--jobs", "2"]
    for _ in range(3):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            time.sleep(choice.uniform(0.5, 2.5))
            os.killpg(process.pid, signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)
    assert same(chronicle(out), expected)
    assert not list(out.rglob("*.part"))


def test_a_record_that_ends_its_worker_costs_itself(inputs, tmp_path, monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    monkeypatch.setattr("depesche.archive.run.DO", f"{request.path.stem}:deadly")
    out = tmp_path / "out"
    state = run(options(inputs, out, jobs=2))
    assert [(r["code"], r["where"].rpartition("/")[2]) for r in Folder(out).rows("rejects")] == [
        ("died", "part1.jsonl:6")
    ]
    assert (state.counts["records"], state.counts["rejects"], state.counts["articles"]) == (60, 1, 59)


def deadly(order):
    """Does a unit as the worker does, but one article ends the process."""
    read = worker.Reader.read

    def until(reader, document, **more):
        if document.id == "n020":
            os._exit(9)
        return read(reader, document, **more)

    worker.Reader.read = until
    return worker.do(order)


def test_rows_that_are_no_articles_are_rejects(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a"}\nno json\n{"id": "b", "text": "Die Lage in Berlin ist ernst und bleibt es auch."}\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    state = run(options(tmp_path / "a.jsonl", out, jobs=1))
    assert (state.counts["articles"], state.counts["rejects"]) == (1, 2)
    assert [row["where"].rpartition("/")[2] for row in Folder(out).rows("rejects")] == ["a.jsonl:1", "a.jsonl:2"]


def test_parquet_is_read_by_the_names_of_its_columns(tmp_path, expected, inputs):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.Table.from_pylist([row(number) for number in range(60)]), tmp_path / "a.parquet")
    run(options(tmp_path / "a.parquet", tmp_path / "out", jobs=1))
    assert same(chronicle(load(tmp_path / "out")), expected)


def test_a_file_that_is_no_parquet_is_one_reject(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 but nothing else")
    assert run(options(tmp_path / "a.parquet", tmp_path / "out", jobs=1)).counts["rejects"] == 1


def test_a_folder_of_another_run_is_refused(inputs, tmp_path):
    out = tmp_path / "out"
    run(options(inputs, out, jobs=1))
    (inputs / "part9.jsonl").write_text(json.dumps(row(99)), encoding="utf-8")
    with pytest.raises(UsageError, match="its inputs differs"):
        run(options(inputs, out, jobs=1))
    with pytest.raises(UsageError, match="the folder has other files"):
        run(options(inputs, inputs, jobs=1))


def test_a_folder_that_cannot_be_written_is_said(inputs):
    with pytest.raises(UsageError, match="cannot be written"):
        run(options(inputs, inputs / "part0.jsonl" / "out", jobs=1))


def test_a_damaged_table_is_said(inputs, tmp_path):
    out = tmp_path / "out"
    run(options(inputs, out, jobs=1))
    next((out / "readings").glob("*/*.parquet")).write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"\.parquet: cannot be read"):
        load(out)


def test_an_estimate_writes_nothing(inputs, tmp_path):
    state = estimate(options(inputs, tmp_path / "out"))
    assert state.counts["records"] == 60
    assert state.behind == state.total
    assert not (tmp_path / "out").exists()


def test_a_torn_note_counts_as_none(tmp_path):
    folder = Folder(tmp_path)
    folder.begin({})
    folder.note("000000", At(7, 1, 500))
    assert folder.noted("000000").record == 7
    (tmp_path / "units" / "000000.at").write_text("7 1 50", encoding="ascii")
    assert folder.noted("000000") is None


def test_a_full_disk_stops_the_run_with_one_line_and_what_is_done_is_safe(inputs, tmp_path, monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    monkeypatch.setattr("depesche.archive.run.DO", f"{request.path.stem}:full")
    out = tmp_path / "out"
    with pytest.raises(UsageError, match="No space left on device"):
        run(options(inputs, out, jobs=1))
    assert Folder(out).done() == {"000000", "000001"}
    assert not list(out.rglob("*.part"))
    monkeypatch.undo()
    assert run(options(inputs, out, jobs=1)).counts["records"] == 60


def full(order):
    """Does a unit as the worker does, on a disk that is full from the third on."""
    if order.unit.name >= "000002":
        worker.Folder.write = no_space
    return worker.do(order)


def no_space(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_fault_of_the_program_ends_the_run_in_one_line(inputs, tmp_path, monkeypatch, request, capfd):
    monkeypatch.syspath_prepend(str(request.path.parent))
    monkeypatch.setattr("depesche.archive.run.DO", f"{request.path.stem}:faulty")
    with pytest.raises(ReadingError, match="KeyError:no_records"):
        run(options(inputs, tmp_path / "out", jobs=1))
    assert "Traceback" not in capfd.readouterr().err


def faulty(order):
    worker.records = no_records
    return worker.do(order)


def no_records(_):
    raise KeyError("formats")


def test_a_fault_in_one_record_costs_that_record(inputs, tmp_path, monkeypatch):
    placed = worker.Record.placed

    def fails(record):
        if record.found.id == "n020":
            raise IndexError("list index out of range")
        return placed(record)

    monkeypatch.setattr(worker.Record, "placed", fails)
    out = tmp_path / "out"
    Folder(out).begin({})
    summary = worker.do(worker.Order(out, units_of([str(inputs / "part1.jsonl")])[0]))
    assert (summary["counts"]["articles"], summary["counts"]["rejects"]) == (14, 1)
    assert [row["code"] for row in Folder(out).rows("rejects")] == ["IndexError:fails"]


def test_a_newer_version_of_an_item_replaces_the_older_and_what_is_taken_back_goes(tmp_path):
    told = [
        Story(f"urn:newsml:{n}", "Ein Gespräch", (text, "Das teilte ein Sprecher mit."), SENT)
        for n, text in enumerate(
            ("Merkel telefonierte am Montag mit Putin.", "Macron telefonierte am Montag mit Putin.") * 2
        )
    ]
    nothing = newer(told[1], paragraphs=("Der Verein hat ein neues Dach bekommen.", "Die Kinder freuen sich."))
    gone = newer(told[2], status="canceled")
    folder = tmp_path / "in"
    folder.mkdir()
    for number, each in enumerate((gone, nothing, *told)):  # in whatever order they lie
        (folder / f"wire{number}.jsonl").write_text(json.dumps(ninjs3(each)) + "\n", encoding="utf-8")
    state = run(options(folder, tmp_path / "out", jobs=1))
    assert (state.counts["retracted"], state.counts["rejects"]) == (1, 0)
    expected = tmp_path / "added.sqlite"
    with Intake(str(expected), print) as intake:
        intake.run(placed([folder]), jobs=1)
    contacts = chronicle(load(tmp_path / "out")).contacts
    assert contacts == chronicle(expected).contacts
    assert {report.document for contact in contacts for report in contact.reports} == {told[0].id, told[3].id}


def test_what_could_not_be_read_is_tried_again_alone(inputs, tmp_path, expected, monkeypatch):
    out = tmp_path / "out"
    sound, failing = worker.Reader.read, {"n004", "n017", "n018"}

    def read(self, document, **more):
        if document.id in failing:
            raise ReadingError("contacts", "test")
        return sound(self, document, **more)

    monkeypatch.setattr(worker.Reader, "read", read)
    monkeypatch.setattr(runs, "_workers", in_this_process)
    assert run(options(inputs, out)).counts["rejects"] == 3
    failing -= {"n004", "n017"}
    again = run(options(inputs, out, retry=True))
    assert (again.counts["rejects"], again.done, again.behind) == (1, 4, again.total)
    failing.clear()
    read_again = run(options(inputs, out, retry=True))
    assert (read_again.counts["rejects"], read_again.counts["records"]) == (0, again.counts["records"] + 15)
    assert run(options(inputs, out, retry=True)).counts == read_again.counts
    assert list(Folder(out).rows("rejects")) == []
    assert chronicle(load(out)).contacts == expected.contacts


INDEX = (
    'example,zeitung)/a 2020 {"url": "https://zeitung.example/a", "status": "200", "languages": "deu"}',
    'example,zeitung)/b 2020 {"url": "https://zeitung.example/b", "status": "404", "mime": "text/html"}',
    'example,zeitung)/c 2020 {"url": "https://zeitung.example/c", "status": "200", "languages": "eng"}',
    "https://zeitung.example/d",
    "# https://zeitung.example/e",
)


@pytest.mark.parametrize("ending", ["cdxj", "gz"])
def test_only_addresses_that_are_wanted_are_read(tmp_path, ending):
    index, folder = tmp_path / f"index.{ending}", tmp_path / "in"
    data = "\n".join(INDEX).encode()
    index.write_bytes(gzip.compress(data) if ending == "gz" else data)
    folder.mkdir()
    rows = [{**row(number), "url": f"https://zeitung.example/{name}"} for number, name in enumerate("abcde", 1)]
    rows.append({**row(7), "url": "https://blatt.example/a"})
    (folder / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    indexed = run(options(folder, tmp_path / "one", jobs=1, wanted=Wanted((), index)))
    assert (indexed.counts["articles"], indexed.counts["passed over"]) == (2, 4)
    named = run(options(folder, tmp_path / "two", jobs=1, wanted=Wanted(("https://*.example/a", "*/c"))))
    assert (named.counts["articles"], named.counts["passed over"]) == (3, 3)
    both = run(options(folder, tmp_path / "three", jobs=1, wanted=Wanted(("*/a",), index)))
    assert both.counts["articles"] == 1
    with pytest.raises(InputError, match="index cannot be read"):
        run(options(folder, tmp_path / "four", wanted=Wanted((), tmp_path / "none")))
    with pytest.raises(UsageError, match="wanted differs"):
        run(options(folder, tmp_path / "one"))


@contextmanager
def in_this_process(_ray, _jobs, _function):
    def begin(order):
        future = Future()
        future.set_result(worker.do(order))
        return future

    yield begin
