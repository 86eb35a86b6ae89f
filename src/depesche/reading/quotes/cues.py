"""The cues of ``lang/de/cues.toml``: verbs with their force, and words that name a source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from depesche.lang.de.clauses import Words, known_parts, words
from depesche.lang.de.verbs import Verb, parse


@dataclass(frozen=True, slots=True)
class Cue:
    """What a verb does with the words it hands on; ``object`` says that its own clause can report."""

    force: str
    object: bool


@cache
def rows() -> dict[str, Any]:
    """The data file as it is."""
    file = resources.files("depesche") / "lang" / "de" / "cues.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def grammar() -> Words:
    """The word classes of clauses, with the cue verbs conjugated."""
    return words([verb for verb, _ in _verbs()])


@cache
def cues() -> Mapping[str, Cue]:
    """Cues by the infinitive of their verb."""
    return {verb.infinitive: cue for verb, cue in _verbs()}


@cache
def prefixes() -> Mapping[str, str]:
    """The separable prefix of each cue verb that has one, by infinitive."""
    return {verb.infinitive: verb.prefix for verb, _ in _verbs() if verb.prefix}


@cache
def cue_forms() -> frozenset[str]:
    """Every lower-case form that can belong to a cue verb: a sentence without one has no verbal cue."""
    known = cues()
    return frozenset(
        text for text, forms in grammar().verbs.items() if any(form.infinitive in known for form in forms)
    )


def _verbs() -> list[tuple[Verb, Cue]]:
    out = []
    for row in rows()["cue"]:
        cue = Cue(row["force"], "object" in row["takes"])
        for written in row["verbs"]:
            name, _, parts = written.partition(":")
            if " " in name.strip():
                continue
            base = name.split("|")[-1].strip()
            out.append((parse(name.strip(), parts.strip() or known_parts().get(base, "")), cue))
    return out


@cache
def source_words(name: str) -> frozenset[str]:
    """A list of the ``[sources]`` or ``[short]`` table, or ``cue_nouns``."""
    table = {**rows()["nouns"], **rows()["sources"], **rows()["short"]}
    return frozenset(rows()["nouns"]["nouns"] if name == "cue_nouns" else table[name])
