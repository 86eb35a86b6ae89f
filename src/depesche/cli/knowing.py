"""The knowledge that a command reads with: the package's, the user's settings and the files named in the command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge
    from depesche.reading import Reader


def knowledge_of(overlays: list[str] | None) -> Knowledge:
    """The knowledge base with the overlays of the settings and then those of the command."""
    from depesche.knowledge import load
    from depesche.knowledge.settings import settings

    own = settings()
    return load((*own.overlays, *map(Path, overlays or ())), counted=own.offices)


def reader_of(overlays: list[str] | None) -> Reader:
    """The reader with that knowledge."""
    from depesche.knowledge import load
    from depesche.reading import Reader, default_reader

    base = knowledge_of(overlays)
    return default_reader() if base is load() else Reader("de", base)
