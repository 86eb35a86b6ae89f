"""Versions of agencies' items: newer replaces older in whatever order they come, kills retract, embargoes wait."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import sqlite3
from dataclasses import replace

import pytest
import wire_formats as w

from depesche.intake import Intake
from depesche.sources import placed
from depesche.store import Store
from depesche.store.watching import FeedState, HostState, WatchedPage

CET = dt.timezone(dt.timedelta(hours=1))
NOON = dt.datetime(2021, 1, 20, 12, tzinfo=CET)
FIRST = w.Story(
    "urn:newsml:xda.example:1",
    "Macron telefoniert mit Modi",
    (
        (
            "Der französische Präsident Emmanuel Macron hat am Dienstag mit dem indischen Ministerpräsidenten Narendra "
            "Modi telefoniert. Das teilte sein Büro in Paris mit."
        ),
        "Es sei um Häfen gegangen.",
    ),
    dt.datetime(2021, 1, 19, 15, 30, tzinfo=CET),
)
SECOND = w.newer(
    FIRST,
    correction="Wochentag",
    paragraphs=(FIRST.paragraphs[0].replace("Dienstag", "Montag"), FIRST.paragraphs[1]),
)
KILL = w.newer(SECOND, status="canceled", paragraphs=(), correction=None)


class Desk:
    """A store and what is sent to it."""

    def __init__(self, folder):
        self.folder, self.name = folder, str(folder / "a.sqlite")
        self.rejects = []

    def send(self, *stories, at=NOON, write=w.digitalwires):
        path = self.folder / "eingang.json"
        path.write_text(json.dumps([write(story) for story in stories]), "utf-8")
        with Intake(self.name, self.rejects.append, clock=lambda: at) as intake:
            intake.run(placed([path]), jobs=1)
            changes, _ = intake.changes()
        return intake.tally, list(intake.revised.taken()), changes

    def texts(self):
        with Store(self.name, create=False) as store:
            return {reading.document.id: reading.document.text for reading in store.readings()}

    def rows(self, query):
        connection = sqlite3.connect(self.name)
        found = connection.execute(query).fetchall()
        connection.close()
        return found


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_newer_version_replaces_the_older_and_says_what_changed(desk):
    desk.send(FIRST)
    tally, lines, changes = desk.send(SECOND)
    assert (tally.added, tally.changed, tally.rejected) == (0, 1, 0)
    assert lines == [f"{FIRST.id}: version 2 replaces version 1 (Wochentag)"]
    assert desk.texts() == {FIRST.id: SECOND.text}
    assert [(c.field, c.before, c.after) for c in changes if c.type == "changed"] == [
        ("time", "2021-01-19", "2021-01-18")
    ]
    assert desk.rows("SELECT version, correction FROM wire_items") == [(2, "Wochentag")]
    assert desk.rows("SELECT became FROM wire_revisions ORDER BY number") == [("read",), ("replaced",)]


@pytest.mark.parametrize(
    "order",
    list(itertools.permutations([FIRST, SECOND, KILL])),
    ids=lambda order: "-".join(str(story.version) for story in order),
)
@pytest.mark.parametrize("together", [True, False])
def test_the_order_in_which_versions_come_does_not_matter(desk, order, together):
    for part in [order] if together else [(story,) for story in order]:
        desk.send(*part)
    assert desk.texts() == {}
    assert desk.rows("SELECT version, status FROM wire_items") == [(3, "canceled")]
    assert desk.rejects == []


@pytest.mark.parametrize(
    "order",
    list(itertools.permutations([FIRST, SECOND])),
    ids=lambda order: "-".join(str(story.version) for story in order),
)
@pytest.mark.parametrize("write", [w.ninjs1, w.ninjs2, w.ninjs3, w.digitalwires])
def test_two_versions_in_one_file_leave_the_newer(desk, order, write):
    desk.send(*order, write=write)
    assert desk.texts() == {FIRST.id: SECOND.text}


def test_sending_a_version_again_changes_nothing(desk):
    desk.send(FIRST, SECOND)
    before = desk.rows("SELECT * FROM wire_revisions")
    tally, lines, changes = desk.send(FIRST, SECOND)
    assert (tally.same, tally.changed, tally.added) == (2, 0, 0)
    assert lines == ["1 version is passed over: a newer one is known, or the item was taken back"]
    assert changes == ()
    assert desk.rows("SELECT * FROM wire_revisions") == before


def test_a_kill_takes_the_article_out_with_its_contact(desk):
    desk.send(FIRST)
    tally, lines, changes = desk.send(KILL)
    assert tally.retracted == 1
    assert lines == [f"{FIRST.id}: version 3 is cancelled by its agency: its article is taken out"]
    assert [change.type for change in changes][:1] == ["removed"]
    assert desk.texts() == {}
    assert desk.rows("SELECT count(*) FROM reports") == [(0,)]


def test_a_kill_with_the_number_of_what_it_kills_wins_in_either_order(desk):
    kill = replace(FIRST, status="canceled", paragraphs=())
    desk.send(kill)
    desk.send(FIRST)
    assert desk.texts() == {}
    desk.send(w.newer(FIRST))
    assert list(desk.texts()) == [FIRST.id], "a newer version is sent after all"


def test_what_is_withheld_comes_back_when_its_agency_releases_it(desk):
    desk.send(FIRST)
    desk.send(w.newer(FIRST, status="withheld"))
    assert desk.texts() == {}
    desk.send(w.newer(w.newer(FIRST)))
    assert list(desk.texts()) == [FIRST.id]


EMBARGOED = replace(FIRST, embargo=dt.datetime(2021, 1, 20, 19, tzinfo=CET))


def test_an_embargo_keeps_the_article_out_until_its_time(desk):
    tally, lines, _ = desk.send(EMBARGOED)
    assert tally.held == 1
    assert lines == [f"{FIRST.id}: kept out until its embargo ends, 2021-01-20 19:00+01:00"]
    assert desk.texts() == {}
    assert desk.send(EMBARGOED)[0].held == 1
    assert desk.texts() == {}
    tally, _, _ = desk.send(at=dt.datetime(2021, 1, 20, 18, 59, tzinfo=CET))
    assert tally.added == 0
    tally, _, _ = desk.send(at=dt.datetime(2021, 1, 20, 19, tzinfo=CET))
    assert tally.added == 1
    assert desk.texts() == {FIRST.id: FIRST.text}
    assert desk.rows("SELECT held_text, held FROM wire_items") == [(None, None)]
    assert desk.rows("SELECT became FROM wire_revisions ORDER BY number") == [("held",), ("released",)]
    assert desk.send(at=dt.datetime(2021, 1, 20, 20, tzinfo=CET))[0].added == 0


def test_an_embargo_that_has_ended_is_none(desk):
    assert desk.send(EMBARGOED, at=dt.datetime(2021, 2, 1, tzinfo=CET))[0].added == 1


def test_an_embargo_that_comes_later_takes_the_article_out_again(desk):
    desk.send(FIRST)
    desk.send(w.newer(EMBARGOED))
    assert desk.texts() == {}


def test_a_kill_ends_what_waits(desk):
    desk.send(EMBARGOED)
    desk.send(KILL)
    assert desk.send(at=dt.datetime(2021, 2, 1, tzinfo=CET))[0].added == 0
    assert desk.texts() == {}


def test_nothing_private_is_in_the_file_of_the_store(desk):
    for write in (w.ninjs1, w.ninjs2, w.ninjs3, w.digitalwires):
        desk.send(FIRST, SECOND, replace(EMBARGOED, id="urn:2"), write=write)
    (desk.folder / "a.xml").write_bytes(w.newsml([replace(FIRST, id="urn:3")]))
    (desk.folder / "a.iptc").write_bytes(w.iptc7901(FIRST, 12))
    with Intake(desk.name, desk.rejects.append) as intake:
        intake.run(placed([desk.folder / "a.xml", desk.folder / "a.iptc"]), jobs=1)
    assert intake.tally.added == 3, "with the one whose embargo has ended"
    stored = b"".join(path.read_bytes() for path in desk.folder.glob("a.sqlite*"))
    assert FIRST.paragraphs[1].encode() in stored
    assert w.PRIVATE.encode() not in stored
    assert b"5550" not in stored


def test_an_article_that_is_no_wire_keeps_its_text_against_another(desk):
    row = {"id": "a", "text": FIRST.text}
    desk.send(row, write=dict)
    desk.send({**row, "text": SECOND.text}, write=dict)
    assert [reject.error.code for reject in desk.rejects] == ["conflict"]


def test_a_wire_that_cannot_be_read_and_was_killed_meanwhile_stays_out(desk):
    row = {
        **w.digitalwires(FIRST),
        "article_html": "<p>The president has called the prime minister, it was said.</p>",
    }
    desk.send(row, write=dict)
    assert len(desk.rejects) == 1
    desk.send(KILL)
    with Intake(desk.name, desk.rejects.append) as intake:
        intake.retry(notice=print, jobs=1)
    assert desk.texts() == {}


def test_versions_and_what_is_watched_are_kept_in_every_kind_of_database(anywhere, tmp_path):
    desk = Desk(tmp_path)
    desk.name = anywhere
    desk.send(SECOND, FIRST, replace(EMBARGOED, id="urn:2"))
    assert desk.texts() == {FIRST.id: SECOND.text}
    desk.send(KILL, at=dt.datetime(2021, 2, 1, tzinfo=CET))
    assert desk.texts() == {"urn:2": FIRST.text}
    feed = FeedState("http://x.example/f", '"e"', "Mon", asked=NOON, next=NOON, failures=2, problem="x")
    page = WatchedPage("http://x.example/1", feed.url, seen=NOON, next=NOON, title="Häfen", published="2021-01-20")
    host = HostState("http://x.example", asked=NOON, free=NOON, robots="User-agent: *", robots_asked=NOON)
    with Store(anywhere) as store:
        assert (
            store.note_feed(
                feed, [page, replace(page, title="noch einmal"), replace(page, url="http://x.example/2")]
            )
            == 2
        )
        assert store.note_feed(replace(feed, failures=0), [page]) == 0
        store.note_hosts([host])
        store.note_hosts([replace(host, robots="")])
        assert store.feed(feed.url) == replace(feed, failures=0)
        assert store.host(host.host) == replace(host, robots="")
        assert store.due_pages(NOON, 9)[0] == page
        assert store.due_pages(NOON - dt.timedelta(minutes=1), 9) == ()
        store.note_pages([replace(page, state="taken")])
        assert [waiting.url for waiting in store.due_pages(NOON, 9)] == ["http://x.example/2"]
        assert store.next_page() == NOON
        assert store.stored(["urn:2", "urn:3"]) == {"urn:2"}
