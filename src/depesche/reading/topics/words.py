"""Where topics stand: the ``[frames]`` of ``topics.toml``, and the controlled list of concepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from depesche.lang.language import Language, Rows
from depesche.light import dataclass


@dataclass(frozen=True, eq=False)
class TopicWords:
    """All of it. ``frames`` are the lists by their names, verbs by their infinitives; ``governing`` the prepositions
    ("object" for none) that lead from a verb of speech to its topic, ``regarding`` phrases by their first words,
    ``leading`` all prepositions that can lead from a verb or noun of talk to one;
    ``names`` those with an adjective in the first case by how they stand in another.
    """

    frames: Mapping[str, frozenset[str]]
    governing: Mapping[str, frozenset[str]]
    set_phrases: tuple[tuple[str, str], ...]
    regarding: Mapping[str, tuple[tuple[str, ...], ...]]
    leading: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    general: frozenset[str]
    names: Mapping[str, str]
    _concepts: dict[str, str | None] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.frames[name]

    def concept_of(self, text: str) -> str | None:
        """The concept whose word stands first in the topic's text, the longest where several do; ``None`` where none
        fits. An organisation at the head of a compound is no more than its attribute: "EU-Sanktionen" are sanctions;
        and what a general word is about says more than it: "der Krieg in der Ukraine" is about Ukraine.
        """
        if text not in self._concepts:
            ranked = [
                (self._says_little(name, text, found), found.start(), -len(found[0]), name)
                for name, pattern in self.patterns
                for found in pattern.finditer(text)
            ]
            self._concepts[text] = min(ranked, key=lambda rank: rank[:3])[3] if ranked else None
        return self._concepts[text]

    def _says_little(self, name: str, text: str, found: re.Match[str]) -> bool:
        attribute = name in self["unthemed"] and text[found.end() : found.end() + 1] == "-"
        return attribute or name in self.general


def topic_words(language: Language) -> TopicWords:
    """The words of a language; ask :meth:`Language.made` for them."""
    rows = language.rows("topics")
    frames: Mapping[str, Any] = rows["frames"]
    plain = {name: found for name, found in frames.items() if name not in ("speech", "set_phrases")}
    lists = {name: frozenset(map(_infinitive, found)) - {""} for name, found in plain.items()}
    return TopicWords(
        frames=lists,
        governing={verb: frozenset(found) for verb, found in frames["speech"].items()},
        set_phrases=tuple((verb, noun) for verb, noun in frames["set_phrases"]),
        regarding=_by_first(tuple(str(phrase).split()) for phrase in frames["regarding_phrases"]),
        leading=frozenset().union(*(lists[f"{name}_prepositions"] for name in ("about", "round", "view", "noun"))),
        patterns=tuple((row["id"], _pattern(row)) for row in rows["topic"]),
        general=frozenset(row["id"] for row in rows["topic"] if row.get("general")),
        names=rows["cited"],
    )


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, in order."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        out[phrase[0]] = (*out.get(phrase[0], ()), phrase)
    return out


def _infinitive(written: str) -> str:
    return written.partition(":")[0].replace("|", "").strip()


def _pattern(row: Rows) -> re.Pattern[str]:
    """A concept's words as beginnings, but for those that only look like them ("Gast" is no gas)."""
    words = "|".join(map(re.escape, sorted(row["words"], key=len, reverse=True)))
    unlike = "".join(f"(?!{re.escape(word)})" for word in row.get("unlike", ()))
    return re.compile(rf"(?<!\w){unlike}(?:{words})")
