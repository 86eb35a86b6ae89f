"""A reading room over the examples, without a network."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.intake import Intake
from depesche.room.app import build
from depesche.room.library import StoreLibrary
from depesche.sources import placed
from depesche.store.tokens import Tokens

ROOT = Path(__file__).resolve().parents[3]
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples, never written to."""
    file = tmp_path_factory.mktemp("room") / "examples.sqlite"
    with Intake(str(file), on_reject=lambda reject: pytest.fail(str(reject))) as intake:
        intake.run(placed([ROOT / "examples"]), jobs=1)
    return file


@pytest.fixture
def store(examples: Path, tmp_path: Path) -> Path:
    """A store of the examples that a test may write to."""
    return Path(shutil.copy(examples, tmp_path / "room.sqlite"))


def _opened(store: Path, **options: object) -> TestClient:
    """A program before a room."""
    tokens = Tokens(store)
    app = build(StoreLibrary(str(store)), tokens.holder, **options)  # type: ignore[arg-type]
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="session")
def opened() -> Callable[..., TestClient]:
    """Opens a room over a store."""
    return _opened


@pytest.fixture(scope="session")
def _read_only(examples: Path) -> Iterator[TestClient]:
    with _opened(examples) as client:
        yield client


@pytest.fixture
def room(_read_only: TestClient) -> TestClient:
    """A room that is only read in, entered as by somebody new."""
    _read_only.cookies.clear()
    return _read_only


@pytest.fixture
def token(store: Path) -> str:
    """A token of Rita's for the store that may be written to."""
    return Tokens(store).make("Rita", NOON)


@pytest.fixture
def writer(store: Path, token: str) -> Iterator[TestClient]:
    """A program with Rita's token."""
    with _opened(store) as client:
        client.headers["authorization"] = f"Bearer {token}"
        yield client
