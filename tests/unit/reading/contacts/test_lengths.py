import pytest

from depesche.lang.de import GERMAN


@pytest.mark.parametrize("row", GERMAN.rows("contact_lengths")["example"], ids=lambda row: row["text"][:40])
def test_the_examples_of_lengths(row, reports_of):
    [report] = reports_of(f"Der Kanzler hat am Montag mit dem Premier gesprochen. {row['text']}")
    assert report.duration == row["duration"]
    assert len(report.why["duration"]) == len(row["duration"].split("/"))


@pytest.mark.parametrize(
    "text",
    [
        "Der Kanzler hat am Montag mit dem Premier gesprochen. Zwei Stunden später reiste er ab.",
        "Der Kanzler hat am Montag mit dem Premier gesprochen. Vor einer Stunde kam die Nachricht.",
        "Der Kanzler will am Montag mit dem Premier sprechen. Danach fährt er zwei Stunden nach Rom.",
    ],
)
def test_a_distance_in_time_is_no_length(text, reports_of):
    assert [report.duration for report in reports_of(text)] == [None]


def test_a_planned_length_belongs_to_a_plan(reports_of):
    [report] = reports_of("Der Kanzler trifft am Montag den Premier. Für das Gespräch ist eine Stunde reserviert.")
    assert (report.status, report.duration) == ("planned", "PT1H")
