"""``read``, ``text`` and ``add``: commands over articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.knowing import knowledge_of, reader_name, reader_of
from depesche.cli.options import (
    Database,
    Jobs,
    KeepGoing,
    Language,
    Overlays,
    Paths,
    Published,
    Publisher,
    Shown,
    SomePaths,
    Tongue,
    days_of,
)
from depesche.cli.terminal import Problems, console, counted, say

if TYPE_CHECKING:
    from depesche.intake import Intake, Tally
    from depesche.knowledge import Knowledge
    from depesche.sources.article import Placed
    from depesche.sources.looking import Looked, Piece

Retry = Annotated[bool, typer.Option("--retry", help="Read again the articles that could not be read before.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog="Example: depesche read article.txt --published 2017-05-02 --format json")(read)
    app.command(epilog="Example: depesche text article.txt --format json")(text)
    app.command(epilog="Example: depesche add articles/ more.jsonl --db press.sqlite")(add)
    app.command(epilog="Example: depesche migrate --db press.sqlite")(migrate)


def read(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    overlays: Overlays = None,
    keep_going: KeepGoing = False,
    language: Language = Tongue.de,
) -> None:
    """Read articles and print what each says: contacts, statements, claims."""
    from depesche.codec import dumps, made_json, reading_json
    from depesche.errors import ReadingError
    from depesche.made import made_with
    from depesche.rejects import Reject

    reader = reader_of(overlays)
    made = made_json(made_with(reader.setting.knowledge))
    problems = Problems()
    screen = console()
    for found in _documents(paths, published, publisher, problems):
        try:
            reading = reader.read(found.document)
        except ReadingError as error:
            problems(Reject(found.file, found.line, error, found.document.id))
            continue
        if shown is Shown.json:
            typer.echo(dumps({**reading_json(reading), "made_with": made}))
        else:
            from depesche.cli.tables import reading_table

            screen.print(reading_table(reading, language.value))
    problems.finish()


def text(
    paths: Paths,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    html: Annotated[
        bool, typer.Option("--html", help="A page of all, with what is left out greyed, and why.")
    ] = False,
    reasons: Annotated[
        bool, typer.Option("--why", help="Also what is left out, and why each piece is or is not.")
    ] = False,
    keep_going: KeepGoing = False,
    language: Language = Tongue.de,
) -> None:
    """Print what the reader sees of each article: its text without what stands around it."""
    from depesche.codec import dumps
    from depesche.web.cleaned import render, why

    problems = Problems()
    looked = _looked(paths, problems)
    if html:
        typer.echo(render(looked, language.value))
    else:
        for one in looked:
            if shown is Shown.json:
                typer.echo(dumps(_cleaned(one)))
            elif reasons:
                typer.echo("\n".join(_reasoned(one.pieces, lambda piece: why(piece, language.value))) + "\n")
            else:
                kept = (one.placed.document.text[start:end] for start, end in one.keep)
                typer.echo("\n".join(kept) + "\n")
    problems.finish()


def _cleaned(one: Looked) -> dict[str, Any]:
    """A document, its text, what of it is read, and all pieces of its source with the rules that say so."""
    from depesche.codec import document_json

    document = one.placed.document
    return {
        "document": document_json(document),
        "text": document.text,
        "keep": [list(span) for span in one.keep],
        "left_out": [{"start": cut.start, "end": cut.end, "kind": cut.kind} for cut in one.left_out],
        "pieces": [{"text": p.text, "kept": p.kept, "rule": p.rule, "kind": p.kind} for p in one.pieces],
    }


def _looked(paths: Iterable[str], problems: Problems) -> Iterator[Looked]:
    """The articles, looked at piece by piece; what cannot be read is said on the way."""
    from depesche.rejects import Reject
    from depesche.sources.looking import looked_at

    for found in looked_at(paths, notice=say):
        if isinstance(found, Reject):
            problems(found)
        else:
            yield found


def _reasoned(pieces: Iterable[Piece], why: Callable[[Piece], str]) -> Iterator[str]:
    """A line for each piece: a plus or a minus, why, and its text."""
    for piece in pieces:
        yield f"{'+' if piece.kept else '-'} [{why(piece)}] {' '.join(piece.text.split())}"


def add(
    db: Database,
    paths: SomePaths = None,
    published: Published = None,
    publisher: Publisher = None,
    overlays: Overlays = None,
    retry: Retry = False,
    jobs: Jobs = None,
    keep_going: KeepGoing = False,
) -> None:
    """Read articles and store what they say; repeating it is safe.

    An article that cannot be read is said in one line and noted in the store; the others are stored all the same,
    and the exit code is 1. --retry reads again what is noted. What is counted is stored and stays, even if the
    command is killed. Of an article that cannot tell of a contact only its metadata and text are kept: it is not
    read any further.

    Of an agency's item the newest version counts: it replaces an older one, a cancelled one takes the article out, and
    what is under embargo is kept out until a later add (or watch) finds that it has ended.
    """
    from depesche.intake import Intake
    from depesche.sources import placed, size_of
    from depesche.sources.streams import Meter

    if not paths and not retry:
        raise typer.BadParameter("name files or folders, or --retry", param_hint="PATH")
    days = days_of(published, "--published")
    problems, meter = Problems(), Meter(total=size_of(paths or ()))
    with Intake(db, problems) as intake, counted(meter, intake.tally) as step, _resumable(intake.tally):
        intake.on_batch = step
        reader = reader_name(overlays)
        if retry:
            intake.retry(notice=say, jobs=jobs, reader=reader)
        found = placed(paths or (), published=days, publisher=publisher, notice=say, meter=meter, jobs=jobs)
        intake.run(found, jobs=jobs, reader=reader)
        intake.settle(knowledge_of(overlays))
        tell_revisions(intake, knowledge_of(overlays))
    if intake.tally.done > intake.tally.rejected or not problems.count:
        say(summary(intake.tally))
    problems.finish()


def summary(tally: Tally) -> str:
    """What became of articles, in one line."""
    rejected = f", {tally.rejected} not read (add --retry tries them again)" if tally.rejected else ""
    taken_back = f", {tally.retracted} taken back by their agency" if tally.retracted else ""
    held = f", {tally.held} kept out until their embargo ends" if tally.held else ""
    return f"{tally.added} added, {tally.changed} changed, {tally.same} the same{taken_back}{held}{rejected}"


def tell_revisions(intake: Intake, knowledge: Knowledge) -> None:
    """Say which versions of agencies' items came, and what they changed in the chronicle."""
    for line in intake.revised.taken():
        say(line)
    changes, known = intake.changes(knowledge)
    if changes:
        from depesche.cli.answers import changes_table
        from depesche.cli.terminal import remarks

        say("this changed in the chronicle:")
        remarks().print(changes_table(changes, known, Tongue.de.value))


@contextmanager
def _resumable(tally: Tally) -> Iterator[None]:
    """Says on Ctrl-C what is stored."""
    try:
        yield
    except KeyboardInterrupt:
        say(f"stopped: {tally.stored} articles are stored, the same command goes on from there")
        raise


def migrate(db: Database, overlays: Overlays = None, jobs: Jobs = None) -> None:
    """Bring a store of an older version to this one, and read anew what an older version has read."""
    from depesche.intake import Intake
    from depesche.sources.article import Placed
    from depesche.sources.streams import Meter
    from depesche.store import Store, migrate_store

    before, after = migrate_store(db)
    say(f"{db} is of version {after}" + ("" if before == after else f" now (it was {before or 'empty'})"))
    with Store(db, create=False) as store:
        documents = store.outdated()
    problems = Problems()
    with Intake(db, problems) as intake, counted(Meter(), intake.tally) as step:
        intake.on_batch = step
        again = (Placed(document, document.path or document.id) for document in documents)
        intake.run(again, jobs=jobs, reader=reader_name(overlays))
        intake.settle(knowledge_of(overlays))
    if documents:
        say(f"{intake.tally.changed} articles are read anew")
    problems.finish()


def _documents(
    paths: Iterable[str], published: str | None, publisher: str | None, problems: Problems
) -> Iterator[Placed]:
    """The documents behind the paths; what cannot be read is said on the way."""
    from depesche.rejects import Reject
    from depesche.sources import placed

    days = days_of(published, "--published")
    for found in placed(paths, published=days, publisher=publisher, notice=say):
        if isinstance(found, Reject):
            problems(found)
        elif found.revision is not None and found.revision.retracts:
            say(f"{found.where}: {found.document.id} is taken back by its agency ({found.revision.status})")
        else:
            yield found
