"""Ways in which news tells contacts, in articles read whole: each contact as one line of its values."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import depesche
from depesche.model import Report


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    place = f" in {report.place.name}" if report.place else ""
    return f"{report.kind} {report.status} {people}{place}"


def lines(text: str, published: str | None) -> list[str]:
    return sorted(line(report) for report in depesche.read(text, published=published).reports)


CASES = tomllib.loads(Path(__file__).with_name("ways_of_news.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_news_is_read_as_it_tells(case):
    assert lines(case["text"], case["published"]) == sorted(case["reports"])
