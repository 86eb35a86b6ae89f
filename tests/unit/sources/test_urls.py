"""Days in addresses."""

import pytest

from depesche.days import DaySet
from depesche.sources.urls import date_in_url


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://kurier.example/2012/02/14/hafen.html", "2012-02-14"),
        ("https://kurier.example/politik/hafen-2012-02-14", "2012-02-14"),
        ("https://kurier.example/a20120214.html", "2012-02-14"),
        ("https://kurier.example/2012/02/hafen.html", "2012-02"),
        ("https://kurier.example/2012/13/45/hafen.html", None),
        ("https://kurier.example/hafen-1234567890.html", None),
    ],
)
def test_an_address_may_name_the_day(url, days):
    assert date_in_url(url) == (DaySet.parse(days) if days else None)
