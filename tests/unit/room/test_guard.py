"""The door: from where, how much, how often; what browsers are told; nothing secret said."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.errors import UsageError
from depesche.room.limits import LARGEST_FORM, LARGEST_UPLOAD, Rate
from depesche.store.tokens import Tokens

NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
Open = Callable[..., TestClient]
DECISION = {"action": "accept", "targets": ["c2d65588295f630d6"], "why": "seen"}


@pytest.mark.parametrize("path", ["/", "/api/contacts", "/static/room.css", "/openapi.json", "/nowhere"])
def test_every_answer_says_what_a_browser_may_do(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_card_may_be_shown_elsewhere_and_runs_nothing(room: TestClient) -> None:
    card = room.get("/contacts/c2d65588295f630d6/card")
    policy = card.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "x-frame-options" not in card.headers
    assert "<script" not in card.text


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 200), ("localhost:8765", 200), ("[::1]:8765", 200), ("evil.example", 403), ("", 403)],
)
def test_only_hosts_that_are_known_are_answered(room: TestClient, host: str, status: int) -> None:
    assert room.get("/help", headers={"host": host}).status_code == status


def test_a_host_that_is_named_is_answered(opened: Open, examples: Path) -> None:
    with opened(examples, hosts=["chronik.example"]) as client:
        assert client.get("/help", headers={"host": "chronik.example"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"origin": "http://127.0.0.1"}, 201),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"cookie": "depesche_token=x"}, 403),
    ],
)
def test_writes_come_from_our_own_pages(writer: TestClient, headers: dict[str, str], status: int) -> None:
    assert writer.post("/api/decisions", json=DECISION, headers=headers).status_code == status


@pytest.mark.parametrize("secret", ["", "dep_wrong", "x" * 5000])
def test_writes_need_a_token(opened: Open, store: Path, secret: str) -> None:
    with opened(store) as client:
        for path in ("/api/decisions", "/api/decisions/d1/undo"):
            answer = client.post(path, json=DECISION, headers={"authorization": f"Bearer {secret}"})
            assert answer.status_code == 401
            assert answer.json()["error"]["code"] == "not_authorised"


def test_a_token_is_stored_hashed_and_can_be_revoked(store: Path, token: str, writer: TestClient) -> None:
    for file in store.parent.glob("room.sqlite*"):
        assert token.encode() not in file.read_bytes()
    assert writer.post("/api/decisions", json=DECISION).json()["who"] == "Rita"
    Tokens(store).revoke("Rita")
    assert writer.post("/api/decisions", json=DECISION).status_code == 401
    with pytest.raises(UsageError):
        Tokens(store).revoke("Rita")


def test_a_name_has_one_token(store: Path) -> None:
    tokens = Tokens(store)
    tokens.make("Ugur", NOON)
    with pytest.raises(UsageError, match="token already"):
        tokens.make("Ugur", NOON)
    tokens.revoke("Ugur")
    assert tokens.holder(tokens.make("Ugur", NOON)) == "Ugur"


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x07b"])
def test_a_token_needs_a_name(store: Path, name: str) -> None:
    with pytest.raises(UsageError):
        Tokens(store).make(name, NOON)


def test_large_requests_are_refused_before_they_are_read(writer: TestClient) -> None:
    def endless():  # type: ignore[no-untyped-def]
        for _ in range(LARGEST_FORM // 1024 + 2):
            yield b"x" * 1024

    assert writer.post("/api/decisions", content=b"x" * (LARGEST_FORM + 1)).status_code == 413
    assert writer.post("/api/decisions", content=endless()).status_code == 413
    headers = {"content-length": str(LARGEST_UPLOAD + 1)}
    assert writer.post("/add", content=b"", headers=headers).status_code == 413


def test_writes_are_limited_in_rate() -> None:
    now = [0.0]
    rate = Rate(a_minute=60, burst=2, clock=lambda: now[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 0]
    assert rate.wait("a") == 1
    now[0] = 1.0
    assert rate.wait("a") == 0


def test_who_writes_too_often_is_told_when_to_go_on(opened: Open, store: Path, token: str) -> None:
    with opened(store, rate=Rate(a_minute=1, burst=1)) as client:
        client.headers["authorization"] = f"Bearer {token}"
        assert client.post("/api/decisions", json=DECISION).status_code == 201
        late = client.post("/api/decisions", json=DECISION)
        assert late.status_code == 429
        assert int(late.headers["retry-after"]) > 0


def test_nothing_secret_is_logged(opened: Open, store: Path, token: str, caplog: pytest.LogCaptureFixture) -> None:
    with opened(store) as client, caplog.at_level(logging.DEBUG):
        client.post("/login", data={"token": token})
        client.post("/login", data={"token": f"{token}x"})
        client.post("/api/decisions", json={}, headers={"authorization": f"Bearer {token}"})
    assert token not in caplog.text


def test_nobody_is_sent_elsewhere_after_signing_in(opened: Open, store: Path, token: str) -> None:
    with opened(store) as client:
        for address in ("//evil.example", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"):
            client.cookies.clear()
            answer = client.post("/login", data={"token": token, "next": address})
            assert answer.headers["location"].startswith("/")
            assert not answer.headers["location"].startswith(("//", "/\\")), address


def test_the_cookie_of_a_token_is_kept_from_scripts_and_other_sites(opened: Open, store: Path, token: str) -> None:
    with opened(store) as client:
        cookie = client.post("/login", data={"token": token}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_fault_is_one_line_and_no_traceback(
    opened: Open, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(examples) as client:
        monkeypatch.setattr(client.app.state.room.library, "shelf", lambda: 1 / 0)  # type: ignore[attr-defined]
        answer = client.get("/api/health")
        assert answer.status_code == 500
        assert answer.json()["error"]["code"] == "fault"
        assert "division" not in answer.text
