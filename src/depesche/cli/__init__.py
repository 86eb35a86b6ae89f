"""The commands. :func:`main` is the program ``depesche``.

Each command is a thin adapter: it reads its options, calls the library and prints. What is printed for programs
goes to standard output as JSON; everything else for people goes there as tables, and messages to standard error.
"""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

#: Exit codes of the contract.
BAD_INPUT = 1


def main() -> None:
    """Run the program: exit 0 on success, 1 on bad input, 2 on wrong usage."""
    from depesche.startup import quickly

    quickly()
    from depesche.cli.app import app
    from depesche.errors import DepescheError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # names of files may be no text in any encoding: their bytes are shown escaped
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except DepescheError as error:
        sys.stderr.write(f"depesche: {error}\n")
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
