"""CSV, Parquet, JSON Lines and the workbook, read by the programs that they are for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import validate

from depesche.export import csv_package, json_lines, parquet, xlsx
from depesche.export.cells import is_formula
from depesche.export.rows import findings
from depesche.export.tables import BY_HAND, TABLES
from depesche.meanings import choice, sentence
from depesche.store.tables import Base


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True)))


def test_frictionless_finds_the_package_valid_and_every_column_explained(made, tmp_path) -> None:
    csv_package.write(made(), tmp_path)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    assert all(f["description"] for r in package["resources"] for f in r["schema"]["fields"])
    assert set(package["made_with"]) >= {"software", "schema", "knowledge", "overlays"}


def test_frictionless_sees_where_a_row_leads_nowhere(made, tmp_path) -> None:
    csv_package.write(made(), tmp_path)
    reports = tmp_path / "reports.csv"
    reports.write_text(reports.read_text(encoding="utf-8").replace(",d,r1", ",gone,r1"), encoding="utf-8")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert "foreign-key" in {kind for (kind,) in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}


def test_no_cell_of_a_text_file_is_a_formula_ids_included(made, tmp_path) -> None:
    csv_package.write(made(), tmp_path)
    cells = [cell for path in tmp_path.glob("*.csv") for row in rows(path) for cell in row.values()]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if is_formula(cell)]
    assert rows(tmp_path / "documents.csv")[0]["publisher"] == "'@Bote"


def test_a_mark_stands_before_the_text_where_it_is_asked_for_and_the_package_stays_valid(made, tmp_path) -> None:
    csv_package.write(made(bom=True), tmp_path)
    assert (tmp_path / "contacts.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert validate(str(tmp_path / "datapackage.json")).valid


def test_the_contacts_alone_are_the_first_table(made, tmp_path) -> None:
    alone = io.BytesIO()
    csv_package.write_contacts(made(), alone)
    csv_package.write(made(), tmp_path)
    assert alone.getvalue() == (tmp_path / "contacts.csv").read_bytes()


def test_a_visit_says_who_came_to_whom(made, tmp_path) -> None:
    csv_package.write(made(), tmp_path)
    [visit] = [row for row in rows(tmp_path / "contacts.csv") if row["kind"] == "visit"]
    assert (visit["guests"], visit["hosts"]) == ("Emmanuel Macron", "Angela Merkel")


def test_duckdb_and_pandas_read_parquet_with_its_types(made, tmp_path) -> None:
    parquet.write(made(), tmp_path)
    contacts, participants = tmp_path / "contacts.parquet", tmp_path / "participants.parquet"
    found = duckdb.sql(
        f"select c.kind, count(*) from '{contacts}' c join '{participants}' p on p.contact = c.id "  # noqa: S608
        "where c.\"from\" >= date '2018-05-02' and list_contains(c.people, 'emmanuel-macron') group by 1 order by 1"
    ).fetchall()
    assert found == [("meeting", 2), ("summit", 3), ("visit", 2)]
    frame = pd.read_parquet(contacts)
    assert list(frame["kind"]) == ["call", "visit", "summit", "talks", "meeting", "talks"]
    schema = pq.read_schema(contacts)
    assert json.loads(schema.metadata[b"made_with"])["software"].startswith("depesche ")
    assert all(field.metadata[b"description"] for field in schema)


def test_duckdb_reads_json_lines_and_about_says_what_they_are(made, tmp_path) -> None:
    json_lines.write(made(), tmp_path)
    found = duckdb.sql(f"select people from '{tmp_path / 'contacts.jsonl'}' where kind = 'summit'").fetchall()  # noqa: S608
    assert found == [(["angela-merkel", "emmanuel-macron", "wladimir-putin"],)]
    about = json.loads((tmp_path / "about.json").read_text(encoding="utf-8"))
    assert {table["name"] for table in about["tables"]} == {path.stem for path in tmp_path.glob("*.jsonl")}


def test_openpyxl_opens_the_workbook_with_frozen_heads_and_no_formula(made, tmp_path) -> None:
    path = tmp_path / "chronicle.xlsx"
    with path.open("wb") as out:
        xlsx.write(made(), out)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Contacts", "Findings", "Articles", "About"]
    for table in BY_HAND:
        sheet = book[table.title]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert [cell.value for cell in sheet[1]] == table.header
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    [article] = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK") and cell.column == 1]
    assert article.quotePrefix
    assert book["Contacts"]["N2"].value.isoformat().startswith("2018-05-01")


@pytest.mark.parametrize("limit", [0, 12])
def test_no_more_of_an_article_is_given_out_than_may_be(made, tmp_path, limit: int) -> None:
    csv_package.write(made(max_quote=limit), tmp_path)
    tables = ("reports", "statements", "finding_evidence")
    quotes = [row["quote"] for name in tables for row in rows(tmp_path / f"{name}.csv")]
    assert quotes
    assert all(len(quote.removeprefix("'").removesuffix("…")) <= limit for quote in quotes)
    assert any(quotes) is (limit > 0)


def test_findings_keep_their_names_and_two_alike_have_two(extract) -> None:
    import dataclasses  # noqa: PLC0415

    twice = dataclasses.replace(extract, findings=(*extract.findings, next(iter(extract.findings))))
    names = [row.id for row in findings(twice)]
    assert len(set(names)) == len(names)
    assert names[:-1] == [row.id for row in findings(extract)]
    assert names[-1] == f"{names[0]}-2"


def test_columns_mean_the_same_in_exports_and_in_the_store() -> None:
    # an export's table, the store's, and the columns that are called otherwise there
    homes = {
        "contacts": "contacts",
        "documents": "documents",
        "findings": "findings",
        "participants": "contact_participants",
        "reports": "reports",
        "sides": "contact_sides",
        "statements": "statements",
        "history": "history",
        "finding_evidence": "finding_evidence",
    }
    called = {"from": "earliest", "to": "latest", "start": "starts", "end": "ends", "between": "missing_between"}
    # names here and ids there, the day by all articles and by its own, how many and which
    apart = {
        ("contacts", "initiator"),
        ("reports", "initiator"),
        ("documents", "published"),
        ("statements", "side"),
        ("sides", "statements"),
    }
    compared = 0
    for table in TABLES:
        stored = Base.metadata.tables[homes[table.name]].columns
        for column in table.columns:
            there = stored.get(called.get(column.name, column.name))
            if (
                there is None
                or (table.name, column.name) in apart
                or column.name in ("contact", "document", "position")
            ):
                continue
            meaning = str(there.comment)
            if column.one_of:
                meaning = meaning.removesuffix(choice("", column.one_of))
            assert column.means == sentence(meaning), (table.name, column.name)
            compared += 1
    assert compared > 30
