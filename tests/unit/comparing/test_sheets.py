"""Lists as files: separators, encodings, workbooks, titles above the headings, columns by their headings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from depesche.comparing.columns import columns_of
from depesche.comparing.sheet import read_sheet
from depesche.errors import InputError, UsageError

TEXT = "Datum{s}Wer{s}Mit wem{s}Ort\n2.5.2017{s}Müller, Otto{s}Putin{s}Köln\n"


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    sheet = read_sheet(written(tmp_path / "l.csv", TEXT.format(s=separator).encode(encoding)))
    assert sheet.headings == ("Datum", "Wer", "Mit wem", "Ort")
    assert sheet.rows == ((2, ("2.5.2017", "Müller, Otto", "Putin", "Köln")),)


def test_a_workbook_with_a_title_above_and_days_as_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Kontakte 2017"])
    book.active.append([])
    book.active.append(["Date", "Participants", "Type"])
    book.active.append([dt.datetime(2017, 5, 2), "Merkel, Putin", "call"])
    book.create_sheet("Notes").append(["a", "b"])
    book.save(tmp_path / "l.xlsx")
    sheet = read_sheet(tmp_path / "l.xlsx")
    assert sheet.headings == ("Date", "Participants", "Type")
    assert sheet.rows == ((4, (dt.datetime(2017, 5, 2), "Merkel, Putin", "call")),)
    assert read_sheet(tmp_path / "l.xlsx", "Notes").headings == ("a", "b")
    with pytest.raises(UsageError, match="no sheet 'x'"):
        read_sheet(tmp_path / "l.xlsx", "x")


def test_a_cell_that_an_export_made_safe_is_as_it_was(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path / "l.csv", b"Datum,Wer\n2017-05-02,'=Otto\n"))
    assert sheet.rows[0][1][1] == "=Otto"


@pytest.mark.parametrize("data", [b"", b"nur eine Spalte\nund noch eine Zeile\n", b"PK\x03\x04kaputt"])
def test_what_is_no_list_is_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError):
        read_sheet(written(tmp_path / "l.csv", data))


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_sheet(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("headings", "date", "people", "kind", "place"),
    [
        ("Datum;Teilnehmer;Art;Ort", 0, (1,), 2, 3),
        ("Nr.;Wann;Person 1;Person 2;Kontaktart;Stadt", 1, (2, 3), 4, 5),
        ("Date;Leader A;Leader B;Event type;Location;Notes", 0, (1, 2), 3, 4),
        ("Gast;Gastgeber;Zeitraum", 2, (0, 1), None, None),
    ],
)
def test_columns_are_found_by_their_headings(tmp_path, headings, date, people, kind, place) -> None:
    sheet = read_sheet(
        written(tmp_path / "l.csv", f"{headings}\n{';'.join('x' for _ in headings.split(';'))}\n".encode())
    )
    columns = columns_of(sheet, {})
    assert (columns.date, columns.people, columns.kind, columns.place) == (date, people, kind, place)


def test_columns_that_are_named_go_before_headings(tmp_path) -> None:
    sheet = read_sheet(written(tmp_path / "l.csv", b"Datum;Notiz;Teilnehmer\nx;y;z\n"))
    assert columns_of(sheet, {"people": ["notiz"]}).people == (1,)
    with pytest.raises(UsageError, match="no column 'Wer'"):
        columns_of(sheet, {"people": ["Wer"]})


def test_a_list_without_people_is_said(tmp_path) -> None:
    sheet = read_sheet(written(tmp_path / "l.csv", b"Datum;Notiz\nx;y\n"))
    with pytest.raises(UsageError, match="no column holds people"):
        columns_of(sheet, {})
