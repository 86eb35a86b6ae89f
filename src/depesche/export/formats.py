"""The table of formats: what ``depesche export`` writes and ``depesche chronicle --format`` prints.

A new format is a module here with a function that writes it, and a row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, cast

if TYPE_CHECKING:
    from depesche.export.extract import Extract

#: Write a file or the files of a folder; give back what was left out, counted by why.
ToFile = Callable[["Extract", BinaryIO], Counter[str]]
ToFolder = Callable[["Extract", Path], Counter[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``shape`` says whether it is a file or a folder of files, ``of`` which function writes it (module and
    name), ``prints`` which one prints it on a screen or into another program, if any. ``path`` is a path as in
    examples, ``extra`` the extra of the package that it needs.
    """

    name: str
    shape: Literal["file", "folder"]
    means: str
    path: str
    of: str
    prints: str | None = None
    extra: str | None = None

    @property
    def example(self) -> str:
        """A command that writes it."""
        return f"depesche export --db press.sqlite --format {self.name} --out {self.path}"

    def to_file(self) -> ToFile:
        """What writes the file."""
        return cast("ToFile", _function(self.of))

    def to_folder(self) -> ToFolder:
        """What writes the folder."""
        return cast("ToFolder", _function(self.of))

    def printer(self) -> ToFile:
        """What prints it."""
        return cast("ToFile", _function(self.prints or self.of))


def _function(name: str) -> object:
    module, _, function = name.partition(":")
    return getattr(import_module(f"depesche.export.{module}"), function)


def _text(name: str, means: str, path: str, of: str) -> Format:
    """A format of one text file, which can be printed too."""
    return Format(name, "file", means, path, of, of)


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "csv", "folder", "CSV tables with a codebook: a Frictionless data package", "chronicle/",
        "csv_package:write", "csv_package:write_contacts",
    ),
    Format("parquet", "folder", "Parquet tables, for DuckDB, pandas, R", "parquet/", "parquet:write", extra="parquet"),
    Format(
        "jsonl", "folder", "JSON Lines, a file for each table", "jsonl/",
        "json_lines:write", "json_lines:write_contacts",
    ),
    Format("xlsx", "file", "A workbook: contacts, findings, sources", "chronicle.xlsx", "xlsx:write", extra="xlsx"),
    _text("json", "The chronicle in one document, as the contract has it", "chronicle.json", "chronicle_json:write"),
    _text("html", "One page for a browser", "chronicle.html", "page:write"),
    _text("plover", "Event data: PLOVER, an event a line", "events.jsonl", "plover:write"),
    _text("polecat", "Event data: dyads in the columns of POLECAT", "dyads.tsv", "polecat:write"),
    _text("jsonld", "Linked data: schema.org, Web Annotation, PROV", "chronicle.jsonld", "jsonld:write"),
    _text("ical", "A calendar (iCalendar)", "chronicle.ics", "ical:write"),
    _text("timelinejs", "A timeline for TimelineJS", "timeline.json", "timelinejs:write"),
    _text("ftm", "followthemoney entities, for Aleph", "chronicle.ftm.json", "ftm:write"),
    _text("bibtex", "The articles, for LaTeX", "articles.bib", "articles:write_bibtex"),
    _text("ris", "The articles, for Citavi, EndNote, Zotero", "articles.ris", "articles:write_ris"),
    _text("csl", "The articles, for Zotero, pandoc", "articles.json", "articles:write_csl"),
    _text("annotations", "The articles with what was read in them, for doccano", "spans.jsonl", "annotations:write"),
)  # fmt: skip


def format_named(name: str) -> Format:
    """The format of a name."""
    return next(found for found in FORMATS if found.name == name)
