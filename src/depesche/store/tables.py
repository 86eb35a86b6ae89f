"""The tables of what people bring: articles with what was read in them, what could not be read, and decisions.

Each table and column says in its ``comment`` what it holds: the codebook, the views and the comments of a server are
all made of these (:mod:`depesche.store.codebook`). What follows from these tables is in
:mod:`depesche.store.derived`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from depesche.meanings import ARTICLE, DATE_SOURCES, choice


class Base(DeclarativeBase):
    """Base of all tables."""


class DocumentRow(Base):
    """One article: what identifies it, what is known about it besides its text, and the text."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(512), primary_key=True, comment=ARTICLE["id"])
    sha256: Mapped[str] = mapped_column(String(64), comment=ARTICLE["sha256"])
    source: Mapped[dict[str, Any]] = mapped_column(JSON, comment="the metadata as the article came with them")
    text: Mapped[str] = mapped_column(
        Text, comment="the text, never changed; all offsets count its code points from 0"
    )
    publisher: Mapped[str | None] = mapped_column(Text, comment=ARTICLE["publisher"])
    agency: Mapped[str | None] = mapped_column(Text, comment=ARTICLE["agency"])
    title: Mapped[str | None] = mapped_column(Text, comment=ARTICLE["title"])
    url: Mapped[str | None] = mapped_column(Text, comment=ARTICLE["url"])
    language: Mapped[str | None] = mapped_column(String(16), comment=ARTICLE["language"])
    published: Mapped[str | None] = mapped_column(
        Text,
        comment="when it appeared, as it says or as its own words allow (EDTF); document_dates has what others add",
    )
    published_from: Mapped[str | None] = mapped_column(
        String(16), comment=choice(ARTICLE["published_from"], DATE_SOURCES)
    )
    fingerprint: Mapped[bytes | None] = mapped_column(
        LargeBinary, comment="a sample of its runs of five words (CRC-32), by which copies are told"
    )

    __table_args__ = (
        Index("documents_by_sha256", "sha256"),
        Index("documents_by_publisher", "publisher"),
        {"comment": "The articles"},
    )


class ReadingRow(Base):
    """What was read in a document, and by which version of reader and knowledge."""

    __tablename__ = "readings"

    document: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, comment="the article"
    )
    version: Mapped[str] = mapped_column(
        String(64), comment="the version of the software that read it, and of the record"
    )
    reading: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="all that was read, as depesche read --format json prints it"
    )

    __table_args__ = (
        Index("readings_by_version", "version"),
        {"comment": "What was read in each article, whole, with the reasons of every value"},
    )


class RejectRow(Base):
    """An article that could not be read or stored, where it stands and why, to be tried again.

    ``source`` and ``text`` are its document's, where the article as such was sound.
    """

    __tablename__ = "rejects"

    key: Mapped[str] = mapped_column(
        String(64), primary_key=True, comment="the same for the same article at one place"
    )
    file: Mapped[str] = mapped_column(Text, comment="the file that it is in")
    line: Mapped[int | None] = mapped_column(BigInteger, comment="the line in that file, from 1")
    article: Mapped[str | None] = mapped_column(Text, comment="the id that the article gives itself")
    component: Mapped[str] = mapped_column(String(64), comment="the part of the software that refused it")
    code: Mapped[str] = mapped_column(Text, comment="the kind of fault in one word")
    message: Mapped[str] = mapped_column(Text, comment="what is wrong, in words")
    version: Mapped[str] = mapped_column(String(64), comment="the version of the software that tried")
    source: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="the article's metadata, where it could be kept"
    )
    text: Mapped[str | None] = mapped_column(Text, comment="the article's text, where it could be kept")

    __table_args__ = ({"comment": "Articles that could not be read, and why"},)


class DecisionRow(Base):
    """One decision of a person; taking it back sets ``undone``, nothing is deleted."""

    __tablename__ = "decisions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True, comment="the decision's id")
    undone: Mapped[bool] = mapped_column(Boolean, default=False, comment="whether it was taken back")
    decision: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="what was decided, on which words, by whom, when and why"
    )

    __table_args__ = ({"comment": "What people decided about the chronicle; nothing is ever deleted"},)


class TokenRow(Base):
    """A token with which somebody may write; only its SHA-256 is stored."""

    __tablename__ = "tokens"

    name: Mapped[str] = mapped_column(String(100), primary_key=True, comment="whose token it is")
    digest: Mapped[str] = mapped_column(String(64), unique=True, comment="the token's SHA-256 in hex")
    made: Mapped[str] = mapped_column(String(32), comment="when it was made, ISO 8601")
    revoked: Mapped[bool] = mapped_column(Boolean, default=False, comment="whether it was taken out of force")

    __table_args__ = ({"comment": "Tokens with which people may write over HTTP; only hashes"},)
