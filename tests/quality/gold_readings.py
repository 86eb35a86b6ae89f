"""Readings made of the hand-read contacts: what a perfect reader would hand to the chronicle."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from depesche.days import DaySet
from depesche.model import Claim, Document, Participant, Place, Reading, Report, Source, Span, Topic
from depesche.telling.names import side_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
DEV = SHARED / "gold" / "dev"
SEEDS = SHARED / "gold" / "seeds.json"
SEED_TEXTS = SHARED / "seeds"


def dev_readings() -> list[Reading]:
    """The development articles as their gold contacts describe them."""
    lines = (DEV / "contacts.jsonl").read_text(encoding="utf-8").splitlines()
    return [_dev_reading(json.loads(line)) for line in lines]


def _dev_reading(gold: dict[str, Any]) -> Reading:
    text = (DEV / "texts" / gold["doc"]).read_text(encoding="utf-8")
    published = gold["given_published"] or gold["published"]
    document = Document(
        id=gold["doc"],
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        path=gold["doc"],
        published=DaySet.parse(published) if published else None,
    )
    reports = tuple(_report(text, n, c) for n, c in enumerate(gold["contacts"]))
    claims = tuple(
        Claim(c["type"], c["n"], c["kind"], tuple(c["participants"]), (0, 1), None, c["scope"])
        for c in gold["claims"]
    )
    return Reading(document, reports, (), claims)


def span_of(text: str, evidence: str, number: int) -> Span:
    start = text.find(evidence)
    return (start, start + len(evidence)) if start >= 0 else (number, number + 1)


def _report(text: str, number: int, contact: dict[str, Any]) -> Report:
    span = span_of(text, contact["evidence"], number)
    return Report(
        id=f"r{number}",
        kind=contact["kind"],
        status=contact["status"],
        participants=tuple(Participant(name) for name in contact["participants"]),
        trigger=span,
        spans=(span,),
        initiator=contact["initiator"],
        time=DaySet.parse(contact["time"]) if contact["time"] else None,
        time_spans=((0, 1),),
        duration=contact["duration"],
        place=Place(contact["place"]) if contact["place"] else None,
        occasion=contact["occasion"],
        topics=tuple(Topic(t, span) for t in contact["topics"]),
        reported_by=tuple(
            Source(s["holder"], side_of(s["side"]), s["stance"], span) for s in contact["reported_by"]
        ),
        background=contact["background"],
    )


# -- the seeds ------------------------------------------------------------------------------------
#: What a reader knows of an undated seed from its own words; the gold's ``allow`` says the same in EDTF.
_CLAIM_SINCE = {"since 2017-01-20": "2017-01-20", "since 2017-01": "2017-01"}


def seed_readings() -> list[Reading]:
    """The five seed articles as their gold contacts describe them, times as wide as the gold allows."""
    gold = json.loads(SEEDS.read_text(encoding="utf-8"))
    return [_seed_reading(name, entry) for name, entry in gold["documents"].items()]


def _days(entry: dict[str, Any]) -> DaySet | None:
    said = entry.get("time") or entry.get("allow")
    found = DaySet.parse(said) if said else None
    weekday = entry.get("weekday")
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return found.on(names.index(weekday)) if found and weekday else found


def _seed_reading(name: str, entry: dict[str, Any]) -> Reading:
    text = (SEED_TEXTS / name).read_text(encoding="utf-8")
    document = Document(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        path=name,
        published=_days(entry["published"]),
    )
    reports = tuple(
        Report(
            id=f"r{n}",
            kind=c["kind"],
            status=c["status"],
            participants=tuple(Participant(p) for p in c["participants"]),
            trigger=span_of(text, c["evidence"], n),
            spans=(span_of(text, c["evidence"], n),),
            initiator=c.get("initiator"),
            time=_days(c),
            time_spans=((0, 1),),
            duration=c.get("duration"),
            place=Place(c["place"]) if c.get("place") else None,
            occasion=c.get("occasion"),
            topics=tuple(Topic(t, span_of(text, c["evidence"], n)) for t in c.get("topics", ())),
            reported_by=tuple(
                Source(s["holder"], side_of(s["side"]), s["stance"]) if "side" in s else Source(s["holder"])
                for s in c.get("reported_by", ())
            ),
        )
        for n, c in enumerate(entry["contacts"])
    )
    claims = tuple(_seed_claim(c, reports) for c in entry.get("claims", ()))
    return Reading(document, reports, (), claims)


def _seed_claim(claim: dict[str, Any], reports: tuple[Report, ...]) -> Claim:
    scope = claim.get("scope", "ever")
    since = claim.get("since") or _CLAIM_SINCE.get(scope)
    about = next(
        (
            r.id
            for r in reports
            if r.kind == claim["kind"]
            and r.status != "considered"
            and {p.name for p in r.participants} == set(claim["participants"])
        ),
        None,
    )
    return Claim(
        claim["type"],
        claim.get("n"),
        claim["kind"],
        tuple(claim["participants"]),
        (0, 1),
        DaySet.parse(since) if since else None,
        None,
        about if claim["type"] != "count" else None,
    )
