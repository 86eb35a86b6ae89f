"""What of a source is the article and what is not, piece by piece, each with the rule that says so.

For people who look for a fault of cleaning: all that a page shows is kept in its order. Pages are taken apart in a
process of its own with a limit, as they are where they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.errors import InputError
from depesche.lang.language import language
from depesche.model import Span
from depesche.reading.furniture import Cut, cuts, keep
from depesche.rejects import Reject
from depesche.sources import Notice, items_of, placed_of
from depesche.sources.article import Article, Placed
from depesche.sources.pages import pool
from depesche.sources.pages.body import Verdict
from depesche.sources.pages.making import article_from, laid
from depesche.sources.pages.page import Page
from depesche.sources.pages.pool import made

#: The rule by which pieces of a text, and lines of an article's body, are left out.
FURNITURE: Final = "furniture"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of what a source shows: whether it is read, the rule that says so, and what it is where it is not.

    ``begins`` says that it begins a paragraph.
    """

    text: str
    kept: bool
    rule: str
    kind: str | None = None
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """A document, all that its source shows, and of its text what is left out and what is read."""

    placed: Placed
    pieces: tuple[Piece, ...]
    left_out: tuple[Cut, ...]
    keep: tuple[Span, ...]


def looked_at(
    paths: Iterable[str | Path], *, notice: Notice | None = None, limit: float = pool.LIMIT
) -> Iterator[Looked | Reject]:
    """The articles of paths, looked at piece by piece, and what cannot be read in its place.

    A page that takes longer than ``limit`` seconds is given up.
    """
    answers: Iterable[Any] = made(items_of(paths, notice), jobs=1, limit=limit, by=f"{__name__}:answer")
    for found in answers:
        if isinstance(found, Reject):
            yield found
            continue
        remarks, looked = found if isinstance(found, tuple) else _of_article(found, ())
        for remark in remarks if notice else ():
            notice(remark)  # type: ignore[misc]  # it is there
        yield looked


def answer(page: Page | None) -> Any:
    """What a worker answers: what is to be said of the page, and the page looked at; asked nothing, it gets ready."""
    if page is None:
        return pool.answer(None)
    try:
        found = laid(page)
        article = article_from(page, found)
    except InputError as error:
        return Reject(page.file, page.line, error, page.id or page.url)
    return _of_article(article, tuple(found.verdicts) if found.written is None else ())


def _of_article(article: Article, verdicts: tuple[Verdict, ...]) -> tuple[tuple[str, ...], Looked | Reject]:
    placed = placed_of(article)
    return article.remarks, placed if isinstance(placed, Reject) else _looked(placed, verdicts)


def _looked(placed: Placed, verdicts: tuple[Verdict, ...]) -> Looked:
    document, spoken = placed.document, language("de")
    left_out = cuts(document.text, spoken, cleaned=document.cleaned)
    pieces: list[Piece] = []
    at = 0
    for verdict in verdicts:
        text = verdict.block.text
        if not verdict.kept:
            pieces.append(Piece(text, kept=False, rule=verdict.rule, kind=verdict.kind))
            continue
        at = document.text.index(text, at)
        pieces += _cut(document.text, (at, at + len(text)), left_out, verdict.rule)
        at += len(text)
    if not verdicts:
        pieces = list(_cut(document.text, (0, len(document.text)), left_out, "text"))
    return Looked(placed, tuple(pieces), left_out, keep(document.text, spoken, cleaned=document.cleaned))


def _cut(text: str, span: Span, left_out: tuple[Cut, ...], rule: str) -> Iterator[Piece]:
    """The pieces of a span between what is cut out of it."""
    start, end = span
    at = start
    for cut in (cut for cut in left_out if start <= cut.start and cut.end <= end):
        if at < cut.start:
            yield Piece(text[at : cut.start], kept=True, rule=rule, begins=at == start)
        yield Piece(
            text[cut.start : cut.end], kept=False, rule=FURNITURE, kind=cut.kind, begins=cut.start == start
        )
        at = cut.end
    if at < end:
        yield Piece(text[at:end], kept=True, rule=rule, begins=at == start)
