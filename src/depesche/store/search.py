"""Full text: the words of articles as both databases index them, and questions to that index.

Words are stemmed before they reach the index, by one stemmer, and the index itself only compares: so SQLite (FTS5) and
PostgreSQL (``tsvector``) answer alike. With its own words an article has one for each person who takes part in what it
tells of, so that names are found in every spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from depesche.errors import UsageError
from depesche.model import Reading, Span
from depesche.store.derived import DOCUMENT_WORDS
from depesche.telling.names import people_called
from depesche.telling.stems import stem_of, stems_in, words_of

#: What words of the index begin with: one of a text, and one for somebody who takes part. No database takes such a word
#: for a number or an address.
_OF_TEXT: Final = "w"
_PERSON: Final = "p"
_PARTS: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Sought:
    """What must stand in an article: each of ``all`` in one of its alternatives, which are words in a row."""

    all: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems whose words are marked where a hit is shown."""
        words = (word for some in self.all for row in some for word in row)
        return frozenset(word[1:] for word in words if word.startswith(_OF_TEXT))


def sought(text: str) -> Sought:
    """What a line of words asks for: each of them, in any form; what stands in quotation marks as a row.

    Raises :class:`UsageError` where there is no word in it.
    """
    found: list[tuple[tuple[str, ...], ...]] = []
    for row, single in _PARTS.findall(text):
        stems = tuple(_OF_TEXT + word.stem for word in words_of(row or single))
        if not stems:
            continue
        named = tuple((person_word(person),) for person in sorted(people_called(row or single)))
        found.append((stems, *named))
    if not found:
        raise UsageError("there is no word to search for", remedy='write words, as in "Waffenruhe Gefangene"')
    return Sought(tuple(found))


def person_word(person: str) -> str:
    """The word of the index that stands for somebody."""
    return _PERSON + "".join(letter for letter in person.casefold() if letter.isascii() and letter.isalnum())


def words_row(reading: Reading) -> dict[str, str]:
    """The words of an article as a row of the index: those of the article proper, and who takes part."""
    from depesche.chronicle.reported import keys_in

    text, language = reading.document.text, reading.document.language
    kept = reading.keep or ((0, len(text)),)
    own = [_OF_TEXT + stem for start, end in kept for stem in stems_in(text[start:end], language)]
    people = sorted({key for report in reading.reports for key in keys_in(report)})
    return {"document": reading.document.id, "words": " ".join([*own, *map(person_word, people)])}


def documents(wanted: Sought) -> sa.Select[tuple[str]]:
    """The articles in which all stands that is sought, for a query around it."""
    table = DOCUMENT_WORDS
    return sa.select(table.c.document).where(_Holds(table.c.words, wanted))


def indexing(dialect: str) -> Iterable[str]:
    """The statements that make the index over the words, once."""
    return _SQLITE if dialect == "sqlite" else _POSTGRESQL


class _Holds(sa.sql.expression.ColumnElement[bool]):
    """Whether all words sought are in the words of an article; each database says it in its own way."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, column: sa.Column[str], wanted: Sought) -> None:
        self.column = column
        self.wanted = wanted


def _fts5(wanted: Sought) -> str:
    rows = [[" + ".join(f'"{word}"' for word in row) for row in some] for some in wanted.all]
    return " AND ".join(f"({' OR '.join(some)})" for some in rows)


def _tsquery(wanted: Sought) -> str:
    rows = [["(" + " <-> ".join(row) + ")" for row in some] for some in wanted.all]
    return " & ".join(f"({' | '.join(some)})" for some in rows)


@compiles(_Holds, "sqlite")
def _in_sqlite(holds: _Holds, compiler: sa.sql.compiler.SQLCompiler, **kwargs: object) -> str:
    query = sa.literal(_fts5(holds.wanted))
    found = "document_words.number IN (SELECT rowid FROM search WHERE search MATCH {})"
    return found.format(compiler.process(query, **kwargs))


@compiles(_Holds, "postgresql")
def _in_postgresql(holds: _Holds, compiler: sa.sql.compiler.SQLCompiler, **kwargs: object) -> str:
    query = sa.literal(_tsquery(holds.wanted))
    words = compiler.process(holds.column, **kwargs)
    return f"to_tsvector('simple', {words}) @@ to_tsquery('simple', {compiler.process(query, **kwargs)})"


_NEW: Final = "INSERT INTO search(rowid, words) VALUES (new.number, new.words);"
_GONE: Final = "INSERT INTO search(search, rowid, words) VALUES ('delete', old.number, old.words);"
_SQLITE: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='document_words', content_rowid='number')",
    f"CREATE TRIGGER search_of_new AFTER INSERT ON document_words BEGIN {_NEW} END",
    f"CREATE TRIGGER search_of_gone AFTER DELETE ON document_words BEGIN {_GONE} END",
    f"CREATE TRIGGER search_of_changed AFTER UPDATE ON document_words BEGIN {_GONE} {_NEW} END",
)
_POSTGRESQL: Final = ("CREATE INDEX search ON document_words USING gin (to_tsvector('simple', words))",)


# -- hits ------------------------------------------------------------------------------------------
def marks(reading: Reading, wanted: Sought) -> list[Span]:
    """Where the words sought stand in the article proper."""
    text, language = reading.document.text, reading.document.language
    kept = reading.keep or ((0, len(text)),)
    return [
        (start + word.span[0], start + word.span[1])
        for start, end in kept
        for word in words_of(text[start:end], language)
        if word.stem in wanted.stems
    ]


def best(spans: Sequence[Span], reach: int = 160) -> list[Span]:
    """Of the places where words stand those that lie together with the most others, to be shown in one excerpt."""
    groups = [[span for span in spans if first[0] <= span[0] <= first[0] + reach] for first in spans]
    return max(groups, key=len, default=[])


__all__ = ["Sought", "best", "documents", "indexing", "marks", "person_word", "sought", "stem_of", "words_row"]
