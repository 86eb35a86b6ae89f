"""Sets of days: EDTF both ways, set algebra, and the laws that the chronicle leans on."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from depesche.days import ANY_DAY, NO_DAY, WEEKDAYS, DaySet, from_contract
from depesche.errors import UsageError

ROUND_TRIPS = [
    "2017",
    "2017-05",
    "2017-05-02",
    "2017-07-07/2017-07-08",
    "[2017-01-21,2017-01-28]",
    "../2017-05-02",
    "2017-05-02/..",
    "2020-03-01~",
    "[2017-01-01..2017-01-05,2017-02]",
]


@pytest.mark.parametrize("edtf", ROUND_TRIPS)
def test_edtf_reads_back_as_written(edtf: str) -> None:
    assert DaySet.parse(edtf).edtf() == edtf


@pytest.mark.parametrize("edtf", ROUND_TRIPS)
def test_what_is_written_is_edtf_to_another_parser(edtf: str) -> None:
    assert parse_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "size"),
    [
        ("2016-21", "2016-03-01", "2016-05-31", 92),
        ("2024-24", "2024-12-01", "2025-02-28", 90),
        ("2017-02", "2017-02-01", "2017-02-28", 28),
        ("2017-05-02T20:15", "2017-05-02", "2017-05-02", 1),
        ("2017/2018", "2017-01-01", "2018-12-31", 730),
    ],
)
def test_bounds_and_size(edtf: str, first: str, last: str, size: int) -> None:
    days = DaySet.parse(edtf)
    assert (str(days.first), str(days.last), len(days)) == (first, last, size)


@pytest.mark.parametrize(
    "bad",
    ["", "gestern", "2017-13", "2017-02-30", "2017-05-02/2017-05-01", "[]", "0000", "17-05-02", "2017-00"],
)
def test_what_is_no_date_is_refused_in_one_line(bad: str) -> None:
    with pytest.raises(UsageError) as error:
        DaySet.parse(bad)
    assert "\n" not in str(error.value)


def test_a_weekday_in_a_long_interval_is_kept_beside_edtf() -> None:
    fridays = DaySet.parse("2017-01-20/2021-01-20").on(4)
    assert fridays.weekday == "friday"
    assert fridays.as_bounds() == {"from": "2017-01-20", "to": "2021-01-15", "weekday": "friday"}
    assert from_contract(fridays.edtf(), fridays.as_bounds()) == fridays


def test_a_weekday_alone_has_no_edtf_but_bounds() -> None:
    saturday = ANY_DAY.on(5)
    assert saturday.edtf() is None
    assert from_contract(None, saturday.as_bounds()) == saturday


def test_weekday_in_a_month_is_a_list_of_days() -> None:
    assert (ANY_DAY.on(4) & DaySet.month(2017, 1)).edtf() == "[2017-01-06,2017-01-13,2017-01-20,2017-01-27]"


def test_no_common_day_is_falsy_and_has_no_edtf() -> None:
    nothing = DaySet.parse("2017-01") & DaySet.parse("2017-02")
    assert not nothing
    assert nothing == NO_DAY
    assert nothing.edtf() is None


def test_touching_intervals_join() -> None:
    assert (DaySet.parse("2017-01") | DaySet.parse("2017-02")).edtf() == "2017-01-01/2017-02-28"


def test_shifting_moves_the_weekday_along() -> None:
    assert ANY_DAY.on(0).shifted(1) == ANY_DAY.on(1)
    assert ANY_DAY.on(0).shifted(-1) == ANY_DAY.on(6)


def test_an_open_end_cannot_be_listed() -> None:
    with pytest.raises(ValueError, match="open end"):
        list(DaySet.parse("2017-05-02/.."))


days = st.dates(dt.date(1990, 1, 1), dt.date(2026, 12, 31))
intervals = st.builds(lambda a, b: DaySet.between(min(a, b), max(a, b)), days, days)
masked = st.builds(lambda s, w: s.on(w), intervals, st.integers(0, 6))
sets = st.one_of(intervals, masked, st.builds(lambda a, b: a | b, intervals, masked))


@given(sets, sets, days)
def test_intersection_and_union_agree_with_membership(a: DaySet, b: DaySet, day: dt.date) -> None:
    assert (day in (a & b)) == (day in a and day in b)
    assert (day in (a | b)) == (day in a or day in b)


@given(sets, sets, sets)
def test_intersection_does_not_depend_on_order(a: DaySet, b: DaySet, c: DaySet) -> None:
    assert set(_days(a & b & c)) == set(_days(c & a & b))
    assert a.meets(b) == bool(a & b)


@given(st.one_of(intervals, masked))
def test_the_contract_keeps_the_whole_set(a: DaySet) -> None:
    if a:
        assert set(_days(from_contract(a.edtf(), a.as_bounds()) or NO_DAY)) == set(_days(a))


@given(sets)
def test_the_size_is_the_number_of_days_listed(a: DaySet) -> None:
    assert len(set(a)) == len(set(_days(a)))
    assert a.within(a)
    assert a.weekday is None or all(WEEKDAYS[day.weekday()] == a.weekday for day in a)


def _days(a: DaySet) -> list[dt.date]:
    return list(a)


@pytest.mark.parametrize("edtf", ["../1890", "../1890-06-12", "2150/..", "0001", "9999-12-31"])
def test_days_far_away_are_days_like_any_other(edtf):
    days = DaySet.parse(edtf)
    assert (days & days) == days
    assert days.on(0) & days == days.on(0)


@pytest.mark.parametrize(("edtf", "before", "after"), [("0001-01-02", 5, 0), ("9999-12-30", 0, 5)])
def test_days_moved_beyond_the_calendar_stay_at_its_edge(edtf, before, after):
    days = DaySet.parse(edtf)
    assert days.widened(before, after).bounded
    assert days.shifted(after - before).is_day


def test_a_union_with_a_weekday_is_written_in_one_way():
    days = DaySet.parse("2019-01-01") | DaySet.parse("2019/2021").on(2) | DaySet.parse("2021-01-06")
    assert DaySet.parse(days.edtf()).edtf() == days.edtf()
