"""Renders reasons in words. The words are data: ``lang/<language>/reasons.toml``, one template per code."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from depesche.days import WEEKDAYS, DaySet
from depesche.errors import UsageError
from depesche.model import Reason
from depesche.telling.names import name_in
from depesche.telling.words import duration, label, labels, spoken

_EDTF: Final = re.compile(r"\[?(?:\.\./?)?\d{4}-\d\d(?:-\d\d)?[~?%]?(?:(?:/|,|\.\.)[\d./,-]*[~?%]?)?\]?")
_WEEKDAY: Final = re.compile(rf"\(({'|'.join(WEEKDAYS)})\)")
#: Reasons of decisions begin so; a moment as they keep it begins with its day.
_DECIDED: Final = "chronicle_decided"
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT")
_DURATION: Final = re.compile(r"P(?:\d+D)?(?:T[\d.HMS]+)?(?:/P(?:\d+D)?(?:T[\d.HMS]+)?)?")


@cache
def catalogue(language: str) -> dict[str, str]:
    """All templates of a language, by reason code. Raises :class:`UsageError` for a language without one."""
    folder = resources.files("depesche") / "lang" / language
    out: dict[str, str] = {}
    try:
        files = sorted(f.name for f in folder.iterdir() if f.name.startswith("reasons"))
    except (FileNotFoundError, NotADirectoryError):
        files = []
    if not files:
        raise UsageError(f"there are no reasons in language {language!r}", remedy="use de or en")
    for name in files:
        out.update(tomllib.loads((folder / name).read_text(encoding="utf-8")))
    return out


def say(reason: Reason, language: str = "de") -> str:
    """The reason as one sentence; days, durations, kinds and statuses in its values as words."""
    messages = catalogue(language)
    single = reason.values.get("missing") == 1
    template = messages.get(f"{reason.code}_one", messages[reason.code]) if single else messages[reason.code]
    values = {key: _shown(value, language) for key, value in reason.values.items()}
    if reason.code.startswith(_DECIDED):
        values |= _decided(reason, language)
    if isinstance(cue := reason.values.get("cue"), str):
        values["cue"] = label("tense", cue, language)
    return template.format_map(values).removesuffix(": ")


def _decided(reason: Reason, language: str) -> dict[str, str | int]:
    """What somebody decided: their own words as they are, the rest in those of the language."""
    told = reason.values
    moment = str(told["when"])
    day = DaySet.parse(moment[:10]) if _MOMENT.match(moment) else None
    values: dict[str, str | int] = {
        "who": str(told["who"]),
        "why": str(told["why"]),
        "when": spoken(day, language, short=True) if day else moment,
        "action": label("decision", str(told["action"]), language),
        "field": label("field", str(told.get("field")), language),
    }
    missing = {key: label("decision", "nothing", language) for key in ("before", "after") if told.get(key) is None}
    return values | missing


def _shown(value: str | int | None, language: str) -> str | int:
    if not isinstance(value, str):
        return "?" if value is None else value
    if ", " in value:
        return ", ".join(str(_shown(part, language)) for part in value.split(", "))
    if _EDTF.fullmatch(value):
        return spoken(DaySet.parse(value), language, short=True)
    if weekday := _WEEKDAY.fullmatch(value):
        return str(labels(language)["date"]["weekdays"][WEEKDAYS.index(weekday[1])])
    if _DURATION.fullmatch(value):
        return duration(value, language)
    words = labels(language)
    known = words["kind"].get(value) or words["status"].get(value) or words["verdict"].get(value)
    return str(known or name_in(value, language))
