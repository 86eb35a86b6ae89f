"""``archive``: what it says of a run, and where what was read goes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli.app import app
from depesche.store import Store

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks" / "archive"))
from pages import Press, captures

TOLD = (
    "Kanzlerin Merkel hat am {n}. Mai 2017 mit dem russischen Präsidenten Putin telefoniert. Das teilte sie mit."
)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    """A file of captures, a file of lines two of which are none, and what is passed over."""
    folder = tmp_path_factory.mktemp("crawl")
    press = Press(3)
    pages = [press.page(*press.local()) for _ in range(8)]
    with (folder / "a.warc.gz").open("wb") as file:
        for record in captures(iter(pages)):
            file.write(record)
    rows = [json.dumps({"id": f"n{n}", "text": TOLD.format(n=n), "published": "2017-05-30"}) for n in range(1, 6)]
    (folder / "b.jsonl").write_text("\n".join([*rows, "{}", "no json"]) + "\n", encoding="utf-8")
    (folder / "c.txt").write_text("x", encoding="utf-8")
    return folder


def invoke(*arguments):
    return CliRunner().invoke(app, ["archive", *map(str, arguments), "--jobs", "1"])


def test_a_run_says_what_it_took_and_gave_and_loads_a_store(crawl, tmp_path):
    store = tmp_path / "team.sqlite"
    result = invoke(crawl, "--out", tmp_path / "run", "--audit", "1", "--db", store)
    said = result.stderr
    assert result.exit_code == 1
    assert "passed over: 1 of no known format (c.txt)" in said
    assert "15 records of 2 units" in said
    assert "5 tell of 5 contacts, 2 not read" in said
    assert "the gate let 0 of 8 pages through (0.0 %)" in said
    assert "audit: 8 refused pages were read, 0 tell of a contact" in said
    assert "not read: InputError 1, FormatError 1" in said or "not read: FormatError 1, InputError 1" in said
    assert f"(see {tmp_path / 'run' / 'rejects'}; --retry tries them again)" in said
    assert f"depesche chronicle --db {store}" in said
    assert not (tmp_path / "run" / "store.sqlite").exists()
    with Store(store, create=False) as opened, opened.asking() as stored:
        assert len(stored.every()) == 5
    summary = json.loads((tmp_path / "run" / "summary.json").read_text("utf-8"))
    assert summary["counts"]["rejects"] == 2
    assert summary["units"] == {"all": 2, "done": 2}
    assert set(summary["stages"]) >= {"load", "records", "light text", "gate", "reading", "write"}
    assert len(summary["slowest"]) == 5


def test_an_estimate_counts_what_is_loaded_once_only_once(crawl, tmp_path):
    rows = "".join(json.dumps({"id": str(n), "text": TOLD.format(n=n % 28 + 1)}) + "\n" for n in range(3000))
    (tmp_path / "b.jsonl").write_text(rows, encoding="utf-8")
    result = invoke(tmp_path / "b.jsonl", "--out", tmp_path / "run", "--dry-run")
    assert result.exit_code == 0
    assert "sampled 300 records, 10 %" in result.stderr
    assert 2900 < int(result.stderr.partition(" records, 0.")[0].rsplit(" ", 1)[1]) < 3100
    hours = float(result.stderr.partition(" hours of one core")[0].rsplit(" ", 1)[1])
    assert hours * 3600 < 400  # not ten times the seconds of loading
    assert not (tmp_path / "run").exists()
