"""One visit, told as arrival and reception, or of several guests and their host, is one contact."""

from __future__ import annotations

import pytest

import depesche
from depesche.telling.between import who_met_by


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            (
                "Merkel trifft Macron\n\nAngela Merkel ist zu einem Besuch in Paris eingetroffen. Am Donnerstag "
                "empfängt sie Präsident Emmanuel Macron im Élysée-Palast."
            ),
            ["visit planned 2019-04-04 Angela Merkel bei Emmanuel Macron"],
        ),
        (
            (
                "Angela Merkel ist heute Früh in Paris eingetroffen. Zu Mittag wird sie von Präsident Emmanuel Macron "
                "empfangen."
            ),
            ["visit planned 2019-04-03 Angela Merkel bei Emmanuel Macron"],
        ),
        (
            (
                "Angela Merkel und Theresa May sind am Mittwoch zu einem gemeinsamen Besuch in Paris eingetroffen. "
                "Dort wurden sie von Präsident Emmanuel Macron empfangen."
            ),
            ["visit held 2019-04-03 Angela Merkel und Theresa May bei Emmanuel Macron"],
        ),
        (  # what was held and another one planned stay two
            "Angela Merkel hat am Montag in Paris Emmanuel Macron getroffen. Am Freitag empfängt sie ihn in Berlin.",
            [
                "visit held 2019-04-01 Angela Merkel bei Emmanuel Macron",
                "visit planned 2019-04-05 Emmanuel Macron bei Angela Merkel",
            ],
        ),
    ],
)
def test_one_visit_is_one_contact(text: str, lines: list[str]) -> None:
    reports = depesche.read(text, published="2019-04-03").reports
    assert [f"{r.kind} {r.status} {r.time} {who_met_by(r)}" for r in reports] == lines


def test_an_invitation_that_a_visit_ends_with_is_another_visit() -> None:
    text = (
        "Drei Tage lang war Japans Regierungschef Shinzo Abe zu Gast bei Wladimir Putin. Putin nahm eine Einladung "
        "nach Tokio an. Danach reiste Abe ab."
    )
    visits = [r for r in depesche.read(text, published="2019-01-23").reports if r.kind == "visit"]
    assert [f"{r.status} {who_met_by(r)}" for r in visits] == [
        "held Shinzo Abe bei Wladimir Putin",
        "planned Wladimir Putin bei Shinzo Abe",
    ]
