"""The cache between starts: never needed, never stale, never written where tests do not say."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from depesche import cache

NUMBERS = {"eins": 1, "zwei": 2}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def unmade():
    raise AssertionError("it is there already")


def test_what_was_made_once_is_not_made_again(folder):
    assert cache.kept("numbers", lambda: NUMBERS) == NUMBERS
    assert cache.kept("numbers", unmade) == NUMBERS
    assert cache.kept("numbers", dict, of="other") == {}
    assert len(list(folder.iterdir())) == 1


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked(Written):
    def __post_init__(self):
        if not self.days:
            raise ValueError("no days")


@dataclass(frozen=True)
class Counted:
    name: str
    seen: int = field(default=0, init=False)


def test_records_are_what_they_were(folder):
    once = Written("a", (1, 2))
    counted = Counted("c")
    object.__setattr__(counted, "seen", 7)
    made = {"twice": (once, once), "checked": Checked("b", (3,)), "counted": counted}
    cache.kept("records", lambda: made)
    read = cache.kept("records", unmade)
    assert read == made
    assert read["twice"][0] is read["twice"][1]


def test_nothing_made_is_a_value_too(folder):
    assert cache.kept("none", lambda: None) is None
    assert cache.kept("none", unmade) is None


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"short"])
def test_a_damaged_file_is_made_anew(folder, damage):
    cache.kept("numbers", lambda: NUMBERS)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for broken in (damage, whole[:-1], whole[:20] + b"x" + whole[21:], whole + b"x"):
        file.write_bytes(broken)
        assert cache.kept("numbers", lambda: NUMBERS) == NUMBERS
        assert cache.kept("numbers", unmade) == NUMBERS


def test_another_version_makes_it_anew_and_clears_what_was(folder, monkeypatch):
    cache.kept("numbers", lambda: NUMBERS)
    (old,) = folder.iterdir()
    monkeypatch.setattr(cache, "_fingerprint", lambda: "f" * 64)
    assert cache.kept("numbers", dict) == {}
    assert [file != old for file in folder.iterdir()] == [True]


def test_a_changed_file_of_data_is_another_version(tmp_path, monkeypatch):
    (tmp_path / "a.toml").write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    before = cache._fingerprint.__wrapped__()
    (tmp_path / "a.toml").write_text("x = 2", encoding="utf-8")
    assert cache._fingerprint.__wrapped__() != before


def test_no_folder_is_no_cache(monkeypatch):
    monkeypatch.setenv(cache.FOLDER, "")
    assert [cache.kept("numbers", lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "file" / "kept"))
    assert [cache.kept("numbers", lambda n=n: n) for n in (1, 2)] == [1, 2]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_what_belongs_to_somebody_else_is_not_read(folder, monkeypatch):
    cache.kept("numbers", lambda: NUMBERS)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert cache.kept("numbers", dict) == {}


def test_tests_keep_nothing_outside_a_folder_of_their_own():
    assert "depesche-tests" in os.environ[cache.FOLDER]


READ = """
import sys
from depesche.startup import without_commands_of_spacy
without_commands_of_spacy()
import depesche
print(depesche.read("Merkel telefonierte am 2. Mai 2017 mit Putin. Das war gut und nicht schlecht.").reports)
print("typer" in sys.modules)
"""


def test_an_article_is_read_alike_with_and_without(folder):
    said = {
        subprocess.run(
            [sys.executable, "-c", READ],
            env={**os.environ, cache.FOLDER: name},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for name in ("", str(folder), str(folder))
    }
    assert len(said) == 1
    assert "angela-merkel" in said.pop()
    assert {file.name.partition("-")[0] for file in Path(folder).iterdir()} == {
        "grammar",
        "knowledge",
        "names",
        "rows",
    }


def test_the_commands_of_spacy_are_there_for_whoever_asks():
    code = (
        "from depesche.startup import without_commands_of_spacy as without; without(); import spacy, sys\n"
        "assert 'spacy.cli.train' not in sys.modules\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "import spacy.cli.train\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
