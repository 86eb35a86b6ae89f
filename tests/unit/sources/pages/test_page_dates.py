"""When a page says that its article appeared: what is asked first, the German day, and what is no date."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from depesche.sources.pages import pool
from depesche.sources.pages.page import Page

TEXT = "Der Minister hat am Montag in Köln einen Plan vorgestellt. Er sprach von einem harten, aber nötigen Einschnitt. "
FETCHED = dt.datetime(2020, 6, 1, 12, tzinfo=dt.UTC)


def made(head="", above="", before=""):
    source = (
        f"<!DOCTYPE html><html><head><title>Der Plan</title>{head}</head><body>{before}<main><article><h1>Der Plan</h1>{above}"
        f"<p>{2 * TEXT}</p><p>{3 * TEXT}</p></article></main></body></html>"
    )
    return pool.tried(Page(source.encode(), "a.html", retrieved=FETCHED))


def ld(**node):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("found", "day", "moment", "by"),
    [
        (made(ld(datePublished="2019-05-02T23:30:00Z")), "2019-05-03", "2019-05-02T23:30:00+00:00", "json-ld datePublished"),
        (made(ld(datePublished="2019-05-02T23:30:00")), "2019-05-02", "2019-05-02T23:30:00+02:00", "json-ld datePublished"),
        (made(ld(datePublished="2019-01-02")), "2019-01-02", "2019-01-02", "json-ld datePublished"),
        (made(ld(datePublished="2019-01-02T25:61")), "2019-01-02", "2019-01-02", "json-ld datePublished"),
        (made(ld(datePublished="2031-01-02")), None, None, None),
        (made(ld(datePublished="2031-01-02") + META.format("2019-05-02")), "2019-05-02", "2019-05-02", "meta article:published_time"),
        (made(ld(datePublished="1970-01-01T00:00:00Z")), None, None, None),
        (made('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2018-01-01"}, {"@type": ["Article"], "datePublished": "2019-05-02"}]}</script>'), "2019-05-02", "2019-05-02", "json-ld datePublished"),
        (made('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mit\nUmbruch", "datePublished": "2019-05-02",}</script>'), "2019-05-02", "2019-05-02", "json-ld datePublished"),
        (made(META.format("2019-05-02T10:00:00+0200")), "2019-05-02", "2019-05-02T10:00:00+02:00", "meta article:published_time"),
        (made("<meta name=date content='02.05.2019 10:00'>"), "2019-05-02", "2019-05-02", "meta date"),
        (made(above="<time datetime='2019-05-02T22:30:00Z'>gestern</time>"), "2019-05-03", "2019-05-02T22:30:00+00:00", "time"),
        (made(above="<p>Donnerstag, 2. Mai 2019, 10:00 Uhr</p>"), "2019-05-02", "2019-05-02", "page"),
        (made(above="<p>Stand: 02.05.2019, 10:00 Uhr</p>"), "2019-05-02", "2019-05-02", "page"),
        (
            made(above="<p>Stand: 02.05.2019, 10:00 Uhr</p>", before="<section><h2><a href=/x>Anderes</a></h2><time datetime=2020-01-01>1.1.</time></section>"),
            "2019-05-02", "2019-05-02", "page",
        ),
        (
            made(above="<aside><time datetime=2020-01-01>1.1.</time> Mehr dazu</aside><time datetime=2019-05-02>2.5.</time>"),
            "2019-05-02", "2019-05-02", "time",
        ),
    ],
)  # fmt: skip
def test_the_day_of_a_page(found, day, moment, by):
    said = found.published.edtf() if found.published else None
    assert (said, found.published_at, found.dated_by) == (day, moment, by)


def test_published_modified_and_retrieved_are_kept_apart():
    found = made(ld(datePublished="2019-05-02T10:00:00+02:00", dateModified="2019-05-04T08:00:00+02:00"))
    assert (found.published_at, found.modified) == ("2019-05-02T10:00:00+02:00", "2019-05-04T08:00:00+02:00")
    assert found.retrieved == "2020-06-01T12:00:00+00:00"
