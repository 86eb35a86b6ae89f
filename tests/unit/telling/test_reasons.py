"""Reasons in words."""

import pytest

from depesche.errors import UsageError
from depesche.model import Reason
from depesche.telling.reasons import say


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2021-01-26", "26. Januar 2021"),
        ("2021-01", "Januar 2021"),
        ("2021-01-26/2021-01-28", "26. bis 28. Januar 2021"),
        ("[2021-01-23,2021-01-30]", "23. Januar 2021 oder 30. Januar 2021"),
        ("../2021-01-28", "bis 28. Januar 2021"),
        ("2021-01-26, 2021-02", "26. Januar 2021, Februar 2021"),
        ("(saturday)", "Samstag"),
        ("PT50M", "50 Min."),
        ("call", "Telefonat"),
        ("held", "stattgefunden"),
        ("P-5 und mehr", "P-5 und mehr"),
        (None, "?"),
    ],
)
def test_values_are_said_in_words(value, shown):
    assert say(Reason("published_labelled", {"date": value})).endswith(f": {shown}.")


def test_the_language_is_chosen():
    assert say(Reason("published_stamp", {"date": "2021-01-26"}), "en").startswith("Stamp of the agency: ")


def test_an_unknown_language_is_refused():
    with pytest.raises(UsageError, match="no reasons in language"):
        say(Reason("published_stamp"), "xx")


@pytest.mark.parametrize(
    ("cue", "german", "english"),
    [
        ("perfect", "Perfekt", "perfect tense"),
        ("wollen", "wollen", "wollen"),
        ("past", "Präteritum", "past tense"),
    ],
)
def test_a_tense_is_named_in_the_language(cue, german, english):
    reason = Reason("contact_status", {"status": "held", "cue": cue})
    assert german in say(reason, "de")
    assert english in say(reason, "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            "Ort: Genf statt keiner Angabe, von Müller, Anna am 26. November 2026 gesetzt: call, laut Protokoll",
        ),
        (
            "en",
            "place: Geneva in place of no value, set by Müller, Anna on 26 November 2026: call, laut Protokoll",
        ),
    ],
)
def test_a_value_set_by_hand_is_told_with_field_old_and_new_value_who_and_why(language: str, said: str) -> None:
    values = {"who": "Müller, Anna", "when": "2026-11-26T21:18:51+00:00", "action": "set"}
    told = {**values, "why": "call, laut Protokoll", "field": "place", "before": None, "after": "Genf"}
    assert say(Reason("chronicle_decided_value", told), language) == said
    accepted = {**values, "action": "accept", "why": ""}
    assert "set" not in say(Reason("chronicle_decided", accepted), language)
    assert say(Reason("chronicle_decided", accepted), language).endswith(")")
