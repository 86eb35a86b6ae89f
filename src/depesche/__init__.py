"""Depesche: German news in, a sourced, dated, reconciled chronicle of contacts between world leaders out.

>>> import depesche
>>> reading = depesche.read("Berlin (dpa) - ...", published="2017-05-02")  # doctest: +SKIP
>>> depesche.Chronicle([reading]).contacts  # doctest: +SKIP

The names below are the public interface; everything else may change. Each is imported when it is first used, so
that ``import depesche`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from depesche.version import VERSION

if TYPE_CHECKING:
    from depesche.chronicle import Chronicle, Decision
    from depesche.days import DaySet
    from depesche.errors import DepescheError, InputError, ReadingError
    from depesche.many import read_many
    from depesche.model import Claim, Contact, Document, Finding, Reading, Report, Statement
    from depesche.reading import Reader, pipeline, read_document
    from depesche.sources import open_path
    from depesche.store import Store

__version__ = VERSION

__all__ = [
    "Chronicle",
    "Claim",
    "Contact",
    "DaySet",
    "Decision",
    "DepescheError",
    "Document",
    "Finding",
    "InputError",
    "Reader",
    "Reading",
    "ReadingError",
    "Report",
    "Statement",
    "Store",
    "__version__",
    "open_path",
    "pipeline",
    "read",
    "read_document",
    "read_many",
]

_HOMES: Final = {
    "Chronicle": "chronicle",
    "Claim": "model",
    "Contact": "model",
    "DaySet": "days",
    "Decision": "chronicle",
    "DepescheError": "errors",
    "Document": "model",
    "Finding": "model",
    "InputError": "errors",
    "Reader": "reading",
    "Reading": "model",
    "ReadingError": "errors",
    "Report": "model",
    "Statement": "model",
    "Store": "store",
    "open_path": "sources",
    "pipeline": "reading",
    "read_document": "reading",
    "read_many": "many",
}


def read(
    text: str,
    *,
    published: str | DaySet | None = None,
    id: str | None = None,  # noqa: A002  (the contract's name)
    url: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Reading:
    """What one article says.

    ``published`` is EDTF ("2017-05-02", "2017-05") or a :class:`~depesche.days.DaySet`. Raises
    :class:`InputError` for an empty or a non-German text and :class:`~depesche.errors.UsageError` for a date that
    does not exist.
    """
    from depesche.days import DaySet  # noqa: PLC0415
    from depesche.reading import read_document  # noqa: PLC0415
    from depesche.sources import document_of_text  # noqa: PLC0415

    days = DaySet.parse(published) if isinstance(published, str) else published
    document = document_of_text(text, published=days, id=id, url=url, publisher=publisher, title=title)
    return read_document(document)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'depesche' has no attribute {name!r}")
    return getattr(import_module(f"depesche.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
