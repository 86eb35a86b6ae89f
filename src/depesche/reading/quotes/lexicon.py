"""Cue verbs, cue nouns and closed word classes of quotations, loaded once from ``lang/de/cues*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from depesche.lang.de.clause_words import Words, known_parts, words
from depesche.lang.de.verbs import Verb, parse

#: What can carry the words of a cue verb (see ``cues_verbs.toml``).
THAT: Final = "that"
ZU: Final = "zu"
THING: Final = "thing"
AS: Final = "as"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its frames, the words of which one must stand with it, and its force."""

    verb: str
    takes: frozenset[str]
    force: str
    needs: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    @property
    def names(self) -> bool:
        """Whether the verb gives a name to something ("nannte ihn …", "bezeichnete es als …")."""
        return AS in self.takes or self.verb in ("nennen", "sprechen")

    def fits(self, lowers: frozenset[str]) -> bool:
        """Whether a clause of these words (lower case) has what the verb needs."""
        if not self.needs and not self.endings:
            return True
        return bool(self.needs & lowers) or any(w.endswith(self.endings) for w in lowers if self.endings)


@dataclass(frozen=True)
class Lexicon:
    """All of it; words of ``classes`` as written in the data file."""

    verbs: Mapping[str, Cue]
    grammar: Words
    nouns: Mapping[str, str]
    account: frozenset[str]
    account_endings: tuple[str, ...]
    classes: Mapping[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    citing: tuple[tuple[str, ...], ...]
    weak_endings: tuple[str, ...]
    institutions: tuple[str, ...]


def data(name: str) -> dict[str, Any]:
    """A data file of ``lang/de`` as it is."""
    path = resources.files("depesche") / "lang" / "de" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """The lexicon, built once."""
    rows = data("cues_verbs")["verb"]
    file = data("cues")
    classes = {name: frozenset(found) for name, found in file["closed"].items()}
    classes |= {name: frozenset(file[name]) for name in ("referring", "before", "after", "papers")}
    classes["adverbs"] = frozenset(data("phrases")["adverbs"]) - {"laut", "so", "unter", "anderem", "sich", "vor"}
    return Lexicon(
        verbs={cue.verb: cue for cue in map(_cue, rows)},
        grammar=words([*map(_verb, rows), *_topic_verbs()]),
        nouns={noun: force for force, nouns in file["noun"].items() for noun in nouns},
        account=frozenset(file["account"]),
        account_endings=tuple(file["account_endings"]),
        classes=classes,
        adverb_endings=(*data("phrases")["adverb_endings"], *file["closed"]["adverb_endings"]),
        weak_endings=tuple(data("clause_words")["nominal"]["weak_endings"].split()),
        institutions=tuple(
            form for word in file["closed"]["institutions"] for form in (word, f"{word}s", f"{word}es")
        ),
        citing=tuple(tuple(phrase.split()) for phrase in file["citing"]),
    )


def _topic_verbs() -> Iterator[Verb]:
    """The verbs of talk, whose topics are read in the same clauses."""
    frames = data("topics")["frames"]
    for name in ("verbs", "object_verbs", "agreeing"):
        for written in frames[name]:
            verb, _, parts = str(written).partition(":")
            yield _verb({"verb": verb.strip(), "parts": parts.strip()})


def _cue(row: Mapping[str, Any]) -> Cue:
    needs = [str(w).lower() for w in row.get("needs", ())]
    return Cue(
        verb=str(row["verb"]).replace("|", ""),
        takes=frozenset(row["takes"]),
        force=str(row["force"]),
        needs=frozenset(w for w in needs if not w.startswith("*")),
        endings=tuple(w[1:] for w in needs if w.startswith("*")),
    )


def _verb(row: Mapping[str, Any]) -> Verb:
    written = str(row["verb"])
    return parse(written, str(row.get("parts", "") or known_parts().get(written.rpartition("|")[2], "")))
