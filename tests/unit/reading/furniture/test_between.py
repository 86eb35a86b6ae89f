"""What stands above the headline and between the paragraphs of a page is neither its title nor a contact."""

from __future__ import annotations

import pytest

import depesche

TITLE = "Kurz spricht mit Orban"
LEAD = "Wien - Bundeskanzler Sebastian Kurz hat am Montag mit Ungarns Ministerpräsident Viktor Orban telefoniert."
END = "Das Gespräch dauerte 20 Minuten."


@pytest.mark.parametrize(
    "box",
    [
        "ANZEIGE\n\nMerkel und Macron treffen sich - die Reportage im Magazin",
        "Abonnieren Sie unseren Newsletter und erfahren Sie zuerst, wenn Merkel Macron trifft.",
        "(Bild: Merkel und Trump bei einem Treffen im Weißen Haus, April 2018. Quelle: dpa)",
        "+++ Lesen Sie hier: Putin ruft Macron an +++",
        "Dieser Artikel ist Teil unseres Schwerpunkts „Wahl“. Hier geht es zum Interview: Macron trifft Merkel.",
        "Die Redaktion empfiehlt: Merkel telefoniert mit Putin",
        "Bitte melden Sie sich an, um zu kommentieren, wie Merkel Putin trifft.",
        "Sehen Sie im Video, wie Merkel Macron empfängt.",
        "Korrektur: In einer früheren Fassung hieß es, Kurz habe mit Putin telefoniert. Das ist falsch.",
        "Podcast „Weltlage“: Warum Merkel Putin anruft. Jetzt hören.",
        "Mehr zum Thema: Merkel empfängt Macron in Meseberg",
        "Meistgelesen\n1. Merkel trifft Putin\n2. Macron empfängt Trump",
    ],
)
def test_a_box_between_paragraphs_tells_nothing(box: str) -> None:
    reading = depesche.read(f"{TITLE}\n\n{LEAD}\n\n{box}\n\n{END}\n", published="2019-03-12")
    assert reading.document.title == TITLE
    assert [(r.kind, r.status, str(r.time), r.duration) for r in reading.reports] == [
        ("call", "held", "2019-03-11", "PT20M")
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Menü\nSuche\nAbo\nAnmelden\nPolitik Wirtschaft Sport Kultur",
        "Eilmeldung: Merkel trifft Putin in Sotschi",
        "Diese Website verwendet Cookies. Durch die Nutzung stimmen Sie zu.\nOK, verstanden\nMehr Informationen",
    ],
)
def test_what_stands_above_the_headline_is_no_title(above: str) -> None:
    reading = depesche.read(f"{above}\n\n{TITLE}\n\n{LEAD} {END}\n", published="2019-03-12")
    assert reading.document.title == TITLE
    assert [(r.kind, r.status) for r in reading.reports] == [("call", "held")]


def test_a_headline_above_a_photograph_is_the_title() -> None:
    text = f"{TITLE}\nFoto: Bundeskanzler Kurz empfing Präsident Macron 2018 in Wien. © APA\n\n{LEAD} {END}\n"
    reading = depesche.read(text, published="2019-03-12")
    assert (reading.document.title, len(reading.reports)) == (TITLE, 1)


def test_breaking_news_that_is_the_article_keeps_its_headline() -> None:
    reading = depesche.read(f"Eilmeldung: {TITLE}\n\n{LEAD} {END}\n", published="2019-03-12")
    assert reading.document.title == f"Eilmeldung: {TITLE}"
