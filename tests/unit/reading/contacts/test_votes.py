"""Congratulations on a vote date a contact."""

from __future__ import annotations

from typing import Any

import pytest

import depesche
from depesche.lang.de import GERMAN

TABLES = [GERMAN.rows("vote_words")[name] for name in ("vote", "kept", "office")]


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row["example"][:40])
def test_a_congratulation_lies_in_the_days_after_the_vote(row: dict[str, Any]) -> None:
    reading = depesche.read(row["example"], published=row["on"])
    assert row["time"] in [str(report.time) for report in reading.reports]
