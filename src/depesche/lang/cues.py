"""Cue verbs, cue nouns and closed word classes of reported speech, as a language's data files give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from depesche.lang.language import Language
from depesche.light import dataclass

#: What can carry the words of a cue verb (see ``cues_verbs.toml``).
THAT: Final = "that"
INFINITIVE: Final = "to"
THING: Final = "thing"
AS: Final = "as"
NAME: Final = "name"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its frames, the words of which one must stand with it, and its force. With a word of ``lacks``,
    or one that ends so, it says something else; ``sums`` are words of which one must stand in a clause that reports in
    summary.
    """

    verb: str
    takes: frozenset[str]
    force: str
    needs: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    sums: frozenset[str] = frozenset()

    @property
    def names(self) -> bool:
        """Whether the verb gives a name to something ("nannte ihn …", "bezeichnete es als …")."""
        return bool({AS, NAME} & self.takes)

    def fits(self, lowers: frozenset[str]) -> bool:
        """Whether a clause of these words (lower case) has what the verb needs."""
        if self.lacks and any(word.endswith(self.lacks) for word in lowers):
            return False
        if not self.needs and not self.endings:
            return True
        return bool(self.needs & lowers) or any(w.endswith(self.endings) for w in lowers if self.endings)


@dataclass(frozen=True, eq=False)
class Cues:
    """All of it: verbs by their infinitives, nouns with their forces, nouns of something said (``account``), the
    closed classes as the data file writes them, and the phrases behind which a medium cites its source.
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, str]
    account: frozenset[str]
    account_endings: tuple[str, ...]
    classes: Mapping[str, frozenset[str]]
    citing: tuple[tuple[str, ...], ...]
    _media: dict[str, bool] = field(default_factory=dict, repr=False)

    def names_medium(self, word: str) -> bool:
        """Whether a word names a medium: an outlet, or a noun for an agency, a paper, a station."""
        known = self._media.get(word)
        if known is None:
            lower = word.lower()
            known = word in self.classes["outlets"] or any(stem.lower() in lower for stem in self.classes["media"])
            self._media[word] = known
        return known

    def of(self, lemmas: tuple[str, ...]) -> tuple[Cue, ...]:
        """The cues that the possible infinitives of a verb are, in their order."""
        return tuple(self.verbs[lemma] for lemma in lemmas if lemma in self.verbs)


def cues(language: Language) -> Cues:
    """The cues of a language; ask :meth:`Language.made` for them."""
    rows, file = language.rows("cues_verbs")["verb"], language.rows("cues")
    classes = {name: frozenset(found) for name, found in (file["closed"] | file["speech"]).items()}
    classes |= {name: frozenset(file[name]) for name in ("referring", "before", "after", "papers")}
    return Cues(
        verbs={cue.verb: cue for cue in map(_cue, rows)},
        nouns={noun: force for force, nouns in file["noun"].items() for noun in nouns},
        account=frozenset(file["account"]),
        account_endings=tuple(file["account_endings"]),
        classes=classes,
        citing=tuple(tuple(phrase.split()) for phrase in file["citing"]),
    )


def _cue(row: Mapping[str, Any]) -> Cue:
    needs = [str(w).lower() for w in row.get("needs", ())]
    return Cue(
        verb=str(row["verb"]).replace("|", ""),
        takes=frozenset(row["takes"]),
        force=str(row["force"]),
        needs=frozenset(w for w in needs if not w.startswith("*")),
        endings=tuple(w[1:] for w in needs if w.startswith("*")),
        lacks=tuple(str(w).lower() for w in row.get("lacks", ())),
        sums=frozenset(map(str, row.get("sums", ()))),
    )
