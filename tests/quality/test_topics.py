"""Floors of topics and of who stands for a report: the development articles, read as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from depesche.chronicle.reported import fold
from depesche.days import DaySet
from depesche.model import Report, Source
from depesche.reading import read_document
from depesche.sources import open_path
from depesche.telling.names import side_of

#: Shares reached, rounded down: topics of contacts that were found, topics that are right, sources by side or name,
#: sources that are right.
FLOORS = {"recall": 0.68, "precision": 0.80, "sources": 0.83, "sources right": 0.78}
STEM = 5


def alike(one: str, other: str) -> bool:
    """Whether two texts name the same thing: a word with the same beginning."""
    stems = [{word[:STEM] for word in fold(text).split() if len(word) > 3} for text in (one, other)]
    return bool(stems[0] & stems[1]) or fold(one) == fold(other)


def pairs(shared: Path) -> Iterator[tuple[dict[str, Any], Report]]:
    """Gold contacts with the report that shares most participants."""
    for line in (shared / "gold" / "dev" / "contacts.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = next(iter(open_path(str(shared / "gold" / "dev" / "texts" / gold["doc"]))))
        if gold["given_published"]:
            document = replace(document, published=DaySet.parse(gold["given_published"]), published_from="given")
        reports = list(read_document(document).reports)
        for contact in gold["contacts"]:
            best = max(reports, key=lambda r, c=contact: _likeness(r, c), default=None)
            if best is not None and _likeness(best, contact)[0] >= 0.5:
                reports.remove(best)
                yield contact, best


def _likeness(report: Report, contact: dict[str, Any]) -> tuple[float, bool]:
    mine, gold = {p.name for p in report.participants}, set(contact["participants"])
    return 2 * len(mine & gold) / (len(mine) + len(gold) or 1), report.kind == contact["kind"]


def _same(gold: dict[str, Any], source: Source) -> bool:
    return bool(gold["side"] and side_of(gold["side"]) == source.side) or alike(gold["holder"], source.holder)


@pytest.mark.shared
def test_topics_and_sources_of_found_contacts(shared: Path) -> None:
    wanted = found = named = right = sources = known = given = true = 0
    for contact, report in pairs(shared):
        texts = [topic.text for topic in report.topics]
        wanted += len(contact["topics"])
        found += sum(any(alike(t, x) for x in texts) for t in contact["topics"])
        named += len(texts)
        right += sum(any(alike(t, x) for t in contact["topics"]) for x in texts)
        sources += len(contact["reported_by"])
        known += sum(any(_same(s, r) for r in report.reported_by) for s in contact["reported_by"])
        given += len(report.reported_by)
        true += sum(any(_same(s, r) for s in contact["reported_by"]) for r in report.reported_by)
    reached = {"recall": found / wanted, "precision": right / named, "sources": known / sources}
    reached["sources right"] = true / given
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}
