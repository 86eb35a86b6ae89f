"""What changed in the chronicle: from the log, the latest first, narrowed like a list, with its causes."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.store import Store

CALL = "c647f1e2bf6365245"
ARTICLE = (
    "Paris (dpa) - Frankreichs Präsident Emmanuel Macron hat am Montag mit Bundeskanzlerin Angela Merkel telefoniert. "
    "Sie sprachen über Mali, wie der Élysée-Palast mitteilte."
)


def changes(client: TestClient, query: str = "") -> list[dict[str, object]]:
    answer = client.get(f"/api/changes?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["changes"]  # type: ignore[no-any-return]


def add(client: TestClient, text: str, day: str) -> None:
    answer = client.post("/api/articles", json={"articles": [{"text": text, "published": day}]})
    assert answer.json()["added"] == 1, answer.text


def test_the_last_run_comes_first_with_what_caused_it(writer: TestClient) -> None:
    add(writer, ARTICLE, "2021-11-09")
    first = next(change for change in changes(writer) if change["type"] == "added")
    assert (first["command"], first["run"]) == ("serve", 2)
    assert len(first["documents"]) == 1  # type: ignore[arg-type]
    page = writer.get("/changes?lang=de").text
    assert page.index("Macron") < page.index("Selenskyj")
    assert f"/articles/{first['documents'][0]}" in page  # type: ignore[index]


def test_a_part_leads_to_the_next_until_all_is_told(room: TestClient) -> None:
    whole = changes(room)
    parts, after = [], ""
    for _ in range(len(whole) + 1):
        found = room.get(f"/api/changes?limit=2&after={after}").json()
        parts += found["changes"]
        after = found["next"]
        if after is None:
            break
    assert parts == whole
    assert len(whole) > 4


def test_changes_are_narrowed_like_contacts(room: TestClient) -> None:
    told = {name for change in changes(room, "person=Merkel&person=Selenskyj") for name in change["contacts"]}  # type: ignore[attr-defined]
    listed = {c["id"] for c in room.get("/api/contacts?person=Merkel&person=Selenskyj").json()["contacts"]}
    assert told == listed != set()


@pytest.mark.parametrize(
    ("since", "any_"), [("2000", True), ("2000-01-01T00:00Z", True), ("9000", False), ("", True)]
)
def test_since_is_a_day_or_a_moment(room: TestClient, since: str, any_: bool) -> None:
    assert bool(changes(room, f"since={since}")) is any_


@pytest.mark.parametrize("since", ["2021-13-01", "gestern", "2021-06-16T99:00", "T", "0000-01-01T00:00Z"])
def test_what_is_neither_is_said_to_be_none(room: TestClient, since: str) -> None:
    answer = room.get(f"/changes?since={since}", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]["where"]) == (400, "since")


def test_a_contact_that_is_gone_is_told_in_words(writer: TestClient, store: Path) -> None:
    with Store(store, create=False) as kept:
        kept.remove(["6-spreeblick-c3900a35", "7-donauanzeiger-c0c9ab8f"])
        kept.refresh(command="remove")
    page = writer.get("/changes?lang=de").text
    assert "Besuch Angela Merkel – Wladimir Putin, 20. August 2021" in re.sub(r"<[^>]+>", "", page)


def test_a_decision_is_named_as_the_cause(writer: TestClient) -> None:
    writer.post(
        "/api/decisions", json={"action": "set", "targets": [CALL], "field": "time", "value": "2021-01-25"}
    )
    first = changes(writer)[0]
    assert (first["field"], first["after"], first["decisions"]) == ("time", "2021-01-25", ["d1"])
    assert "/decisions#d1" in writer.get("/changes").text


def test_a_feed_has_what_came_last_however_old_it_is(writer: TestClient) -> None:
    add(writer, ARTICLE, "2018-11-06")
    entries = re.findall(
        r"<entry><title>([^<]*)</title>.*?<updated>([^<]*)</updated>", writer.get("/?format=atom").text
    )
    assert "Macron" in entries[0][0]
    assert entries[0][1] >= "2026"
    narrow = writer.get("/?person=Macron&format=atom").text
    assert narrow.count("<entry>") == 1


def test_changes_as_a_table_have_run_and_cause(room: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(room.get("/changes?format=csv").text)))
    assert {row["run"] for row in rows} == {"1"}
    assert all(row["documents"] for row in rows)
