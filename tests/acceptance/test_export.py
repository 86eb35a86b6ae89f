"""The chronicle given away: every format by its command, the same bytes twice, nothing of the user's written over."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from depesche.chronicle import Chronicle
from depesche.cli.printing import extract_of
from depesche.cli.wanted import Filter
from depesche.export.formats import FORMATS
from depesche.knowledge import load
from depesche.store import Store
from depesche.store.at_rest import AtRest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """A store of the examples."""
    from depesche.reading import default_reader  # noqa: PLC0415
    from depesche.sources import open_path  # noqa: PLC0415

    db = tmp_path_factory.mktemp("export") / "examples.sqlite"
    with Store(db) as opened:
        for document in open_path(EXAMPLES):
            opened.add(default_reader().read(document), document)
    return db


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path])}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_written_twice_alike_and_says_what_it_was_made_with(
    depesche, store, tmp_path, form
) -> None:
    paths = [tmp_path / f"{n}-{form.path.rstrip('/')}" for n in "ab"]
    for path in paths:
        done = depesche("export", "--db", store, "--format", form.name, "--out", path)
        assert done.code == 0, done.err
    first, second = map(files, paths)
    assert list(first.values()) == list(second.values())
    if form.name == "xlsx":
        with zipfile.ZipFile(paths[0]) as archive:
            first = {name: archive.read(name) for name in archive.namelist()}
    assert any(b"depesche" in content.lower() for content in first.values())


def test_an_export_is_replaced_by_a_newer_one(depesche, store, tmp_path) -> None:
    for name, out in (("csv", tmp_path / "tables"), ("ical", tmp_path / "chronicle.ics")):
        for _ in range(2):
            assert depesche("export", "--db", store, "--format", name, "--out", out).code == 0


def test_no_store_is_written_over(depesche, store, tmp_path) -> None:
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("create table t (a)")
    for out in (store, other):
        before = out.read_bytes()
        for command in (("export", "--format", "ical"), ("chronicle", "--format", "json"), ("chronicle",)):
            done = depesche(*command, "--db", store, "--out", out)
            assert done.code == 1
            assert "is a store" in done.err
        assert out.read_bytes() == before


def test_no_article_and_no_file_of_knowledge_is_written_over(depesche, tmp_path) -> None:
    article = tmp_path / "artikel.txt"
    article.write_text((EXAMPLES / "1-elbkurier.txt").read_text(encoding="utf-8"), encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,surname,forms,gender,office,place,from,to,status,note\n,Otto Ohne,,,m,,,,,,\n", encoding="utf-8"
    )
    db = tmp_path / "s.sqlite"
    assert depesche("add", article, "--db", db).code == 0
    for out in (article, own):
        done = depesche("export", "--db", db, "--format", "ris", "--knowledge", own, "--out", out)
        assert (done.code, "is what was read" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("form", "make", "said"),
    [
        ("csv", lambda path: path.write_text("mine"), "is a file"),
        ("csv", lambda path: (path.mkdir(), (path / "mine.txt").write_text("mine")), "is not empty"),
        ("ical", lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_what_is_there_and_no_export_stays(depesche, store, tmp_path, form, make, said) -> None:
    out = tmp_path / "out"
    make(out)
    done = depesche("export", "--db", store, "--format", form, "--out", out)
    assert done.code == 1
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_part_is_given_out_with_the_articles_behind_it_alone(depesche, store, tmp_path) -> None:
    out = tmp_path / "part"
    done = depesche(
        "export",
        "--db",
        store,
        "--format",
        "jsonl",
        "--between",
        "Merkel",
        "Putin",
        "--from",
        "2021-08",
        "--out",
        out,
    )
    assert done.code == 0
    contacts = [json.loads(line) for line in (out / "contacts.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [
        json.loads(line)["id"] for line in (out / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [contact["people"] for contact in contacts] == [["angela-merkel", "wladimir-putin"]]
    assert sorted(documents) == sorted(contacts[0]["documents"])


@pytest.mark.parametrize("name", [form.name for form in FORMATS if form.prints])
def test_what_is_one_text_can_be_printed_too(depesche, store, name) -> None:
    done = depesche("chronicle", "--db", store, "--format", name)
    assert done.code == 0, done.err
    assert done.out


def test_an_unknown_format_is_wrong_usage(depesche, store, tmp_path) -> None:
    done = depesche("export", "--db", store, "--format", "docx", "--out", tmp_path / "x")
    assert done.code == 2
    assert "is not one of csv, parquet" in done.err


def test_a_format_whose_package_is_missing_says_how_to_get_it(depesche, store, tmp_path, monkeypatch) -> None:
    import sys  # noqa: PLC0415

    for name, package in (("parquet", "pyarrow"), ("xlsx", "openpyxl")):
        monkeypatch.setitem(sys.modules, package, None)
        done = depesche("export", "--db", store, "--format", name, "--out", tmp_path / name)
        assert done.code == 1
        assert f"pip install 'depesche[{name}]'" in done.err
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_is_stored_gives_the_bytes_of_what_is_made_anew(store, tmp_path, form) -> None:
    base = load()
    with Store(store) as opened:
        opened.refresh(base)
        made = Chronicle(opened.readings(), base)
        with opened.asking() as stored:
            for name, whole in (("stored", AtRest(stored, base)), ("made", made)):
                extract = extract_of(whole, whole.contacts, whole.findings, "de", Filter(None, None, None))
                path = tmp_path / name
                if form.shape == "folder":
                    path.mkdir()
                    form.to_folder()(extract, path)
                else:
                    with path.open("wb") as out:
                        form.to_file()(extract, out)
    assert list(files(tmp_path / "stored").values()) == list(files(tmp_path / "made").values())
