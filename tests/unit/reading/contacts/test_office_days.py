"""The offices by which an article names people cut the days that its words leave open."""

from __future__ import annotations

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # a victory of whom somebody congratulates, never of who does
        (
            (
                "Frankreichs Präsident Nicolas Sarkozy hat US-Präsident Barack Obama in einem Telefonat zu dessen "
                "Wahlsieg gratuliert."
            ),
            "2008-11-04/2008-11-11",
        ),
        (
            (
                "Der Kreml teilte am Mittwoch ein Telefongespräch mit, in dem Putin US-Präsident Barack Obama "
                "zu dessen Wahlsieg gratulierte."
            ),
            "2012-11-06/2012-11-13",
        ),
        (
            "US-Präsident Barack Obama hat Kanzlerin Angela Merkel in einem Telefonat zum Wahlsieg gratuliert.",
            "None",
        ),
    ],
)
def test_congratulations_follow_the_vote_in_the_terms_of_both(text: str, days: str) -> None:
    (report,) = depesche.read(text).reports
    assert str(report.time) == days


def test_days_of_a_president_elect_lie_after_the_vote() -> None:
    text = "Der künftige US-Präsident Barack Obama hat am Montag mit Frankreichs Präsident Nicolas Sarkozy telefoniert."
    (report,) = depesche.read(text, published="2008-11-01/2008-11-24").reports
    assert report.time is not None
    assert [day.isoformat() for day in report.time] == ["2008-11-10", "2008-11-17", "2008-11-24"]


def test_plans_and_former_holders_are_not_cut() -> None:
    planned = (
        "US-Präsident Barack Obama will Frankreichs Präsident Nicolas Sarkozy im Jahr 2012 in Paris besuchen."
    )
    (report,) = depesche.read(planned, published="2011-11-01").reports
    assert str(report.time) == "2012"
    former = "Der frühere US-Präsident George W. Bush hat 2012 Frankreichs Präsident Hollande in Paris getroffen."
    assert all(str(r.time) == "2012" for r in depesche.read(former, published="2013-05-01").reports)
