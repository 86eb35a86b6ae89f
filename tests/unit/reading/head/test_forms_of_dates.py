"""The forms in which a page, a wire or a clipping says its day: each dates the article and nothing else in it."""

from __future__ import annotations

import pytest

import depesche

DAY = "2005-11-17"
TITLE = "Berlusconi telefoniert mit Mubarak"
STORY = (
    "Ministerpräsident Silvio Berlusconi hat am Mittwoch mit dem ägyptischen Präsidenten Hosni Mubarak telefoniert. "
    "Es ging um das Öl.\n\nDas Gespräch dauerte eine Stunde."
)
#: At the end of an article, above or below its headline, before its first words.
BEHIND = [
    "Harzer Blatt vom 17.11.2005",
    "veröffentlicht am 17. November 2005",
    "Veröffentlicht: 17.11.2005",
    "Erschienen im Neuen Tagblatt am 17.11.2005",
    "Erschienen am 17. November 2005 in der Druckausgabe",
    "Publiziert am 17.11.2005, 9:12",
    "Stand: 17. November 2005, 9:12 Uhr",
    "Letzte Aktualisierung: 17.11.2005",
    "Zuletzt geändert: 17.11.2005, 11:20",
    "© AFP, 17.11.2005",
    "(sda, 17. November 2005)",
    "(afp/dpa, 17.11.2005)",
    "Quelle: Reuters/17.11.2005",
    "Quelle: sda, 17. November 2005",
    "Quelle: Neue Umschau vom 17.11.2005",
    "17.11.05",
    "NRZ, 17.11.2005, Nr. 137, S. 4",
    "Die Welt, 17.11.2005, Ausgabe 115, Seite 7",
    "Deisterpost, Donnerstag, 17. November 2005",
    "Deisterpost vom Donnerstag, 17. November 2005",
    "Aus der Ausgabe vom 17. November 2005",
    "Ausgabe vom 17.11.2005, Seite 3",
    "NZZ, 17. 11. 2005",
    "KURIER, Printausgabe, 17.11.2005",
    "APA0345 2005-11-17/09:12",
    "sda-apx, sda:051117-99-456789/3",
    "dpa:051117-99-123456/2",
    "(c) Reuters 17NOV05",
    "(c) dpa 17NOV2005",
    "Do, 17. Nov. 2005",
    "Donnerstag, 17.11.2005",
    "17. November 2005 um 9:12 Uhr",
    "2005-11-17T09:12:00+02:00",
    "2005-11-17T07:12:00Z",
    "2005-11-17 09:12:00",
    "Alle Rechte vorbehalten. 17. November 2005",
    "© 2005 Deisterpost. Alle Rechte vorbehalten. 17.11.2005",
    "Harzer Blatt/17.11.2005",
    "[17.11.2005]",
    "17.11.2005 / Harzer Blatt",
    "jfe/sda, 17.11.2005",
    "(Ende) 17.11.2005",
    "Erstveröffentlichung: 17.11.2005",
    "Online veröffentlicht am 17. November 2005 um 09:12",
    "Onlinefassung vom 17.11.2005",
    "Text: Jan Feld, 17.11.2005",
    "Jan Feld, Rom, 17. November 2005",
    "Artikel vom 17.11.2005, 09:12 Uhr",
    "Quelle: ntv.de, jfe/dpa/AFP, 17.11.2005",
    "Dieser Text erschien zuerst am 17.11.2005.",
    "Dieser Artikel ist am 17. November 2005 erschienen.",
    "Datum: 17.11.2005",
    "Meldung vom 17.11.2005",
    "20051117",
    "17/11/2005 - 09:12",
    "Rom, den 17. November 2005",
    "Rom, 17.11.2005 (sda)",
    "Elbbote 17.11.2005 S. 12",
    "In: Elbbote, 17.11.2005, S. 12",
    "Elbbote (17.11.2005)",
    "Der Spiegel 46/2005, 17.11.2005",
    "Agenturmeldung, 17.11.2005 09:12 MESZ",
]
ABOVE = [
    "Veröffentlicht am 17.11.2005",
    "Von Jan Feld | 17.11.2005, 9:12 Uhr",
    "17. November 2005, 9:12 Uhr | Lesezeit: 4 Min",
    "Do 17.11.2005 | 09:12 Uhr",
    "Stand: 17.11.2005, 09:12 Uhr",
    "Erstellt: 17.11.2005 Aktualisiert: 18.11.2005",
    "Erstellt: 17.11.2005, 9:12 Uhr",
    "Publiziert: 17.11.2005, 09:12",
    "17.11.2005 um 09:12",
    "Aktualisiert am 17. November 2005, 09:12 Uhr",
    "Ein Artikel von Jan Feld, 17.11.2005",
    "17 Nov 2005",
    "17-11-2005",
    "17/11/2005",
    "Rom, 17.11.2005",
    "Donnerstag, 17. November 2005",
    "Donnerstag, den 17. November 2005",
    "POLITIK 17.11.2005 09:12",
    "Politik | 17.11.2005",
    "17.11.2005 - 09:12",
    "17.11.2005 | 09:12",
    "17. November 2005 - 9.12 Uhr",
    "Do., 17.11.2005, 09.12 Uhr",
    "2005-11-17 09:12",
    "2005-11-17",
    "+++ 17.11.2005 +++",
    "Von Jan Feld, Rom - 17.11.2005",
    "17. November 2005 um 9:12 Uhr",
    "Rom | 17.11.2005",
    "17.11.2005, 09:12",
    "vom 17.11.2005",
    "Lesedauer: 3 Minuten · 17. November 2005",
    "Jan Feld 17.11.2005, 09:12 Uhr",
    "Donnerstag 17.11.05",
    "17.11.2005 06:00",
    "Datum: 17. November 2005",
    "(17.11.2005)",
    "Harzer Blatt, 17. November 2005",
    "Heute, 17.11.2005, 09:12",
    "Aktualisiert: 18.11.2005 - Veröffentlicht: 17.11.2005",
]
BEFORE = [
    "Rom. 17.11.2005.",
    "Rom, 17. November 2005 –",
    "ROM, 17. November 2005.",
    "Rom, 17.11.2005 (sda) -",
    "Rom (sda, 17.11.2005) -",
    "17. November 2005.",
    "Rom/Kairo, 17. November 2005 (sda) –",
    "Rom - 17.11.2005 -",
    "(Rom, 17.11.2005)",
    "Rom, am 17. November 2005.",
    "ROM/KAIRO (sda) 17.11.2005.",
    "Rom, Donnerstag, 17. November 2005 –",
    "Rom, Do., 17.11.2005.",
]


def is_dated(text: str) -> None:
    reading = depesche.read(text)
    assert (str(reading.document.published), reading.document.published_from) == (DAY, "page")
    assert [(str(r.time), r.duration) for r in reading.reports] == [("2005-11-16", "PT1H")]


@pytest.mark.parametrize("form", BEHIND)
def test_a_form_at_the_end(form: str) -> None:
    is_dated(f"{TITLE}\n\nRom (ansa) - {STORY}\n\n{form}")


@pytest.mark.parametrize("form", ABOVE)
def test_a_form_at_the_top(form: str) -> None:
    is_dated(f"{TITLE}\n{form}\n\nRom (ansa) - {STORY}")
    is_dated(f"{form}\n\n{TITLE}\n\nRom (ansa) - {STORY}")


@pytest.mark.parametrize("form", BEFORE)
def test_a_form_before_the_first_words(form: str) -> None:
    is_dated(f"{TITLE}\n\n{form} {STORY}")
