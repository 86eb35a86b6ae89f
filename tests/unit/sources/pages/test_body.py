"""Single pages on which an extraction goes wrong by itself: what is kept and why."""

from __future__ import annotations

import json

import pytest
from lxml.etree import tostring

from depesche.sources.pages.blocks import key_of
from depesche.sources.pages.making import laid
from depesche.sources.pages.markup import parsed
from depesche.sources.pages.oracles import trafilatura
from depesche.sources.pages.page import Page

ONE = (
    "Der Minister hat am Montag in Köln einen Plan vorgestellt, der die Häfen des Landes in drei Jahren erneuern soll. Er "
    "sprach von einem harten, aber nötigen Einschnitt und dankte den Gemeinden für ihre Geduld."
)
TWO = (
    "Die Opposition hielt dagegen, dass die Kosten niemand kenne. Sie verlangte bis zum Herbst eine Rechnung, die das Parlament "
    "prüfen könne, und drohte mit einem Untersuchungsausschuss, falls der Minister sie schuldig bleibe."
)
THREE = (
    "Am Abend trafen sich beide Seiten im Rathaus der Stadt. Nach zwei Stunden hieß es, man habe sich auf einen Zeitplan "
    "verständigt, über den in der kommenden Woche weiter gesprochen werde."
)


FOUR = (
    "Ein Sprecher der Gemeinden erinnerte daran, dass die Fähre seit dem Frühjahr stillsteht. Ohne sie sei der Plan nichts wert, "
    "sagte er, und bat um eine rasche Antwort aus der Hauptstadt."
)


def verdicts(body, head=""):
    source = f"<!DOCTYPE html><html><head><title>Der Plan des Ministers</title>{head}</head><body><main>{body}</main></body></html>"
    return {verdict.block.text: verdict for verdict in laid(Page(source.encode(), "a.html")).verdicts}


def article(inner):
    return f"<article><h1>Der Plan des Ministers</h1><div class=article-body><p>{ONE}</p>{inner}<p>{THREE}</p></div></article>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<p>{TWO}</p>", TWO),
        (f"<div class='paywall-container'><p>{TWO}</p></div>", TWO),
        (f"<div class='slide'><div class='text-module'><p>{TWO}</p></div></div>", TWO),
        ("<h2>Streit um die Kosten</h2>", "Streit um die Kosten"),
        ("<p>Das war am Montag.</p>", "Das war am Montag."),
        ("<p><strong>Herr Minister, was kostet das?</strong></p>", "Herr Minister, was kostet das?"),
        (f"<p>{TWO} Der Minister (links) schwieg.</p>", f"{TWO} Der Minister (links) schwieg."),
        (f"<blockquote><p>{TWO}</p></blockquote>", TWO),
        ("<ul><li>Neue Kräne in allen Häfen des Landes</li><li>Tiefere Fahrrinnen bis zum Meer</li></ul>", "Tiefere Fahrrinnen bis zum Meer"),
        (f"<p>{TWO} <a href=/x>Mehr dazu im Bericht des Rechnungshofs</a></p>", f"{TWO} Mehr dazu im Bericht des Rechnungshofs"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_article_is_kept(inner, text):
    assert verdicts(article(inner))[text].kept


@pytest.mark.parametrize(
    ("inner", "text", "kind"),
    [
        ("<p>Der Plan des Ministers</p>", "Der Plan des Ministers", "title"),
        (f"<div class='twitter-tweet'><p>{TWO}</p></div>", TWO, "embed"),
        (f"<aside><p>{TWO}</p></aside>", TWO, "<aside>"),
        (f"<div class='leserKommentare'><p>{TWO}</p></div>", TWO, "comments"),
        (f"<figure><figcaption>{TWO}</figcaption></figure>", TWO, "<figcaption>"),
        ("<p>Lesen Sie auch: Warum die Fähre stillsteht</p>", "Lesen Sie auch: Warum die Fähre stillsteht", "teasers"),
        ("<p><a href=/x>Die Fähre steht seit Wochen still, und niemand weiß warum</a></p>", "Die Fähre steht seit Wochen still, und niemand weiß warum", "links"),
        ("<p>Diese Seite verwendet Cookies. Alle akzeptieren</p>", "Diese Seite verwendet Cookies. Alle akzeptieren", "cookies"),
        (f"<blockquote class=zitat>{ONE[:70]}</blockquote>", ONE[:70].strip(), "again"),
        ("<div><h3>Newsletter</h3><p>Das Wichtigste aus dem Norden, kurz und klar.</p></div>", "Das Wichtigste aus dem Norden, kurz und klar.", "newsletter"),
        ("<h2>Mehr zum Thema</h2>", "Mehr zum Thema", "teasers"),
    ],
)  # fmt: skip
def test_what_does_not_is_left_out_and_said(inner, text, kind):
    found = verdicts(article(f"<p>{FOUR}</p>{inner}"))[text]
    assert (found.kept, found.kind) == (False, kind)


@pytest.mark.parametrize(
    ("lede", "head"),
    [
        ("<p class=vorspann>{}</p>", ""),
        ("<h2>{}</h2>", ""),
        ("<div class=meta-box><span>{}</span></div>", "<meta name=description content='{}'>"),
        ("<p style='display:none'>{}</p>", "<meta property=og:description content='{}'>"),
    ],
)
def test_the_lede_is_kept_wherever_it_stands_above_the_text(lede, head):
    text = "Ein Plan für die Häfen, ein Streit um das Geld und eine Frist bis zum Herbst: Worum es in Köln geht."
    body = f"<article><header><h1>Der Plan des Ministers</h1>{lede.format(text)}</header><div class=article-body><p>{ONE}</p><p>{TWO}</p></div></article>"
    found = verdicts(body, head.format(text))[text]
    assert (found.kept, found.rule) == (True, "lede")


def test_a_page_that_is_built_in_the_browser_has_the_body_of_its_json():
    node = json.dumps({"@type": "NewsArticle", "articleBody": f"{ONE}\n\n{TWO}\n\n{THREE}"})
    data = f'<script type="application/ld+json">{node}</script>'
    source = f"<html><head>{data}</head><body><div id=app></div><p>Bitte warten Sie.</p></body></html>"
    assert laid(Page(source.encode(), "a.html")).text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_an_article_of_lines_is_known_among_teasers_that_have_the_paragraphs():
    teasers = f"<section><h3><a href=/x>Die Fähre steht seit Wochen still</a></h3><p>{FOUR}</p></section>" * 3
    found = verdicts(
        f"<h1>Der Plan des Ministers</h1><div id=text>{ONE}<br><br>{TWO}<br><br>{THREE}</div>{teasers}"
    )
    assert [found[text].rule for text in (ONE, TWO, THREE)] == ["extracted"] * 3
    assert not found[FOUR].kept


@pytest.mark.parametrize(
    "around", ["<nav>Start&#1;</nav>", "<nav>Start&#12;</nav>", "<nav>Start</nav>&#12;", "<button>\f</button>\f"]
)
def test_a_character_that_is_none_in_navigation_costs_no_page(around):
    assert verdicts(f"{around}{article(f'<p>{TWO}</p>')}")[TWO].rule == "extracted"


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        ("<p>Eins <a href=x>zwei  drei</a></p>", [("Eins zwei drei", 9, 1)]),
        ("<p><a href=x>zwei\u200b\u200bdrei</a></p>", [("zwei drei", 9, 1)]),
        ("<p>Eins.<br><a href=x>Zwei.</a></p>", [("Eins.", 2, 1), ("Zwei.", 2, 1)]),
        ("<ul> <li> Eins <li><a href=x> <b>Zwei</b> </a> drei </ul>", [("Eins", 0, 0), ("Zwei drei", 4, 1)]),
        ("<p>Eins<button>zwei</button> drei<my-box id=B>vier</my-box>fünf</p>", [("Eins drei", 0, 0), ("vier", 0, 0), ("fünf", 0, 0)]),
        ("<p>&#65279;</p><p> \u200b </p>", []),
    ],
)  # fmt: skip
def test_blocks_have_their_text_without_superfluous_space_and_know_what_of_it_is_in_links(inner, blocks):
    found = [verdict.block for verdict in laid(Page(f"<body><main>{inner}</main>".encode(), "a.html")).verdicts]
    assert [(block.text, block.linked, block.links) for block in found] == blocks


def test_boxes_know_their_blocks_by_number():
    body = article(
        f"<my-box class=aBox><p>{TWO}</p>{FOUR}<ul><li>1.<li>2.</ul></my-box><!-- --><hr><br><svg><p>x</p></svg>"
    )
    blocks = [verdict.block for verdict in laid(Page(f"<title>Plan</title>{body}".encode(), "a.html")).verdicts]
    held = {}
    for block in blocks:
        for box in block.box.lineage:
            held.setdefault(box, []).append(block.index)
    assert len(held) > 10
    assert all(list(range(box.first, box.end)) == numbers for box, numbers in held.items())


def test_a_page_is_as_it_was_when_trafilatura_has_looked_at_it():
    around = "<nav>a<ul><li>b<aside>c</aside></ul></nav>d<nav>e</nav>f<footer>g<nav>h</nav></footer>i"
    teasers = "<div><h3><a href=/x>Die Fähre steht seit Wochen still</a></h3>j</div>k"
    tree = parsed(f"<body>{around}{article(f'<p>{TWO}</p>')}{teasers}{around}".encode(), "a.html")
    before = tostring(tree)
    found = trafilatura(tree, [tree.find(".//h3").getparent()])
    assert key_of(TWO) in found.whole
    assert tostring(tree) == before
