"""Opening a database: SQLite by file name, any other by SQLAlchemy URL; its version and its migrations."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa

from depesche.errors import StoreError
from depesche.store.codebook import describe, undescribe

_MIGRATIONS: Final = Path(__file__).parent / "migrations"
#: How long a writer waits for another one, in seconds.
_PATIENCE: Final = 30
#: The number of the lock under which tables are made on a server; any that others do not use.
_LOCK: Final = 0x64657065
#: The store that a run of ``depesche archive`` leaves in its folder.
RUN_STORE: Final = "chronicle.sqlite"
_SQLITE_HEADER: Final = b"SQLite format 3\0"


#: What can be done about what databases say.
_REMEDIES: Final = {
    "is locked": "another program is writing to it: try again when that is done",
    "readonly database": "it or its folder cannot be written: copy it, or change the permissions",
    "unable to open": "it or its folder cannot be written: copy it, or change the permissions",
    "disk is full": "make room on the disk: what was stored is safe",
    "malformed": "the file is damaged: take a copy of it from before",
}


def engine_for(store: str | Path, *, create: bool) -> sa.Engine:
    """The engine of a store named by file or URL.

    Raises :class:`StoreError` where the file is missing and ``create`` is false, is no SQLite database, or cannot
    be opened.
    """
    name = str(store)
    if "://" in name:
        return _server(name)
    path = _of_a_run(Path(name))
    if path.is_dir():
        raise StoreError("is a folder, not a store", where=name)
    if path.exists() and not path.is_file():
        raise StoreError("is no file, so no store", where=name)
    if path.exists() and not _is_sqlite(path):
        raise StoreError("is no SQLite database", where=name)
    if not create and (not path.exists() or not path.stat().st_size):
        raise StoreError("there is no such store", where=name, remedy="depesche add PATH --db makes one")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist", where=name)
    return _sqlite(path) if _writable(path) else _read_only(path)


def _of_a_run(path: Path) -> Path:
    """The store in the folder of a run of ``depesche archive``; any other path as it is."""
    within = path / RUN_STORE
    return within if within.is_file() else path


def _writable(path: Path) -> bool:
    return os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE_HEADER)) in {b"", _SQLITE_HEADER}


def _read_only(path: Path) -> sa.Engine:
    """A file that nobody here can write, such as one on a read-only disk, is taken as it lies there."""
    name = quote(str(path.absolute()))
    return sa.create_engine(f"sqlite:///file:{name}?mode=ro&immutable=1&uri=true")


def _sqlite(path: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE})

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        # WAL lets people read while articles are added; a killed process leaves only whole transactions.
        _patiently(connection, "PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def _patiently(connection: Any, statement: str) -> None:
    """Changing the journal's mode is the one statement for which SQLite itself does not wait."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _server(url: str) -> sa.Engine:
    driver = url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        return sa.create_engine(driver)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError) as error:
        raise StoreError("is no database URL that can be opened", where=_hidden(url)) from error
    except ModuleNotFoundError as error:
        remedy = "pip install 'depesche[postgresql]'"
        raise StoreError("needs a database driver", where=_hidden(url), remedy=remedy) from error


def _hidden(url: str) -> str:
    """The URL without its password, for messages."""
    try:
        return sa.engine.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "the database URL"


def ready(engine: sa.Engine, name: str) -> None:
    """Make the tables in an empty database. Raises :class:`StoreError` where it is of another version."""
    shown = _hidden(name) if "://" in name else name
    with engine.connect() as connection:
        if _version(connection) == _newest():
            return
    with _alone(engine) as connection:
        current = _version(connection)
        if current is None and not sa.inspect(connection).get_table_names():
            _upgrade(connection)
        elif current is None:
            raise StoreError("is a database of something else", where=shown)
        elif current != _newest():
            known = _revisions()
            older = "an older" if current in known else "a newer"
            remedy = f"depesche migrate --db {shown}" if current in known else "update Depesche"
            raise StoreError(f"is of {older} version", where=shown, remedy=remedy)


@contextmanager
def explained(engine: sa.Engine, name: str) -> Iterator[None]:
    """Errors of a database, named by file or URL, as :class:`StoreError`; no password is told."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        where = name if "://" not in name else engine.url.render_as_string(hide_password=True)
        remedy = next((told for said, told in _REMEDIES.items() if said in cause), None)
        raise StoreError(f"the database says: {cause}", where=where, remedy=remedy) from error


def migrate(engine: sa.Engine, name: str) -> tuple[str | None, str]:
    """Bring a store to this version; its version before and after. Raises :class:`StoreError` for a database of
    something else.
    """
    with _alone(engine) as connection:
        before = _version(connection)
        where = _hidden(name) if "://" in name else name
        if before is None and sa.inspect(connection).get_table_names():
            raise StoreError("is a database of something else", where=where)
        if before is not None and before not in _revisions():
            raise StoreError("is of a newer version", where=where, remedy="update Depesche")
        _upgrade(connection)
    return before, _newest()


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction while nobody else makes or changes tables: two programs may open an empty store at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite" and "immutable" not in (engine.url.database or ""):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection


def _revisions() -> list[str]:
    """All versions of the tables, the oldest first: the numbers that the names of migrations begin with.

    Alembic knows them too, but takes longer to start than most commands over a store take.
    """
    return sorted(file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _newest() -> str:
    return _revisions()[-1]


def _version(connection: sa.Connection) -> str | None:
    """The version of a store's tables; ``None`` where there are none, or tables of something else."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # only a new or an old store needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    undescribe(connection)
    command.upgrade(config, "head")
    describe(connection)
