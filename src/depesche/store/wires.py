"""The tables of wires: which version of each item is known, what waits for its embargo, and what came before."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Integer, String, Text

from depesche.store.said import OPEN_JSON, column, number, table

#: An instant in UTC: "2031-01-21T14:30:00+00:00".
INSTANT: Final = String(32)

ITEMS: Final = table(
    "wire_items",
    "The items of news agencies, each with the newest version that came",
    column(
        "uri", String(512), "the item's address, which all its versions share; the id of its article", key=True
    ),
    column("version", Integer, "the number of the version"),
    column("created", INSTANT, "when that version was made"),
    column("status", String(16), "usable, withheld or canceled: only the first is read", needed=True),
    column("embargo", INSTANT, "until when it must not be used"),
    column("correction", Text, "what the agency says it has corrected"),
    column("held", OPEN_JSON, "the metadata of the article while it waits for its embargo to end"),
    column("held_text", Text, "its text while it waits"),
    Index("wire_items_by_embargo", "embargo"),
)
REVISIONS: Final = table(
    "wire_revisions",
    "Every version of an item that changed what is known of it, in the order in which they came",
    column("uri", String(512), "the item's address", key=True),
    number("the versions that came"),
    column("version", Integer, "the number of the version"),
    column("created", INSTANT, "when it was made"),
    column("status", String(16), "usable, withheld or canceled", needed=True),
    column("correction", Text, "what it corrects"),
    column("became", String(16), "read, replaced, held, released or retracted", needed=True),
    column("at", INSTANT, "when it came", needed=True),
)
