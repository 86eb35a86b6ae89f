"""Durations compared."""

from __future__ import annotations

import pytest

from depesche.chronicle.durations import differ, minutes, two_accounts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PT1H", (60, 60)),
        ("PT1H14M", (74, 74)),
        ("PT90M", (90, 90)),
        ("PT10M/PT15M", (10, 15)),
        ("P1DT2H", (1560, 1560)),
        ("PT2.5H", (150, 150)),
        ("eine Stunde", None),
        ("P", None),
    ],
)
def test_minutes(value: str, expected: tuple[float, float] | None) -> None:
    assert minutes(value) == expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("PT1H", "PT50M", True),
        ("PT1H", "PT55M", False),
        ("PT45M", "PT45M", False),
        ("PT10M/PT15M", "PT15M", False),
    ],
)
def test_differ(one: str, other: str, *, apart: bool) -> None:
    a, b = minutes(one), minutes(other)
    assert a is not None
    assert b is not None
    assert differ(a, b) is apart


def test_a_wide_range_is_two_accounts() -> None:
    assert two_accounts((15, 60))
    assert not two_accounts((10, 15))
