"""The terminal: consoles, progress and messages."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
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


@dataclass(slots=True)
class Pace:
    """How fast a run comes on, by the bytes behind it since it was looked at first: those of an earlier run do not
    count, nor the time in which all was loaded.
    """

    total: int | None
    first: tuple[int, float] | None = None

    def left(self, done: int, now: float) -> float | None:
        """The seconds that are left, where the end and a speed are known."""
        if self.first is None:
            self.first = done, now
        before, begun = self.first
        if self.total is None or done <= before:
            return None
        return (now - begun) * max(0, self.total - done) / (done - before)


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[int, str], None]]:
    """How far a run of so many bytes is; yields what shows it anew, given the bytes behind and what became of them.

    A bar on standard error where that is a terminal, else one line a minute.
    """
    pace = Pace(total)
    if not sys.stderr.isatty():
        yield _lines(pace)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns: Sequence[Any] = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda done, said: bar.update(
            task, completed=done, description=said + _remaining(pace, done, time.monotonic())
        )


@contextmanager
def counted(meter: Meter, tally: Tally) -> Iterator[Callable[[], None]]:
    """The progress of articles into a store: articles, rate, rejects, time that remains; yields what shows it anew."""
    begun = time.monotonic()
    with progress(meter.total) as show:
        yield lambda: show(meter.done, _so_far(tally, time.monotonic() - begun))


def _lines(pace: Pace) -> Callable[[int, str], None]:
    last = time.monotonic()

    def show(done: int, said: str) -> None:
        nonlocal last
        now = time.monotonic()
        left = _remaining(pace, done, now)
        if now - last >= _MINUTE:
            last = now
            say(said + (f", {100 * done / pace.total:.0f} %" if pace.total else "") + left)

    return show


def _so_far(tally: Tally, seconds: float) -> str:
    return f"{tally.done} articles, {tally.done / max(seconds, 0.001):.0f}/s, {tally.rejected} rejected"


def _remaining(pace: Pace, done: int, now: float) -> str:
    """What is left, where it is known."""
    left = pace.left(done, now)
    if left is None:
        return ""
    return f", {left / _MINUTE:.0f} min left" if left >= 2 * _MINUTE else f", {left:.0f} s left"
