"""``serve`` and ``tokens``: the reading room, and who may write in it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from depesche.cli.options import Contact, Database
from depesche.cli.terminal import console, say
from depesche.errors import UsageError


class Act(StrEnum):
    """What can be done with tokens."""

    list = "list"
    add = "add"
    revoke = "revoke"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog="Example: depesche serve --db press.sqlite --port 8765")(serve)
    app.command(epilog="Example: depesche tokens add Anna --db press.sqlite")(tokens)


def serve(
    db: Database,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to listen at; others than this machine reach 0.0.0.0."),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A name under which it is reached, behind a proxy.")
    ] = None,
    fetch: Annotated[
        bool,
        typer.Option("--fetch", help="Let who has a token add pages by their address, fetched from the network."),
    ] = False,
    contact: Contact = None,
) -> None:
    """Open the chronicle in a browser: pages, and an HTTP API at /api.

    Everybody who reaches it may read. Decisions and articles are taken from who has a token; the first start makes
    one and shows it once. Without --fetch nothing is asked of the network; with it, pages of the public web are, with
    the manners of depesche watch.
    """
    try:
        from depesche.room.serving import serve as start
    except ImportError as error:
        raise UsageError("serving pages needs more packages", remedy="pip install 'depesche[web]'") from error
    start(db, host=host, port=port, names=name or [], say=say, fetch=fetch, contact=contact)


def tokens(
    act: Annotated[Act, typer.Argument(help="list shows whose there are, add makes one, revoke takes one back.")],
    db: Database,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whose token it is.")] = None,
) -> None:
    """Say who may write in the reading room. A new token is shown once; the store keeps only its hash."""
    from depesche.store.tokens import Tokens

    kept = Tokens(db)
    try:
        if act is Act.list:
            for token in kept.all():
                state = "revoked" if token.revoked else "in force"
                console().print(f"{token.name}  {token.made:%Y-%m-%d}  {state}", highlight=False, markup=False)
            return
        if not name:
            raise UsageError(f"{act.value} needs a name", remedy=f"depesche tokens {act.value} NAME --db {db}")
        if act is Act.add:
            typer.echo(kept.make(name, dt.datetime.now(dt.UTC)))
            say(f"the token of {name}: it is not shown again")
        else:
            kept.revoke(name)
            say(f"the token of {name} is no longer in force")
    finally:
        kept.close()
