"""Contacts and findings of small hand-made readings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from depesche.chronicle import Anchor, Chronicle, Decision
from depesche.days import ANY_DAY, DaySet
from depesche.errors import DecisionError, UsageError
from depesche.knowledge import Knowledge
from depesche.knowledge.model import PlaceRecord
from depesche.model import (
    Claim,
    Document,
    Kind,
    Participant,
    Place,
    Reading,
    Reason,
    Report,
    Source,
    Status,
    Topic,
)

MERKEL, PUTIN, OBAMA, XI = "Angela Merkel", "Wladimir Putin", "Barack Obama", "Xi Jinping"


def report(
    kind: Kind, status: Status, people: tuple[str, ...], time: str | None = None, at: int = 0, **more: Any
) -> Report:
    place = more.pop("place", None)
    return Report(
        id=f"r{at}",
        kind=kind,
        status=status,
        participants=tuple(Participant(p) for p in people),
        trigger=(at, at + 5),
        spans=((at, at + 5),),
        time=DaySet.parse(time) if time else None,
        place=Place(place) if place else None,
        **more,
    )


def reading(
    name: str, published: str | None, *reports: Report, claims: tuple[Claim, ...] = (), text: str = ""
) -> Reading:
    document = Document(
        id=name, text=text, sha256=f"sha-{name}", published=DaySet.parse(published) if published else None
    )
    return Reading(document, reports, (), claims)


def documents(chronicle: Chronicle) -> list[list[str]]:
    return [sorted(r.document for r in c.reports) for c in chronicle.contacts]


def types(chronicle: Chronicle) -> list[str]:
    return [f.type for f in chronicle.findings]


CALL = (MERKEL, PUTIN)


# -- same or not ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other", "contacts"),
    [
        (report("call", "held", CALL, "2014-03-02"), report("call", "held", CALL, "2014-03-02"), 1),
        (report("call", "held", CALL, "2014-03-02"), report("call", "held", CALL[::-1], "2014-03-02"), 1),
        (report("call", "held", CALL, "2014-03-02"), report("call", "held", CALL, "2014-03-03"), 2),
        (report("call", "held", CALL, "2014-03-02"), report("talks", "held", CALL, "2014-03-02"), 1),
        (report("call", "held", CALL, "2014-03-02"), report("visit", "held", CALL, "2014-03-02"), 2),
        (report("call", "held", CALL, "2014-03-02"), report("call", "held", (MERKEL, OBAMA), "2014-03-02"), 2),
        (report("call", "planned", CALL, "2014-03-02"), report("call", "held", CALL, "2014-03-02"), 1),
        (
            report("visit", "considered", CALL, place="Moskau"),
            report("visit", "held", CALL, "2014-04-10", place="Kreml, Moskau"),
            1,
        ),
        (report("visit", "considered", CALL), report("visit", "held", CALL, "2014-11-10"), 2),
        (report("visit", "considered", CALL), report("visit", "held", CALL, "2014-03-28"), 1),
        (report("call", "planned", CALL), report("call", "held", CALL, "2014-04-20"), 2),
        (
            report("visit", "postponed", CALL, "2014-03-14", place="Moskau"),
            report("visit", "held", CALL, "2014-03-20", place="Moskau"),
            1,
        ),
        (report("meeting", "held", CALL, "2013"), report("meeting", "held", CALL, "2014-03-02"), 2),
    ],
)
def test_two_reports_are_one_contact_or_two(one: Report, other: Report, contacts: int) -> None:
    first = "2014-03-01" if one.status != "held" else "2014-03-03"
    chronicle = Chronicle([reading("a", first, one), reading("b", "2014-12-31", other)])
    assert len(chronicle.contacts) == contacts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report("visit", "cancelled", CALL), report("visit", "cancelled", CALL, place="Moskau")),
        (report("call", "held", CALL, background=True), report("talks", "held", CALL, background=True)),
    ],
)
def test_what_two_articles_of_one_day_name_without_a_time_is_one(one: Report, other: Report) -> None:
    assert len(Chronicle([reading("a", "2014-03-01", one), reading("b", "2014-03-02", other)]).contacts) == 1


def test_one_article_tells_of_two_calls_on_one_day() -> None:
    twice = (report("call", "held", CALL, "2014-03-02"), report("call", "held", CALL, "2014-03-02", at=90))
    assert len(Chronicle([reading("a", "2014-03-02", *twice)]).contacts) == 2


def test_a_recalled_month_joins_the_only_contact_in_it() -> None:
    recalled = report("meeting", "held", CALL, "2013-09", place="St. Petersburg", background=True)
    known = report("meeting", "held", CALL, "2013-09-05", place="St. Petersburg")
    chronicle = Chronicle([reading("a", "2014-03-16", recalled), reading("b", "2013-09-06", known)])
    assert documents(chronicle) == [["a", "b"]]
    assert chronicle.contacts[0].time == DaySet.parse("2013-09-05")


def test_a_report_that_fits_two_contacts_joins_neither() -> None:
    days = ("2014-03-04", "2014-03-18")
    known = [reading(d, d, report("call", "held", CALL, d)) for d in days]
    vague = reading("vague", "2014-06-01", report("call", "held", CALL, "2014-03", background=True))
    chronicle = Chronicle([*known, vague])
    (open_one,) = [c for c in chronicle.contacts if c.one_of]
    assert [r.document for r in open_one.reports] == ["vague"]
    assert set(open_one.one_of) == {c.id for c in chronicle.contacts} - {open_one.id}


def test_bilateral_talks_at_a_summit_are_contacts_of_their_own() -> None:
    summit = report("summit", "held", (MERKEL, PUTIN, OBAMA, XI), "2013-09-05", occasion="G20-Gipfel")
    aside = report("meeting", "held", CALL, "2013-09-05", at=50, occasion="G20-Gipfel")
    chronicle = Chronicle([reading("a", "2013-09-06", summit, aside)])
    (whole,) = [c for c in chronicle.contacts if len(c.participants) == 4]
    (part,) = [c for c in chronicle.contacts if len(c.participants) == 2]
    assert (part.part_of, whole.part_of) == (whole.id, None)


# -- status ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("told", "final"),
    [
        ([("2014-03-01", "planned"), ("2014-03-03", "held")], "held"),
        ([("2014-03-01", "planned"), ("2014-03-02", "cancelled")], "cancelled"),
        ([("2014-02-20", "cancelled"), ("2014-03-03", "held")], "held"),
        ([("2014-03-03", "held"), ("2014-03-04", "denied")], "denied"),
        ([("2014-02-20", "confirmed"), ("2014-02-25", "planned")], "confirmed"),
        ([("2014-02-20", "cancelled"), ("2014-02-25", "planned")], "planned"),
    ],
)
def test_the_later_news_decides(told: list[tuple[str, Status]], final: Status) -> None:
    readings = [reading(day, day, report("call", status, CALL, "2014-03-02")) for day, status in told]
    (contact,) = Chronicle(readings).contacts
    assert contact.status == final
    assert [s.status for s in contact.history] == [status for _, status in sorted(told)]


def test_a_plan_is_overdue_as_of_a_day_and_never_by_the_clock() -> None:
    plan = reading("a", "2014-03-01", report("call", "planned", CALL, "2014-03-02"))
    assert types(Chronicle([plan])) == []
    assert types(Chronicle([plan], as_of=dt.date(2014, 3, 3))) == ["overdue"]
    later = reading("b", "2014-03-09", report("call", "held", (OBAMA, XI), "2014-03-09"))
    assert types(Chronicle([plan, later])) == ["overdue"]


# -- findings -------------------------------------------------------------------------------------
def test_durations_of_two_sides_contradict_each_other() -> None:
    ours = report("call", "held", CALL, "2014-03-02", duration="PT1H", reported_by=(Source("Seibert", "DE"),))
    theirs = report("call", "held", CALL, "2014-03-02", duration="PT40M", reported_by=(Source("Kreml", "RU"),))
    chronicle = Chronicle([reading("a", "2014-03-02", ours), reading("b", "2014-03-02", theirs)])
    (finding,) = [f for f in chronicle.findings if f.type == "contradiction"]
    assert finding.field == "duration"
    assert {(e.side, e.value) for e in finding.evidence} == {("DE", "PT1H"), ("RU", "PT40M")}


def test_who_was_to_call_contradicts_nothing() -> None:
    plan = report("call", "planned", CALL, "2014-03-02", initiator=PUTIN)
    held = report("call", "held", CALL, "2014-03-02", initiator=MERKEL)
    chronicle = Chronicle([reading("a", "2014-03-01", plan), reading("b", "2014-03-02", held)])
    assert "contradiction" not in types(chronicle)


def test_a_planned_duration_contradicts_nothing() -> None:
    plan = report("call", "planned", CALL, "2014-03-02", duration="PT2H")
    call = report("call", "held", CALL, "2014-03-02", duration="PT40M")
    assert types(Chronicle([reading("a", "2014-03-01", plan), reading("b", "2014-03-02", call)])) == []


def test_a_denial_contradicts_a_report() -> None:
    told = report("call", "held", CALL, "2014-03-02", reported_by=(Source("Zeitung"),))
    denied = report("call", "denied", CALL, "2014-03-02", reported_by=(Source("Kreml", "RU", "denies"),))
    chronicle = Chronicle([reading("a", "2014-03-02", told), reading("b", "2014-03-03", denied)])
    assert types(chronicle) == ["contradiction", "unconfirmed"]


def claim(kind: str, n: int | None = None, since: str | None = None, about: str | None = "r0") -> Claim:
    return Claim(kind, n, "call", CALL, (20, 30), DaySet.parse(since) if since else None, None, about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (claim("first"), ["contradiction"]),
        (claim("first", since="2014-03-01"), []),
        (claim("ordinal", 2), ["agreement"]),
        (claim("ordinal", 4, since="2014-01-01"), ["gap"]),
        (claim("count", 2, about=None), ["agreement"]),
        (claim("count", 1, about=None), ["contradiction"]),
        (claim("never_before", about=None), ["contradiction"]),
        (claim("first_since", since="2014-02-15"), []),
        (claim("first_since", since="2014-01-15"), ["contradiction"]),
    ],
)
def test_claims_are_checked_against_the_calls_known(asked: Claim, expected: list[str]) -> None:
    earlier = reading("a", "2014-02-01", report("call", "held", CALL, "2014-02-01"))
    later = reading("b", "2014-03-02", report("call", "held", CALL, "2014-03-02"), claims=(asked,))
    assert types(Chronicle([earlier, later])) == expected


def test_an_article_does_not_contradict_what_it_tells_itself() -> None:
    told = [report("call", "held", CALL, day, at=at) for at, day in ((0, "2014-03-02"), (9, "2014-03-09"))]
    first = Claim("first", None, "call", CALL, (20, 30), report="r9")
    assert types(Chronicle([reading("a", "2014-03-10", *told, claims=(first,))])) == []


def test_a_plan_thought_of_after_a_calling_off_is_another() -> None:
    off = report("visit", "cancelled", CALL, place="Moskau")
    again = report("visit", "considered", CALL, place="Moskau")
    assert len(Chronicle([reading("a", "2014-03-01", off), reading("b", "2014-03-20", again)]).contacts) == 2
    assert len(Chronicle([reading("a", "2014-03-20", off), reading("b", "2014-03-10", again)]).contacts) == 1


def test_a_gathering_called_off_with_somebody_is_not_the_one_held_without() -> None:
    off = report("visit", "cancelled", (MERKEL, XI, PUTIN), "2014-03-02", place="Moskau")
    held = report("visit", "held", (OBAMA, XI, PUTIN), "2014-03-02", place="Moskau")
    assert len(Chronicle([reading("a", "2014-03-01", off), reading("b", "2014-03-03", held)]).contacts) == 2


@pytest.mark.parametrize(
    ("one", "other", "contacts"),
    [
        (Place("Russland", "RU"), Place("Moskau", "RU"), 1),
        (Place("Kreml", "RU"), Place("Moskau", "RU"), 1),
        (Place("Russland", "RU"), Place("Berlin", "DE"), 2),
    ],
)
def test_a_place_lies_in_its_city_and_in_its_country(one: Place, other: Place, contacts: int) -> None:
    asked = replace(report("visit", "considered", CALL), place=one)
    held = replace(report("visit", "held", CALL, "2014-04-20"), place=other)
    readings = [reading("a", "2014-03-01", asked), reading("b", "2014-04-21", held)]
    assert len(Chronicle(readings).contacts) == contacts


def test_sides_that_put_different_topics_first_are_shown_against_each_other() -> None:
    topics = (
        Topic("Handel", (0, 6), ("DE",), "trade", chief=True),
        Topic("Syrien", (9, 15), ("RU",), "syria", chief=True),
    )
    sources = (Source("Berlin", "DE"), Source("Kreml", "RU"))
    call = replace(report("call", "held", CALL, "2014-03-02"), topics=topics, reported_by=sources)
    [finding] = Chronicle([reading("a", "2014-03-03", call)]).findings
    assert (finding.type, finding.field) == ("contradiction", "topics")
    assert [(e.side, e.value) for e in finding.evidence] == [("DE", "Handel"), ("RU", "Syrien")]


def test_the_denial_of_one_call_says_nothing_of_others() -> None:
    earlier = reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02"))
    never = Claim("never_before", None, "call", CALL, (20, 30), report="r0")
    denial = reading("b", "2015-03-02", report("call", "denied", CALL, "2015-03-01"), claims=(never,))
    assert "contradiction" not in types(Chronicle([earlier, denial]))


def test_bounds_are_no_time_of_a_report() -> None:
    bounds = (Reason("contact_time_bounds", {}),)
    open_call = report("call", "held", CALL, "2013-12-17/2022-02-24", background=True, why={"time": bounds})
    held = reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02"))
    assert documents(Chronicle([held, reading("b", "2022-02-24", open_call)])) == [["a"], ["b"]]


def test_a_gap_says_how_many_are_missing_and_between_when() -> None:
    first = reading(
        "a", "2014-02-01", report("call", "held", CALL, "2014-02-01"), claims=(claim("first", since="2014-01-01"),)
    )
    third = reading(
        "b",
        "2014-03-02",
        report("call", "held", CALL, "2014-03-02"),
        claims=(claim("ordinal", 3, since="2014-01"),),
    )
    (gap,) = [f for f in Chronicle([first, third]).findings if f.type == "gap"]
    assert gap.missing == 1
    assert gap.between == DaySet.parse("2014-02-01/2014-03-02")


def test_a_reprinted_agency_text_is_one_source() -> None:
    text = "Merkel und Putin haben am Sonntag miteinander über die Lage auf der Krim gesprochen. " * 3 + (
        "Nach Angaben des Regierungssprechers dauerte das Telefonat lange, und beide Seiten vereinbarten, die "
        "Gespräche in den kommenden Tagen auf der Ebene der Außenminister in Genf fortzusetzen."
    )
    call = report("call", "held", CALL, "2014-03-02")
    chronicle = Chronicle(
        [reading("a", "2014-03-02", call, text=text), reading("b", "2014-03-03", call, text=text[90:])]
    )
    assert types(chronicle) == ["copied"]


# -- dates ----------------------------------------------------------------------------------------
def test_an_undated_article_is_dated_by_the_contact_it_shares() -> None:
    saturday = DaySet.parse("2014-01-01/2014-12-31").on(5)
    undated = Report("r0", "call", "held", tuple(Participant(p) for p in CALL), (0, 5), ((0, 5),), time=saturday)
    dated = reading("b", "2014-03-09", report("call", "held", CALL, "2014-03-08"))
    chronicle = Chronicle([reading("a", None, undated), dated])
    assert documents(chronicle) == [["a", "b"]]
    assert chronicle.documents["a"].published == DaySet.parse("2014-03-08/2014-03-15")
    assert chronicle.documents["a"].reasons


def test_an_event_that_has_happened_lies_before_the_news_of_it() -> None:
    (contact,) = Chronicle([reading("a", "2014-03-10", report("call", "held", CALL, "2014-03"))]).contacts
    assert contact.time == DaySet.parse("2014-03-01/2014-03-10")


def test_a_bare_weekday_lies_in_the_terms_of_those_who_took_part() -> None:
    people = (Participant("Angela Merkel", "angela-merkel"), Participant("Barack Obama", "barack-obama"))
    call = Report("r0", "call", "held", people, (0, 5), ((0, 5),), time=ANY_DAY.on(0))
    chronicle = Chronicle([reading("a", None, call)])
    (contact,) = chronicle.contacts
    assert contact.time is not None
    assert contact.time.within(DaySet.parse("2008-11-01/2017-01-20"))
    assert contact.time.weekday == "monday"
    assert chronicle.documents["a"].reasons[0].code == "chronicle_published_in_office"


# -- decisions ------------------------------------------------------------------------------------
def decision(action: Any, *anchors: Anchor, **more: Any) -> Decision:
    return Decision("d1", action, anchors, "desk", "2026-01-01T00:00", "checked by hand", **more)


A, B = Anchor("sha-a", (0, 5)), Anchor("sha-b", (0, 5))


def test_merge_then_undo_restores() -> None:
    readings = [
        reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02")),
        reading("b", "2014-03-03", report("call", "held", CALL, "2014-03-03")),
    ]
    merged = Chronicle(readings, decisions=[decision("merge", A, B)])
    assert documents(merged) == [["a", "b"]]
    assert types(merged) == ["date_conflict"]
    undone = Chronicle(readings, decisions=[decision("merge", A, B, undone=True)])
    assert undone.contacts == Chronicle(readings).contacts


def test_split_reject_and_set() -> None:
    readings = [
        reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02")),
        reading("b", "2014-03-03", report("call", "held", CALL, "2014-03-02")),
    ]
    assert sorted(documents(Chronicle(readings, decisions=[decision("split", B)]))) == [["a"], ["b"]]
    assert documents(Chronicle(readings, decisions=[decision("reject", B)])) == [["a"]]
    (contact,) = Chronicle(readings, decisions=[decision("set", A, field="duration", value="PT5M")]).contacts
    assert contact.duration == "PT5M"
    assert contact.why[-1].code == "chronicle_decided_value"
    assert (contact.why[-1].values["before"], contact.why[-1].values["after"]) == (None, "PT5M")


def test_a_decision_without_its_evidence_is_an_orphan() -> None:
    lost = decision("reject", Anchor("sha-z", (0, 5)))
    chronicle = Chronicle(
        [reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02"))], decisions=[lost]
    )
    assert chronicle.orphans == (lost,)
    assert len(chronicle.contacts) == 1


@pytest.mark.parametrize("more", [{"field": "id", "value": "x"}, {"field": "time", "value": "Dienstag"}])
def test_an_impossible_value_is_refused(more: dict[str, str]) -> None:
    with pytest.raises((DecisionError, UsageError)):
        decision("set", A, **more)


# -- as of, ids, updates --------------------------------------------------------------------------
def test_as_of_uses_only_what_had_appeared_and_says_what_straddles() -> None:
    readings = [
        reading("a", "2014-03-01", report("call", "planned", CALL, "2014-03-02")),
        reading("b", "2014-03-03", report("call", "held", CALL, "2014-03-02")),
        reading("c", "2014-03", report("call", "held", (OBAMA, XI), "2014-03")),
    ]
    then = Chronicle(readings).as_of(dt.date(2014, 3, 2))
    assert [c.status for c in then.contacts if set(c.participants) == set(CALL)] == ["planned"]
    assert then.straddling == ("c",)


def test_an_article_that_its_words_date_after_the_day_asked_for_is_left_out() -> None:
    readings = [
        reading("a", "2014-03-01", report("call", "held", CALL, "2014-03-01")),
        reading("b", None, report("call", "held", (OBAMA, XI), "2014-05-08")),
        reading("c", None),
    ]
    then = Chronicle(readings).as_of(dt.date(2014, 3, 2))
    assert set(then.readings) == {"a", "c"}
    assert then.straddling == ("c",)


def test_an_earlier_article_changes_the_id_and_leaves_a_redirect() -> None:
    late = reading("b", "2014-03-03", report("call", "held", CALL, "2014-03-02"))
    early = reading("a", "2014-03-01", report("call", "planned", CALL, "2014-03-02"))
    chronicle = Chronicle([late])
    before = chronicle.contacts[0].id
    chronicle.update(early)
    after = chronicle.contacts[0].id
    assert before != after
    assert chronicle.redirects[before] == after
    assert chronicle.contact(before) == chronicle.contacts[0]


def test_a_newer_reading_of_a_document_replaces_the_older() -> None:
    chronicle = Chronicle([reading("a", "2014-03-02", report("call", "held", CALL, "2014-03-02"))])
    chronicle.update(reading("a", "2014-03-02", report("call", "held", (OBAMA, XI), "2014-03-02")))
    assert [set(c.participants) for c in chronicle.contacts] == [{OBAMA, XI}]


# -- places ---------------------------------------------------------------------------------------
def known_places() -> Knowledge:
    places = {
        "wien": PlaceRecord("wien", "Wien", "AT"),
        "hofburg": PlaceRecord("hofburg", "Hofburg", "AT", "building", within="wien"),
        "graz": PlaceRecord("graz", "Graz", "AT"),
        "oesterreich": PlaceRecord("oesterreich", "Österreich", "AT", "country"),
    }
    return Knowledge({}, (), {}, places, {}, (), (), ())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Place("Hofburg", "hofburg"), Place("Wien", "wien"), []),
        (Place("Hofburg", "hofburg"), Place("Österreich", "oesterreich"), []),
        (Place("Hofburg", "hofburg"), Place("Salzburg"), []),
        (Place("Hofburg", "hofburg"), Place("Graz", "graz"), ["contradiction"]),
    ],
)
def test_only_two_cities_contradict_each_other(one: Place, other: Place, expected: list[str]) -> None:
    reports = [replace(report("visit", "held", CALL, "2014-03-02"), place=place) for place in (one, other)]
    readings = [reading(name, "2014-03-03", told) for name, told in zip("ab", reports, strict=True)]
    assert types(Chronicle(readings, known_places())) == expected
