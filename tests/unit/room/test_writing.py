"""Deciding and adding: what people write changes the chronicle, has an author, and can be taken back."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from starlette.testclient import TestClient

from depesche.errors import InputError, UsageError
from depesche.room.taking import Previews, uploaded

CALL = "c647f1e2bf6365245"
SUMMIT = "ce09448b61dbbd119"
ARTICLE = (
    "Paris (dpa) - Frankreichs Präsident Emmanuel Macron hat am Montag mit Bundeskanzlerin Angela Merkel telefoniert. "
    "Sie sprachen über Mali, wie der Élysée-Palast mitteilte."
)


def contact(client: TestClient, name: str) -> dict[str, object]:
    return client.get(f"/api/contacts/{name}").json()["contact"]  # type: ignore[no-any-return]


def reports(client: TestClient, name: str) -> list[str]:
    return [f"{r['document']}:{r['report']}" for r in contact(client, name)["reports"]]  # type: ignore[attr-defined]


def decide(client: TestClient, action: str, *targets: str, **more: str) -> str:
    answer = client.post("/api/decisions", json={"action": action, "targets": list(targets), **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_a_wrong_merge_is_split_and_the_split_undone(writer: TestClient) -> None:
    told = reports(writer, CALL)
    assert len(told) == 2
    name = decide(writer, "split", told[1], why="another call")
    assert writer.get("/api/contacts").json()["total"] == 7
    assert writer.post(f"/api/decisions/{name}/undo").status_code == 204
    assert writer.get("/api/contacts").json()["total"] == 6
    made = writer.get("/api/decisions").json()["decisions"]
    assert [(d["id"], d["who"], d["why"], d["undone"]) for d in made] == [(name, "Rita", "another call", True)]


def test_two_contacts_are_merged(writer: TestClient) -> None:
    ids = [c["id"] for c in writer.get("/api/contacts?kind=call").json()["contacts"]]
    decide(writer, "merge", *ids[:2])
    assert writer.get("/api/contacts").json()["total"] == 5
    moved = writer.get(f"/contacts/{ids[0]}"), writer.get(f"/contacts/{ids[1]}")
    assert sorted(answer.status_code for answer in moved) == [200, 308]


def test_a_value_is_set_and_says_by_whom(writer: TestClient) -> None:
    decide(writer, "set", CALL, field="time", value="2021-01-25", why="the log")
    assert contact(writer, CALL)["time"] == "2021-01-25"
    assert "Rita" in writer.get(f"/contacts/{CALL}").text


def test_a_contact_is_rejected(writer: TestClient) -> None:
    decide(writer, "reject", CALL)
    assert writer.get(f"/api/contacts/{CALL}").status_code == 404


def test_what_is_accepted_leaves_the_work_list(writer: TestClient) -> None:
    before = writer.get("/findings").text
    name = re.search(r'href="/contacts/(\w+)#overdue"', before)
    assert name is not None
    decide(writer, "accept", name[1])
    assert f"/contacts/{name[1]}#overdue" not in writer.get("/findings").text
    assert f"/contacts/{name[1]}#overdue" in writer.get("/findings?state=done").text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "accept", "targets": ["c0"]}, 404),
        ({"action": "merge", "targets": [CALL]}, 400),
        ({"action": "split", "targets": [CALL]}, 400),
        ({"action": "set", "targets": [CALL], "field": "mood", "value": "good"}, 400),
        ({"action": "set", "targets": [CALL], "field": "time", "value": "soon"}, 400),
        ({"action": "dance", "targets": [CALL]}, 422),
        ({"action": "accept", "targets": []}, 422),
        ({"action": "accept", "targets": [CALL], "extra": 1}, 422),
    ],
)
def test_a_decision_that_cannot_be_is_said_so(writer: TestClient, body: dict[str, object], status: int) -> None:
    answer = writer.post("/api/decisions", json=body)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]
    assert writer.get("/api/decisions").json() == {"decisions": []}


def test_forms_decide_and_go_where_they_say(writer: TestClient) -> None:
    form = {"action": "accept", "target": [CALL], "next": "/findings?type=gap#t1"}
    answer = writer.post("/decisions", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/findings?type=gap&done=d1#t1")
    assert "d1" in writer.get("/findings?type=gap&done=d1").text


# -- adding ----------------------------------------------------------------------------------------------
def test_an_article_is_looked_at_before_it_is_added(writer: TestClient) -> None:
    form = {"text": ARTICLE, "published": "2021-05-04", "publisher": "Die Leine"}
    seen = writer.post("/add", data=form, headers={"accept-language": "de"})
    assert seen.status_code == 202
    assert "Telefonat Emmanuel Macron – Angela Merkel" in seen.text
    assert writer.get("/api/health").json()["documents"] == 8
    name = re.search(r'action="/add/([^"]+)"', seen.text)
    assert name is not None
    added = writer.post(f"/add/{name[1]}")
    assert added.headers["location"].startswith("/add?added=1")
    assert writer.get("/api/contacts?person=macron").json()["total"] == 1
    assert writer.post(f"/add/{name[1]}").status_code == 400


def test_articles_of_a_packed_file_are_added(writer: TestClient) -> None:
    lines = json.dumps({"id": "leine-1", "text": ARTICLE, "published": "2021-05-04"}) + "\n{broken\n"
    seen = writer.post("/add", files={"file": ("../../more.jsonl.gz", gzip.compress(lines.encode()))})
    assert seen.status_code == 202
    assert "more.jsonl.gz" in seen.text
    assert "depesche-" not in seen.text.partition("<main")[2]


def test_the_api_reads_and_adds_the_same(writer: TestClient) -> None:
    body = {"articles": [{"text": ARTICLE, "published": "2021-05-04"}], "preview": True}
    seen = writer.post("/api/articles", json=body).json()
    assert [change["type"] for change in seen["changes"]][:1] == ["added"]
    assert writer.post("/api/articles", json={**body, "preview": False}).json()["added"] == 1
    assert writer.post("/api/articles", json={**body, "preview": False}).json()["same"] == 1


@pytest.mark.parametrize(
    "article", [{"text": " "}, {"text": "This is English."}, {"text": ARTICLE, "published": "x"}]
)
def test_what_is_no_article_is_said_so(writer: TestClient, article: dict[str, str]) -> None:
    answer = writer.post("/api/articles", json={"articles": [article]})
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "", ".txt", "a" * 300 + ".txt"])
def test_a_files_name_leads_nowhere_else(name: str) -> None:
    taken = uploaded(name, ARTICLE.encode())
    assert len(taken.documents) == 1
    assert "/" not in (taken.documents[0].id or "")


def test_a_file_without_an_article_is_said_so() -> None:
    with pytest.raises(InputError):
        uploaded("a.jsonl", b"")


def test_a_preview_is_its_authors_only() -> None:
    previews = Previews(most=1)
    documents = uploaded("a.txt", ARTICLE.encode()).documents
    name = previews.keep("Rita", documents)
    with pytest.raises(UsageError):
        previews.take(name, "Ugur")
    assert previews.take(name, "Rita") == documents
