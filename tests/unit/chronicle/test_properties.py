"""What the chronicle promises for every set of readings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.chronicle import Anchor, Chronicle, Decision
from depesche.days import ANY_DAY, DaySet
from depesche.model import Claim, Document, Participant, Place, Reading, Report, Source

PEOPLE = ("Merkel", "Putin", "Xi", "Macron")
START = dt.date(2014, 3, 1)


@st.composite
def day_sets(draw: st.DrawFn) -> DaySet | None:
    first = START + dt.timedelta(draw(st.integers(0, 20)))
    form = draw(st.sampled_from(["day", "none", "days", "open", "weekday", "month"]))
    if form == "day":
        return DaySet.day(first)
    if form == "days":
        return DaySet.between(first, first + dt.timedelta(draw(st.integers(1, 9))))
    if form == "open":
        return DaySet.between(None, first)
    if form == "weekday":
        return DaySet.between(dt.date(2014, 1, 1), dt.date(2014, 12, 31)).on(first.weekday())
    return DaySet.month(2014, 3) if form == "month" else None


@st.composite
def reports(draw: st.DrawFn, number: int) -> Report:
    size = draw(st.sampled_from([2, 2, 2, 3]))
    people = draw(st.permutations(PEOPLE))[:size]
    place = draw(st.sampled_from([None, "Moskau", "Berlin"]))
    return Report(
        id=f"r{number}",
        kind=draw(st.sampled_from(["call", "visit", "meeting", "talks", "summit" if size > 2 else "visit"])),
        status=draw(st.sampled_from(["held", "planned", "considered", "cancelled", "postponed", "denied"])),
        participants=tuple(Participant(p) for p in people),
        trigger=(10 * number, 10 * number + 5),
        spans=((10 * number, 10 * number + 5),),
        time=draw(day_sets()),
        place=Place(place) if place else None,
        duration=draw(st.sampled_from([None, "PT1H", "PT30M"])),
        background=draw(st.booleans()),
        reported_by=draw(st.sampled_from([(), (Source("Kreml", "RU"),)])),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Reading]:
    out = []
    for number in range(draw(st.integers(1, 7))):
        told = tuple(draw(reports(n)) for n in range(draw(st.integers(1, 3))))
        published = draw(day_sets())
        document = Document(id=f"d{number}", text="", sha256=f"sha{number}", published=published)
        claim = Claim(
            "ordinal",
            draw(st.integers(1, 3)),
            told[0].kind,
            tuple(sorted(p.name or "" for p in told[0].participants)),
            (0, 5),
            report="r0",
        )
        out.append(Reading(document, told, (), (claim,)))
    return out


def same(one: Chronicle, other: Chronicle) -> None:
    assert one.contacts == other.contacts
    assert one.findings == other.findings
    assert dict(one.documents) == dict(other.documents)
    assert dict(one.redirects) == dict(other.redirects)


@settings(max_examples=60)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(readings: list[Reading], random: Any) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)
    same(Chronicle(readings), Chronicle(shuffled))


@settings(max_examples=60)
@given(corpora(), st.integers(0, 6))
def test_updating_equals_rebuilding(readings: list[Reading], cut: int) -> None:
    grown = Chronicle(readings[:cut])
    for reading in readings[cut:]:
        grown.update(reading)
    same(grown, Chronicle(readings))


@settings(max_examples=30)
@given(corpora(), corpora())
def test_replacing_readings_equals_rebuilding(before: list[Reading], after: list[Reading]) -> None:
    grown = Chronicle(before)
    for reading in after:
        grown.update(reading)
    left = {r.document.id: r for r in [*before, *after]}
    same(grown, Chronicle(left.values()))


@settings(max_examples=40)
@given(corpora())
def test_every_report_is_in_exactly_one_contact_with_evidence(readings: list[Reading]) -> None:
    chronicle = Chronicle(readings)
    put = [(r.document, r.report) for c in chronicle.contacts for r in c.reports]
    assert sorted(put) == sorted((x.document.id, r.id) for x in readings for r in x.reports)
    assert all(c.reports for c in chronicle.contacts)
    assert len({c.id for c in chronicle.contacts}) == len(chronicle.contacts)


@settings(max_examples=40)
@given(corpora())
def test_narrowing_never_leaves_what_was_known(readings: list[Reading]) -> None:
    dates = Chronicle(readings).documents
    for reading in readings:
        now = dates[reading.document.id].published
        assert now is None or (now and now.within(reading.document.published or ANY_DAY))


@settings(max_examples=40)
@given(corpora(), st.integers(0, 25), st.integers(0, 25))
def test_as_of_is_monotone_in_documents(readings: list[Reading], a: int, b: int) -> None:
    early, late = (START + dt.timedelta(n) for n in sorted((a, b)))
    whole = Chronicle(readings)
    assert set(whole.as_of(early).readings) <= set(whole.as_of(late).readings) <= set(whole.readings)


@settings(max_examples=40)
@given(corpora())
def test_a_merge_that_is_split_again_restores_the_groups(readings: list[Reading]) -> None:
    plain = Chronicle(readings)
    if len(plain.contacts) < 2:
        return
    sha = {r.document.id: r.document.sha256 for r in readings}
    span = {(x.document.id, r.id): r.trigger for x in readings for r in x.reports}
    one, other = (
        [Anchor(sha[r.document], span[r.document, r.report]) for r in c.reports] for c in plain.contacts[:2]
    )
    merge = Decision("1", "merge", (*one, *other), "desk", "2026-01-01")
    split = Decision("2", "split", tuple(other), "desk", "2026-01-02")

    def groups(chronicle: Chronicle) -> set[frozenset[tuple[str, str]]]:
        return {frozenset((r.document, r.report) for r in c.reports) for c in chronicle.contacts}

    assert len(groups(Chronicle(readings, decisions=[merge]))) == len(plain.contacts) - 1
    assert groups(Chronicle(readings, decisions=[merge, split])) == groups(plain)


def test_a_report_stays_with_the_visit_that_it_recalls_when_a_later_round_puts_that_together_with_others() -> None:
    day, period = dt.date(2014, 2, 28), DaySet.between(dt.date(2014, 2, 28), dt.date(2014, 3, 30))
    fridays = DaySet.between(dt.date(2014, 1, 3), dt.date(2014, 12, 26)).on(4)
    both, three = ("Merkel", "Putin"), ("Merkel", "Putin", "Xi")
    told = [("meeting", three, fridays), ("visit", both, DaySet.day(day)), ("visit", three, period)]
    readings = [
        Reading(
            Document(f"d{n}", "", f"sha{n}", published=None if n == 0 else DaySet.day(day)),
            (Report("r0", kind, "held", tuple(map(Participant, people)), (0, 5), ((0, 5),), time=days),),
        )
        for n, (kind, people, days) in enumerate(told)
    ]
    put = sorted(r.document for contact in Chronicle(readings).contacts for r in contact.reports)
    assert put == ["d0", "d1", "d2"]


def test_copies_of_one_text_stand_in_the_order_of_their_ids() -> None:
    people = (Participant("Merkel", state="DE"), Participant("Putin", state="RU"))
    report = Report("r0", "call", "held", people, trigger=(0, 5), spans=((0, 5),), time=DaySet.day(START))
    names = [f"d{number:02}" for number in range(40)]
    readings = [Reading(Document(name, "", "sha", published=DaySet.day(START)), (report,)) for name in names]
    (contact,) = Chronicle(readings).contacts
    assert [ref.document for ref in contact.reports] == names
