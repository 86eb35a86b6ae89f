"""What holds for any text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.days import DaySet
from depesche.reading.people import People
from depesche.reading.setting import default_setting

READER = People(default_setting())
WORDS = [
    "Merkel", "Putin", "Kurz", "Trump-Putin-Gipfel", "der", "die", "beide", "Präsidenten", "US-Präsident", "Ex-",
    "russische", "und", ",", ".", "„", "“", "ich", "er", "sie", "Außenminister", "Mulambo", "Haimbe",
    "Haimbes", "Moskau", "in", "Kreml", "Japans", "künftige", "Amtskollege", "sein", "\n",
    "Präsident der", "Staats- und Regierungschefs",
]  # fmt: skip
DAYS = [None, DaySet.parse("2018-03-01"), DaySet.parse("2016/2017"), DaySet.parse("../1995")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(DAYS))
def test_mentions_lie_in_order_inside_the_text_and_never_overlap(words, days):
    text = " ".join(words)
    mentions = READER.mentions(text, ((0, len(text)),), days, [0])
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.start <= m.head[0] < m.head[1] <= m.end for m in mentions if m.head)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_the_same_text_gives_the_same_mentions(words):
    text = " ".join(words)
    assert READER.mentions(text, ((0, len(text)),), DAYS[1], [0]) == READER.mentions(
        text, ((0, len(text)),), DAYS[1], [0]
    )
