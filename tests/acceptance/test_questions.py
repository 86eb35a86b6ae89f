"""``check``, contacts by their former ids and English words, as a user meets them."""

import json

import pytest

CALL = "Bundeskanzlerin Angela Merkel hat am {day} mit Frankreichs Präsident Emmanuel Macron telefoniert.\n"


@pytest.fixture
def store(depesche, tmp_path):
    for day, published in (("4. März 2018", "2018-03-05"), ("12. Juli 2018", "2018-07-13")):
        article = tmp_path / f"{published}.txt"
        article.write_text(CALL.format(day=day), encoding="utf-8")
        assert depesche("add", str(article), "--published", published, "--db", str(tmp_path / "s.db")).code == 0
    return str(tmp_path / "s.db")


def contacts(depesche, store):
    return json.loads(depesche("chronicle", "--db", store, "--format", "json").out)["contacts"]


@pytest.mark.parametrize(
    ("sentence", "outcome", "known"),
    [
        ("Merkel hat Macron noch nie angerufen.", "contradicted", 2),
        ("Merkel und Macron haben mindestens zweimal telefoniert.", "supported", 2),
        ("Merkel und Macron haben seit 2018 nicht mehr telefoniert.", "not_decidable", 2),
    ],
)
def test_a_sentence_is_answered_with_how_it_was_understood(depesche, store, sentence, outcome, known):
    done = depesche("check", sentence, "--db", store, "--format", "json")
    (answer,) = json.loads(done.out)["answers"]
    assert (done.code, answer["outcome"], len(answer["contacts"])) == (0, outcome, known)
    assert answer["claim"]["participants"] == ["Angela Merkel", "Emmanuel Macron"]
    assert "Verstanden: Angela Merkel – Emmanuel Macron" in depesche("check", sentence, "--db", store).out


@pytest.mark.parametrize("sentence", ["Heute regnet es.", "Merkel mag Kartoffelsuppe.", ""])
def test_a_sentence_without_a_contact_is_refused_in_one_line_with_a_remedy(depesche, store, sentence):
    done = depesche("check", sentence, "--db", store)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "Biden und Putin haben" in done.err
    assert json.loads(depesche("check", sentence, "--db", store, "--format", "json").out)["answers"] == []


def test_a_contact_that_was_joined_to_another_is_found_under_its_old_id(depesche, store):
    one, other = (contact["id"] for contact in contacts(depesche, store))
    assert depesche("decide", "merge", one, other, "--why", "test", "--db", store).code == 0
    (left,) = (contact["id"] for contact in contacts(depesche, store))
    old = other if left == one else one
    for name in (old, old[:6]):
        done = depesche("chronicle", "--contact", name, "--db", store, "--format", "json")
        assert [contact["id"] for contact in json.loads(done.out)["contacts"]] == [left]
        assert f"{old} is part of {left} now" in done.err


def test_a_contact_that_was_rejected_is_said_to_be(depesche, store):
    one = contacts(depesche, store)[0]["id"]
    assert depesche("decide", "reject", one, "--why", "test", "--db", store).code == 0
    done = depesche("chronicle", "--contact", one, "--db", store)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "depesche decide list" in done.err


def test_english_names_people_and_states_in_english(depesche, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(
        "Kremlchef Wladimir Putin hat am Montag in Genf mit dem US-Präsidenten telefoniert.\n", encoding="utf-8"
    )
    done = depesche("read", str(article), "--language", "en")
    assert "Vladimir Putin – head of state (USA)" in done.out
    assert "head_of_state" not in depesche("read", str(article)).out


def test_a_page_of_a_part_of_the_chronicle_says_which(depesche, store):
    arguments = (
        "chronicle",
        "--db",
        store,
        "--format",
        "html",
        "--between",
        "Merkel",
        "Macron",
        "--from",
        "2018-05",
    )
    page = depesche(*arguments).out
    assert "nur Kontakte zwischen Merkel und Macron · nur ab 1. Mai 2018 · nach Artikeln bis 13. Juli 2018" in page


@pytest.mark.parametrize(
    "name",
    ["Selenskyj", "Zelenskyy", "Selenski", "Wolodymyr Selenskyj", "volodymyr zelenskyy", "wolodymyr-selenskyj"],
)
def test_people_are_asked_for_in_any_spelling(depesche, tmp_path, name):
    article = tmp_path / "a.txt"
    article.write_text(
        "Kanzler Olaf Scholz hat am Montag mit Wolodymyr Selenskyj telefoniert.\n", encoding="utf-8"
    )
    db = str(tmp_path / "s.db")
    assert depesche("add", str(article), "--published", "2023-05-03", "--db", db).code == 0
    found = json.loads(depesche("chronicle", "--db", db, "--between", name, "scholz", "--format", "json").out)
    assert len(found["contacts"]) == 1


@pytest.fixture
def two_calls(depesche, tmp_path):
    """A store with a call that the Kremlin tells of and one that Berlin tells of."""
    for name, text in (
        ("a", "Präsident Biden und Präsident Putin haben am Montag telefoniert, teilte der Kreml mit."),
        ("b", "Kanzler Scholz und Präsident Macron haben am Montag telefoniert, sagte der deutsche Kanzler."),
    ):
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    db = str(tmp_path / "s.db")
    assert depesche("add", str(tmp_path), "--published", "2022-02-15", "--db", db).code == 0
    return db


@pytest.mark.parametrize(("name", "side"), [("RU", "RU"), ("Russia", "RU"), ("Kreml", "RU"), ("Germany", "DE")])
def test_a_side_is_asked_for_by_id_and_by_any_name(depesche, two_calls, name, side):
    data = json.loads(depesche("chronicle", "--db", two_calls, "--side", name, "--format", "json").out)
    assert [[s["side_id"] for s in c["sides"].values()] for c in data["contacts"]] == [[side]]
    assert {finding["contact"] for finding in data["findings"]} == {contact["id"] for contact in data["contacts"]}


def test_a_side_that_nobody_knows_is_said(depesche, two_calls):
    done = depesche("chronicle", "--db", two_calls, "--side", "Atlantis")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "Atlantis" in done.err


def test_a_page_of_one_side_says_so(depesche, two_calls):
    page = depesche("chronicle", "--db", two_calls, "--side", "RU", "--format", "html", "--language", "en").out
    assert "only contacts of which this side speaks: Russia" in page
