"""The file that says which feeds are watched.

.. code-block:: toml

    contact = "dokumentation@zeitung.example"   # whom the owner of a server can write to
    pause = 2.0                                 # seconds between two requests to one host, at least
    every = 10                                  # minutes between two looks at a feed

    [[feed]]
    url = "https://zeitung.example/politik.rss"
    publisher = "Zeitung"
    every = 5
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.errors import InputError
from depesche.fetching.polite import PAUSE, host_of

#: Minutes between two looks at a feed.
EVERY: Final = 10.0
_KEYS: Final = {"contact": str, "pause": (int, float), "every": (int, float), "feed": list}
_FEED_KEYS: Final = {"url": str, "publisher": str, "every": (int, float)}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched; ``every`` so many minutes it is looked at."""

    url: str
    publisher: str | None = None
    every: float = EVERY


@dataclass(frozen=True, slots=True)
class Settings:
    """What is watched, and how often."""

    feeds: tuple[Feed, ...]
    contact: str | None = None
    pause: float = PAUSE


def read_settings(path: str | Path) -> Settings:
    """The settings of a file. Raises :class:`InputError` naming what is wrong in it."""
    where = str(path)
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=where) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML that can be read ({error})", where=where) from error
    _check(data, _KEYS, where)
    every = float(data.get("every", EVERY))
    feeds = tuple(
        _feed(row, every, f"{where}: feed {number}") for number, row in enumerate(data.get("feed", ()), 1)
    )
    if not feeds:
        raise InputError("names no feed", where=where, remedy='write [[feed]] and url = "https://…"')
    if len({feed.url for feed in feeds}) < len(feeds):
        raise InputError("names a feed twice", where=where)
    return Settings(feeds, data.get("contact"), float(data.get("pause", PAUSE)))


def _feed(row: Any, every: float, where: str) -> Feed:
    if not isinstance(row, dict):
        raise InputError("is no table", where=where, remedy='write [[feed]] and url = "https://…"')
    _check(row, _FEED_KEYS, where)
    if host_of(str(row.get("url") or "")) is None:
        raise InputError('has no "url" that begins with http:// or https://', where=where)
    return Feed(row["url"], row.get("publisher"), float(row.get("every", every)))


def _check(data: dict[str, Any], keys: dict[str, Any], where: str) -> None:
    for name, value in data.items():
        if name not in keys:
            raise InputError(f"{name!r} means nothing here", where=where, remedy=f"known are {', '.join(keys)}")
        if isinstance(value, bool) or not isinstance(value, keys[name]):
            raise InputError(f"{name!r} has a value of the wrong kind", where=where)
        if isinstance(value, int | float) and value < 0:
            raise InputError(f"{name!r} is less than nothing", where=where)
