"""Every rule's example sentence is read as the rule says."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.reading.time import tag

ROWS = [pytest.param(row, id=row["example"][:50]) for row in GERMAN.rows("time_rules")["rule"]]


@pytest.mark.parametrize("row", ROWS)
def test_the_example_of_a_rule_is_read_as_it_says(row: dict[str, Any]) -> None:
    published = DaySet.parse(row["on"]) if "on" in row else None
    found = [[row["example"][t.start : t.end], t.type, t.value] for t in tag(row["example"], published)]
    assert found == row["expect"]
