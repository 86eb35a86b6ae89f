"""Who held which office on which day, and what a language calls them: :func:`load` gives the
:class:`Knowledge`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from depesche.cache import kept
from depesche.knowledge.base import Knowledge
from depesche.knowledge.loading import read_knowledge

__all__ = ["Knowledge", "load"]


def load(
    overlay: str | Path | Iterable[str | Path] | None = None,
    language: str = "de",
    *,
    counted: frozenset[str] = frozenset(),
) -> Knowledge:
    """The knowledge of the package, with a user's overlay files if any are given; read once and kept.

    ``counted`` are offices whose holders count as participants besides the usual ones. Raises
    :class:`~depesche.errors.KnowledgeError` naming file and line where a table breaks its layout.
    """
    files = (overlay,) if isinstance(overlay, str | Path) else tuple(overlay or ())
    paths = tuple(Path(file).absolute() for file in files)
    return _loaded(tuple((path, _changed(path)) for path in paths), language, counted)


def _changed(path: Path) -> int:
    """When the file was changed, so that a file that was written anew is read anew."""
    return path.stat().st_mtime_ns if path.is_file() else 0


@cache
def _loaded(overlays: tuple[tuple[Path, int], ...], language: str, counted: frozenset[str]) -> Knowledge:
    if overlays or counted:
        return read_knowledge(tuple(path for path, _ in overlays), language, counted)
    return kept(f"knowledge-{language}", lambda: read_knowledge((), language))
