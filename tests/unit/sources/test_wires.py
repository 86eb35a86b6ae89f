"""Wires in all their formats give back one article, one revision, and nothing that is not for publication."""

import datetime as dt
import io
import json
import re
from dataclasses import replace

import pytest
import wire_formats as w

from depesche.lang.language import language
from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.opening import found_in, guarded
from depesche.sources.revisions import Revision, instant, number, status_of
from depesche.sources.streams import Raw, buffered
from depesche.sources.wires.notes import publishable, without_notes, words

CET = dt.timezone(dt.timedelta(hours=1))
STORY = w.Story(
    id="urn:newsml:xda.example:310121:4711",
    title="Costa telefoniert mit Modi",
    paragraphs=(
        (
            "Portugals Präsident António Costa hat am Dienstag mit dem indischen Ministerpräsidenten Narendra Modi "
            "telefoniert. Das teilte sein Büro in Lissabon mit."
        ),
        "Es sei um Häfen & Zölle gegangen, hieß es. „Wir bleiben im Gespräch“, sagte Costa.",
    ),
    sent=dt.datetime(2031, 1, 21, 15, 30, tzinfo=CET),
)

#: How each format writes stories: a name and what makes its bytes.
FORMATS = {
    "ninjs 1": lambda stories: json.dumps([w.ninjs1(story) for story in stories]).encode(),
    "ninjs 2": lambda stories: json.dumps([w.ninjs2(story) for story in stories], indent=2).encode(),
    "ninjs 3": lambda stories: "\n".join(json.dumps(w.ninjs3(s), ensure_ascii=False) for s in stories).encode(),
    "digitalwires": lambda stories: json.dumps({"entries": [w.digitalwires(story) for story in stories]}).encode(),
    "NewsML-G2": w.newsml,
    "IPTC 7901": lambda stories: b"".join(w.iptc7901(story, 417 + i) for i, story in enumerate(stories)),
}


def read(data, where="wire"):
    stream = buffered(Raw(io.BytesIO(data)))
    return list(guarded(found_in(stream, where), where))


def only(data):
    [found] = read(data)
    assert isinstance(found, Article), str(found)
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_back_the_text_title_day_and_publisher(name):
    second = replace(STORY, id=f"{STORY.id}2", title="Zweite Meldung")
    first, other = read(FORMATS[name]([STORY, second]))
    assert first.text == STORY.text
    assert (first.title, other.title) == (STORY.title, "Zweite Meldung")
    assert str(first.published) == "2031-01-21"
    assert first.published_from == "metadata"
    assert first.publisher == w.AGENCY
    assert (first.line, other.line) == (1, 2)
    assert first.id == (STORY.id if name != "IPTC 7901" else "iptc7901:xdt0417/2031-01-21")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_through_what_is_not_for_publication(name):
    corrected = replace(STORY, correction="Wochentag berichtigt")
    for found in read(FORMATS[name]([STORY, corrected])):
        assert w.PRIVATE not in repr(found)
        assert "1234" not in repr(found)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "IPTC 7901"])
def test_version_status_and_embargo_are_one_record(name):
    ends = dt.datetime(2031, 1, 22, 0, 30, tzinfo=CET)
    story = replace(STORY, version=3, status="withheld", embargo=ends)
    found = only(FORMATS[name]([story]))
    assert found.revision == Revision(STORY.id, 3, STORY.sent, "withheld", ends)
    assert str(found.published) == "2031-01-22", "it appears when the embargo ends"


@pytest.mark.parametrize("name", ["digitalwires", "NewsML-G2"])
def test_a_correction_says_what_it_corrects(name):
    found = only(FORMATS[name]([replace(STORY, version=2, correction="Wochentag im ersten Absatz")]))
    assert found.revision.correction == "Wochentag im ersten Absatz"
    found = only(FORMATS[name]([replace(STORY, version=2, correction=f"Fragen an {w.PRIVATE}")]))
    assert found.revision.correction == "sig:correction", "a note with a telephone number is not kept"


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "IPTC 7901"])
def test_a_cancelled_item_needs_no_text(name):
    found = only(FORMATS[name]([replace(STORY, version=2, status="canceled", paragraphs=())]))
    assert found.revision.retracts
    assert found.revision.status == "canceled"


def seven(note, *, text=None, number=418):
    story = replace(STORY, correction=note, paragraphs=(text,) if text else STORY.paragraphs)
    return only(w.iptc7901(story, number))


@pytest.mark.parametrize(
    ("note", "text", "expected"),
    [
        ("Berichtigung: Wochentag", None, ("iptc7901:xdt0418/2031-01-21", "usable", "Wochentag", None)),
        (
            "Berichtigung zu xdt 0417: Ort",
            None,
            ("iptc7901:xdt0417/2031-01-21", "usable", "zu xdt 0417: Ort", None),
        ),
        (
            "Zurückziehung",
            "Bitte verwenden Sie die Meldung xdt 0417 nicht. Sie trifft nicht zu.",
            ("iptc7901:xdt0417/2031-01-21", "canceled", None, None),
        ),
        (
            "Sperrfrist: 21. Januar, 19.00 Uhr",
            None,
            ("iptc7901:xdt0418/2031-01-21", "usable", None, "2031-01-21T19:00:00+01:00"),
        ),
        (
            "Achtung: Sperrfrist 22.1.2031, 24 Uhr",
            None,
            ("iptc7901:xdt0418/2031-01-21", "usable", None, "2031-01-23T00:00:00+01:00"),
        ),
        (
            "Sperrfrist bis zum Beginn der Rede",
            None,
            ("iptc7901:xdt0418/2031-01-21", "withheld", None, None),
        ),
        ("Zusammenfassung", None, ("iptc7901:xdt0418/2031-01-21", "usable", None, None)),
    ],
)
def test_notes_above_the_headline_of_a_7901_message_are_understood(note, text, expected):
    revision = seven(note, text=text).revision
    embargo = revision.embargo.isoformat() if revision.embargo else None
    assert (revision.uri, revision.status, revision.correction, embargo) == expected


def test_a_7901_message_without_control_characters_is_known_by_its_header():
    data = w.iptc7901(STORY, 417, "utf-8").translate(None, b"\x01\x02\x03\x04")
    assert only(data).text == STORY.text


def test_a_7901_message_without_its_day_is_no_version_of_another():
    first, second = (
        only(f"xdt0417 3 pl 9\n\nTitel =\n\nCosta hat am {day} telefoniert.\n".encode())
        for day in ("Montag", "Dienstag")
    )
    assert first.id != second.id


def test_lines_of_a_list_in_a_7901_message_stay_apart():
    data = (
        b"xdt0001 3 pl 20\n\nTitel =\n\nErster Absatz\nEnde.\n- ein Punkt\n- noch ein\n  Punkt\n\n211530 Jan 31\n"
    )
    assert only(data).text == "Erster Absatz Ende.\n\n- ein Punkt\n\n- noch ein\n\nPunkt"


def test_ninjs_takes_the_form_of_the_body_that_keeps_paragraphs():
    row = {**w.ninjs1(STORY), "body_text": STORY.text.replace("\n\n", " ")}
    assert only(json.dumps(row).encode()).text == STORY.text


def test_ninjs_of_superdesk_names_its_items_by_guid():
    row = {**w.ninjs1(STORY), "guid": STORY.id, "body_html": STORY.html}
    del row["uri"], row["body_xhtml"]
    assert only(json.dumps(row).encode()).id == STORY.id


def test_a_picture_is_one_line():
    [found] = read(json.dumps({**w.ninjs2(STORY), "type": "picture"}).encode())
    assert str(found) == f"wire:1: {STORY.id}: the item is no text but of type 'picture'"
    [found] = read(w.newsml([STORY]).replace(b"ninat:text", b"ninat:picture"))
    assert str(found) == f"wire:1: {STORY.id}: the item is no text but of class 'picture'"


def test_digitalwires_put_the_teaser_above_a_body_that_lacks_it():
    row = {**w.digitalwires(STORY), "teaser": "Der Präsident ruft in Delhi an.", "subhead": "Häfen im Blick"}
    found = only(json.dumps(row).encode())
    assert found.text == f"Der Präsident ruft in Delhi an.\n\n{STORY.text}"
    assert found.titles == (STORY.title, "Häfen im Blick")
    row["teaser"] = "Das teilte sein Büro in Lissabon mit."
    assert only(json.dumps(row).encode()).text == STORY.text


def test_newsml_of_nitf_and_of_plain_text():
    nitf = (
        "<nitf><body><body.head><hedline><hl1>Kopf</hl1></hedline></body.head>"
        f"<body.content>{STORY.html}</body.content></body></nitf>"
    )
    item = re.sub(r"<html.*</html>", nitf, w.newsml_item(STORY))
    assert (
        only(
            f'<x xmlns="http://iptc.org/std/nar/2006-10-01/">{item}</x>'.replace("<x ", "<newsMessage ")
            .replace("</x>", "</newsMessage>")
            .encode()
        ).text
        == STORY.text
    )
    plain = f'<inlineData contenttype="text/plain">{STORY.text.replace("&", "&amp;")}</inlineData>'
    item = re.sub(r"<inlineXML.*</inlineXML>", plain, w.newsml_item(STORY))
    head = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    assert only(f"{head}{item}</itemSet></newsMessage>".encode()).text == STORY.text


def test_newsml_with_a_prefix_and_alone():
    alone = w.newsml_item(STORY).replace("<newsItem ", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ')
    assert only(alone.encode()).text == STORY.text
    names = (
        "newsItem|itemMeta|itemClass|provider|name|versionCreated|pubStatus|edNote|contentMeta|headline|dateline"
    )
    item = re.sub(rf"<(/?)({names}|contentSet|inlineXML|catalogRef)\b", r"<\1n:\2", w.newsml_item(STORY))
    whole = f'<n:newsMessage xmlns:n="http://iptc.org/std/nar/2006-10-01/"><n:itemSet>{item}</n:itemSet></n:newsMessage>'
    assert only(whole.encode()).title == STORY.title


def test_the_library_says_nothing_on_standard_output(capsys):
    only(w.newsml([STORY]))
    assert capsys.readouterr() == ("", "")


# -- what is wrong ----------------------------------------------------------------------------------------------


def test_an_item_that_breaks_the_standard_costs_itself_alone():
    items = [w.newsml_item(replace(STORY, id=f"urn:{n}")) for n in range(4)]
    items[1] = items[1].replace("</contentMeta>", "</falsch>")
    items[2] = '<newsItem guid="urn:leer" version="1"></newsItem>'
    head = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    found = read(f"{head}{''.join(items)}</itemSet></newsMessage>".encode())
    assert [isinstance(item, Reject) for item in found] == [False, True, True, False]
    assert str(found[1]).startswith("wire:2: is no XML that can be read (")
    assert str(found[2]).startswith("wire:3: urn:leer: ")
    assert "\n" not in str(found[1]) + str(found[2])


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE newsMessage [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel>'
)


@pytest.mark.parametrize(
    "head", [BOMB, OUTSIDE, f"<!-- {'x' * 100_000} -->{OUTSIDE[21:]}"], ids=["bomb", "file", "late"]
)
def test_entities_are_refused_before_anything_is_parsed(head):
    [found] = read(f"{head}<item><title>&x;&b;</title></item>".encode(), "a.xml")
    assert "declares entities of its own" in str(found)


def test_what_nests_without_end_is_one_line():
    deep = (
        w.newsml_item(STORY)
        .replace("<body>", f"<body>{'<div>' * 5000}")
        .replace("</body>", f"{'</div>' * 5000}</body>")
    )
    [first, second] = read(
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{deep}{w.newsml_item(STORY)}</newsMessage>'.encode()
    )
    assert isinstance(first, Reject)
    assert second.text == STORY.text


def test_a_declared_encoding_that_is_false_is_said_and_the_item_read():
    data = w.newsml([STORY]).decode("utf-8").encode("cp1252", errors="xmlcharrefreplace")
    found = only(data)
    assert found.text == STORY.text
    assert found.remarks == ("wire:1: read as cp1252",)
    declared = w.newsml([STORY]).replace(b'encoding="UTF-8"', b'encoding="windows-1252"').decode().encode("cp1252")
    assert only(declared).text == STORY.text
    assert only(declared).remarks == ()


def test_utf_16_is_read():
    assert only(w.newsml([STORY]).decode().encode("utf-16")).text == STORY.text
    assert only(json.dumps([w.ninjs1(STORY)], ensure_ascii=False).encode("utf-16")).text == STORY.text


def test_a_message_that_breaks_off_keeps_what_was_whole():
    data = w.newsml([STORY, replace(STORY, id="urn:2")])
    first, second = read(data[: -len(data) // 3])
    assert first.text == STORY.text
    assert str(second) == "wire:2: the entry is too large or has no end"


def test_characters_that_no_text_has_are_one_line():
    row = w.ninjs1(STORY)
    row["body_xhtml"] = "<p>Costa\x00 telefonierte.</p>"
    lone = {**w.ninjs1(STORY), "headline": "\ud800"}
    found = read(json.dumps([row, lone, w.ninjs1(STORY)]).encode())
    assert [str(item) for item in found[:2]] == [
        f"wire:{n}: has characters that no text has (NUL, half of a pair)" for n in (1, 2)
    ]
    assert found[2].text == STORY.text


# -- revisions ----------------------------------------------------------------------------------------------------

NOON = dt.datetime(2031, 1, 21, 12, tzinfo=CET)


@pytest.mark.parametrize(
    ("new", "old", "newer"),
    [
        (Revision("u", 2), Revision("u", 1), True),
        (Revision("u", 1), Revision("u", 2), False),
        (Revision("u", 10), Revision("u", 9), True),
        (Revision("u", None, NOON + dt.timedelta(1)), Revision("u", None, NOON), True),
        (Revision("u", None, NOON), Revision("u", None, NOON + dt.timedelta(1)), False),
        (Revision("u", 2, NOON), Revision("u", 2, NOON + dt.timedelta(1)), False),
        (Revision("u", 2, NOON), Revision("u", None, NOON), True),
        (Revision("u"), Revision("u"), True),
    ],
)
def test_which_of_two_versions_is_newer(new, old, newer):
    assert new.replaces(old) is newer


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-01-21T12:00:00+01:00", NOON),
        ("2031-01-21T11:00:00Z", NOON),
        ("2031-01-21T11:00:00.000Z", NOON),
        ("2031-01-21T12:00:00+0100", NOON),
        ("2031-01-21T12:00:00", NOON),
        ("20310121T110000Z", NOON),
        ("2031-02-30T12:00:00Z", None),
        ("bald", None),
        ("", None),
        (None, None),
    ],
)
def test_instants_are_read_with_their_zone(written, expected):
    assert instant(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [(None, "usable"), ("stat:usable", "usable"), ("stat:canceled", "canceled"), ("Cancelled", "canceled"),
     ("http://cv.iptc.org/newscodes/pubstatusg2/withheld", "withheld"), ("killed", "withheld")],
)  # fmt: skip
def test_a_status_that_is_not_known_is_not_taken_for_leave_to_publish(written, expected):
    assert status_of(written) == expected


def test_versions_are_numbers_however_they_are_written():
    assert [number(value) for value in ("3", 3, " 3 ", "3.1", True, None, "x")] == [
        3,
        3,
        3,
        None,
        None,
        None,
        None,
    ]


# -- the words ------------------------------------------------------------------------------------------------------

ROWS = language("de").rows("wires")


@pytest.mark.parametrize(
    "row", [row for rows in ROWS.values() for row in rows], ids=lambda row: row["example"][:30]
)
def test_every_row_is_found_in_its_example(row):
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize("row", ROWS["note"], ids=lambda row: row["kind"])
def test_a_note_is_of_one_kind(row):
    assert [kind for kind, pattern in words().notes if pattern.search(row["example"])] == [row["kind"]]


def test_a_sentence_of_an_article_ends_no_text():
    text = (
        "Der Kontakt zwischen beiden sei nie abgerissen.\n\nTelefonisch erreichte Costa ihn um 19 Uhr.\n\n"
        "Kontakt: Beide telefonieren seit 2031 jede Woche.\n\nDie Redaktion der Zeitung fragte nach."
    )
    assert without_notes(text) == text


def test_contacts_in_the_middle_of_a_text_are_left_out_and_the_rest_is_kept():
    text = (
        "Die Vorschau auf den Tag.\n\nAnsprechpartner:\nRedaktion Politik - Tel.: 030/5550 1234\n\n"
        "Muster, muster@agentur.example\n\nUm 10.00 Uhr empfängt Costa den Gast.\n\nxda mu yybb n1"
    )
    assert (
        without_notes(text)
        == "Die Vorschau auf den Tag.\n\nUm 10.00 Uhr empfängt Costa den Gast.\n\nxda mu yybb n1"
    )
    assert without_notes("Ende.\n\ndpa mu yybb n1") == "Ende."
    assert (
        without_notes("Ende.\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\nX") == "Ende."
    )


def test_the_instant_at_which_an_item_appeared_is_kept():
    made = w.digitalwires(replace(STORY, version=2, correction="Ort"))
    found = only(json.dumps({**made, "content_created": "2031-01-20T23:30:00Z"}).encode())
    assert (found.published_at, found.modified) == ("2031-01-20T23:30:00+00:00", STORY.sent.isoformat())
    assert str(found.published) == "2031-01-21", "the German day of the first version"
    assert found.dated_by == "wire"


def test_private_notes_are_not_publishable():
    assert publishable("Uhrzeit berichtigt: 19.00 Uhr") == "Uhrzeit berichtigt: 19.00 Uhr"
    assert publishable("an muster@agentur.example") is None
    assert publishable(None) is None


def test_a_wire_has_no_page_around_it():
    found = read(json.dumps(w.ninjs3(STORY)).encode(), "a.json")
    assert all(article.cleaned for article in found)
