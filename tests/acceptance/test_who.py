"""``depesche who`` and ``depesche knowledge`` as a user calls them."""

import json

import pytest


def test_a_description_is_answered_with_its_source(depesche):
    done = depesche("who", "japanischer Regierungschef", "--on", "2017-01-28", "--format", "json")
    answer = json.loads(done.out)
    assert done.code == 0
    assert (answer["name"], answer["person"]) == ("Shinzo Abe", "shinzo-abe")
    assert (answer["office"], answer["state"], answer["source"]) == ("head_of_government", "Japan", "curated")
    assert answer["from"] < "2017-01-28"


def test_a_table_is_printed_for_people(depesche):
    done = depesche("who", "Kremlchef", "--on", "2017-01-28")
    assert done.code == 0
    assert "Wladimir Putin" in done.out


@pytest.mark.parametrize(
    ("description", "on", "said", "candidates"),
    [
        ("US-Präsident", "2017-01", "ambiguous", ["Barack Obama", "Donald Trump"]),
        ("katalanischer Ministerpräsident", "2017-01", "not known", []),
        ("Stadtgärtner", "2017-01", "not known", []),
        ("Präsident", "2017-01", "ambiguous", []),
        ("der Premierminister", "2017-01", "ambiguous", []),
        ("Kim", "2002", "ambiguous", ["Kim Jong Il", "Kim Dae Jung"]),
    ],
)
def test_an_open_answer_exits_with_one_and_names_the_candidates(depesche, description, on, said, candidates):
    done = depesche("who", description, "--on", on, "--format", "json")
    assert done.code == 1
    assert done.err.startswith(f"depesche: {description}: {said}")
    assert done.err.count("\n") == 1
    assert [row["name"] for row in json.loads(done.out)["candidates"]] == candidates


def test_an_impossible_day_is_refused(depesche):
    assert depesche("who", "Kremlchef", "--on", "2017-02-31").code == 1


def test_people_is_a_filter_over_json_lines(depesche):
    row = {"doc": "a", "text": "Der Kremlchef rief Angela Merkel an.", "published": "2017-05-02"}
    done = depesche("people", "-", stdin=json.dumps(row).encode() + b"\n")
    mentions = json.loads(done.out)["mentions"]
    assert [(m["person"], m["state"]) for m in mentions] == [
        ("wladimir-putin", "Russland"),
        ("angela-merkel", "Deutschland"),
    ]
    assert row["text"][mentions[0]["start"] : mentions[0]["end"]] == "Kremlchef"


def test_coverage_has_a_line_for_each_state(depesche):
    lines = depesche("knowledge", "coverage").out.splitlines()
    assert any(line.startswith("DE   Deutschland") and line.endswith("#" * 37) for line in lines)


def test_a_bare_office_asks_for_its_state(depesche):
    assert "name the state" in depesche("who", "Präsident").err


def test_without_a_day_every_term_is_a_row_and_the_day_is_asked_for(depesche):
    done = depesche("who", "US-Präsident", "--format", "json")
    terms = [row["from"] for row in json.loads(done.out)["candidates"] if row["name"] == "Donald Trump"]
    assert [day[:4] for day in terms] == ["2017", "2025"]
    assert "--on" in done.err


def test_a_surname_that_is_a_word_besides_is_known_if_only_one_bears_it(depesche):
    done = depesche("who", "Kohl", "--on", "1995", "--format", "json")
    assert json.loads(done.out)["person"] == "helmut-kohl"


def test_an_empty_description_is_refused(depesche):
    done = depesche("who", " ")
    assert (done.code, done.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("description", "on", "person"),
    [
        ("deutscher Bundeskanzler", "2010", "angela-merkel"),
        ("britischer Premierminister", "2017-01", "theresa-may"),
        ("amerikanischer Außenminister", "1999", "madeleine-albright"),
    ],
)
def test_the_common_form_of_an_office_means_a_woman_too(depesche, description, on, person):
    assert json.loads(depesche("who", description, "--on", on, "--format", "json").out)["person"] == person


@pytest.mark.parametrize(
    "description", ["künftiger US-Präsident", "stellvertretender deutscher Kanzler", "britische Premierministerin"]
)
def test_an_office_in_prospect_or_of_a_deputy_is_not_that_of_the_holder(depesche, description):
    assert "not known" in depesche("who", description, "--on", "2010-06").err


def test_a_bare_office_of_two_states_names_both_holders(depesche):
    done = depesche("who", "Kanzler", "--on", "2010-06", "--format", "json")
    names = [row["name"] for row in json.loads(done.out)["candidates"]]
    assert (done.code, names) == (1, ["Angela Merkel", "Werner Faymann"])


def test_behind_the_last_confirmed_day_the_answer_says_how_far_it_goes(depesche):
    done = depesche("who", "ungarischer Ministerpräsident", "--on", "2026-11-01", "--format", "json")
    answer = json.loads(done.out)
    assert done.code == 0
    assert (answer["outcome"], answer["person"]) == ("known until", "peter-magyar")
    assert (answer["last_known"], answer["candidates"]) == ("2026-09-14", [])
    assert done.err == (
        "depesche: ungarischer Ministerpräsident: known until 2026-09-14 (Péter Magyar); nothing later is known\n"
    )


def test_the_table_says_up_to_which_day_somebody_is_known(depesche):
    done = depesche("who", "ungarischer Ministerpräsident", "--on", "2026-11-01")
    assert "Péter Magyar: zuletzt belegt am 14. September 2026" in done.out


def test_without_a_day_the_whole_line_of_holders_is_printed(depesche):
    rows = json.loads(depesche("who", "britischer Premierminister", "--format", "json").out)["candidates"]
    assert rows[0]["name"] == "Margaret Thatcher"
    assert [row["name"] for row in rows][-2:] == ["Keir Starmer", "Andy Burnham"]
    assert [row["from"] for row in rows] == sorted(row["from"] for row in rows)


def test_a_surname_of_two_who_hold_offices_that_day_is_ambiguous(depesche):
    done = depesche("who", "Kim", "--on", "2025-12-01", "--format", "json")
    assert done.code == 1
    assert [row["name"] for row in json.loads(done.out)["candidates"]] == ["Kim Jong Un", "Kim Min Seok"]


def test_the_status_says_how_old_what_is_known_of_each_state_is(depesche):
    done = depesche("knowledge", "status", "--on", "2026-11-26", "--format", "json")
    states = {row["state"]: row for row in json.loads(done.out)["states"]}
    assert (states["HU"]["holder"], states["HU"]["last_known"], states["HU"]["age"]) == (
        "Péter Magyar",
        "2026-09-14",
        73,
    )
    assert done.err.startswith("depesche: ")
    table = depesche("knowledge", "status", "--on", "2026-11-26").out
    assert "14. September 2026" in table


def test_a_users_own_people_are_read_with_every_command(depesche, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,surname,forms,gender,office,place,from,to,status,note,counts\n"
        ",Petra Musterfrau,,,f,ambassador,DE,2020-01-01,,,,yes\n",
        encoding="utf-8",
    )
    article = tmp_path / "a.txt"
    article.write_text(
        "Petra Musterfrau hat am Montag mit Kremlchef Wladimir Putin telefoniert.\n", encoding="utf-8"
    )
    options = ("--published", "2023-05-03", "--knowledge", own)
    reading = json.loads(depesche("read", article, *options, "--format", "json").out)
    assert [p["person"] for p in reading["reports"][0]["participants"]] == ["petra-musterfrau", "wladimir-putin"]
    assert depesche("who", "Petra Musterfrau", "--on", "2023", "--knowledge", own).code == 0
    row = {"doc": "a", "text": article.read_text("utf-8"), "published": "2023-05-03"}
    found = depesche("people", "-", "--knowledge", own, stdin=json.dumps(row).encode() + b"\n").out
    assert json.loads(found)["mentions"][0]["person"] == "petra-musterfrau"
    assert depesche("add", article, "--db", tmp_path / "s.sqlite", *options).code == 0
    assert "Petra Musterfrau" in depesche("chronicle", "--db", tmp_path / "s.sqlite").out
    assert depesche("read", article, "--knowledge", tmp_path / "none.csv").code == 1


def test_an_update_from_a_file_proposes_and_what_is_taken_answers_from_then_on(depesche, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    terms, witness = tmp_path / "terms.json", tmp_path / "current.json"
    cells = {
        "office": "Q14211", "statement": "s1", "person": "Q2", "rank": "NormalRank", "labelDe": "Nora Neu",
        "start": "2026-11-10T00:00:00Z", "startPrecision": "11",
    }  # fmt: skip
    for file, row in ((terms, cells), (witness, {"iso": "GB", "role": "head_of_government", "person": "Q2"})):
        binding = {key: {"value": value} for key, value in row.items()}
        file.write_text(json.dumps({"results": {"bindings": [binding]}}), encoding="utf-8")
    files = ("--from-file", terms, "--from-file", witness, "--on", "2026-11-26")

    shown = depesche("knowledge", "update", *files, "--format", "json")
    (change,) = json.loads(shown.out)["changes"]
    assert (change["kind"], change["standing"], change["from"]) == ("unknown_person", "high", "2026-11-10")
    assert not (tmp_path / "data").exists()

    asked = ("who", "britischer Premierminister", "--on", "2026-11-15", "--format", "json")
    assert json.loads(depesche(*asked).out)["person"] == "andy-burnham"
    assert "1 changes written" in depesche("knowledge", "update", *files, "--apply", "high").err
    assert json.loads(depesche(*asked).out)["person"] == "nora-neu"
    (overlay,) = (tmp_path / "data" / "depesche").glob("knowledge-*.csv")
    overlay.unlink()
    assert json.loads(depesche(*asked).out)["person"] == "andy-burnham"


@pytest.mark.parametrize(("said", "taken"), [(b"y\n", 1), (b"n\n", 0)])
def test_a_review_asks_of_each_change(depesche, tmp_path, monkeypatch, said, taken):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    terms = tmp_path / "terms.json"
    cells = {
        "office": "Q14211", "statement": "s1", "person": "Q2", "rank": "NormalRank", "labelDe": "Nora Neu",
        "start": "2026-11-10T00:00:00Z", "startPrecision": "11",
    }  # fmt: skip
    binding = {key: {"value": value} for key, value in cells.items()}
    terms.write_text(json.dumps({"results": {"bindings": [binding]}}), encoding="utf-8")
    done = depesche("knowledge", "update", "--from-file", terms, "--review", "--on", "2026-11-26", stdin=said)
    assert done.code == 0
    assert "Nora Neu" in done.err
    assert len(list((tmp_path / "data").glob("depesche/knowledge-*.csv"))) == taken


@pytest.mark.parametrize("text", ["", '{"results": {"bindings": []}}', '{"results": {"bin', "[1]"])
def test_a_wrong_answer_is_one_line(depesche, tmp_path, text):
    file = tmp_path / "answer.json"
    file.write_text(text, encoding="utf-8")
    done = depesche("knowledge", "update", "--from-file", file)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert str(file) in done.err


def test_without_whom_to_write_to_no_service_is_asked(depesche):
    done = depesche("knowledge", "update")
    assert done.code == 1
    assert "--contact" in done.err


@pytest.mark.shared
@pytest.mark.parametrize("name", ["sample_terms_result.json", "fixtures/Q14211-mandates.json"])
def test_old_answers_of_the_real_service_change_nothing(depesche, shared, tmp_path, monkeypatch, name):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = shared / "kb" / "2026" / "wikidata" / name
    options = ("--apply", "high", "--on", "2026-11-26", "--format", "json")
    done = depesche("knowledge", "update", "--from-file", file, *options)
    assert done.code == 0
    assert [(c["kind"], c["name"]) for c in json.loads(done.out)["changes"]] == [("vanished", "Andy Burnham")]
    assert "nothing new is taken" in done.err
