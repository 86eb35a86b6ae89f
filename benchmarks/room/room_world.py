"""A store of any size for the reading room, its rows written as they are: what pages cost hangs on rows, not on
reading.

Everything follows from the number of contacts: ten reports a contact, two reports an article.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from depesche.codec import document_json, reading_json
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.made import made_with
from depesche.model import Document, Participant, Reading, Report, Topic
from depesche.store import Store, derived, said
from depesche.store.engine import engine_for
from depesche.store.tables import DocumentRow, ReadingRow

PER_CONTACT: Final = 10
YEARS: Final = 36
END: Final = dt.date(2019, 12, 29)
KINDS: Final = ("call", "call", "call", "visit", "visit", "meeting", "video", "message", "talks")
STATUSES: Final = ("held",) * 14 + ("planned", "planned", "confirmed", "cancelled", "postponed", "denied")
TYPES: Final = ("contradiction", "gap", "overdue", "one_sided", "agreement", "copied")
PUBLISHERS: Final = tuple(f"Zeitung {n}" for n in range(60))
CONCEPTS: Final = (
    "ukraine",
    "trade",
    "syria",
    "climate",
    "energy",
    "iran",
    "migration",
    "nato",
    "disarmament",
    "china",
)
STATES: Final = [
    "US",
    "RU",
    "DE",
    "FR",
    "GB",
    "CN",
    "JP",
    "IT",
    "TR",
    "UA",
    "PL",
    "IN",
    "BR",
    "CA",
    "IL",
    "IR",
    "SA",
    "EG",
    "ES",
    "NL",
    "SE",
    "NO",
    "FI",
    "AT",
    "CH",
    "HU",
    "RO",
    "CZ",
    "GR",
    "KR",
]
TEXT: Final = (
    "Berlin (dpa) - {a} hat am {day} mit {b} telefoniert. Sie sprachen über {topic}. Das Gespräch dauerte nach "
    "Angaben beider Seiten etwa eine Stunde. Zuletzt hatten sie vor einem Monat miteinander gesprochen."
)
_BATCH: Final = 5_000


def contacts(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Contacts with all that their rows need."""
    chance = random.Random(seed)  # noqa: S311 - the same world each time
    people = [p for p in load().people.values() if p.name][:160]
    days = YEARS * 365
    for number in range(count):
        several = 6 if chance.random() < 0.04 else 2
        # A few people are in many contacts, as in the world.
        those = sorted({int(len(people) * chance.random() ** 2) for _ in range(several * 2)})[:several]
        if len(those) < 2:
            those = [0, 1]
        start = END - dt.timedelta(days=chance.randrange(days))
        wide = chance.choice((0, 0, 0, 0, 0, 6, 30))
        yield {
            "id": "c" + hashlib.sha256(f"{seed}/{number}".encode()).hexdigest()[:16],
            "people": [people[n] for n in those],
            "states": [STATES[n % len(STATES)] for n in those],
            "days": DaySet.between(start, start + dt.timedelta(days=wide)),
            "kind": "summit" if several > 2 else chance.choice(KINDS),
            "status": chance.choice(STATUSES),
            "concepts": chance.sample(CONCEPTS, 2),
            "publishers": chance.sample(PUBLISHERS, 5),
            "finding": chance.choice(TYPES) if chance.random() < 0.3 else None,
        }


def _report(contact: dict[str, Any], number: int) -> Report:
    everybody = zip(contact["people"], contact["states"], strict=True)
    people = tuple(Participant(p.name, p.id, "head_of_state", s, ((15, 25),)) for p, s in everybody)
    topics = tuple(Topic(concept, (60, 66), concept=concept) for concept in contact["concepts"])
    return Report(
        f"r{number + 1}", contact["kind"], contact["status"], people, (40, 50), ((0, 80),), time=contact["days"],
        time_spans=((30, 37),), topics=topics,
    )  # fmt: skip


def articles(made: list[dict[str, Any]], first: int) -> Iterator[tuple[Reading, list[tuple[str, int]]]]:
    """The articles of contacts: each tells of two of them; with each the contacts and places of its reports."""
    told = [(contact, place) for contact in made for place in range(PER_CONTACT)]
    half = len(told) // 2
    for number, (one, other) in enumerate(zip(told[:half], told[half:], strict=True)):
        contact = one[0]
        names = [p.name for p in contact["people"]]
        day = contact["days"].last + dt.timedelta(days=1 + one[1] % 3)
        text = TEXT.format(a=names[0], b=names[1], day=contact["days"].first, topic=contact["concepts"][0])
        document = Document(
            id=f"a{first + number:07d}",
            text=text,
            sha256=hashlib.sha256(f"{first + number}{text}".encode()).hexdigest(),
            publisher=contact["publishers"][one[1] % 5],
            title=f"{names[0]} spricht mit {names[1]}",
            published=DaySet.day(day),
            published_from="metadata",
        )
        reports = (_report(contact, 0), _report(other[0], 1))
        yield Reading(document, reports), [(contact["id"], one[1]), (other[0]["id"], other[1])]


def rows_of(made: list[dict[str, Any]], first: int) -> dict[Any, list[dict[str, Any]]]:
    """All rows of some contacts."""
    rows: dict[Any, list[dict[str, Any]]] = {}

    def put(table: Any, **values: Any) -> None:
        rows.setdefault(table, []).append(values)

    for reading, places in articles(made, first):
        _put_article(put, reading, places)
    for contact in made:
        _put_contact(put, contact)
    return rows


def _put_article(put: Any, reading: Reading, places: list[tuple[str, int]]) -> None:
    document = reading.document
    day = document.published.first.isoformat() if document.published and document.published.first else None
    put(
        DocumentRow.__table__, id=document.id, sha256=document.sha256, source=document_json(document),
        text=document.text, publisher=document.publisher, title=document.title, language="de", published=day,
        published_from="metadata", fingerprint=b"",
    )  # fmt: skip
    put(ReadingRow.__table__, document=document.id, version="0", reading=reading_json(reading))
    put(
        derived.DOCUMENT_DATES,
        document=document.id,
        published=day,
        earliest=day,
        latest=day,
        reasons=[],
        rounds=[],
    )
    for number, (report, (contact, place)) in enumerate(zip(reading.reports, places, strict=True)):
        span = report.time
        put(
            said.REPORTS, document=document.id, report=report.id, number=number, anchor=f"{contact[1:]}{place}",
            block="", kind=report.kind, status=report.status, time=span.edtf() if span else None,
            earliest=span.first.isoformat() if span and span.first else None,
            latest=span.last.isoformat() if span and span.last else None, background=False, trigger_start=40,
            trigger_end=50,
        )  # fmt: skip
        put(derived.CONTACT_REPORTS, contact=contact, number=place, document=document.id, report=report.id)
        if place % 3 == 0:
            put(
                derived.HISTORY, contact=contact, number=place // 3, document=document.id, status=report.status,
                published=day,
            )  # fmt: skip


def _put_contact(put: Any, contact: dict[str, Any]) -> None:
    name, days = contact["id"], contact["days"]
    position = days.first.isoformat()
    put(
        derived.CONTACTS, id=name, block="", kind=contact["kind"], status=contact["status"], time=days.edtf(),
        earliest=position, latest=days.last.isoformat(), position=position, reports=PER_CONTACT, sources=5,
        why=[{"code": "chronicle_same_people", "values": {}, "span": None}], digest="",
    )  # fmt: skip
    for number, (person, state) in enumerate(zip(contact["people"], contact["states"], strict=True)):
        put(
            derived.CONTACT_PARTICIPANTS, contact=name, number=number, person=person.id, name=person.name,
            state=state, position=position,
        )  # fmt: skip
    for number, concept in enumerate(contact["concepts"]):
        put(derived.CONTACT_TOPICS, contact=name, number=number, topic=concept, concept=concept)
    for publisher in contact["publishers"]:
        put(derived.CONTACT_PUBLISHERS, contact=name, publisher=publisher, articles=2)
    for side in dict.fromkeys(contact["states"][:2]):
        put(derived.CONTACT_SIDES, contact=name, side=side, stance="reports", statements=[], topics=[])
    if contact["finding"]:
        put(
            derived.FINDINGS, id=f"f{name[1:]}", block="", type=contact["finding"],
            rank=TYPES.index(contact["finding"]), contact=name, holds=True,
            reason={"code": "chronicle_agree_duration", "values": {"n": 2, "value": "PT1H"}, "span": None},
        )  # fmt: skip


def build(file: Path, count: int) -> None:
    """Write a store of so many contacts."""
    with Store(file):
        pass
    engine = engine_for(file, create=False)
    chronicle = contacts(count)
    first = 0
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA synchronous=OFF")
        while made := list(islice(chronicle, _BATCH)):
            for table, rows in rows_of(made, first).items():
                connection.execute(sa.insert(table), rows)
            first += len(made) * PER_CONTACT // 2
            print(f"{first * 2:,} reports", flush=True)
        versions = made_with(load())
        kept = {
            "software": versions.software, "schema": str(versions.schema), "knowledge": versions.knowledge,
            "overlays": "[]", "number": "1", "today": END.isoformat(),
        }  # fmt: skip
        connection.execute(sa.delete(derived.KEPT))
        connection.execute(sa.insert(derived.KEPT), [{"name": n, "value": v} for n, v in kept.items()])
        connection.execute(sa.delete(derived.STALE))
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--contacts", type=int, default=100_000)
    asked = parser.parse_args()
    build(asked.file, asked.contacts)
