"""Pages added by their address: only where the room fetches, only of the public web, with manners."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.errors import InputError, UsageError
from depesche.fetching.polite import Polite
from depesche.fetching.web import Answer
from depesche.room.fetching import Fetcher, Public

PAGE = """<html lang="de"><head><title>Duda telefoniert mit Levits</title>
<meta property="article:published_time" content="2021-11-10T18:00:00+01:00"></head><body><article>
<h1>Duda telefoniert mit Levits</h1><p>Warschau (dpa) - Polens Präsident Andrzej Duda hat am Mittwoch mit dem lettischen
Präsidenten Egils Levits telefoniert. Es ging um die Grenze zu Belarus, teilte das Präsidialamt in Warschau mit.</p>
<p>Die beiden verabredeten, einander auf dem Laufenden zu halten, hieß es in der Mitteilung weiter.</p>
</article></body></html>"""
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


class Fake:
    """A web of a few pages; notes what it is asked."""

    def __init__(self, pages: Mapping[str, Answer] | None = None) -> None:
        self.asked: list[str] = []
        self._answers = {"/robots.txt": Answer("", 404), **(pages or {})}

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        self.asked.append(url)
        path = "/" + url.split("/", 3)[3]
        found = self._answers.get(path, Answer("", 200, {"content-type": "text/html"}, PAGE.encode()))
        return Answer(url, found.status, found.headers, found.body, found.problem)


def fetcher(web: Fake, *addresses: str) -> Fetcher:
    public = Public(web, lambda host: frozenset(addresses or {"93.184.216.34"}))
    return Fetcher(Polite(public, pause=0), lambda: NOON)


def test_a_page_becomes_an_article_with_its_address() -> None:
    (document,) = fetcher(Fake()).taken("https://presse.example/a?utm_source=x").documents
    assert (document.id, document.title) == ("https://presse.example/a", "Duda telefoniert mit Levits")
    assert str(document.published) == "2021-11-10"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.9", "::1", "fe80::1%eth0", "::ffff:127.0.0.1", "0.0.0.1",
     "224.0.0.1", "100.64.0.1", "fd00::7"],
)  # fmt: skip
def test_what_only_this_machine_or_its_network_reaches_is_not_asked_for(address: str) -> None:
    web = Fake()
    with pytest.raises(InputError):
        fetcher(web, "93.184.216.34", address).taken("https://presse.example/a")
    assert web.asked == []


def test_a_redirect_to_such_an_address_is_not_followed() -> None:
    web = Fake({"/a": Answer("", 302, {"location": "http://inside.example/admin"})})
    inside = {"presse.example": frozenset({"93.184.216.34"}), "inside.example": frozenset({"10.0.0.1"})}
    with pytest.raises(InputError):
        Fetcher(Polite(Public(web, inside.__getitem__), pause=0)).taken("https://presse.example/a")
    assert not any("inside" in url for url in web.asked)


def test_a_host_that_is_not_found_is_said_to_be_so() -> None:
    def nowhere(host: str) -> frozenset[str]:
        raise socket.gaierror(host)

    with pytest.raises(InputError):
        Fetcher(Polite(Public(Fake(), nowhere), pause=0)).taken("https://presse.example/a")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "presse", "javascript:alert(1)", "ftp://presse.example/a"])
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="no address of the web"):
        fetcher(Fake()).taken(url)


def test_a_date_that_is_none_is_refused_before_anything_is_asked() -> None:
    web = Fake()
    with pytest.raises(UsageError):
        fetcher(web).taken("https://presse.example/a", published="gestern")
    assert web.asked == []


def test_robots_are_heeded() -> None:
    rules = Answer("", 200, {"content-type": "text/plain"}, b"User-agent: *\nDisallow: /a\n")
    with pytest.raises(InputError, match="robots"):
        fetcher(Fake({"/robots.txt": rules})).taken("https://presse.example/a")


def test_a_page_is_looked_at_before_it_is_added(
    opened: Callable[..., TestClient], store: Path, token: str
) -> None:
    with opened(store, fetcher=fetcher(Fake())) as room:
        room.headers["authorization"] = f"Bearer {token}"
        seen = room.post("/add", data={"page": "https://presse.example/a"})
        assert seen.status_code == 202
        assert "Levits" in seen.text
        room.cookies.set("depesche_token", token)
        assert 'name="page"' in room.get("/add").text


def test_a_room_fetches_nothing_unless_it_was_opened_so(writer: TestClient) -> None:
    answer = writer.post("/add", data={"page": "https://presse.example/a"}, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    assert 'name="page"' not in writer.get("/add").text
