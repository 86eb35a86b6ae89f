"""When a page's article appeared, was changed and was fetched: instants with their zone, and the German day.

What the page says of itself is asked in this order: JSON-LD of the article, meta elements, the machine-readable time in
its head, the German date written there, htmldate over the whole page. A date behind the day on which the page was
fetched is none. The source that said it is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final
from zoneinfo import ZoneInfo

from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.model import Moment
from depesche.sources.dates import published_on
from depesche.sources.pages.meta import Head

_GERMANY: Final = ZoneInfo("Europe/Berlin")
#: Names of meta elements with the date of publication, the surest first; in lower case.
PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "vr:published_time",
    "og:published_time",
    "og:pubdate",
    "date",
    "dc.date",
    "dcterms.date",
    "datum",
    "created",
    "article.created",
    "release_date",
    "og:release_date",
)
MODIFIED: Final = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "revised",
)
#: No page of news is older than the first of them.
_FIRST: Final = dt.date(1993, 1, 1)
#: Clocks of servers and of readers differ by less.
_TOLERANCE: Final = dt.timedelta(days=1)
_INSTANT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of publication, as exact an instant as was said, and where it was said."""

    days: DaySet
    moment: Moment
    said_by: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """When a page was fetched; what is behind that is none of its dates."""

    at: dt.datetime

    def admits(self, days: DaySet) -> bool:
        """Whether a page can have appeared on these days."""
        last = days.last
        return last is not None and _FIRST <= last <= (self.at.astimezone(_GERMANY) + _TOLERANCE).date()


def published(head: Head, times: Iterable[Any], fetched: Fetched) -> Dated | None:
    """The date of publication that the machine-readable parts of a page say."""
    linked = _linked(head, ("datePublished", "dateCreated", "uploadDate"))
    for said_by, value in chain(linked, _meta(head, PUBLISHED), _times(times)):
        found = dated(value, said_by, fetched)
        if found is not None:
            return found
    return None


def modified(head: Head, fetched: Fetched) -> Moment | None:
    """When the page was last changed, as far as it says so."""
    for said_by, value in (*_linked(head, ("dateModified",)), *_meta(head, MODIFIED)):
        found = dated(value, said_by, fetched)
        if found is not None:
            return found.moment
    return None


def dated(value: str, said_by: str, fetched: Fetched) -> Dated | None:
    """The date that a value names; ``None`` where it names none that the page can have."""
    try:
        days = published_on(value)
    except UsageError:
        return None
    if not days or not fetched.admits(days):
        return None
    return Dated(days, _moment(value, days), said_by)


def shown(days: DaySet, said_by: str) -> Dated:
    """A day that stands on the page for people to read."""
    return Dated(days, _written(days), said_by)


def by_htmldate(tree: Any, url: str | None, fetched: Fetched) -> Dated | None:
    """What htmldate finds, which looks through the whole page."""
    from htmldate import find_date  # noqa: PLC0415  (only pages that say no date need it)

    latest = (fetched.at.astimezone(_GERMANY) + _TOLERANCE).date()
    try:
        found = find_date(
            tree, url=url, original_date=True, min_date=_FIRST.isoformat(), max_date=latest.isoformat()
        )
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page has no date from it
        return None
    return dated(found, "htmldate", fetched) if found else None


def _linked(head: Head, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        value = head.article.get(name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str | int) and item:
                yield f"json-ld {name}", str(item)


def _meta(head: Head, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, value in head.values(names):
        yield f"meta {name}", value


def _times(times: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for element in times:
        value = element.get("datetime") or element.get("content")
        if value:
            yield "time", value


def _moment(value: str, days: DaySet) -> Moment:
    """The instant of a value with its zone, that of Germany where it names none; the days where it has no time."""
    match = _INSTANT.search(value)
    if match is None:
        return _written(days)
    day, clock, seconds, zone = match.groups()
    return _with_zone(day, clock, seconds, zone) or _written(days)


def _written(days: DaySet) -> Moment:
    return days.edtf() or ""


def _with_zone(day: str, clock: str, seconds: str | None, zone: str | None) -> Moment | None:
    """An instant in ISO 8601; ``None`` where there is no such time of day."""
    try:
        local = dt.datetime.fromisoformat(f"{day}T{clock}:{seconds or '00'}")
    except ValueError:
        return None
    if zone is None:
        return local.replace(tzinfo=_GERMANY).isoformat()
    offset = "+00:00" if zone in "Zz" else f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    try:
        return dt.datetime.fromisoformat(f"{local.isoformat()}{offset}").isoformat()
    except ValueError:
        return None
