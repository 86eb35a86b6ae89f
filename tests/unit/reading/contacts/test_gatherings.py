"""A gathering that the knowledge base dates gives a contact at it its days and its place."""

from __future__ import annotations

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "on", "days"),
    [
        ("Beim G20-Gipfel haben sich Putin und Trump getroffen.", "2017-07-09", "2017-07-07/2017-07-08"),
        ("Merkel will Putin beim G20-Gipfel in Hamburg treffen.", "2017-05-02", "2017-07-07/2017-07-08"),
        ("Am Freitag trafen sich Putin und Trump beim G20-Gipfel.", "2017-07-09", "2017-07-07"),
    ],
)
def test_a_contact_at_a_gathering_lies_in_its_days(text: str, on: str, days: str) -> None:
    [report] = depesche.read(text, published=on).reports
    assert str(report.time) == days
    assert report.place is not None
    assert report.place.name == "Hamburg"


def test_a_gathering_long_ago_says_nothing() -> None:
    [report] = depesche.read(
        "Beim G20-Gipfel haben sich Putin und Trump getroffen.", published="2018-02-01"
    ).reports
    assert report.time is None or report.time.size > 27
