"""Tokens with which people may write: named, so that decisions have authors; stored hashed; revocable.

A token is drawn at random and long, so that its hash needs no salt: nobody can go through what it might be. It is
given out once, when it is made; nothing in the store leads back to it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche.errors import StoreError, UsageError
from depesche.store.engine import engine_for, explained, ready
from depesche.store.tables import TokenRow

#: What tokens begin with: who finds one knows what it is for.
PREFIX: Final = "dep_"
_BYTES: Final = 24
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it may be shown: whose it is, when it was made, and whether it was revoked."""

    name: str
    made: dt.datetime
    revoked: bool


class Tokens:
    """The tokens of a store."""

    def __init__(self, store: str | Path) -> None:
        self._engine = engine_for(store, create=False)
        self._name = str(store)
        with explained(self._engine, self._name):
            ready(self._engine, self._name)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A session whose faults are told in one line."""
        with explained(self._engine, self._name), Session(self._engine) as session:
            yield session

    def all(self) -> tuple[Token, ...]:
        """All tokens, by name."""
        with self._session() as session:
            rows = session.scalars(sa.select(TokenRow).order_by(TokenRow.name))
            return tuple(Token(row.name, dt.datetime.fromisoformat(row.made), row.revoked) for row in rows)

    def make(self, name: str, when: dt.datetime) -> str:
        """A new token for somebody; the only time that it is told.

        Raises :class:`UsageError` for a name that is empty, too long or taken by a token in force.
        """
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST or not name.isprintable():
            raise UsageError(f"a token needs a name of at most {_LONGEST} letters")
        secret = PREFIX + secrets.token_urlsafe(_BYTES)
        try:
            with Session(self._engine) as session, session.begin():
                row = session.get(TokenRow, name)
                if row is not None and not row.revoked:
                    raise UsageError(
                        f"{name!r} has a token already", remedy="revoke it first, or use another name"
                    )
                made = when.isoformat(timespec="seconds")
                session.merge(TokenRow(name=name, digest=_digest(secret), made=made, revoked=False))
        except sa.exc.OperationalError as error:
            raise StoreError("no token can be written", where=self._name) from error
        return secret

    def revoke(self, name: str) -> None:
        """Take a token out of force. Raises :class:`UsageError` where nobody of that name has one."""
        with self._session() as session, session.begin():
            row = session.get(TokenRow, name)
            if row is None or row.revoked:
                raise UsageError(f"{name!r} has no token in force")
            row.revoked = True

    def holder(self, secret: str) -> str | None:
        """Whose token it is; ``None`` where it is none in force."""
        query = sa.select(TokenRow.name).where(TokenRow.digest == _digest(secret), TokenRow.revoked.is_(False))
        with self._session() as session:
            return session.scalars(query).one_or_none()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()
