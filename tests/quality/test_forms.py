"""The same articles as text, pages, captures and archives make one chronicle; killed and resumed, the same store.

The long form, with a thousand articles and fifty kills, is ``benchmarks/sources/sources_run.py``.
"""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from outlets.forms import write
from outlets.stories import story

from depesche.chronicle import Chronicle
from depesche.reading import read_document
from depesche.sources import placed
from depesche.store import Store

COUNT = 14


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    return write([story(number) for number in range(COUNT)], tmp_path_factory.mktemp("forms"))


def told(chronicle):
    """The contacts and findings without the ids of documents."""
    contacts = sorted(
        (
            c.kind,
            c.status,
            tuple(sorted(c.participants)),
            c.time.edtf() if c.time else "",
            c.place or "",
            tuple(sorted(c.topics)),
            len(c.reports),
            tuple(sorted((name, side.stance) for name, side in c.sides.items())),
        )
        for c in chronicle.contacts
    )
    return contacts, sorted(finding.type for finding in chronicle.findings)


def test_the_same_articles_in_all_forms_make_one_chronicle(forms):
    chronicles = {}
    for name, path in forms.items():
        documents = [item.document for item in placed([path], jobs=1)]
        assert len(documents) == COUNT
        chronicles[name] = told(Chronicle([read_document(document) for document in documents]))
    assert chronicles["text"][0]
    for name, chronicle in chronicles.items():
        assert chronicle == chronicles["text"], name


def add(path, db):
    command = [sys.executable, "-m", "depesche", "add", str(path), "--db", str(db), "--jobs", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_killed_and_resumed_the_store_is_the_same(forms, tmp_path):
    for wait in (3.0,):
        process = add(forms["pages"], tmp_path / "killed.sqlite")
        time.sleep(wait)
        process.kill()
        process.communicate()
    for db in ("killed", "whole"):
        process = add(forms["pages"], tmp_path / f"{db}.sqlite")
        assert b"not read" not in process.communicate()[1]
        assert process.returncode == 0
    with Store(tmp_path / "killed.sqlite") as killed, Store(tmp_path / "whole.sqlite") as whole:
        assert killed.readings() == whole.readings()
        assert len(whole.readings()) == COUNT
