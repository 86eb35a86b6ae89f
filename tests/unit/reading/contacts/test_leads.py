"""Openings of reports, read whole: each contact as one line of its values."""

from __future__ import annotations

import pytest

import depesche
from depesche.model import Report


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    day = report.time.edtf() if report.time is not None and report.time.bounded and report.time.size < 32 else "?"
    place = f" in {report.place.name}" if report.place else ""
    return f"{report.kind} {report.status} {people} {day}{place}"


LEADS = [
    (
        "2014-06-03",
        "Merkel und Putin haben heute telefoniert. Sie vereinbarten, das Gespräch am 6. Juni in Paris fortzusetzen.",
        ["call held Merkel – Putin 2014-06-03", "meeting planned Merkel – Putin 2014-06-06 in Paris"],
    ),
    (
        "2014-06-03",
        "Merkel und Putin haben am Montag telefoniert. Am Freitag wollen sie das Gespräch fortsetzen.",
        ["call held Merkel – Putin 2014-06-02", "talks planned Merkel – Putin 2014-06-06"],
    ),
    (
        "2015-02-03",
        "Zugleich begrüßte Merkel am Montag in einem Telefonat mit Putin das Treffen der Kontaktgruppe in Minsk.",
        ["call held Merkel – Putin 2015-02-02"],
    ),
    (
        "2018-05-11",
        "Merkel reist am kommenden Freitag zu Putin nach Sotschi. Es ist ihr erster Besuch in Russland seit 2017.",
        ["visit planned Merkel – Putin 2018-05-18 in Sotschi"],
    ),
    (
        "2025-05-14",
        "Am Donnerstag reist Selenskyj zu Gesprächen mit Erdogan nach Ankara. Anlass der Reise ist der Krieg.",
        ["visit planned Erdogan – Selenskyj 2025-05-15 in Ankara"],
    ),
    ("2015-02-03", "Putin kritisierte Merkels Treffen mit der Opposition.", []),
    (
        "2018-03-21",
        "Das teilte der Kreml am Dienstag nach einem Telefongespräch mit, in dem Trump Putin gratulierte.",
        ["call held Putin – Trump 2018-03-20"],
    ),
]


@pytest.mark.parametrize(("published", "text", "lines"), LEADS, ids=lambda value: str(value)[:48])
def test_the_contacts_of_an_opening(published: str, text: str, lines: list[str]) -> None:
    assert [line(report) for report in depesche.read(text, published=published).reports] == lines
