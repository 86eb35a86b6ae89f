"""The program's commands and where each is defined."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from depesche.cli import (
    archive,
    articles,
    chronicle,
    comparisons,
    decisions,
    explain,
    exports,
    filters,
    knowledge,
    network,
    serving,
    stores,
    who,
)
from depesche.version import VERSION

app = typer.Typer(
    name="depesche",
    help="Reads German news and writes a sourced, dated chronicle of the contacts between world leaders.",
    epilog="Example: depesche add articles/ --db press.sqlite && depesche chronicle --db press.sqlite",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"depesche {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads German news and writes a sourced, dated chronicle of the contacts between world leaders."""


#: One line for each command in the list of all.
SUMMARIES: Final = {
    "read": "Read articles and print what each says.",
    "text": "Print articles without the page around them.",
    "add": "Read articles and store what they say.",
    "archive": "Read an archive of very many pages, on many cores or machines.",
    "watch": "Follow feeds and show what is new.",
    "fetch": "Fetch pages and store what they say.",
    "migrate": "Bring a store of an older version to this one.",
    "chronicle": "Show the contacts and findings of a store.",
    "export": "Write the chronicle for other programs.",
    "compare": "Hold your own list of contacts against a store.",
    "check": "Ask whether a sentence about contacts holds.",
    "diff": "Show what became known between two days.",
    "time": "Find the time expressions of texts (TIMEX3).",
    "quotes": "Find who said what in texts.",
    "people": "Find people, offices and states in texts.",
    "clean": "Find what of texts is the article.",
    "explain": "Show an article with all that was read in it, and why.",
    "decide": "Correct the chronicle by hand.",
    "serve": "Open the chronicle in a browser.",
    "tokens": "Say who may write in the reading room.",
    "search": "Find contacts by the words of their articles.",
    "changes": "Show what changed in the chronicle, and through what.",
    "remove": "Take articles out of a store.",
    "who": "Say whom a description means on a day.",
}

#: In the order of the list of commands.
MODULES: Final = (
    articles,
    network,
    archive,
    chronicle,
    exports,
    comparisons,
    filters,
    explain,
    decisions,
    stores,
    serving,
    who,
    knowledge,
)

for module in MODULES:
    module.register(app)
for command in app.registered_commands:
    command.short_help = SUMMARIES[command.callback.__name__] if command.callback else None
