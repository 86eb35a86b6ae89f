"""Contacts read from the development articles, scored as the shared scorer does it."""

import importlib.util
import json
from pathlib import Path

import pytest

from depesche.codec import report_json
from depesche.days import DaySet
from depesche.reading import pipeline

SHARED = Path(__file__).resolve().parents[3] / "shared"
DEV = SHARED / "gold" / "dev"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DEV.is_dir(), reason=f"the shared corpora are not at {SHARED}"),
]

#: Figures reached, rounded down; a change that lowers one needs a reason.
FOUND, EXACT = 0.92, 0.74
SHARES = {"participants": 0.97, "kind": 0.925, "status": 0.97, "time": 0.875, "place": 0.77}
#: Articles that tell of no contact, and the reports that they may give.
WITHOUT = [f"d{n:03}.txt" for n in range(61, 76)]
FALSE_REPORTS = 2


def scorer():
    spec = importlib.util.spec_from_file_location("score_contacts", SHARED / "tools" / "score_contacts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def predicted():
    """The reports of every development article, as JSON."""
    nlp = pipeline(upto="depesche_contacts")
    out = {}
    for line in (DEV / "contacts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        doc = nlp.make_doc((DEV / "texts" / row["doc"]).read_text("utf-8"))
        doc._.published = DaySet.parse(row["given_published"]) if row["given_published"] else None
        for _, component in nlp.pipeline:
            doc = component(doc)
        out[row["doc"]] = [report_json(report) for report in doc._.reports]
    return out


def test_contacts_are_found(predicted):
    score = scorer()
    rows = [json.loads(line) for line in (DEV / "contacts.jsonl").read_text("utf-8").splitlines()]
    result = score.score({row["doc"]: row["contacts"] for row in rows}, predicted)
    assert result["found"]["F1"] >= FOUND
    assert result["exact"]["F1"] >= EXACT
    assert {name: share for name, share in SHARES.items() if result[name] < share} == {}


def test_articles_without_contacts_give_hardly_any(predicted):
    assert sum(len(predicted[name]) for name in WITHOUT) <= FALSE_REPORTS
