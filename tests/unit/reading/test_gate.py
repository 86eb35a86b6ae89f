"""The fast path: what cannot tell of a contact is answered from its bare words."""

from __future__ import annotations

import pytest

from depesche.model import Reading
from depesche.reading import may_tell, read_document
from depesche.reading.contacts.triggers.frames import frames
from depesche.reading.setting import default_setting
from depesche.sources import document_of_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Verein hat am Samstag verloren. Der Trainer trat zurück.", False),
        ("Merkel trat vor die Presse.", False),
        ("Das Orchester besuchte Wien und traf auf ein volles Haus.", False),
        ("Merkel und Macron telefonierten.", True),
        ("TRUMP TRIFFT PUTIN", True),
        ("Die Außenminister Chinas und Japans trafen sich.", True),
        ("Der Kanzler empfing den Premier.", True),
        ("Kreml und Weißes Haus bestätigten das Telefonat.", True),
    ],
)
def test_a_contact_needs_a_word_for_it_and_two_sides(text: str, expected: bool) -> None:
    assert may_tell(text) is expected


def test_every_frame_passes_with_two_sides() -> None:
    known = default_setting().made(frames)
    examples = [f.example for f in (*known.verbs.values(), *known.nouns.values())]
    assert [e for e in examples if not may_tell(f"{e} Kanzlerin Merkel. Premier Johnson.")] == []


def test_a_text_that_does_not_pass_gives_an_empty_reading() -> None:
    document = document_of_text("Der Verein hat am Samstag verloren, sagte der Trainer.")
    assert read_document(document, thorough=False) == Reading(document)
    assert read_document(document).statements


def test_a_text_that_passes_is_read_alike_either_way() -> None:
    document = document_of_text("Kanzlerin Merkel telefonierte am Montag mit Präsident Macron.")
    assert read_document(document, thorough=False) == read_document(document)
