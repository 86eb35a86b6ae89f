"""Records of a normal view led back to the text as printed: every span and every start and end in them is moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from depesche.days import DaySet
from depesche.light import replace
from depesche.model import Span

Record = TypeVar("Record")
Move = Callable[[Span], Span]


def moved(record: Record, move: Move) -> Record:
    """The record with its spans, and those of the records in it, where ``move`` puts them.

    A field is one of spans if its declared type names :data:`~depesche.model.Span`; a record with ``start`` and ``end``
    is itself a span.
    """
    if not is_dataclass(record) or isinstance(record, (type, DaySet)):
        return record
    changes: dict[str, Any] = {}
    for name, spans in _fields(type(record)):
        value = getattr(record, name)
        new = _spans(value, move) if spans else _inside(value, move)
        if new != value:
            changes[name] = new
    if {"start", "end"} <= {name for name, _ in _fields(type(record))}:
        changes["start"], changes["end"] = move((getattr(record, "start"), getattr(record, "end")))  # noqa: B009
    return replace(record, **changes) if changes else record


def moved_all(value: Any, move: Move) -> Any:
    """A layer led back: records, tuples of records, or bare spans."""
    return _spans(value, move) if _bare(value) else _inside(value, move)


def _bare(value: Any) -> bool:
    """Whether a layer is a tuple of spans."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], tuple)


@cache
def _fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a record, and whether each holds spans."""
    return tuple((field.name, "Span" in str(field.type)) for field in fields(kind))


def _spans(value: Any, move: Move) -> Any:
    if isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return move((value[0], value[1]))
        return tuple(_spans(part, move) for part in value)
    return value


def _inside(value: Any, move: Move) -> Any:
    """A value of a field without spans of its own: the records in it are moved."""
    if isinstance(value, tuple):
        return tuple(_inside(part, move) for part in value)
    if isinstance(value, Mapping):
        return {key: _inside(part, move) for key, part in value.items()}
    return moved(value, move) if is_dataclass(value) else value
