"""The tables of what each article says; their rows follow from its reading alone.

Days stand as EDTF, with ISO dates of the first and last possible day beside them; what EDTF cannot say of a set of
days is in ``days``. Offsets are code points of ``documents.text``, half-open.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from depesche.meanings import CONTACT, FORMS, KINDS, LINK, PARTICIPANT, REPORT, STATEMENT, STATUSES, choice
from depesche.store.tables import Base

ID: Final = String(24)
DAY: Final = String(10)
#: People have ids of the knowledge base or, where it does not know them, ones made of their words.
KEY: Final = Text()
OPEN_JSON: Final = JSON(none_as_null=True)
#: Gatherings, and visits by several people, are found without looking at all reports.
_GATHERING: Final = text("shape IS NOT NULL")
_VISIT: Final = text("shape IS NOT NULL AND kind = 'visit'")


def table(name: str, comment: str, *parts: Any) -> Table:
    """A table and what it holds."""
    return Table(name, Base.metadata, *parts, comment=comment)


def column(name: str, kind: Any, comment: str, *more: Any, key: bool = False, needed: bool = False) -> Column[Any]:
    """A column; ``key`` is (a part of) the primary key, ``needed`` says that it is never empty."""
    return Column(name, kind, *more, comment=comment, primary_key=key, nullable=not (key or needed))


def of_document(*, key: bool = True) -> Column[Any]:
    """The article that a row belongs to and goes with."""
    return column(
        "document",
        String(512),
        LINK["document"],
        ForeignKey("documents.id", ondelete="CASCADE"),
        key=key,
        needed=True,
    )


def to_report() -> ForeignKeyConstraint:
    """The report that a row belongs to and goes with."""
    return ForeignKeyConstraint(["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE")


def number(of: str) -> Column[Any]:
    """The place of a row among those of its kind."""
    return column("number", Integer, f"its place among {of}, from 0", key=True)


REPORTS: Final = table(
    "reports",
    "What one article says of one contact",
    of_document(),
    column("report", String(64), REPORT["report"], key=True),
    column("number", Integer, "its place in the article, from 0", needed=True),
    column(
        "anchor", ID, "a hash of the words it stands on; c and this is the id of a contact that begins with it"
    ),
    column("block", Text, "the people whose contacts it is compared with; of a gathering the month"),
    column("shape", Text, "of a gathering what decides with which others it is compared: days, people, words"),
    column("kind", String(16), choice(REPORT["kind"], KINDS), needed=True),
    column(
        "status",
        String(16),
        choice(REPORT["status"], STATUSES),
        needed=True,
    ),
    column("time", Text, REPORT["time"]),
    column("earliest", DAY, CONTACT["earliest"]),
    column("latest", DAY, CONTACT["latest"]),
    column("duration", Text, REPORT["duration"]),
    column("duration_mod", String(8), CONTACT["duration_mod"]),
    column("place", Text, REPORT["place"]),
    column("place_id", KEY, "the place or state by its id"),
    column("occasion", Text, CONTACT["occasion"]),
    column("initiator", KEY, f"{REPORT['initiator']}: a person's id, a name where there is none"),
    column("background", Boolean, REPORT["background"], needed=True),
    column("trigger_start", Integer, REPORT["start"], needed=True),
    column("trigger_end", Integer, REPORT["end"], needed=True),
    Index("reports_by_block", "block"),
    Index("reports_by_anchor", "anchor"),
    Index("reports_of_gatherings", "document", sqlite_where=_GATHERING, postgresql_where=_GATHERING),
    Index("reports_of_visits", "document", sqlite_where=_VISIT, postgresql_where=_VISIT),
)
PARTICIPANTS: Final = table(
    "participants",
    "Who takes part, by report",
    of_document(),
    column("report", String(64), "the report", key=True),
    number("the participants"),
    column("person", KEY, PARTICIPANT["person"]),
    column("known", Boolean, "whether that is an id of the knowledge base", needed=True),
    column("name", Text, PARTICIPANT["name"]),
    column("office", String(64), PARTICIPANT["office"]),
    column("state", KEY, PARTICIPANT["state"]),
    column("role", String(8), PARTICIPANT["role"]),
    column("starts", Integer, "first character of the first words that name the participant"),
    column("ends", Integer, "the character after them"),
    to_report(),
    Index("participants_by_person", "person"),
)
TOPICS: Final = table(
    "topics",
    "What was talked about, by report",
    of_document(),
    column("report", String(64), "the report", key=True),
    number("the topics"),
    column("topic", Text, "the topic in the article's words", needed=True),
    column("concept", String(64), "the topic in the controlled list"),
    column("chief", Boolean, "whether it came first", needed=True),
    column("sides", OPEN_JSON, "the states or organisations that say so, by id", needed=True),
    column("starts", Integer, "its first character", needed=True),
    column("ends", Integer, "the character after it", needed=True),
    to_report(),
    Index("topics_by_concept", "concept"),
)
STATEMENTS: Final = table(
    "statements",
    "Who said what",
    of_document(),
    number("the article's statements"),
    column("report", String(64), "the report that it is about"),
    column("speaker", Text, STATEMENT["speaker"]),
    column("side", KEY, STATEMENT["side"]),
    column("form", String(16), choice(STATEMENT["form"], FORMS), needed=True),
    column("via", Text, "the medium that passes it on"),
    column("force", String(32), "what is done with it: agree, reject, deny, ..."),
    column("starts", Integer, STATEMENT["start"], needed=True),
    column("ends", Integer, STATEMENT["end"], needed=True),
    to_report(),
    Index("statements_by_report", "document", "report"),
    Index("statements_by_side", "side"),
)
CLAIMS: Final = table(
    "claims",
    "Sentences about the sequence of contacts: the third since January, never before",
    of_document(),
    number("the article's claims"),
    column("report", String(64), "the report that it is about"),
    column("block", Text, "the people whose contacts it is about"),
    column("type", String(16), "ordinal, first, count, never_before, first_since or last", needed=True),
    column("n", Integer, "which or how many"),
    column("bound", String(16), "how the number is meant: exactly, at_least or at_most", needed=True),
    column("kind", String(16), "the kind of contact"),
    column("participants", Text, "the people, parted by ;", needed=True),
    column("since", Text, "since when (EDTF)"),
    column("until", Text, "until when (EDTF)"),
    column("scope", Text, "the words that say so"),
    column("starts", Integer, "first character of the claim", needed=True),
    column("ends", Integer, "the character after it", needed=True),
    to_report(),
    Index("claims_by_block", "block"),
)

#: In the order of writing.
OF_READINGS: Final = (REPORTS, PARTICIPANTS, TOPICS, STATEMENTS, CLAIMS)
