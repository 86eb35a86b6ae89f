"""What the rules of quotations pass to each other: a quotation in tokens, before it becomes a layer's record."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.lang.syntax import Clause
from depesche.model import Form
from depesche.reading.quotes.lexicon import Cue
from depesche.reading.quotes.view import Range, View


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation. ``speaker`` and the ``cue`` pieces are token ranges; ``medium`` passes the words on."""

    form: Form
    pieces: tuple[Range, ...]
    speaker: Range | None = None
    cue: Range | None = None
    force: str | None = None
    medium: Range | None = None
    carried: bool = False

    @property
    def start(self) -> int:
        """Index of its first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Index after its last token."""
        return self.pieces[-1][1]

    def covers(self, token: int) -> bool:
        """Whether one of its pieces holds the token."""
        return any(a <= token < b for a, b in self.pieces)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A clause of saying: its cue, the verb's token, who speaks, and its place in the list of clauses."""

    clause: Clause
    place: int
    cue: Cue
    verb: int
    speaker: Range | None


_CUT = frozenset({",", ";", ":", "–", "-", "und", "aber", "sowie", "doch", "oder"})


def tidy(view: View, tokens: Range) -> Range | None:
    """The range without commas, conjunctions and blanks at its edges; ``None`` where nothing is left."""
    first, last = tokens
    while first < last and (view.words[first] in ",;:–-" or view.words[first].isspace()):
        first += 1
    while last > first and (view.words[last - 1] in _CUT or view.words[last - 1].isspace()):
        last -= 1
    return (first, last) if first < last else None


def without(view: View, whole: Range, hole: Range) -> tuple[Range, ...]:
    """The range in pieces around the hole."""
    pieces = (tidy(view, (whole[0], hole[0])), tidy(view, (hole[1], whole[1])))
    return tuple(p for p in pieces if p)
