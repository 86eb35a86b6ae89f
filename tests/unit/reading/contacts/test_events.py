"""One event however often it is told: what two triggers must agree in, how far back one is taken up, what each adds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depesche.model import Report

Reports = Callable[..., tuple[Report, ...]]
#: Sentences that tell of nothing, to put between two that do.
FILLER = ("Es regnete. ", "Die Sonne schien. ", "Der Wind wehte. ", "Das Meer war still. ", "Es wurde Abend. ")


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    day = f" {report.time}" if report.time is not None else ""
    return f"{report.kind} {report.status} {people}{day}" + (f" in {report.place.name}" if report.place else "")


CALLED = "Der Kanzler hat am Montag mit dem Premier telefoniert. "
MET = "Der Kanzler hat am Montag in Genf den Premier getroffen. "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # people
        (
            CALLED + "Der Kanzler telefonierte mit dem König.",
            ["call held Adler – Baker 2021-06-14", "call held Adler – Dahl 2021-06-14"],
        ),
        # kind: a call is no meeting, talks may be either
        (
            CALLED + "Der Kanzler traf den Premier.",
            ["call held Adler – Baker 2021-06-14", "meeting held Adler – Baker 2021-06-14"],
        ),
        (CALLED + "Der Kanzler sprach mit dem Premier.", ["call held Adler – Baker 2021-06-14"]),
        # day
        (
            CALLED + "Der Kanzler telefonierte am Dienstag mit dem Premier.",
            ["call held Adler – Baker 2021-06-14", "call held Adler – Baker 2021-06-15"],
        ),
        # country
        (
            MET + "Der Kanzler traf in Rom den Premier.",
            ["meeting held Adler – Baker 2021-06-14 in Genf", "meeting held Adler – Baker 2021-06-14 in Rom"],
        ),
        # status: what happened is not what is planned, unless on the same day
        (
            CALLED + "Der Kanzler will mit dem Premier telefonieren.",
            ["call held Adler – Baker 2021-06-14", "call planned Adler – Baker 2021-06-18/.."],
        ),
        (
            "Der Kanzler will am 18. Juni den Premier treffen. Am 18. Juni hat der Kanzler den Premier getroffen.",
            ["meeting held Adler – Baker 2021-06-18"],
        ),
        (
            "Der Kanzler will im Juni den Premier treffen. Im Juni hat der Kanzler den Premier getroffen.",
            [
                "meeting planned Adler – Baker 2021-06-18/2021-06-30",
                "meeting held Adler – Baker 2021-06-01/2021-06-18",
            ],
        ),
        # an invitation is another contact than what was called off
        (
            "Der Kanzler sagte das Treffen mit dem Premier ab. Der Kanzler hat den Premier eingeladen.",
            [
                "meeting cancelled Adler – Baker 2021-06-18/..",
                "visit considered Adler – Baker 2021-06-18/.. in Deutschland",
            ],
        ),
        # a message is a message
        (
            "Am Montag gratulierte der Kanzler dem Premier. Der Kanzler gratulierte dem Premier zum Sieg.",
            ["message held Adler – Baker 2021-06-14"],
        ),
        (
            "Am Montag gratulierte der Kanzler dem Premier. Der Kanzler sprach mit dem Premier.",
            ["message held Adler – Baker 2021-06-14", "talks held Adler – Baker 2021-06-14"],
        ),
        # counted after another
        (
            "Der Kanzler hat den Premier getroffen. Ein zweites Treffen mit dem Premier war am Dienstag.",
            ["meeting held Adler – Baker 2021-06-15", "meeting held Adler – Baker 2021-06-15"],
        ),
        (
            "Der Kanzler hat am Montag den Premier getroffen. Das zweite Treffen mit dem Premier war lang.",
            ["meeting held Adler – Baker 2021-06-14"],
        ),
        # looking back
        (
            CALLED + "Zuvor hatte der Kanzler mit dem Premier telefoniert.",
            ["call held Adler – Baker 2021-06-14", "call held Adler – Baker ../2021-06-18"],
        ),
    ],
)
def test_triggers_that_disagree_tell_of_two_contacts(text: str, lines: list[str], reports_of: Reports) -> None:
    assert [line(report) for report in reports_of(text)] == lines


@pytest.mark.parametrize(("between", "contacts"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2)])
def test_an_indefinite_noun_takes_up_a_contact_of_the_last_three_sentences(
    between: int, contacts: int, reports_of: Reports
) -> None:
    far = CALLED + "".join(FILLER[:between]) + "Ein Telefonat mit dem Premier am Montag dauerte lange."
    found = reports_of(far)
    assert sum(len(report.spans) for report in found) == 1 + (contacts == 1)


@pytest.mark.parametrize(("between", "told"), [(0, 2), (2, 2), (3, 1)])
def test_a_noun_without_sides_takes_up_a_contact_of_the_last_three_sentences(
    between: int, told: int, reports_of: Reports
) -> None:
    [report] = reports_of(CALLED + "".join(FILLER[:between]) + "In einem Telefonat ging es um Gas.")
    assert len(report.spans) == told


@pytest.mark.parametrize("between", [0, 3, 5])
def test_a_definite_noun_takes_up_a_contact_from_afar(between: int, reports_of: Reports) -> None:
    [report] = reports_of(CALLED + "".join(FILLER[:between]) + "Das Telefonat war lang.")
    assert len(report.spans) == 2


@pytest.mark.parametrize(("between", "told"), [(39, 2), (40, 1)])
def test_a_definite_noun_reaches_forty_sentences(between: int, told: int, reports_of: Reports) -> None:
    far = (FILLER * 10)[:between]
    assert sum(len(r.spans) for r in reports_of(CALLED + "".join(far) + "Das Telefonat war lang.")) == told


def test_a_definite_noun_takes_up_the_contact_told_last(reports_of: Reports) -> None:
    text = CALLED + "Der König hat am Dienstag mit der Präsidentin telefoniert. Das Telefonat war lang."
    assert [len(report.spans) for report in reports_of(text)] == [1, 2]


def test_a_noun_with_one_side_takes_up_the_contact_of_that_side(reports_of: Reports) -> None:
    text = CALLED + "Der König hat am Dienstag mit der Präsidentin telefoniert. "
    text += "Das Telefonat mit dem Premier war lang."
    assert [len(report.spans) for report in reports_of(text)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # a kind for an open one, a visit for a meeting; never back
        (
            "Der Kanzler hat am Montag mit dem Premier gesprochen. Das Telefonat war lang.",
            ["call held Adler – Baker 2021-06-14"],
        ),
        (CALLED + "Das Gespräch war lang.", ["call held Adler – Baker 2021-06-14"]),
        # the day that is named more exactly, in either order
        (
            "Der Kanzler hat im Juni mit dem Premier telefoniert. Das Telefonat war am 9. Juni.",
            ["call held Adler – Baker 2021-06-09"],
        ),
        (
            "Der Kanzler hat am 9. Juni mit dem Premier telefoniert. Das Telefonat im Juni war lang.",
            ["call held Adler – Baker 2021-06-09"],
        ),
        # a city for a country, no other for a city
        (
            "Der Kanzler traf am Montag in Oslo den König. Das Treffen war lang.",
            ["visit held Adler – Dahl 2021-06-14 in Oslo"],
        ),
        (
            "Der Kanzler hat am Montag den Premier getroffen. Das Treffen in Genf war lang.",
            ["meeting held Adler – Baker 2021-06-14 in Genf"],
        ),
        # what came after what was planned; of plans the surest
        (
            "Der Kanzler will den Premier treffen. Das Treffen wurde abgesagt.",
            ["meeting cancelled Adler – Baker 2021-06-18/.."],
        ),
        (
            "Der Kanzler könnte den Premier treffen. Der Kanzler bestätigte das Treffen.",
            ["meeting confirmed Adler – Baker 2021-06-18/.."],
        ),
        (
            "Der Kanzler bestätigte das Treffen mit dem Premier. Der Kanzler will den Premier treffen.",
            ["meeting confirmed Adler – Baker 2021-06-18/.."],
        ),
    ],
)
def test_each_trigger_adds_what_it_says_more_exactly(text: str, lines: list[str], reports_of: Reports) -> None:
    assert [line(report) for report in reports_of(text)] == lines


# -- at a gathering -------------------------------------------------------------------------------
GATHERED = "Der Kanzler, der Premier und die Präsidentin trafen sich am Montag in Genf. "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # some of those who sit together on its day
        ("Am Montag sprach der Kanzler mit dem Premier.", "Genf"),
        # another day, no day of its own within it
        ("Am Dienstag sprach der Kanzler mit dem Premier.", None),
        # somebody else
        ("Am Montag sprach der König mit dem Premier.", None),
        # not in person
        ("Am Montag telefonierte der Kanzler mit dem Premier.", None),
        # not yet
        ("Am 28. Juni will der Kanzler mit dem Premier sprechen.", None),
    ],
)
def test_a_talk_of_some_who_sit_together_is_where_they_sit(
    text: str, place: str | None, reports_of: Reports
) -> None:
    gathering, talk = reports_of(GATHERED + text)
    assert gathering.place is not None
    assert gathering.place.name == "Genf"
    assert (talk.place and talk.place.name) == place


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("sprach der Kanzler mit dem Premier", "meeting"), ("traf der Kanzler den Premier", "meeting")],
)
def test_a_talk_where_they_sit_is_a_meeting(verb: str, kind: str, reports_of: Reports) -> None:
    assert [report.kind for report in reports_of(f"{GATHERED}Am Montag {verb}.")] == ["summit", kind]


def test_a_gathering_without_a_place_gives_none(reports_of: Reports) -> None:
    text = "Der Kanzler, der Premier und die Präsidentin trafen sich am Montag. "
    found = reports_of(text + "Am Montag sprach der Kanzler mit dem Premier.")
    assert [report.place for report in found] == [None, None]


def test_two_who_meet_give_no_place_to_a_third(reports_of: Reports) -> None:
    found = reports_of(MET + "Am Montag sprach der König mit der Präsidentin.")
    assert [report.place and report.place.name for report in found] == ["Genf", None]
