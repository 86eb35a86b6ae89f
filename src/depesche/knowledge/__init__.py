"""Who held which office on which day, and what a language calls them: :func:`load` gives the
:class:`Knowledge`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from depesche.cache import kept
from depesche.knowledge.base import Knowledge
from depesche.knowledge.loading import read_knowledge

__all__ = ["Knowledge", "load"]


def load(overlay: str | Path | None = None, language: str = "de") -> Knowledge:
    """The knowledge of the package, with a user's overlay file if one is given; read once and kept.

    Raises :class:`~depesche.errors.KnowledgeError` naming file and line where a table breaks its layout.
    """
    return _loaded(Path(overlay).resolve() if overlay is not None else None, language)


@cache
def _loaded(overlay: Path | None, language: str) -> Knowledge:
    if overlay is not None:
        return read_knowledge(overlay, language)
    return kept(f"knowledge-{language}", lambda: read_knowledge(None, language))
