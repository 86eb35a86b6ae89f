"""What was read of a source and what was left out of it, greyed, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.sources.looking import Looked, Piece
from depesche.telling.words import label, labels
from depesche.web.page import template


def render(looked: Iterable[Looked], language: str = "de") -> str:
    """The page's HTML. Raises :class:`~depesche.errors.UsageError` for a language without labels."""
    words = labels(language)["cleaned"]
    articles = [_article(one, language) for one in looked]
    return template("cleaned.html.j2").render(language=language, words=words, articles=articles)


def why(piece: Piece, language: str = "de") -> str:
    """Why a piece is read or not, in words."""
    if piece.kind is None:
        return label("cleaned_rule", piece.rule, language)
    return label("cleaned_kind", piece.kind, language)


def _article(looked: Looked, language: str) -> dict[str, object]:
    paragraphs: list[list[dict[str, object]]] = []
    for piece in looked.pieces:
        if piece.begins or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append({"text": piece.text, "kept": piece.kept, "why": why(piece, language)})
    document = looked.placed.document
    return {"title": document.title or document.id, "where": looked.placed.where, "paragraphs": paragraphs}
