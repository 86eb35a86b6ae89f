"""A user's own people and offices beside those of the package, and where they are set."""

import datetime as dt
import os

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.errors import KnowledgeError
from depesche.knowledge.settings import settings
from depesche.reading.people.terms import counts

HEAD = "id,name,surname,forms,gender,office,place,from,to,status,note,end_known,source,counts\n"


@pytest.fixture
def overlay(tmp_path):
    def write(*lines, name="own.csv"):
        file = tmp_path / name
        file.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file

    return write


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user without settings, whose folders are empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path


def terms(base, person):
    return [(t.office, t.place, t.source, t.last_known, counts(t)) for t in base.terms_of(person)]


def test_a_new_person_has_the_office_that_the_file_gives(overlay):
    base = knowledge.load(overlay(",Petra Musterfrau,,,f,ambassador,DE,2020-01-01,2024-01-01,,,,,"))
    assert base.people["petra-musterfrau"].surname == "Musterfrau"
    assert terms(base, "petra-musterfrau") == [("ambassador", "DE", "overlay", None, False)]
    assert base.overlays == ("own.csv",)


def test_somebody_counts_where_the_file_says_so(overlay):
    base = knowledge.load(overlay(",Petra Musterfrau,,,f,ambassador,DE,2020-01-01,2024-01-01,,,,,yes"))
    assert terms(base, "petra-musterfrau")[0][-1] is True


def test_a_place_that_nobody_knows_becomes_an_organisation(overlay):
    base = knowledge.load(overlay(",Karl Beispiel,,,m,director,Beispielinstitut,2020-01-01,,,,,,"))
    assert base.label("Beispielinstitut") == "Beispielinstitut"
    assert [o.id for o in base.organisations_named("Beispielinstitut")] == ["Beispielinstitut"]


def test_an_open_term_of_the_package_is_carried_on(overlay):
    line = "peter-magyar,Péter Magyar,Magyar,,m,head_of_government,HU,2026-05-09,2026-11-20,,,no,wikidata,"
    base = knowledge.load(overlay(line))
    (term,) = base.terms_of("peter-magyar")
    assert (term.last_known, term.source) == (dt.date(2026, 11, 20), "wikidata")


def test_a_closed_term_of_the_package_is_not_overwritten(overlay):
    line = "viktor-orban,Viktor Orbán,Orbán,,m,head_of_government,HU,2010-05-29,2026-09-01,,,yes,,"
    base = knowledge.load(overlay(line))
    first = next(t for t in base.terms_of("viktor-orban") if t.days.first == dt.date(2010, 5, 29))
    assert first.days.last == dt.date(2026, 5, 9)
    assert first.source != "overlay"


def test_a_new_holder_ends_what_was_open(overlay):
    line = ",Nora Neu,,,f,head_of_government,HU,2026-11-10,2026-11-20,,,no,wikidata,"
    base = knowledge.load(overlay(line))
    held = base.holders("head_of_government", "HU", DaySet.parse("2026-11-15"))
    assert [t.person for t in held] == ["nora-neu"]


def test_files_are_read_in_order(overlay):
    first = overlay(",Petra Musterfrau,,,f,ambassador,DE,2020-01-01,2021-01-01,,,,,", name="a.csv")
    second = overlay(",Petra Musterfrau,,,f,ambassador,FR,2021-01-01,2022-01-01,,,,,", name="b.csv")
    base = knowledge.load((first, second))
    assert [t.place for t in base.terms_of("petra-musterfrau")] == ["DE", "FR"]
    assert base.overlays == ("a.csv", "b.csv")


def test_a_file_written_anew_is_read_anew(overlay):
    file = overlay(",Petra Musterfrau,,,f,ambassador,DE,2020-01-01,,,,,,")
    before = knowledge.load(file)
    file.write_text(file.read_text("utf-8").replace("ambassador", "director"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    after = knowledge.load(file)
    assert (terms(before, "petra-musterfrau")[0][0], terms(after, "petra-musterfrau")[0][0]) == (
        "ambassador",
        "director",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",,,,,ambassador,DE,2020-01-01,,,,,,", "'name' is empty"),
        (",Petra Muster,,,x,ambassador,DE,2020-01-01,,,,,,", "'gender'"),
        (",Petra Muster,,,f,ambassador,DE,2020-13-01,,,,,,", "is no date"),
        (",Petra Muster,,,f,ambassador,DE,,,,,,,", "'from' is empty"),
        (",Petra Muster,,,f", "cells where the header has"),
    ],
)
def test_what_breaks_the_layout_is_said_with_file_and_line(overlay, line, said):
    with pytest.raises(KnowledgeError) as caught:
        knowledge.load(overlay(line))
    assert said in str(caught.value)
    assert "own.csv, line 2" in str(caught.value)


def test_without_settings_there_are_no_overlays(home):
    assert (settings().overlays, settings().offices) == ((), frozenset())


@pytest.mark.parametrize("where", ["work", "config/depesche"])
def test_settings_name_files_beside_them(home, where):
    folder = home / where
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "depesche.toml").write_text(
        '[knowledge]\nfiles = ["own.csv"]\n[participants]\noffices = ["finance_minister"]\n', encoding="utf-8"
    )
    assert (settings().overlays, settings().offices) == ((folder / "own.csv",), frozenset({"finance_minister"}))


def test_what_updates_took_over_comes_before_a_users_own(home):
    data = home / "data" / "depesche"
    data.mkdir(parents=True)
    for day in ("2026-12-02", "2026-11-26"):
        (data / f"knowledge-{day}.csv").write_text(HEAD, encoding="utf-8")
    (home / "work" / "depesche.toml").write_text('[knowledge]\nfiles = ["own.csv"]\n', encoding="utf-8")
    names = [path.name for path in settings().overlays]
    assert names == ["knowledge-2026-11-26.csv", "knowledge-2026-12-02.csv", "own.csv"]


@pytest.mark.parametrize("text", ["[knowledge\n", '[knowledge]\nfiles = "own.csv"\n', "knowledge = 3\n"])
def test_settings_that_cannot_be_understood_are_named(home, text):
    (home / "work" / "depesche.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"depesche\.toml"):
        settings()


def test_an_office_of_the_settings_counts():
    base = knowledge.load(counted=frozenset({"finance_minister"}))
    assert all(counts(t) for t in base.terms_of("lars-klingbeil") if t.office == "finance_minister")
    assert not any(counts(t) for t in knowledge.load().terms_of("lars-klingbeil"))
