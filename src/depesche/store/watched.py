"""The tables of what is watched: feeds, the pages that they point to, and the hosts that are asked."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ForeignKey, Index, Integer, String, Text

from depesche.store.said import column, table
from depesche.store.wires import INSTANT

FEEDS: Final = table(
    "watched_feeds",
    "The feeds that are watched, as they were when they were last asked",
    column("url", String(2048), "the feed's address", key=True),
    column("etag", Text, "what the feed's server called its state (ETag)"),
    column("modified", Text, "when it was last modified (Last-Modified)"),
    column("asked", INSTANT, "when it was last asked"),
    column("next", INSTANT, "when it may be asked again"),
    column("failures", Integer, "how often it failed since it last answered", needed=True),
    column("problem", Text, "why it failed"),
)
PAGES: Final = table(
    "watched_pages",
    "The pages that feeds have pointed to, each once",
    column("url", String(2048), "the page's address; the id of its article", key=True),
    column("feed", String(2048), "the feed that named it first", ForeignKey("watched_feeds.url"), needed=True),
    column("title", Text, "the title that the feed gives it"),
    column("published", Text, "the feed's date (EDTF), for want of one of the page's own"),
    column("publisher", Text, "who publishes the feed"),
    column("text", Text, "the article, where the feed has the whole of it"),
    column("seen", INSTANT, "when the feed named it first", needed=True),
    column("state", String(16), "waiting, live (stored, and growing), taken, or given_up", needed=True),
    column("attempts", Integer, "how often it was asked for in vain, or had not grown", needed=True),
    column("next", INSTANT, "when it is to be asked for", needed=True),
    column("problem", Text, "why it could not be taken"),
    Index("watched_pages_by_state", "state", "next"),
)
HOSTS: Final = table(
    "watched_hosts",
    "The hosts that are asked, so that each gets its rest however often the program is started",
    column("host", String(512), "scheme, name and port", key=True),
    column("asked", INSTANT, "when it was last asked for anything"),
    column("free", INSTANT, "until when it asks to be left alone"),
    column("robots", Text, "its robots.txt"),
    column("robots_asked", INSTANT, "when that was fetched"),
)
