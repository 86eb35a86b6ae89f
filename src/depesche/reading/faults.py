"""A fault of ours while one document is read: which component it is in, and a short code."""

from __future__ import annotations

import traceback
from types import TracebackType
from typing import Self

from depesche.errors import DepescheError, ReadingError


class blamed_on:  # noqa: N801 - is read as what it does: ``with blamed_on("gate", document.id):``
    """Whatever goes wrong inside is a :class:`ReadingError` that names the component and the document's id. Within one
    ``with`` the component may change.
    """

    __slots__ = ("component", "document")

    def __init__(self, component: str, document: str) -> None:
        self.component = component
        self.document = document

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, DepescheError):
            # a bug may raise anything, and costs this document only
            raise ReadingError(self.component, code_of(error), where=self.document) from error


def code_of(error: Exception) -> str:
    """The kind of an exception and the function that raised it, such as ``IndexError:_inside``."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}:{frames[-1].name}" if frames else type(error).__name__
