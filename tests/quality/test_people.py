"""Who is found in the shared development articles."""

import json
from functools import cache
from pathlib import Path

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.reading import pipeline

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.shared


@cache
def articles():
    """Each article's gold with its mentions, read with the date that a system would know."""
    nlp = pipeline("depesche_people")
    out = []
    for line in (SHARED / "gold/dev/contacts.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        doc = nlp.make_doc((SHARED / "gold/dev/texts" / gold["doc"]).read_text("utf-8"))
        given = gold.get("given_published")
        doc._.published = DaySet.parse(given) if given else None
        for _, component in nlp.pipeline:
            doc = component(doc)
        out.append((gold, doc._.mentions))
    return out


def names(mentions):
    """Everybody whom the mentions give as a possible participant."""
    label = knowledge.load().label
    return {m.name for m in mentions if m.counts} | {label(p) for m in mentions if m.counts for p in m.members}


def test_nearly_every_participant_is_among_the_mentions_that_count():
    pairs = [
        (gold["doc"], person, person in names(mentions))
        for gold, mentions in articles()
        for contact in gold["contacts"]
        if not contact["optional"]
        for person in contact["participants"]
    ]
    missed = sorted({pair[:2] for pair in pairs if not pair[2]})
    assert len(pairs) - len(missed) >= 0.98 * len(pairs), missed


def test_few_people_count_who_take_part_in_nothing():
    """Leaders are named in passing too; this bounds the wrongly resolved ones among them."""
    extra = [
        (gold["doc"], name)
        for gold, mentions in articles()
        if not gold["hard_negative"]
        for name in names(mentions) - {p for c in gold["contacts"] for p in c["participants"]} - {None}
    ]
    assert len(extra) <= 25, extra


def test_spans_lie_in_order_inside_the_text():
    for _, mentions in articles():
        assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))
        assert all(m.start < m.end for m in mentions)
        assert all(m.start <= m.head[0] < m.head[1] <= m.end for m in mentions if m.head)
