"""The pages: every view answers, is narrowed by its address, and says the same as JSON, CSV and a feed."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from depesche.room.voice import LANGUAGES, phrases

VIEWS = (
    "/", "/findings", "/plans", "/changes", "/articles", "/check", "/compare", "/decisions", "/add", "/login", "/help",
    "/people/wladimir-putin", "/states/RU", "/pairs/joe-biden/wladimir-putin", "/pairs/RU/US",
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


def links(page: str, within: str = r'class="open" href="([^"]+)"') -> list[str]:
    return re.findall(within, page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers_in_every_language(room: TestClient, path: str, language: str) -> None:
    answer = room.get(path, params={"lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("section", ["words", "counted", "explained"])
def test_both_languages_have_the_same_words(section: str) -> None:
    german, english = (phrases(language)[section] for language in LANGUAGES)
    assert german.keys() == english.keys()
    if section == "words":
        used = {key: set(re.findall(r"{(\w+)}", text)) for key, text in german.items()}
        assert used == {key: set(re.findall(r"{(\w+)}", text)) for key, text in english.items()}


def test_the_browsers_language_is_spoken_until_another_is_chosen(room: TestClient) -> None:
    assert '<html lang="en">' in room.get("/", headers={"accept-language": "en-GB,en;q=0.8"}).text
    assert '<html lang="de">' in room.get("/", headers={"accept-language": "fr"}).text
    chosen = room.get("/?lang=en", headers={"accept-language": "de"})
    assert "depesche_language=en" in chosen.headers["set-cookie"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 6),
        ("kind=call", 3),
        ("kind=call&kind=meeting", 4),
        ("person=wladimir-putin&person=joe-biden", 4),
        ("person=Merkel", 2),
        ("state=UA", 1),
        ("status=planned", 1),
        ("finding=gap", 1),
        ("from=2021-08&to=2021-08", 2),
        ("q=Hackergruppen", 1),
        ("q=keinessolchen", 0),
        ("from=2021-07&kind=visit&person=angela-merkel&state=RU", 1),
    ],
)
def test_the_address_narrows_the_list(room: TestClient, asked: str, number: int) -> None:
    page = room.get(f"/?{asked}").text
    assert len(links(page)) == number
    assert room.get(f"/api/contacts?{asked}").json()["total"] == number


@pytest.mark.parametrize("asked", ["kind=lunch", "from=2021-13", "from=2022&to=2021", "order=up", "format=pdf"])
def test_an_address_that_means_nothing_is_said_in_one_line(room: TestClient, asked: str) -> None:
    answer = room.get(f"/?{asked}", headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()["error"]) == {"code", "message", "where", "remedy"}
    page = room.get(f"/?{asked}")
    assert page.status_code == 400
    assert "Traceback" not in page.text


def test_words_that_were_found_are_marked_in_the_words_of_the_article(room: TestClient) -> None:
    page = room.get("/?q=hackergruppen").text
    assert "<mark>Hackergruppen</mark>" in page


def test_facets_lead_to_what_they_count(room: TestClient) -> None:
    page = room.get("/").text
    for href, count in re.findall(
        r'<li><a href="([^"]+)" rel="nofollow">[^<]+</a> <span class="count">(\d+)<', page
    ):
        assert len(links(room.get(href.replace("&amp;", "&")).text)) == int(count), href


def test_bars_lead_to_their_days_and_back(room: TestClient) -> None:
    page = room.get("/").text
    month = next(href for href in re.findall(r'<a href="([^"]+)" aria-label="[^"]*August 2021', page))
    days = room.get(month.replace("&amp;", "&")).text
    assert "20. August 2021: 1 stattgefunden" in days
    assert "alle Jahre" in days


def test_from_the_start_page_to_the_sentence_in_three_clicks(room: TestClient) -> None:
    contact = links(room.get("/?order=old").text)[0]
    page = room.get(contact).text
    fact = page[page.index('id="f-time"') :]
    words = re.search(r'<a class="words" href="([^"]+)">', fact)
    assert words is not None
    article = room.get(words[1].replace("&amp;", "&").partition("#")[0]).text
    assert re.search(r'class="[^"]*asked[^"]*"[^>]*>Dienstag<', article)


def test_every_value_of_a_contact_has_its_words(room: TestClient) -> None:
    for contact in links(room.get("/").text):
        page = room.get(contact).text
        for field, body in re.findall(r'<details class="fact" id="f-(\w+)">(.*?)</details>', page, re.DOTALL):
            assert "<mark>" in body or field in ("time", "participants"), (contact, field)


def test_a_contact_is_found_under_the_beginning_of_nothing_else(room: TestClient) -> None:
    assert room.get("/contacts/c").status_code == 404
    assert room.get("/articles/none").status_code == 404
    assert room.get("/people/nobody-at-all").status_code == 404


def test_accounts_stand_side_by_side_field_by_field(room: TestClient) -> None:
    page = room.get("/contacts/c2d65588295f630d6?lang=de").text
    table = page[page.index('<table class="compared">') : page.index("</table>", page.index("compared"))]
    assert re.findall(r'<th scope="col">([^<]+)</th>', table)[2:] == ["Russland", "USA", "Die Artikel selbst"]
    assert "schweigt" in table


def test_a_contact_can_be_cited_and_read_by_reference_managers(room: TestClient) -> None:
    page = room.get("/contacts/c2d65588295f630d6").text
    assert page.count('class="cited" id="cite-') == 3
    assert 'class="Z3988" title="ctx_ver=Z39.88-2004&amp;' in page
    assert '<meta name="citation_title"' in page


@pytest.mark.parametrize("path", [v for v in VIEWS if v not in ("/check", "/compare", "/add", "/login", "/help")])
def test_every_list_is_there_as_json_csv_and_a_feed(room: TestClient, path: str) -> None:
    assert room.get(path, params={"format": "json"}).headers["content-type"] == "application/json"
    table = list(csv.reader(io.StringIO(room.get(path, params={"format": "csv"}).text)))
    assert len({len(row) for row in table}) == 1
    feed = ET.fromstring(room.get(path, params={"format": "atom"}).text)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    assert all(entry.find(f"{ATOM}updated") is not None for entry in feed.iter(f"{ATOM}entry"))


def test_a_page_is_sent_once_as_long_as_nothing_changes(room: TestClient) -> None:
    first = room.get("/")
    again = room.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert room.get("/", headers={"accept-encoding": "identity"}).content == first.content


def test_a_list_goes_on_page_by_page(room: TestClient) -> None:
    seen: list[str] = []
    after = ""
    for _ in range(10):
        part = room.get(f"/api/contacts?limit=2&order=old&after={after}").json()
        seen += [contact["id"] for contact in part["contacts"]]
        after = part["next"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == 6
    whole = room.get("/api/contacts?order=old").json()["contacts"]
    assert seen == [contact["id"] for contact in whole]


def test_a_sentence_is_checked(room: TestClient) -> None:
    asked = {"sentence": "Biden und Putin haben 2021 dreimal telefoniert."}
    page = room.get("/check", params=asked).text
    assert '<section class="answer contradicted">' in page
    assert room.get("/api/check", params=asked).json()["answers"][0]["outcome"] == "contradicted"


def test_a_list_is_held_against_the_chronicle(room: TestClient) -> None:
    rows = (
        "Datum;Beteiligte;Art\n26.01.2021;Biden, Putin;Telefonat\n20.08.2021;Merkel, Putin;Telefonat\n"
        "03.03.2020;Merkel, Macron;Treffen\n"
    )
    answer = room.post("/compare?lang=de", files={"file": ("../list.csv", rows.encode())})
    assert answer.status_code == 202
    outcomes = re.findall(r'data-item><th scope="row">(\d+)</th>.*?class="tag list-(\w+)"', answer.text, re.DOTALL)
    assert outcomes == [("2", "supported"), ("3", "contradicted"), ("4", "only_list")]
    assert "tag list-only_chronicle" in answer.text
    room.cookies.clear()
    assert room.post("/compare", files={"file": ("x.csv", b"")}).status_code == 400
