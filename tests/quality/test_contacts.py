"""Contacts read from the hand-read articles, scored as the shared scorer does it."""

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import depesche
from depesche.codec import report_json

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason=f"the shared corpora are not at {SHARED}"),
]


@dataclass(frozen=True)
class Floor:
    """Figures reached on a set, rounded down; a change that lowers one needs a reason."""

    found: float
    exact: float
    shares: Mapping[str, float]


FLOORS = {
    "dev": Floor(
        0.925, 0.795, {"participants": 0.99, "kind": 0.94, "status": 0.975, "time": 0.915, "place": 0.81}
    ),
    "dev2": Floor(0.965, 0.795, {"participants": 0.975, "kind": 0.95, "status": 0.98, "time": 0.9, "place": 0.94}),
    "retold": Floor(
        0.94, 0.75, {"participants": 0.94, "kind": 0.95, "status": 0.975, "time": 0.904, "place": 0.81}
    ),
}
#: Articles of "dev" that tell of no contact, and the reports that they may give.
WITHOUT = [f"d{n:03}.txt" for n in range(61, 76)]
FALSE_REPORTS = 2


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_contacts", SHARED / "tools" / "score_contacts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name / "contacts.jsonl").read_text("utf-8").splitlines()]


def predicted(name: str) -> dict[str, list[dict[str, Any]]]:
    """The reports of every article of a set, as JSON."""
    out = {}
    for row in rows_of(name):
        text = (GOLD / name / "texts" / row["doc"]).read_text("utf-8")
        given = row.get("given_published") or row.get("metadata_published")
        reading = depesche.read(text, published=given, id=row["doc"])
        out[row["doc"]] = [report_json(report) for report in reading.reports]
    return out


@pytest.fixture(scope="module")
def dev() -> dict[str, list[dict[str, Any]]]:
    return predicted("dev")


@pytest.mark.parametrize("name", FLOORS)
def test_contacts_are_found(name: str, dev: dict[str, list[dict[str, Any]]]) -> None:
    found = dev if name == "dev" else predicted(name)
    result = scorer().score({row["doc"]: row["contacts"] for row in rows_of(name)}, found)
    floor = FLOORS[name]
    below = {key: result[key]["F1"] for key in ("found", "exact") if result[key]["F1"] < getattr(floor, key)}
    below |= {key: result[key] for key, share in floor.shares.items() if result[key] < share}
    assert below == {}


def test_articles_without_contacts_give_hardly_any(dev: dict[str, list[dict[str, Any]]]) -> None:
    assert sum(len(dev[name]) for name in WITHOUT) <= FALSE_REPORTS
