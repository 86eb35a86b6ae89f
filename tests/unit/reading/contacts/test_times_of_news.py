"""When and where contacts of news were, in articles read whole: each contact as one line of its values."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import depesche
from depesche.model import Report


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    days = f" {report.time}" if report.time is not None else ""
    place = f" in {report.place.name}" if report.place else ""
    return f"{report.kind} {report.status} {people}{days}{place}"


CASES = tomllib.loads(Path(__file__).with_name("times_of_news.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_news_is_dated_and_placed_as_it_tells(case: dict[str, Any]) -> None:
    reports = depesche.read(case["text"], published=case["published"]).reports
    assert sorted(map(line, reports)) == sorted(case["reports"])
