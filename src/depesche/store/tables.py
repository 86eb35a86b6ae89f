"""The tables. A reading is stored as the JSON of the contract beside its document's text.

The chronicle is not stored: it is a pure function of the readings and the decisions.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of all tables."""


class DocumentRow(Base):
    """One article: what identifies it, what is known about it besides its text, and the text."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(512), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("documents_by_sha256", "sha256"),)


class ReadingRow(Base):
    """What was read in a document, and by which version of reader and knowledge."""

    __tablename__ = "readings"

    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[str] = mapped_column(String(64))
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)


class RejectRow(Base):
    """An article that could not be read or stored, where it stands and why, to be tried again.

    ``source`` and ``text`` are its document's, where the article as such was sound.
    """

    __tablename__ = "rejects"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    file: Mapped[str] = mapped_column(Text)
    line: Mapped[int | None] = mapped_column(BigInteger)
    article: Mapped[str | None] = mapped_column(Text)
    component: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(64))
    source: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    text: Mapped[str | None] = mapped_column(Text)


class DecisionRow(Base):
    """One decision of a person; taking it back sets ``undone``, nothing is deleted."""

    __tablename__ = "decisions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    undone: Mapped[bool] = mapped_column(Boolean, default=False)
    decision: Mapped[dict[str, Any]] = mapped_column(JSON)
