"""The terminal: consoles, progress and messages."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from depesche.visible import without_passwords

if TYPE_CHECKING:
    from rich.console import Console

    from depesche.intake import Tally
    from depesche.rejects import Reject
    from depesche.sources.streams import Meter

#: Seconds between two lines of progress where nobody watches a bar.
_MINUTE: Final = 60


def console(**options: Any) -> Console:
    """A console on standard output; colours only where that is a terminal."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False, **options)


def remarks() -> Console:
    """A console on standard error, for tables that are no result."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def say(message: str) -> None:
    """One line for people, on standard error; no password is told."""
    sys.stderr.write(f"depesche: {without_passwords(message)}\n")


@contextmanager
def written_to(path: Path | None, kept: Iterable[str] = ()) -> Iterator[None]:
    """Standard output goes to a file inside, which appears whole or not at all; ``None`` leaves it as it is.
    ``kept`` are files that it must not replace, nor any store.

    Raises :class:`~depesche.errors.UsageError` where the file cannot be written.
    """
    if path is None:
        yield
        return
    from depesche.export.target import to_file

    with to_file(path, kept) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        try:
            with redirect_stdout(text):
                yield
        finally:
            text.detach()


class Problems:
    """What was wrong with single articles: one line each, and in the end the exit code that says so."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, reject: Reject) -> None:
        """Take one article that was not read."""
        self.count += 1
        say(str(reject))

    def finish(self) -> None:
        """Exit with 1 where anything was wrong."""
        if self.count:
            import typer

            raise typer.Exit(code=1)


@contextmanager
def progress(meter: Meter, tally: Tally) -> Iterator[Callable[[], None]]:
    """How far a run is, by the bytes read: articles, rate, rejects, time that remains; yields what shows it anew.

    A bar on standard error where that is a terminal, else one line a minute.
    """
    begun = time.monotonic()
    if not sys.stderr.isatty():
        yield _lines(meter, tally, begun)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    said = TextColumn("{task.description}")
    columns: Sequence[Any] = (said, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=meter.total)
        yield lambda: bar.update(task, completed=meter.done, description=_so_far(tally, time.monotonic() - begun))


def _lines(meter: Meter, tally: Tally, begun: float) -> Callable[[], None]:
    last = begun

    def show() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _MINUTE:
            last = now
            say(_so_far(tally, now - begun) + _remaining(meter, now - begun))

    return show


def _so_far(tally: Tally, seconds: float) -> str:
    return f"{tally.done} articles, {tally.done / max(seconds, 0.001):.0f}/s, {tally.rejected} rejected"


def _remaining(meter: Meter, seconds: float) -> str:
    """What is left by the bytes read, where a stream's end is known."""
    if not meter.total or not meter.done:
        return ""
    left = seconds * max(0, meter.total - meter.done) / meter.done
    return f", {100 * meter.done / meter.total:.0f} %, {left / _MINUTE:.0f} min left"
