"""The words of lists in all languages: headings, kinds, statuses, what stands between people (``list_words.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal, cast, get_args

from depesche.chronicle.reported import fold
from depesche.model import Kind, Status
from depesche.telling.names import languages
from depesche.telling.words import labels

#: What a column can hold.
Holds = Literal["date", "people", "kind", "place", "status"]
HOLDS: Final[tuple[Holds, ...]] = get_args(Holds)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all languages, folded."""

    headings: Mapping[str, Holds]
    kinds: Mapping[str, Kind]
    statuses: Mapping[str, Status]
    between: frozenset[str]


@cache
def list_words() -> Words:
    """The words of all languages; the labels that tables show are among them."""
    headings: dict[str, Holds] = {}
    kinds: dict[str, Kind] = {}
    statuses: dict[str, Status] = {}
    between: set[str] = set()
    for language in languages():
        rows = _rows(language)
        for holds in HOLDS:
            headings.update(dict.fromkeys(map(fold, rows["headings"][holds]), holds))
        for kind in get_args(Kind):
            told = (*rows["kinds"][kind], labels(language)["kind"][kind], kind)
            kinds.update(dict.fromkeys(map(fold, told), cast("Kind", kind)))
        for status in get_args(Status):
            told = (*rows["statuses"].get(status, ()), labels(language)["status"][status], status)
            statuses.update(dict.fromkeys(map(fold, told), cast("Status", status)))
        between.update(map(fold, rows["between"]["words"]))
    return Words(headings, kinds, statuses, frozenset(between))


def _rows(language: str) -> Mapping[str, Any]:
    file = resources.files("depesche") / "lang" / language / "list_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def kind_of(text: str) -> Kind | None:
    """The kind of contact that a cell names: by the longest of our words in it, also as the end of a compound."""
    words = list_words().kinds
    told = fold(text)
    found = [word for word in words if word == told or f" {word} " in f" {told} " or told.endswith(word)]
    found = found or [word for word in words if len(word) > 4 and word in told]
    return words[max(found, key=len)] if found else None


def status_of(text: str) -> Status | None:
    """The status that a cell names."""
    words = list_words().statuses
    told = fold(text)
    found = [word for word in words if f" {word} " in f" {told} "]
    return words[max(found, key=len)] if found else None
