"""Who says so: the accounts of each side, gathered from the reports and statements about one contact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
        reading = readings.get(item.key.document)
        for number, statement in enumerate(reading.statements if reading else ()):
            if statement.report == item.key.report and statement.side:
                statements.setdefault(statement.side, []).append((item.key.document, number))
                if item.report.status in HELD:
                    # Who tells what was said in a contact reports the contact.
                    stances[statement.side] = stronger(stances.get(statement.side), "reports")
    names = sorted({*stances, *topics, *statements})
    return {
        name: Side(stances.get(name), tuple(statements.get(name, ())), tuple(topics.get(name, ())))
        for name in names
    }
