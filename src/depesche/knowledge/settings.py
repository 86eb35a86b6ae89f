"""A user's settings: ``depesche.toml`` in the working folder, else in the folder for settings of the user.

::

    [knowledge]
    files = ["ministry.csv"]              # overlays, relative to this file

    [participants]
    offices = ["finance_minister"]        # offices whose holders count besides heads of state and government

What ``knowledge update`` has taken over lies in the user's data folder, one dated overlay a run.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import platformdirs

from depesche.errors import KnowledgeError

NAME: Final = "depesche.toml"
_SECTIONS: Final = {"knowledge": "files", "participants": "offices"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Overlay files and the offices that count besides the usual ones."""

    overlays: tuple[Path, ...] = ()
    offices: frozenset[str] = frozenset()


def data_folder() -> Path:
    """Where a user's own data lie (``~/.local/share/depesche`` on Linux)."""
    return platformdirs.user_data_path("depesche", appauthor=False)


def settings_folder() -> Path:
    """Where a user's settings lie (``~/.config/depesche`` on Linux)."""
    return platformdirs.user_config_path("depesche", appauthor=False)


def updates(folder: Path) -> tuple[Path, ...]:
    """The overlays that updates have written, the oldest first."""
    return tuple(sorted(folder.glob("knowledge-*.csv"))) if folder.is_dir() else ()


def settings() -> Settings:
    """What the user has set. Raises :class:`KnowledgeError` naming the file where it cannot be understood."""
    own = updates(data_folder())
    for folder in (Path.cwd(), settings_folder()):
        file = folder / NAME
        if file.is_file():
            files, offices = _read(file)
            return Settings((*own, *(folder / name for name in files)), frozenset(offices))
    return Settings(own)


def _read(file: Path) -> tuple[list[str], list[str]]:
    try:
        found: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"the settings cannot be read ({error})", where=str(file)) from error
    return _list(file, found, "knowledge"), _list(file, found, "participants")


def _list(file: Path, found: dict[str, Any], section: str) -> list[str]:
    key = _SECTIONS[section]
    values = found.get(section, {})
    listed = values.get(key, []) if isinstance(values, dict) else None
    if not isinstance(listed, list) or not all(isinstance(value, str) for value in listed):
        raise KnowledgeError(f"[{section}] {key} must be a list of words in quotation marks", where=str(file))
    return listed
