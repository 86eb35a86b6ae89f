"""Verb and noun frames: which words tell of a contact, and how its sides stand around them.

The frames are data (``lang/de/frames_verbs.toml``, ``lang/de/frames_nouns.toml``); this module reads them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from depesche.lang.de.grammar.verbs import Verb, parse
from depesche.lang.de.grammar.word_classes import known_parts
from depesche.model import Kind, Status
from depesche.reading.setting import default_setting

_ENDINGS: Final = ("", "s", "es", "e", "en", "n", "er", "ern", "se", "sen", "ses")


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb that tells of a contact; the fields are those of the data file."""

    verb: Verb
    kind: Kind
    partner: frozenset[str]
    reflexive: bool = False
    mutual: bool = False
    joint: bool = False
    travel: bool = False
    joins: bool = False
    follows: bool = False
    needs: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    initiator: str | None = None
    host: str | None = None
    status: Status | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that tells of a contact; the fields are those of the data file."""

    noun: str
    kind: Kind
    anaphor: bool = False
    anaphor_only: bool = False
    author: bool = False
    visitor: bool = False
    occasion: bool = False
    each: bool = False
    medium: bool = False
    replaces: bool = False
    status: Status | None = None
    under: tuple[str, ...] = ()
    example: str = ""


def relation(written: str) -> str:
    """The relation that a preposition of the data sets; a word that is none ("object") is one itself."""
    forms = default_setting().language.rows("clause_words")["nominal"]["prepositions"]
    return next((name for name, found in forms.items() if written in found.split()), written)


def _load(name: str) -> list[dict[str, Any]]:
    path = resources.files("depesche") / "lang" / "de" / name
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["frame"]
    return rows


@cache
def verb_frames() -> Mapping[str, VerbFrame]:
    """The verb frames by infinitive, separable prefix included ("anrufen")."""
    out: dict[str, VerbFrame] = {}
    for row in _load("frames_verbs.toml"):
        base = row["verb"].rpartition("|")[2]
        verb = parse(row["verb"], row.get("parts") or known_parts().get(base, ""))
        out[verb.infinitive] = VerbFrame(
            verb,
            row["kind"],
            frozenset(relation(partner) for partner in row["partner"]),
            needs=tuple(row.get("needs", ())),
            never=frozenset(row.get("never", ())),
            example=row["example"],
            **{
                key: row[key]
                for key in (
                    "reflexive",
                    "mutual",
                    "joint",
                    "travel",
                    "joins",
                    "follows",
                    "initiator",
                    "host",
                    "status",
                )
                if key in row
            },
        )
    return out


@cache
def _nouns() -> Mapping[str, NounFrame]:
    out: dict[str, NounFrame] = {}
    for row in _load("frames_nouns.toml"):
        for noun in row["noun"]:
            out[noun] = NounFrame(
                noun,
                row["kind"],
                under=tuple(relation(under) for under in row.get("under", ())),
                example=row["example"],
                **{
                    key: row[key]
                    for key in (
                        "anaphor",
                        "anaphor_only",
                        "author",
                        "visitor",
                        "occasion",
                        "each",
                        "medium",
                        "replaces",
                        "status",
                    )
                    if key in row
                },
            )
    return out


@cache
def noun_frames() -> tuple[NounFrame, ...]:
    """All noun frames, for the tests of the data."""
    return tuple(_nouns().values())


@cache
def _never_nouns() -> frozenset[str]:
    path = resources.files("depesche") / "lang" / "de" / "frames_nouns.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["never"])


@lru_cache(maxsize=65536)
def noun_frame(word: str) -> NounFrame | None:
    """The frame of a noun or of the last part of a compound ("G20-Gipfels"), or ``None``."""
    lower = word.lower().replace("ss", "ß") if "schluss" in word else word.lower()
    table = _nouns()
    if len(lower) < 4 or any(lower.startswith(bad) or lower.endswith(bad) for bad in _never_nouns()):
        return None
    for ending in _ENDINGS:
        if ending and not lower.endswith(ending):
            continue
        stem = lower[: len(lower) - len(ending)]
        for cut in range(len(stem) - 3):
            found = table.get(stem[cut:])
            # "Preise" is no "Reise": what stands before the noun must be a word or end in a hyphen
            if found and (cut == 0 or cut >= 3 or stem[cut - 1] == "-"):
                return found
    return None


@cache
def others() -> tuple[str, ...]:
    """Beginnings of the words for people whose contacts are not told of."""
    path = resources.files("depesche") / "lang" / "de" / "frames_nouns.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["others"])


@cache
def _gatherings() -> frozenset[str]:
    path = resources.files("depesche") / "lang" / "de" / "frames_nouns.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["gatherings"])


def gathering(word: str) -> bool:
    """Whether a compound names a gathering that many attend ("G20-Gipfel", "EU-Gipfel"), no contact of two."""
    head = word.lower().partition("gipfel")[0].strip("-")
    return any(char.isdigit() for char in head) or head in _gatherings()
