"""Values that several records share, to and from JSON: spans, sets of days, ids with the words for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from depesche.days import DaySet, Run, from_contract
from depesche.model import Span
from depesche.telling.names import name_in, side_of

Json = dict[str, Any]


def dumps(data: Json) -> str:
    """One line of JSON, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


# -- spans ----------------------------------------------------------------------------------------
def spans_json(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as lists of two."""
    return [list(span) for span in spans]


def span_of(value: Any) -> Span:
    """The span that a list of two is."""
    return int(value[0]), int(value[1])


def optional_span(value: Any) -> Span | None:
    """The span, ``None`` where there is none."""
    return span_of(value) if value else None


def spans_of(value: Any) -> tuple[Span, ...]:
    """The spans that :func:`spans_json` wrote."""
    return tuple(span_of(v) for v in value or ())


# -- sets of days ---------------------------------------------------------------------------------
def edtf(days: DaySet | None) -> str | None:
    """The set as EDTF, ``None`` where EDTF has no word for it."""
    return days.edtf() if days else None


def days_json(days: DaySet | None) -> Json | None:
    """What EDTF leaves out of a set of days: its bounds and weekday; of one that these do not give back whole also
    whether it is approximate, and its runs of days (ordinals of both ends, weekdays as a mask).
    """
    if not days:
        return None
    bounds: Json = {**days.as_bounds()}
    if from_contract(days.edtf(), bounds) == days:
        return bounds
    if days.approximate:
        bounds["approximate"] = True
    if _exactly(from_contract(days.edtf(), bounds)) != _exactly(days):
        bounds["runs"] = [[run.first, run.last, run.weekdays] for run in days.runs]
    return bounds


def _exactly(days: DaySet | None) -> DaySet | None:
    return replace(days, approximate=False) if days else None


def days_of(data: Mapping[str, Any], time: str, bounds: str) -> DaySet | None:
    """The set of days in a pair of fields: EDTF and :func:`days_json`."""
    said, rest = data.get(time), data.get(bounds)
    if rest and "runs" in rest:
        found: DaySet | None = DaySet(tuple(Run(*run) for run in rest["runs"]))
    else:
        found = from_contract(said, rest)
    return replace(found, approximate=True) if found and rest and rest.get("approximate") else found


# -- ids and words --------------------------------------------------------------------------------
def side_json(field: str, side: str | None) -> Json:
    """A state or organisation in words, and its id in a field beside them."""
    return {field: name_in(side) if side else None, f"{field}_id": side}


def sides_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of several sides; what schema 1 wrote has words only."""
    return tuple(side_of(side) or side for side in data.get("side_ids", data["sides"]))


def side_in(data: Mapping[str, Any], field: str = "side") -> str | None:
    """The id of a side that :func:`side_json` wrote; what schema 1 wrote has words only."""
    return side_of(data.get(f"{field}_id") or data[field])
