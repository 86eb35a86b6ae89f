"""Prints a chronicle or one of its contacts: as a table, a page, JSON or CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

from depesche.cli.terminal import console, say
from depesche.cli.wanted import Filter, window
from depesche.days import DaySet

if TYPE_CHECKING:
    from depesche.chronicle import Chronicle
    from depesche.model import Contact, Finding

_COLUMNS = (
    "id",
    "kind",
    "status",
    "participants",
    "guests",
    "hosts",
    "time",
    "place",
    "occasion",
    "topics",
    "initiator",
    "duration",
)


class ChronicleFormat(StrEnum):
    """How a chronicle is printed."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"


def print_one(
    whole: Chronicle, contact: Contact, findings: Sequence[Finding], shown: ChronicleFormat, language: str
) -> None:
    """Print one contact, for people down to the words that it was read from."""
    if shown is not ChronicleFormat.table:
        print_all(whole, [contact], findings, shown, language)
        return
    from depesche.cli.tables import contact_view

    console().print(contact_view(contact, findings, whole.readings, language))


def print_all(
    whole: Chronicle,
    contacts: Sequence[Contact],
    findings: Sequence[Finding],
    shown: ChronicleFormat,
    language: str,
    wanted: Filter | None = None,
) -> None:
    """Print the contacts and findings that are left of a chronicle."""
    if shown is ChronicleFormat.json:
        _print_json(whole, contacts, findings, language)
    elif shown is ChronicleFormat.csv:
        _print_csv(whole, contacts)
    elif shown is ChronicleFormat.html:
        from depesche.web.page import LARGEST, render

        page = render(
            contacts,
            findings,
            whole.readings.values(),
            language,
            whole.readouts,
            _scope(whole, wanted, language),
            whole.made_with,
        )
        sys.stdout.write(page)
        if len(page.encode()) > LARGEST:
            size = len(page.encode()) / 1e6
            say(f"the page has {size:.1f} MB (--between, --from and --to make it smaller)")
    else:
        from depesche.cli.tables import chronicle_table

        console().print(chronicle_table(contacts, findings, len(whole.readings), language))


def _scope(whole: Chronicle, wanted: Filter | None, language: str) -> list[str]:
    """What of the chronicle is shown, and until when articles have told of it, in words."""
    from depesche.telling.names import by_name, name_in
    from depesche.telling.words import labels, spoken

    said, found = labels(language)["page"], []
    if wanted and wanted.between:
        a, b = (name_in(name, language) for name in wanted.between)
        found.append(said["scope_between"].format(a=a, b=b))
    if wanted and wanted.sides:
        names = ", ".join(name_in(side, language) for side in by_name(wanted.sides, language))
        found.append(said["scope_side"].format(side=names))
    if wanted and (wanted.since or wanted.until):
        found.append(
            said["scope_days"].format(days=spoken(window(wanted.since, wanted.until), language, short=True))
        )
    if whole.today:
        found.append(said["as_of"].format(date=spoken(DaySet.day(whole.today), language, short=True)))
    return found


def _print_json(whole: Chronicle, contacts: Sequence[Contact], findings: Sequence[Finding], language: str) -> None:
    from depesche.codec import contact_json, dumps, finding_json, made_json

    typer.echo(
        dumps(
            {
                "made_with": made_json(whole.made_with),
                "contacts": [contact_json(contact, language) for contact in contacts],
                "findings": [finding_json(finding, language) for finding in findings],
                "documents": {name: _dated(date.published) for name, date in sorted(whole.documents.items())},
            }
        )
    )


def _dated(days: DaySet | None) -> dict[str, Any]:
    return {"published": days.edtf() if days else None, "days": days.as_bounds() if days else None}


def _print_csv(whole: Chronicle, contacts: Sequence[Contact]) -> None:
    """One row a contact; several values in a cell are parted by "; ". The last column says what it was made with, so
    that rows of several files can stand in one table.
    """
    from depesche.codec import contact_json, made_json

    made = made_json(whole.made_with)
    versions = [made["software"], f"knowledge {made['knowledge']}", *made["overlays"]]

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*_COLUMNS, "from", "to", "documents", "made_with"])
    for contact in contacts:
        data = contact_json(contact)
        days = data["days"] or {"from": None, "to": None}
        documents = dict.fromkeys(report["document"] for report in data["reports"])
        cells = [*(data[column] for column in _COLUMNS), days["from"], days["to"], list(documents), versions]
        writer.writerow(["; ".join(cell) if isinstance(cell, list) else cell for cell in cells])
