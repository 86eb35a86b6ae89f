"""The program as its users run it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from depesche.cli import main
from depesche.telling.names import tell_with


@dataclass(frozen=True)
class Done:
    """What a run of the program left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def depesche(monkeypatch, capfd) -> Callable[..., Done]:
    """Runs the program in this process: ``depesche("read", path, stdin=b"...")``."""

    def run(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["depesche", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        finally:
            tell_with(None)  # a run of its own would end with it
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return run
