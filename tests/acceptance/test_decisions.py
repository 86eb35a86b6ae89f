"""``decide`` as a user meets it: what is decided is checked before it is noted."""

import json

import pytest

CALL = "Bundeskanzlerin Angela Merkel hat am {day} mit Frankreichs Präsident Emmanuel Macron telefoniert.\n"


@pytest.fixture
def store(depesche, tmp_path):
    for name, day in (("a", "4. März 2018"), ("b", "4. März 2018"), ("c", "12. Juli 2018")):
        article = tmp_path / f"{name}.txt"
        article.write_text(f"Teil {name}.\n" + CALL.format(day=day), encoding="utf-8")
        assert depesche("add", str(article), "--published", "2018-07-13", "--db", str(tmp_path / "s.db")).code == 0
    return str(tmp_path / "s.db")


def contacts(depesche, store):
    return json.loads(depesche("chronicle", "--db", store, "--format", "json").out)["contacts"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set",), "no field is named"),
        (("set", "--field", "weather", "--value", "rain"), "'weather' cannot be set"),
        (("set", "--field", "status", "--value", "vielleicht"), "'vielleicht' is no status"),
        (("set", "--field", "kind", "--value", "Anruf"), "'Anruf' is no kind"),
        (("set", "--field", "duration", "--value", "1 Stunde"), "is no duration"),
        (("set", "--field", "time", "--value", "morgen"), "is not a date"),
        (("merge",), "two contacts or more"),
        (("split",), "nothing of"),
    ],
)
def test_a_decision_that_means_nothing_is_refused_and_not_noted(depesche, store, arguments, said):
    name = contacts(depesche, store)[0]["id"]
    done = depesche("decide", arguments[0], name, *arguments[1:], "--db", store)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert said in done.err
    assert "there are no decisions" in depesche("decide", "list", "--db", store).err


def test_a_report_is_split_off_by_the_name_that_the_contact_shows_and_comes_back(depesche, store):
    both = next(c for c in contacts(depesche, store) if len(c["reports"]) == 2)
    name = "{document}:{report}".format(**both["reports"][1])
    assert name in depesche("chronicle", "--contact", both["id"], "--db", store).out
    assert depesche("decide", "split", name, "--why", "another day", "--db", store).code == 0
    assert len(contacts(depesche, store)) == 3
    listed = depesche("decide", "list", "--db", store).out
    assert f"{name.rpartition(':')[0]} »telefoniert«" in listed
    assert "another day" in listed
    assert depesche("decide", "undo", "d1", "--db", store).code == 0
    assert len(contacts(depesche, store)) == 2


def test_a_value_set_by_hand_is_shown_with_its_reason(depesche, store):
    name = contacts(depesche, store)[0]["id"]
    arguments = ("--field", "duration", "--value", "PT50M", "--why", "Protokoll", "--who", "desk")
    assert depesche("decide", "set", name, *arguments, "--db", store).code == 0
    shown = depesche("chronicle", "--contact", name, "--db", store).out
    assert "50 Min." in shown
    assert "Protokoll" in shown
