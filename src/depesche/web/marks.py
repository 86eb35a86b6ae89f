"""Spans of a text as pieces of a page: the text cut where any mark begins or ends, each piece with what lies on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is shown: the name of its layer, where a click on it leads, and what it is in words."""

    start: int
    end: int
    layer: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text with the names of its layers; link and words are those of the shortest mark that has any."""

    text: str
    layers: str
    href: str = ""
    title: str = ""


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The pieces of a text between two places, in order; together they are the text."""
    last = len(text) if end is None else end
    inside = [m for m in marks if m.start < last and m.end > start and m.start < m.end]
    begins: dict[int, list[Mark]] = {}
    for mark in inside:
        begins.setdefault(max(mark.start, start), []).append(mark)
    places = sorted({start, last, *begins, *(min(mark.end, last) for mark in inside)})
    lying: list[Mark] = []
    for here, there in pairwise(places):
        lying = [mark for mark in lying if mark.end > here] + begins.get(here, [])
        yield _piece(text[here:there], lying)


def _piece(text: str, lying: list[Mark]) -> Piece:
    layers = " ".join(dict.fromkeys(mark.layer for mark in lying))
    linked = min((mark for mark in lying if mark.href), key=lambda m: m.end - m.start, default=None)
    return Piece(text, layers, linked.href, linked.title) if linked else Piece(text, layers)
