"""Where the ledger of a contact stands after its news."""

from __future__ import annotations

import re
from typing import Any

import pytest

from depesche.chronicle.plans import STATUS_RULES, Standing, StatusRule, final_status, superseded
from depesche.chronicle.reported import Item, items_of
from depesche.days import DaySet
from depesche.model import Document, Participant, Reading, Report

#: What each rule makes of its example.
GIVES = {
    "denied after it was told": "denied",
    "happened": "held",
    "going on": "ongoing",
    "off": "cancelled",
    "planned": "planned",
    "recalled as planned": "planned",
}


def news(status: Any, day: int, *, passing: bool = False, time: str | None = None) -> Item:
    """A report of one status in an article of a day in May."""
    report = Report(
        "r1", "visit", status, (Participant("A"), Participant("B")), (0, 1), ((0, 1),),
        time=DaySet.parse(time) if time else None, background=passing,
    )  # fmt: skip
    name = f"{status}-{day}"
    (item,) = items_of(Reading(Document(name, "", name), (report,)), DaySet.parse(f"2017-05-{day:02}"))
    return item


def ledger(example: str) -> list[Item]:
    """The reports that an example tells of: "planned on 1 May; held on 2 May, in passing"."""
    found = re.findall(r"(\w+) on (\d+) May(, in passing)?", example)
    return [news(status, int(day), passing=bool(passing)) for status, day, passing in found]


@pytest.mark.parametrize("rule", [r for r in STATUS_RULES if r.example], ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_decided_by_it(rule: StatusRule) -> None:
    items = ledger(rule.example)
    standing = Standing(items)
    assert next(r for r in STATUS_RULES if r.applies(standing)) is rule
    assert final_status(items) == GIVES[rule.name]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("held on 2 May; denied on 1 May", "held"),
        ("held on 2 May; denied on 2 May", "denied"),
        ("held on 2 May; denied on 3 May; held on 9 May, in passing", "denied"),
        ("cancelled on 2 May; planned on 2 May", "cancelled"),
        ("cancelled on 2 May; planned on 3 May", "planned"),
        ("planned on 1 May; cancelled on 2 May; planned on 3 May, in passing", "cancelled"),
        ("postponed on 2 May; cancelled on 2 May", "cancelled"),
        ("postponed on 3 May; cancelled on 2 May", "postponed"),
    ],
)
def test_the_later_news_wins_and_news_of_one_day_by_the_stronger_word(told: str, status: str) -> None:
    assert final_status(ledger(told)) == status


def test_a_date_that_was_given_up_is_superseded() -> None:
    old, new = news("postponed", 1, time="2017-05-10"), news("planned", 2, time="2017-06-10")
    assert superseded([old, new], "planned") == {old.anchor}
    assert superseded([old, new], "cancelled") == frozenset()
    assert superseded([news("planned", 1, time="2017-05-10"), new], "planned") == frozenset()


def test_what_is_put_off_gives_up_every_day_but_the_last_named() -> None:
    plan, put_off = news("planned", 1, time="2017-05-10"), news("postponed", 2, time="2017-06-10")
    assert superseded([plan, put_off], "postponed") == {plan.anchor}
    assert superseded([plan], "postponed") == frozenset()
