"""Whom a group with a number means: the latest list of exactly so many people, else the last people named."""

from __future__ import annotations

import pytest

MERKEL, MACRON, PUTIN, TRUMP = "angela-merkel", "emmanuel-macron", "wladimir-putin", "donald-trump"
MAY, ABE = "theresa-may", "shinzo-abe"
DAY = "2018-03-01"


@pytest.mark.parametrize(
    ("text", "members"),
    [
        # the list, and not those named after it
        ("Merkel, Macron und Putin berieten. Trump blieb zu Hause. Alle drei sprachen von Fortschritten.",
         (MERKEL, MACRON, PUTIN)),
        # the latest of two lists
        ("Merkel, Macron und Putin berieten. Trump, May und Abe schwiegen. Alle drei reisten ab.", (TRUMP, MAY, ABE)),
        # a longer list is none of three, nor is a shorter one
        ("Merkel, Macron und Putin berieten. Trump und May schwiegen. Alle drei reisten ab.", (MERKEL, MACRON, PUTIN)),
        ("Merkel, Macron und Putin berieten. Trump, May, Abe und Merkel schwiegen. Alle drei reisten ab.",
         (MERKEL, MACRON, PUTIN)),
        # titles inside a list
        (("Kanzlerin Merkel, Frankreichs Präsident Macron und der russische Präsident Putin berieten. Alle drei "
         "reisten ab."), (MERKEL, MACRON, PUTIN)),
        ("Merkel, Macron, Putin und Trump berieten. Alle vier reisten ab.", (MERKEL, MACRON, PUTIN, TRUMP)),
    ],
)  # fmt: skip
def test_a_number_of_people_is_the_latest_list_of_so_many(mentions, text, members):
    assert [m.members for m in mentions(text, DAY) if m.kind == "group"] == [members]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Putin empfing Trump in Sotschi. Beide lobten das Gespräch.", (PUTIN, TRUMP)),
        ("Merkel schwieg. Putin empfing Trump. Beide lobten das Gespräch.", (PUTIN, TRUMP)),
        ("Putin und Trump reisten an. Merkel empfing die beiden Präsidenten.", (PUTIN, TRUMP)),
    ],
)
def test_both_are_the_two_of_the_sentence_before_and_never_who_acts_upon_them(mentions, text, members):
    assert [m.members for m in mentions(text, DAY) if m.kind == "group"] == [members]


@pytest.mark.parametrize(
    "text",
    [
        "Merkel und Macron wollen mehr Tempo. Darauf einigten sie sich in Meseberg.",
        "Merkel und Macron wollen mehr Tempo. Das vereinbarten sie in Meseberg.",
        "Merkel und Macron wollen mehr Tempo. In Meseberg beschlossen sie einen Plan.",
        "Merkel und Macron wollen mehr Tempo. Ein Plan soll folgen, wie sie am Montag mitteilten.",
    ],
)
def test_the_verb_before_or_at_the_end_says_that_they_are_many(mentions, text):
    assert [m.members for m in mentions(text, DAY) if m.kind == "group"] == [(MERKEL, MACRON)]


@pytest.mark.parametrize(
    "text",
    [
        "Merkel kam mit Macron. Am Montag empfing sie ihn.",
        "Merkel kam mit Macron. Am Abend wollte sie abreisen.",
        "Merkel kam mit Macron. Er blieb, als sie am Montag abreiste.",
    ],
)
def test_the_verb_of_one_makes_nobody_many(mentions, text):
    assert [m.members for m in mentions(text, DAY) if m.kind == "group"] == []


def test_whom_somebody_awaits_where_he_goes_is_the_one_who_goes(mentions):
    text = "Merkel lobte Trump. Am Montag reist Macron nach Riga, wo ihn May erwartet."
    assert [m.person for m in mentions(text, DAY) if m.kind == "pronoun"] == [MACRON]


def test_a_group_of_whom_too_few_are_named_has_no_members(mentions):
    assert [m.members for m in mentions("Putin reiste an. Alle drei schwiegen.", DAY) if m.members] == []


DUDA, POROSCHENKO = "andrzej-duda", "petro-poroschenko"


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Merkel telefonierte mit den Präsidenten Frankreichs und Polens.", (MACRON, DUDA)),
        ("Merkel sprach mit May sowie den Präsidenten Frankreichs und der Ukraine.", (MACRON, POROSCHENKO)),
        ("Merkel lobte die Präsidenten von Frankreich und Polen.", (MACRON, DUDA)),
        ("Merkel sprach von den Präsidenten der Ukraine und Polens.", (POROSCHENKO, DUDA)),
    ],
)
def test_an_office_of_several_states_is_of_one_in_each(mentions, text, members):
    assert [m.members for m in mentions(text, DAY) if m.kind == "group"] == [members]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Es gab ein Treffen des russischen mit dem amerikanischen Präsidenten.", [PUTIN, TRUMP]),
        ("Geplant ist ein Telefonat des französischen mit dem polnischen Präsidenten.", [MACRON, DUDA]),
        ("Das Gespräch zwischen dem russischen und dem polnischen Präsidenten ist beendet.", [PUTIN, DUDA]),
        ("Er lobte den Präsidenten Frankreichs und Polens Präsidenten.", [MACRON, DUDA]),
    ],
)
def test_two_who_share_a_noun_are_one_of_each_state(mentions, text, people):
    assert [m.person for m in mentions(text, DAY) if m.person] == people


def test_a_name_behind_the_pronoun_of_a_relative_clause_is_a_name(mentions):
    assert [m.person for m in mentions("Es war ein Gespräch, das Merkel mit Macron führte.", DAY)] == [
        MERKEL,
        MACRON,
    ]


def test_two_presidents_after_two_ministers_are_those_of_their_states(who_counts):
    text = "Außenminister Pompeo sprach mit Außenminister Lawrow. Die beiden Präsidenten schwiegen."
    assert who_counts(text, "2018-10-18")[-1] == ("donald-trump", "wladimir-putin")
