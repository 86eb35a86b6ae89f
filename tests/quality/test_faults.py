"""Small inputs that failed once, each for a whole kind: what they must be read as (``../shared/faults``, by path)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import depesche
from depesche.days import DaySet
from depesche.reading.time import tag

pytestmark = pytest.mark.shared

#: By input: each contact as "kind status days people", people by surname in the order of the alphabet.
READINGS = {
    "01s": ["call planned 2021-12-20 Biden Putin"],
    "07r": ["visit planned 2021-05-25 Macron Merkel"],
    "09s": ["meeting planned 2026-05-04 Macron Merz"],
    "10_VQ1": ["call planned 2019-07-01/.. Merkel Putin"],
    "10_VQ3": ["meeting planned 2019-06-01/.. Merkel Putin"],
    "10_VQ4": ["meeting planned 2019-04-10/2019-05-31 Merkel Putin"],
    "10_VQ8": ["meeting planned 2019-05-20/.. Merkel Putin"],
    "19": ["call held Merkel Putin"],
    "19_VI1": ["call held Merkel Putin"],
    "19_VI2": ["call held Merkel Putin"],
    "24": ["visit held 2010-01-25 Brown Gül"],
    "24b": ["visit held 2010-01-25 Brown Gül"],
    "25": [
        "meeting held 2018-10-11 Erdogan Kurz",
        "call held 2018-10-10 Kurz Orban",
        "call held 2018-10-10 Kurz Pellegrini",
    ],
    "26": ["call held 2018-10-11 Merkel Putin"],
    "26_VN1": ["call held 2019-01-28 Merkel Putin"],
    "30": ["call considered Putin Selenskyj"],
    "30_PW1": ["talks considered Putin Selenskyj"],
    "30_PW4": ["meeting considered Putin Selenskyj"],
    "30_PW6": ["visit considered Putin Selenskyj"],
    "30_VP2": ["meeting considered Jinping Macron"],
    "36r": ["call planned 2020-10-07 Merkel Putin"],
    "36v4": ["call held 2020-10-02 Merkel Putin"],
    "41s": ["call planned 2019-01-05 May Merkel"],
    "50f": ["call held 2019-02-04 Merkel Putin"],
    "50i": ["call held 2019-02-04 Merkel Putin"],
    "50j": ["call held 2019-02-04 Merkel Putin"],
    "55": ["call held 2005-09-20 Schröder Schüssel", "talks held 2005-09-20 Erdogan Schröder"],
    "55b": ["call held 2010-09-20 Gül Merkel"],
    "55v1": ["call held 2010-09-20 Merkel Sarkozy"],
    "55v2": ["call held 2010-09-20 Merkel Orban"],
    "58a": ["meeting considered Putin Selenskyj"],
    "58b": ["call considered Putin Selenskyj"],
    "58j": ["talks considered Putin Selenskyj"],
    "58l": ["meeting considered Putin Selenskyj"],
    "60_OZ1": ["meeting held 2018-10-11/2018-10-12 Duda Merkel", "call held Merkel Putin"],
    "60_OZ2": ["meeting held 2018-10-11 Duda Merkel"],
    "60_OZ5": ["meeting held 2023-05-11 Macron Scholz"],
}


def inputs(shared: Path, name: str) -> str:
    path = shared / "faults" / f"{name}.txt"
    return path.read_text("utf-8")


def told(report: depesche.Report, *, dated: bool) -> str:
    names = sorted((p.name or p.office or "?").rpartition(" ")[2] for p in report.participants)
    days = [report.time.edtf() or "no EDTF"] if dated and report.time is not None else []
    return " ".join([report.kind, report.status, *days, *names])


def undated(line: str) -> str:
    return " ".join(word for word in line.split() if not word[0].isdigit())


@pytest.mark.parametrize("name", sorted(READINGS))
def test_a_small_input_is_read_right(shared: Path, name: str) -> None:
    wanted = READINGS[name]
    loose = {line for line in wanted if line == undated(line)}
    reports = depesche.read(inputs(shared, name)).reports
    found = sorted(told(report, dated=told(report, dated=False) not in loose) for report in reports)
    assert found == sorted(wanted)


def times(shared: Path) -> list[tuple[str, dict[str, str], dict[str, str]]]:
    """The inputs of the time tagger: the row, and the value of each expression that must be found."""
    out = []
    for path in sorted((shared / "faults").glob("*.jsonl")):
        expect = path.with_suffix(".expect").read_text("utf-8") if path.with_suffix(".expect").exists() else ""
        if "depesche time" in expect:
            right = next(line for line in expect.splitlines() if line.startswith("right:"))
            out.append(
                (path.stem, json.loads(path.read_text("utf-8")), _values(right.partition("; no expression")[0]))
            )
    return out


def _values(right: str) -> dict[str, str]:
    pairs = re.findall(r"([^=;]+?) = ([^;]+)", right.removeprefix("right:"))
    return {words.strip(): value.strip() for words, value in pairs}


def test_small_inputs_of_the_time_tagger_have_their_values(shared: Path) -> None:
    wrong = {}
    for name, row, wanted in times(shared):
        published = DaySet.parse(row["published"])
        found = {row["text"][t.start : t.end]: t.value for t in tag(row["text"], published)}
        for words, value in wanted.items():
            phrase = words.partition("@")[0]
            if not any(phrase in said and value == got for said, got in found.items()):
                wrong[name] = (words, value, found)
    assert wrong == {}
