"""``search``, ``remove``, ``changes`` and ``db``: commands over a store as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.chronicle import From, To
from depesche.cli.knowing import knowledge_of
from depesche.cli.options import Database, Language, Shown, Tongue, days_of
from depesche.cli.terminal import console, say
from depesche.cli.wanted import ids_of, window
from depesche.cli.whole import shown_from
from depesche.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from depesche.model import Contact
    from depesche.store.asking import Stored
    from depesche.store.at_rest import AtRest
    from depesche.store.log import Logged
    from depesche.store.search import Sought

#: So many places are shown of each contact that is found.
_SHOWN = 2
group = typer.Typer(name="db", help="Check, copy and tidy a store.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog='Example: depesche search "Waffenruhe" --person Putin --from 2022 --db press.sqlite')(
        search
    )
    app.command(epilog="Example: depesche remove article-17 --db press.sqlite")(remove)
    app.command(epilog="Example: depesche changes --since 2026-11-01 --db press.sqlite")(changes)
    app.add_typer(group)


# -- search ----------------------------------------------------------------------------------------
def search(
    text: Annotated[str, typer.Argument(metavar="WORDS", help='Words in any form; "words in a row" in quotes.')],
    db: Database,
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only contacts of this person, by name or id.")
    ] = None,
    since: From = None,
    until: To = None,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many contacts.")] = 50,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Find contacts by the words of the articles that tell of them.

    Every word must stand in an article, in whatever form; names are found in every spelling that is known.
    """
    from depesche.codec import contact_json, dumps
    from depesche.store.at_rest import AtRest
    from depesche.store.search import sought
    from depesche.store.wanted import Wanted

    seeking, days = sought(text), window(days_of(since, "--from"), days_of(until, "--to"))
    with shown_from(db) as whole:
        if not isinstance(whole, AtRest):
            raise UsageError("the store cannot be written, and its index is not up to date", where=db)
        people = tuple(ids_of(name, whole.stored) for name in person or ())
        wanted = Wanted(people=people, since=days.first, until=days.last, text=text)
        page, total = whole.stored.contacts(wanted, limit=most), whole.stored.count(wanted)
        if shown is Shown.json:
            found = [
                {**contact_json(c, language.value), "hits": list(_hits(whole, c, seeking))} for c in page.contacts
            ]
            typer.echo(dumps({"contacts": found, "found": total}))
            return
        for contact in page.contacts:
            console().print(_found(whole, contact, seeking, language.value))
        from depesche.cli.tables import words

        say(words(language.value)["found"].format(n=total))


def _hits(whole: AtRest, contact: Contact, seeking: Sought) -> Iterator[dict[str, Any]]:
    """Where the words stand in the articles about a contact."""
    from depesche.store.search import marks

    names = list(dict.fromkeys(ref.document for ref in contact.reports))
    whole.readings.fetch(names)
    for name in names:
        if spans := marks(whole.readings[name], seeking):
            yield {"document": name, "spans": [list(span) for span in spans]}


def _found(whole: AtRest, contact: Contact, seeking: Sought, language: str) -> Text:
    """A contact with the best places of its articles, the words marked."""
    from rich.text import Text

    from depesche.cli.tables import title
    from depesche.store.search import best
    from depesche.telling.excerpts import around

    shown = Text(f"{contact.id}  {title(contact, language)}")
    hits = sorted(_hits(whole, contact, seeking), key=lambda hit: -len(best(hit["spans"])))
    for hit in hits[:_SHOWN]:
        text, spans = whole.readings[hit["document"]].document.text, best(hit["spans"])
        mark = spans[0][0], spans[-1][1]
        before, inside, after = around(text, mark)
        shown.append(f"\n    {before}", style="dim").append(inside, style="bold").append(after, style="dim")
        shown.append(f" ({hit['document']})", style="dim")
    return shown


# -- remove ----------------------------------------------------------------------------------------
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ID...", help="The articles, by id.")],
    db: Database,
    language: Language = Tongue.de,
) -> None:
    """Take articles out of a store: their evidence goes, and contacts that only they tell of.

    What this changes is shown, and noted in the log. Decisions are kept, for the case that the articles come back.
    """
    from depesche.store import Store

    with Store(db, create=False) as store:
        known = store.there(articles)
        if unknown := [name for name in articles if name not in known]:
            raise UsageError(
                f"there is no article {unknown[0]!r}; nothing was removed",
                remedy="depesche chronicle --contact ID shows the ids of articles",
            )
        base = knowledge_of(None)
        store.refresh(base)
        with store.asking() as stored:
            run = stored.runs
        store.remove(articles)
        store.refresh(base, "remove")
        with store.asking() as stored:
            _print_log(stored, stored.changes(run=run), language.value)
    say(f"{len(known)} removed")


# -- changes ---------------------------------------------------------------------------------------
def changes(
    db: Database,
    since: Annotated[str | None, typer.Option(metavar="EDTF", help="What changed from this day on.")] = None,
    after: Annotated[int | None, typer.Option(metavar="RUN", min=0, help="What changed after this run.")] = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    language: Language = Tongue.de,
) -> None:
    """Show what changed in the chronicle, run by run, and through which articles and decisions.

    A run is a command that changed something; all of them are shown where neither --since nor --after is given.
    """
    days = days_of(since, "--since")
    first = days.first if days else None
    from depesche.store.at_rest import AtRest

    with shown_from(db) as whole:
        if not isinstance(whole, AtRest):
            raise UsageError("the store cannot be written, and its log is not up to date", where=db)
        found = whole.stored.changes(day=first.isoformat() if first else None, run=after)
        if shown is Shown.json:
            from depesche.codec import dumps
            from depesche.store.log import logged_json

            typer.echo(dumps({"changes": [logged_json(logged) for logged in found]}))
        elif not found:
            from depesche.cli.tables import words

            say(words(language.value)["nothing_changed"])
        else:
            _print_log(whole.stored, found, language.value)


def _print_log(stored: Stored, found: Sequence[Logged], language: str) -> None:
    """The changes under the runs that made them, each with its cause."""
    from rich.text import Text

    from depesche.cli.answers import changes_table
    from depesche.telling.words import moment

    known = stored.those(sorted({name for logged in found for name in logged.change.contacts}))
    decided = stored.decided(sorted({name for logged in found for name in logged.decisions}))

    screen, run = console(), -1
    for logged in found:
        if logged.run != run:
            run = logged.run
            screen.print(Text(f"{logged.run}  {moment(logged.at, language)}  {logged.command}", style="bold"))
        screen.print(changes_table([logged.change], known, language))
        decisions = (f"{name}: {decided[name]}" if name in decided else name for name in logged.decisions)
        if cause := ", ".join((*decisions, *logged.documents)):
            screen.print(Text(f"  ({cause})", style="dim"))


# -- db --------------------------------------------------------------------------------------------
@group.command(epilog="Example: depesche db check --db press.sqlite")
def check(
    db: Database,
    mend: Annotated[bool, typer.Option("--mend", help="Keep the chronicle that is made anew.")] = False,
) -> None:
    """Check that a store is whole: the file, the texts, and the chronicle, which is made anew and compared.

    Exits with 1 where something is wrong, each in one line.
    """
    from depesche.store import Store

    with Store(db, create=False) as store:
        base = knowledge_of(None)
        store.refresh(base)
        problems = store.check(base, mend=mend)
    for problem in problems:
        say(problem)
    if problems:
        raise typer.Exit(code=1)
    say(f"{db} is whole")


@group.command(epilog="Example: depesche db rebuild --jobs 4 --db press.sqlite")
def rebuild(
    db: Database,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes make it.")] = 1,
) -> None:
    """Make the chronicle of a store anew from its articles and decisions.

    It comes out the same, whatever the number of processes. Until it is done the store answers as before, also where
    the command is ended on its way.
    """
    from depesche.store import Store
    from depesche.store.portions import processes

    with Store(db, create=False) as store:
        store.rebuild(knowledge_of(None), processes(jobs))
        with store.asking() as stored:
            say(f"{db} has {stored.count()} contacts")


@group.command(epilog="Example: depesche db backup copy.sqlite --db press.sqlite")
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy, a file that is not there yet.")],
    db: Database,
) -> None:
    """Copy a store into one SQLite file, as it stands at one moment, also while others write to it."""
    from depesche.store import Store

    with Store(db, create=False) as store:
        size = store.backup(target)
    say(f"{target} has {size / 1e6:.1f} MB")


@group.command(epilog="Example: depesche db vacuum --db press.sqlite")
def vacuum(db: Database) -> None:
    """Give back the room of what was removed."""
    from depesche.store import Store

    with Store(db, create=False) as store:
        store.vacuum()
    say(f"{db} is tidy")
