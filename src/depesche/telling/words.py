"""Labels, dates and lengths in the reader's language, from ``lang/<language>/labels.toml``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from depesche.days import WEEKDAYS, DaySet
from depesche.errors import UsageError

#: More days of one weekday than this are not listed: "ein Freitag zwischen 30. November 2018 und 28. Dezember 2018".
_LISTED: Final = 3


@cache
def labels(language: str) -> dict[str, dict[str, Any]]:
    """All labels of a language by section. Raises :class:`UsageError` for a language without any."""
    file = resources.files("depesche") / "lang" / language / "labels.toml"
    if not file.is_file():
        raise UsageError(f"there are no labels in language {language!r}", remedy="use de or en")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def label(section: str, key: str, language: str = "de") -> str:
    """One label ("kind", "call" -> "Telefonat"); the key itself where the language has no word for it."""
    return str(labels(language).get(section, {}).get(key, key))


def spoken(days: DaySet | None, language: str = "de", *, short: bool = False) -> str:
    """A set of days in words: "Di., 2. Mai 2017", "ein Samstag zwischen …", "Datum unbekannt"."""
    words = labels(language)["date"]
    if not days:
        return str(words["unknown"])
    shown = _spoken(days, words, short)
    return words["about"].format(day=shown) if days.approximate else shown


def moment(at: str, language: str = "de") -> str:
    """A moment (ISO 8601 with its zone) in words, by the clock of the machine: "2. Mai 2017, 14:30"."""
    local = dt.datetime.fromisoformat(at).astimezone()
    return f"{spoken(DaySet.day(local.date()), language, short=True)}, {local:%H:%M}"


def in_quotes(text: str, language: str = "de") -> str:
    """The text in the quotation marks of the language; a title that is a quotation itself stays as it is."""
    if text[:1] in '„“"»«' and text[-1:] in '“”"«»':
        return text
    return str(labels(language)["page"]["quote"]).format(text=text)


def counted(n: int, forms: Sequence[str]) -> str:
    """A number with its noun in singular or plural."""
    return f"{n} {forms[n != 1]}"


def duration(iso: str, language: str = "de", mod: str | None = None) -> str:
    """An ISO 8601 duration (or two with a slash) in words: "1 Std. 10 Min.", "etwa 1 Std."."""
    unit = labels(language)["duration"]
    parts = [
        " ".join(f"{n} {unit[u]}" for n, u in re.findall(r"(\d+(?:\.\d+)?)([HMSD])", part)) or part
        for part in iso.split("/")
    ]
    return (f"{unit[mod]} " if mod else "") + " – ".join(parts)


def _spoken(days: DaySet, words: dict[str, Any], short: bool) -> str:
    weekday = days.weekday
    if len(days.runs) > 1 and days.size <= (8 if weekday is None else _LISTED):
        each = [_day(day, words, short) for day in days]
        return str(words["one_of"].format(list=", ".join(each[:-1]), last=each[-1]))
    first, last = days.first, days.last
    if weekday:
        name = words["weekdays"][WEEKDAYS.index(weekday)]
        if first is None and last is None:
            return str(words["weekday_any"].format(weekday=name))
        return str(
            words["weekday_in"].format(weekday=name, interval=_bounds(first, last, words, short, "between"))
        )
    return _bounds(first, last, words, short, "interval")


def _bounds(first: dt.date | None, last: dt.date | None, words: dict[str, Any], short: bool, pair: str) -> str:
    if first is None and last is None:
        return str(words["unknown"])
    if first is None or last is None:
        end = "since" if first else "until"
        day = _day(first or last or dt.date.min, words, short)
        return str(words[end].format(first=day, last=day))
    if first == last:
        return _day(first, words, short)
    if pair == "interval":
        if DaySet.year(first.year) == DaySet.between(first, last):
            return str(words["year"].format(year=first.year))
        if DaySet.month(first.year, first.month) == DaySet.between(first, last):
            return str(words["month"].format(month=words["months"][first.month - 1], year=first.year))
    return str(words[pair].format(**_ends(first, last, words)))


def _ends(first: dt.date, last: dt.date, words: dict[str, Any]) -> dict[str, str]:
    """Both ends of an interval, what they share said once: "7. bis 8. Juli 2017", "März bis Mai 2017"."""
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole:
        forms = ("{month}" if first.year == last.year else words["month"], words["month"])
    else:
        same_month = (first.year, first.month) == (last.year, last.month)
        alone = words["day_alone"] if same_month else words["day_month"]
        forms = (alone if first.year == last.year else words["short_day"], words["short_day"])
    days = zip(("first", "last"), (first, last), forms, strict=True)
    months = words["months"]
    return {
        name: form.format(day=day.day, month=months[day.month - 1], year=day.year, weekday="")
        for name, day, form in days
    }


def _day(day: dt.date, words: dict[str, Any], short: bool) -> str:
    return str(
        words["short_day" if short else "day"].format(
            weekday=words["weekdays_short"][day.weekday()],
            day=day.day,
            month=words["months"][day.month - 1],
            year=day.year,
        )
    )
