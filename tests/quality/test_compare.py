"""A list made from the hand-read contacts, in many spellings, against the chronicle that reading the articles gives."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import gold_readings as gold
import pytest

import depesche
from depesche.chronicle import Chronicle
from depesche.comparing import Comparison, compare, entries_of, read_sheet
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.telling.names import name_in
from depesche.telling.words import label, spoken

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not gold.DEV.is_dir(), reason=f"the shared corpora are not at {gold.SHARED}"),
]

#: Of the rows whose contact reading found, the share that is matched with it, and that is not contradicted.
MATCHED, SUPPORTED = 0.96, 0.94


def gold_rows() -> list[dict[str, Any]]:
    lines = (gold.DEV / "contacts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def listed() -> list[tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]]:
    """Each contact once, with the articles and contacts of the gold that are it."""
    told = {(row["doc"], n): c for row in gold_rows() for n, c in enumerate(row["contacts"]) if not c["optional"]}
    found = []
    for group in json.loads((gold.DEV / "chronicle.json").read_text(encoding="utf-8"))["groups"]:
        keys = [(m["doc"], m["contact"]) for m in group["members"]]
        members = [(key[0], told.pop(key)) for key in keys if key in told]
        if members:
            found.append(({**group, "time": group["date"], "status": group["final_status"]}, members))
    return [*found, *((contact, [(doc, contact)]) for (doc, _), contact in told.items())]


def spelt(contact: dict[str, Any], rng: random.Random) -> list[str]:
    """A contact as somebody may have written it down."""
    days = DaySet.parse(contact["time"]) if contact["time"] else None
    day = days.first if days and days.is_day else None
    dates = [contact["time"] or ""]
    if day:
        dates += [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%y}", spoken(days, "de"), f"{day:%d %B %Y}"]
    people = [rng.choice([name, name_in(name, "en")]) for name in contact["participants"]]
    kind = label("kind", contact["kind"], rng.choice(["de", "en"]))
    place = contact["place"] or ""
    return [rng.choice(dates), rng.choice([" – ", "; ", " und "]).join(people), kind, place, contact["status"]]


def read(name: str, row: dict[str, Any]) -> Any:
    text = (gold.DEV / "texts" / name).read_text(encoding="utf-8")
    return depesche.read(text, published=row["given_published"], id=name)


def found_by(reading: Any, contact: dict[str, Any]) -> set[str]:
    """The reports in which reading found the contact: the same people and kind, and a day in common."""
    days = DaySet.parse(contact["time"]) if contact["time"] else None
    return {
        report.id
        for report in reading.reports
        if {p.name for p in report.participants} == set(contact["participants"])
        and report.kind == contact["kind"]
        and (not days or not report.time or report.time.meets(days))
    }


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Comparison, dict[int, set[tuple[str, str]]]]:
    """The comparison, and for each line of the list the reports in which reading found its contact."""
    rng, rows, wanted = random.Random(17), [], {}  # noqa: S311 - the same list at every run
    readings = {row["doc"]: read(row["doc"], row) for row in gold_rows()}
    for contact, told in listed():
        if contact["time"]:
            rows.append(spelt(contact, rng))
            wanted[len(rows) + 1] = {
                (doc, name)
                for doc, one in told
                for name in found_by(readings[doc], {**one, "time": contact["time"]})
            }
    path: Path = tmp_path_factory.mktemp("compare") / "liste.csv"
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text(f"Datum;Teilnehmer;Art;Ort;Stand\n{text}\n", encoding="utf-8")
    chronicle = Chronicle(readings.values())
    return compare(entries_of(read_sheet(path), load(), {}), chronicle, path.name), wanted


def test_rows_that_reading_found_are_matched(compared) -> None:
    comparison, wanted = compared
    found = [v for v in comparison.verdicts if v.entry and wanted[v.entry.line]]
    matched = [
        v
        for v in found
        if v.contact and {(r.document, r.report) for r in v.contact.reports} & wanted[v.entry.line]
    ]
    assert len(found) > 100
    assert len(matched) >= MATCHED * len(found)
    assert sum(v.outcome == "supported" for v in matched) >= SUPPORTED * len(found)


def test_every_row_of_the_list_can_be_read(compared) -> None:
    comparison, _ = compared
    assert comparison.counts()["unreadable"] == 0
