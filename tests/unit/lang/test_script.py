"""The normal view of a text: what is written otherwise reads the same, and leads back to what was printed."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depesche
from depesche.lang.script import normal_view
from depesche.reading.setting import default_setting

PLAIN = (
    "Köln, 12. Oktober 2018\n\nÖsterreichs Bundeskanzler Sebastian Kurz hat am Donnerstag mit dem türkischen "
    "Präsidenten Recep Tayyip Erdoğan telefoniert. Das Gespräch dauerte eine Stunde, teilte das "
    "Außenministerium für beide mit.\n"
)


def seen(text: str) -> str:
    view = default_setting().normal(text)
    return view.text if view else text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Prä\u00adsident tele\u00adfo\u00adnierte", "Präsident telefonierte"),
        ("Mer\u200bkel\ufeff", "Merkel"),
        (unicodedata.normalize("NFD", "Präsident Erdoğan"), "Präsident Erdoğan"),
        ("Abdullah GÃ¼l, GroÃ\x9fbritannien, â€žJaâ€œ", "Abdullah Gül, Großbritannien, „Ja“"),
        ("vor Journalist:innen und Lehrer*innen", "vor Journalistinnen und Lehrerinnen"),
        ("Der Praesident sprach fuer die Tuerkei.", "Der Präsident sprach für die Türkei."),
        ("Suedkoreas Kabinett, Oesterreichs Garde", "Südkoreas Kabinett, Österreichs Garde"),
        ("Neuer Kanzler, steuerpflichtig, Poesie", "Neuer Kanzler, steuerpflichtig, Poesie"),
        ("am 20.\u00a0Mai,\u2009um 9\u202fUhr", "am 20. Mai, um 9 Uhr"),
        ("Titel\r\n\r\nText\rund mehr", "Titel\n\nText\nund mehr"),
        ("Er sagte: innen ist es warm", "Er sagte: innen ist es warm"),
    ],
)
def test_what_is_written_otherwise_reads_as_what_it_means(printed: str, meant: str) -> None:
    assert seen(printed) == meant


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    printed = (
        "Kremlchef Wladimir Putin und der US-\nPräsident Joe Biden haben am Freitag\n"
        "lange geredet, so das Amt am Abend in\nder Stadt."
    )
    assert "der US-Präsident Joe Biden haben am Freitag lange" in seen(printed)


@pytest.mark.parametrize("width", [30, 45, 60, 72, 80])
def test_lines_that_a_column_broke_are_one(width: int) -> None:
    assert seen("\n".join(textwrap.wrap(PLAIN.split("\n\n")[1], width))) == PLAIN.split("\n\n")[1].strip()


def test_a_hyphen_at_the_end_of_a_line_goes_with_the_line() -> None:
    printed = (
        "Der Kanzler sprach gestern mit dem Präsi-\ndenten und er sagte dann, dass sie beide\nzufrieden seien."
    )
    assert "Präsidenten und er" in seen(printed)


@pytest.mark.parametrize(
    "text", ["Kurz\n\nLang und breit\nMehr", PLAIN, "- Merkel\n- Putin\n- Macron\n- Trump und Xi"]
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert seen(text) == text


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("te", "t\u00ade"),
        lambda text: text.replace("12. ", "12.\u00a0").replace(" T", "\u202fT").replace("\n", "\r\n"),
        lambda text: text.encode("utf-8").decode("cp1252"),
        lambda text: "\n\n".join("\n".join(textwrap.wrap(part, 60)) for part in text.split("\n\n")),
    ],
    ids=["decomposed", "soft hyphens", "blanks and ends of lines", "misread", "wrapped"],
)
def test_an_article_reads_the_same_and_its_spans_show_what_is_printed(change) -> None:
    printed = change(PLAIN)
    (report,) = depesche.read(printed).reports
    (plain,) = depesche.read(PLAIN).reports
    assert (report.kind, report.time, report.duration) == (plain.kind, plain.time, plain.duration)
    assert seen(printed[slice(*report.trigger)]) == "telefoniert"
    assert [seen(printed[slice(*span)]) for p in report.participants for span in p.spans] == [
        PLAIN[slice(*span)] for p in plain.participants for span in p.spans
    ]


@given(st.text(alphabet="aäÃ¼\u00ad\u200b\u0308o:*\n -innen„“", max_size=80))
def test_every_span_of_the_view_lies_in_the_text_in_order(text: str) -> None:
    view = normal_view(text)
    if view is None:
        return
    spans = [view.span((k, k + 1)) for k in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
