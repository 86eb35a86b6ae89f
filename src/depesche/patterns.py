"""Regular expressions compiled once for all starts of a program.

Python compiles a pattern from its text at every start; those of this package, of spaCy and of the command line are
some hundreds, which took a quarter of the time until a first article was read. What they compile to is kept in the
cache (:mod:`depesche.cache`) and given to Python's own engine, which checks it as it checks its own. A Python whose
compiler looks otherwise compiles as ever.
"""

from __future__ import annotations

import atexit
import re
from array import array
from collections.abc import Callable
from threading import Lock, local
from typing import Any, Final

from depesche import cache

_NAME: Final = "patterns"
#: So many new ones are worth a file; programs that make patterns of what they are given shall not fill it.
_WORTH: Final = 16
#: A program that asks for no more than so many shows its help or its version: those are compiled sooner than read.
_FEW: Final = 48
_MOST: Final = 3000
#: What depends on more than pattern and flags, or prints while it compiles.
_APART: Final = re.LOCALE | re.DEBUG

#: Of a pattern and the flags given: its final flags, its code as bytes, how many groups it has, and their names.
Kept = dict[tuple[str, int], tuple[int, bytes, int, dict[str, int]]]


def keep_compiled() -> None:
    """Let Python take compiled patterns from the cache, and keep there at the end what was not in it.

    For programs of ours alone. Without effect where there is no cache, where a Python has no such compiler, or when
    called again.
    """
    compiler: Any = getattr(re, "_compiler", None)
    wanted = ("compile", "_code", "_sre", "MAXGROUPS")
    if cache.folder() is None or not all(hasattr(compiler, name) for name in wanted):
        return
    if isinstance(getattr(compiler.compile, "__self__", None), _Patterns):
        return
    patterns = _Patterns(compiler)
    compiler.compile, compiler._code = patterns.compile, patterns.code  # noqa: SLF001 - both are checked above
    atexit.register(patterns.keep)


class _Patterns:
    """The compiler of patterns with a memory."""

    def __init__(self, compiler: Any, few: int = _FEW) -> None:
        self.kept: Kept = {}
        self.before = 0
        self._few = few
        self._alone = Lock()
        self._compile: Callable[[Any, int], re.Pattern[str]] = compiler.compile
        self._code: Callable[[Any, int], list[int]] = compiler._code  # noqa: SLF001
        self._made: Callable[..., re.Pattern[str]] = compiler._sre.compile  # noqa: SLF001
        self._last = local()  # what this thread compiled last

    def compile(self, p: Any, flags: int = 0) -> re.Pattern[str]:
        """As ``re._compiler.compile``."""
        if not isinstance(p, str) or flags & _APART or self._first_few():
            return self._compile(p, flags)
        key = (p, int(flags))
        known = self.kept.get(key)
        if known is not None:
            final, code, groups, names = known
            return self._made(p, final, array("L", code).tolist(), groups, names, _by_number(names, groups))
        self._last.code = None
        made = self._compile(p, flags)
        if self._last.code is not None:
            code = array("L", self._last.code).tobytes()
            self.kept[key] = made.flags, code, made.groups, dict(made.groupindex)
        return made

    def _first_few(self) -> bool:
        """Whether a pattern is of those before the memory is read."""
        if self._few < 0:
            return False
        with self._alone:
            self._few -= 1
            if self._few != -1:
                return self._few >= 0
        # Reading the memory may import what compiles patterns itself: nothing is held or waited for meanwhile.
        read: Kept = cache.found(_NAME) or {}
        self.before = len(read)
        self.kept = {**self.kept, **read}
        return False

    def code(self, p: Any, flags: int) -> list[int]:
        """As ``re._compiler._code``, remembered."""
        self._last.code = found = self._code(p, flags)
        return found

    def keep(self) -> None:
        """Write the memory to the cache where enough is new in it."""
        if self.before + _WORTH <= len(self.kept) <= _MOST:
            cache.keep(_NAME, self.kept)


def _by_number(names: dict[str, int], groups: int) -> tuple[str | None, ...]:
    """The names of groups by their numbers, of which the first is that of the whole."""
    found: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        found[number] = name
    return tuple(found)
