"""Sentences asked of a small chronicle in the words of people: never, at least, no more since, the last in."""

from __future__ import annotations

import pytest

from depesche.asking.answers import Outcome, check
from depesche.chronicle import Chronicle
from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.model import Claim, ClaimType, Document, Kind, Participant, Place, Reading, Report, Status, Topic

MERKEL = Participant("Angela Merkel", "angela-merkel")
MACRON = Participant("Emmanuel Macron", "emmanuel-macron")
TRUMP = Participant("Donald Trump", "donald-trump")
#: The chronicle's last day: what nobody tells of may have happened until then.
ASKED = "2021-09-01"


def told(
    name: str,
    day: str | None,
    kind: Kind = "call",
    status: Status = "held",
    people: tuple[Participant, ...] = (MERKEL, MACRON),
    claim: tuple[ClaimType, int | None, str | None] | None = None,
    place: tuple[str, str] | None = None,
    topic: str | None = None,
) -> Reading:
    """One article that tells of one contact, and what it claims of the order of contacts."""
    report = Report(
        id="r0",
        kind=kind,
        status=status,
        participants=people,
        trigger=(0, 5),
        spans=((0, 5),),
        time=DaySet.parse(day) if day else None,
        place=Place(*place) if place else None,
        topics=(Topic(topic, (0, 1)),) if topic else (),
        background=day is None,
    )
    claims = ()
    if claim is not None:
        names = tuple(p.name for p in people if p.name)
        since = DaySet.parse(claim[2]) if claim[2] else None
        claims = (Claim(claim[0], claim[1], kind, names, (0, 5), since, None, "r0"),)
    return Reading(Document(name, "", f"sha-{name}", published=DaySet.parse(day or ASKED)), (report,), (), claims)


def ask(sentence: str, *readings: Reading) -> tuple[Outcome, list[str]]:
    """The outcome and the days of the contacts that it stands on."""
    asked = told("today", ASKED, "message", people=(MACRON, TRUMP))
    (answer,) = check(sentence, Chronicle([*readings, asked]))
    return answer.outcome, [str(c.time) for c in answer.contacts]


#: The days of the calls below.
CALLS = ["2018-03-04", "2018-07-12", "2020-05-18"]
#: Two calls in 2018, one in 2020; a meeting in 2019; a call planned for 2021 of which nothing was heard again.
FOUR = (
    told("a", "2018-03-04"),
    told("b", "2018-07-12"),
    told("c", "2020-05-18"),
    told("d", "2019-06-20", "meeting"),
    told("e", "2021-02-03", status="planned"),
)


@pytest.mark.parametrize(
    ("sentence", "outcome", "days"),
    [
        # never
        ("Merkel hat Macron noch nie angerufen.", "contradicted", CALLS),
        ("Merkel und Macron haben nie telefoniert.", "contradicted", CALLS),
        ("Merkel hat mit Macron 2020 kein einziges Mal telefoniert.", "contradicted", ["2020-05-18"]),
        ("Es gab 2018 keine Telefonate zwischen Merkel und Macron.", "contradicted", CALLS[:2]),
        ("Merkel hat Macron bisher nicht getroffen.", "contradicted", ["2019-06-20"]),
        ("Merkel hat Macron noch nie besucht.", "not_decidable", ["2019-06-20"]),
        ("Merkel hat Trump noch nie angerufen.", "not_decidable", []),
        ("Merkel und Macron haben 2019 nicht telefoniert.", "not_decidable", []),
        # not since
        ("Merkel und Macron haben seit 2018 nicht mehr telefoniert.", "contradicted", ["2020-05-18"]),
        ("Merkel und Macron haben seit 2020 nicht mehr telefoniert.", "not_decidable", ["2020-05-18"]),
        ("Merkel und Macron haben seit 2021 nicht mehr telefoniert.", "not_decidable", []),
        ("Merkel und Macron haben sich seit Juli 2019 nicht mehr getroffen.", "not_decidable", []),
        # numbers
        ("Merkel und Macron haben mindestens zweimal telefoniert.", "supported", CALLS),
        ("Merkel und Macron haben mindestens fünfmal telefoniert.", "not_decidable", CALLS),
        ("Merkel und Macron haben mehr als drei Mal telefoniert.", "not_decidable", CALLS),
        ("Merkel und Macron haben mehr als zwei Mal telefoniert.", "supported", CALLS),
        ("Merkel und Macron haben höchstens zweimal telefoniert.", "contradicted", CALLS),
        ("Merkel und Macron haben 2018 höchstens dreimal telefoniert.", "supported", CALLS[:2]),
        ("Merkel und Macron haben bis Juni 2018 einmal telefoniert.", "supported", ["2018-03-04"]),
        ("Merkel und Macron haben vor 2020 genau zweimal telefoniert.", "supported", CALLS[:2]),
        ("Merkel und Macron haben nach dem 4. März 2018 nur ein einziges Mal telefoniert.", "contradicted", CALLS[1:]),
        ("Merkel und Macron haben zwischen Mai 2018 und Mai 2020 zweimal telefoniert.", "supported", CALLS[1:]),
        ("Es gab 2018 drei Telefonate zwischen Merkel und Macron.", "not_decidable", CALLS[:2]),
        # order
        ("Merkel und Macron haben am 4. März 2018 zum ersten Mal telefoniert.", "supported", ["2018-03-04"]),
        ("Merkel und Macron haben im Juli 2018 zum ersten Mal telefoniert.", "contradicted", ["2018-03-04"]),
        ("Merkel und Macron haben am 18. Mai 2020 zum ersten Mal seit 2018 telefoniert.", "supported", ["2020-05-18"]),
        ("Merkel und Macron haben am 3. April 2018 zum ersten Mal telefoniert.", "contradicted", ["2018-03-04"]),
        ("Merkel und Macron haben am 12. Juli 2018 zum zweiten Mal telefoniert.", "supported", CALLS[:2]),
        ("Merkel und Macron haben am 12. Juli 2018 zum dritten Mal telefoniert.", "not_decidable", CALLS[:2]),
        ("Merkel und Macron haben am 18. Mai 2020 zum zweiten Mal telefoniert.", "contradicted", CALLS),
        ("Merkel und Macron haben zuletzt im Mai 2020 telefoniert.", "supported", ["2020-05-18"]),
        ("Merkel und Macron haben zuletzt im Juli 2018 telefoniert.", "contradicted", ["2020-05-18"]),
        ("Merkel und Macron haben zuletzt im August 2020 telefoniert.", "not_decidable", []),
        # one contact
        ("Merkel und Macron haben am 12. Juli 2018 telefoniert.", "supported", ["2018-07-12"]),
        ("Merkel und Macron haben 2019 telefoniert.", "not_decidable", CALLS[1:]),
        ("Merkel und Macron haben am 3. Februar 2021 telefoniert.", "not_decidable", ["2021-02-03"]),
    ],
)  # fmt: skip
def test_a_sentence_is_answered(sentence: str, outcome: Outcome, days: list[str]) -> None:
    assert ask(sentence, *FOUR) == (outcome, days)


@pytest.mark.parametrize(
    "sentence",
    [
        "Merkel hat Macron jahrelang nicht angerufen.",
        "Merkel hat zwei Jahre lang nicht mit Macron telefoniert.",
        "Merkel hat seit Kriegsbeginn nicht mehr mit Macron telefoniert.",
        "Merkel hat vor dem Krieg nie mit Macron telefoniert.",
        "Merkel hat Macron selten angerufen.",
        "Merkel hat Macron kaum angerufen.",
        "Merkel hat jede Woche einmal mit Macron telefoniert.",
    ],
)
def test_a_time_without_days_decides_nothing(sentence: str) -> None:
    assert ask(sentence, *FOUR) == ("not_decidable", [])


def test_a_length_of_time_counts_back_from_the_day_of_asking() -> None:
    assert ask("Merkel hat Macron seit drei Jahren nicht mehr angerufen.", *FOUR) == ("contradicted", CALLS[2:])
    assert (
        ask("Merkel hat Macron in den letzten zwei Jahren mindestens einmal angerufen.", *FOUR)[0] == "supported"
    )


def test_a_contact_whose_day_is_not_known_leaves_a_number_open() -> None:
    once = (told("a", "2018-03-04"), told("b", "2018-12/2019-01"))
    outcome, _ = ask("Merkel und Macron haben 2018 genau einmal telefoniert.", *once)
    assert outcome == "not_decidable"
    outcome, _ = ask("Merkel und Macron haben 2019 nicht telefoniert.", *once)
    assert outcome == "not_decidable"


def test_a_talk_whose_form_is_not_said_leaves_a_denial_open() -> None:
    talk = told("a", "2019-03-04", "talks")
    assert ask("Merkel und Macron haben nie telefoniert.", talk) == ("not_decidable", ["2019-03-04"])
    assert ask("Merkel und Macron haben nie miteinander gesprochen.", talk) == ("contradicted", ["2019-03-04"])


def test_a_meeting_of_many_leaves_open_whether_two_of_them_met() -> None:
    three = told("a", "2019-03-04", "summit", people=(MERKEL, MACRON, TRUMP))
    assert ask("Merkel hat Macron nie getroffen.", three)[0] == "not_decidable"


def test_what_an_article_rules_out_supports_a_denial() -> None:
    first = told("a", "2018-03-04", claim=("first", None, None))
    again = told("b", "2020-05-18", claim=("first_since", None, "2018-07"))
    assert ask("Merkel und Macron haben 2017 nicht telefoniert.", first)[0] == "supported"
    assert ask("Merkel und Macron haben 2019 kein einziges Mal telefoniert.", again)[0] == "supported"
    assert ask("Merkel und Macron haben 2017 nicht telefoniert.", again)[0] == "not_decidable"


def test_a_contact_that_fell_through_supports_that_there_was_none_on_its_day() -> None:
    off = told("a", "2018-03-04", status="cancelled")
    called_off = told("a", "2018-03-04", "meeting", "cancelled")
    assert ask("Merkel hat Macron am 4. März 2018 nicht getroffen.", called_off) == ("supported", ["2018-03-04"])
    assert ask("Merkel und Macron haben nie telefoniert.", off)[0] == "not_decidable"
    assert ask("Merkel und Macron haben am 4. März 2018 telefoniert.", off) == ("contradicted", ["2018-03-04"])


def test_contacts_that_articles_miss_count() -> None:
    third = (told("a", "2018-03-04"), told("b", "2018-07-12", claim=("ordinal", 3, "2018-01")))
    assert ask("Merkel und Macron haben 2018 mindestens dreimal telefoniert.", *third)[0] == "supported"
    assert ask("Merkel und Macron haben 2018 höchstens zweimal telefoniert.", *third)[0] == "contradicted"
    assert ask("Merkel und Macron haben 2018 genau dreimal telefoniert.", *third)[0] == "supported"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Die Bundeskanzlerin hat den französischen Präsidenten noch nie angerufen.", "contradicted"),
        ("2018 hat die Bundeskanzlerin zweimal mit dem französischen Präsidenten telefoniert.", "supported"),
        ("Die Bundeskanzlerin hat 2020 mit dem französischen Präsidenten telefoniert.", "supported"),
    ],
)
def test_offices_are_those_of_the_time_named(sentence: str, outcome: Outcome) -> None:
    assert ask(sentence, *FOUR)[0] == outcome


@pytest.mark.parametrize("sentence", ["Es regnet.", "Merkel isst nie Fisch.", "Macron telefoniert nie."])
def test_a_sentence_without_a_contact_of_two_has_no_answer(sentence: str) -> None:
    assert check(sentence, Chronicle(FOUR)) == ()


def test_only_contacts_at_the_place_named_count() -> None:
    paris = told("a", "2018-03-04", "meeting", place=("Paris", "FR"))
    nowhere = told("b", "2019-03-04", "meeting")
    assert ask("Merkel hat Macron nie in Berlin getroffen.", paris) == ("not_decidable", [])
    assert ask("Merkel hat Macron nie in Paris getroffen.", paris) == ("contradicted", ["2018-03-04"])
    assert ask("Merkel hat Macron nie in Berlin getroffen.", nowhere) == ("not_decidable", ["2019-03-04"])


def test_a_place_lies_in_the_country_named() -> None:
    evian = told("a", "2018-03-04", "meeting", place=("Evian", "evian"))
    assert ask("Merkel hat Macron 2018 in Frankreich getroffen.", evian)[0] == "supported"
    assert ask("Merkel hat Macron nie in Frankreich getroffen.", evian)[0] == "contradicted"


def test_what_was_talked_about_is_not_taken_for_granted() -> None:
    gas = told("a", "2018-03-04", topic="die Gaslieferungen")
    assert ask("Merkel und Macron haben 2018 über Gaslieferungen telefoniert.", gas)[0] == "supported"
    assert ask("Merkel und Macron haben 2018 über Polen telefoniert.", gas)[0] == "not_decidable"
    assert ask("Merkel und Macron haben nie über Polen telefoniert.", gas)[0] == "not_decidable"
    assert ask("Merkel und Macron haben nie über Gaslieferungen telefoniert.", gas)[0] == "contradicted"


def test_what_articles_miss_is_nowhere_and_about_nothing() -> None:
    third = (
        told("a", "2018-03-04", "meeting", place=("Berlin", "DE")),
        told("b", "2018-07-12", "meeting", place=("Berlin", "DE"), claim=("ordinal", 3, "2018-01")),
    )
    assert ask("Merkel und Macron haben sich 2018 mindestens dreimal getroffen.", *third)[0] == "supported"
    assert (
        ask("Merkel und Macron haben sich 2018 mindestens dreimal in Berlin getroffen.", *third)[0]
        == "not_decidable"
    )


def test_several_sentences_are_answered_one_by_one() -> None:
    both = "Merkel hat Macron noch nie angerufen. Merkel und Macron haben zweimal telefoniert."
    answers = check(both, Chronicle(FOUR[:2]))
    assert [answer.outcome for answer in answers] == ["contradicted", "supported"]


def test_one_sentence_asks_one_thing() -> None:
    with pytest.raises(UsageError, match="more than one thing"):
        check("Merkel hat Macron zweimal angerufen und noch nie getroffen.", Chronicle(FOUR))
