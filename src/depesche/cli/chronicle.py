"""``chronicle``, ``check`` and ``diff``: commands over a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.knowing import reader_of
from depesche.cli.options import Database, Language, Overlays, Shown, Tongue, day_of, days_of, one_of
from depesche.cli.printing import PRINTED, TABLE, print_all, print_one
from depesche.cli.terminal import console, say
from depesche.cli.wanted import Filter, chosen, say_what_is_hidden, sides_named
from depesche.cli.whole import asked_from, contact_of, findings_about, on_two_days, shown_from
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.cli.whole import Whole

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
    shown: Annotated[str, one_of(PRINTED, "--format", help="How to print it.")] = TABLE,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of printing.")] = None,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Show the chronicle of a store: contacts, and what they show together."""
    with shown_from(db, overlays, as_of=day_of(as_of, "--as-of"), between=None if contact else between) as whole:
        _say_what_straddles(whole, language.value)
        if contact is not None:
            one = contact_of(whole, contact)
            print_one(whole, one, findings_about(whole, one), shown, language.value, out)
            return
        wanted = Filter(between, days_of(since, "--from"), days_of(until, "--to"), sides_named(side))
        contacts, findings = chosen(wanted, whole)
        say_what_is_hidden(wanted, whole, contacts, language.value)
        print_all(whole, contacts, findings, shown, wanted, language.value, out)


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

    with asked_from(db, overlays, as_of=day_of(as_of, "--as-of")) as whole:
        answers = ask(sentence, whole, reader_of(overlays))
        made = whole.made_with
    if shown is Shown.json:
        from depesche.asking.shown import answer_json
        from depesche.codec import dumps, made_json

        said = [answer_json(answer, language.value) for answer in answers]
        typer.echo(dumps({"made_with": made_json(made), "answers": said}))
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
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Show what became known between two days: contacts added, changed, joined, parted, and new findings."""
    from depesche.chronicle import diff as difference
    from depesche.codec.answers import change_json

    first, last = day_of(since, "--from"), day_of(until, "--to")
    if first is None:
        raise UsageError("--from names no day")
    if last and last < first:
        raise UsageError("--from is later than --to")
    with on_two_days(db, overlays, first, last) as (before, after):
        changes = difference(before, after)
        if shown is Shown.json:
            from depesche.codec import dumps, made_json

            said = {
                "made_with": made_json(after.made_with),
                "changes": [change_json(change) for change in changes],
            }
            typer.echo(dumps(said))
        elif not changes:
            from depesche.cli.tables import words

            say(words(language.value)["no_changes"])
        else:
            from depesche.cli.answers import changes_table

            known = {c.id: c for c in (*before.contacts, *after.contacts)}
            console().print(changes_table(changes, known, language.value))


def _say_what_straddles(whole: Whole, language: str) -> None:
    """Which articles may be later than the day that was asked for."""
    from depesche.cli.tables import words

    if whole.straddling:
        say(words(language)["straddling"].format(names=", ".join(whole.straddling)))
