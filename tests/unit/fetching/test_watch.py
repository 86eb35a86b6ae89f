"""Feeds watched over a real server on the loopback interface: nothing twice, nothing lost, and politely."""

from __future__ import annotations

import datetime as dt
import json
import time
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest
import watching
import wire_formats as w
from outlets.stories import story as outlet_story
from outlets.templates import live
from press_server import Press
from typer.testing import CliRunner

from depesche.cli.app import app
from depesche.errors import InputError
from depesche.fetching.settings import read_settings
from depesche.fetching.taking import same
from depesche.fetching.web import Http
from depesche.intake import Intake
from depesche.sources import placed
from depesche.store import Store

CET = dt.timezone(dt.timedelta(hours=1))


def stories(count):
    return [watching.story(n, 0, dt.datetime(2021, 1, 1 + n, 12, tzinfo=CET)) for n in range(count)]


def test_many_polls_with_faults_and_kills_take_every_article_once(tmp_path):
    result = watching.run(tmp_path, 20, kills=3, seed=3)
    assert set(result.stored) == result.published
    assert len(result.published) >= 10
    assert result.texts == len(result.stored)
    assert result.shortest_pause >= watching.PAUSE
    assert result.most_at_once == 1
    assert result.unchanged > 5


@pytest.fixture
def press():
    with Press() as server:
        yield server


def run(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def documents(db):
    with Store(db, create=False) as store:
        return {reading.document.id: reading.document for reading in store.readings()}


def settings(folder, press, **more):
    lines = [f"{name} = {json.dumps(value)}" for name, value in {"pause": 0, **more}.items()]
    path = folder / "feeds.toml"
    path.write_text("\n".join([*lines, "[[feed]]", f'url = "{press.feed}"', 'publisher = "Zeitung"']), "utf-8")
    return path


def test_watch_shows_new_contacts_and_a_second_run_nothing(tmp_path, press):
    press.stories = stories(3)
    feeds, db = settings(tmp_path, press), tmp_path / "a.sqlite"
    code, out, err = run("watch", feeds, "--db", db, "--once", "--language", "en")
    assert (code, err) == (0, "")
    assert out.count("+ new") >= 3
    assert "Emmanuel Macron" in out
    found = documents(db)
    assert set(found) == {press.page(story) for story in press.stories}
    assert all(document.published is not None for document in found.values())
    assert run("watch", feeds, "--db", db, "--once") == (0, "", "")
    press.stories.append(stories(4)[-1])
    code, out, _ = run("watch", feeds, "--db", db, "--once", "--format", "json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["change"]["type"] for row in rows][:1] == ["added"]
    assert rows[0]["contacts"][0]["kind"] == "call"
    assert len(press.requests) == 1 + 4 + 3, "robots once, every page once, the feed three times"


def test_the_feeds_date_counts_only_where_the_page_has_none(tmp_path, press):
    dated, bare = stories(2)
    press.stories = [dated, bare]
    press.write = lambda made, host: w.rss(
        [replace(s, sent=s.sent + dt.timedelta(days=9)) for s in made], host=host
    )
    real = w.page
    try:
        w.page = lambda s: real(s).replace(b"datePublished", b"datum") if s.id == bare.id else real(s)
        run("watch", settings(tmp_path, press), "--db", tmp_path / "a.sqlite", "--once")
    finally:
        w.page = real
    found = documents(tmp_path / "a.sqlite")
    assert str(found[press.page(dated)].published) == "2021-01-01"
    assert str(found[press.page(bare)].published) == "2021-01-11"
    assert found[press.page(bare)].dated_by == "feed"


def test_an_article_that_the_feed_has_whole_is_taken_when_its_page_cannot_be(tmp_path, press):
    press.stories = stories(1)
    press.write = lambda made, host: w.rss(made, whole=True, host=host)
    press.faults[f"/{press.stories[0].id}.html"] = ["500"] * 9
    code, _, _ = run("watch", settings(tmp_path, press), "--db", tmp_path / "a.sqlite", "--once")
    assert code == 0
    assert documents(tmp_path / "a.sqlite")[press.page(press.stories[0])].text == press.stories[0].text


def test_what_an_embargo_has_kept_out_comes_in_when_it_has_ended(tmp_path, press):
    story = stories(1)[0]
    held = replace(story, embargo=story.sent + dt.timedelta(hours=2))
    (tmp_path / "a.json").write_text(json.dumps([w.ninjs3(held)]), "utf-8")
    db = tmp_path / "a.sqlite"
    with Intake(str(db), print, clock=lambda: story.sent) as intake:
        intake.run(placed([tmp_path / "a.json"]), jobs=1)
    assert documents(db) == {}
    code, out, _ = run("watch", settings(tmp_path, press), "--db", db, "--once")
    assert code == 0
    assert "+ neu" in out
    assert list(documents(db)) == [story.id]


def test_several_addresses_of_one_page_are_one_article(tmp_path, press):
    story = stories(1)[0]
    press.stories = [story]
    entries = [
        replace(story, id=f"moved/{story.id}"),
        story,
        replace(story, id=f"{story.id}.html?utm_source=rss#"),
    ]
    press.write = lambda made, host: w.rss(entries, host=host)
    run("watch", settings(tmp_path, press), "--db", tmp_path / "a.sqlite", "--once")
    assert list(documents(tmp_path / "a.sqlite")) == [press.page(story)]


@pytest.mark.parametrize(
    ("fault", "said"),
    [("500", "answers with 500"), ("never", "does not answer in time"), ("loop", "redirects in a circle"),
     ("garbage", "is no feed"), ("429", "is busy (429)"), ("404", "answers with 404"), ("cut", "cannot be reached")],
)  # fmt: skip
def test_a_feed_that_fails_is_one_line_and_nothing_is_lost(tmp_path, press, monkeypatch, fault, said):
    monkeypatch.setattr("depesche.fetching.web.SILENCE", 0.3)
    monkeypatch.setattr(Http.__init__, "__kwdefaults__", {"connect": 1.0, "silence": 0.3, "whole": 1.0})
    press.stories = stories(1)
    press.faults["/feed.rss"] = [fault]
    feeds = settings(tmp_path, press)
    code, out, err = run("watch", feeds, "--db", tmp_path / "a.sqlite", "--once")
    assert (code, out) == (1, "")
    [line] = err.splitlines()
    assert said in line
    assert press.feed in line
    if fault != "429":  # that one is left alone for a minute and a half
        assert run("watch", feeds, "--db", tmp_path / "a.sqlite", "--once")[0] == 0
        assert len(documents(tmp_path / "a.sqlite")) == 1


def test_fetch_takes_pages_once_and_says_what_fails(tmp_path, press):
    press.stories = stories(2)
    db, first = tmp_path / "a.sqlite", press.page(press.stories[0])
    code, out, err = run(
        "fetch", first, f"{press.url}/fehlt.html", "ftp://x", "--db", db, "--pause", 0, "--language", "en"
    )
    assert code == 1
    assert "+ new" in out
    assert f"depesche: {press.url}/fehlt.html: " in err
    assert "answers with 404" in err
    assert "ftp://x: is no address of the web" in err
    asked = len(press.requests)
    assert run("fetch", first, "--db", db)[0] == 0
    assert len(press.requests) == asked, "what is stored is not fetched"


def test_fetch_takes_the_addresses_of_a_list(tmp_path, press):
    press.stories = stories(3)
    rows = [{"Link": press.page(story), "Quelle": "Blatt"} for story in press.stories[:2]]
    (tmp_path / "liste.csv").write_text(w.separated(rows), "utf-8")
    (tmp_path / "liste.txt").write_text(press.page(press.stories[2]) + "\n", "utf-8")
    db = tmp_path / "a.sqlite"
    code, _, err = run(
        "fetch", "--from", tmp_path / "liste.csv", "--from", tmp_path / "liste.txt", "--db", db, "--pause", 0
    )
    assert code == 0, err
    assert len(documents(db)) == 3


def test_a_server_that_trickles_is_given_up(press):
    press.faults["/1"] = ["slow"]
    begun = time.monotonic()
    with closing(Http(connect=1, silence=1, whole=0.5)) as web:
        answer = web.get(f"{press.url}/1", {})
    assert answer.problem == "does not answer in time"
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no feed"),
        ("feed = 1", "'feed' has a value of the wrong kind"),
        ("pause = -1", "'pause' is less than nothing"),
        ("every = true", "'every' has a value of the wrong kind"),
        ("paus = 1", "'paus' means nothing here (known are contact, pause, every, feed)"),
        ("[[feed]]\nurl = 'x'", 'feed 1: has no "url"'),
        ("[[feed]]\nurl = 'http://x'\n[[feed]]\nurl = 'http://x'", "names a feed twice"),
        ("[[feed", "is no TOML"),
    ],
)
def test_what_is_wrong_with_the_file_of_feeds_is_one_line(tmp_path, text, said):
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_settings(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_the_file_of_feeds_says_how_often(tmp_path):
    path = tmp_path / "feeds.toml"
    path.write_text(
        "every = 5\n[[feed]]\nurl = 'https://x.example/f'\n[[feed]]\nurl = 'https://y.example'\nevery = 1\n"
    )
    assert [(feed.url, feed.every) for feed in read_settings(path).feeds] == [
        ("https://x.example/f", 5),
        ("https://y.example", 1),
    ]


def test_addresses_are_the_same_without_where_the_reader_came_from():
    assert same("HTTPS://X.example/a?utm_source=rss&id=7#top") == "https://x.example/a?id=7"
    assert same("https://x.example/a?q=ä%20b") == "https://x.example/a?q=ä%20b"


def test_a_kill_is_said_by_commands_that_only_read(tmp_path):
    path = tmp_path / "a.json"
    kill = replace(stories(1)[0], status="canceled", paragraphs=())
    path.write_text(json.dumps([w.ninjs1(kill)]), "utf-8")
    code, out, err = run("read", path)
    assert (code, out) == (0, "")
    assert f"{path}:1: {kill.id} is taken back by its agency (canceled)" in err


@pytest.fixture
def http():
    with closing(Http()) as web:
        yield web


def test_a_ticker_is_asked_for_again_as_long_as_it_grows(tmp_path, press, http):
    clock, name = watching.Clock(), str(tmp_path / "a.sqlite")
    web = watching.Recorded(http, clock)
    press.stories = stories(1)
    path = f"/{press.stories[0].id}.html"
    entries = [outlet_story(number) for number in range(20, 28)]
    shown = []
    for most in (4, 4, 6, 8):
        press.pages[path] = live(entries[-most:])
        watching._poll(name, [press], web, clock)
        (document,) = documents(name).values()
        shown.append(sum(entry.title in document.text for entry in entries))
        clock.sleep(45 * 60)
    assert shown == [4, 4, 6, 8]
    for _ in range(40):
        watching._poll(name, [press], web, clock)
        clock.sleep(45 * 60)
    asked = [at for times in web.times.values() for at, _, url in times if url.endswith(path)]
    assert len(asked) == 4 + 6
    pauses = [later - earlier for earlier, later in pairwise(asked[3:])]
    assert pauses == sorted(pauses)
    assert web.shortest_pause() >= watching.PAUSE


def test_a_ticker_that_the_server_has_no_more_stays_as_it_is(tmp_path, press, http):
    clock, name = watching.Clock(), str(tmp_path / "a.sqlite")
    web = watching.Recorded(http, clock)
    press.stories = stories(1)
    path = f"/{press.stories[0].id}.html"
    press.pages[path] = live([outlet_story(number) for number in range(20, 25)])
    watching._poll(name, [press], web, clock)
    before = documents(name)
    press.faults[path] += ["404"] * 5
    for _ in range(8):
        clock.sleep(3600)
        watching._poll(name, [press], web, clock)
    assert documents(name) == before
    assert press.faults[path] == ["404"] * 2
    with Store(name, create=False) as store:
        assert store.rejects() == ()
        assert store.next_page() is None
