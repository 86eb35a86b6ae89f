"""Every example of the claim words is read as it says, by the whole pipeline."""

from __future__ import annotations

from typing import Any

import pytest

import depesche
from depesche.reading.claims import rows


@pytest.mark.parametrize("row", rows()["example"], ids=lambda row: row["text"][:40])
def test_an_example_makes_its_claims(row: dict[str, Any]) -> None:
    reading = depesche.read(row["text"], published=row["on"])
    found = [[c.type, c.n or 0, str(c.since) if c.since else ""] for c in reading.claims]
    assert found == row["claims"]
