"""A program that is killed at any moment leaves a store that the next one finishes: its rows equal a rebuild.

``make soak-store`` kills more often (KILLS=50).
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from test_in_step import dump

from depesche.chronicle import Chronicle
from depesche.codec.answers import decision_of
from depesche.store import Store, keeping

KILLS = int(os.environ.get("KILLS", "4"))
DAYS = ("4. März 2018", "12. Juli 2018", "4. Oktober 2018", "21. November 2018")
SENTENCES = (
    "Bundeskanzlerin Angela Merkel hat am {day} mit Frankreichs Präsident Emmanuel Macron telefoniert.",
    "Der russische Präsident Wladimir Putin hat am {day} Angela Merkel in Moskau getroffen.",
    "Emmanuel Macron und Wladimir Putin haben am {day} telefoniert. Das Gespräch dauerte 50 Minuten.",
)


def articles(folder, count):
    """A file of articles with ids of their own."""
    file = folder / "articles.jsonl"
    rows = (
        {
            "id": f"a{n:03}",
            "text": f"Nummer {n}. {SENTENCES[n % 3].format(day=DAYS[n % 4])}",
            "published": "2018-12-01",
        }
        for n in range(count)
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def run(*arguments, after=None):
    """The program, killed after so many seconds; what it said on standard error."""
    command = [sys.executable, "-m", "depesche", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        if after is not None:
            time.sleep(after)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        return process.communicate()[1]


def in_step(place):
    """Finish what was begun, and compare the rows with a rebuild; the articles and the decisions that are stored."""
    with Store(place, create=False) as store:
        store.refresh()
        kept, readings, decisions = dump(store), store.readings(), store.decisions()
        whole = Chronicle(readings, decisions=map(decision_of, decisions))
        with store.asking() as stored:
            assert stored.every() == whole.contacts
            assert stored.findings() == whole.findings
        with store._writing() as session:
            keeping.mark(session.connection(), [keeping.ALL])
        store.refresh()
        assert dump(store) == kept
        return {r.document.id for r in readings}, decisions


class Moments:
    """Random moments at which programs are killed: over the whole time that they take here and now."""

    def __init__(self):
        self.chance = random.Random(7)  # noqa: S311 - no secret depends on it
        self.longest = {}

    def timed(self, *arguments):
        begun = time.monotonic()
        said = run(*arguments)
        self.longest[arguments[0]] = time.monotonic() - begun
        return said

    def of(self, command):
        return self.chance.uniform(0.3, 1.1) * self.longest[command]


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
def test_the_rows_equal_a_rebuild_however_often_a_program_is_killed(place, tmp_path):
    moments, file = Moments(), articles(tmp_path, 60)
    assert "60 added" in moments.timed("add", file, "--jobs", 2, "--db", place)
    moments.timed("decide", "accept", "a001:r1", "--db", place)
    moments.timed("remove", "a000", "--db", place)
    moments.timed("db", "rebuild", "--jobs", 2, "--db", place)
    there, decisions = in_step(place)
    assert (len(there), len(decisions)) == (59, 1)
    for number in range(KILLS):
        before = there
        if number % 4 == 3:
            run("db", "rebuild", "--jobs", 2, "--db", place, after=moments.of("db"))
            assert in_step(place) == (there, decisions)
        elif number % 4 == 0:
            gone = sorted(there)[:5]
            said = run("remove", *gone, "--db", place, after=moments.of("remove"))
            there, _ = in_step(place)
            assert there in (before, before - set(gone)), "all of them or none"
            assert "removed" not in said or not there & set(gone)
        elif number % 4 == 1:
            wanted = ("decide", "set", f"{max(there)}:r1", "--field", "place", "--value", "Paris")
            said = run(*wanted, "--db", place, after=moments.of("decide"))
            there, now = in_step(place)
            assert len(now) - len(decisions) in (0, 1)
            assert "is noted" not in said or len(now) == len(decisions) + 1
            decisions = now
        else:
            said = run("add", file, "--jobs", 2, "--db", place, after=moments.of("add"))
            there, _ = in_step(place)
            assert before <= there
            assert " added" not in said or len(there) == 60
    run("add", file, "--jobs", 2, "--db", place)
    assert len(in_step(place)[0]) == 60
