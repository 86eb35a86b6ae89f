"""Verb and noun frames: which words tell of a contact, and how its sides stand around them.

The frames are data of the language (``frames_verbs.toml``, ``frames_nouns.toml``); this module reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from depesche.knowledge import Knowledge
from depesche.lang.language import Grammar, Language
from depesche.light import dataclass
from depesche.model import Kind, Status
from depesche.reading.setting import Setting

_VERB_FLAGS: Final = (
    "reflexive",
    "mutual",
    "joint",
    "travel",
    "joins",
    "follows",
    "dative",
    "complete",
    "initiator",
    "host",
    "status",
)
_NOUN_FLAGS: Final = (
    "anaphor",
    "anaphor_only",
    "author",
    "visitor",
    "occasion",
    "each",
    "medium",
    "replaces",
    "wishes",
    "counterpart",
    "beside",
    "status",
)


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb that tells of a contact; the fields are those of the data file."""

    verb: str
    kind: Kind
    partner: frozenset[str]
    reflexive: bool = False
    mutual: bool = False
    joint: bool = False
    travel: bool = False
    joins: bool = False
    follows: bool = False
    dative: bool = False
    complete: bool = False
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
    wishes: bool = False
    counterpart: bool = False
    beside: bool = False
    status: Status | None = None
    under: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, eq=False)
class Frames:
    """The frames of one language.

    ``verbs`` are by infinitive, separable prefix included, in the order in which they are tried; ``nouns`` by noun in
    lower case. ``others`` are beginnings of the words for people whose contacts are not told of, ``gatherings`` what
    stands before a summit of many.

    The sense of a compound hangs on what stands before its head: ``before`` are parts with which it is still a
    contact ("Staatsbesuch"), ``places`` names of places, which say where to ("Chinareise"). Before a hyphen any name
    may stand but a part in ``not_before`` ("Gas-Gipfel"). ``never`` are whole words that are none all the same.
    """

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, NounFrame]
    never: tuple[str, ...]
    before: frozenset[str]
    not_before: frozenset[str]
    places: frozenset[str]
    others: tuple[str, ...]
    gatherings: frozenset[str]
    grammar: Grammar
    _found: dict[str, NounFrame | None] = field(default_factory=dict, repr=False)
    _heads: dict[str, str | None] = field(default_factory=dict, repr=False)

    def noun(self, word: str) -> NounFrame | None:
        """The frame of a noun or of the head of a compound ("G20-Gipfels"), or ``None``."""
        try:
            return self._found[word]
        except KeyError:
            found = self._found[word] = self._noun(word)
            return found

    def _noun(self, word: str) -> NounFrame | None:
        lower = word.lower()
        if any(lower.startswith(bad) or lower.endswith(bad) for bad in self.never):
            return None
        head = self._head(word)
        return self.nouns[head] if head and self._keeps_sense(self.attribute_of(word).lower()) else None

    def headed_by(self, word: str) -> NounFrame | None:
        """The frame of the head of a compound whatever stands before it ("Abrüstungsgespräche"), or ``None``."""
        head = self._head(word)
        return self.nouns[head] if head else None

    def _head(self, word: str) -> str | None:
        """The noun that a word is a form of or that ends its compound."""
        try:
            return self._heads[word]
        except KeyError:
            found = self._heads[word] = self.grammar.head(word, self.nouns.keys())
            return found

    def attribute_of(self, word: str) -> str:
        """What stands before the head of a compound that has a frame ("Abrüstungs"), empty where nothing does."""
        head = self._head(word)
        return word[: word.lower().rfind(head)] if head else ""

    def _keeps_sense(self, attribute: str) -> bool:
        """Whether a compound with this before its head is still a contact."""
        parts = attribute.split("-")
        if parts[-1]:
            return parts[-1] in self.before or parts[-1] in self.places
        return len(parts) == 1 or parts[-2] not in self.not_before

    def is_gathering(self, word: str) -> bool:
        """Whether a compound names a gathering that many attend ("G20-Gipfel", "EU-Gipfel"), no contact of two."""
        lower = word.lower()
        attribute = self.attribute_of(word).lower().strip("-") if self._head(word) else lower
        return any(char.isdigit() for char in attribute) or attribute in self.gatherings


def relations(language: Language) -> Mapping[str, str]:
    """The relation that each preposition sets, as the language's data files name them."""
    forms = language.rows("clause_words")["nominal"]["prepositions"]
    return {form: name for name, found in forms.items() for form in found.split()}


def frames(setting: Setting) -> Frames:
    """The frames of a setting's language; ask :meth:`Setting.made` for them."""
    language = setting.language
    nouns = language.rows("frames_nouns")
    table = language.made(relations)
    return Frames(
        _by_verb(_verb(row, table) for row in language.rows("frames_verbs")["frame"]),
        {noun: _noun(noun, row, table) for row in nouns["frame"] for noun in row["noun"]},
        tuple(nouns["never"]),
        frozenset(nouns["before"]),
        frozenset(nouns["not_before"]),
        frozenset(_names_of_places(setting.knowledge)),
        tuple(nouns["others"]),
        frozenset(nouns["gatherings"]),
        language.grammar,
    )


def _names_of_places(knowledge: Knowledge) -> Iterator[str]:
    """Names of states, capitals and other places, in lower case."""
    for state in knowledge.states.values():
        yield from (name.lower() for name in (state.name, *state.aliases, *state.capitals))


def _by_verb(found: Iterable[VerbFrame]) -> dict[str, tuple[VerbFrame, ...]]:
    """The frames of each verb in the order of the data."""
    out: dict[str, tuple[VerbFrame, ...]] = {}
    for frame in found:
        out[frame.verb] = (*out.get(frame.verb, ()), frame)
    return out


def _verb(row: Mapping[str, Any], table: Mapping[str, str]) -> VerbFrame:
    return VerbFrame(
        row["verb"].replace("|", ""),
        row["kind"],
        frozenset(table.get(partner, partner) for partner in row["partner"]),
        needs=tuple(row.get("needs", ())),
        never=frozenset(row.get("never", ())),
        example=row["example"],
        **{key: row[key] for key in _VERB_FLAGS if key in row},
    )


def _noun(noun: str, row: Mapping[str, Any], table: Mapping[str, str]) -> NounFrame:
    return NounFrame(
        noun,
        row["kind"],
        under=tuple(table.get(under, under) for under in row.get("under", ())),
        behind=tuple(row.get("behind", ())),
        example=row["example"],
        **{key: row[key] for key in _NOUN_FLAGS if key in row},
    )
