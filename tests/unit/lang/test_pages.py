"""The names of boxes on pages: each row finds its example and leaves alone what it must."""

from __future__ import annotations

import pytest

from depesche.lang.language import language
from depesche.sources.pages.blocks import Box
from depesche.sources.pages.naming import names_of

GERMAN = language("de")
ROWS = GERMAN.rows("pages")


def box(words):
    return Box("div", None, None, words)


@pytest.mark.parametrize("row", ROWS["box"], ids=lambda row: row["kind"])
def test_a_box_is_what_its_name_says(row):
    names = names_of(GERMAN)
    assert names.kind(box(row["example"])) == row["kind"]
    assert "keeps" not in row or names.kind(box(row["keeps"])) != row["kind"]


@pytest.mark.parametrize("row", ROWS["own"], ids=lambda row: row["kind"])
def test_a_box_of_the_article_is_one(row):
    names = names_of(GERMAN)
    assert names.part(box(row["example"])) == row["kind"]
    assert "keeps" not in row or names.part(box(row["keeps"])) != row["kind"]


@pytest.mark.parametrize("kind", ["ticker", "subscribers"])
def test_what_tickers_and_paywalls_say(kind):
    pattern = getattr(names_of(GERMAN), kind)
    for row in ROWS[kind]:
        assert pattern.search(row["example"])
        assert not pattern.search(row["keeps"])
