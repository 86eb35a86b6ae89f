"""On which side of its anchor a time lies: by the clause that it stands in."""

from __future__ import annotations

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.reading.time import dates as dates_module
from depesche.reading.time import tag
from depesche.reading.time.bare_year import RULES

#: A Tuesday.
ON = DaySet.parse("2017-05-02")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Freitag rief sie ihn an.", "2017-04-28"),
        ("Am Freitag hat sie ihn angerufen.", "2017-04-28"),
        ("Am Freitag ist der Termin bekannt geworden.", "2017-04-28"),
        ("Am Freitag wird sie ihn anrufen.", "2017-05-05"),
        ("Am Freitag will sie ihn anrufen.", "2017-05-05"),
        ("Am Freitag könnte sie ihn anrufen.", "2017-05-05"),
        ("Am Freitag empfängt sie ihn in Rom.", "2017-05-05"),
        ("Für Freitag ist ein Treffen geplant.", "2017-05-05"),
        ("Sie sagte, sie wolle ihn am Freitag anrufen, weil er krank war.", "2017-05-05"),
        ("Er will abreisen, nachdem er am Freitag mit ihr gesprochen hatte.", "2017-04-28"),
        ("Das Treffen am Freitag.", "2017-04-28"),
        ("Am Freitag habe er davon erfahren, sagte sie.", "2017-04-28"),
        ("Es hieß, sie träfen sich am Freitag.", "2017-05-05"),
        ("Die am Freitag begonnene Messe geht weiter.", "2017-04-28"),
        ("Die am Freitag beginnende Messe wurde vorbereitet.", "2017-05-05"),
        ("Er äußerte sich zur am Freitag beginnenden Messe.", "2017-05-05"),
        ("Die am Freitag verabschiedete Resolution ist wichtig.", "2017-04-28"),
        ("Das für Freitag geplante Treffen wurde abgesagt.", "2017-05-05"),
        ("Das Treffen war für Freitag geplant.", "2017-04-28"),
        ("Er verschob die Reise auf Freitag.", "2017-05-05"),
        ("Er kündigte für Freitag eine Rede an.", "2017-05-05"),
        ("Vor dem Gipfel am Freitag mahnte sie zur Eile.", "2017-05-05"),
        ("Vor Reportern am Freitag mahnte sie zur Eile.", "2017-04-28"),
        ("Das berichtet der Sender am Freitag.", "2017-04-28"),
    ],
)
def test_a_weekday_lies_where_its_clause_does(text: str, value: str) -> None:
    assert [t.value for t in tag(text, ON)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sie kommt am 20. Mai an, sagte er am Montag. Einen Tag später reist sie ab.", "2017-05-21"),
        ("Sie kam am 20. April an. Das war am Montag. Einen Tag später reiste sie ab.", "2017-05-02"),
    ],
)
def test_the_story_does_not_go_on_from_the_day_of_an_announcement(text: str, values: str) -> None:
    assert tag(text, ON)[-1].value == values


@pytest.mark.parametrize("row", GERMAN.rows("time_context")["bare_year"], ids=lambda row: row["rule"])
def test_a_number_is_a_year_as_its_rule_says(row: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    used = []
    decided = dates_module.bare_year
    monkeypatch.setattr(dates_module, "bare_year", lambda *args: used.append(decided(*args)) or used[-1])
    found = [t for t in tag(str(row["example"]), ON) if t.value.isdigit()]
    assert bool(found) == row["year"]
    assert row["rule"] in {rule.name for rule in used}


def test_every_rule_of_bare_years_has_an_example() -> None:
    assert {rule.name for rule in RULES} == {row["rule"] for row in GERMAN.rows("time_context")["bare_year"]}
