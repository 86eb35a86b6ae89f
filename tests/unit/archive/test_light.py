"""The light text of a page: the words of its article, and none of what leads elsewhere."""

from __future__ import annotations

import pytest

from depesche.archive.light import light_text

ARTICLE = "<h1>Ein Dach für die Halle</h1><p>Der Rat hat am Montag ein Dach beschlossen.</p><p>Es wird teuer.</p>"
TEASER = "Merkel trifft Putin"


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "teaser",
    [
        f'<a href="/1"><h3>{TEASER}</h3><p>Beide wollen reden.</p></a>',
        f'<div><span>Ausland</span><h3><a href="/1">{TEASER}</a></h3><p>Merkel und Putin wollen reden.</p></div>',
        f'<article><img src="/p.jpg"><h2><a href="/1">{TEASER}</a></h2><p>Merkel und Putin wollen reden.</p></article>',
        f'<ul><li><a href="/1">{TEASER}</a></li><li><a href="/2">{TEASER} (Video)</a> neu</li></ul>',
        f"<nav><p>{TEASER}</p></nav>",
        f"<aside><p>{TEASER}</p></aside>",
        f"<footer><p>{TEASER}</p></footer>",
        f'<a href="/1"><img src="/p.jpg" alt="x"><span>{TEASER}</span></a>',
        f"<script>var t = '<p>{TEASER}</p>';</script>",
        f"<NAV><ul><li>Mehr</li></ul><nav><p>{TEASER}</p></nav><p>{TEASER}</p></nav>",
        f"<!-- <nav> --><button>{TEASER}</button><!-- </nav> -->",
        f"<svg viewBox='0 0 8 8'><path d='M0'/><text>{TEASER}</text></svg>",
    ],
)
def test_what_leads_elsewhere_is_no_text(teaser):
    for body in (teaser + ARTICLE, ARTICLE + teaser, f"<main>{ARTICLE}<div>{teaser}</div></main>"):
        text = light_text(page(body).encode())
        assert "Putin" not in text
        assert "Der Rat hat am Montag ein Dach beschlossen." in text
        assert "Es wird teuer." in text


@pytest.mark.parametrize(
    "body",
    [
        '<p>Kanzlerin <a href="/thema/merkel">Merkel</a> hat <b>Putin</b> getroffen.</p>',
        '<ul><li>Erstens: <a href="/m">Merkel</a> hat am Montag in Sotschi Putin getroffen.</li></ul>',
        "<form><table><tr><td>Merkel hat Putin getroffen.</td></tr></table></form>",
        "<div>Ein Satz zu Beginn.<br><br>Merkel hat Putin getroffen.</div>",
        "<h2>Merkel hat Putin getroffen</h2>",
        "<svg class=icon /><p>Merkel hat Putin getroffen.</p><svg><path/></svg>",
        "<NAV>Start</nav><p>Merkel hat Putin getroffen.</p><NAV>Ende</NAV>",
        "<nav-bar>Start</nav-bar><p>Merkel hat Putin getroffen.</p><nav>Ende</nav>",
        "<p>Merkel hat Putin getroffen.</p><aside>Ohne Ende",
        "<!-- ohne Ende <p>Merkel hat Putin getroffen.</p>-->".replace("<!--", "<!-- -->"),
        "<blockquote>Merkel hat Putin getroffen.</blockquote>",
        '<article><h1>Kurz</h1><p>Merkel hat Putin getroffen.</p><h3><a href="/1">Mehr dazu</a></h3></article>',
    ],
)
def test_what_is_said_in_an_article_stays(body):
    words = light_text(page(body).encode()).split()
    assert {"Merkel", "Putin"} <= {word.strip(".,:") for word in words}


def test_the_head_and_structured_data_count():
    head = (
        '<title>Dach</title><meta name="description" content="Merkel am Telefon">'
        '<script type="application/ld+json">{"articleBody": "Putin sagte: \\"Gut\\".\\nEnde."}</script>'
    )
    text = light_text(page("", head).encode())
    assert text.splitlines() == ["Dach", "Merkel am Telefon", 'Putin sagte: "Gut".', "Ende."]


@pytest.mark.parametrize("html", ["", "<", "\0", "<p>", "no markup", "<html>" * 2000, "<a><h1>" * 500 + "x"])
def test_anything_is_a_page(html):
    assert isinstance(light_text(html.encode()), str)
