"""Two contacts never share an id, a decision touches one of them, and an id stays when an article is read again."""

from __future__ import annotations

from dataclasses import replace

import depesche
from depesche.chronicle import Chronicle, Decision, anchors_for
from depesche.codec.answers import decision_json, decision_of
from depesche.model import Reading

TEXT = (
    "Berlin (dpa) - Kanzler Olaf Scholz hat am Dienstag mit dem russischen Präsidenten Wladimir Putin telefoniert."
)


def weekly() -> list[Reading]:
    """One text that appears in two weeks."""
    days = ("2022-03-02", "2022-03-09")
    return [
        replace(r, document=replace(r.document, id=r.document.published.edtf() or "")) for r in map(read, days)
    ]


def read(day: str) -> Reading:
    return depesche.read(TEXT, published=day)


def test_one_text_of_two_weeks_tells_of_two_contacts() -> None:
    ids = [contact.id for contact in Chronicle(weekly()).contacts]
    assert len(ids) == len(set(ids)) == 2


def test_a_decision_on_one_of_them_leaves_the_other() -> None:
    readings = weekly()
    anchors = anchors_for([(readings[1], "r1")])
    decision = Decision("d1", "set", anchors, "desk", "2026-01-01T00:00", field="place", value="Berlin")
    kept = decision_of(decision_json(decision))
    assert [c.place for c in Chronicle(readings, decisions=[kept]).contacts] == [None, "Berlin"]
    rejected = Chronicle(readings, decisions=[Decision("d1", "reject", anchors, "desk", "2026-01-01T00:00")])
    assert [str(c.time) for c in rejected.contacts] == ["2022-03-01"]


def test_a_decision_of_before_days_were_kept_holds_for_every_copy() -> None:
    readings = weekly()
    anchors = tuple(replace(a, published=None) for a in anchors_for([(readings[1], "r1")]))
    assert not Chronicle(
        readings, decisions=[Decision("d", "reject", anchors, "desk", "2026-01-01T00:00")]
    ).contacts


def test_two_reports_that_stand_on_the_same_words_are_two() -> None:
    reading = read("2022-03-02")
    (report,) = reading.reports
    later = replace(report, id="r2", time=report.time and report.time.shifted(-7))
    ids = {c.id for c in Chronicle([replace(reading, reports=(report, later))]).contacts}
    assert len(ids) == 2


def test_an_id_stays_when_the_article_is_read_again() -> None:
    one, other = Chronicle([read("2022-03-02")]), Chronicle([read("2022-03-02")])
    assert [c.id for c in one.contacts] == [c.id for c in other.contacts]
