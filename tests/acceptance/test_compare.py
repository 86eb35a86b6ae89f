"""Somebody's own list against the chronicle of the examples: each planted error is found, and none is invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from depesche.chronicle import Chronicle
from depesche.comparing import Comparison, compare, entries_of, read_sheet
from depesche.knowledge import load
from depesche.reading import default_reader
from depesche.sources import open_path
from depesche.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEAD = ["Datum", "Teilnehmer", "Art", "Ort", "Stand"]
#: The contacts that the examples tell of, as somebody may have written them down.
LIST = [
    ["26.1.2021", "Biden; Putin", "Telefonat", "", "stattgefunden"],
    ["16. Juni 2021", "Vladimir Putin – Joe Biden", "Treffen", "Genf", ""],
    ["2021-07-09", "US-Präsident Biden und Wladimir Putin", "Anruf", "", ""],
    ["20 August 2021", "Merkel, Angela; Putin, Wladimir", "Besuch", "Moskau", "stattgefunden"],
    ["22.08.2021", "Merkel/Selenskyj", "Besuch", "Kiew", "geplant"],
    ["30.12.21", "Putin, Biden", "telefonisch", "", ""],
]
Row = list[str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples."""
    db = tmp_path_factory.mktemp("compare") / "examples.sqlite"
    with Store(db) as opened:
        for document in open_path(EXAMPLES):
            opened.add(default_reader().read(document), document)
    return db


@pytest.fixture(scope="module")
def chronicle(store: Path) -> Chronicle:
    with Store(store) as opened:
        return Chronicle(opened.readings())


@pytest.fixture
def held(chronicle: Chronicle, tmp_path: Path) -> Callable[[list[Row]], Comparison]:
    """Holds rows against the chronicle."""

    def run(rows: list[Row]) -> Comparison:
        path = tmp_path / "liste.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEAD, *rows])
        return compare(entries_of(read_sheet(path), load(), {}), chronicle, path.name)

    return run


def outcomes(found: Comparison) -> list[str]:
    return [verdict.outcome for verdict in found.verdicts]


def test_a_list_without_errors_is_supported_row_by_row(held) -> None:
    found = held(LIST)
    assert outcomes(found) == ["supported"] * len(LIST)
    assert all(verdict.contact and not verdict.differing for verdict in found.verdicts)
    assert len({verdict.contact.id for verdict in found.verdicts}) == len(LIST)


# -- one error in one row, the others as they are ---------------------------------------------------
OTHER_DAYS = {
    "26.1.2021": "29.1.2021", "16. Juni 2021": "17. Juni 2021", "2021-07-09": "2021-07-19",
    "20 August 2021": "2 August 2021", "22.08.2021": "24.08.2021", "30.12.21": "3.12.21",
}  # fmt: skip
#: What is wrong, in which column, and with what; ``None`` where it is no error of that row.
ERRORS: dict[str, tuple[int, Callable[[Row], str | None]]] = {
    "date": (0, lambda row: OTHER_DAYS[row[0]]),
    "date (year)": (0, lambda row: row[0].replace("2021", "2020") if "2021" in row[0] else None),
    "participants": (1, lambda row: row[1].replace("Putin", "Macron").replace("Wladimir", "").replace("Vladimir", "")
                     if "Putin" in row[1] and "," not in row[1] else None),
    "kind": (2, lambda row: "Besuch" if row[2] in ("Telefonat", "Anruf", "telefonisch") else "Telefonat"),
    "place": (3, lambda row: "Wien" if row[3] else None),
    "status": (4, lambda row: "abgesagt" if row[4] != "geplant" else None),
}  # fmt: skip


def planted() -> Iterator[tuple[str, int]]:
    for name, (_, change) in ERRORS.items():
        yield from ((name, number) for number, row in enumerate(LIST) if change(row) is not None)


@pytest.mark.parametrize(("error", "number"), list(planted()))
def test_a_planted_error_is_found_in_its_field_and_nowhere_else(held, error: str, number: int) -> None:
    column, change = ERRORS[error]
    rows = [list(row) for row in LIST]
    rows[number][column] = change(rows[number])
    found = held(rows)
    wrong = found.verdicts[number]
    assert wrong.outcome == "contradicted", [r.code for r in wrong.reasons]
    assert [field.name for field in wrong.differing] == [error.partition(" ")[0]]
    assert outcomes(found)[:number] + outcomes(found)[number + 1 :] == ["supported"] * (len(LIST) - 1)


@pytest.mark.parametrize("number", range(len(LIST)))
def test_a_contact_that_the_list_lacks_is_only_in_the_chronicle(held, chronicle, number: int) -> None:
    found = held(LIST[:number] + LIST[number + 1 :])
    assert outcomes(found) == ["supported"] * (len(LIST) - 1) + ["only_chronicle"]
    assert found.verdicts[-1].contact == chronicle.contacts[number]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["3.3.2021", "Macron; Xi Jinping", "Telefonat", "", ""], "list_unknown"),
        (["3.3.2021", "Merkel; Biden", "Telefonat", "", ""], "list_no_contact"),
        (["15.11.2021", "Merkel; Putin", "Telefonat", "", ""], "list_near"),
        (["1.4.2021", "Biden; Putin", "Telefonat", "", ""], "list_near"),
    ],
)
def test_an_invented_row_is_only_in_the_list_with_what_comes_near(held, row: Row, reason: str) -> None:
    found = held([*LIST, row])
    assert outcomes(found) == ["supported"] * len(LIST) + ["only_list"]
    assert found.verdicts[-1].reasons[0].code == reason


def test_a_row_that_articles_count_and_none_reports_says_so(held) -> None:
    found = held([*LIST, ["1.4.2021", "Biden; Putin", "Telefonat", "", ""]])
    assert [reason.code for reason in found.verdicts[-1].reasons] == ["list_near", "list_gap"]


def test_a_contact_listed_twice_is_supported_twice_and_said(held) -> None:
    found = held([*LIST, LIST[0]])
    assert outcomes(found) == ["supported"] * (len(LIST) + 1)
    assert found.verdicts[-1].reasons[-1].code == "list_twice"


@pytest.mark.parametrize(
    ("column", "value", "code"), [(0, "neulich", "list_unread_date"), (1, "", "list_unread_people")]
)
def test_a_row_that_cannot_be_understood_is_said_and_not_guessed(held, column, value, code) -> None:
    rows = [list(row) for row in LIST]
    rows[1][column] = value
    found = held(rows)
    assert found.verdicts[1].outcome == "unreadable"
    assert found.verdicts[1].reasons[0].code == code


# -- the command ------------------------------------------------------------------------------------
@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "liste.xlsx"
    book = openpyxl.Workbook()
    for row in (
        HEAD,
        *LIST[:5],
        ["30.12.21", "Putin, Biden", "Treffen", "", ""],
        ["3.3.2021", "=1+1", "", "", ""],
    ):
        book.active.append(row)
    book["Sheet"]["B8"].data_type = "s"
    book.save(path)
    return path


def test_the_command_prints_a_table_json_csv_and_a_page(depesche, store, workbook, tmp_path) -> None:
    table = depesche("compare", workbook, "--db", store)
    assert table.code == 0, table.err
    assert "belegt: 5 · widersprochen: 1 · nur in der Liste: 1" in table.out
    told = json.loads(depesche("compare", workbook, "--db", store, "--format", "json", "--language", "en").out)
    assert told["counts"] == {"supported": 5, "contradicted": 1, "only_list": 1}
    assert all(verdict["evidence"] for verdict in told["verdicts"][:6])
    assert told["verdicts"][5]["why"] == ["kind: in the list Treffen, by the articles telephone call"]
    rows = list(csv.DictReader(io.StringIO(depesche("compare", workbook, "--db", store, "--format", "csv").out)))
    assert [row["outcome"] for row in rows] == ["supported"] * 5 + ["contradicted", "only_list"]
    assert rows[5]["differs"] == "kind"
    assert rows[6]["Teilnehmer"] == "'=1+1"
    page = tmp_path / "seite.html"
    assert depesche("compare", workbook, "--db", store, "--format", "html", "--out", page).code == 0
    assert page.read_text(encoding="utf-8").count("<blockquote") >= 7
    assert "http" not in page.read_text(encoding="utf-8")


def test_the_list_is_never_written_over(depesche, store, workbook) -> None:
    before = workbook.read_bytes()
    done = depesche("compare", workbook, "--db", store, "--format", "csv", "--out", workbook)
    assert (done.code, workbook.read_bytes()) == (1, before)
    assert "is what was read" in done.err


def test_columns_can_be_named(depesche, store, tmp_path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("x,y,z\n2021-01-26,Biden,Putin\n", encoding="utf-8")
    done = depesche("compare", path, "--db", store)
    assert (done.code, "no column holds people" in done.err) == (1, True)
    done = depesche("compare", path, "--db", store, "--date", "x", "--people", "y", "--people", "z")
    assert "belegt: 1" in done.out
