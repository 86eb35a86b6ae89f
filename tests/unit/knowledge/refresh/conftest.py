"""Answers of a query service in the few words that a test needs."""

import json
from types import SimpleNamespace

import pytest


def answer(*rows):
    """The JSON of an answer; values are strings, items are written in full."""
    bindings = [{key: {"type": "literal", "value": value} for key, value in row.items()} for row in rows]
    keys = dict.fromkeys(key for row in rows for key in row)
    return json.dumps({"head": {"vars": list(keys)}, "results": {"bindings": bindings}})


def item(number):
    return f"http://www.wikidata.org/entity/{number}"


def statement(person, *, id_=None, office="Q14211", rank="Normal", **cells):
    """A row of the question who held an office; ``start`` and ``end`` are days unless a precision is given."""
    row = {
        "office": item(office),
        "statement": item(f"statement/{id_ or person}"),
        "person": item(person),
        "rank": f"http://wikiba.se/ontology#{rank}Rank",
    }
    for key in ("start", "end"):
        if key in cells:
            row[key] = f"{cells.pop(key)}T00:00:00Z"
            row[f"{key}Precision"] = cells.pop(f"{key}_precision", "11")
    return row | cells


def witness(person, *, iso="GB", role="head_of_government"):
    return {"iso": iso, "role": role, "statement": item(f"statement/w-{person}"), "person": item(person)}


@pytest.fixture
def said():
    """The helpers by name."""
    return SimpleNamespace(answer=answer, item=item, statement=statement, witness=witness)
