"""What people see, in a narrow and in a wide terminal."""

import io

import pytest
from rich.console import Console

from depesche.chronicle import Chronicle
from depesche.cli.tables import chronicle_table, contact_view, excerpt, reading_table
from depesche.days import DaySet
from depesche.model import Claim, Participant, Reading, Report, Source, Statement, Topic
from depesche.sources import document_of_text

FIRST = (
    "Der amerikanische Präsident hat am Dienstag mit dem Kremlchef telefoniert. Es ging um die Häfen, sagte seine "
    "Sprecherin. Es war ihr erstes Gespräch."
)
SECOND = (
    "Der russische Präsident hat am Dienstag ein Telefongespräch mit dem US-Präsidenten geführt, so der Kreml."
)


def reading(name, text, trigger, side, minutes):
    start = text.index(trigger)
    report = Report(
        id="r1",
        kind="call",
        status="held",
        participants=(
            Participant("Joe Biden", "joe-biden", "head_of_state", "US"),
            Participant("Wladimir Putin", "wladimir-putin", "head_of_state", "RU"),
        ),
        trigger=(start, start + len(trigger)),
        spans=((0, text.index(".") + 1),),
        initiator="Joe Biden",
        time=DaySet.parse("2021-01-26"),
        duration=f"PT{minutes}M",
        topics=(Topic("die Häfen", (0, 3), (side,)),),
        reported_by=(Source("Sprecherin", side, "confirms", (0, 3)),),
    )
    return Reading(
        document=document_of_text(text, id=name, title=f"Titel von {name}", published=DaySet.parse("2021-01-27")),
        reports=(report,),
        statements=(Statement("Jen Psaki", side, "indirect", ((0, 20),), report="r1"),),
        claims=(Claim("first", 1, "call", ("Joe Biden", "Wladimir Putin"), (0, 30)),),
    )


READINGS = (reading("a", FIRST, "telefoniert", "US", 35), reading("b", SECOND, "Telefongespräch", "RU", 60))


def shown(renderable, width):
    file = io.StringIO()
    Console(file=file, width=width, highlight=False, emoji=False, markup=False).print(renderable)
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_reading_names_contact_day_status_source_and_words(width, language):
    text = shown(reading_table(READINGS[0], language), width)
    assert all(len(line) <= width for line in text.splitlines())
    putin = {"de": "Wladimir Putin", "en": "Vladimir Putin"}[language]
    for word in ("Titel von a", f"Joe Biden – {putin}", "35", "telefoniert", "Jen Psaki", "Sprecherin"):
        assert word in text
    assert ("Di., 26. Januar 2021" in text) == (language == "de")


@pytest.mark.parametrize("width", [80, 140])
def test_a_chronicle_names_its_contacts_and_findings(width):
    chronicle = Chronicle(READINGS)
    text = shown(chronicle_table(chronicle.contacts, chronicle.findings, 2, "de"), width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "Telefonat Joe Biden – Wladimir Putin" in text
    assert "Widerspruch" in text
    assert "1 Kontakt, " in text


@pytest.mark.parametrize("width", [80, 140])
def test_one_contact_is_shown_down_to_the_words(width):
    chronicle = Chronicle(READINGS)
    text = shown(contact_view(chronicle.contacts[0], chronicle.findings, chronicle.readings, "de"), width)
    assert all(len(line) <= width for line in text.splitlines())
    for word in ("Belege", "Die Seiten", "Verlauf", "Warum", "a:r1 »", "b:r1 »", "USA: bestätigt"):
        assert word in text


def test_an_empty_reading_and_an_empty_chronicle_say_so():
    empty = Reading(document=document_of_text(FIRST, id="a"))
    assert "kein Kontakt" in shown(reading_table(empty, "de"), 80)
    assert "leer" in shown(chronicle_table((), (), 0, "de"), 80)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("telefoniert", "»Der amerikanische Präsident hat am Dienstag mit dem Kremlchef telefoniert. Es ging um"),
        ("Gespräch", "… Es ging um die Häfen, sagte seine Sprecherin. Es war ihr erstes Gespräch.«"),
    ],
)
def test_an_excerpt_is_cut_between_words(word, expected):
    start = FIRST.index(word)
    assert expected in excerpt(FIRST, (start, start + len(word))).plain


def test_an_excerpt_stays_inside_its_sentence():
    start = FIRST.index("telefoniert")
    home = (0, FIRST.index(".") + 1)
    assert excerpt(FIRST, (start, start + 11), [home]).plain == f"»{FIRST[: home[1]]}«"
