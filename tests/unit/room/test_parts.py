"""Parts of the chronicle say of their people what the whole says; what others write is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.asking import check
from depesche.chronicle import Chronicle
from depesche.reading.reader import default_reader
from depesche.room.library import StoreLibrary
from depesche.sources import document_of_text
from depesche.store import Store

SENTENCES = (
    "Biden und Putin haben 2021 dreimal telefoniert.",
    "Biden und Putin haben bis Juli 2021 zweimal telefoniert.",
    "Merkel hat Putin im August 2021 besucht.",
    "Merkel und Selenskyj haben sich noch nie getroffen.",
    "Putin und Biden trafen sich im Juni 2021 in Genf.",
    "Merkel und Macron haben telefoniert.",
)


@pytest.fixture(scope="module")
def library(examples: Path) -> StoreLibrary:
    return StoreLibrary(str(examples))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_answered_as_by_the_whole_chronicle(
    library: StoreLibrary, examples: Path, sentence: str
) -> None:
    with Store(examples, create=False) as store:
        whole = Chronicle(store.readings())
    shelf = library.shelf()
    found = shelf.check(sentence)
    shelf.close()
    told = check(sentence, whole)
    assert [(a.outcome, a.reason, [c.id for c in a.contacts]) for a in found] == [
        (a.outcome, a.reason, [c.id for c in a.contacts]) for a in told
    ]


def test_what_somebody_else_adds_is_seen(store: Path, opened: Callable[..., TestClient]) -> None:
    with opened(store) as client:
        assert client.get("/api/contacts").json()["total"] == 6
        text = "Rom (dpa) - Emmanuel Macron hat am Montag mit Angela Merkel telefoniert, teilte der Élysée-Palast mit."
        reading = default_reader().read(document_of_text(text))
        with Store(store, create=False) as other:
            other.add(reading)
            assert client.get("/api/contacts").json()["total"] == 6, "until its rows are worked out"
            other.refresh()
        assert client.get("/api/contacts").json()["total"] == 7
