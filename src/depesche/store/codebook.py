"""The codebook and the views, both of one source: what the columns of tables and views say of themselves.

A view puts in plain words and one row what the tables keep apart. It is written with its descriptions as SQL comments,
so that whoever opens the file finds them where the view is shown; a server gets them as comments of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from depesche.meanings import (
    ARTICLE,
    CONTACT,
    DATE_SOURCES,
    FINDING,
    FINDING_TYPES,
    FORMS,
    KINDS,
    STATEMENT,
    STATUSES,
    choice,
)
from depesche.store.derived import CODEBOOK
from depesche.store.tables import Base


@dataclass(frozen=True, slots=True)
class View:
    """A view: its columns as name, expression and description, and the rest of its query.

    ``{join}`` stands for the function that joins texts of several rows.
    """

    name: str
    holds: str
    columns: tuple[tuple[str, str, str], ...]
    rest: str


_WHO: Final = (
    "(SELECT {join}(name, '; ') FROM (SELECT name FROM contact_participants"
    " WHERE contact = c.id ORDER BY number) AS p)"
)
_TOPICS: Final = (
    "(SELECT {join}(topic, '; ') FROM (SELECT topic FROM contact_topics"
    " WHERE contact = c.id ORDER BY number) AS t)"
)
_PUBLISHERS: Final = (
    "(SELECT {join}(publisher, '; ') FROM (SELECT publisher FROM contact_publishers"
    " WHERE contact = c.id ORDER BY publisher) AS s)"
)
#: So many characters on either side of the word that tells of a contact.
_AROUND: Final = 120


def _words(start: str, end: str, around: int = 0) -> str:
    """The words of an article between two offsets, with some around them."""
    first = f"CASE WHEN {start} > {around} THEN {start} - {around} ELSE 0 END" if around else start
    return f"substr(d.text, ({first}) + 1, {end} - ({first}) + {around})"


VIEWS: Final = (
    View(
        "chronicle",
        "The chronicle: one row a contact, in the order of days",
        (
            ("contact", "c.id", CONTACT["id"]),
            ('"when"', "c.time", CONTACT["time"]),
            ("earliest", "c.earliest", CONTACT["earliest"]),
            ("latest", "c.latest", CONTACT["latest"]),
            ("kind", "c.kind", choice(CONTACT["kind"], KINDS)),
            ("status", "c.status", choice(CONTACT["status"], STATUSES)),
            ("who", _WHO, "the participants, parted by ;"),
            ("place", "c.place", CONTACT["place"]),
            ("occasion", "c.occasion", CONTACT["occasion"]),
            ("topics", _TOPICS, "what was talked about, parted by ;"),
            ("initiator", "c.initiator", f"{CONTACT['initiator']}: a person's id, a name where there is none"),
            ("duration", "c.duration", CONTACT["duration"]),
            ("publishers", _PUBLISHERS, "who published articles about it, parted by ;"),
            ("reports", "c.reports", "how many reports tell of it"),
            ("sources", "c.sources", "how many articles that are no copies"),
            ("first_told", "c.first_told", "the first day on which an article told of it"),
            ("part_of", "c.part_of", CONTACT["part_of"]),
        ),
        "FROM contacts AS c ORDER BY c.position, c.id",
    ),
    View(
        "evidence",
        "Which words of which article tell of each contact",
        (
            ("contact", "r.contact", "the contact's id"),
            ("article", "d.id", ARTICLE["id"]),
            ("publisher", "d.publisher", ARTICLE["publisher"]),
            ("title", "d.title", ARTICLE["title"]),
            ("published", "a.published", ARTICLE["published"]),
            ("status", "s.status", "what it says of the contact: planned, held, ..."),
            ("word", _words("s.trigger_start", "s.trigger_end"), "the word that tells of the contact"),
            ("words", _words("s.trigger_start", "s.trigger_end", _AROUND), "that word with those around it"),
            ("url", "d.url", ARTICLE["url"]),
        ),
        "FROM contact_reports AS r JOIN reports AS s ON s.document = r.document AND s.report = r.report"
        " JOIN documents AS d ON d.id = r.document LEFT JOIN document_dates AS a ON a.document = d.id",
    ),
    View(
        "articles",
        "The articles, with the days on which they may have appeared",
        (
            ("article", "d.id", ARTICLE["id"]),
            ("publisher", "d.publisher", ARTICLE["publisher"]),
            ("agency", "d.agency", ARTICLE["agency"]),
            ("title", "d.title", ARTICLE["title"]),
            ("published", "a.published", ARTICLE["published"]),
            ("earliest", "a.earliest", ARTICLE["earliest"]),
            ("latest", "a.latest", ARTICLE["latest"]),
            ("published_from", "d.published_from", choice(ARTICLE["published_from"], DATE_SOURCES)),
            (
                "contacts",
                "(SELECT count(*) FROM contact_reports AS r WHERE r.document = d.id)",
                "how many contacts it tells of",
            ),
            ("url", "d.url", ARTICLE["url"]),
        ),
        "FROM documents AS d LEFT JOIN document_dates AS a ON a.document = d.id",
    ),
    View(
        "quotations",
        "Who said what about which contact, in the words of the articles",
        (
            ("contact", "r.contact", "the contact that it is about"),
            ("article", "s.document", "the article"),
            ("speaker", "s.speaker", STATEMENT["speaker"]),
            ("side", "s.side", STATEMENT["side"]),
            ("form", "s.form", choice(STATEMENT["form"], FORMS)),
            ("words", _words("s.starts", "s.ends"), "what is said"),
            ("via", "s.via", "the medium that passes it on"),
        ),
        "FROM statements AS s JOIN documents AS d ON d.id = s.document"
        " LEFT JOIN contact_reports AS r ON r.document = s.document AND r.report = s.report",
    ),
    View(
        "findings_in_words",
        "What the articles together show, with the words it stands on: one row a quotation",
        (
            ("finding", "f.id", FINDING["id"]),
            (
                "type",
                "f.type",
                choice(FINDING["type"], FINDING_TYPES),
            ),
            ("contact", "f.contact", FINDING["contact"]),
            ("field", "f.field", FINDING["field"]),
            ("side", "e.side", "whose account these words are, by id"),
            ("value", "e.value", "the value that they give"),
            ("article", "e.document", "the article they stand in"),
            ("publisher", "d.publisher", "who published it"),
            ("words", _words("e.starts", "e.ends"), "the words"),
        ),
        "FROM findings AS f JOIN finding_evidence AS e ON e.finding = f.id JOIN documents AS d ON d.id = e.document"
        " WHERE f.holds ORDER BY f.rank, f.id, e.number",
    ),
    View(
        "people",
        "Who takes part in contacts, how often, and from when to when",
        (
            ("person", "p.person", "the person's id"),
            ("name", "min(p.name)", "the name"),
            ("contacts", "count(*)", "in how many contacts"),
            ("first", "min(p.position)", "the first possible day of the first"),
            (
                "last",
                "max(CASE WHEN p.position < '9999' THEN p.position END)",
                "the first possible day of the last",
            ),
        ),
        "FROM contact_participants AS p GROUP BY p.person",
    ),
    View(
        "pairs",
        "How often two people had contacts, and from when to when",
        (
            ("person", "a.person", "one of the two"),
            ("other", "b.person", "the other"),
            ("contacts", "count(*)", "how many contacts"),
            ("first", "min(a.position)", "the first possible day of the first"),
            (
                "last",
                "max(CASE WHEN a.position < '9999' THEN a.position END)",
                "the first possible day of the last",
            ),
        ),
        "FROM contact_participants AS a JOIN contact_participants AS b"
        " ON b.contact = a.contact AND a.person < b.person GROUP BY a.person, b.person",
    ),
    View(
        "plans",
        "What was planned and is not known to have taken place",
        (
            ("contact", "c.id", CONTACT["id"]),
            ('"when"', "c.time", "the day or days for which it is planned (EDTF)"),
            ("who", _WHO, "the participants, parted by ;"),
            ("kind", "c.kind", choice(CONTACT["kind"], KINDS)),
            ("status", "c.status", "considered, planned, confirmed or postponed"),
            ("due", "f.due", "the day after which it is overdue"),
            ("overdue", "coalesce(f.holds, false)", "whether that day has passed"),
        ),
        "FROM contacts AS c LEFT JOIN findings AS f ON f.contact = c.id AND f.type = 'overdue'"
        " WHERE c.status IN ('considered', 'planned', 'confirmed', 'postponed')",
    ),
    View(
        "what_changed",
        "What changed in the chronicle, run by run",
        (
            ("run", "u.run", "the run's number"),
            ("at", "u.at", "when it was (ISO 8601)"),
            ("command", "u.command", "the command"),
            ("type", "g.type", "added, removed, changed, merged, split, finding_added or finding_removed"),
            ("contact", "g.contact", "the contact"),
            ("field", "g.field", "the field that changed"),
            ("before", "g.before", "its value before"),
            ("after", "g.after", "its value after"),
            ("articles", "g.documents", "the articles through which it changed"),
            ("decisions", "g.decisions", "the decisions through which it changed"),
        ),
        "FROM changes AS g JOIN runs AS u ON u.run = g.run ORDER BY u.run, g.number",
    ),
)


def entries() -> Iterator[tuple[str, str, str]]:
    """The codebook: table or view, column (empty for the whole), and what it holds."""
    for table in Base.metadata.sorted_tables:
        yield table.name, "", str(table.comment)
        yield from ((table.name, column.name, str(column.comment)) for column in table.columns)
    for view in VIEWS:
        yield view.name, "", view.holds
        yield from ((view.name, name.strip('"'), holds) for name, _, holds in view.columns)


def view_sql(view: View, dialect: str) -> str:
    """The statement that makes a view, each column with what it holds."""
    join = "group_concat" if dialect == "sqlite" else "string_agg"
    last = len(view.columns) - 1
    lines = [
        f"  {expression.replace('{join}', join)} AS {name}{'' if n == last else ','} -- {holds}"
        for n, (name, expression, holds) in enumerate(view.columns)
    ]
    body = "\n".join(lines)
    return f"CREATE VIEW {view.name} AS -- {view.holds}\nSELECT\n{body}\n{view.rest}"


def describe(connection: sa.Connection) -> None:
    """Make the views, fill the codebook and, on a server, comment tables and columns; after every migration."""
    dialect = connection.dialect.name
    undescribe(connection)
    for view in VIEWS:
        connection.exec_driver_sql(view_sql(view, dialect).replace("%", "%%"))
    connection.execute(sa.delete(CODEBOOK))
    rows = [{"relation": relation, "name": name, "holds": holds} for relation, name, holds in entries()]
    connection.execute(sa.insert(CODEBOOK), rows)
    if dialect == "postgresql":
        _comment(connection)


def undescribe(connection: sa.Connection) -> None:
    """Drop the views, so that the tables under them can be changed; before every migration."""
    known = set(sa.inspect(connection).get_view_names())
    for view in reversed(VIEWS):
        if view.name in known:
            connection.exec_driver_sql(f"DROP VIEW {view.name}")


def _comment(connection: sa.Connection) -> None:
    for table in Base.metadata.sorted_tables:
        connection.execute(sa.schema.SetTableComment(table))
        for column in table.columns:
            connection.execute(sa.schema.SetColumnComment(column))
    for view in VIEWS:
        for name, _, holds in view.columns:
            said = holds.replace("'", "''").replace("%", "%%")
            connection.exec_driver_sql(f"COMMENT ON COLUMN {view.name}.{name} IS '{said}'")
