"""Readouts, differences between chronicles, and sentences asked of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.asking import check_reading
from depesche.asking.answers import Outcome, check
from depesche.chronicle import Chronicle, diff
from depesche.days import DaySet
from depesche.model import (
    Claim,
    ClaimType,
    Document,
    Participant,
    Reading,
    Reason,
    Report,
    Source,
    Statement,
    Status,
    Topic,
)

CALL = ("Barack Obama", "Hassan Rohani")


def told(
    name: str,
    day: str,
    *,
    status: Status = "held",
    published: str | None = None,
    side: str | None = None,
    duration: str | None = None,
    initiator: str | None = None,
    topics: tuple[str, ...] = (),
    claim: Claim | None = None,
) -> Reading:
    report = Report(
        "r0",
        "call",
        status,
        tuple(Participant(p) for p in CALL),
        (0, 5),
        ((0, 5),),
        initiator=initiator,
        time=DaySet.parse(day),
        duration=duration,
        topics=tuple(Topic(t, (7, 9)) for t in topics),
        reported_by=(Source("Sprecher", side),) if side else (),
    )
    document = Document(name, "", f"sha-{name}", published=DaySet.parse(published or day))
    return Reading(document, (report,), (), (claim,) if claim else ())


# -- readouts -------------------------------------------------------------------------------------
def test_two_accounts_side_by_side() -> None:
    chronicle = Chronicle(
        [
            told("a", "2013-09-27", side="US", duration="PT15M", topics=("Atomprogramm", "Sanktionen")),
            told(
                "b",
                "2013-09-27",
                side="IR",
                duration="PT25M",
                topics=("iranisches Atomprogramm", "Rückkehr zum Dialog"),
                published="2013-09-28",
            ),
        ]
    )
    compared = chronicle.readouts(chronicle.contacts[0].id)
    duration, topics = compared.row("duration"), compared.row("topics")
    assert [a.name for a in compared.accounts] == ["IR", "US"]
    assert duration is not None
    assert duration.verdict == "differs"
    assert {(c.account.name, c.value) for c in duration.cells} == {("US", "PT15M"), ("IR", "PT25M")}
    assert topics is not None
    assert topics.verdict == "complement"
    verdicts = {
        row.label: (row.verdict, [a.name for a in row.silent]) for row in compared.rows if row.field == "topic"
    }
    assert verdicts == {
        "Atomprogramm": ("both", []),
        "Sanktionen": ("silent", ["IR"]),
        "Rückkehr zum Dialog": ("silent", ["US"]),
    }


def test_a_value_is_the_account_of_whose_words_it_stands_in() -> None:
    reading = told("a", "2013-09-27", duration="PT15M/PT25M")
    lengths = (("PT15M", (5, 9)), ("PT25M", (25, 29)))
    why = tuple(Reason("contact_duration", {"duration": value}, span) for value, span in lengths)
    words = tuple(Statement(None, side, "indirect", ((a, a + 15),)) for side, a in (("US", 0), ("IR", 20)))
    reading = replace(reading, reports=(replace(reading.reports[0], why={"duration": why}),), statements=words)
    chronicle = Chronicle([reading])
    row = chronicle.readouts(chronicle.contacts[0].id).row("duration")
    assert row is not None
    assert row.verdict == "differs"
    assert {(c.account.name, c.value) for c in row.cells} == {("US", "PT15M"), ("IR", "PT25M")}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("agree", "reject", "differs"), ("agree", "agree", "both"), ("agree", None, "silent")],
)
def test_accord_and_refusal_compare(one: str, other: str | None, verdict: str) -> None:
    reading = told("a", "2013-09-27")
    report = reading.reports[0]
    parties = tuple(replace(p, state=state) for p, state in zip(report.participants, ("US", "IR"), strict=True))
    said = tuple(
        Statement(None, side, "reported", ((0, 5),), report=report.id, force=force)
        for side, force in (("US", one), ("IR", other))
    )
    reading = replace(reading, reports=(replace(report, participants=parties),), statements=said)
    chronicle = Chronicle([reading])
    row = chronicle.readouts(chronicle.contacts[0].id).row("content")
    assert row is not None
    assert row.verdict == verdict


def test_what_comes_first_compares() -> None:
    readings = []
    for name, side, words in (("a", "US", "Handel"), ("b", "IR", "Sanktionen")):
        reading = told(name, "2013-09-27", side=side)
        topic = Topic(words, (0, 1), (side,), chief=True)
        readings.append(replace(reading, reports=(replace(reading.reports[0], topics=(topic,)),)))
    chronicle = Chronicle(readings)
    row = chronicle.readouts(chronicle.contacts[0].id).row("chief_topic")
    assert row is not None
    assert row.verdict == "differs"


def test_silence_is_no_difference() -> None:
    chronicle = Chronicle(
        [told("a", "2013-09-27", side="US", initiator=CALL[1]), told("b", "2013-09-27", side="IR")]
    )
    row = chronicle.readouts(chronicle.contacts[0].id).row("initiator")
    assert row is not None
    assert row.verdict == "silent"
    assert [a.name for a in row.silent] == ["IR"]


def test_an_expected_topic_that_nobody_names_afterwards_is_silent() -> None:
    chronicle = Chronicle(
        [
            told("a", "2013-09-27", status="planned", published="2013-09-26", topics=("Sanktionen",)),
            told("b", "2013-09-27", side="US", topics=("Geiseln",)),
        ]
    )
    rows = chronicle.readouts(chronicle.contacts[0].id).rows
    assert [r.verdict for r in rows if r.label == "Sanktionen"] == ["silent"]


# -- diff -----------------------------------------------------------------------------------------
def test_diff_names_what_was_added_changed_and_removed() -> None:
    plan = told("a", "2013-09-27", status="planned", published="2013-09-25")
    held, other = told("b", "2013-09-27"), told("c", "2014-01-03")
    changes = diff(Chronicle([plan, other]), Chronicle([plan, held]))
    assert [(c.type, c.field) for c in changes if not c.type.startswith("finding")] == [
        ("changed", "status"),
        ("changed", "reports"),
        ("removed", None),
    ]
    assert diff(Chronicle([plan]), Chronicle([plan])) == ()


# -- check ----------------------------------------------------------------------------------------
def sentence(claim: ClaimType | None, n: int | None, until: str, since: str | None = None) -> Reading:
    report = Report(
        "s0", "call", "held", tuple(Participant(p) for p in CALL), (0, 5), ((0, 5),), time=DaySet.parse(until)
    )
    claims = (
        (Claim(claim, n, "call", CALL, (0, 5), DaySet.parse(since) if since else None, None, "s0"),)
        if claim
        else ()
    )
    return Reading(Document("(sentence)", "", "s", published=DaySet.parse("2015-01-01")), (report,), (), claims)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (sentence("count", 2, "2014-12-31"), "supported"),
        (sentence("count", 1, "2014-12-31"), "contradicted"),
        (sentence("count", 1, "2013-12-31"), "supported"),
        (sentence("count", 4, "2014-12-31"), "not_decidable"),
        (sentence("count", 1, "2014-12-31", since="2014-01-01"), "supported"),
        (sentence("never_before", None, "2014-12-31"), "contradicted"),
        (sentence(None, None, "2013-09"), "supported"),
        (sentence(None, None, "2012-09"), "not_decidable"),
    ],
)
def test_a_sentence_is_answered_from_the_chronicle(asked: Reading, outcome: Outcome) -> None:
    chronicle = Chronicle([told("a", "2013-09-27"), told("b", "2014-01-03")])
    (answer,) = check_reading(asked, chronicle)
    assert answer.outcome == outcome


def test_a_gap_that_articles_leave_counts() -> None:
    third = Claim("ordinal", 3, "call", CALL, (0, 5), None, None, "r0")
    chronicle = Chronicle([told("a", "2013-09-27"), told("b", "2014-01-03", claim=third)])
    (three,) = check_reading(sentence("count", 3, "2014-12-31"), chronicle)
    assert three.outcome == "supported"
    assert [g.missing for g in three.gaps] == [1]


# -- sentences as the reader reads them -------------------------------------------------------------
@pytest.fixture(scope="module")
def calls() -> Chronicle:
    people = (Participant("Donald Trump", "donald-trump"), Participant("Wladimir Putin", "wladimir-putin"))

    def call(name: str, day: str) -> Reading:
        report = Report("r0", "call", "held", people, (0, 5), ((0, 5),), time=DaySet.parse(day))
        return Reading(Document(name, "", f"sha-{name}", published=DaySet.parse(day)), (report,))

    return Chronicle([call("a", "2017-01-28"), call("b", "2017-05-02"), call("c", "2025-02-12")])


@pytest.mark.parametrize(
    ("sentence", "outcome", "known"),
    [
        ("Putin und Trump haben bis März 2018 zweimal telefoniert.", "supported", 2),
        ("Putin und Trump haben bis März 2018 dreimal telefoniert.", "not_decidable", 2),
        ("Putin und Trump haben 2017 einmal telefoniert.", "supported", 2),
        ("Putin und Trump haben gestern telefoniert.", "not_decidable", 2),
        ("Putin und Trump haben am 2. Mai 2017 telefoniert.", "supported", 1),
    ],
)
def test_a_sentence_is_asked_of_the_days_that_it_names(
    calls: Chronicle, sentence: str, outcome: Outcome, known: int
) -> None:
    (answer,) = check(sentence, calls)
    assert (answer.outcome, len(answer.contacts)) == (outcome, known)
