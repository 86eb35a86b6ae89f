"""``watch`` and ``fetch``: the commands that ask the network for articles."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from depesche.cli.articles import summary
from depesche.cli.knowing import knowledge_of, reader_name
from depesche.cli.options import Contact, Database, Language, Overlays, Publisher, Shown, Tongue
from depesche.cli.terminal import Problems, console, say

if TYPE_CHECKING:
    from depesche.fetching.polite import Polite
    from depesche.intake import Intake
    from depesche.knowledge import Knowledge
    from depesche.store import Store

Pause = Annotated[
    float | None,
    typer.Option("--pause", metavar="SECONDS", min=0, help="Between two requests to one host, at least."),
]
#: The longest sleep between two looks at the clock, in seconds.
_NAP: Final = 30.0


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog="Example: depesche watch feeds.toml --db press.sqlite --once")(watch)
    app.command(epilog="Example: depesche fetch https://zeitung.example/artikel.html --db press.sqlite")(fetch)


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS", help="A TOML file that names the feeds.")],
    db: Database,
    once: Annotated[bool, typer.Option("--once", help="Ask every feed once and end, as for cron.")] = False,
    pause: Pause = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Follow feeds: take the articles that they point to, and show new contacts and findings as they appear.

    The file has a [[feed]] for each feed with its url and, if wanted, publisher and every (minutes), and above them
    contact (whom a server's owner can write to), pause (seconds) and every for all.

    Hosts are asked with manners: robots.txt, one request at a time, a pause between two, rest where they ask for it;
    a feed is asked whether anything is new before it is fetched. A page is taken once. What is known of feeds and
    pages is in the store, so that the command can be ended and started at any time. A page that cannot be had is asked
    for again later, and noted when it is given up. A feed's date counts only where the page has none.
    """
    from depesche.fetching.polite import Polite
    from depesche.fetching.settings import read_settings
    from depesche.fetching.watching import Telling, Watch
    from depesche.fetching.web import Http

    settings = read_settings(feeds)
    problems, known = Problems(), knowledge_of(overlays)
    seconds = settings.pause if pause is None else pause

    def failed(message: str) -> None:
        problems.count += 1
        say(message)

    def news(intake: Intake) -> None:
        tell_news(intake, known, shown, language)
        intake.settle(known)

    def polite(store: Store) -> Polite:
        return Polite(web, pause=seconds, known=store.host)

    with closing(Http(settings.contact)) as web:
        watching = Watch(
            db,
            settings.feeds,
            polite,
            Telling(failed, problems, news),
            reader=reader_name(overlays),
        )
        with closing(watching):
            watching.once(all_feeds=once)
            while not once:
                _wait(watching.next_at().timestamp())
                watching.once()
    problems.finish()


def fetch(
    db: Database,
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]...", help="Addresses of articles.")] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="LIST", help="A list with a column of addresses (CSV, XLSX)."),
    ] = None,
    publisher: Publisher = None,
    contact: Contact = None,
    pause: Pause = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Fetch pages and store what their articles say; show new contacts and findings.

    Hosts are asked with the manners of depesche watch. A page whose article is stored already is not fetched again.
    """
    from depesche.fetching.asking import Wanted, fetched, listed
    from depesche.fetching.polite import PAUSE, Polite
    from depesche.fetching.web import Http
    from depesche.intake import Intake, now
    from depesche.store import Store

    if not urls and not lists:
        raise typer.BadParameter("name addresses, or a list with --from", param_hint="URL")
    problems, known = Problems(), knowledge_of(overlays)
    wanted = [Wanted(url, publisher=publisher) for url in urls or ()]
    with closing(Http(contact)) as web, Store(db) as store:
        manners = Polite(web, pause=PAUSE if pause is None else pause, known=store.host)
        pages = chain(wanted, *(listed(path) for path in lists or ()))
        try:
            with Intake(db, problems) as intake:
                intake.tells_news = True
                intake.on_batch = lambda: tell_news(intake, known, shown, language)
                intake.run(fetched(pages, manners, store, now), jobs=1, reader=reader_name(overlays))
                intake.settle(known)
        finally:
            store.note_hosts(manners.states())
    say(summary(intake.tally))
    problems.finish()


def tell_news(intake: Intake, knowledge: Knowledge, shown: Shown, language: Tongue) -> None:
    """Show what new articles changed in the chronicle, once."""
    from depesche.codec import contact_json, dumps
    from depesche.codec.answers import change_json

    for line in intake.revised.taken():
        say(line)
    changes, contacts_by_id = intake.changes(knowledge)
    intake.revised.forget()
    if not changes:
        return
    if shown is Shown.json:
        for change in changes:
            contacts = [contact_json(contacts_by_id[name]) for name in change.contacts if name in contacts_by_id]
            typer.echo(dumps({"change": change_json(change), "contacts": contacts}))
    else:
        from depesche.cli.answers import changes_table

        console().print(changes_table(changes, contacts_by_id, language.value))


def _wait(until: float) -> None:
    """Sleep until a time of the clock, a little at a time: clocks are set, machines sleep."""
    while (left := until - time.time()) > 0:
        time.sleep(min(left, _NAP))
    time.sleep(0.2)
