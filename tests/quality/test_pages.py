"""Pages in the manner of German-language outlets: every paragraph kept, no teaser kept, dates and titles."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache

import pytest
from outlets.markup import GERMANY, address
from outlets.stories import story
from outlets.templates import OUTLETS, live, page, text_of

from depesche.lang.language import language
from depesche.reading.furniture import keep
from depesche.sources.pages.blocks import key_of
from depesche.sources.pages.making import article_of
from depesche.sources.pages.page import Page

STORIES = range(5)


@cache
def article(outlet, number):
    made = story(number, 6 + 2 * number)
    found = Page(page(outlet, made), "seite.html", retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    return made, article_of(found)


def read_of(found):
    return "\n".join(
        found.text[start:end] for start, end in keep(found.text, language("de"), cleaned=found.cleaned)
    )


def words(text):
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("number", STORIES)
def test_what_is_read_of_a_page_is_its_article_word_for_word(outlet, number):
    made, found = article(outlet, number)
    text = read_of(found)
    for paragraph in text_of(outlet, made).split("\n\n"):
        assert key_of(paragraph) in key_of(text), paragraph
    for title, teaser in made.teasers:
        assert title not in text
        assert teaser not in text
    for other in (
        *made.comments,
        made.caption,
        "Cookies",
        "WhatsApp",
        "Lesen Sie auch",
        made.title,
        "abschließen",
    ):
        assert other not in text
    assert words(text) == words(text_of(outlet, made))


@pytest.mark.parametrize("outlet", OUTLETS)
def test_the_text_of_a_page_is_in_the_order_of_the_page(outlet):
    made, found = article(outlet, 2)
    places = [key_of(found.text).find(key_of(part)) for part in text_of(outlet, made).split("\n\n")]
    assert places == sorted(places)


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("number", STORIES)
def test_the_date_of_a_page_is_the_german_day(outlet, number):
    made, found = article(outlet, number)
    assert found.published.edtf() == made.at.astimezone(GERMANY).date().isoformat()


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("number", STORIES)
def test_the_title_of_a_page_is_its_own(outlet, number):
    made, found = article(outlet, number)
    assert found.title == made.title
    assert found.titles[0] == made.title


@pytest.mark.parametrize("outlet", [name for name in OUTLETS if name not in ("portal", "plainly")])
def test_a_page_says_who_published_it_where(outlet):
    made, found = article(outlet, 1)
    assert found.publisher
    assert found.url == address(made, found.publisher)


@pytest.mark.parametrize("outlet", OUTLETS)
def test_only_a_page_with_a_paywall_is_an_opening(outlet):
    assert article(outlet, 3)[1].truncated == (outlet == "premium")


@pytest.mark.parametrize(("shown", "linked"), [(True, False), (True, True), (False, True)])
def test_a_live_blog_is_kept_whole_in_dated_sections(shown, linked):
    stories = [story(number) for number in range(40, 28, -1)]
    found = article_of(Page(live(stories, shown=shown, linked=linked), "ticker.html"))
    at = 0
    for made in stories:
        stamp = f"{made.at.astimezone(GERMANY):%d.%m.%Y, %H:%M} Uhr\n"
        for part in (stamp, made.title, made.lede, made.parts[0]):
            at = found.text.index(part, at)
    assert words(found.text)["Uhr"] == len(stories)
    for title, teaser in stories[0].teasers:
        assert teaser not in found.text
        assert title not in found.text
    text = read_of(found)
    assert stories[0].lede in text
    assert "Uhr" not in text
