"""Articles that come over HTTP: pasted or in a file, through the same sources as those of the command line."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from depesche.days import DaySet
from depesche.errors import InputError, UsageError
from depesche.model import Document
from depesche.rejects import Reject, place
from depesche.sources import document_of_text, placed

#: So many articles, of so many letters in all, are taken at once; more are for ``depesche add``.
MOST: Final = 200
LETTERS: Final = 12_000_000
#: So many previews wait for their "add".
_WAITING: Final = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """The articles that came, and what is wrong with others."""

    documents: tuple[Document, ...]
    problems: tuple[str, ...] = ()


def pasted(text: str, published: str = "", **metadata: str) -> Taken:
    """A text with what is known of it: url, publisher, title, id.

    Raises :class:`UsageError` for a date that is none, :class:`InputError` for a text that is empty or not German.
    """
    days = DaySet.parse(published.strip()) if published.strip() else None
    known = {name: " ".join(value.split()) or None for name, value in metadata.items()}
    return Taken((document_of_text(text.replace("\r\n", "\n"), published=days, **known),))


def uploaded(name: str, data: bytes, published: str = "", publisher: str = "") -> Taken:
    """The articles of a file, by its name's ending and its content; packed files too."""
    days = DaySet.parse(published.strip()) if published.strip() else None
    documents: list[Document] = []
    problems: list[str] = []
    letters = 0
    with tempfile.TemporaryDirectory(prefix="depesche-") as folder:
        file = Path(folder) / plain_name(name)
        file.write_bytes(data)
        for found in placed([file], published=days, publisher=" ".join(publisher.split()) or None):
            if isinstance(found, Reject):
                problems.append(f"{place(file.name, found.line)}: {found.message}".replace(f"{folder}/", ""))
                continue
            letters += found.document.chars
            if len(documents) >= MOST or letters > LETTERS:
                problems.append(f"only the first {len(documents)} articles are taken (depesche add takes all)")
                break
            documents.append(found.document)
    if not documents and not problems:
        raise InputError("the file has no article", where=file.name)
    return Taken(tuple(documents), tuple(problems))


def plain_name(name: str) -> str:
    """The last part of a file's name, as far as it is harmless; its ending says the format."""
    last = PurePosixPath(name.replace("\\", "/")).name.strip(". ")
    kept = "".join(c for c in last if c.isalnum() or c in "-_.")[-80:].lstrip(".")
    return kept or "articles.txt"


class Previews:
    """Articles that somebody has looked at and may add: kept for a while, each for who brought them."""

    def __init__(self, most: int = _WAITING) -> None:
        self._most = most
        self._waiting: OrderedDict[str, tuple[str, Sequence[Document]]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, author: str, documents: Sequence[Document]) -> str:
        """Keep articles; the name to ask for them by."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._waiting[name] = (author, documents)
            while len(self._waiting) > self._most:
                self._waiting.popitem(last=False)
        return name

    def take(self, name: str, author: str) -> Sequence[Document]:
        """The articles, once. Raises :class:`UsageError` where they are no longer kept or somebody else's."""
        with self._lock:
            who, documents = self._waiting.get(name, ("", ()))
            if who != author or not documents:
                raise UsageError("these articles are not kept any more", remedy="choose them again")
            del self._waiting[name]
        return documents
