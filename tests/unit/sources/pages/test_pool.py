"""Pages in workers: their order is kept, and one that takes too long or kills its worker costs itself alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

from depesche.rejects import Reject
from depesche.sources import placed
from depesche.sources.article import Article, Placed
from depesche.sources.pages import pool
from depesche.sources.pages.page import Page

TEXT = "Der Minister hat am Montag in Kiel einen Plan vorgestellt. Er sprach von einem harten, aber nötigen Einschnitt. "
PAGE = (
    "<!DOCTYPE html><html><head><title>Plan {n}</title><meta name=date content=2019-05-{n:02}></head><body><article><h1>Plan "
    "{n}</h1><p>" + 3 * TEXT + "</p><p>" + 3 * TEXT + "Das war Seite {n}.</p></article></body></html>"
)


def planted(page):
    """What a worker does in these tests: some pages are slow, one ends it."""
    if page is None:
        return None
    if page.url == "slow":
        time.sleep(30)
    if page.url == "dies":
        os._exit(3)
    return Article(page.url, page.file)


def test_a_page_that_takes_too_long_or_kills_its_worker_costs_itself_alone(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    urls = ["a", "slow", "b", "dies", "c", "d"]
    pages = [Page(b"", f"{n}.html", url=url) for n, url in enumerate(urls)]
    begun = time.monotonic()
    found = list(pool.made(pages, jobs=2, limit=5, by=f"{Path(__file__).stem}:planted"))
    assert time.monotonic() - begun < 25
    assert [item.text if isinstance(item, Article) else item.message for item in found] == [
        "a",
        "takes too long to be taken apart",
        "b",
        "cannot be taken apart: it ends the program that tries",
        "c",
        "d",
    ]
    assert str(found[1]) == "1.html: slow: takes too long to be taken apart"


def test_pages_and_other_files_come_in_their_order(tmp_path):
    for n in range(1, 9):
        (tmp_path / f"{n}.html").write_text(PAGE.format(n=n), encoding="utf-8")
    (tmp_path / "3b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "5.html").write_text("<!doctype html><html><body><img src=x></body></html>", encoding="utf-8")
    found = list(placed([tmp_path], jobs=2))
    assert [Path(item.file).name for item in found] == [
        "1.html", "2.html", "3.html", "3b.txt", "4.html", "5.html", "6.html", "7.html", "8.html",
    ]  # fmt: skip
    assert [item.message for item in found if isinstance(item, Reject)] == ["the page has no text of an article"]
    assert [item.document.title for item in found if isinstance(item, Placed)][:2] == ["Plan 1", "Plan 2"]
    assert found[0].document.published.edtf() == "2019-05-01"
    assert found[0].document.cleaned


def test_a_list_of_pages_says_better_what_it_says(tmp_path):
    (tmp_path / "seite.html").write_text(PAGE.format(n=7), encoding="utf-8")
    (tmp_path / "liste.csv").write_text(
        "Datei;Datum;Quelle;Nummer\nseite.html;8.6.2019;Hafenbote;n7\n", encoding="utf-8"
    )
    [found] = placed([tmp_path / "liste.csv"])
    document = found.document
    assert (document.id, document.publisher, document.title) == ("n7", "Hafenbote", "Plan 7")
    assert document.published.edtf() == "2019-06-08"
