"""Manners towards hosts, measured on a made-up clock and a made-up web."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.fetching.polite import Polite, host_of
from depesche.fetching.web import Answer
from depesche.store.watching import HostState

BEGUN = dt.datetime(2031, 1, 21, 8, tzinfo=dt.UTC)


class Fake:
    """A web of canned answers, with the times at which it was asked."""

    def __init__(self, **answers):
        self.answers, self.asked, self.now = answers, [], BEGUN

    def clock(self):
        return self.now

    def sleep(self, seconds):
        self.now += dt.timedelta(seconds=seconds)

    def get(self, url, headers):
        self.asked.append((round((self.now - BEGUN).total_seconds()), url))
        name = url.removeprefix("http://")
        if name.endswith("robots.txt") and name not in self.answers:
            return Answer(url, 404)
        found = self.answers.get(name, Answer(url, 200, body=b"gut"))
        return found.pop(0) if isinstance(found, list) else found

    def polite(self, **options):
        return Polite(self, clock=self.clock, sleep=self.sleep, **options)

    @property
    def pages(self):
        return [(at, url) for at, url in self.asked if not url.endswith("robots.txt")]


def web(**answers):
    return Fake(**{name.replace("__", "/"): answer for name, answer in answers.items()})


def robots(text):
    return {"a.example/robots.txt": Answer("http://a.example/robots.txt", 200, body=text.encode())}


def test_a_pause_stands_between_two_requests_to_a_host_and_none_between_two_hosts():
    fake = Fake()
    polite = fake.polite(pause=3)
    for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1"):
        assert polite.get(url).is_whole
    assert fake.asked == [
        (0, "http://a.example/robots.txt"),
        (3, "http://a.example/1"),
        (6, "http://a.example/2"),
        (6, "http://b.example/robots.txt"),
        (9, "http://b.example/1"),
    ]


def test_a_start_of_the_program_keeps_the_pause_behind_the_last():
    fake = Fake()
    known = HostState("http://a.example", asked=BEGUN - dt.timedelta(seconds=1), robots="", robots_asked=BEGUN)
    fake.polite(pause=5, known=lambda name: known).get("http://a.example/1")
    assert fake.asked == [(4, "http://a.example/1")]


def test_robots_are_obeyed_and_asked_for_once_a_day():
    fake = Fake(**robots("User-agent: *\nDisallow: /intern/\nCrawl-delay: 7\n"))
    polite = fake.polite(pause=1)
    assert polite.get("http://a.example/intern/1").forbidden
    assert polite.get("http://a.example/1").is_whole
    assert polite.get("http://a.example/2").is_whole
    assert fake.asked == [
        (0, "http://a.example/robots.txt"),
        (7, "http://a.example/1"),
        (14, "http://a.example/2"),
    ]
    fake.sleep(90_000)
    polite.get("http://a.example/3")
    assert [url for _, url in fake.asked].count("http://a.example/robots.txt") == 2


def test_rules_for_this_program_come_before_those_for_all():
    fake = Fake(**robots("User-agent: depesche\nDisallow: /\n\nUser-agent: *\nAllow: /\n"))
    assert fake.polite().get("http://a.example/1").forbidden


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (0, False)])
def test_a_host_whose_robots_cannot_be_had_is_not_asked_until_they_can(status, open_):
    fake = Fake(
        **{
            "a.example/robots.txt": Answer(
                "http://a.example/robots.txt", status, problem="x" if not status else None
            )
        }
    )
    assert fake.polite().get("http://a.example/1").is_whole is open_
    assert bool(fake.pages) is open_


@pytest.mark.parametrize(
    ("headers", "rest"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": "Tue, 21 Jan 2031 09:00:00 GMT", "date": "Tue, 21 Jan 2031 08:00:00 GMT"}, 3600),
        ({"retry-after": "Tue, 21 Jan 2031 07:00:00 GMT"}, 0),
        ({"retry-after": "99999999"}, 86400),
        ({"retry-after": "bald"}, 300),
        ({}, 300),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_says(headers, rest, status):
    fake = Fake(**{"a.example/1": [Answer("", status, headers), Answer("", 200)]})
    polite = fake.polite(pause=0)
    answer = polite.get("http://a.example/1")
    assert (answer.problem, answer.retry_after) == (f"is busy ({status})", rest)
    if rest:
        assert polite.get("http://a.example/2").retry_after == pytest.approx(rest)
        assert len(fake.pages) == 1, "it was not asked"
        assert next(iter(polite.states())).free == BEGUN + dt.timedelta(seconds=rest)
    fake.sleep(rest)
    assert polite.get("http://a.example/1").is_whole


def test_redirects_are_followed_with_the_manners_of_where_they_lead():
    moved = Answer("", 301, {"location": "http://b.example/intern/1"})
    fake = Fake(
        **{
            "a.example/1": moved,
            "b.example/robots.txt": Answer("", 200, body=b"User-agent: *\nDisallow: /intern/"),
            "a.example/2": Answer("", 302, {"location": "/3"}),
        }
    )
    polite = fake.polite()
    assert polite.get("http://a.example/1").forbidden
    assert polite.get("http://a.example/2").is_whole
    assert fake.pages[-1][1] == "http://a.example/3"


@pytest.mark.parametrize("target", ["http://a.example/1", "http://a.example/2"])
def test_redirects_in_a_circle_end(target):
    fake = Fake(**{f"a.example/{n}": Answer("", 302, {"location": target}) for n in (1, 2)})
    assert fake.polite().get("http://a.example/1").problem == "redirects in a circle, or too often"
    assert len(fake.pages) <= 2
    endless = Fake(**{f"a.example/{n}": Answer("", 302, {"location": f"/{n + 1}"}) for n in range(50)})
    assert endless.polite(pause=0).get("http://a.example/0").problem == "redirects in a circle, or too often"
    assert len(endless.pages) < 10


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/1", "javascript:alert(1)", "http:///1", "", "http://[::1/1", "x"],
)
def test_what_is_no_address_of_the_web_is_not_asked(url):
    fake = Fake()
    assert host_of(url) is None
    assert fake.polite().get(url).problem == "is no address of the web"
    moved = Fake(**{"a.example/1": Answer("", 302, {"location": "file:///etc/passwd"})})
    assert moved.polite().get("http://a.example/1").problem == "is no address of the web"
    assert fake.asked == []


def test_hosts_are_told_apart_by_scheme_and_port():
    assert host_of("HTTP://A.example:80/1") == "http://a.example:80"
    assert host_of("https://a.example/1?x=http://b.example") == "https://a.example"
    assert host_of("http://[::1]:8080/") == "http://[::1]:8080"
