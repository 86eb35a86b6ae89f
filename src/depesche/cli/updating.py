"""``knowledge update``: getting the answers, showing the proposal, and taking of it what the user wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from rich import box
from rich.table import Table

from depesche.cli.terminal import console, say
from depesche.errors import InputError, UsageError
from depesche.knowledge import Knowledge
from depesche.knowledge.refresh.answers import Answers
from depesche.knowledge.refresh.proposal import Change
from depesche.telling.names import name_in
from depesche.telling.words import label, labels


def answers_of(files: list[str] | None, contact: str | None, endpoint: str | None, kept: Path) -> Answers:
    """The answers in the files, or those of the service, kept in the folder."""
    if files:
        answers = Answers()
        for file in files:
            answers.add(_text(Path(file)), file)
        return answers
    if not contact:
        raise UsageError(
            "the service asks whom it can write to",
            where="--contact",
            remedy="give a mail address, or answers you have with --from-file",
        )
    from depesche.knowledge.refresh.asking import ask_all
    from depesche.knowledge.refresh.service import ENDPOINT, Service

    where = endpoint or ENDPOINT
    say(f"asking {where}, which takes some minutes; the answers are kept in {kept}")
    return ask_all(Service(contact, kept, where, notice=say))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the answer cannot be read", where=str(file)) from error


def take(changes: Sequence[Change], base: Knowledge, day: dt.date, file: Path, *, review: bool) -> None:
    """Write what is taken: with ``review`` what the user says yes to, else what two witnesses agree on."""
    from depesche.knowledge.refresh.taken import write

    wanted = [c for c in changes if c.applicable]
    if review:
        wanted = [c for c in wanted if typer.confirm(_line(c, base), err=True)]
    else:
        wanted = [c for c in wanted if c.standing == "high"]
    number = write(wanted, base, day, file)
    if number:
        say(f"{number} changes written to {file}; removing the file undoes them")
    else:
        say("nothing new is taken")


def _line(change: Change, base: Knowledge) -> str:
    days = f"{change.start or '?'}/{change.end}"
    place, kind = base.label(change.place), label("proposal", change.kind, "en")
    return f"{place}, {change.office}: {kind}, {change.name} {days} ({change.standing}: {', '.join(change.why)})?"


def proposal_json(change: Change, base: Knowledge) -> dict[str, Any]:
    """A change as programs read it."""
    return {
        "kind": change.kind,
        "office": change.office,
        "place": change.place,
        "state": base.label(change.place),
        "person": change.person,
        "name": change.name,
        "now": change.now,
        "from": change.start or None,
        "to": change.end or None,
        "acting": change.acting,
        "standing": change.standing,
        "why": list(change.why),
        "statement": change.statement or None,
    }


def print_proposal(changes: Sequence[Change], base: Knowledge, language: str) -> None:
    """The proposal as a table."""
    heads: dict[str, str] = labels(language)["proposal_head"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in ("state", "office", "change", "person", "days", "now", "why"):
        table.add_column(heads[column])
    for change in changes:
        standing = label("proposal_standing", change.standing, language)
        why = ", ".join(label("proposal_why", code, language) for code in change.why)
        table.add_row(
            name_in(base.label(change.place), language),
            label("office", change.office, language),
            label("proposal", change.kind, language),
            name_in(change.name, language),
            "/".join(day for day in (change.start, change.end) if day),
            name_in(base.label(change.now), language) if change.now else "",
            f"{standing}: {why}",
        )
    if changes:
        console().print(table)
