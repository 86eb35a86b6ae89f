"""What was not read and why: one line for people, one row for the store.

A :class:`Reject` stands for one article (a file, or one line of a file with many) and is never the end of a run.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.errors import ConflictError, InputError, ReadingError
from depesche.model import Document


@dataclass(frozen=True, slots=True)
class Reject:
    """An article that was not read or not stored.

    ``file`` and ``line`` say where it stands, ``error`` what is wrong, ``article`` its id where that is known.
    ``document`` is there where the article as such is sound, so that it can be tried again without its file.
    """

    file: str
    line: int | None
    error: InputError | ReadingError | ConflictError
    article: str | None = None
    document: Document | None = None

    @property
    def where(self) -> str:
        """File and line, as in messages."""
        return place(self.file, self.line)

    @property
    def message(self) -> str:
        """What is wrong, and what can be done."""
        return self.error.message + (f" ({self.error.remedy})" if self.error.remedy else "")

    def __str__(self) -> str:
        article = f"{self.article}: " if self.article else ""
        return f"{self.where}: {article}{self.message}"


def place(file: str, line: int | None) -> str:
    """File and line, as in messages."""
    return file if line is None else f"{file}:{line}"
