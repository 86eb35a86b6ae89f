"""The part of the store that keeps people's decisions, as :func:`depesche.codec.answers.decision_json` writes them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche.codec import Json
from depesche.errors import DecisionError
from depesche.store.tables import DecisionRow


class _Open(Protocol):
    """What this part needs of the store."""

    name: str
    _engine: sa.Engine

    def _writing(self) -> AbstractContextManager[Session]: ...
    def _explained(self) -> AbstractContextManager[None]: ...


class Deciding:
    """Decisions: all of them, a new one, one that is taken back."""

    def decisions(self: _Open) -> tuple[Json, ...]:
        """All decisions, those taken back included, by id."""
        with self._explained(), Session(self._engine) as session:
            rows = session.scalars(sa.select(DecisionRow).order_by(DecisionRow.id))
            return tuple({**row.decision, "undone": row.undone} for row in rows)

    def decide(self: _Open, decision: Json) -> None:
        """Add a decision. Raises :class:`DecisionError` where its id is taken."""
        name = str(decision["id"])
        with self._explained(), self._writing() as session:
            if session.get(DecisionRow, name) is not None:
                raise DecisionError(f"there is a decision {name!r} already", where=self.name)
            session.add(DecisionRow(id=name, undone=bool(decision.get("undone")), decision=decision))
            session.flush()
            _mark(session, decision)

    def undo(self: _Open, name: str) -> None:
        """Take a decision back. Raises :class:`DecisionError` where there is none of that id."""
        with self._explained(), self._writing() as session:
            row = session.get(DecisionRow, name)
            if row is None:
                raise DecisionError(f"there is no decision {name!r}", where=self.name)
            row.undone = True
            _mark(session, row.decision)


def _mark(session: Session, decision: Json) -> None:
    """What a decision concerns is stale."""
    from depesche.store import keeping

    keeping.mark_decision(session.connection(), decision)
