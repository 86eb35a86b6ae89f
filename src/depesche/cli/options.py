"""Options that several commands share, and their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from depesche.days import DaySet
from depesche.errors import UsageError


class Shown(StrEnum):
    """How a result is printed."""

    table = "table"
    json = "json"


class Tongue(StrEnum):
    """Language of tables and reasons."""

    de = "de"
    en = "en"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, archives, patterns, or - for standard input.")
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files, folders, archives, patterns, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="EDTF", help="Date of publication of articles that carry none: 2017-05-02, 2017-05, ..."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of articles that name none.")]
Contact = Annotated[
    str | None,
    typer.Option("--contact", metavar="ADDRESS", help="Whom a server's owner can write to: mail or page."),
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="As without it: what cannot be read is said, and the rest is read.")
]
Overlays = Annotated[
    list[str] | None,
    typer.Option("--knowledge", "--overlay", metavar="FILE", help="A CSV file of your own people and offices."),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, help="Cores to read with; all of them if not given.")
]
Language = Annotated[Tongue, typer.Option("--language", help="Language of tables and reasons.")]
Database = Annotated[str, typer.Option("--db", metavar="FILE_OR_URL", help="The store: an SQLite file or a URL.")]


def one_of(names: Iterable[str], *declared: str, help: str) -> Any:  # noqa: A002 - as Typer calls it
    """An option whose values are the rows of a table."""
    choices = tuple(names)

    def checked(value: str) -> str:
        if value not in choices:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}")
        return value

    return typer.Option(*declared, help=help, metavar=f"[{'|'.join(choices)}]", callback=checked)


def days_of(value: str | None, option: str) -> DaySet | None:
    """The set of days of an option. Raises :class:`UsageError` naming the option."""
    if value is None:
        return None
    try:
        days = DaySet.parse(value)
    except UsageError as error:
        raise UsageError(
            f"{value!r} is no date", where=option, remedy="write 2017-05-02, 2017-05 or 2017"
        ) from error
    if not days:
        raise UsageError(f"{value!r} names no day", where=option)
    return days


def day_of(value: str | None, option: str) -> dt.date | None:
    """The last day of an option's set of days: what "as of" and "to" mean."""
    days = days_of(value, option)
    if days is not None and days.last is None:
        raise UsageError(f"{value!r} has no last day", where=option)
    return days.last if days else None
