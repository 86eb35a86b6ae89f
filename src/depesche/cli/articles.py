"""``read``, ``text`` and ``add``: commands over articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import Database, KeepGoing, Language, Paths, Published, Publisher, Shown, Tongue, days_of
from depesche.cli.terminal import Problems, console, progress, say
from depesche.errors import InputError, StoreError

if TYPE_CHECKING:
    from depesche.model import Document, Reading
    from depesche.store import Store


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
    keep_going: KeepGoing = False,
    language: Language = Tongue.de,
) -> None:
    """Read articles and print what each says: contacts, statements, claims."""
    from depesche.codec import dumps, reading_json
    from depesche.reading import read_document

    problems = Problems(keep_going=keep_going)
    screen = console()
    for document in _documents(paths, published, publisher, problems):
        reading = read_document(document)
        if shown is Shown.json:
            typer.echo(dumps(reading_json(reading)))
        else:
            from depesche.cli.tables import reading_table

            screen.print(reading_table(reading, language.value))
    problems.finish()


def text(
    paths: Paths,
    shown: Annotated[Shown, typer.Option("--format", help="For people or for programs.")] = Shown.table,
    keep_going: KeepGoing = False,
) -> None:
    """Print what the reader sees of each article: its text without page furniture."""
    from depesche.codec import document_json, dumps
    from depesche.reading import default_reader
    from depesche.reading.furniture import keep

    problems = Problems(keep_going=keep_going)
    for document in _documents(paths, None, None, problems):
        spans = keep(document.text, default_reader().setting.language)
        if shown is Shown.json:
            row = {
                "document": document_json(document),
                "text": document.text,
                "keep": [list(span) for span in spans],
            }
            typer.echo(dumps(row))
        else:
            typer.echo("\n".join(document.text[start:end] for start, end in spans) + "\n")
    problems.finish()


def add(
    paths: Paths,
    db: Database,
    published: Published = None,
    publisher: Publisher = None,
    keep_going: KeepGoing = False,
) -> None:
    """Read articles and store what they say; repeating it is safe.

    Without --keep-going nothing is stored if any article cannot be read. Each article is stored at once: what was
    stored stays, even if the command is killed. Of an article that cannot tell of a contact only its metadata and
    text are kept: it is not read any further.
    """
    from depesche.store import Store

    problems = Problems(keep_going=keep_going)
    documents = list(_documents(paths, published, publisher, problems))
    counts = dict.fromkeys(("added", "changed", "same"), 0)
    if documents or not keep_going:
        with Store(db) as store, progress("reading", len(documents)) as step, _resumable(documents, counts):
            for document in documents:
                counts[_added(store, document, problems)] += 1
                step()
    say(f"{counts['added']} added, {counts['changed']} changed, {counts['same']} the same")
    problems.finish()


@contextmanager
def _resumable(documents: Sequence[Document], counts: Mapping[str, int]) -> Iterator[None]:
    """Says on Ctrl-C what is stored."""
    try:
        yield
    except KeyboardInterrupt:
        done = sum(counts.values())
        say(f"stopped: {done} of {len(documents)} articles are stored, the same command goes on from there")
        raise


def migrate(db: Database) -> None:
    """Bring a store of an older version to this one, and read anew what an older version has read."""
    from depesche.store import Store, migrate_store

    before, after = migrate_store(db)
    say(f"{db} is of version {after}" + ("" if before == after else f" now (it was {before or 'empty'})"))
    with Store(db, create=False) as store:
        documents = store.outdated()
        with progress("reading", len(documents)) as step:
            for document in documents:
                store.add(_read(document), document)
                step()
    if documents:
        say(f"{len(documents)} articles are read anew")


def _added(store: Store, document: Document, problems: Problems) -> str:
    """What became of one document: added, changed or the same."""
    try:
        return "same" if store.has(document) else store.add(_read(document), document)
    except StoreError as error:
        if error.where != document.id:
            raise
        problems(InputError(error.message, where=document.path or document.id, remedy=error.remedy))
        return "same"


def _read(document: Document) -> Reading:
    from depesche.reading import read_document

    return read_document(document, thorough=False)


def _documents(
    paths: Iterable[str], published: str | None, publisher: str | None, problems: Problems
) -> Iterator[Document]:
    """The documents behind the paths: all of them checked before the first is handed on, unless some may fail."""
    from depesche.sources import open_paths

    found = open_paths(
        paths, published=days_of(published, "--published"), publisher=publisher, on_error=problems, notice=say
    )
    return found if problems.keep_going else iter(list(found))
