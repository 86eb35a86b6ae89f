"""Ways of news: tickers, chronologies, habits, speech before its speaker, clauses that go on without a subject."""

import pytest

import depesche


def lines(text, published):
    return [
        (r.kind, r.status, sorted(str(p.name).split()[-1] for p in r.participants), str(r.time or ""))
        for r in depesche.read(text, published=published).reports
    ]


def test_a_chronology_tells_what_has_happened_entry_by_entry():
    text = (
        "Wie sie sich näherkamen\n\n"
        "Juni 2018: In Singapur schütteln sich Donald Trump und Kim Jong Un die Hand.\n"
        "Juli 2018: US-Außenminister Mike Pompeo reist nach Pjöngjang, wird aber von Kim nicht empfangen.\n"
        "September 2018: Südkoreas Präsident Moon Jae In besucht Kim in Pjöngjang."
    )
    found = lines(text, "2019-02-27")
    assert ("meeting", "held", ["Trump", "Un"], "2018-06") in found
    assert ("visit", "cancelled", ["Pompeo", "Un"], "2018-07") in found
    assert ("visit", "held", ["In", "Un"], "2018-09") in found


@pytest.mark.parametrize(
    "text",
    [
        "Die Kanzlerin telefoniert fast täglich mit Wladimir Putin.",
        "Macron sprach zu den Abgeordneten per Videoschalte. Merkel hörte zu.",
    ],
)
def test_what_is_a_habit_or_only_a_means_is_no_contact(text):
    assert lines(text, "2018-05-18") == []


def test_a_pronoun_takes_up_the_speaker_behind_what_was_said():
    text = "Gastgeber Justin Trudeau sei schwach, schimpfte Donald Trump. Am Dienstag will er Kim Jong Un treffen."
    assert [people for _, _, people, _ in lines(text, "2018-06-10")] == [["Trump", "Un"]]


def test_people_in_general_are_none_of_those_told_of():
    text = "Steinmeier wird Lawrow morgen in Paris wiedersehen. Wer nicht redet, hat schon verloren."
    assert [(kind, status) for kind, status, _, _ in lines(text, "2014-03-04")] == [("meeting", "planned")]


def test_a_contrast_without_a_verb_negates_nothing():
    text = "Viktor Orban war am Freitag bei Wladimir Putin in Moskau, nicht als Vertreter Europas."
    assert [status for _, status, _, _ in lines(text, "2024-07-07")] == ["held"]
