"""Every page and every address of the API says on PostgreSQL what it says on SQLite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.intake import Intake
from depesche.room.app import build
from depesche.room.library import StoreLibrary
from depesche.sources import placed
from depesche.store.tokens import Tokens

ROOT = Path(__file__).resolve().parents[3]
CALL = "c647f1e2bf6365245"
ADDRESSES = (
    "/", "/?kind=call&from=2021&to=2021", "/?person=Merkel&finding=overdue", "/?q=Sanktionen", "/?state=RU&order=old",
    "/findings", "/findings?state=all", "/plans", "/changes", "/changes?person=Merkel&since=2000", "/articles",
    "/articles?q=Genf", "/check?sentence=Biden+und+Putin+haben+2021+dreimal+telefoniert.", "/decisions", "/card",
    f"/contacts/{CALL}", "/people/Wladimir%20Putin", "/states/RU", "/?format=csv", "/?format=atom",
    "/changes?format=csv",
    "/api/health", "/api/contacts?limit=2", "/api/facets?kind=call", "/api/findings", "/plans?format=json",
    "/api/articles",
    f"/api/contacts/{CALL}",
)  # fmt: skip
#: When a run was, and which state of a store it is, differ from store to store.
OWN = re.compile(r"20\d\d-\d\d-\d\dT[0-9:.+Z]+|\d+\. \w+ 20\d\d, \d\d:\d\d|\"version\": ?\"[^\"]*\"")


@contextmanager
def opened(store: str) -> Iterator[TestClient]:
    with closing(StoreLibrary(store)) as library, closing(Tokens(store)) as tokens:
        yield TestClient(build(library, tokens.holder), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def rooms(place: str, examples: Path) -> Iterator[tuple[TestClient, TestClient]]:
    with Intake(place, on_reject=lambda reject: pytest.fail(str(reject))) as intake:
        intake.run(placed([ROOT / "examples"]), jobs=1)
    with opened(str(examples)) as one, opened(place) as other:
        yield one, other


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_databases_answer_alike(rooms: tuple[TestClient, TestClient], address: str) -> None:
    one, other = (room.get(address, headers={"accept-language": "de"}) for room in rooms)
    assert one.status_code == other.status_code == 200
    assert OWN.sub("", one.text) == OWN.sub("", other.text)
