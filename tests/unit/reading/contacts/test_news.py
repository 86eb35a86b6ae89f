"""When something was that an article tells as its news, or only in passing, without saying when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from depesche.model import Report

Reports: TypeAlias = Callable[..., tuple[Report, ...]]
FILLER = "Es regnete. Die Sonne schien. Der Wind wehte. Das Meer war still. "


@pytest.mark.parametrize(
    ("text", "time"),
    [
        # what an article opens with, and what it tells further on
        ("Der Kanzler telefonierte mit dem Premier.", "2021-06-17/2021-06-18"),
        (FILLER + "Der Kanzler telefonierte mit dem Premier.", "2021-06-12/2021-06-18"),
        (FILLER + "Bei einem Treffen mit dem Premier lobte ihn der Kanzler.", "2021-06-12/2021-06-18"),
        # named, looked back at, or not told as having happened
        (FILLER + "Zuvor hatte der Kanzler mit dem Premier telefoniert.", "../2021-06-18"),
        (FILLER + "Er dachte, dass es bei einem Treffen des Kanzlers mit dem Premier bleibt.", "../2021-06-18"),
        # a plan is from that day on
        (FILLER + "Der Kanzler will mit dem Premier telefonieren.", "2021-06-18/.."),
    ],
)
def test_undated_news_is_of_the_days_up_to_the_article(text: str, time: str, reports_of: Reports) -> None:
    assert [str(report.time) for report in reports_of(text)] == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Der Streit soll sich beim Treffen des Kanzlers mit dem Premier am vergangenen Montag zugetragen haben.",
            "2021-06-14",
        ),
        ("Der Kanzler ist beim Premier in London – der dritte Besuch binnen gut zwei Jahren.", None),
        ("Write: 2021-05-02 00:00:00 Der Kanzler telefonierte mit dem Premier.", "2021-06-17/2021-06-18"),
    ],
)
def test_what_a_time_is_of(text: str, time: str | None, reports_of: Reports) -> None:
    found = [str(report.time) for report in reports_of(text)]
    assert found == [time] if time else all("2019" not in each for each in found)


@pytest.mark.parametrize(
    ("published", "time"),
    [
        ("2021-06", "[2021-05-26,2021-06-02,2021-06-09,2021-06-16,2021-06-23,2021-06-30]"),
        ("2021-06-18", "2021-06-16"),
        ("2021", "../2021-12-31"),
    ],
)
def test_news_is_of_the_day_on_which_somebody_spoke_of_it(published: str, time: str, reports_of: Reports) -> None:
    text = "Der Kanzler hat mit dem Premier telefoniert. Das sagte sein Sprecher am Mittwoch."
    assert [str(report.time) for report in reports_of(text, published)] == [time]
