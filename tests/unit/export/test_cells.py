"""What a spreadsheet would run, and what no workbook can hold."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.export.cells import cell, is_formula, printable
from depesche.export.xlsx import write as write_workbook


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "－x", "＠x", "-1+1"]
)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert is_formula(text)
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Treffen", "1", "-4.2", "+3", "2017-05-02", "'=1", "c647f1e2bf6365245", "a=b"]
)
def test_what_could_not_stays(text: str) -> None:
    assert not is_formula(text)
    assert cell(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "true"), (False, "false"), (3, "3"), (dt.date(2017, 5, 2), "2017-05-02"),
        (("a", "b"), "a; b"), ((), ""), (("=a", "b"), "'=a; b"),
    ],
)  # fmt: skip
def test_values_as_cells(value, text: str) -> None:
    assert cell(value) == text


def test_control_characters_are_made_visible() -> None:
    assert printable("a\x00b\x1bc\td\ne") == "a\ufffdb\ufffdc\td\ne"


def test_a_sheet_that_would_be_too_long_is_said(made, tmp_path, monkeypatch) -> None:
    from depesche.errors import UsageError  # noqa: PLC0415
    from depesche.export import xlsx  # noqa: PLC0415

    monkeypatch.setattr(xlsx, "ROWS", 3)
    with (tmp_path / "x.xlsx").open("wb") as out, pytest.raises(UsageError, match="more rows than a sheet holds"):
        write_workbook(made(), out)
