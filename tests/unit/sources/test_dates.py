"""Dates of metadata as they occur in the wild, to the German day."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.sources.dates import published_on

DATA = resources.files("depesche") / "lang" / "de" / "metadata_dates.toml"
EXAMPLES = [row["text"] for row in tomllib.loads(DATA.read_text(encoding="utf-8"))["example"]]


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_the_14th_of_july(text):
    assert published_on(text) == DaySet.parse("2020-07-14")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-07-01", "2020-07-01"),
        ("2020-07-1", "2020-07-01"),
        ("2020-7-1", "2020-07-01"),
        ("2020/07/01", "2020-07-01"),
        ("20200701", "2020-07-01"),
        ("20200701T223000Z", "2020-07-02"),
        ("2020-07-01T12:00:00Z", "2020-07-01"),
        ("2020-07-01T22:30:00.123Z", "2020-07-02"),
        ("2020-12-31T22:59:59Z", "2020-12-31"),
        ("2020-12-31T23:30:00Z", "2021-01-01"),
        ("2020-07-01T23:30:00", "2020-07-01"),
        ("2020-07-01T23:30:00+02:00", "2020-07-01"),
        ("2020-07-01T18:30:00-0500", "2020-07-02"),
        ("2020-07-02T00:30:00+0900", "2020-07-01"),
        ("2020-07-01 12:00", "2020-07-01"),
        ("2020-07-01 23:30 UTC", "2020-07-02"),
        ("1.7.2020", "2020-07-01"),
        ("01.07.20 12:00 Uhr", "2020-07-01"),
        ("01.07.1999, 23:59", "1999-07-01"),
        ("1. März 1998", "1998-03-01"),
        ("Mi., 1. Juli 2020, 23.30 Uhr MESZ", "2020-07-01"),
        ("Wed, 01 Jul 2020 22:30:00 GMT", "2020-07-02"),
        ("Wed, 1 Jul 2020 22:30:00 +0200", "2020-07-01"),
        ("1 Jul 2020 09:00:00 -0000", "2020-07-01"),
        (1593640800, "2020-07-02"),
        (1593640799, "2020-07-01"),
        (1593640799.5, "2020-07-01"),
        (1593640800000, "2020-07-02"),
        ("1593640800", "2020-07-02"),
        ("1593640800000", "2020-07-02"),
        (20200701, "2020-07-01"),
        (2020, "2020"),
        ("2020-07", "2020-07"),
        ("2020-07-01/2020-07-03", "2020-07-01/2020-07-03"),
        (" 2020-07-01\n", "2020-07-01"),
    ],
)
def test_a_date_is_the_german_day(value, day):
    assert published_on(value) == DaySet.parse(day)


@pytest.mark.parametrize("value", [None, "", "  ", False])
def test_no_value_is_no_date(value):
    assert published_on(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "gestern", "31.2.2020", "2020-02-30", "2020-13-01", "32.1.2020", "12345", "1.1.0001",
        "9999-12-31", 1e300, -1e18,
        float("nan"), float("inf"), "Wed, 99 Jul 2020", [], {}, "../..", "²020-07-01", 0,
    ],
)  # fmt: skip
def test_what_is_no_date_is_said(value):
    with pytest.raises(UsageError):
        published_on(value)
