"""``who``: the person that a description means on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.knowing import knowledge_of
from depesche.cli.options import Language, Overlays, Shown, Tongue, days_of
from depesche.cli.terminal import console, say
from depesche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from depesche.knowledge import Knowledge
    from depesche.reading.people.who import Answer, Holder


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog='Example: depesche who "japanischer Regierungschef" --on 2017-01-28')(who)


def who(
    description: Annotated[str, typer.Argument(metavar="DESCRIPTION", help="Words such as a text would use.")],
    on: Annotated[str | None, typer.Option("--on", metavar="EDTF", help="The day, month or year meant.")] = None,
    shown: Annotated[Shown, typer.Option("--format", help="How to print it.")] = Shown.table,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Say who is meant by a description on a day, and what that answer stands on.

    Where the day lies behind the last one for which the holder is known, the answer says so ("known until").
    Without a day, everybody who held the office is a row. Exits with 1 where the description is ambiguous or its
    person not known; the candidates are printed.
    """
    from depesche.codec import dumps
    from depesche.reading.people.who import people_of
    from depesche.reading.people.who import who as asked

    if not description.strip():
        raise UsageError("the description is empty", remedy='write for example "japanischer Regierungschef"')
    base = knowledge_of(overlays)
    answer = asked(description, days_of(on, "--on"), people_of(base))
    if shown is Shown.json:
        typer.echo(dumps(_json(answer, on, base)))
    elif answer.holders:
        console().print(_table(answer, language.value, base))
        for line in _last_known(answer, language.value):
            console().print(line)
    if answer.last_known is not None:
        say(f"{description}: known until {answer.last_known} ({answer.holders[0].name}); nothing later is known")
    elif answer.outcome != "known":
        say(f"{description}: {answer.outcome}{_remedy(answer, on)}")
        raise typer.Exit(code=1)


def _remedy(answer: Answer, on: str | None) -> str:
    """Who comes into question, and what would decide it."""
    names = ", ".join(dict.fromkeys(holder.name or "" for holder in answer.holders))
    if answer.outcome == "ambiguous" and not names:
        return " (name the state too, as in “französischer Präsident”)"
    if not names:
        return ""
    return f" ({names}); say more or name the day" + ("" if on else " with --on")


def _json(answer: Answer, on: str | None, base: Knowledge) -> dict[str, Any]:
    first = answer.one
    one = (
        _holder_json(first, base)
        if first
        else dict.fromkeys(("name", "person", "source", "from", "to", "last_known"))
    )
    return {
        "description": answer.description,
        "on": on,
        "outcome": answer.outcome,
        **one,
        "office": answer.office,
        "state": _label(answer.state, base),
        "candidates": [_holder_json(holder, base) for holder in answer.holders] if first is None else [],
    }


def _holder_json(holder: Holder, base: Knowledge) -> dict[str, Any]:
    days = holder.term.days if holder.term else None
    return {
        "name": holder.name,
        "person": holder.person,
        "office": holder.office,
        "state": _label(holder.state, base),
        "source": holder.term.source if holder.term else None,
        "from": days.first.isoformat() if days and days.first else None,
        "to": days.last.isoformat() if days and days.last else None,
        "last_known": holder.term.last_known.isoformat() if holder.term and holder.term.last_known else None,
    }


def _last_known(answer: Answer, language: str) -> Iterator[str]:
    """Up to which day those are known whose end no source tells."""
    from depesche.days import DaySet
    from depesche.telling.names import name_in
    from depesche.telling.words import label, spoken

    for holder in answer.holders:
        if holder.term and holder.term.last_known:
            day = spoken(DaySet.day(holder.term.last_known), language, short=True)
            said = label("who", "last_known", language).format(day=day)
            yield f"{name_in(holder.name or '', language)}: {said}"


def _label(place: str | None, base: Knowledge) -> str | None:
    return base.label(place) if place else None


def _table(answer: Answer, language: str, base: Knowledge) -> Table:
    from rich import box
    from rich.table import Table

    from depesche.telling.names import name_in
    from depesche.telling.words import labels

    heads: dict[str, str] = labels(language)["who"]
    offices: dict[str, str] = labels(language)["office"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    longest = max((len(word) for holder in answer.holders for word in (holder.name or "").split()), default=0)
    for column in ("name", "office", "state", "from", "to", "source"):
        table.add_column(
            heads[column],
            no_wrap=column not in ("name", "source"),
            min_width=longest if column == "name" else None,
        )
    for holder in answer.holders:
        row = _holder_json(holder, base)
        row["office"] = offices.get(row["office"] or "", row["office"])
        row["name"], row["state"] = name_in(row["name"] or "", language), name_in(row["state"] or "", language)
        row["source"] = (row["source"] or "").replace(";", ", ")
        table.add_row(*(row[c] or "" for c in ("name", "office", "state", "from", "to", "source")))
    return table
