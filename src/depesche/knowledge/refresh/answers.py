"""The answers of the query service, folded to one record a statement.

An answer is JSON as SPARQL services write it. Which of the four questions it answers shows in its variables; an answer
of another tool that lists mandates (``item``, ``start_date``, ``end_date``) is understood too, for an office that the
file's name gives. A date counts only as far as its precision says: 11 is a day, 10 a month, 9 a year.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from depesche.errors import KnowledgeError

Binding = Mapping[str, str]

_LENGTHS: Final = {"11": 10, "10": 7, "9": 4}
_DATE: Final = re.compile(r"\+?(\d{4}-\d{2}-\d{2})T")
_ITEM: Final = re.compile(r"Q\d+")
_ACTING: Final = "Q4676846"
_GENDERS: Final = {"Q6581072": "f", "Q1052281": "f", "Q6581097": "m", "Q2449503": "m"}


@dataclass(frozen=True, slots=True)
class Statement:
    """That a person holds or held an office. ``start`` and ``end`` are a day, month or year, or empty;
    ``ended`` says that an end is stated though not known.
    """

    office: str
    person: str
    id: str
    preferred: bool = False
    name: str = ""
    english: str = ""
    gender: str = ""
    start: str = ""
    end: str = ""
    ended: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """What German calls a person: label, further names, title of the article about them."""

    label: str = ""
    aliases: tuple[str, ...] = ()
    title: str = ""


@dataclass(slots=True)
class Answers:
    """All that was answered. ``offices`` give role and state by item; ``current`` the second witness by both."""

    offices: dict[str, tuple[str, str]] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    current: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)

    def add(self, text: str, where: str) -> None:
        """Take in one answer. Raises :class:`KnowledgeError` for one that is cut off, empty or of another kind."""
        rows = bindings(text, where)
        keys = {key for row in rows for key in row}
        if {"office", "statement", "person"} <= keys:
            self.statements |= {s.id: s for s in _statements(rows)}
        elif {"iso", "role", "office"} <= keys:
            self.offices |= {_item(row["office"]): (row["role"], row["iso"]) for row in rows}
        elif {"iso", "role", "person"} <= keys:
            for row in rows:
                key = row["role"], row["iso"]
                self.current[key] = self.current.get(key, frozenset()) | {_item(row["person"])}
        elif {"item", "start_date"} <= keys:
            self.statements |= {s.id: s for s in _mandates(rows, where)}
        elif "person" in keys:
            self.names |= _names(rows)
        else:
            raise KnowledgeError("this is the answer to another question", where=where)


def bindings(text: str, where: str) -> list[Binding]:
    """The rows of an answer, unbound variables left out."""
    try:
        found: Any = json.loads(text)
        rows = found["results"]["bindings"]
        cells: list[Binding] = [{key: str(cell["value"]) for key, cell in row.items()} for row in rows]
    except json.JSONDecodeError as error:
        cut = "the answer is cut off or no JSON" if text.lstrip().startswith("{") else "this is no JSON"
        raise KnowledgeError(f"{cut} (line {error.lineno})", where=where, remedy="ask again") from error
    except (KeyError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise KnowledgeError("this is no answer of a query service", where=where) from error
    if not cells:
        raise KnowledgeError("the answer is empty", where=where, remedy="nothing is concluded from it")
    return cells


def _statements(rows: Iterable[Binding]) -> Iterator[Statement]:
    folded: dict[str, list[Binding]] = {}
    for row in rows:
        folded.setdefault(row["statement"], []).append(row)
    for id_, same in folded.items():
        first = same[0]
        if "Deprecated" in first.get("rank", ""):
            continue
        yield Statement(
            office=_item(first["office"]),
            person=_item(first["person"]),
            id=id_.rsplit("/", 1)[-1],
            preferred="Preferred" in first.get("rank", ""),
            name=first.get("labelDe", ""),
            english=first.get("labelEn", ""),
            gender=_GENDERS.get(_item(first.get("gender", "")), ""),
            start=_date(first, "start", "startPrecision"),
            end=_date(first, "end", "endPrecision"),
            ended="end" in first or first.get("endUnknown") in ("true", "1"),
            acting=any(_item(row.get("nature", "")) == _ACTING for row in same),
        )


def _mandates(rows: Iterable[Binding], where: str) -> Iterator[Statement]:
    office = _ITEM.search(where.rsplit("/", 1)[-1])
    if office is None:
        raise KnowledgeError("the file's name does not say for which office (Q14211-mandates.json)", where=where)
    for row in rows:
        person, start = _item(row["item"]), _date(row, "start_date", "start_precision")
        end = _date(row, "end_date", "end_precision")
        id_ = f"{office[0]}-{person}-{row.get('start_date', '')[:10]}"
        yield Statement(office[0], person, id_, start=start, end=end, ended="end_date" in row)


def _names(rows: Iterable[Binding]) -> dict[str, Name]:
    out: dict[str, Name] = {}
    for row in rows:
        before = out.get(_item(row["person"]), Name())
        aliases = dict.fromkeys([*before.aliases, *([row["aliasDe"]] if "aliasDe" in row else [])])
        label, title = row.get("labelDe") or before.label, row.get("titleDe") or before.title
        out[_item(row["person"])] = Name(label, tuple(aliases), title)
    return out


def _item(uri: str) -> str:
    return uri.rsplit("/", 1)[-1]


def _date(row: Binding, key: str, precision: str) -> str:
    """The date as far as it is precise; without a precision, and with one coarser than a year, at most the year."""
    found = _DATE.match(row.get(key, ""))
    if found is None:
        return ""
    given = row.get(precision)
    return found[1][: _LENGTHS.get(given, 0) if given else 4]
