"""What a run has before it, by units that no two workers share."""

from __future__ import annotations

import pytest

from depesche.archive.ahead import ahead


@pytest.mark.parametrize(
    ("under_way", "waiting", "jobs", "expected"),
    [
        ([], [], 2, 0),
        ([7], [], 1, 7),
        ([5, 5], [5, 5], 2, 20),
        ([10], [], 4, 40),  # three of four have nothing to do
        ([10, 10, 10, 10], [10, 10, 10, 10, 10, 10], 4, 120),  # in three rounds
        ([1, 9], [4, 4], 2, 18),
        ([1, 1], [3] * 1000, 2, 3002),
    ],
)
def test_the_worker_that_has_most_says_how_much_is_ahead(under_way, waiting, jobs, expected) -> None:
    assert ahead(under_way, waiting, jobs) == expected
