"""``chronicle``, ``check`` and ``diff``: commands over a store."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.knowing import reader_of
from depesche.cli.options import Database, Language, Overlays, Shown, Tongue, day_of, days_of
from depesche.cli.terminal import console, say, written_to
from depesche.days import DaySet
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.chronicle import Chronicle
    from depesche.model import Contact, Finding


class ChronicleFormat(StrEnum):
    """How a chronicle is printed."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"


Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="NAME NAME", help="Only contacts in which both took part, by name or id."),
]
Side = Annotated[
    str | None,
    typer.Option("--side", metavar="NAME", help="Only contacts of which this state or organisation speaks."),
]
From = Annotated[str | None, typer.Option("--from", metavar="EDTF", help="Only contacts that may be this late.")]
To = Annotated[str | None, typer.Option("--to", metavar="EDTF", help="Only contacts that may be this early.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="EDTF", help="As it stood on that day: only articles until then.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(
        epilog="Example: depesche chronicle --db press.sqlite --between Trump Putin --from 2017 --to 2018"
    )(chronicle)
    app.command(
        epilog='Example: depesche check "Biden und Putin haben bis Juli 2021 dreimal telefoniert." --db press.sqlite'
    )(check)
    app.command(epilog="Example: depesche diff --db press.sqlite --from 2017-01 --to 2017-05")(diff)


def chronicle(
    db: Database,
    between: Between = None,
    since: From = None,
    until: To = None,
    side: Side = None,
    as_of: AsOf = None,
    contact: Annotated[
        str | None, typer.Option(metavar="ID", help="One contact down to the words it was read from.")
    ] = None,
    shown: Annotated[ChronicleFormat, typer.Option("--format", help="How to print it.")] = ChronicleFormat.table,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of printing.")] = None,
    language: Language = Tongue.de,
) -> None:
    """Show the chronicle of a store: contacts, and what they show together."""
    whole = opened(db, as_of=day_of(as_of, "--as-of"))
    _say_what_straddles(whole, language.value)
    if contact is not None:
        one = contact_of(whole, contact)
        about = [f for f in whole.findings if one.id in (f.contact, *f.against)]
        with written_to(out):
            _print_one(whole, one, about, shown, language.value)
        return
    wanted = Filter(between, days_of(since, "--from"), days_of(until, "--to"), _sides(side))
    contacts = [c for c in whole.contacts if wanted.keeps(c)]
    findings = wanted.findings(whole.findings, contacts)
    _say_what_is_hidden(wanted, whole, contacts, language.value)
    with written_to(out):
        _print(whole, contacts, findings, shown, language.value, wanted)


def check(
    sentence: Annotated[str, typer.Argument(help="A German sentence that claims something about contacts.")],
    db: Database,
    as_of: AsOf = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Ask the chronicle whether a sentence about contacts holds: supported, contradicted, not decidable.

    It may say how often, in which order and when: "noch nie", "mindestens zweimal", "zuletzt im Mai 2017", "seit 2019
    nicht mehr". Exits with 1 where it speaks of no contact between two people.
    """
    from depesche.asking import check as ask

    answers = ask(sentence, opened(db, as_of=day_of(as_of, "--as-of")), reader_of(overlays))
    if shown is Shown.json:
        from depesche.cli.answers import answer_json
        from depesche.codec import dumps

        typer.echo(dumps({"answers": [answer_json(answer, language.value) for answer in answers]}))
    if not answers:
        raise UsageError(
            "the sentence speaks of no contact between two people",
            remedy='name both and what they did, as in "Biden und Putin haben 2021 zweimal telefoniert."',
        )
    if shown is Shown.table:
        from depesche.cli.answers import answers_table

        console().print(answers_table(answers, language.value))


def diff(
    db: Database,
    since: Annotated[str, typer.Option("--from", metavar="EDTF", help="The earlier day.")],
    until: Annotated[
        str | None, typer.Option("--to", metavar="EDTF", help="The later day; now if left out.")
    ] = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Show what became known between two days: contacts added, changed, joined, parted, and new findings."""
    from depesche.chronicle import diff as difference
    from depesche.codec.answers import change_json

    first, last = day_of(since, "--from"), day_of(until, "--to")
    if first and last and last < first:
        raise UsageError("--from is later than --to")
    before, after = opened(db, as_of=first), opened(db, as_of=last)
    changes = difference(before, after)
    if shown is Shown.json:
        from depesche.codec import dumps

        typer.echo(dumps({"changes": [change_json(change) for change in changes]}))
    elif not changes:
        from depesche.cli.tables import words

        say(words(language.value)["no_changes"])
    else:
        from depesche.cli.answers import changes_table

        known = {c.id: c for c in (*before.contacts, *after.contacts)}
        console().print(changes_table(changes, known, language.value))


def opened(db: str, *, as_of: dt.date | None = None) -> Chronicle:
    """The chronicle of a store that exists."""
    from depesche.chronicle import Chronicle
    from depesche.codec.answers import decision_of
    from depesche.store import Store

    with Store(db, create=False) as store:
        if old := store.outdated():
            say(f"{len(old)} articles were read by another version (depesche migrate --db {db} reads them anew)")
        return Chronicle(store.readings(), decisions=map(decision_of, store.decisions()), as_of=as_of)


@dataclass
class Filter:
    """Which contacts are wanted; ``hidden`` counts those left out only because they have no date."""

    between: tuple[str, str] | None
    since: DaySet | None
    until: DaySet | None
    sides: frozenset[str] = frozenset()
    hidden: int = 0

    @property
    def all(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.between or self.since or self.until or self.sides)

    def keeps(self, contact: Contact) -> bool:
        """Whether the contact took place between these people and may have been in these days."""
        if self.between and not all(_named(name, contact) for name in self.between):
            return False
        if self.sides and not self.sides & set(contact.sides):
            return False
        if self.since is None and self.until is None:
            return True
        if contact.time is None:
            self.hidden += 1
            return False
        return contact.time.meets(_window(self.since, self.until))

    def findings(self, findings: Sequence[Finding], contacts: Sequence[Contact]) -> list[Finding]:
        """The findings about the contacts that are left; all of them where nothing was asked for."""
        if self.all:
            return list(findings)
        left = {contact.id for contact in contacts}
        return [f for f in findings if f.contact in left or left.intersection(f.against)]


def _window(since: DaySet | None, until: DaySet | None) -> DaySet:
    window = DaySet.between(since.first if since else None, until.last if until else None)
    if not window:
        raise UsageError("--from is later than --to")
    return window


def _sides(name: str | None) -> frozenset[str]:
    """The states and organisations that a name or id means. Raises :class:`UsageError` where it means none."""
    from depesche.telling.names import sides_called

    found = sides_called(name) if name else frozenset()
    if name and not found:
        raise UsageError(
            f"no state or organisation is called {name!r}", where="--side", remedy="write RU or Russia"
        )
    return found


def _named(name: str, contact: Contact) -> bool:
    """Whether a participant has this id or name: in full or as the last words of it, in any language and spelling."""
    from depesche.telling.names import people_called, plain

    wanted = plain(name)
    written = (plain(person) for person in contact.participants)
    return bool(people_called(name) & set(contact.people)) or any(
        person == wanted or person.endswith(f" {wanted}") for person in written
    )


def _say_what_straddles(whole: Chronicle, language: str) -> None:
    """Which articles may be later than the day that was asked for."""
    from depesche.cli.tables import words

    if whole.straddling:
        say(words(language)["straddling"].format(names=", ".join(whole.straddling)))


def _say_what_is_hidden(wanted: Filter, whole: Chronicle, left: Sequence[Contact], language: str) -> None:
    """What the filter leaves out without being asked to, and who it names that nobody knows."""
    from depesche.cli.tables import words

    said = words(language)
    if wanted.hidden:
        say(said["hidden_undated"].format(n=wanted.hidden))
    for name in wanted.between or ():
        if whole.contacts and not any(_named(name, contact) for contact in whole.contacts):
            say(said["nobody"].format(name=name))
    if whole.contacts and not left:
        say(said["none_fits"].format(n=len(whole.contacts)))


def contact_of(whole: Chronicle, name: str) -> Contact:
    """The contact of an id, or of the beginning of only one; that of an id which it had before is said.

    Raises :class:`UsageError` where there is none.
    """
    if (found := _under(whole, name)) is not None:
        return found
    if _under(_undecided(whole), name) is not None:
        raise UsageError(f"a decision takes {name} out of the chronicle", remedy="depesche decide list shows it")
    raise UsageError(f"there is no contact {name!r}", remedy="depesche chronicle shows the ids")


def _under(whole: Chronicle, name: str) -> Contact | None:
    """The contact under an id or the beginning of one. Raises :class:`UsageError` where several begin so."""
    known = {contact.id: contact for contact in whole.contacts}
    fitting = [known[name]] if name in known else [c for i, c in known.items() if i.startswith(name)]
    if not fitting:
        former = {old: new for old, new in whole.redirects.items() if old.startswith(name) and new in known}
        fitting = [known[new] for new in dict.fromkeys(former.values())]
        if len(fitting) == 1:
            say(f"{next(iter(former))} is part of {fitting[0].id} now")
    if len(fitting) > 1:
        raise UsageError(f"{len(fitting)} contacts begin with {name!r}", remedy="write more of the id")
    return fitting[0] if fitting else None


def _undecided(whole: Chronicle) -> Chronicle:
    from depesche.chronicle import Chronicle

    return Chronicle(whole.readings.values())


def _print_one(
    whole: Chronicle, contact: Contact, findings: Sequence[Finding], shown: ChronicleFormat, language: str
) -> None:
    if shown is not ChronicleFormat.table:
        _print(whole, [contact], findings, shown, language)
        return
    from depesche.cli.tables import contact_view

    console().print(contact_view(contact, findings, whole.readings, language))


def _print(
    whole: Chronicle,
    contacts: Sequence[Contact],
    findings: Sequence[Finding],
    shown: ChronicleFormat,
    language: str,
    wanted: Filter | None = None,
) -> None:
    if shown is ChronicleFormat.json:
        _print_json(whole, contacts, findings, language)
    elif shown is ChronicleFormat.csv:
        _print_csv(contacts)
    elif shown is ChronicleFormat.html:
        from depesche.web.page import LARGEST, render

        page = render(
            contacts, findings, whole.readings.values(), language, whole.readouts, _scope(whole, wanted, language)
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
            said["scope_days"].format(days=spoken(_window(wanted.since, wanted.until), language, short=True))
        )
    if whole.today:
        found.append(said["as_of"].format(date=spoken(DaySet.day(whole.today), language, short=True)))
    return found


def _print_json(whole: Chronicle, contacts: Sequence[Contact], findings: Sequence[Finding], language: str) -> None:
    from depesche.codec import contact_json, dumps, finding_json

    typer.echo(
        dumps(
            {
                "contacts": [contact_json(contact, language) for contact in contacts],
                "findings": [finding_json(finding, language) for finding in findings],
                "documents": {name: _dated(date.published) for name, date in sorted(whole.documents.items())},
            }
        )
    )


def _dated(days: DaySet | None) -> dict[str, Any]:
    return {"published": days.edtf() if days else None, "days": days.as_bounds() if days else None}


_COLUMNS = ("id", "kind", "status", "participants", "time", "place", "occasion", "topics", "initiator", "duration")


def _print_csv(contacts: Sequence[Contact]) -> None:
    """One row a contact; several values in a cell are parted by "; "."""
    from depesche.codec import contact_json

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*_COLUMNS, "from", "to", "documents"])
    for contact in contacts:
        data = contact_json(contact)
        days = data["days"] or {"from": None, "to": None}
        documents = dict.fromkeys(report["document"] for report in data["reports"])
        cells = [*(data[column] for column in _COLUMNS), days["from"], days["to"], list(documents)]
        writer.writerow(["; ".join(cell) if isinstance(cell, list) else cell for cell in cells])
