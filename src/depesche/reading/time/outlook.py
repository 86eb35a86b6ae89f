"""On which side of its anchor an expression lies: what the clause tells that it stands in.

The clauses are those of the syntax layer. It is asked only where a value hangs on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from depesche.lang.syntax import Clause, Side
from depesche.lang.tokens import sentences_of
from depesche.reading.setting import Setting
from depesche.reading.time.words import time_words


class Outlook:
    """The clauses of one document, by offsets of its text."""

    def __init__(self, doc: Doc, setting: Setting) -> None:
        self.syntax = setting.syntax(doc)
        self.announcing: Collection[str] = setting.language.made(time_words).announcing
        self.sentences = sentences_of(doc)
        self._firsts = [first for first, _ in self.sentences]

    def side(self, offset: int) -> Side | None:
        """On which side of the present a time at an offset lies: by its own phrase, else by its clause; where the
        verbs of that do not tell, by the clause that governs it, else by the first main clause of its sentence that
        does.
        """
        return self._placed(offset) or next(filter(None, map(self.syntax.outlook, self._clauses(offset))), None)

    def _placed(self, offset: int) -> Side | None:
        clause = next(self._clauses(offset), None)
        return self.syntax.placed(self._token(offset), clause) if clause is not None else None

    def _token(self, offset: int) -> int:
        return bisect_right(self.syntax.starts, offset) - 1

    def announces(self, offset: int) -> bool:
        """Whether the clause at an offset is about an announcement ("wie ein Sprecher am Freitag mitteilte")."""
        clause = next(self._clauses(offset), None)
        return clause is not None and any(self.syntax.lowers[k] in self.announcing for k in clause.tokens)

    def _clauses(self, offset: int) -> Iterator[Clause]:
        """The clause at an offset, those above it, and the main clauses of the sentence."""
        token = self._token(offset)
        place = bisect_right(self._firsts, token) - 1
        found = self.syntax.clauses(self.sentences[place]) if place >= 0 else []
        at = next((k for k, clause in enumerate(found) if token in clause.tokens), None)
        while at is not None:
            yield found[at]
            parent = found[at].parent
            at = parent if parent is not None and parent < at else None
        yield from (clause for clause in found if clause.kind == "main")
