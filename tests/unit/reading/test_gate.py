"""The fast path: what cannot tell of a contact is answered from its bare words."""

from __future__ import annotations

import unicodedata

import pytest

from depesche.days import DaySet
from depesche.model import Document, Reading
from depesche.reading import may_tell, read_document
from depesche.reading.contacts.triggers.frames import frames
from depesche.reading.setting import default_setting
from depesche.sources import document_of_text

#: A sentence that names nobody.
_FILLER = "Am Rande der Stadt stehen neue Häuser, und der Bus hält dort zweimal am Tag. "


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
    examples = [f.example for f in (*(f for found in known.verbs.values() for f in found), *known.nouns.values())]
    assert [e for e in examples if not may_tell(f"{e} Kanzlerin Merkel. Premier Johnson.")] == []


def test_a_text_that_does_not_pass_gives_an_empty_reading() -> None:
    document = document_of_text("Der Verein hat am Samstag verloren, sagte der Trainer.")
    assert read_document(document, thorough=False) == Reading(document)
    assert read_document(document).statements


def test_a_text_that_passes_is_read_alike_either_way() -> None:
    document = document_of_text("Kanzlerin Merkel telefonierte am Montag mit Präsident Macron.")
    assert read_document(document, thorough=False) == read_document(document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb that tells of a contact only with its noun
        ("Merkel und Macron geben viel auf Umfragen.", False),
        ("Merkel gab Macron die Hand.", True),
        # what stands apart from its verb
        ("Merkel und Macron nehmen Platz.", False),
        ("Merkel rief gestern Macron an.", True),
        # surnames that are words: with a title or a full name only
        ("Merkel traf Frieden.", False),
        ("Merkel traf Premier Frieden.", True),
        ("Koch sprach lange mit Weber.", False),
        # sides of one state
        ("Merkel traf Steinmeier.", False),
        # guests and headlines without a verb
        ("Merkel bei Macron", True),
        ("Der Kanzler hatte Frankreichs Premier zu Gast.", True),
        # offices with their states
        ("Die Präsidenten der USA und Irans telefonierten.", True),
        ("Innenministerin und Finanzminister trafen sich.", False),
    ],
)
def test_what_a_contact_needs_stands_near(text: str, expected: bool) -> None:
    assert may_tell(f"{text} {_FILLER * 4}") is expected


def test_sides_far_from_the_only_trigger_are_none_of_its() -> None:
    assert may_tell(f"Merkel lobt Macron. {_FILLER * 20}") is False
    assert may_tell(f"Merkel lobt Macron. {_FILLER * 20} Der Verein hat sich mit dem Wirt getroffen.") is False


def test_who_may_be_a_side_hangs_on_the_day() -> None:
    assert may_tell("Moon traf Kim.", published=DaySet.parse("2018-05-06")) is True
    assert may_tell("Moon traf Kim.", published=DaySet.parse("2023-05-06")) is False


def test_a_text_in_another_script_passes_as_it_is_read() -> None:
    text = unicodedata.normalize("NFD", "Präsident Erdoğan empfing Außenminister Gül und Putin.")
    document = document_of_text(text)
    assert read_document(document, thorough=False).reports == read_document(document).reports


def test_what_names_no_two_sides_is_read_no_further_in_an_archive() -> None:
    text = (
        "Bundeskanzlerin Angela Merkel telefonierte am Dienstag mit Außenminister Heiko Maas. "
        "„Wir sind uns einig“, sagte Merkel nach dem Gespräch mit dem deutschen Außenminister."
    )
    document = Document("a", text, "", published=DaySet.parse("2019-05-02"))
    whole, quick = read_document(document), read_document(document, thorough=False)
    assert whole.reports == quick.reports == ()
    assert [len(reading.statements) for reading in (whole, quick)] == [1, 0]
    assert quick.keep == whole.keep
