"""The words of stances, deeds and media, from ``cues.toml``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import methodcaller
from typing import Any, Final

from depesche.lang.cues import cues
from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.model import Stance

#: Letters with those that mean the same.
Alike = Mapping[str, str]


#: Stands before every word of a sentence that is searched as one string.
BREAK: Final = "\0"


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A stance that a sentence takes in which words with all these beginnings stand."""

    words: tuple[str, ...]
    stance: Stance

    def fits(self, sentence: str) -> bool:
        """Whether a sentence, each word of it behind a :data:`BREAK`, has them all."""
        return all(BREAK + part in sentence for part in self.words)


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does by words in a contact: the verb, a word that must stand with it ("" for none), its force."""

    verb: str
    needs: str
    force: str

    def fits(self, lemmas: Collection[str], lowers: Collection[str]) -> bool:
        """Whether a clause with these verbs and words tells of it."""
        return self.verb in lemmas and (self.needs == "" or self.needs in lowers)


@dataclass(frozen=True, eq=False)
class StatementWords:
    """All of it. ``lists`` are those of ``[sources]``, ``classes`` the closed classes of quotations."""

    stances: tuple[StanceRow, ...]
    deeds: tuple[Deed, ...]
    lists: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, frozenset[str]]
    openings: tuple[str, ...]
    alike: Alike

    def begins(self, word: str, name: str) -> bool:
        """Whether a word begins like one of a list."""
        return word.startswith(self.lists[name])

    def ends(self, word: str, name: str) -> bool:
        """Whether a word ends like one of a list."""
        return word.endswith(self.lists[name])

    def stance_of(self, words: Sequence[str]) -> Stance | None:
        """The stance that the words of a sentence take by themselves, in any of its spellings."""
        plain = _plain(BREAK.join(words), self.alike)
        if not any(map(methodcaller("startswith", self.openings), plain.split(BREAK))):
            return None
        sentence = BREAK + plain
        return next((row.stance for row in self.stances if row.fits(sentence)), None)


def statement_words(language: Language) -> StatementWords:
    """The words of a language; ask :meth:`Language.made` for them."""
    rows: Mapping[str, Any] = language.rows("cues")
    alike: Alike = rows["alike"]
    stances = tuple(
        StanceRow(tuple(_plain(word, alike) for word in row["words"]), row["stance"]) for row in rows["stance"]
    )
    return StatementWords(
        stances=stances,
        deeds=tuple(Deed(verb, needs, force) for force, verbs in rows["acts"].items() for verb, needs in verbs),
        lists={name: tuple(found) for name, found in rows["sources"].items()},
        classes=language.made(cues).classes,
        alike=alike,
        # One word of every row: a sentence without any takes no stance.
        openings=tuple({max(row.words, key=len) for row in stances}),
    )


def _plain(word: str, alike: Alike) -> str:
    """Words in one of the spellings that mean the same: Swiss papers write no "ß"."""
    for letter, letters in alike.items():
        word = word.replace(letter, letters)
    return word
