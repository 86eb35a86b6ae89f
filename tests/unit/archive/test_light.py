"""The light text of a page: the words of its article, and none of what leads elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from depesche.archive.light import light_text as lighted
from depesche.archive.skim import skimmed
from depesche.sources.pages.raw import without_scripts

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks" / "archive"))
from pages import Press

ARTICLE = "<h1>Ein Dach für die Halle</h1><p>Der Rat hat am Montag ein Dach beschlossen.</p><p>Es wird teuer.</p>"
TEASER = "Merkel trifft Putin"


def light_text(source):
    return lighted(skimmed(source))


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
        '<article><h1><a href="/self">Merkel hat Putin getroffen</a></h1><p>Das sagte sie am Montag.</p></article>',
        '<article><h1>Kurz</h1><a href="/bild"><img src="b.jpg"></a><p>Merkel hat Putin getroffen.</p></article>',
        f'<div><a href="/b"><img src="b.jpg"></a><p>{"Es war ein Tag. " * 12}Merkel hat Putin getroffen.</p></div>',
    ],
)
def test_what_is_said_in_an_article_stays(body):
    for text in (light_text(page(body).encode()), skimmed(page(body).encode()).words()):
        assert {"Merkel", "Putin"} <= {word.strip(".,:") for word in text.split()}


@pytest.mark.parametrize("layout", range(3))
def test_the_words_of_a_skimmed_page_are_at_least_those_of_its_light_text(layout):
    press = Press(layout)
    for _ in range(5):
        found = skimmed(press.page(*press.local(), layout=layout).data)
        assert set(lighted(found).split()) <= set(found.words().split())


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<ul><li><a href="/1">Merkel trifft Putin</a></li></ul>', False),
        ('<div><h3><a href="/1">Merkel trifft Putin</a></h3><p>Beide reden.</p></div>', False),
        ('<a href="/1"><h3>Merkel trifft Putin</h3><p>Beide reden.</p></a>', False),
        # only a tree shows that these lead elsewhere
        ('<div><h3><a href="/1">Merkel trifft <b>Putin</b></a></h3><p>Beide reden.</p></div>', True),
        ('<div><h2>Merkel reist ab</h2><h3><a href="/1">Merkel trifft Putin</a></h3></div>', True),
    ],
)
def test_what_surely_leads_elsewhere_is_cut_by_bytes(body, left):
    assert ("Putin" in skimmed(page(body + ARTICLE).encode()).words()) == left


def test_words_are_those_that_a_browser_shows():
    head = '<title>Tag &amp; Nacht</title><meta property="og:description" content="Erdo&#287;an > Putin">'
    words = skimmed(page("<p>5 < 6 &uuml;ber M&auml;rz</p>", head).encode()).words()
    assert all(word in words for word in ("Tag & Nacht", "Erdoğan > Putin", "5 < 6 über März"))


@pytest.mark.parametrize(
    "script",
    [
        "<script>if (a < b && c </ 3) {}</SCRIPT>",
        f"<script>{'a<b;' * 100}</Script >",
        "<style>a > b {}</style><STYLE>x</STYLE>",
        "<!-- <script> --><p></p><!-- </script> -->",
        "<script src=x /></script>",
    ],
)
def test_scripts_of_any_kind_are_passed_over(script):
    html = page(f"<p>Davor.</p>{script}<p>Danach.</p>").encode()
    assert light_text(html).split() == ["Davor.", "Danach."]
    assert b"Danach." in without_scripts(html)
    assert b"a<b" not in without_scripts(html)


def test_structured_data_is_no_script():
    data = b'<script type="application/LD+json">{}</script>'
    assert data in without_scripts(b"<p>a</p>" + data + b"<script>x</script>")


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
