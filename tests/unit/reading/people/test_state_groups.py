"""An office of several states that have a name together is one in each of them."""

from __future__ import annotations

from typing import Any

import pytest

import depesche
from depesche.lang.language import language

ROWS = language().rows("people")["state_group"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"][0])
def test_each_of_the_states_has_its_own(row: dict[str, Any]) -> None:
    (report,) = depesche.read(row["example"], published=row["published"]).reports
    assert set(row["names"]) <= {p.name for p in report.participants}
    assert len(report.participants) == len(row["members"]) + 1
