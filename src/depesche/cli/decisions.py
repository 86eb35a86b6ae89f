"""``decide``: a person's corrections, which are applied at every rebuild and can be taken back."""

from __future__ import annotations

import datetime as dt
import getpass
import json
from collections.abc import Sequence
from enum import Enum
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import Database
from depesche.cli.terminal import console, say
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.chronicle import Anchor
    from depesche.cli.whole import Whole
    from depesche.model import Contact
    from depesche.store import Store


class Act(Enum):
    """What can be decided, and the two commands over decisions."""

    accept = "accept"
    reject = "reject"
    merge = "merge"
    split = "split"
    set = "set"
    undo = "undo"
    list = "list"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        epilog='Example: depesche decide set c12 --field time --value 2017-01-28 --why "log" --db press.sqlite'
    )(decide)


def decide(
    act: Annotated[Act, typer.Argument(help="What is decided; undo takes one back, list shows all.")],
    db: Database,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]", help="Contacts, DOCUMENT:REPORT (chronicle --contact shows them), or a decision."
        ),
    ] = None,
    field: Annotated[str | None, typer.Option(help="The field that set changes.")] = None,
    value: Annotated[str | None, typer.Option(help="The value that set gives it; EDTF for time.")] = None,
    why: Annotated[str, typer.Option(help="Why, for those who read it later.")] = "",
    who: Annotated[str | None, typer.Option(help="Who decides; your login name if left out.")] = None,
) -> None:
    """Correct the chronicle: accept, reject, merge, split, set a value; take a decision back; list them.

    A decision holds on to the words of the articles, so that it survives a new reading of them. Merge takes two
    contacts or more; split takes the reports that are a contact of their own.
    """
    from depesche.store import Store

    names = targets or []
    with Store(db, create=False) as store:
        if act is Act.list:
            _list(store)
        elif act is Act.undo:
            for name in _some(names, act):
                store.undo(name)
                say(f"{name} is taken back")
            _refresh(store)
        else:
            name = _decide(store, act, _some(names, act), (field, value), why, who or getpass.getuser())
            say(f"{name} is noted; depesche decide undo {name} --db {quote(db)} takes it back")
            _refresh(store)


def _refresh(store: Store) -> None:
    """Work out what the decision changes."""
    from depesche.cli.knowing import knowledge_of

    store.refresh(knowledge_of(None), "decide")


def _some(names: Sequence[str], act: Act) -> Sequence[str]:
    if not names:
        raise UsageError(f"{act.value} needs the id of what is meant", remedy="depesche chronicle shows the ids")
    return names


def _decide(
    store: Store, act: Act, names: Sequence[str], setting: tuple[str | None, str | None], why: str, who: str
) -> str:
    from depesche.chronicle import Decision
    from depesche.cli.knowing import knowledge_of
    from depesche.cli.whole import kept_or_made
    from depesche.codec.answers import decision_json

    with kept_or_made(store, knowledge_of(None)) as whole:
        anchors = _meant(whole, act, names)
    decision = Decision(
        id=f"d{len(store.decisions()) + 1}",
        action=act.value,  # type: ignore[arg-type]  # undo and list never come here
        anchors=anchors,
        who=who,
        when=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        why=why,
        field=setting[0],
        value=setting[1],
    )
    store.decide(decision_json(decision))
    return decision.id


def _meant(whole: Whole, act: Act, names: Sequence[str]) -> tuple[Anchor, ...]:
    """The evidence that a decision is to hold on to. Raises :class:`UsageError` where it would change nothing."""
    if act is Act.merge:
        _require_several(whole, names)
    if act is Act.split:
        _require_a_part(whole, names)
    return tuple(anchor for name in names for anchor in _anchors(whole, name))


def _require_several(whole: Whole, names: Sequence[str]) -> None:
    if len({_contact(whole, name).id for name in names}) < 2:
        raise UsageError("merge needs two contacts or more", remedy="depesche chronicle shows the ids")


def _require_a_part(whole: Whole, names: Sequence[str]) -> None:
    """What is split off must leave something behind in every contact that it is taken from."""
    for contact in {_contact(whole, name).id: _contact(whole, name) for name in names}.values():
        reports = {f"{ref.document}:{ref.report}" for ref in contact.reports}
        if contact.id in names or reports <= set(names):
            remedy = f"name some of its reports: depesche chronicle --contact {contact.id} shows them"
            raise UsageError(f"nothing of {contact.id} would be left", remedy=remedy)


def _contact(whole: Whole, name: str) -> Contact:
    """The contact of an id, or of a report."""
    from depesche.cli.whole import contact_of, contact_with

    document, colon, report = name.rpartition(":")
    if not colon:
        return contact_of(whole, name)
    if (found := contact_with(whole, document, report)) is not None:
        return found
    raise UsageError(f"there is no report {name!r}", remedy="depesche chronicle --contact ID shows them")


def _anchors(whole: Whole, name: str) -> tuple[Anchor, ...]:
    """The evidence behind a contact's id, or behind one report of a document."""
    from depesche.chronicle import anchors_for
    from depesche.cli.whole import contact_of

    document, colon, report = name.rpartition(":")
    if not colon:
        contact = contact_of(whole, name)
        return anchors_for((whole.readings[ref.document], ref.report) for ref in contact.reports)
    if document not in whole.readings:
        raise UsageError(f"there is no article {document!r}", remedy="depesche chronicle shows the ids")
    return anchors_for([(whole.readings[document], report)])


def _list(store: Store) -> None:
    """Every decision with the words that it holds on to."""
    from rich.text import Text

    screen = console()
    made = store.decisions()
    if not made:
        say("there are no decisions")
    texts = store.texts(anchor["sha256"] for decision in made for anchor in decision["anchors"])
    for decision in made:
        value = f" {decision['field']}={json.dumps(decision['value'])}" if decision["field"] else ""
        state = "undone" if decision["undone"] else "in force"
        line = Text(f"{decision['id']}  {decision['action']}{value}  ", style="dim" if decision["undone"] else "")
        line.append(f"{decision['who']}, {decision['when']}, {state}  {decision['why']}", style="dim")
        for anchor in decision["anchors"]:
            document, (start, end) = texts.get(anchor["sha256"]), anchor["span"]
            held = f"{document.id} »{document.text[start:end]}«" if document else "an article that is not stored"
            line.append(f"\n    {held}", style="dim")
        screen.print(line)
