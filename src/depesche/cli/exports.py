"""``export``: the chronicle, or a part of it, in files for other programs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from depesche.cli.chronicle import AsOf, Between, From, Side, To
from depesche.cli.options import Database, Language, Overlays, Tongue, day_of, days_of, one_of
from depesche.cli.printing import extract_of, say_what_is_left_out
from depesche.cli.wanted import Filter, chosen, say_what_is_hidden, sides_named
from depesche.cli.whole import shown_from
from depesche.export.formats import FORMATS, format_named


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    told = "\n\n".join(f"{found.means}. Example: {found.example}" for found in FORMATS)
    app.command(epilog=told)(export)


def export(
    db: Database,
    wanted: Annotated[str, one_of((f.name for f in FORMATS), "--format", help="What to write.")],
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file or, of several files, the folder to write.")],
    between: Between = None,
    since: From = None,
    until: To = None,
    side: Side = None,
    as_of: AsOf = None,
    max_quote: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            help="At most N characters of an article at a time; none with 0. No limit if not given.",
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="A byte order mark before CSV, for Excel.")] = False,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Write the chronicle of a store, or a part of it, for other programs.

    A file that exists is replaced, but never a store, an article or a folder of other things. The same store gives the
    same bytes; every export says with which versions it was made.
    """
    from depesche.export.target import to_file, to_folder

    with shown_from(db, overlays, as_of=day_of(as_of, "--as-of"), between=between) as whole:
        asked = Filter(between, days_of(since, "--from"), days_of(until, "--to"), sides_named(side))
        contacts, findings = chosen(asked, whole)
        say_what_is_hidden(asked, whole, contacts, language.value)
        extract = extract_of(whole, contacts, findings, language.value, asked, max_quote=max_quote, bom=bom)
        kept = chain(overlays or (), (db,), extract.inputs())
        form = format_named(wanted)
        if form.shape == "folder":
            with to_folder(out, kept) as folder:
                left_out = form.to_folder()(extract, folder)
        else:
            with to_file(out, kept) as file:
                left_out = form.to_file()(extract, file)
        say_what_is_left_out(left_out, language.value)
