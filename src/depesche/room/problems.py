"""What goes wrong over HTTP, in one shape: ``{"error": {"code", "message", "where", "remedy"}}``, or a page of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from depesche.errors import ConflictError, DecisionError, DepescheError, StoreError

#: The status of each code.
STATUS: Final[Mapping[str, int]] = {
    "bad_request": 400,
    "not_authorised": 401,
    "forbidden": 403,
    "not_found": 404,
    "not_allowed": 405,
    "conflict": 409,
    "too_large": 413,
    "invalid": 422,
    "too_often": 429,
    "fault": 500,
    "unavailable": 503,
}
CODES: Final[Mapping[int, str]] = {status: code for code, status in STATUS.items()}


class Problem(Exception):  # noqa: N818 - also what is shown of an error, not only the error
    """A request that cannot be answered; ``code`` is one of :data:`STATUS`."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        where: str | None = None,
        remedy: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.remedy = code, message, where, remedy
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS[self.code]

    def json(self) -> dict[str, Any]:
        """The one shape."""
        error = {"code": self.code, "message": self.message, "where": self.where, "remedy": self.remedy}
        return {"error": error}


def problem_of(error: DepescheError) -> Problem:
    """The problem that an error of the program's is to who asked."""
    code = "bad_request"
    if isinstance(error, ConflictError):
        code = "conflict"
    elif isinstance(error, StoreError):
        # Where the store lies is nobody's business who only reads it.
        return Problem("unavailable", "the store cannot be read or written now", remedy="try again later")
    elif isinstance(error, DecisionError):
        code = "not_found" if error.message.startswith("there is no") else "bad_request"
    return Problem(code, error.message, where=error.where, remedy=error.remedy)


def not_found(what: str) -> Problem:
    """What an address names is not there."""
    return Problem("not_found", f"there is no {what}")
