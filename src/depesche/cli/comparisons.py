"""``compare``: somebody's own list of contacts against the chronicle."""

from __future__ import annotations

import csv
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from depesche.cli.chronicle import AsOf
from depesche.cli.options import Database, Language, Overlays, Tongue, day_of
from depesche.cli.terminal import console, written_to
from depesche.cli.whole import shown_from

if TYPE_CHECKING:
    from rich.console import RenderableType

    from depesche.cli.whole import Whole
    from depesche.comparing import Comparison, Verdict
    from depesche.comparing.words import Holds

_STYLE: Final = {
    "supported": "green",
    "contradicted": "bold red",
    "only_list": "yellow",
    "only_chronicle": "cyan",
    "unreadable": "magenta",
}


class ComparisonFormat(StrEnum):
    """How a comparison is printed."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        epilog="Example: depesche compare kontakte.xlsx --db press.sqlite --format html --out abgleich.html"
    )(compare)


def compare(
    path: Annotated[
        Path, typer.Argument(metavar="LIST", help="A CSV file or a workbook with a row for each contact.")
    ],
    db: Database,
    date: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that holds the date.")] = None,
    people: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="A column that holds people; may be given again.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that holds the kind.")] = None,
    place: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that holds the place.")] = None,
    status: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that holds the status.")] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet of a workbook; else its first.")
    ] = None,
    as_of: AsOf = None,
    shown: Annotated[ComparisonFormat, typer.Option("--format", help="How to print it.")] = ComparisonFormat.table,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of printing.")] = None,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Hold your own list of contacts against the chronicle, row by row.

    Each row is supported (with the words of the articles), contradicted (field by field), or only in the list; and the
    contacts that no row means are only in the chronicle. Columns are found by their headings, German or English; dates
    and names may be spelt in any way.
    """
    from depesche.comparing import compare as held_against
    from depesche.comparing import entries_of, read_sheet

    given = {"date": date, "kind": kind, "place": place, "status": status}
    named: dict[Holds, list[str]] = {holds: [name] for holds, name in given.items() if name}  # type: ignore[misc]
    named |= {"people": people} if people else {}
    read = read_sheet(path, sheet)
    with shown_from(db, overlays, as_of=day_of(as_of, "--as-of")) as whole:
        found = held_against(entries_of(read, whole.knowledge, named), whole, path.name, language.value)
        with written_to(out, [str(path)]):
            _print(found, whole, shown, language.value)


def _print(found: Comparison, whole: Whole, shown: ComparisonFormat, language: str) -> None:
    if shown is ComparisonFormat.table:
        console().print(_table(found, language))
    elif shown is ComparisonFormat.json:
        _print_json(found, whole, language)
    elif shown is ComparisonFormat.csv:
        sys.stdout.write(_csv(found, whole, language))
    else:
        from depesche.web.comparison import render_comparison

        sys.stdout.write(render_comparison(found, whole.readings, language, whole.made_with))


def _print_json(found: Comparison, whole: Whole, language: str) -> None:
    from depesche.codec import contact_json, dumps, made_json
    from depesche.comparing.evidence import evidence_of
    from depesche.comparing.result import verdict_json

    verdicts = [
        {
            **verdict_json(verdict, language),
            "evidence": [passage.as_json() for passage in evidence_of(verdict.contact, whole.readings)],
        }
        for verdict in found.verdicts
    ]
    told = {c.id: c for verdict in found.verdicts for c in (verdict.contact, verdict.near) if c}
    typer.echo(
        dumps(
            {
                "made_with": made_json(whole.made_with),
                "list": found.list_name,
                "counts": dict(found.counts()),
                "verdicts": verdicts,
                "contacts": [contact_json(contact, language) for contact in told.values()],
            }
        )
    )


def _csv(found: Comparison, whole: Whole, language: str) -> str:
    """The rows as they were, and beside them what became of each."""
    from depesche.comparing.evidence import evidence_of
    from depesche.comparing.result import worded
    from depesche.export.cells import cell
    from depesche.telling.between import who_met
    from depesche.telling.words import label

    headings = list(dict.fromkeys(h for v in found.verdicts if v.entry for h in v.entry.cells))
    ours = ["line", "outcome", "contact", "when", "who", "what", "where", "differs", "why", "evidence"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(cell, [*headings, *ours]))
    for verdict in found.verdicts:
        entry, contact = verdict.entry, verdict.contact
        facts: list[str | None] = [None] * 5
        if contact:
            when = str(contact.time) if contact.time else None
            kind = label("kind", contact.kind, language)
            facts = [contact.id, when, who_met(contact, language), kind, contact.place]
        passages = tuple(f"{p.document}: {p.text}" for p in evidence_of(contact, whole.readings))
        values = (
            *((entry.cells.get(h, "") if entry else "") for h in headings),
            entry.line if entry else None,
            verdict.outcome,
            *facts,
            tuple(field.name for field in verdict.differing),
            tuple(worded(verdict, language)),
            passages,
        )
        writer.writerow(map(cell, values))
    return text.getvalue()


# -- for people -------------------------------------------------------------------------------------
def _table(found: Comparison, language: str) -> RenderableType:
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from depesche.telling.words import label, labels

    said = labels(language)["list"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column(said["line"], justify="right", no_wrap=True)
    table.add_column(said["listed"], ratio=1)
    table.add_column(said["outcome"], no_wrap=True)
    table.add_column(said["chronicle"], ratio=1)
    for verdict in found.verdicts:
        outcome = Text(label("list_outcome", verdict.outcome, language), style=_STYLE[verdict.outcome])
        table.add_row(_line(verdict), _listed(verdict), outcome, _told(verdict, language))
    counts = " · ".join(f"{label('list_outcome', o, language)}: {n}" for o, n in found.counts().items())
    return Group(table, Text(counts, style="dim"))


def _line(verdict: Verdict) -> str:
    return str(verdict.entry.line) if verdict.entry else ""


def _listed(verdict: Verdict) -> str:
    return " · ".join(text for text in verdict.entry.cells.values() if text) if verdict.entry else ""


def _told(verdict: Verdict, language: str) -> RenderableType:
    from rich.text import Text

    from depesche.comparing.result import worded
    from depesche.telling.between import headline
    from depesche.telling.words import spoken

    told = Text()
    if contact := verdict.contact:
        told.append(f"{headline(contact, language)}, {spoken(contact.time, language, short=True)}\n")
    for reason in worded(verdict, language):
        told.append(f"{reason}\n", style="dim")
    if contact:
        told.append(
            f"{contact.id} · {'; '.join(dict.fromkeys(r.document for r in contact.reports))}\n", style="dim"
        )
    return told
