"""What a run says of itself while it runs."""

from __future__ import annotations

import pytest

from depesche.cli import terminal
from depesche.cli.terminal import Pace, progress


def test_the_time_that_is_left_is_by_the_speed_of_this_run() -> None:
    pace = Pace(1000)
    assert pace.left(400, now=50.0) is None  # 400 bytes are of an earlier run
    assert pace.left(500, now=60.0) == 50.0
    assert pace.left(1000, now=110.0) == 0.0


#: Bytes a second at a moment of a run of 3,600 bytes, by seconds.
SPEEDS = {
    "steady": lambda at: 1.0,
    "ten minutes of loading": lambda at: 1.0 if at >= 600 else 0.0,
    "in steps": lambda at: 40.0 if at % 40 == 39 else 0.0,
    "slower from the fourth minute on": lambda at: 1.3 if at < 180 else 1.0,
    "to and fro": lambda at: 1.4 if at % 300 < 150 else 0.6,
}


@pytest.mark.parametrize("speed", SPEEDS.values(), ids=SPEEDS)
def test_after_a_tenth_the_time_that_is_left_is_right_within_a_fifth(speed) -> None:
    pace, done, at, said = Pace(3600), 0.0, 0, []
    while done < 3600:
        left = pace.left(int(done), float(at))
        if done >= 360 and left is not None:
            said.append((at, left))
        done += speed(at)
        at += 1
    begun, left = said[0]
    assert left == pytest.approx(at - begun, rel=0.2)
    assert len(pace.seen) < 500


def test_the_bytes_that_are_left_may_take_longer_than_their_number() -> None:
    pace = Pace(1000)
    assert pace.left(0, now=0.0) is None
    assert pace.left(900, now=90.0, ahead=200) == 20.0  # one of two workers has all of them


def test_nothing_is_said_of_an_end_that_is_not_known() -> None:
    pace = Pace(None)
    assert [pace.left(done, now=float(done)) for done in (0, 10, 20)] == [None, None, None]


def test_where_nobody_watches_a_line_a_minute_is_said(monkeypatch, capsys) -> None:
    clock = iter([0.0, 1.0, 30.0, 61.0, 62.0, 121.0, 122.0])
    monkeypatch.setattr(terminal.time, "monotonic", lambda: next(clock))
    with progress(1000) as show:
        for done in (100, 200, 400, 401, 900):
            show(done, f"{done} articles")
    assert capsys.readouterr().err.splitlines() == [
        "depesche: 400 articles, 40 %, 105 s left",
        "depesche: 900 articles, 90 %, 13 s left",
    ]
