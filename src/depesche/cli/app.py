"""The program's commands and where each is defined."""

from __future__ import annotations

from typing import Annotated

import typer

from depesche import __version__
from depesche.cli import articles, chronicle, decisions, explain, filters, knowledge, who

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
        typer.echo(f"depesche {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads German news and writes a sourced, dated chronicle of the contacts between world leaders."""


for module in (articles, chronicle, filters, explain, decisions, who, knowledge):
    module.register(app)
