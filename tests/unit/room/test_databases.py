"""Every page and every address of the API says on PostgreSQL what it says on SQLite."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.intake import Intake
from depesche.room.app import build
from depesche.room.library import StoreLibrary
from depesche.sources import placed
from depesche.store import Store
from depesche.store.tokens import Tokens

ROOT = Path(__file__).resolve().parents[3]
CALL = "c647f1e2bf6365245"
ADDRESSES = (
    "/", "/?kind=call&from=2021&to=2021", "/?person=Merkel&finding=overdue", "/?q=Sanktionen", "/?state=RU&order=old",
    "/findings", "/findings?state=all", "/plans", "/articles",
    "/articles?q=Genf", "/check?sentence=Biden+und+Putin+haben+2021+dreimal+telefoniert.", "/decisions", "/card",
    f"/contacts/{CALL}", "/people/Wladimir%20Putin", "/states/RU", "/?format=csv", "/?format=atom",
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
def rooms(
    place: str, examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, ...]]:
    copy = shutil.copy(examples, tmp_path_factory.mktemp("one") / "one.sqlite")
    with Intake(place, on_reject=lambda reject: pytest.fail(str(reject))) as intake:
        intake.run(placed([ROOT / "examples"]), jobs=1)
    # In how many runs articles came depends on the time that they took; this run is one in both.
    for name in (str(copy), place):
        with closing(Store(name, create=False)) as store:
            store.remove(["5-rheinzeitung-a775561b"])
            store.refresh(command="remove")
    with opened(str(copy)) as one, opened(place) as other:
        yield one, other


@pytest.mark.parametrize("more", ["", "person=Putin&", "since=2000&"])
def test_both_databases_tell_alike_what_a_run_changed(rooms: tuple[TestClient, ...], more: str) -> None:
    def last(room: TestClient) -> list[object]:
        found = room.get(f"/api/changes?{more}limit=100").json()["changes"]
        return [{**change, "run": None, "at": None} for change in found if change["command"] == "remove"]

    one, other = map(last, rooms)
    assert one == other != []


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_databases_answer_alike(rooms: tuple[TestClient, ...], address: str) -> None:
    one, other = (room.get(address, headers={"accept-language": "de"}) for room in rooms)
    assert one.status_code == other.status_code == 200
    assert OWN.sub("", one.text) == OWN.sub("", other.text)
