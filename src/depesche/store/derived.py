"""The tables of the chronicle: contacts, findings, the dates of articles, and how they are kept.

They are a cache of the chronicle's pure function (:mod:`depesche.store.keeping` keeps them in step). Days and offsets
are written as in :mod:`depesche.store.said`.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Text, UniqueConstraint

from depesche.meanings import (
    CONTACT,
    EVIDENCE,
    FINDING,
    FINDING_TYPES,
    KINDS,
    LINK,
    PARTICIPANT,
    SIDE,
    STANCES,
    STATUSES,
    STEP,
    choice,
)
from depesche.store.said import DAY, ID, KEY, OPEN_JSON, column, number, of_document, table, to_report


def _of_contact(*, key: bool = True, needed: bool = True) -> Column[Any]:
    return column(
        "contact", ID, LINK["contact"], ForeignKey("contacts.id", ondelete="CASCADE"), key=key, needed=needed
    )


DOCUMENT_DATES: Final = table(
    "document_dates",
    "When each article may have appeared, by itself and by the contacts that it shares with others",
    of_document(),
    column("published", Text, "the days on which it may have appeared (EDTF)"),
    column("days", OPEN_JSON, "what EDTF cannot say of them"),
    column("earliest", DAY, "the first of these days"),
    column("latest", DAY, "the last of these days"),
    column("reasons", OPEN_JSON, "why, step by step", needed=True),
    column("conflict", OPEN_JSON, "two sets of days that have none in common, where the evidence names such"),
    column("rounds", OPEN_JSON, "what each round of narrowing left, for those that go on from here", needed=True),
    Index("document_dates_by_earliest", "earliest"),
)

# -- the chronicle ---------------------------------------------------------------------------------
CONTACTS: Final = table(
    "contacts",
    "The contacts of the chronicle",
    column("id", ID, CONTACT["id"], key=True),
    column("block", Text, "the people whose contacts it was found among", needed=True),
    column("kind", String(16), choice(CONTACT["kind"], KINDS), needed=True),
    column(
        "status",
        String(16),
        choice(CONTACT["status"], STATUSES),
        needed=True,
    ),
    column("time", Text, CONTACT["time"]),
    column("days", OPEN_JSON, "what EDTF cannot say of these days"),
    column("earliest", DAY, CONTACT["earliest"]),
    column("latest", DAY, CONTACT["latest"]),
    column(
        "position",
        DAY,
        "what the chronicle is ordered by: the first possible day, 9999-12-31 where there is none",
        needed=True,
    ),
    column("place", Text, CONTACT["place"]),
    column("occasion", Text, CONTACT["occasion"]),
    column("initiator", KEY, f"{CONTACT['initiator']}: a person's id, a name where there is none"),
    column("duration", Text, CONTACT["duration"]),
    column("duration_mod", String(8), CONTACT["duration_mod"]),
    column(
        "part_of",
        ID,
        CONTACT["part_of"],
        ForeignKey("contacts.id", deferrable=True, initially="DEFERRED"),
    ),
    column("reports", Integer, "how many reports tell of it", needed=True),
    column("sources", Integer, "how many articles tell of it that are no copies of others", needed=True),
    column("first_told", DAY, "the first day on which an article certainly told of it"),
    column("last_told", DAY, "the last such day"),
    column("why", OPEN_JSON, "why its reports are one contact and its values what they are", needed=True),
    column(
        "digest", String(32), "a hash of all that is told of it, which changes when anything does", needed=True
    ),
    Index("contacts_by_position", "position", "id"),
    Index("contacts_by_kind", "kind", "position"),
    Index("contacts_by_status", "status", "position"),
    Index("contacts_by_block", "block"),
    Index("contacts_by_part_of", "part_of"),
)
CONTACT_REPORTS: Final = table(
    "contact_reports",
    "Which reports tell of a contact",
    _of_contact(),
    number("the contact's reports, by news"),
    of_document(key=False),
    column("report", String(64), "the report", needed=True),
    to_report(),
    UniqueConstraint("document", "report", name="a_report_tells_of_one_contact"),
)
CONTACT_PARTICIPANTS: Final = table(
    "contact_participants",
    "Who takes part, by contact",
    _of_contact(),
    number("the participants"),
    column(
        "person",
        KEY,
        PARTICIPANT["person"],
        needed=True,
    ),
    column("name", Text, PARTICIPANT["name"], needed=True),
    column("state", KEY, PARTICIPANT["state"]),
    column("role", String(8), PARTICIPANT["role"]),
    column("position", DAY, "the contact's position", needed=True),
    Index("contact_participants_by_person", "person", "position", "contact"),
    Index("contact_participants_by_state", "state", "position", "contact"),
)
CONTACT_TOPICS: Final = table(
    "contact_topics",
    "What was talked about, by contact",
    _of_contact(),
    number("the topics"),
    column("topic", Text, CONTACT["topics"], needed=True),
    column("concept", String(64), "the topic in the controlled list"),
    Index("contact_topics_by_concept", "concept", "contact"),
)
CONTACT_SIDES: Final = table(
    "contact_sides",
    "Whose accounts of a contact there are",
    _of_contact(),
    column("side", KEY, SIDE["side"], key=True),
    column("stance", String(32), choice(SIDE["stance"], STANCES)),
    column("statements", OPEN_JSON, "its statements: article and number", needed=True),
    column("topics", OPEN_JSON, SIDE["topics"], needed=True),
    Index("contact_sides_by_side", "side", "contact"),
)
CONTACT_PUBLISHERS: Final = table(
    "contact_publishers",
    "Who published articles about a contact",
    _of_contact(),
    column("publisher", String(512), "the publisher", key=True),
    column("articles", Integer, "how many of its articles tell of the contact", needed=True),
    Index("contact_publishers_by_publisher", "publisher", "contact"),
)
CONTACT_ALTERNATIVES: Final = table(
    "contact_alternatives",
    "The contacts of which this report may be one, where the articles leave open which",
    _of_contact(),
    number("the alternatives"),
    column("other", ID, "the contact that it may be", needed=True),
    column("anchor", ID, "the report by which that contact is known, as in reports", needed=True),
    Index("contact_alternatives_by_anchor", "anchor"),
)
HISTORY: Final = table(
    "history",
    "What became known of a contact, in the order of the news",
    _of_contact(),
    number("the steps"),
    of_document(key=False),
    column("status", String(16), STEP["status"], needed=True),
    column("published", Text, STEP["published"]),
    column("days", OPEN_JSON, "what EDTF cannot say of these days"),
)
FINDINGS: Final = table(
    "findings",
    "What the articles together show: contradictions, gaps, plans that are overdue",
    column("id", ID, FINDING["id"], key=True),
    column("block", Text, "the people whose contacts it was found among"),
    column(
        "type",
        String(16),
        choice(FINDING["type"], FINDING_TYPES),
        needed=True,
    ),
    column("rank", Integer, "how important it is, 0 the most", needed=True),
    _of_contact(key=False, needed=False),
    column("document", String(512), FINDING["document"], ForeignKey("documents.id", ondelete="CASCADE")),
    column("claim", Integer, "the claim of that article that it answers"),
    column("field", String(32), FINDING["field"]),
    column("side", KEY, FINDING["side"]),
    column("missing", Integer, FINDING["missing"]),
    column("missing_between", Text, FINDING["between"]),
    column("missing_days", OPEN_JSON, "what EDTF cannot say of these days"),
    column("due", DAY, "the day after which a plan is overdue"),
    column("holds", Boolean, "false for a plan whose day has not come yet", needed=True),
    column("reason", OPEN_JSON, "why, by code and values"),
    Index("findings_by_contact", "contact", "type"),
    Index("findings_by_type", "type", "rank", "contact"),
    Index("findings_by_block", "block"),
    Index("findings_by_document", "document"),
    Index("findings_by_due", "due"),
)
FINDING_EVIDENCE: Final = table(
    "finding_evidence",
    "The words that a finding stands on",
    column("finding", ID, EVIDENCE["finding"], ForeignKey("findings.id", ondelete="CASCADE"), key=True),
    number("the quotations"),
    of_document(key=False),
    column("starts", Integer, EVIDENCE["start"], needed=True),
    column("ends", Integer, EVIDENCE["end"], needed=True),
    column("side", KEY, EVIDENCE["side"]),
    column("value", Text, EVIDENCE["value"]),
)
FINDING_AGAINST: Final = table(
    "finding_against",
    "The contacts that speak to a claim",
    column("finding", ID, "the finding", ForeignKey("findings.id", ondelete="CASCADE"), key=True),
    number("the contacts"),
    _of_contact(key=False),
    Index("finding_against_by_contact", "contact"),
)

# -- how they are kept -----------------------------------------------------------------------------
KEPT: Final = table(
    "kept",
    "What the chronicle's rows were made with: versions of software, knowledge and decisions",
    column("name", String(64), "what is kept", key=True),
    column("value", Text, "its value", needed=True),
)
STALE: Final = table(
    "stale",
    "What has changed and waits to be worked out again; empty where the chronicle is up to date",
    column("block", Text, "the people whose contacts must be worked out again", key=True),
)
RUNS: Final = table(
    "runs",
    "The runs that changed the chronicle",
    column("run", Integer, "the run's number, from 1", key=True),
    column("at", String(32), "when (ISO 8601)", needed=True),
    column("command", String(32), "the command that changed it", needed=True),
)
CHANGES: Final = table(
    "changes",
    "What changed in the chronicle, run by run, and through what",
    column("run", Integer, "the run", ForeignKey("runs.run", ondelete="CASCADE"), key=True),
    number("the changes of the run"),
    column(
        "type", String(16), "added, removed, changed, merged, split, finding_added or finding_removed", needed=True
    ),
    column("contact", ID, "the contact; it may be gone by now"),
    column("others", OPEN_JSON, "the contacts that were merged or split", needed=True),
    column("field", String(32), "the field that changed"),
    column("before", Text, "its value before"),
    column("after", Text, "its value after"),
    column("documents", OPEN_JSON, "the articles through which it changed", needed=True),
    column("decisions", OPEN_JSON, "the decisions through which it changed", needed=True),
    Index("changes_by_contact", "contact"),
)

CONTACTS_BEFORE: Final = table(
    "contacts_before",
    "Contacts as they were before articles changed that tell of them, until the change is worked out",
    column("contact", ID, "the contact", key=True),
    column("told", OPEN_JSON, "the contact as it was", needed=True),
)
DOCUMENT_WORDS: Final = table(
    "document_words",
    "The words of each article as they are searched for: without endings, capitals and marks",
    column("number", Integer, "a number of its own", key=True),
    column(
        "document",
        String(512),
        "the article",
        ForeignKey("documents.id", ondelete="CASCADE"),
        needed=True,
    ),
    column(
        "words", Text, "its words, each after w, and after p those who take part in what it tells of", needed=True
    ),
    UniqueConstraint("document", name="words_of_one_article"),
)
CODEBOOK: Final = table(
    "codebook",
    "What every table, view and column holds",
    column("relation", String(64), "the table or view", key=True),
    column("name", String(64), "the column; empty for the table or view itself", key=True),
    column("holds", Text, "what it holds", needed=True),
)

#: In the order of writing.
OF_CONTACTS: Final = (
    CONTACTS,
    CONTACT_REPORTS,
    CONTACT_PARTICIPANTS,
    CONTACT_TOPICS,
    CONTACT_SIDES,
    CONTACT_PUBLISHERS,
    CONTACT_ALTERNATIVES,
    HISTORY,
)
OF_FINDINGS: Final = (FINDINGS, FINDING_EVIDENCE, FINDING_AGAINST)
CHRONICLE: Final = (DOCUMENT_DATES, *OF_CONTACTS, *OF_FINDINGS)
#: Tables by their names.
TABLES: Final = {table.name: table for table in CHRONICLE}
