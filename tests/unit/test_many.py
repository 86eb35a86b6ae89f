"""Reading very many documents: the same on one core and on many, with single faults as values."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

import depesche
from depesche import many
from depesche.errors import ReadingError
from depesche.sources.article import Article, document_of

TEXT = "Merkel telefonierte am {} Mai mit Putin. Beide sprachen nach Angaben des Kremls über die Ukraine."
NUMBERS = ("1.", "2.", "3.", "12.", "23.")


def documents(count, text=TEXT):
    made = (text.format(NUMBERS[n % len(NUMBERS)]) + f" Das war Nummer {n}." for n in range(count))
    return [document_of(Article(text, "a", id=f"k{n:03}")) for n, text in enumerate(made)]


@dataclass
class Held:
    document: depesche.Document


def planted(document):
    """Reads nothing, and fails on some documents: by an exception, and by the end of the process."""
    if document.id == "k030":
        raise IndexError("list index out of range")
    if document.id == "k041":
        os._exit(9)
    if document.id == "k050":
        raise depesche.DepescheError("no")
    print("what a reader prints is no answer")
    return depesche.Reading(document)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_documents_come_in_their_order_and_as_they_are_read_alone(jobs):
    given = documents(60)
    assert list(depesche.read_many(given, jobs=jobs)) == [depesche.read_document(d) for d in given]


def test_few_documents_need_no_workers(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    assert len(list(depesche.read_many(documents(3)))) == 3
    assert list(depesche.read_many([])) == []


def test_a_fault_costs_its_document_and_a_dead_worker_too(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    found = {}
    for batch in many.outcomes(map(Held, documents(70)), jobs=2, reader=f"{request.path.stem}:planted"):
        found |= {item.document.id: outcome for item, outcome in batch}
    assert list(found) == [d.id for d in documents(70)]
    faults = {name: (o.component, o.code) for name, o in found.items() if isinstance(o, ReadingError)}
    assert faults == {
        "k030": ("reading", "IndexError:planted"),
        "k041": ("worker", "died"),
        "k050": ("reading", "DepescheError"),
    }


def test_a_fault_is_raised_or_handed_over(monkeypatch):
    def fails(doc, setting):
        raise KeyError(doc.text[:3])

    monkeypatch.setattr("depesche.reading.reader.statements_of", fails)
    with pytest.raises(
        depesche.ReadingError, match="k000: could not be read: a fault in statements, KeyError:fails"
    ):
        next(depesche.read_many(documents(2)))
    faults = []
    assert list(depesche.read_many(documents(2), on_error=faults.append)) == []
    assert [type(fault.__cause__) for fault in faults] == [KeyError, KeyError]


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def endless():
        for document in documents(
            2000, "Kurz gesagt: {} war nichts zu hören von alledem, was man erwartet hatte."
        ):
            taken.append(document.id)
            yield document

    readings = depesche.read_many(endless(), jobs=2)
    next(readings)
    assert len(taken) < 400
    readings.close()


ENDLESS = """
import sys
import depesche
from depesche.sources.article import Article, document_of
text = "Merkel telefonierte am 2. Mai mit Putin. Beide sprachen über die Ukraine. " * 20
for reading in depesche.read_many((document_of(Article(text, "a", id=str(n))) for n in range(10**6)), jobs=2):
    print(reading.document.id, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the list of processes as Linux has it")
def test_workers_end_with_their_parent_however_it_ends():
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        workers = children(process.pid)
        assert len(workers) == 2
        process.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while any(os.path.exists(f"/proc/{worker}") for worker in workers) and time.monotonic() < until:  # noqa: PTH110
        time.sleep(0.05)
    assert not [worker for worker in workers if os.path.exists(f"/proc/{worker}")]  # noqa: PTH110


def children(parent):
    with open(f"/proc/{parent}/task/{parent}/children") as file:  # noqa: PTH123
        return file.read().split()
