"""The reference of the commands, written from their own help (``make docs``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import typer

from depesche.cli.app import app

_WIDTH: Final = 96
_INTRODUCTION: Final = """# Commands

Written by `make docs` from the commands' own help.

Every command exits with 0 on success, with 1 on bad input (and says on standard error, in one line, which file and
what is wrong), and with 2 on wrong usage. JSON and tables go to standard output; messages and progress go to
standard error.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    program: Any = typer.main.get_command(app)
    with program.make_context("depesche", ["read", "-"], resilient_parsing=True, terminal_width=_WIDTH) as top:
        yield from _commands(program, top)


def _commands(program: Any, top: Any) -> Iterator[str]:
    """The help of each command, and of the commands of a command."""
    for name in program.list_commands(top):
        command = program.get_command(top, name)
        with command.context_class(command, info_name=name, parent=top, terminal_width=_WIDTH) as context:
            text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
            yield f"## {context.command_path}\n\n```text\n{text}\n```\n"
            if hasattr(command, "list_commands"):
                yield from _commands(command, context)
