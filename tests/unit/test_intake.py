"""Articles into a store: the same store whatever the workers, nothing lost that was counted, everything resumable."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time

import pytest

from depesche.cli import terminal
from depesche.intake import Intake, Tally
from depesche.sources import placed
from depesche.sources.streams import Meter
from depesche.store import Store

TEXT = "Merkel telefonierte am {}. Mai mit Putin. Das sagte ihr Sprecher in Berlin. Nummer {} war das."


def write(path, count, **more):
    rows = [
        {"id": f"k{n:03}", "text": TEXT.format(n % 28 + 1, n), "published": "2017-06-01", **more}
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def taken_in(name, path, jobs, reader=None):
    rejects = []
    with Intake(str(name), rejects.append) as intake:
        intake.run(placed([path]), jobs=jobs, reader=reader)
    return intake.tally, rejects


def stored(name):
    with Store(name, create=False) as store:
        return store.readings(), [(r.file, r.line, r.article, r.code) for r in store.rejects()]


def test_the_store_is_the_same_whatever_the_number_of_workers(tmp_path):
    path = write(tmp_path / "a.jsonl", 80)
    with path.open("a", encoding="utf-8") as file:
        file.write("{\n" + json.dumps({"id": "k003", "text": TEXT.format(1, "anders")}) + "\n")
        file.write(json.dumps({"id": "k004", "text": TEXT.format(5, 4), "published": "2017-06-02"}) + "\n")
    stores = [tmp_path / f"{jobs}.sqlite" for jobs in (1, 2, 3)]
    tallies = [taken_in(name, path, jobs)[0] for jobs, name in enumerate(stores, 1)]
    assert tallies == [Tally(added=80, changed=1, rejected=2)] * 3
    assert stored(stores[0]) == stored(stores[1]) == stored(stores[2])
    assert [code for *_, code in stored(stores[0])[1]] == ["format", "conflict"]
    assert taken_in(stores[1], path, 2)[0].added == 0


def test_a_store_is_made_only_when_there_is_something_to_put_in(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{\n", encoding="utf-8")
    tally, rejects = taken_in(tmp_path / "a.sqlite", path, 1)
    assert (tally.rejected, len(rejects)) == (1, 1)
    assert not (tmp_path / "a.sqlite").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_killed_over_and_over_ends_in_the_same_store(tmp_path, jobs):
    path = write(tmp_path / "a.jsonl", 300)
    whole, pieces = tmp_path / "whole.sqlite", tmp_path / "pieces.sqlite"
    taken_in(whole, path, 1)
    chance = random.Random(int(jobs))  # noqa: S311 - no secret
    command = [sys.executable, "-m", "depesche", "add", str(path), "--db", str(pieces), "--jobs", jobs]
    for _ in range(4):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(1 + 2 * chance.random())
            process.kill()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ", 0 changed, " in done.stderr
    assert stored(pieces) == stored(whole)


def test_two_that_add_the_same_articles_at_once_both_succeed(tmp_path):
    path = write(tmp_path / "a.jsonl", 60)
    command = [
        sys.executable,
        "-m",
        "depesche",
        "add",
        str(path),
        "--db",
        str(tmp_path / "a.sqlite"),
        "--jobs",
        "1",
    ]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    counts = [[int(word) for word in line.split() if word.isdigit()] for line in said]
    assert [sum(column) for column in zip(*counts, strict=True)] == [60, 0, 60]
    assert len(stored(tmp_path / "a.sqlite")[0]) == 60


def test_progress_says_how_far_it_is_once_a_minute(monkeypatch, capsys):
    clock = {"now": 0.0}
    monkeypatch.setattr(terminal.time, "monotonic", lambda: clock["now"])
    meter, tally = Meter(total=1000, done=0), Tally(added=600, same=4, rejected=6)
    with terminal.counted(meter, tally) as show:
        for clock["now"], meter.done in ((1.0, 0), (30.0, 100), (61.0, 250), (90.0, 260), (121.0, 300)):
            show()
    assert capsys.readouterr().err.splitlines() == [
        "depesche: 610 articles, 10/s, 6 rejected, 25 %, 3 min left",
        "depesche: 610 articles, 5/s, 6 rejected, 30 %, 7 min left",
    ]
