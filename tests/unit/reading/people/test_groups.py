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


def test_a_group_of_whom_too_few_are_named_has_no_members(mentions):
    assert [m.members for m in mentions("Putin reiste an. Alle drei schwiegen.", DAY) if m.members] == []
