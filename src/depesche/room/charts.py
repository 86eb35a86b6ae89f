"""Drawings as numbers: the overview of a list by time, and the gaps in it. Templates make SVG of them.

Positions across are percentages, so that a drawing is as wide as its place; heights are pixels. A contact that may lie
in several bins is drawn in all of them, pale: the height says how many there may have been.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.room import links
from depesche.room.asked import Pairs, within
from depesche.room.ranges import end_of, start_of
from depesche.room.shelf import UNITS, Bin, Overview, Unit, Wanted
from depesche.room.voice import Voice

#: Height of the tallest bar, and of the smallest that can be seen, in pixels.
HEIGHT: Final = 96
_LEAST: Final = 3
#: How bars are stacked, from below.
_STACK: Final = ("done", "open", "off")
_TICKS: Final = 12
#: A contact is drawn no higher than so many pixels: a few of them make a low drawing.
_HIGHEST: Final = 24


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar: of which phase, from where, how high."""

    style: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The contacts of one unit of time: where it stands, what is said of it, where it leads."""

    left: float
    width: float
    label: str
    tick: str
    said: str
    counts: tuple[int, ...]
    href: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side; ``wider`` are the steps back to all of the time, each with its address."""

    bars: tuple[Bar, ...]
    unit: Unit
    undated: int
    wider: tuple[tuple[str, str], ...]
    height: float


def chart(overview: Overview, wanted: Wanted, voice: Voice, path: str = "/", more: Pairs = ()) -> Chart:
    """The drawing of an overview; a bar leads to its stretch of time."""
    most = max((one.total for one in overview.bins), default=0)
    height = float(min(HEIGHT, _HIGHEST * most))
    width = 100 / max(1, len(overview.bins))
    each = max(1, -(-len(overview.bins) // _TICKS))
    bars = []
    for number, one in enumerate(overview.bins):
        end = end_of(one.start, overview.unit)
        name = _name(one.start, overview.unit, voice)
        counts = (*(one.sure.get(phase, 0) for phase in _STACK), one.maybe)
        bars.append(
            Bar(
                left=round(number * width + width * 0.08, 3),
                width=round(width * 0.84, 3),
                label=name,
                tick=_tick(one.start, overview.unit, voice) if number % each == 0 else "",
                said=f"{name}: {_said(counts, voice)}",
                counts=counts,
                href=links.list_at(within(wanted, one.start, end), *more, path=path) if one.total else "",
                parts=tuple(_parts(one, most, height)),
            )
        )
    return Chart(tuple(bars), overview.unit, overview.undated, tuple(_wider(wanted, voice, path, more)), height)


def _parts(one: Bin, most: int, whole: float) -> Iterable[Part]:
    """The pieces of a bar from below, the uncertain one on top."""
    top = whole
    for style, count in (*((phase, one.sure.get(phase, 0)) for phase in _STACK), ("maybe", one.maybe)):
        if count:
            height = max(_LEAST, round(whole * count / most, 1))
            top = max(0.0, round(top - height, 1))
            yield Part(style, top, height)


def _said(counts: Sequence[int], voice: Voice) -> str:
    """The numbers of a bar in words."""
    named = zip(("phase_done", "phase_open", "phase_off", "phase_maybe"), counts, strict=True)
    said = ", ".join(f"{voice.number(n)} {voice.t(key)}" for key, n in named if n)
    return said or voice.t("nothing")


def _name(start: dt.date, unit: Unit, voice: Voice) -> str:
    if unit == "decade":
        return f"{start.year - start.year % 10}–{start.year - start.year % 10 + 9}"
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{voice.label_of('date')['months'][start.month - 1]} {start.year}"
    return voice.day(start)


def _tick(start: dt.date, unit: Unit, voice: Voice) -> str:
    """What stands below a bar: as little as is needed."""
    if unit == "month":
        return str(start.year) if start.month == 1 else str(voice.label_of("date")["months"][start.month - 1])[:3]
    return str(start.day) + "." if unit == "day" else str(start.year)


def _wider(wanted: Wanted, voice: Voice, path: str, more: Pairs) -> Iterable[tuple[str, str]]:
    """The way back from a stretch of time to all of it."""
    if wanted.since is None and wanted.until is None:
        return
    yield voice.t("all_times"), links.list_at(within(wanted, None, None), *more, path=path)
    first, last = wanted.since, wanted.until
    if first is None or last is None:
        return
    for unit in UNITS[:-1]:
        start, end = start_of(first, unit), end_of(first, unit)
        if last <= end and (first, last) != (start, end):
            yield _name(start, unit, voice), links.list_at(within(wanted, start, end), *more, path=path)
