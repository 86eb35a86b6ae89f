"""Articles without paragraphs or inside of tables, among teasers that look more like articles than they do."""

from __future__ import annotations

import pytest

from depesche.sources.article import Article
from depesche.sources.pages.making import article_of
from depesche.sources.pages.page import Page

PARAGRAPHS = (
    "Neues aus der Stadt. Der Rat hat nach langer Beratung ein Dach für die Halle beschlossen, sagte die Sprecherin.",
    "Die Arbeiten sollen im Frühjahr beginnen und bis zum Herbst dauern, wenn das Wetter es zulässt.",
    "Der Verein freut sich auf die neue Halle. Er hat für ein Fest schon Karten verkauft.",
)
TEASER = (
    '<article class="card"><h3><a href="/{n}">Wieder ein Gipfel in der Hauptstadt</a></h3><p>Die Gäste wollen in den '
    "nächsten Tagen noch einmal miteinander sprechen. Wer kommt, ist offen.</p></article>"
)


def broken(text):
    return f'<div id="content"><h1>Ein Dach</h1><div class="article-text">{"<br><br>".join(text)}</div></div>'


def tabled(text):
    cells = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return f'<form action="/s"><table><tr><td><a href="/">Start</a></td><td><h1>Ein Dach</h1>{cells}</td></tr></table></form>'


@pytest.mark.parametrize("layout", [broken, tabled])
@pytest.mark.parametrize("teasers", [0, 3, 30])
def test_the_article_is_found(layout, teasers):
    around = "".join(TEASER.format(n=n) for n in range(teasers))
    html = f"<html><head><title>Ein Dach</title></head><body>{layout(PARAGRAPHS)}{around}</body></html>"
    found = article_of(Page(html.encode(), "page.html"))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == list(PARAGRAPHS)
