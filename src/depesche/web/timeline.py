"""The timeline of a chronicle as plain SVG: uncertain dates are drawn as what they are.

A certain day is a dot, a period a bar, possible days are joined dots, an open end is an arrow. Held contacts are
filled, plans hollow, what was called off is grey.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from depesche.days import DaySet
from depesche.model import Contact, Status
from depesche.wording import label, labels, spoken

WIDTH: Final = 960
_LEFT: Final = 12
_CHART: Final = 520
_ROW: Final = 22
_TOP: Final = 30
#: Open ends are drawn this far beyond the known end, at most.
_OPEN_DAYS: Final = 30

_STYLE: Final[dict[Status, str]] = {
    "held": "held", "ongoing": "held", "planned": "plan", "confirmed": "plan", "considered": "maybe",
    "postponed": "off", "cancelled": "off", "denied": "off",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days to horizontal positions."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Pixels from the left for a day's ordinal."""
        inside = min(max(day, self.first), self.last)
        return _LEFT + (inside - self.first) / max(1, self.last - self.first) * _CHART


def timeline(contacts: Sequence[Contact], language: str = "de") -> str:
    """One SVG element with a row per dated contact, in the order given; empty where none has a date."""
    dated = [c for c in contacts if c.time and (c.time.first or c.time.last)]
    if not dated:
        return ""
    scale = _scale([c.time for c in dated if c.time])
    height = _TOP + _ROW * len(dated) + 6
    rows = "".join(_row(contact, _TOP + _ROW * i, scale, language) for i, contact in enumerate(dated))
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(label("page", "timeline", language))}">{_axis(scale, height, language)}{rows}</svg>'
    )


def _scale(times: Sequence[DaySet]) -> Scale:
    ends = [day.toordinal() for t in times for day in (t.first, t.last) if day]
    margin = max(3, (max(ends) - min(ends)) // 40)
    return Scale(min(ends) - margin, max(ends) + margin)


def _axis(scale: Scale, height: int, language: str) -> str:
    out = []
    for day, text in _ticks(scale, language):
        x = scale.x(day.toordinal())
        out.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="{height}"/>')
        out.append(f'<text class="tick" x="{x + 3:.1f}" y="16">{escape(text)}</text>')
    return "".join(out)


def _ticks(scale: Scale, language: str) -> list[tuple[dt.date, str]]:
    """At most about nine first days of months or years inside the scale."""
    first, last = dt.date.fromordinal(scale.first), dt.date.fromordinal(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / s <= 8)
    names = labels(language)["date"]["months"]
    out = []
    for index in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if index % step == 0:
            day = dt.date(index // 12, index % 12 + 1, 1)
            out.append((day, str(day.year) if step >= 12 else f"{names[day.month - 1][:3]} {day.year}"))
    return out


def _row(contact: Contact, y: int, scale: Scale, language: str) -> str:
    title = f"{label('kind', contact.kind, language)}: {' – '.join(contact.participants)}"
    when = spoken(contact.time, language)
    style = _STYLE[contact.status]
    middle = y + _ROW / 2
    shapes = _shapes(contact.time or DaySet(()), middle, scale)
    shown = title if len(title) <= 62 else title[:61] + "…"
    return (
        f'<a href="#{escape(contact.id)}" class="{style}"><title>{escape(title)}, {escape(when)}</title>'
        f'<rect class="hit" x="0" y="{y}" width="{WIDTH}" height="{_ROW}"/>{shapes}'
        f'<text x="{_LEFT + _CHART + 20}" y="{middle + 4:.1f}">{escape(shown)}</text></a>'
    )


def _shapes(days: DaySet, y: float, scale: Scale) -> str:
    marks, ends = [], []
    for run in days.runs:
        first = run.first if run.first is not None else (run.last or scale.last) - _OPEN_DAYS
        last = run.last if run.last is not None else (run.first or scale.first) + _OPEN_DAYS
        a, b = scale.x(first), scale.x(last)
        ends += [a, b]
        if first == last:
            marks.append(f'<circle class="mark" cx="{a:.1f}" cy="{y:.1f}" r="5"/>')
        else:
            marks.append(
                f'<rect class="mark" x="{a - 3:.1f}" y="{y - 4:.1f}" width="{b - a + 6:.1f}" height="8" rx="4"/>'
            )
        if run.first is None:
            marks.append(f'<path class="arrow" d="M{a - 4:.1f},{y:.1f} l8,-6 v12 z"/>')
        if run.last is None:
            marks.append(f'<path class="arrow" d="M{b + 4:.1f},{y:.1f} l-8,-6 v12 z"/>')
    joined = len(days.runs) > 1
    line = (
        f'<line class="either" x1="{min(ends):.1f}" x2="{max(ends):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        if joined
        else ""
    )
    return line + "".join(marks)
