"""A document that was read goes at once: nothing of it waits for Python's search for cycles."""

from __future__ import annotations

import gc

from depesche.model import Document
from depesche.reading import read_document

TEXT = """Bern (eig). Außenministerin Anna Beispiel sagte am Montag, sie habe mit Merkel telefoniert.
„Wir haben über Zölle gesprochen“, teilte sie mit. Am Freitag trifft Macron in Rom mit Putin zusammen. Es ist ihr
drittes Treffen seit Januar; sie wollen über die Ukraine sprechen."""


def test_nothing_of_a_document_lies_in_a_cycle():
    documents = [Document(str(number), TEXT, "") for number in range(3)]
    first = read_document(documents[0])
    assert first.reports
    gc.collect()
    gc.disable()
    try:
        assert [len(read_document(document).reports) for document in documents[1:]] == [len(first.reports)] * 2
        assert gc.collect() == 0
    finally:
        gc.enable()
