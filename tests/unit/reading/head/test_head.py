"""Title, dateline, agency, author and date of publication of a page."""

import tomllib
from importlib import resources

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.model import Document
from depesche.reading.furniture.patterns import patterns
from depesche.reading.head import head_of
from depesche.reading.head.dates import written_date
from depesche.reading.reader import default_reader

LANG = resources.files("depesche") / "lang/de"
HEAD = tomllib.loads((LANG / "head.toml").read_text(encoding="utf-8"))
AGENCIES = tomllib.loads((LANG / "agencies.toml").read_text(encoding="utf-8"))["agency"]
BODY = (
    "Der Außenminister hat seinen portugiesischen Amtskollegen getroffen. Beide berieten über den Ausbau der "
    "Häfen und die Lage im Mittelmeer, wie sein Haus mitteilte."
)


def words(text, span):
    return text[slice(*span)] if span else None


@pytest.mark.parametrize("row", HEAD["day"], ids=lambda row: row["example"])
def test_every_way_of_writing_a_day_is_read(row):
    assert written_date(row["example"], GERMAN.made(patterns)) == DaySet.parse(row["value"])


@pytest.mark.parametrize("row", HEAD["published"], ids=lambda row: row["example"])
def test_every_date_of_publication_is_found(row):
    head = head_of(f"{row['example']}\n\n{BODY}", GERMAN)
    assert head.published == DaySet.parse(row["value"])
    assert head.reasons[0].code.startswith("published_")


@pytest.mark.parametrize("row", HEAD["year"], ids=lambda row: row["example"])
def test_every_lone_year_completes_a_dateline(row):
    head = head_of(f"LISSABON, 14. Februar. {BODY}\n\n{row['example']}", GERMAN)
    assert head.published == DaySet.parse("2012-02-14")


@pytest.mark.parametrize("row", HEAD["dateline"], ids=lambda row: row["example"])
def test_every_dateline_gives_its_places_and_ends_before_the_sentence(row):
    text = f"{row['example']} {BODY}"
    head = head_of(text, GERMAN)
    assert list(head.dateline_places) == row["places"]
    assert text[head.dateline[1] :].lstrip().startswith(("Der", "Die"))


@pytest.mark.parametrize("row", HEAD["byline"], ids=lambda row: row["example"])
def test_every_byline_gives_its_author(row):
    assert (head_of(f"{row['example']}\n\n{BODY}", GERMAN).author or "") == row["author"]


@pytest.mark.parametrize("row", AGENCIES, ids=lambda row: row["name"])
def test_every_agency_is_known_by_its_signature(row):
    assert head_of(f"{row['example']} {BODY}", GERMAN).agency == row["name"]


@pytest.mark.parametrize("row", HEAD["crawl"], ids=lambda row: row["example"])
def test_the_crawlers_month_is_the_last_resort(row):
    assert head_of(f"{row['example']}\n\n{BODY}", GERMAN).published == DaySet.parse(row["value"])
    dated = head_of(f"{row['example']}\n\n{BODY}\n\n(dpa, 30. Januar 2012)", GERMAN)
    assert dated.published == DaySet.parse("2012-01-30")


@pytest.mark.parametrize(
    ("sign_off", "agency"),
    [("dpa", "dpa"), ("(dpa/AFP)", "dpa/AFP"), ("mo/kl (AP)", "AP"), ("© dts", None), ("Foto: dpa", None)],
)
def test_a_sign_off_names_the_agency_and_a_photo_credit_does_not(sign_off, agency):
    assert head_of(f"{BODY}\n\n{sign_off}", GERMAN).agency == agency


@pytest.mark.parametrize(
    ("above", "kicker", "title"),
    [
        ("HAFENAUSBAU\nDer Minister reist nach Süden", "HAFENAUSBAU", "Der Minister reist nach Süden"),
        ("Nach dem Sturm\n\nMinister reist an die Küste", "Nach dem Sturm", "Minister reist an die Küste"),
        ("Minister reist an die Küste", None, "Minister reist an die Küste"),
        # the first of two is the title where it is the longer one, or long at all
        ("Minister reist nach dem Sturm\nSturm an der Küste", None, "Minister reist nach dem Sturm"),
        (
            (
                "Der Minister reist am Tag nach dem Sturm an die Küste\n\n"
                "Häfen an der ganzen Küste stehen nach dem Sturm noch immer unter Wasser"
            ),
            None,
            "Der Minister reist am Tag nach dem Sturm an die Küste",
        ),
        # what asks below a short line is no title; a line in capitals is a kicker whatever stands below
        ("Minister reist\nWas will er dort an der Küste?", None, "Minister reist"),
        ("NACH DEM STURM AN DER KÜSTE\nMinister reist", "NACH DEM STURM AN DER KÜSTE", "Minister reist"),
        ("14. Februar 2012, 10:30 Uhr\n\nMinister reist", None, "Minister reist"),
        ("", None, None),
    ],
)
def test_title_and_kicker_stand_above_the_first_paragraph(above, kicker, title):
    text = f"{above}\n\n{BODY}"
    head = head_of(text, GERMAN)
    assert (words(text, head.kicker), words(text, head.title)) == (kicker, title)


def test_the_date_of_a_teaser_is_not_the_articles():
    assert (
        head_of(f"{BODY}\n\nMeistgelesene Artikel\n\nHafenfest abgesagt\n14. Februar 2012", GERMAN).published
        is None
    )


def test_a_day_in_running_text_is_no_date_of_publication():
    assert head_of(f"{BODY} Am 14. Februar 2012 war er schon einmal dort.", GERMAN).published is None


def test_an_impossible_day_is_no_date():
    assert head_of(f"{BODY}\n\n31.02.2012", GERMAN).published is None


def test_every_reason_has_words_in_both_languages():
    told = {"published_crawl", "published_address", "published_other_weekday"}
    codes = {f"published_{row['code']}" for row in HEAD["published"]} | told
    for language in ("de", "en"):
        path = resources.files("depesche") / "lang" / language / "reasons_head.toml"
        assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == codes


def test_pieces_are_written_out():
    assert (
        GERMAN.made(patterns)
        .compiled("<places> \\(<agencies>\\)")
        .fullmatch("St. Gallen/Rio de Janeiro (dpa/AFP)")
    )


ADDRESS = "https://www.morgenbote.example/politik/2018/05/22/minister.html"


@pytest.mark.parametrize(
    ("line", "published", "origin"),
    [
        ("Freitag, 18. Mai 2018, 17:05 Uhr", "2018-05-18", "page"),
        ("Veröffentlicht am 18.05.2018", "2018-05-18", "page"),
        ("Dienstag, 22. Mai 2018", "2018-05-22", "url"),
        ("Aktualisiert am 24.05.2018", "2018-05-22", "url"),
        ("Hafen", "2018-05-22", "url"),
    ],
)
def test_the_date_on_the_page_beats_the_one_in_its_address(line, published, origin):
    days = DaySet.parse("2018-05-22")
    text = f"{line}\n\nMinister spart\n\n{BODY}"
    document = Document(id="a", text=text, sha256="", url=ADDRESS, published=days, published_from="url")
    found = default_reader().read(document).document
    assert (found.published.edtf(), found.published_from, found.url) == (published, origin, ADDRESS)
