"""Readouts side by side, from the articles as they are read: every comparison that the hand-read groups name.

The groups' findings say in words which account names what. Each is turned into what the comparison's cells must
hold; ``UNREACHED`` lists those that the reader does not reach, strictly: one that is reached must leave the list.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from types import ModuleType
from typing import Any

import gold_readings as gold
import pytest

from depesche.chronicle import Chronicle
from depesche.chronicle.accounts import Comparison, Row
from depesche.chronicle.durations import differ, minutes
from depesche.chronicle.reported import words
from depesche.codec import report_json
from depesche.days import DaySet
from depesche.model import Reading
from depesche.reading import read_document
from depesche.sources import open_path
from depesche.telling.names import name_in

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not gold.DEV.is_dir(), reason=f"the shared corpora are not at {gold.SHARED}"),
]

VERDICTS = {"contradiction": "differs", "agreement": "both", "complement": "complement", "silent": "silent"}
#: The comparison's field by the words of the notes.
FIELDS = {"Dauer": "duration", "Initiator": "initiator", "Themen": "topics", "Thema": "topics"}
STEM = 5

#: Findings whose cell is not reached, with what is missing.
UNREACHED: dict[str, str] = {}


@dataclass(frozen=True)
class Case:
    """One comparison: ``naming`` are the documents that name the field, by the hand-read contacts."""

    name: str
    group: dict[str, Any]
    finding: dict[str, Any]
    field: str
    verdict: str


# -- what the groups say --------------------------------------------------------------------------
def _groups() -> list[dict[str, Any]]:
    if not gold.DEV.is_dir():
        return []
    return list(json.loads((gold.DEV / "chronicle.json").read_text(encoding="utf-8"))["groups"])


def _cases() -> Iterator[Case]:
    for group in _groups():
        for finding in group["findings"]:
            verdict = VERDICTS.get(finding["type"])
            if verdict:
                for field, expected in _fields(finding, verdict):
                    yield Case(f"{group['id']}-{field}-{expected}", group, finding, field, expected)


def _fields(finding: dict[str, Any], verdict: str) -> Iterator[tuple[str, str]]:
    """The fields that a finding is about, with the verdict of each: the named one, else those of its words."""
    named = finding.get("field")
    if named in ("duration", "topics", "initiator", "status", "content"):
        yield named, verdict
    elif named == "reported_by":
        yield "status", verdict
    elif named:
        return
    note = finding["note"] if not named else "".join(finding["note"].partition(";")[2:])
    if not named or named == "reported_by":
        for word, field in FIELDS.items():
            if re.search(rf"\b{word}\b", note):
                yield field, "silent"


def _contacts() -> dict[str, list[dict[str, Any]]]:
    lines = (gold.DEV / "contacts.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["doc"]: row["contacts"] for row in map(json.loads, lines)}


# -- what is read ---------------------------------------------------------------------------------
@dataclass(frozen=True)
class World:
    """The chronicle of the articles as read, and the comparison of each group's contact."""

    chronicle: Chronicle
    contacts: dict[str, list[dict[str, Any]]]
    compared: dict[str, Comparison]
    found: dict[tuple[str, int], str]


@pytest.fixture(scope="module")
def world() -> World:
    rows = [json.loads(x) for x in (gold.DEV / "contacts.jsonl").read_text(encoding="utf-8").splitlines()]
    readings = {row["doc"]: _read(row) for row in rows}
    chronicle = Chronicle(readings.values())
    contacts = {row["doc"]: row["contacts"] for row in rows}
    scorer = _scorer()
    where = {(r.document, r.report): c.id for c in chronicle.contacts for r in c.reports}
    found: dict[tuple[str, int], str] = {}
    for name, reading in readings.items():
        reports = [report_json(r) for r in reading.reports]
        for pair in scorer.score_doc(contacts[name], reports)[0]:
            if (name, pair["pred"]["id"]) in where:
                found[name, pair["index"]] = where[name, pair["pred"]["id"]]
    compared = {}
    for group in _groups():
        ids = Counter(found[m["doc"], m["contact"]] for m in group["members"] if (m["doc"], m["contact"]) in found)
        if ids:
            compared[group["id"]] = chronicle.readouts(ids.most_common(1)[0][0])
    return World(chronicle, contacts, compared, found)


def _read(row: dict[str, Any]) -> Reading:
    document = replace(next(iter(open_path(str(gold.DEV / "texts" / row["doc"])))), id=row["doc"])
    published = row.get("given_published") or row.get("metadata_published")
    if published:
        document = replace(document, published=DaySet.parse(published), published_from="given")
    return read_document(document)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_contacts", gold.SHARED / "tools" / "score_contacts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- the comparison -------------------------------------------------------------------------------
def _members(world: World, case: Case) -> dict[str, dict[str, Any]]:
    return {m["doc"]: world.contacts[m["doc"]][m["contact"]] for m in case.group["members"]}


def _documents(row: Row | None) -> set[str]:
    return {c.evidence.document for c in row.cells} if row else set()


def _alike(one: str, other: str) -> bool:
    return bool({w[:STEM] for w in words(one) if len(w) > 3} & {w[:STEM] for w in words(other) if len(w) > 3})


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(strict=True, reason=UNREACHED[case.name])] if case.name in UNREACHED else [],
        )
        for case in _cases()
    ],
)
def test_a_comparison_that_the_groups_name(world: World, case: Case) -> None:
    compared = world.compared[case.group["id"]]
    {"duration": _duration, "initiator": _initiator, "topics": _topics, "status": _status, "content": _content}[
        case.field
    ](world, case, compared)


def _duration(world: World, case: Case, compared: Comparison) -> None:
    row = compared.row("duration")
    naming = {doc: c["duration"] for doc, c in _members(world, case).items() if c.get("duration")}
    if case.verdict == "silent":
        _silent(row, set(naming))
        return
    assert row is not None
    assert row.verdict == case.verdict
    for wanted in case.finding.get("values", ()):
        fits = [c for c in row.cells if c.evidence.document == wanted["doc"] and c.value == wanted["value"]]
        assert fits, row
        assert not wanted.get("side") or wanted["side"] in {name_in(c.account.name) for c in fits}, row
    assert _documents(row) == set(naming)


def _silent(row: Row | None, naming: set[str]) -> None:
    """The documents of ``naming`` name the field and no other does; silence is no difference."""
    assert _documents(row) == naming
    if row is not None:
        assert row.verdict == ("silent" if len(naming) == 1 else "both")


def _initiator(world: World, case: Case, compared: Comparison) -> None:
    named = {doc for doc, c in _members(world, case).items() if c.get("initiator")}
    wanted = {doc for doc in named if doc[:4] in case.finding["note"]} or named
    _silent(compared.row("initiator"), wanted)


def _topics(world: World, case: Case, compared: Comparison) -> None:
    members = _members(world, case)
    naming = {doc: c["topics"] for doc, c in members.items() if c["topics"]}
    row = compared.row("topics")
    if case.verdict == "differs":
        chief = compared.row("chief_topic")
        assert chief is not None
        assert chief.verdict == "differs"
        sides = {s["side"] for c in members.values() for s in c["reported_by"] if s["side"]}
        assert {name_in(c.account.name) for c in chief.cells} <= sides
    elif case.verdict == "complement":
        assert row is not None
        assert row.verdict == "complement"
        assert _documents(row) == set(naming)
    elif not naming or "nur" in case.finding["note"]:
        _silent(row, set(naming))
    else:
        _left_out(members, case, compared)
    for doc, topics in naming.items() if case.verdict != "differs" else ():
        sides = {s["side"] for s in members[doc]["reported_by"] if s["side"] and s["stance"] != "does_not_confirm"}
        cells = [c for r in compared.rows if r.field == "topic" for c in r.cells if c.evidence.document == doc]
        if len(sides) == 1 and case.verdict == "complement":
            assert {name_in(c.account.name) for c in cells} == sides, cells
        assert any(_alike(c.value, topic) for c in cells for topic in topics), cells


def _left_out(members: dict[str, dict[str, Any]], case: Case, compared: Comparison) -> None:
    """A topic that was expected before and that no account names afterwards."""
    plans = [t for c in members.values() if c["status"] in ("planned", "confirmed") for t in c["topics"]]
    [left] = [t for t in plans if _alike(t.split("-")[-1], case.finding["note"])]
    rows = [r for r in compared.rows if r.field == "topic" and _alike(r.label, left)]
    assert [r.verdict for r in rows] == ["silent"]
    assert all(c.account.expected for c in rows[0].cells)
    assert {a for a in compared.accounts if not a.expected} <= set(rows[0].silent)


def _status(world: World, case: Case, compared: Comparison) -> None:
    row = compared.row("status")
    assert row is not None
    assert row.verdict == case.verdict
    wanted = {
        (s["side"], "denied" if s["stance"] == "denies" else "asserted")
        for c in _members(world, case).values()
        for s in c["reported_by"]
        if s["side"] and s["stance"] != "does_not_confirm"
    }
    if case.verdict == "both":
        assert wanted <= {(name_in(c.account.name), c.value) for c in row.cells}
    else:
        assert {x for x in wanted if x[1] == "denied"} <= {(name_in(c.account.name), c.value) for c in row.cells}


def _content(world: World, case: Case, compared: Comparison) -> None:
    row = compared.row("content")
    assert row is not None
    assert row.verdict == case.verdict
    assert _documents(row) == {m["doc"] for m in case.group["members"]}


@pytest.mark.parametrize("group", [g for g in _groups() if len(g["members"]) > 1], ids=lambda g: g["id"])
def test_durations_differ_only_where_the_groups_say_so(world: World, group: dict[str, Any]) -> None:
    if group["id"] not in world.compared:
        return  # nothing of the group was read
    row = world.compared[group["id"]].row("duration")
    said = any(f["type"] == "contradiction" and f.get("field") == "duration" for f in group["findings"])
    values = [
        value
        for m in group["members"]
        if (d := world.contacts[m["doc"]][m["contact"]].get("duration"))
        for value in d.split("/")
    ]
    assert row is None or row.verdict != "differs" or said, (row, values)
    assert not said or any(differ(minutes(a), minutes(b)) for a in values for b in values)  # type: ignore[arg-type]


# -- the chronicle of the articles as read --------------------------------------------------------
def _found_in(world: World, group: dict[str, Any]) -> list[str]:
    """The contacts that hold a report of the group, one for each report."""
    keys = [(m["doc"], m["contact"]) for m in group["members"]]
    return [world.found[key] for key in keys if key in world.found]


def test_reports_of_one_contact_are_put_together(world: World) -> None:
    of = {(m["doc"], m["contact"]): g["id"] for g in _groups() for m in g["members"]}
    keys = [key for key in of if key in world.found]
    pairs = [(of[a] == of[b], world.found[a] == world.found[b]) for a, b in combinations(keys, 2)]
    right = pairs.count((True, True))
    assert right / (right + pairs.count((False, True))) >= 0.99
    assert right / (right + pairs.count((True, False))) >= 0.97


def test_the_final_status_is_that_of_the_groups(world: World) -> None:
    group_of = _scorer().GROUP
    status = {c.id: c.status for c in world.chronicle.contacts}
    several = [(g, ids) for g in _groups() if len(ids := _found_in(world, g)) > 1]
    right = [
        group_of.get(status[Counter(ids).most_common(1)[0][0]]) == group_of.get(g["final_status"])
        for g, ids in several
    ]
    assert sum(right) / len(right) == 1


def test_the_day_is_that_of_the_groups(world: World) -> None:
    right = _scorer().time_right
    time = {c.id: c.time for c in world.chronicle.contacts}
    dated = [(g["date"], ids) for g in _groups() if g.get("date") and len(ids := _found_in(world, g)) > 1]
    found = [(day, time[Counter(ids).most_common(1)[0][0]]) for day, ids in dated]
    assert sum(right(day, days.edtf() if days else None) for day, days in found) / len(found) >= 0.95


@pytest.mark.parametrize(
    ("name", "least"), [("contradiction", 9), ("overdue", 10), ("unconfirmed", 2), ("one_sided", 3), ("copied", 1)]
)
def test_findings_that_the_groups_name(world: World, name: str, least: int) -> None:
    told = {f.contact for f in world.chronicle.findings if f.type == name}
    wanted = [g for g in _groups() for f in g["findings"] if f["type"] == name]
    assert sum(any(i in told for i in _found_in(world, g)) for g in wanted) >= least


def test_hardly_any_contradiction_that_nobody_named(world: World) -> None:
    named = {
        i
        for g in _groups()
        if any(f["type"] == "contradiction" for f in g["findings"])
        for i in _found_in(world, g)
    }
    assert len([f for f in world.chronicle.findings if f.type == "contradiction" and f.contact not in named]) <= 2
