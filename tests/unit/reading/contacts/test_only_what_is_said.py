"""Articles that tempt to read more than they say: each contact with its days, each statement with its speaker."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import depesche
from depesche.model import Report

CASES = tomllib.loads(Path(__file__).with_name("only_what_is_said.toml").read_text("utf-8"))["case"]


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    days = report.time.edtf() if report.time is not None else None
    place = f"in {report.place.name}" if report.place else None
    return " ".join(filter(None, (report.kind, report.status, people, days, place, report.duration)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_nothing_is_read_that_is_not_said(case):
    reading = depesche.read(case["text"], published=case.get("published"))
    assert sorted(map(line, reading.reports)) == sorted(case["reports"])
    if "speakers" in case:
        assert [str(statement.speaker) for statement in reading.statements] == case["speakers"]
