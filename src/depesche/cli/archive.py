"""``archive``: very many pages or articles, in a folder that a killed run goes on from."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from depesche.cli.options import Jobs, Overlays
from depesche.cli.terminal import Show, progress, say

if TYPE_CHECKING:
    from depesche.archive.files import Folder
    from depesche.archive.run import Options, State

_HOUR: Final = 3600
_MB: Final = 1_000_000
#: So many of what is alike are said, and so many reasons.
_FEW: Final = 3
_REASONS: Final = 6

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Files, folders, patterns, URLs that fsspec reads, or @LIST: a file that names such."
    ),
]
Out = Annotated[Path, typer.Option(metavar="DIR", help="The folder of the run; --db DIR opens it like any store.")]
Ray = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="A Ray cluster (auto, ray://host:port) in place of this machine's cores."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="Addresses to read, with * and ?; may be given several times."),
]
Index = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="An index of captures (CDXJ) or a list of addresses: what it has not is passed over."
    ),
]
Again = Annotated[bool, typer.Option("--retry", help="Try once more what could not be read, and nothing else.")]
Into = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE|URL", help="Load what was read into this store in place of one in DIR."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read a sample and say what the run would take.")]


Audit = Annotated[
    float,
    typer.Option(
        metavar="SHARE", min=0.0, max=1.0, help="Read this share of what the gate refuses, and say what it lost."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog="Example: depesche archive crawl/*.warc.gz --out run --audit 0.01 --jobs 8")(archive)


def archive(
    inputs: Inputs,
    out: Out,
    ray: Ray = None,
    jobs: Jobs = None,
    dry_run: DryRun = False,
    audit: Audit = 0.0,
    only: Only = None,
    index: Index = None,
    retry: Again = False,
    db: Into = None,
    overlays: Overlays = None,
) -> None:
    """Read an archive of captures (WARC), Parquet or JSON Lines into a folder with its readings and their chronicle.

    The folder has a marker for every unit that is done, so that the same command goes on from there after whatever
    stopped it. What cannot be read is a row under rejects/; the exit code is then 1. --retry tries that alone again.
    What the run took and gave is said at its end, and stands in summary.json.
    """
    from depesche.archive.files import Folder
    from depesche.archive.run import Options, estimate, load, run, workers_of
    from depesche.archive.wanted import Wanted
    from depesche.cli.knowing import knowledge_of, wanted
    from depesche.made import made_with

    files, offices = wanted(overlays)
    knowledge = knowledge_of(overlays)
    made = made_with(knowledge)
    wants = Wanted(tuple(only or ()), index)
    options = Options(tuple(inputs), out, made, files, offices, audit, jobs, ray, wants, retry, say)
    begun = time.monotonic()
    if dry_run:
        _say_estimate(estimate(options), options)
        return
    with _resumable(), _watched() as look:
        state = run(options, look)
    for line in (*_summary(state, time.monotonic() - begun), *_refused(Folder(out), state)):
        say(line)
    said = Few()
    with _resumable():
        store = load(out, said, knowledge, workers_of(options), into=db)
    said.finish()
    say(f"the chronicle is in {store}: depesche chronicle --db {db or out}")
    if state.counts["rejects"]:
        raise typer.Exit(code=1)


class Few:
    """Says the first of many alike, and in the end how many more there are."""

    def __init__(self) -> None:
        self._more = 0
        self._said = 0

    def __call__(self, line: str) -> None:
        """Take one."""
        if self._said < _FEW:
            self._said += 1
            say(line)
        else:
            self._more += 1

    def finish(self) -> None:
        """Say how many were not said."""
        if self._more:
            say(f"… and {self._more} more of these")


@contextmanager
def _watched() -> Iterator[Callable[[State], None]]:
    """The progress of a run, which is known how long it is once it is looked at."""
    with ExitStack() as stack:
        show: Show | None = None

        def look(state: State) -> None:
            nonlocal show
            if show is None:
                show = stack.enter_context(progress(state.total))
            said = f"{state.done} of {state.units} units, {state.counts['told']} articles tell"
            show(state.behind, said, state.ahead)

        yield look


@contextmanager
def _resumable() -> Iterator[None]:
    """Says on Ctrl-C what is done."""
    try:
        yield
    except KeyboardInterrupt:
        say("stopped: the units that are done are safe, the same command goes on from there")
        raise


def _say_estimate(state: State, options: Options) -> None:
    """What a run would take, from a sample."""
    from depesche.crew import cores

    share = state.behind / state.total if state.total else 1.0
    if not share:
        say("there is nothing to read")
        return
    once = state.seconds.get("load", 0.0)
    seconds, records = (sum(state.seconds.values()) - once) / share + once, state.counts["records"] / share
    jobs = options.jobs or cores()
    say(f"sampled {state.counts['records']} records, {100 * share:.2g} % of {state.total / _MB:.0f} MB")
    say(
        f"about {records:.0f} records, {seconds / _HOUR:.2g} hours of one core, {seconds / jobs / _HOUR:.2g} on {jobs}"
    )
    say(
        f"about {state.counts['told'] / share:.0f} articles that tell of {state.counts['reports'] / share:.0f} contacts"
    )
    say(f"about {state.counts['told'] / share * _ROW / _MB:.0f} MB of readings")


#: What a reading with its text takes on disk and in the store, in bytes (measured over 300 short articles).
_ROW: Final = 10_000


def _summary(state: State, seconds: float) -> Iterator[str]:
    """What a run took and gave, line by line."""
    counts = state.counts
    yield (
        f"{counts['records']} records of {state.units} units in {seconds:.0f} s: {counts['articles']} articles read, "
        f"{counts['told']} tell of {counts['reports']} contacts, {counts['rejects']} not read"
    )
    if counts["pages"]:
        share = 100 * counts["passed"] / counts["pages"]
        yield f"the gate let {counts['passed']} of {counts['pages']} pages through ({share:.1f} %)"
    if counts["audited"]:
        yield f"audit: {counts['audited']} refused pages were read, {counts['lost']} tell of a contact"
    for stage, taken in sorted(state.seconds.items(), key=lambda item: -item[1]):
        rate = f", {counts['records'] / taken:.0f} records/s" if taken and stage != "load" else ""
        yield f"  {stage}: {taken:.1f} s of processor{rate}"
    for taken, where in state.slowest[:_FEW]:
        yield f"slow: {where} ({taken:.1f} s)"
    yield f"{state.memory / _MB:.0f} MB a worker at most"


def _refused(folder: Folder, state: State) -> Iterator[str]:
    """What could not be read, by its reasons, and what the gate lost."""
    if state.counts["rejects"]:
        reasons = Counter(row["code"] for row in folder.rows("rejects"))
        told = ", ".join(f"{code} {count}" for code, count in reasons.most_common(_REASONS))
        yield f"not read: {told} (see {folder.root / 'rejects'}; --retry tries them again)"
    for row in islice((row for row in folder.rows("audit") if "reports" in row), _FEW):
        yield f"lost by the gate: {row['url'] or row['where']} ({'; '.join(row['reports'])})"
