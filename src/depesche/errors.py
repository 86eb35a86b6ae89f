"""Every error that Depesche raises on purpose.

DepescheError
├── InputError            bad input: this document cannot be read (skip it, or stop)
│   ├── EncodingError     the bytes are no text in any encoding tried
│   ├── LanguageError     the text is in no language that can be read
│   └── FormatError       the file is not what its name says (line and column where known)
├── UsageError            a wrong option value, such as an impossible date
├── KnowledgeError        a knowledge file or an answer for it breaks its layout
├── ServiceError          a service in the network does not answer, or not what was asked
├── StoreError            the store cannot be opened, or is of another version
└── DecisionError         a decision names something that is not there

An :class:`InputError` concerns one document and may be skipped with ``--keep-going``; every other error
stops the run. Each carries where it happened; ``str()`` is the one line that the user sees.
"""

from __future__ import annotations


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
    """This one document cannot be read; others can."""


class EncodingError(InputError):
    """The bytes decode in none of the encodings tried."""


class LanguageError(InputError):
    """The text is not in a language that Depesche reads."""


class FormatError(InputError):
    """The content is not of the format that was asked for or that the name promises."""


class UsageError(DepescheError):
    """A value given by the caller has no meaning (an impossible date, an unknown name)."""


class KnowledgeError(DepescheError):
    """A knowledge file breaks its documented layout."""


class ServiceError(DepescheError):
    """A service in the network does not answer, or not what was asked."""


class StoreError(DepescheError):
    """The store cannot be opened or is not of this version."""


class DecisionError(DepescheError):
    """A decision refers to a contact, report or value that does not exist."""
