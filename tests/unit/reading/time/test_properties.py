"""What holds for every text: spans, values, days, other encoding forms, hostile input."""

from __future__ import annotations

import gc
import random
import re
import textwrap
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.reading.time import tag

TEXT = " ".join(row["example"] for row in GERMAN.rows("time_rules")["rule"])
PUBLISHED = DaySet.parse("2017-05-02")
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T)?(?:[\dX]+(?:\.\d+)?)(?:[YMWDHSQL]|DE|CE|WE)"
    r"|P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?"
    r"|[\dX]{2,4}(?:-(?:Q[1-4]|H[12]|SP|SU|FA|WI|W[\dX]{2}(?:-(?:[1-7]|WE))?|[\dX]{2}(?:-[\dX]{2})?))?"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|\d\d:\d\d))?"
)
WORDS = re.findall(r"\w+|\W", TEXT)


def test_values_are_well_formed_timex3() -> None:
    assert [t.value for t in tag(TEXT, PUBLISHED) if not VALUE.fullmatch(t.value)] == []
    assert [t.value for t in tag(TEXT) if not VALUE.fullmatch(t.value)] == []


def test_the_days_contain_the_value() -> None:
    for timex in tag(TEXT, PUBLISHED):
        date = re.fullmatch(r"(\d{4}(?:-\d\d){0,2})(?:T.*)?", timex.value)
        if date and timex.days is not None and timex.mod is None:
            assert DaySet.parse(date[1]).meets(timex.days), timex


def test_without_a_publication_date_nothing_is_dated_by_today() -> None:
    found = tag("Am Montag telefonierten sie, gestern auch, im Juli und um 20 Uhr.")
    assert [t.value for t in found] == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-07", "XXXX-XX-XXT20:00"]
    assert (
        found[0].days == DaySet.parse("../..").on(0)
        if found[0].days is None
        else found[0].days.weekday == "monday"
    )


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=200)
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for timex in tag(text, PUBLISHED):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end


def test_decomposed_letters_line_ends_and_soft_hyphens_change_no_value() -> None:
    plain = [(TEXT[t.start : t.end], t.value) for t in tag(TEXT, PUBLISHED)]
    wrapped = textwrap.fill(TEXT, 72).replace("\n", "\r\n")
    for other in (unicodedata.normalize("NFD", TEXT), TEXT.replace("ag", "a\u00adg"), wrapped):
        found = tag(other, PUBLISHED)
        assert [t.value for t in found] == [value for _, value in plain]
        texts = [unicodedata.normalize("NFC", other[t.start : t.end]).replace("\u00ad", "") for t in found]
        assert [" ".join(t.split()) for t in texts] == [text for text, _ in plain]


def test_a_hyphen_at_the_end_of_a_line_breaks_no_word() -> None:
    text = "Das Gespräch soll am Don-\nnerstag sein."
    (timex,) = tag(text, PUBLISHED)
    assert (text[timex.start : timex.end], timex.value) == ("Don-\nnerstag", "2017-05-04")


def test_ten_thousand_mutated_texts_raise_nothing() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(10_000):
        words = chance.choices(WORDS, k=25)
        words[chance.randrange(25)] = chr(chance.randrange(32, 0x3000))
        tag("".join(words), PUBLISHED if chance.random() < 0.5 else None)


def test_time_grows_with_the_length_of_the_text_and_not_faster(request: pytest.FixtureRequest) -> None:
    short = (TEXT + " Sie reden seither über den Handel und über die Grenze.\n") * (100_000 // len(TEXT))
    long = short * 10

    def seconds(text: str) -> float:
        begun = time.process_time()
        tag(text, PUBLISHED)
        return time.process_time() - begun

    tag(short, PUBLISHED)
    gc.collect()
    gc.disable()  # what other tests left behind costs every collection
    request.addfinalizer(gc.enable)
    # Load slows what runs beside it: each long run is set against the short ones right before and after it, and the
    # calmest of several such rounds counts. Time in proportion to the text is ten times as long in all of them,
    # time that grows faster is above the bound in all.
    before, ratios = seconds(short), []
    for _ in range(8):
        took, after = seconds(long), seconds(short)
        ratios.append(took / ((before + after) / 2))
        before = after
        if ratios[-1] <= 12:
            break
    assert min(ratios) <= 12, ratios
