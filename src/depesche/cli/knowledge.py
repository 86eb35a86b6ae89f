"""``knowledge``: what the knowledge base holds, and what is wrong with it or missing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.options import Language, Shown, Tongue
from depesche.cli.terminal import say

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge
    from depesche.knowledge.check import Problem


class Act(StrEnum):
    """What is asked of the knowledge base."""

    check = "check"
    coverage = "coverage"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog="Example: depesche knowledge check --overlay ministry.csv")(knowledge)


def knowledge(
    act: Annotated[Act, typer.Argument(help="check: orphans, overlaps and gaps; coverage: states by year.")],
    overlay: Annotated[str | None, typer.Option(metavar="FILE", help="A CSV file of your own people.")] = None,
    shown: Annotated[Shown, typer.Option("--format", help="How to print it.")] = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Check the knowledge base: orphans, terms that overlap, days on which nobody is known to lead a state.

    Coverage has one sign a year: # a head of state or of government is known for every day, + for a part of them,
    . for none. Check exits with 1 where there are orphans or overlaps; gaps are only reported.
    """
    from depesche.knowledge import load

    base = load(overlay)
    if act is Act.coverage:
        _coverage(base, shown)
    else:
        _check(base, shown, language.value)


def _check(base: Knowledge, shown: Shown, language: str) -> None:
    from collections import Counter

    from depesche.codec import dumps
    from depesche.knowledge.check import problems

    found = problems(base)
    counted = Counter(problem.kind for problem in found)
    if shown is Shown.json:
        typer.echo(dumps({"version": base.version, "problems": [_json(problem, base) for problem in found]}))
    else:
        for problem in found:
            typer.echo(_line(problem, base, language))
    say(", ".join(f"{counted[kind]} {kind}s" for kind in ("orphan", "overlap", "gap")))
    if counted["orphan"] or counted["overlap"]:
        raise typer.Exit(code=1)


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


def _coverage(base: Knowledge, shown: Shown) -> None:
    from depesche.codec import dumps
    from depesche.knowledge.check import coverage
    from depesche.knowledge.coverage import table

    typer.echo(dumps(coverage(base)) if shown is Shown.json else table(base))
