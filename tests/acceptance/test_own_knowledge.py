"""A user's own people, from the article to every export: taken part, named, found by name, and said to be of a file."""

import csv
import io
import json

import pytest

OWN = """id,name,surname,forms,gender,office,place,from,to,status,note,end_known,source,counts
lioba-testmann,Lioba Testmann,Testmann,,f,minister_president,DE-HE,2020-01-01,2024-01-01,,,,,yes
"""
ARTICLE = """Testmann telefoniert mit Macron

Wiesbaden (dpa) - Die hessische Ministerpräsidentin Lioba Testmann hat am Dienstag mit dem französischen Präsidenten
Emmanuel Macron telefoniert. Das teilte die Staatskanzlei mit.
"""


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "land.csv"
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.fixture
def store(depesche, tmp_path, own):
    article = tmp_path / "anruf.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    db = tmp_path / "land.sqlite"
    assert depesche("add", article, "--db", db, "--published", "2021-05-05", "--knowledge", own).code == 0
    return db


def test_somebody_of_an_own_file_takes_part_in_the_chronicle(depesche, store, own):
    shown = json.loads(depesche("chronicle", "--db", store, "--knowledge", own, "--format", "json").out)
    assert [contact["participants"] for contact in shown["contacts"]] == [["Lioba Testmann", "Emmanuel Macron"]]


def test_somebody_of_an_own_file_is_found_by_surname(depesche, store, own):
    options = ("--db", store, "--knowledge", own, "--format", "json", "--between", "TESTMANN", "Macron")
    assert len(json.loads(depesche("chronicle", *options).out)["contacts"]) == 1


def test_json_names_the_file(depesche, store, own):
    for command in (
        ("chronicle",),
        ("diff", "--from", "2021-05-01"),
        ("check", "Testmann telefonierte mit Macron."),
    ):
        done = depesche(*command, "--db", store, "--knowledge", own, "--format", "json")
        assert json.loads(done.out)["made_with"]["overlays"] == ["land.csv"], done.err


def test_readings_name_the_file(depesche, tmp_path, own):
    article = tmp_path / "anruf.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for options, overlays in (((), []), (("--knowledge", own), ["land.csv"])):
        said = json.loads(depesche("read", article, *options, "--format", "json").out)["made_with"]
        assert said["overlays"] == overlays
        assert said["software"].startswith("depesche ")
        assert said["knowledge"]


def test_csv_names_the_file_in_every_row(depesche, store, own):
    done = depesche("chronicle", "--db", store, "--knowledge", own, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert all(row["made_with"].endswith("; land.csv") for row in rows)


@pytest.mark.parametrize(
    ("language", "said"), [("de", "eigenes Wissen: land.csv"), ("en", "own knowledge: land.csv")]
)
def test_the_page_names_the_file(depesche, store, own, language, said):
    done = depesche("chronicle", "--db", store, "--knowledge", own, "--format", "html", "--language", language)
    assert said in done.out


def test_without_own_files_none_is_named(depesche, store):
    shown = json.loads(depesche("chronicle", "--db", store, "--format", "json").out)
    assert shown["made_with"]["overlays"] == []
    assert "eigenes Wissen" not in depesche("chronicle", "--db", store, "--format", "html").out
