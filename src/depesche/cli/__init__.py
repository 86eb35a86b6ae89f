"""The commands. :func:`main` is the program ``depesche``.

Each command is a thin adapter: it reads its options, calls the library and prints. What is printed for programs
goes to standard output as JSON; everything else for people goes there as tables, and messages to standard error.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable
from typing import Final

__all__ = ["main"]

#: Exit codes of the contract.
BAD_INPUT: Final = 1
#: What keeps output from being written: no room, a quota, a limit of files, a broken medium, a stream that is closed.
_OF_THE_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def main() -> None:
    """Run the program: exit 0 on success, 1 on bad input, 2 on wrong usage."""
    from depesche.startup import quickly

    quickly()
    from depesche.cli.app import app
    from depesche.errors import DepescheError
    from depesche.visible import without_passwords

    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # names of files may be no text in any encoding: their bytes are shown escaped
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _run(app)
    except DepescheError as error:
        sys.stderr.write(f"depesche: {without_passwords(str(error))}\n")
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; Python must not complain at exit.
        _forget_output()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _OF_THE_DISK:
            raise
        _forget_output()
        sys.stderr.write(f"depesche: the output cannot be written: {error.strerror}\n")
        sys.exit(BAD_INPUT)


def _open_what_is_closed() -> None:
    """Streams that whoever started us has closed: the next file to be opened must not take their place.

    There is nothing to read, nothing is said, and whatever is printed cannot be written.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _run(app: Callable[[], object]) -> None:
    """Run the program and write out what it printed, so that a full disk is found while it can still be said."""
    try:
        app()
    finally:
        # What was loaded goes with the process: searching it for cycles at exit takes longer than many a command.
        gc.freeze()
        if isinstance(sys.exc_info()[1], SystemExit | None):
            sys.stdout.flush()


def _forget_output() -> None:
    """What is still to be written goes nowhere: Python must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
