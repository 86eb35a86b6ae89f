"""Files, folders, streams: what is read, and the one line where something cannot be."""

import gzip
import io
import json

import pytest

from depesche.days import DaySet
from depesche.errors import EncodingError, FormatError, InputError, LanguageError
from depesche.sources import decoding, document_of_text, open_path, open_paths

GERMAN = (
    "Der Außenminister hat am Montag in Lissabon seinen portugiesischen Amtskollegen getroffen. Beide sprachen "
    "über die Häfen und über schöne Grüße aus Österreich.\n"
)
ENGLISH = (
    "The foreign minister met his Portuguese counterpart in Lisbon on Monday, officials said after the talks.\n"
)
DUTCH = (
    "De minister van Buitenlandse Zaken heeft maandag in Lissabon zijn collega ontmoet, zei een woordvoerder.\n"
)


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_text_file_is_one_document_whose_text_is_unchanged(tmp_path):
    path = write(tmp_path, "hafen.txt", f"+\n{GERMAN}")
    [document] = open_path(path)
    assert document.text == f"+\n{GERMAN}"
    assert document.path == str(path)
    assert document.id.startswith("hafen-")
    assert document.published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
def test_the_encodings_of_german_text_are_found(tmp_path, encoding):
    notices = []
    path = write(tmp_path, "a.txt", GERMAN.encode(encoding))
    [document] = open_path(path, notice=notices.append)
    assert document.text == GERMAN
    assert (notices == []) == encoding.startswith("utf-8")


def test_a_declared_encoding_comes_before_a_guess(tmp_path):
    path = write(tmp_path, "a.txt", f'<?xml encoding="iso-8859-15"?>\n{GERMAN}'.encode("iso-8859-15"))
    notices = []
    list(open_path(path, notice=notices.append))
    assert notices == [f"{path}: read as iso-8859-15"]


def test_line_ends_of_other_systems_become_line_feeds(tmp_path):
    [document] = open_path(write(tmp_path, "a.txt", GERMAN.replace("\n", "\r\n")))
    assert document.text == GERMAN


def test_a_folder_is_read_in_the_order_of_names_with_its_subfolders(tmp_path):
    for name in ("b.txt", "a/c.txt", "d.md", ".hidden.txt"):
        write(tmp_path, name, f"{name}: {GERMAN}")
    assert [document.text.split(":")[0] for document in open_path(tmp_path)] == ["a/c.txt", "b.txt"]


def test_two_files_of_one_name_are_two_documents_and_one_text_is_one(tmp_path):
    write(tmp_path, "a/x.txt", GERMAN)
    write(tmp_path, "b/x.txt", f"{GERMAN}Mehr war nicht zu hören.")
    write(tmp_path, "c/x.txt", GERMAN)
    first, second, third = (document.id for document in open_path(tmp_path))
    assert first != second
    assert first == third


def test_json_lines_carry_their_metadata(tmp_path):
    rows = [
        {
            "id": "a1",
            "text": GERMAN,
            "published": "2012-02-14T10:30:00+01:00",
            "publisher": "Kurier",
            "title": "Häfen",
        },
        {"url": "https://kurier.example/2012/02/15/hafen", "text": GERMAN},
    ]
    path = write(tmp_path, "a.jsonl", "\n\n".join(json.dumps(row) for row in rows))
    first, second = open_path(path, published=DaySet.parse("2013-01-01"), publisher="Bote")
    assert (first.id, first.publisher, first.title) == ("a1", "Kurier", "Häfen")
    assert (first.published, first.published_from) == (DaySet.parse("2012-02-14"), "metadata")
    assert (second.id, second.publisher, second.published_from) == (second.url, "Bote", "given")


def test_an_address_gives_the_day_where_nothing_else_does(tmp_path):
    row = {"url": "https://kurier.example/2012/02/15/hafen", "text": GERMAN}
    [document] = open_path(write(tmp_path, "a.jsonl", json.dumps(row)))
    assert (document.published, document.published_from) == (DaySet.parse("2012-02-15"), "url")


@pytest.mark.parametrize(("stream", "prefix"), [(GERMAN, "text-"), (json.dumps({"id": "x", "text": GERMAN}), "x")])
def test_standard_input_is_text_or_json_lines(monkeypatch, stream, prefix):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stream.encode("utf-8"))))
    [document] = open_path("-")
    assert document.id.startswith(prefix)
    assert document.path is None


@pytest.mark.parametrize(
    ("name", "content", "kind", "message"),
    [
        ("missing.txt", None, InputError, "there is no such file"),
        ("empty.txt", b"", InputError, "the file is empty"),
        ("blank.txt", b" \n\t\n", InputError, "the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", FormatError, "is a PNG image, not text"),
        ("packed.txt", gzip.compress(GERMAN.encode(), mtime=0)[:-9], InputError, "is damaged or breaks off"),
        ("packed.txt", gzip.compress(b"", mtime=0), InputError, "the file is empty"),
        ("noise.txt", bytes(range(256)) * 20, FormatError, "is a binary file, not text"),
        ("half.txt", b"\xff\xfe" + b"D\0e\0r", EncodingError, "begins as utf-16"),
        ("english.txt", ENGLISH, LanguageError, "the text is not German (it looks like 'en')"),
        ("dutch.txt", DUTCH, LanguageError, "the text is not German (it looks like 'nl')"),
        ("digits.txt", "1 2 3 4\n", LanguageError, "has no words to read"),
        ("row.jsonl", "{", FormatError, "is no JSON"),
        ("row.jsonl", "17", FormatError, "is no JSON object"),
        ("row.jsonl", "[1]", FormatError, "is a JSON array"),
        ("row.jsonl", '{"id": "a"}', InputError, 'the article has no "text"'),
        ("row.jsonl", json.dumps({"text": GERMAN}), FormatError, 'neither "id" nor "url"'),
        (
            "row.jsonl",
            '{"id": "a", "text": "Hallo\\u0000"}',
            FormatError,
            '"text" has characters that no text has',
        ),
        ("row.jsonl", '{"id": "\\ud83d", "text": "Hallo"}', FormatError, '"id" has characters that no text has'),
        ("row.jsonl", b"\x7fELF\x00\x00", FormatError, "is a program, not text"),
        ("row.jsonl", '{"id": ' + "[" * 100_000, FormatError, "is no JSON"),
        ("row.jsonl", json.dumps({"id": "a", "text": GERMAN, "title": 3}), FormatError, '"title" is not text'),
    ],
)
def test_bad_input_is_one_line_that_names_the_file(tmp_path, name, content, kind, message):
    path = tmp_path / name if content is None else write(tmp_path, name, content)
    with pytest.raises(kind) as caught:
        list(open_path(path))
    line = str(caught.value)
    assert name in line
    assert message in line
    assert "\n" not in line


def test_a_folder_without_articles_is_bad_input(tmp_path):
    write(tmp_path, "notes.md", GERMAN)
    with pytest.raises(InputError, match="the folder has no articles"):
        list(open_path(tmp_path))


def test_a_text_above_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("depesche.sources.plain.LIMIT", 100)
    monkeypatch.setattr(decoding, "LIMIT", 100)
    path = write(tmp_path, "a.txt", GERMAN)
    with pytest.raises(InputError, match="too large for one text"):
        list(open_path(path))


def test_a_stream_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(decoding, "LIMIT", 10)
    with pytest.raises(InputError, match="too large"):
        decoding.decode(b"x" * 11, "stdin")


def test_errors_are_handed_over_and_the_other_articles_still_read(tmp_path):
    good, bad = write(tmp_path, "a.txt", GERMAN), write(tmp_path, "b.txt", ENGLISH)
    rows = write(tmp_path, "c.jsonl", "{\n" + json.dumps({"id": "c2", "text": GERMAN}))
    errors = []
    documents = list(open_paths([bad, good, rows, tmp_path / "none.txt"], on_error=errors.append))
    assert [document.id[:2] for document in documents] == ["a-", "c2"]
    assert len(errors) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Merkel trifft Putin in Sotschi",
        "Trump und Putin telefonieren",
        (
            "Der Sprecher sagte: “We will continue our talks with all the partners in the region, as we always "
            "have.” Mehr wollte er dazu am Montag nicht sagen, und auch der Minister schwieg."
        ),
        "Sondierung in Wien: Schallenberg empfängt Lawrow, Baerbock empfängt Kuleba, Cassis empfängt Wang Yi.",
    ],
)
def test_german_is_known_with_foreign_words_and_names_in_it(text):
    assert document_of_text(text).language == "de"


def test_an_empty_text_is_no_document():
    with pytest.raises(InputError, match="empty"):
        document_of_text("  ")
