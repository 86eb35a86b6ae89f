"""Every error that Depesche raises on purpose.

DepescheError
├── InputError            bad input: this document cannot be read (skip it, or stop)
│   ├── EncodingError     the bytes are no text in any encoding tried
│   ├── LanguageError     the text is in no language that can be read
│   └── FormatError       the file is not what its name says (line and column where known)
├── ReadingError          a fault of Depesche's own while it read this document
├── UsageError            a wrong option value, such as an impossible date
├── KnowledgeError        a knowledge file or an answer for it breaks its layout
├── ServiceError          a service in the network does not answer, or not what was asked
├── StoreError            the store cannot be opened, or is of another version
│   └── ConflictError     another text is stored under this document's id
└── DecisionError         a decision names something that is not there

An :class:`InputError`, a :class:`ReadingError` or a :class:`ConflictError` concerns one document, which becomes a
:class:`~depesche.rejects.Reject`, and the run goes on; every other error stops the run. Each carries where it
happened; ``str()`` is the one line that the user sees.
"""

from __future__ import annotations

from typing import ClassVar


class DepescheError(Exception):
    """Base of every error raised on purpose; ``str()`` is one line for the user.

    ``where`` names the file, URL or row; ``remedy`` says what the user can do.
    """

    def __init__(self, message: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class InputError(DepescheError):
    """This one document cannot be read; others can. ``code`` is one word for the kind of what is wrong."""

    component: ClassVar[str] = "sources"
    code: ClassVar[str] = "input"


class EncodingError(InputError):
    """The bytes decode in none of the encodings tried."""

    code = "encoding"


class LanguageError(InputError):
    """The text is not in a language that Depesche reads."""

    code = "language"


class FormatError(InputError):
    """The content is not of the format that was asked for or that the name promises."""

    code = "format"


class ReadingError(DepescheError):
    """A fault of Depesche's own while it read one document; the exception behind it is its ``__cause__``.

    ``component`` is the part of the pipeline that failed, ``code`` says where and how: ``IndexError:_inside``.
    """

    def __init__(self, component: str, code: str, *, where: str | None = None) -> None:
        super().__init__(f"could not be read: a fault in {component}, {code}", where=where)
        self.component = component
        self.code = code

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str], dict[str, object]]:
        return ReadingError, (self.component, self.code), {"where": self.where}


class UsageError(DepescheError):
    """A value given by the caller has no meaning (an impossible date, an unknown name)."""


class KnowledgeError(DepescheError):
    """A knowledge file breaks its documented layout."""


class ServiceError(DepescheError):
    """A service in the network does not answer, or not what was asked."""


class StoreError(DepescheError):
    """The store cannot be opened or is not of this version."""


class ConflictError(StoreError):
    """Another text is stored under the id of this one document."""

    component: ClassVar[str] = "store"
    code: ClassVar[str] = "conflict"


class DecisionError(DepescheError):
    """A decision refers to a contact, report or value that does not exist."""


def missing(package: str, extra: str) -> UsageError:
    """That an optional function needs a package which is not installed; ``extra`` is the one that brings it."""
    return UsageError(f"this needs {package}, which is not installed", remedy=f"pip install 'depesche[{extra}]'")
