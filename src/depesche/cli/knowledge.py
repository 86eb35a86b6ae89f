"""``knowledge``: what the knowledge base holds, how far it goes, and what is wrong with it or missing."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from depesche.cli.knowing import knowledge_of
from depesche.cli.options import Language, Overlays, Shown, Tongue, day_of
from depesche.cli.terminal import console, say

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge
    from depesche.knowledge.check import Problem
    from depesche.knowledge.status import Standing

group = typer.Typer(
    name="knowledge",
    help="Check and refresh what is known of offices.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Taken(StrEnum):
    """What of a proposal is taken without asking."""

    high = "high"


Format = Annotated[Shown, typer.Option("--format", help="How to print it.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day from which age is counted (today).")]
_KINDS: Final = ("orphan", "overlap", "gap", "stale", "voted", "unspelt")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(group)


@group.command(epilog="Example: depesche knowledge check --knowledge ministry.csv")
def check(
    overlay: Overlays = None,
    on: On = None,
    shown: Format = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Check the tables: orphans, terms that overlap, days on which nobody is known to lead a state.

    It also finds incumbents without confirmation for a year (stale) or since a vote (voted), and people without a
    plain spelling (unspelt). Exits with 1 where there are orphans or overlaps; the rest is only reported.
    """
    from collections import Counter

    from depesche.codec import dumps
    from depesche.knowledge.check import problems

    base = knowledge_of(overlay)
    found = problems(base, _day(on))
    counted = Counter(problem.kind for problem in found)
    if shown is Shown.json:
        typer.echo(dumps({"version": base.version, "problems": [_json(problem, base) for problem in found]}))
    else:
        for problem in found:
            typer.echo(_line(problem, base, language.value))
    nouns = {"stale": "stale", "voted": "voted", "unspelt": "unspelt"}
    say(", ".join(f"{counted[kind]} {nouns.get(kind, kind + 's')}" for kind in _KINDS))
    if counted["orphan"] or counted["overlap"]:
        raise typer.Exit(code=1)


@group.command(epilog="Example: depesche knowledge coverage")
def coverage(overlay: Overlays = None, shown: Format = Shown.table) -> None:
    """Print the states by year.

    One sign a year: # a head of state or of government is known for every day, + for a part of them, . for none.
    """
    from depesche.codec import dumps
    from depesche.knowledge.check import coverage as covered
    from depesche.knowledge.coverage import table

    base = knowledge_of(overlay)
    typer.echo(dumps(covered(base)) if shown is Shown.json else table(base))


@group.command(epilog="Example: depesche knowledge status --on 2026-10-15")
def status(
    overlay: Overlays = None,
    on: On = None,
    shown: Format = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Say up to which day the leader of each state is known, the oldest knowledge first."""
    from depesche.codec import dumps
    from depesche.knowledge.status import standings

    base, day = knowledge_of(overlay), _day(on)
    found = standings(base, day)
    if shown is Shown.json:
        typer.echo(
            dumps({"version": base.version, "on": day.isoformat(), "states": [_row(s, base) for s in found]})
        )
    else:
        _print_standings(found, base, language.value)
    known = [s.last_known for s in found if s.last_known is not None]
    if known:
        say(
            f"{len(known)} of {len(found)} states, known to {min(known)} at the least and {max(known)} at the most"
        )


@group.command(epilog="Example: depesche knowledge update --contact desk@example.org --apply high")
def update(
    from_file: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="An answer of the query service, asks nothing itself.")
    ] = None,
    contact: Annotated[
        str | None, typer.Option(metavar="MAIL", help="Whom the service can write to; it asks for that.")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Ask of each change whether to take it.")] = False,
    apply: Annotated[Taken | None, typer.Option(help="Take what two witnesses agree on.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Where the overlay goes.")] = None,
    endpoint: Annotated[str | None, typer.Option(metavar="URL", help="Another query service.")] = None,
    on: On = None,
    shown: Format = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Ask Wikidata who holds which office and propose what differs; nothing curated is overwritten.

    What is taken goes to a dated overlay, knowledge-DAY.csv, in your data folder, where every command finds it;
    removing the file undoes it. A run that was stopped goes on where it was.
    """
    from depesche.cli.updating import answers_of, print_proposal, proposal_json, take
    from depesche.codec import dumps
    from depesche.knowledge.refresh.proposal import proposal
    from depesche.knowledge.settings import data_folder

    day, base, folder = _day(on), knowledge_of(None), out or data_folder()
    changes = proposal(answers_of(from_file, contact, endpoint, folder / f"wikidata-{day}"), base, day)
    if shown is Shown.json:
        typer.echo(dumps({"on": day.isoformat(), "changes": [proposal_json(c, base) for c in changes]}))
    else:
        print_proposal(changes, base, language.value)
    say(f"{len(changes)} differences, {sum(c.standing == 'high' for c in changes)} with two witnesses")
    if review or apply:
        take(changes, base, day, folder / f"knowledge-{day}.csv", review=review)


def _day(on: str | None) -> dt.date:
    return day_of(on, "--on") or dt.datetime.now(tz=dt.UTC).date()


def _row(standing: Standing, base: Knowledge) -> dict[str, Any]:
    return {
        "state": standing.state,
        "name": base.label(standing.state),
        "office": standing.office,
        "person": standing.person,
        "holder": base.label(standing.person) if standing.person else None,
        "last_known": standing.last_known.isoformat() if standing.last_known else None,
        "age": standing.age,
        "source": standing.source or None,
    }


def _print_standings(found: tuple[Standing, ...], base: Knowledge, language: str) -> None:
    from rich import box
    from rich.table import Table

    from depesche.days import DaySet
    from depesche.telling.names import name_in
    from depesche.telling.words import labels, spoken

    heads: dict[str, str] = labels(language)["standing"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in ("state", "holder", "last_known", "age"):
        table.add_column(heads[column], justify="right" if column == "age" else "left")
    for standing in found:
        day = spoken(DaySet.day(standing.last_known), language, short=True) if standing.last_known else ""
        holder = name_in(base.label(standing.person), language) if standing.person else heads["nobody"]
        age = "" if standing.age is None else str(standing.age)
        table.add_row(name_in(base.label(standing.state), language), holder, day, age)
    console().print(table)


def _json(problem: Problem, base: Knowledge) -> dict[str, Any]:
    return {
        "kind": problem.kind,
        "place": problem.place,
        "name": base.label(problem.place),
        "office": problem.office,
        "people": list(problem.people),
        "days": problem.days.edtf() if problem.days else None,
        "where": problem.where or None,
    }


def _line(problem: Problem, base: Knowledge, language: str) -> str:
    from depesche.telling.names import name_in
    from depesche.telling.words import label, spoken

    place = name_in(base.label(problem.place), language)
    parts = [label("knowledge", problem.kind, language), place, label("office", problem.office, language)]
    parts += [name_in(base.label(person), language) for person in problem.people]
    parts += [spoken(problem.days, language, short=True)] if problem.days else []
    return "  ".join([*parts, problem.where] if problem.where else parts)
