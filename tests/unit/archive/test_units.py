"""How a run is cut: every line of a file in one unit, however long the lines and the ranges are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.archive.records import records
from depesche.archive.units import units_of
from depesche.errors import InputError
from depesche.sources.article import Article

lines = st.lists(st.integers(1, 400), min_size=1, max_size=30)


@given(lengths=lines, size=st.integers(1, 3000), ended=st.booleans())
def test_each_line_is_in_one_range(tmp_path_factory, lengths, size, ended):
    path = tmp_path_factory.mktemp("cut") / "articles.jsonl"
    rows = [
        json.dumps({"id": f"n{number}", "text": "Die Lage ist " + "sehr " * length + "ernst."})
        for number, length in enumerate(lengths)
    ]
    path.write_text("\n".join(rows) + "\n" * ended, encoding="utf-8")
    units = units_of([str(path)], size)
    assert sum(unit.size for unit in units) == path.stat().st_size
    found = [record.found for unit in units for record in records(unit)]
    assert [article.id for article in found if isinstance(article, Article)] == [
        f"n{n}" for n in range(len(lengths))
    ]


def test_files_come_in_the_order_of_their_names_and_once(tmp_path):
    for name in ("b.jsonl", "a.jsonl", "c.txt"):
        (tmp_path / name).write_text("{}\n", encoding="utf-8")
    listed = tmp_path / "list"
    listed.write_text(f"# those that matter\n{tmp_path}/b.jsonl\n\n{tmp_path}/*.jsonl\n", encoding="utf-8")
    names = [Path(unit.file).name for unit in units_of([f"@{listed}", str(tmp_path)])]
    assert names == ["a.jsonl", "b.jsonl"]


def test_what_of_a_folder_is_passed_over_is_said(tmp_path):
    for name in ("a.jsonl", "b.html", ".c.jsonl", "d.PARQUET"):
        (tmp_path / name).write_text("{}\n", encoding="utf-8")
    said = []
    names = [Path(unit.file).name for unit in units_of([str(tmp_path)], notice=said.append)]
    assert names == ["a.jsonl", "d.PARQUET"]
    assert said == [f"{tmp_path}: passed over: 1 hidden (.c.jsonl); 1 of no known format (b.html)"]


def test_a_folder_without_archives_is_said(tmp_path):
    (tmp_path / "b.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(InputError, match=r"no articles .*\.warc\.gz"):
        units_of([str(tmp_path)])


def test_a_url_is_read_by_fsspec(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "n1", "text": "Die Lage ist ernst."}\n', encoding="utf-8")
    (unit,) = units_of([f"file://{path}"])
    (record,) = records(unit)
    assert isinstance(record.found, Article)
    assert unit.size == path.stat().st_size


@pytest.mark.parametrize("given_", ["nothing/*.warc.gz", "@missing", "unheard-of://bucket/a.jsonl"])
def test_what_names_nothing_is_said(given_):
    with pytest.raises(Exception, match=r"no file has|cannot be read|unheard-of") as caught:
        units_of([given_])
    assert isinstance(caught.value, InputError) or "pip install" in str(caught.value)
