"""Who says so: the accounts of each side, gathered from the reports and statements about one contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from depesche.chronicle.reported import Item
from depesche.model import Reading, Side, Stance
from depesche.model.statuses import HELD, stronger


def sides_of(items: Iterable[Item], readings: Mapping[str, Reading]) -> dict[str, Side]:
    """Each side's stance, statements and topics by its id, in the order of ids."""
    stances: dict[str, Stance | None] = {}
    topics: dict[str, dict[str, None]] = {}
    statements: dict[str, list[tuple[str, int]]] = {}
    for item in items:
        for source in item.report.reported_by:
            if source.side:
                stances[source.side] = stronger(stances.get(source.side), source.stance)
        for topic in item.report.topics:
            for side in topic.sides:
                topics.setdefault(side, {})[topic.text] = None
        for side, number in _said(item, readings.get(item.key.document)):
            statements.setdefault(side, []).append((item.key.document, number))
            if item.report.status in HELD:
                # Who tells what was said in a contact reports the contact.
                stances[side] = stronger(stances.get(side), "reports")
    names = sorted({*stances, *topics, *statements})
    return {
        name: Side(stances.get(name), tuple(statements.get(name, ())), tuple(topics.get(name, ())))
        for name in names
    }


def _said(item: Item, reading: Reading | None) -> Iterator[tuple[str, int]]:
    """The statements of sides that belong to a report, by their numbers in its reading."""
    for number, statement in enumerate(reading.statements if reading else ()):
        if statement.report == item.key.report and statement.side:
            yield statement.side, number
