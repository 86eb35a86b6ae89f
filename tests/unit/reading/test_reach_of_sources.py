"""How far a side's word on a contact reaches, and whose words reach at all."""

from __future__ import annotations

import pytest

import depesche

BETWEEN = "Am Abend regnete es in Genf."
SAID = "Das Klima sei gut gewesen, teilte der Kreml mit."
TOLD = "Joe Biden und Wladimir Putin haben am Montag telefoniert."


def holders(text: str) -> list[list[str]]:
    """The sources of each report that have a side."""
    reports = depesche.read(text, published="2021-07-10").reports
    return [[s.holder for s in report.reported_by if s.side] for report in reports]


@pytest.mark.parametrize("between", range(6))
def test_an_institution_reaches_back_over_three_sentences_between(between: int) -> None:
    text = " ".join([TOLD, *[BETWEEN] * between, SAID])
    assert holders(text) == [["Kreml"] if between <= 3 else []]


@pytest.mark.parametrize("between", range(4))
def test_an_institution_reaches_ahead_over_one_sentence_between(between: int) -> None:
    text = " ".join([SAID, *[BETWEEN] * between, TOLD])
    assert holders(text) == [["Kreml"] if between <= 1 else []]


def test_the_contact_told_before_is_nearer_than_the_one_behind() -> None:
    later = "Joe Biden und Emmanuel Macron haben am Dienstag telefoniert."
    assert holders(" ".join([TOLD, BETWEEN, SAID, later])) == [["Kreml"], []]


def test_a_recalled_contact_close_by_is_nearer_than_the_news_further_off() -> None:
    recalled = "Im März hatten Wladimir Putin und Emmanuel Macron telefoniert."
    assert holders(" ".join([TOLD, BETWEEN, BETWEEN, recalled, SAID])) == [[], ["Kreml"]]


def test_a_side_speaks_of_its_own_contact_rather_than_of_others() -> None:
    others = "Zuvor hatten Joe Biden und Emmanuel Macron telefoniert."
    assert holders(" ".join([TOLD, BETWEEN, others, SAID])) == [["Kreml"], []]
    assert holders(" ".join([TOLD, others, "Der Kreml bestätigte das Telefonat, nannte aber keine Themen."])) == [
        ["Kreml"],
        [],
    ]


def test_a_noun_without_sides_is_of_the_contact_of_the_spokesman_who_speaks_of_it() -> None:
    others = "Danach rief Joe Biden Emmanuel Macron an."
    said = "Kremlsprecher Dmitri Peskow sprach von einer offenen Unterredung."
    assert holders(" ".join([TOLD, others, said])) == [["Dmitri Peskow"], []]


def test_a_word_on_the_news_is_not_one_on_what_it_recalls() -> None:
    recalled = "Zuletzt hatten beide am 2. März miteinander gesprochen."
    other = "Vor dem Telefonat mit Putin hatte Joe Biden Emmanuel Macron angerufen."
    text = " ".join([TOLD, recalled, other, SAID])
    assert holders(text) == [["Kreml"], [], []]
    assert [r.background for r in depesche.read(text, published="2021-07-10").reports] == [False, True, False]


def test_who_asked_for_a_contact_is_no_speaker() -> None:
    said = "Nach Angaben des Kremls ging die Initiative von der amerikanischen Seite aus."
    assert holders(f"{TOLD} {said}") == [["Kreml"]]


@pytest.mark.parametrize(
    ("said", "sources"),
    [
        ("Ein Sprecher des Weißen Hauses nannte das Gespräch nützlich.", [("Sprecher des Weißen Hauses", "US")]),
        ("Ein Sprecher in Moskau wollte das nicht bestätigen.", [("Sprecher", "RU")]),
        ("Der Elysee-Palast sprach von einem guten Gespräch.", [("Elysee-Palast", "FR")]),
    ],
)
def test_a_spokesman_speaks_for_the_institution_or_the_seat_behind_him(
    said: str, sources: list[tuple[str, str]]
) -> None:
    (report,) = depesche.read(f"{TOLD} {said}").reports
    assert [(s.holder, s.side) for s in report.reported_by] == sources


def test_a_medium_does_not_reach_like_an_institution() -> None:
    text = " ".join([TOLD, *[BETWEEN] * 3, "Das Klima sei gut gewesen, meldete die Agentur Reuters."])
    assert [r.reported_by for r in depesche.read(text, published="2021-07-10").reports] == [()]


@pytest.mark.parametrize(
    "said",
    [
        "„Das Klima war gut“, teilte der Kreml mit.",  # the very words are about themselves
        "Das Klima sei gut gewesen, sagte Emmanuel Macron.",  # no institution
        "Das Klima sei gut gewesen, sagte Wladimir Müller.",  # nobody with a side
    ],
)
def test_whose_words_do_not_reach(said: str) -> None:
    assert holders(f"{TOLD} {BETWEEN} {BETWEEN} {said}") == [[]]
