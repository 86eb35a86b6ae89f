"""The terminal: consoles, progress and messages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depesche.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console


def console(**options: Any) -> Console:
    """A console on standard output; colours only where that is a terminal."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False, **options)


def say(message: str) -> None:
    """One line for people, on standard error."""
    sys.stderr.write(f"depesche: {message}\n")


@contextmanager
def written_to(path: Path | None) -> Iterator[None]:
    """Standard output goes to a file inside, which appears whole or not at all; ``None`` leaves it as it is.

    Raises :class:`~depesche.errors.UsageError` where the file cannot be written.
    """
    if path is None:
        yield
        return
    from depesche.errors import UsageError

    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            yield
        part.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}", remedy="name a file in a folder that exists"
        ) from error
    finally:
        part.unlink(missing_ok=True)


class Problems:
    """What was wrong with single articles: raised at once, or said and counted with ``--keep-going``."""

    def __init__(self, *, keep_going: bool) -> None:
        self.keep_going = keep_going
        self.count = 0

    def __call__(self, error: InputError) -> None:
        """Take one error."""
        if not self.keep_going:
            raise error
        self.count += 1
        say(str(error))

    def finish(self) -> None:
        """Exit with 1 where anything was wrong."""
        if self.count:
            import typer

            raise typer.Exit(code=1)


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, only where that is a terminal; yields what moves it by one."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: Sequence[Any] = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def _nothing() -> None:
    """Progress that nobody sees."""
