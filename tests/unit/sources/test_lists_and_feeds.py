"""Lists of articles, feeds, JSON documents: each row, entry or object is an article or one line."""

import csv
import datetime as dt
import io
import json
import resource
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import wire_formats as w

from depesche.lang.language import language
from depesche.rejects import Reject
from depesche.sources import feeds, json_documents, lists, placed, sheets
from depesche.sources.article import Article
from depesche.sources.opening import found_in, guarded
from depesche.sources.streams import Raw, buffered

STORY = w.Story(
    id="m1",
    title="Costa telefoniert mit Modi",
    paragraphs=(
        (
            "Portugals Präsident António Costa hat am Dienstag mit dem indischen Ministerpräsidenten Narendra Modi "
            "telefoniert. Das teilte sein Büro in Lissabon mit."
        ),
        "Es sei um Häfen & Zölle gegangen, hieß es.",
    ),
    sent=dt.datetime(2031, 1, 21, 23, 30, tzinfo=dt.UTC),
)


def read(data, where="eingang"):
    stream = buffered(Raw(io.BytesIO(data if isinstance(data, bytes) else data.encode())))
    return list(guarded(found_in(stream, where), where))


# -- lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", language("de").rows("lists")["column"], ids=lambda row: row["field"])
def test_german_headers_are_known_whatever_their_spelling(row):
    assert lists.columns([row["example"]]) == [row["field"]]
    assert lists.columns([header.upper() for header in row["headers"]])[0] == row["field"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_says_where_articles_are_and_what_is_known_of_them(tmp_path, delimiter, encoding):
    (tmp_path / "texte").mkdir()
    (tmp_path / "texte" / "a.txt").write_text(STORY.text, "utf-8")
    rows = [
        {"Datei": "texte/a.txt", "Erschienen": "21.1.2031", "Medium": "Bläue", "Nr.": "7", "Überschrift": "Häfen"}
    ]
    (tmp_path / "liste.csv").write_bytes(w.separated(rows, delimiter).encode(encoding))
    [found] = placed([tmp_path / "liste.csv"])
    document = found.document
    assert (document.text, document.id, document.publisher) == (STORY.text, "7", "Bläue")
    assert (str(document.published), document.title) == ("2031-01-21", "Häfen")


def test_a_list_may_carry_the_texts_themselves():
    [first, second] = read(w.separated([{"url": "http://x.example/1", "text": STORY.text, "date": "2031-01-21"},
                                        {"url": "", "text": STORY.text, "date": "bald"}]))  # fmt: skip
    assert (first.id, first.url, str(first.published)) == (
        "http://x.example/1",
        "http://x.example/1",
        "2031-01-21",
    )
    assert second.published is None
    assert second.remarks == ("eingang:5: the list's date is none: bald",)


def test_what_a_row_lacks_is_one_line(tmp_path):
    rows = [
        {"path": "fehlt.txt", "url": "", "id": "1"},
        {"path": "", "url": "http://x.example/2", "id": "2"},
        {"path": "", "url": "", "id": "3"},
        {"path": "liste.csv", "url": "", "id": "4"},
        {"path": "a.txt", "url": "", "id": "5"},
    ]
    (tmp_path / "a.txt").write_text(STORY.text, "utf-8")
    (tmp_path / "liste.csv").write_text(w.separated(rows), "utf-8")
    *rejects, last = placed([tmp_path / "liste.csv"])
    said = [str(reject).replace(str(tmp_path), "") for reject in rejects]
    assert said[0] == "/liste.csv:2: /fehlt.txt: there is no such file"
    assert said[1].startswith(
        "/liste.csv:3: http://x.example/2: the row has an address alone (depesche fetch --from"
    )
    assert said[2] == "/liste.csv:4: 3: the row has neither path nor url nor text"
    assert said[3] == "/liste.csv:5: a list names another list"
    assert last.document.id == "5"


def test_a_csv_file_without_such_columns_says_which_it_needs(tmp_path):
    (tmp_path / "zahlen.csv").write_text("Jahr;Wert\n2031;7\n", "utf-8")
    [found] = placed([tmp_path / "zahlen.csv"])
    assert "the list has no column of paths, addresses or texts" in str(found)


def test_a_list_without_rows_is_one_line():
    assert [str(item) for item in read("path;url\n\n")] == ["eingang: the list has no rows"]


def test_a_text_with_commas_is_no_list():
    [found] = read(f"Datum, Ort, Quelle: so war es.\n{STORY.text}")
    assert isinstance(found, Article)


def workbook(rows, first=()):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*first, *rows):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_a_list_too(tmp_path):
    (tmp_path / "a.txt").write_text(STORY.text, "utf-8")
    data = workbook([["Pfad", "Datum", "Kennung"], ["a.txt", dt.datetime(2031, 1, 21), 7], [None, None, None]])
    (tmp_path / "liste.xlsx").write_bytes(data)
    [found] = placed([tmp_path / "liste.xlsx"])
    assert (found.document.id, str(found.document.published)) == ("7", "2031-01-21")
    assert isinstance(read(data)[0], Reject), "known by its content, whatever its name is"


def test_the_sheet_that_is_a_list_is_found():
    book = openpyxl.Workbook()
    book.active.append(["Jahr", "Wert"])
    sheet = book.create_sheet("Artikel")
    sheet.append(["Volltext", "Nummer"])
    sheet.append([STORY.text, 3])
    file = io.BytesIO()
    book.save(file)
    [found] = read(file.getvalue())
    assert (found.id, found.text) == ("3", STORY.text)


@pytest.mark.parametrize("kind", ["cut", "bomb", "none"])
def test_a_workbook_that_cannot_be_read_is_one_line(kind):
    data = workbook([["Jahr", "Wert"]])
    if kind == "cut":
        data = data[: len(data) // 2]
    if kind == "bomb":
        file = io.BytesIO(data)
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/worksheets/sheet9.xml", b"0" * (sheets._FLOOR + 1))
        data = file.getvalue()
    [found] = read(data)
    expected = {"cut": "is no workbook", "bomb": "unpacks to more than", "none": "has no column of paths"}
    assert expected[kind] in str(found)


def test_a_field_of_any_length_and_a_quote_without_end_are_read_or_said():
    long = "Wort " * 60_000
    found = read(f'text;id\n"{STORY.text} {long}";1\n"ohne Ende;2\n{STORY.text};3\n')
    assert found[0].id == "1"
    assert len(found) == 2, "a quote that does not end takes the rest"


# -- feeds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "write", [lambda s: w.rss(s, whole=True), w.atom, w.json_feed], ids=["rss", "atom", "json"]
)
def test_entries_with_the_whole_text_are_articles(write):
    second = replace(STORY, id="m2", title="Zweite")
    first, other = read(write([STORY, second]))
    assert first.text == STORY.text
    assert first.title == STORY.title
    assert first.id == first.url == "http://zeitung.example/m1.html"
    assert str(first.published) == "2031-01-22", "the German day of the instant"
    assert other.title == "Zweite"


def test_entries_with_a_teaser_are_counted_and_said_once():
    [found] = read(w.rss([replace(STORY, id=f"m{n}") for n in range(120)]))
    assert str(found).startswith("eingang: 120 of 120 entries of the feed have a teaser alone (depesche watch")


def test_rdf_and_entities_of_html_are_read():
    data = (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        '<channel rdf:about="x"><title>Blatt</title></channel>'
        '<item rdf:about="http://x.example/1"><title>H&#228;fen</title><link>http://x.example/1</link>'
        f"<content:encoded><![CDATA[<p>Sch&ouml;ne Gr&uuml;&szlig;e</p>{STORY.html}]]></content:encoded></item>"
        "</rdf:RDF>"
    )
    [found] = read(data)
    assert found.title == "Häfen"
    assert found.publisher == "Blatt"
    assert found.text == f"Schöne Grüße\n\n{STORY.text}"


def test_a_broken_entry_costs_itself_alone():
    parts = w.rss([replace(STORY, id=f"m{n}") for n in range(4)], whole=True).decode().split("<item>")
    parts[2] = parts[2].replace("</title>", "<</title><b", 1)
    found = list(feeds.entries(buffered(Raw(io.BytesIO("<item>".join(parts).encode()))), "f"))
    assert [item.number for item in found if isinstance(item, feeds.Entry)][:1] == [1]
    assert {item.id for item in found if isinstance(item, feeds.Entry)} >= {"m0", "m2", "m3"}


def test_a_feed_without_entries_is_one_line():
    assert [str(item) for item in read(w.rss([]))] == ["eingang: the feed has no entries"]


def many(count):
    """The bytes of a feed of so many entries, made as they are read."""
    head, _, tail = w.rss([STORY]).partition(b"<item>")
    item, end, tail = tail.partition(b"</item>")

    def parts():
        yield head
        for number in range(count):
            yield b"<item>" + item.replace(b"m1", str(number).encode()) + end
        yield tail

    return parts()


class Parts(io.RawIOBase):
    """A stream of parts."""

    def __init__(self, parts):
        self.parts, self.held = parts, b""

    def readable(self):
        return True

    def read(self, size=-1):
        while len(self.held) < size and (part := next(self.parts, None)):
            self.held += part
        data, self.held = self.held[:size], self.held[size:]
        return data


def test_a_feed_of_very_many_entries_is_never_held_as_a_whole():
    stream = buffered(Raw(Parts(many(3000))))
    assert sum(1 for _ in feeds.entries(stream, "f")) == 3000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stream = buffered(Raw(Parts(many(12_000))))
    assert sum(1 for _ in feeds.entries(stream, "f")) == 12_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000, "kB"


def test_an_entry_without_an_end_is_bounded_and_said(monkeypatch):
    monkeypatch.setattr("depesche.sources.xml_items.LIMIT", 300_000)
    data = b'<rss version="2.0"><channel><item><title>' + b"x" * 900_000 + b"</title></item>" + w.rss([STORY])[40:]
    found = list(feeds.entries(buffered(Raw(io.BytesIO(data))), "f"))
    assert str(found[0]) == "f:1: the entry is too large or has no end"
    assert found[1].id == "m1"


# -- JSON documents -----------------------------------------------------------------------------------------------

OWN = {"id": "a", "text": STORY.text, "published": "2031-01-21"}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(OWN),
        json.dumps(OWN, indent=2),
        json.dumps([OWN]),
        json.dumps({"took": 3, "entries": [OWN], "more": {"a": [1]}}),
        json.dumps({"entries": [], "items": [OWN]}, indent=1),
        "\ufeff" + json.dumps([OWN], ensure_ascii=False),
    ],
)
def test_an_object_a_list_and_an_object_around_a_list_are_read(data):
    [found] = read(data)
    assert (found.id, found.text) == ("a", STORY.text)


def test_objects_of_other_programs_are_known_by_their_keys():
    found = read(json.dumps([w.trafilatura(STORY), w.fundus(STORY), w.ninjs1(STORY), OWN]))
    assert [item.text for item in found] == [STORY.text] * 4
    assert [item.publisher for item in found] == ["Zeitung", "Zeitung", w.AGENCY, None]
    assert [item.id for item in found] == ["http://zeitung.example/m1.html"] * 2 + ["m1", "a"]
    assert [str(item.published) for item in found] == ["2031-01-21", "2031-01-22", "2031-01-22", "2031-01-21"]


def test_fundus_of_plain_text_and_without_one():
    bare = {"title": "t", "publishing_date": "gestern", "plaintext": STORY.text, "url": "http://x.example/1"}
    first, second = read(json.dumps([bare, {**bare, "plaintext": ""}]))
    assert (first.text, first.published) == (STORY.text, None)
    assert "the date is none: gestern" in first.remarks[0]
    assert str(second) == "eingang:2: http://x.example/1: the article has no text"


def test_what_is_wrong_in_a_document_costs_the_rest_of_it_at_most():
    good = json.dumps(OWN)
    found = read(f'[{good}, 7, {{"id": "b"}}, {good}, {{"id": kaputt}}, {good}]')
    assert isinstance(found[0], Article)
    assert [str(item) for item in found[1:3]] == [
        "eingang:2: is no JSON object",
        'eingang:3: b: the article has no "text"',
    ]
    assert isinstance(found[3], Article)
    assert str(found[4]).startswith("eingang:4: is no JSON that can be read (")
    assert len(found) == 5
    assert str(read(f"[{good}, {good[:50]}")[-1]).startswith("eingang:1: is no JSON that can be read")
    assert "too deep" in str(read('[{"a":' + "[" * 100_000)[0])


def test_json_lines_stay_json_lines():
    lines = "\n".join([json.dumps({**OWN, "id": str(n)}) for n in range(3)] + ["{kaputt", json.dumps(OWN)])
    found = read(lines)
    assert [isinstance(item, Reject) for item in found] == [False, False, False, True, False]
    assert not json_documents.fits(lines.encode())


def test_a_document_of_very_many_objects_is_never_held_as_a_whole():
    def parts(count):
        yield b'{"entries": ['
        for number in range(count):
            yield (b"," if number else b"") + json.dumps({**OWN, "id": str(number)}).encode()
        yield b"]}"

    def count(number):
        return sum(1 for _ in json_documents.read(buffered(Raw(Parts(parts(number)))), "j"))

    assert count(2000) == 2000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert count(60_000) == 60_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000, "kB"


def test_the_limit_of_csv_fields_is_that_of_articles():
    read("text\nx\n")
    assert csv.field_size_limit() > 1_000_000
