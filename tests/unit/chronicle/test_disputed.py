"""What articles and sides tell otherwise of one contact: a denied detail, a visit put on two days."""

from __future__ import annotations

import depesche
from depesche.chronicle import Chronicle
from depesche.telling.reasons import say

CALL = "Angela Merkel und Wladimir Putin haben am Montag telefoniert. "
ASKED = "Merkel habe um das Gespräch gebeten, teilte der Kreml mit. "


def chronicle(*texts: str) -> Chronicle:
    return Chronicle(depesche.read(text, published="2019-04-03") for text in texts)


def details(whole: Chronicle) -> list[str]:
    return [say(f.reason) for f in whole.findings if f.field == "detail" and f.reason]


def test_a_detail_that_another_side_denies_is_a_finding_and_the_contact_stands() -> None:
    denied = "Berlin dementierte, dass Merkel um das Gespräch gebeten habe."
    whole = chronicle(CALL + ASKED + denied)
    assert [contact.status for contact in whole.contacts] == ["held"]
    assert details(whole) == [
        "Einzelheit: „Merkel habe um das Gespräch gebeten“ (Russland); bestritten: Deutschland"
    ]
    assert details(chronicle(CALL + ASKED, CALL + denied)) == details(whole)


def test_a_denial_of_something_else_disputes_nothing() -> None:
    assert details(chronicle(CALL + ASKED + "Berlin dementierte, dass es um neue Waffen gegangen sei.")) == []
    assert details(chronicle(CALL + ASKED)) == []


def test_a_visit_that_two_articles_put_on_days_next_to_each_other_is_one_with_a_conflict() -> None:
    one = "Angela Merkel hat am Montag in Paris Emmanuel Macron getroffen."
    other = "Angela Merkel ist am Dienstag in Paris mit Emmanuel Macron zusammengekommen."
    whole = chronicle(one, other)
    assert [len(contact.reports) for contact in whole.contacts] == [2]
    assert "date_conflict" in [finding.type for finding in whole.findings]
    further = "Angela Merkel ist am Freitag in Paris mit Emmanuel Macron zusammengekommen."
    assert len(Chronicle([depesche.read(one, published="2019-04-06"), depesche.read(further, published="2019-04-06")])
               .contacts) == 2  # fmt: skip
    both = f"{one} {other}"
    assert len(chronicle(both).contacts) == 2
