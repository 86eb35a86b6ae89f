"""Words that name a speaker: what a phrase or a medium is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from depesche.lang.cues import cues
from depesche.lang.language import Language
from depesche.light import dataclass

_MARKS: Final = '„“”»«"'


@dataclass(frozen=True, eq=False)
class Naming:
    """The words of a language around speakers (``[speakers]`` of ``cues.toml``), and what names come of them.

    ``possessives`` and ``latter`` give the gender ("m", "f") of whom a pronoun stands for; ``institutions`` are the
    ends of institutions' names in all their forms, ``account_alone`` the nouns of something said that are nobody.
    """

    account: frozenset[str]
    account_alone: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    institutions: tuple[str, ...]
    possessives: Mapping[str, str]
    latter: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    # -- what a phrase is called ------------------------------------------------------------------
    def bare(self, words: str) -> str:
        """A phrase without its determiner, and without the preposition before it."""
        parts = words.strip(f" {_MARKS}").split()
        determiners, prepositions = self.classes["determiners"], self.classes["prepositions"]
        while len(parts) > 1 and ((lower := parts[0].lower()) in determiners or lower in prepositions):
            parts = parts[1:]
        return " ".join(parts).strip(_MARKS)

    def medium(self, words: str) -> str:
        """What a medium is called: "der russischen Nachrichtenagentur TASS" is "TASS", "New York Times" stays so."""
        parts = [part.strip(f"{_MARKS},") for part in self.bare(words).split()]
        named = [k for k, part in enumerate(parts) if part in self.classes["outlets"]]
        if not named:
            return self.bare(words)
        first = named[0]
        stems = tuple(stem.lower() for stem in self.classes["media"])
        while first and parts[first - 1][:1].isupper() and not parts[first - 1].lower().endswith(stems):
            first -= 1
        return " ".join(parts[first:])

    def informs(self, name: str) -> bool:
        """Whether a name without a side is one that stands for news: a medium, or people who know."""
        parts = [part.strip(f"{_MARKS},") for part in name.split()]
        stems = [stem.lower() for stem in (*self.classes["media"], *self.classes["insiders"])]
        return any(p in self.classes["outlets"] or any(stem in p.lower() for stem in stems) for p in parts)

    # -- what a phrase is -------------------------------------------------------------------------
    def joins(self, words: str) -> bool:
        """Whether the words name several."""
        return any(f" {word} " in words for word in self.lists["joining"])

    def together(self, names: Sequence[str]) -> str:
        """Several names as one."""
        return f" {self.lists['joining'][0]} ".join(names)

    def is_own(self, words: str) -> bool:
        """Whether words in lower case point to somebody's own account ("nach eigenen Angaben")."""
        return self.begins(words, "own")

    def begins(self, words: str, name: str) -> bool:
        """Whether the words begin like one of a list."""
        return words.startswith(self.lists[name])

    def gender_of_owner(self, words: str) -> str | None:
        """The gender of whom a possessive at the beginning of the words stands for ("sein Sprecher")."""
        lower = words.lower()
        return next((gender for form, gender in self.possessives.items() if lower.startswith(form)), None)

    def is_thing(self, name: str) -> bool:
        """Whether a phrase is no more than what is told: "Einzelheiten"."""
        return self._only_noun(name) in self.lists["things"]

    def is_account(self, name: str) -> bool:
        """Whether a phrase is no more than something said, by nobody who is named: "chinesischer Darstellung"."""
        return self._only_noun(name) in self.account_alone

    def _only_noun(self, name: str) -> str | None:
        nouns = [part for part in name.split() if part[0].isupper()]
        return nouns[0] if len(nouns) == 1 else None

    def is_institution(self, words: str) -> bool:
        """Whether the words name an institution, or somebody who speaks for one, and nothing else."""
        parts = self.bare(words).split()
        nouns = [k for k, part in enumerate(parts) if part[0].isupper()]
        if len(nouns) == 2 and nouns[1] == nouns[0] + 2:  # "ein Sprecher des Amtes"
            return parts[nouns[0] + 1] in self.lists["of"] and self._ends_so(parts[nouns[1]])
        return len(nouns) == 1 and self._ends_so(parts[nouns[0]])

    def _ends_so(self, noun: str) -> bool:
        return noun.lower().endswith(self.institutions)


def naming(language: Language) -> Naming:
    """The words around speakers of a language; ask :meth:`Language.made` for them."""
    known, rows = language.made(cues), language.rows("cues")["speakers"]
    forms = (
        form for word in known.classes["institutions"] for form in language.grammar.nouns.singular_forms(word)
    )
    return Naming(
        account=known.account,
        account_alone=known.account - set(rows["knowing"]),
        classes=known.classes,
        institutions=tuple(sorted(forms)),
        possessives=rows["possessives"],
        latter=rows["latter"],
        lists={name: _words(found) for name, found in rows.items()},
    )


def _words(found: Any) -> tuple[str, ...]:
    return tuple(found)
