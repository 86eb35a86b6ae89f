"""Excerpts stay inside their paragraph, and what is said twice is shown once."""

import pytest

from depesche.model import Reading, Statement
from depesche.sources import document_of_text
from depesche.telling.excerpts import around, quoted, said_once

ARTICLE = """Kanzler ruft den Präsidenten an

Der Kanzler hat am Montag lange mit dem Präsidenten im Nachbarland
telefoniert und dabei über die Häfen und über die Schiffe gesprochen.
(abc)

Auch interessant"""


@pytest.mark.parametrize(
    ("mark", "before", "after"),
    [
        ("ruft", "Kanzler ", " den Präsidenten an"),
        ("telefoniert", "Der Kanzler hat am Montag lange mit dem Präsidenten im Nachbarland ", None),
        ("(abc)", None, ""),
        ("interessant", "Auch ", ""),
    ],
)
def test_an_excerpt_stays_in_its_paragraph(mark, before, after):
    start = ARTICLE.index(mark)
    shown = around(ARTICLE, (start, start + len(mark)), [(0, len(ARTICLE))], 80)
    assert shown[1] == mark
    assert before in (None, shown[0])
    assert after in (None, shown[2])
    assert "interessant" not in shown[2]


def test_an_excerpt_ends_at_words_and_says_that_the_text_goes_on():
    text = "Der Außenminister telefonierte vorgestern mit seinem Amtskollegen."
    start = text.index("telefonierte")
    assert around(text, (start, start + 12), reach=12) == ("… ", "telefonierte", " vorgestern …")


def test_a_quotation_over_two_paragraphs_shows_the_gap():
    assert quoted("eins\n\nzwei\ndrei", [(0, 15)]) == "eins … zwei drei"


def test_what_one_speaker_says_twice_or_in_part_is_shown_once():
    text = "Man rede. Man rede weiter. Man rede."
    reading = Reading(document=document_of_text(text, id="a"))
    whole = Statement("Anna", None, "indirect", ((10, 26),))
    parts = [
        Statement("Anna", None, "indirect", ((0, 9),)),
        whole,
        Statement("Berta", None, "indirect", ((0, 9),)),
    ]
    assert said_once(reading, parts) == parts[1:]
    assert said_once(reading, [whole, whole]) == [whole]
