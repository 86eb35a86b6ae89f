"""Cue verbs, cue nouns and closed word classes of quotations, loaded once from ``lang/de/cues*.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from depesche.lang.language import Language
from depesche.reading.setting import default_setting

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


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All of it; words of ``classes`` as written in the data file."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, str]
    account: frozenset[str]
    account_endings: tuple[str, ...]
    classes: Mapping[str, frozenset[str]]
    citing: tuple[tuple[str, ...], ...]
    institutions: tuple[str, ...]


def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language; ask :meth:`Language.made` for it."""
    rows, file = language.rows("cues_verbs")["verb"], language.rows("cues")
    classes = {name: frozenset(found) for name, found in file["closed"].items()}
    classes |= {name: frozenset(file[name]) for name in ("referring", "before", "after", "papers")}
    return Lexicon(
        verbs={cue.verb: cue for cue in map(_cue, rows)},
        nouns={noun: force for force, nouns in file["noun"].items() for noun in nouns},
        account=frozenset(file["account"]),
        account_endings=tuple(file["account_endings"]),
        classes=classes,
        institutions=tuple(
            form for word in file["closed"]["institutions"] for form in (word, f"{word}s", f"{word}es")
        ),
        citing=tuple(tuple(phrase.split()) for phrase in file["citing"]),
    )


def lexicon() -> Lexicon:
    """The lexicon of the default language."""
    return default_setting().language.made(lexicon_of)


def _cue(row: Mapping[str, Any]) -> Cue:
    needs = [str(w).lower() for w in row.get("needs", ())]
    return Cue(
        verb=str(row["verb"]).replace("|", ""),
        takes=frozenset(row["takes"]),
        force=str(row["force"]),
        needs=frozenset(w for w in needs if not w.startswith("*")),
        endings=tuple(w[1:] for w in needs if w.startswith("*")),
    )
