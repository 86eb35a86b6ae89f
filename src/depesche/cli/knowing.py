"""The knowledge that a command reads with: the package's, the user's settings and the files named in the command."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge
    from depesche.model import Document, Reading
    from depesche.reading import Reader

#: Where a command tells the processes that it starts with which files and offices to read.
_TOLD: Final = "DEPESCHE_KNOWLEDGE"


def knowledge_of(overlays: list[str] | None) -> Knowledge:
    """The knowledge base with the overlays of the settings and then those of the command; names are told with it."""
    from depesche.knowledge import load
    from depesche.telling.names import tell_with

    files, offices = wanted(overlays)
    base = load(files, counted=offices)
    tell_with(base)
    return base


def reader_of(overlays: list[str] | None) -> Reader:
    """The reader with that knowledge."""
    from depesche.knowledge import load
    from depesche.reading import Reader, default_reader

    base = knowledge_of(overlays)
    return default_reader() if base is load() else Reader("de", base)


def reader_name(overlays: list[str] | None) -> str | None:
    """What :func:`depesche.many.outcomes` is to read with; ``None`` for the knowledge of the package alone. The files
    are read at once, so that what is wrong with them is said before any article is read.
    """
    files, offices = wanted(overlays)
    if not files and not offices:
        return None
    knowledge_of(overlays)
    os.environ[_TOLD] = json.dumps([[str(file.absolute()) for file in files], sorted(offices)])
    return f"{__name__}:read_what_may_tell"


def read_what_may_tell(document: Document) -> Reading:
    """Read one document as the command said, in whatever process."""
    return _told(os.environ[_TOLD]).read(document, thorough=False)


@cache
def _told(said: str) -> Reader:
    from depesche.knowledge import load
    from depesche.reading import Reader

    files, offices = json.loads(said)
    return Reader("de", load(files, counted=frozenset(offices)))


def wanted(overlays: list[str] | None) -> tuple[tuple[Path, ...], frozenset[str]]:
    """The files of the settings and then those of the command, and the offices that count."""
    from depesche.knowledge.settings import settings

    own = settings()
    return (*own.overlays, *map(Path, overlays or ())), own.offices
