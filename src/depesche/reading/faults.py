"""A fault of ours while one document is read: which component it is in, and a short code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from depesche.errors import DepescheError, ReadingError


@contextmanager
def blamed_on(component: str, document: str) -> Iterator[None]:
    """Whatever goes wrong inside is a :class:`ReadingError` that names the component and the document's id."""
    try:
        yield
    except DepescheError:
        raise
    except Exception as error:  # a bug may raise anything, and costs this document only
        raise ReadingError(component, code_of(error), where=document) from error


def code_of(error: Exception) -> str:
    """The kind of an exception and the function that raised it, such as ``IndexError:_inside``."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}:{frames[-1].name}" if frames else type(error).__name__
