"""What is cut from a page and what stays."""

import tomllib
from importlib import resources

import pytest

from depesche.lang.de import GERMAN
from depesche.reading.furniture import cuts, keep

ROWS = tomllib.loads((resources.files("depesche") / "lang/de/furniture.toml").read_text(encoding="utf-8"))["row"]
BODY = (
    "Der Außenminister hat am Montag in Lissabon seinen portugiesischen Amtskollegen getroffen. Beide berieten "
    "über den Ausbau der Häfen und die Lage im Mittelmeer.\n\nAm Dienstag reist er weiter nach Madrid, wo er auch "
    "den König sehen soll. Danach kehrt er nach Berlin zurück, hieß es aus seinem Haus."
)


def kept(text):
    return [text[start:end] for start, end in keep(text, GERMAN)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['example'][:30]}")
def test_every_row_cuts_its_example(row):
    text = f"{BODY}\n\n{row['example']}\n"
    left = " ".join(kept(text)[len(kept(BODY)) - 1 :])
    assert left.removeprefix(BODY).strip() == row.get("rest", "")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "keeps" in row], ids=lambda row: f"{row['kind']}: {row['keeps'][:30]}"
)
def test_every_row_leaves_what_it_must_keep(row):
    assert row["keeps"] in " ".join(kept(f"{BODY}\n\n{row['keeps']}\n\n{BODY[:90]}"))


@pytest.mark.parametrize(
    ("furniture", "kind"),
    [
        ("Neuer Hafen eröffnet\nIn Porto ist ein Hafen eröffnet worden.\nNeuer Hafen eröffnet", "teasers"),
        ("Warum die Fähre seit Tagen nicht mehr …", "teasers"),
        ("Meistgelesene Artikel\n\nDer Fisch der Woche\n\nHafenfest abgesagt", "teasers"),
        ("Der Minister vor dem Rathaus\nFoto: Ostsee-Kurier", "caption"),
    ],
)
def test_the_shape_of_the_page_shows_furniture(furniture, kind):
    text = f"{BODY}\n\n{furniture}"
    assert kept(text) == [BODY]
    assert kind in {cut.kind for cut in cuts(text, GERMAN)}


def test_a_caption_stands_under_the_button_of_its_photograph():
    assert kept(f"+\nDer Minister steigt in Lissabon aus dem Zug.\n\n{BODY}") == [BODY]


def test_a_title_that_the_page_says_twice_is_kept_once():
    text = f"Neuer Hafen für Lissabon\n\nNeuer Hafen für Lissabon\n\n{BODY}"
    assert "\n".join(kept(text)).count("Neuer Hafen für Lissabon") == 1


def test_a_box_of_links_between_two_paragraphs_does_not_swallow_the_rest():
    first, second = BODY.split("\n\n")
    assert kept(f"{first}\n\nLesen Sie auch\nHafenfest abgesagt\n\n{second}") == [first, second]


def test_comments_above_the_article_do_not_end_it():
    assert kept(f"Kommentare (3)\n\n{BODY}") == [BODY]


def test_comments_below_the_article_end_it():
    comment = "Ich finde das alles sehr übertrieben. Der Hafen war auch so schon groß genug, meine Herren!"
    assert kept(f"{BODY}\n\nKommentare (3)\n\n{comment}") == [BODY]


def test_a_headline_that_breaks_off_by_intent_stays_above_the_article():
    assert kept(f"Und dann kam der Minister …\n\n{BODY}")[0].startswith("Und dann kam")


def test_a_text_without_furniture_is_kept_whole():
    assert keep(BODY, GERMAN) == ((0, len(BODY)),)


@pytest.mark.parametrize("text", ["", "\n\n", "+", "Anzeige"])
def test_nothing_is_kept_where_there_is_no_article(text):
    assert keep(text, GERMAN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Weitere Themen des Gesprächs\nwaren nach Angaben aus Rom der Klimaschutz und der Handel.",
        "Zum Thema\nZölle blieben beide hart. Der Minister hatte am Montag telefoniert.",
        "Lesen Sie dazu\nein Interview mit dem Kapitän auf Seite 4. Der Minister empfing ihn am Montag.",
        "Kommentare\nzu dem Treffen lehnte der Sprecher ab.",
    ],
)
def test_a_sentence_that_begins_like_a_heading_stays(text):
    assert kept(f"{text}\n\n{BODY}") == [f"{text}\n\n{BODY}"]


@pytest.mark.parametrize(
    "furniture",
    [
        "Cookies akzeptieren\nAblehnen\nMehr erfahren",
        "Zum Inhalt springen\nNavigation öffnen\nStartseite > Politik > Ausland",
        "Newsletter\nDas Wichtigste des Tages, jeden Abend neu.",
        "Anzeige\nDer Minister telefoniert mit dem König – jetzt im Abo lesen",
        "Kommentar schreiben\nNoch 800 Zeichen möglich\nAnmelden Registrieren",
        "An dieser Stelle finden Sie einen externen Inhalt von Videobude.",
        "→ Lesen Sie hier: Der Minister telefoniert mit dem König",
        "Mehr zum Thema lesen Sie hier: Der Minister telefonierte am Sonntag mit dem König",
    ],
)
def test_boxes_are_cut_above_and_below_the_article(furniture):
    assert kept(f"{furniture}\n\n{BODY}") == [BODY]
    assert kept(f"{BODY}\n\n{furniture}") == [BODY]


def test_a_label_takes_no_line_of_a_page_without_blank_lines():
    text = "Anzeige\nMinister spart am eigenen Haus\n" + BODY.replace("\n\n", "\n")
    assert kept(text)[0].startswith("Minister spart am eigenen Haus")
