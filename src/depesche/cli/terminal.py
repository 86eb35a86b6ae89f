"""The terminal: consoles, progress and messages."""

from __future__ import annotations

import io
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from depesche.visible import without_passwords

if TYPE_CHECKING:
    from rich.console import Console

    from depesche.intake import Tally
    from depesche.rejects import Reject
    from depesche.sources.streams import Meter

#: Seconds between two lines of progress where nobody watches a bar.
_MINUTE: Final = 60
#: Of how far a run was when, as many moments are kept in the time since it began.
_LOOKS: Final = 100
#: Two looks are at least so far apart, in seconds.
_INSTANT: Final = 0.001


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
    """How fast a run comes on, by the bytes behind it since the first of them were: those of an earlier run do not
    count, nor the time in which all was loaded. The later half of the time counts three times as much as the earlier.
    """

    total: int | None
    #: Some looks since then, each the bytes behind and when.
    seen: list[tuple[int, float]] = field(default_factory=list)

    def left(self, done: int, now: float, ahead: int | None = None) -> float | None:
        """The seconds that are left, where the end and a speed are known; ``ahead`` are bytes that are left, where it
        is not all that is not ``done``.
        """
        if not self.seen or done <= self.seen[0][0]:
            self.seen = [(done, now)]
            return None
        begun = self.seen[0][1]
        half = bisect_right(self.seen, (begun + now) / 2, key=itemgetter(1)) - 1
        speed = (self._speed(0, done, now) + self._speed(half, done, now)) / 2
        if now - self.seen[-1][1] > (now - begun) / _LOOKS:
            self.seen.append((done, now))
        if self.total is None or not speed:
            return None
        return (max(0, self.total - done) if ahead is None else ahead) / speed

    def _speed(self, look: int, done: int, now: float) -> float:
        before, at = self.seen[look]
        return (done - before) / max(now - at, _INSTANT)


class Show(Protocol):
    """Shows anew how far a run is."""

    def __call__(self, done: int, said: str, ahead: int | None = None) -> None:
        """Show the bytes behind, what became of them, and, where it is not all others, the bytes that are left."""


@contextmanager
def progress(total: int | None) -> Iterator[Show]:
    """How far a run of so many bytes is; yields what shows it anew.

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

        def show(done: int, said: str, ahead: int | None = None) -> None:
            left = _remaining(pace.left(done, time.monotonic(), ahead))
            bar.update(task, completed=done, description=said + left)

        yield show


@contextmanager
def counted(meter: Meter, tally: Tally) -> Iterator[Callable[[], None]]:
    """The progress of articles into a store: articles, rate, rejects, time that remains; yields what shows it anew."""
    begun = time.monotonic()
    with progress(meter.total) as show:
        yield lambda: show(meter.done, _so_far(tally, time.monotonic() - begun))


def _lines(pace: Pace) -> Show:
    last = time.monotonic()

    def show(done: int, said: str, ahead: int | None = None) -> None:
        nonlocal last
        now = time.monotonic()
        left = pace.left(done, now, ahead)
        if now - last >= _MINUTE:
            last = now
            say(said + (f", {100 * done / pace.total:.0f} %" if pace.total else "") + _remaining(left))

    return show


def _so_far(tally: Tally, seconds: float) -> str:
    return f"{tally.done} articles, {tally.done / max(seconds, 0.001):.0f}/s, {tally.rejected} rejected"


def _remaining(left: float | None) -> str:
    """What is left, where it is known."""
    if left is None:
        return ""
    return f", {left / _MINUTE:.0f} min left" if left >= 2 * _MINUTE else f", {left:.0f} s left"
