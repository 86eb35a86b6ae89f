"""The gate of archives: no article with a contact is lost in a page, however it is laid out, and few others pass."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from general_texts import GENERAL

from depesche.archive.light import light_text
from depesche.archive.skim import skimmed
from depesche.reading import default_reader
from depesche.sources.article import Article
from depesche.sources.pages.making import article_of
from depesche.sources.pages.page import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "archive"))
from pages import Press

#: At most so many of our own general texts may pass, teasers of leaders around them.
_PASS = 0.2


def passes(press: Press, text: str, layout: int) -> bool:
    title, *paragraphs = [line for line in text.split("\n") if line.strip()]
    html = press.page(*((title, paragraphs) if paragraphs else ("Aus der Region", [title])), layout=layout).data
    page, reader = skimmed(html), default_reader()
    return reader.has_sides(page.words()) and reader.may_tell(light_text(page))


@pytest.mark.shared
@pytest.mark.parametrize("layout", range(3))
def test_no_article_with_a_contact_is_lost(shared: Path, layout: int) -> None:
    press, lost = Press(layout), []
    for name in ("dev", "dev2", "retold"):
        for line in (shared / "gold" / name / "contacts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            text = (shared / "gold" / name / "texts" / row["doc"]).read_text("utf-8")
            if row["contacts"] and not passes(press, text, layout):
                lost.append(row["doc"])
    assert lost == []


@pytest.mark.parametrize("layout", range(3))
def test_teasers_of_leaders_let_no_other_article_pass(layout: int) -> None:
    press = Press(layout)
    passed = [text for text in GENERAL if passes(press, text, layout)]
    assert len(passed) <= _PASS * len(GENERAL)


@pytest.mark.parametrize("layout", range(3))
def test_every_paragraph_is_kept_and_nothing_else(layout: int) -> None:
    press = Press(layout)
    for _ in range(8):
        title, paragraphs = press.local()
        found = article_of(Page(press.page(title, paragraphs, layout).data, "page.html"))
        assert isinstance(found, Article)
        assert found.text.split("\n\n") == paragraphs
