"""Readings that rely on an office behind the last day for which its holder is known."""

import datetime as dt
from hashlib import sha256

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.lang.language import language
from depesche.model import Document
from depesche.reading import Reader
from depesche.reading.people import People
from depesche.reading.setting import Setting

LAST = dt.date(2026, 1, 22)
DAY = "2026-06-15"


@pytest.fixture(scope="module")
def stale():
    """The knowledge of the package as it was in January 2026: every open term of Britain and Hungary ends there."""
    base = knowledge.load()
    people = {p: base.people[p] for p in ("keir-starmer", "viktor-orban", "ed-miliband", "yvette-cooper")}
    terms = tuple(
        Term(person, office, place, DaySet.between(first, None), DaySet.between(first, LAST), last_known=LAST)
        for person, office, place, first in (
            ("keir-starmer", "head_of_government", "GB", dt.date(2024, 7, 5)),
            ("yvette-cooper", "foreign_minister", "GB", dt.date(2025, 9, 5)),
            ("viktor-orban", "head_of_government", "HU", dt.date(2010, 5, 29)),
        )
    )
    states = {place: base.states[place] for place in ("GB", "HU", "DE")}
    return Knowledge(people, terms, states, {}, {}, (), (), ())


def mentions(base, text, day=DAY):
    found = People(Setting(language(), base)).mentions(text, ((0, len(text)),), DaySet.parse(day))
    return [m for m in found if m.kind in ("person", "office")]


def test_an_office_alone_gives_its_last_known_holder_and_says_so(stale):
    (mention,) = mentions(stale, "Der britische Premierminister reiste ab.")
    assert mention.person == "keir-starmer"
    assert [c.person for c in mention.candidates] == ["keir-starmer", None]
    assert [r.code for r in mention.reasons] == ["office_holder", "office_last_known"]


def test_within_what_is_known_nothing_is_said(stale):
    (mention,) = mentions(stale, "Der britische Premierminister reiste ab.", "2025-12-01")
    assert [r.code for r in mention.reasons] == ["office_holder"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Der britische Premierminister Burnham kam an. Später rief der britische Premierminister an.", "Burnham"),
        ("Ungarns Ministerpräsident Magyar kam an. Ungarns Ministerpräsident rief an.", "Magyar"),
    ],
)
def test_a_name_beside_the_office_wins_over_the_last_known_holder(stale, text, named):
    assert [(m.name, m.person) for m in mentions(stale, text)] == [(named, None), (named, None)]


def test_somebody_known_for_nothing_else_takes_the_office_that_the_text_gives(stale):
    text = "Der britische Außenminister Ed Miliband kam an. Der britische Außenminister rief an."
    found = mentions(stale, text)
    assert [(m.person, m.office, m.state) for m in found] == [("ed-miliband", "foreign_minister", "GB")] * 2


def test_a_report_says_up_to_which_day_its_participants_are_known():
    text = "Bundeskanzler Friedrich Merz hat mit dem Kremlchef telefoniert. Das Gespräch fand am Montag statt."
    reading = Reader().read(
        Document("test", text, sha256(text.encode()).hexdigest(), published=DaySet.parse("2026-11-24"))
    )
    (report,) = reading.reports
    known = {p.person: p.last_known for p in report.participants}
    assert known == {"friedrich-merz": dt.date(2026, 10, 5), "wladimir-putin": dt.date(2026, 9, 14)}
    assert [r.code for r in report.why["participants"]] == ["office_last_known"] * 2
