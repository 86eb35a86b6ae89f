"""What a run says of itself while it runs."""

from __future__ import annotations

from depesche.cli import terminal
from depesche.cli.terminal import Pace, progress


def test_the_time_that_is_left_is_by_the_speed_of_this_run() -> None:
    pace = Pace(1000)
    assert pace.left(400, now=50.0) is None  # 400 bytes are of an earlier run
    assert pace.left(500, now=60.0) == 50.0
    assert pace.left(1000, now=110.0) == 0.0


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
        "depesche: 400 articles, 40 %, 2 min left",
        "depesche: 900 articles, 90 %, 15 s left",
    ]
