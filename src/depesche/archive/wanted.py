"""Which records of an archive are wanted, by their addresses, before anything of them is looked into."""

from __future__ import annotations

import fnmatch
import gzip
import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from depesche.errors import InputError

#: What an index of captures calls German, and pages.
_GERMAN: Final = frozenset(["de", "deu", "ger"])
_PAGES: Final = frozenset(["text/html", "application/xhtml+xml"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Addresses of these patterns (``https://*.example/politik/*``), and those of an index of captures.

    The ``index`` is a file of CDXJ (as crawls publish them: of its lines those count that say success, a page, and no
    other language than German) or of an address a line, packed with gzip or not.
    """

    patterns: tuple[str, ...] = ()
    index: Path | None = None

    def __bool__(self) -> bool:
        """Whether not all is wanted."""
        return bool(self.patterns) or self.index is not None

    def has(self, url: str | None) -> bool:
        """Whether a record of this address is wanted; one without an address is where nothing is said.

        Raises :class:`InputError` where the index cannot be read.
        """
        if not self:
            return True
        if url is None or (self.patterns and not _pattern(self.patterns).fullmatch(url)):
            return False
        if self.index is None:
            return True
        known, number = _index(self.index), _number(url)
        at = bisect_left(known, number)
        return at < len(known) and known[at] == number

    def plan(self) -> dict[str, Any]:
        """What must be the same for a run to be gone on with. Raises :class:`InputError` where there is no index."""
        if self.index is None:
            return {"patterns": list(self.patterns), "index": None}
        try:
            next(_addresses(self.index), None)
            return {"patterns": list(self.patterns), "index": [str(self.index), self.index.stat().st_size]}
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise InputError(f"the index cannot be read ({error})", where=str(self.index)) from error


#: All is wanted.
ALL: Final = Wanted()


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{fnmatch.translate(pattern)})" for pattern in patterns))


@cache
def _index(path: Path) -> array[int]:
    """Eight bytes for each address, in order: a thousand million of them are asked for in eight gigabytes."""
    try:
        return array("Q", sorted({_number(url) for url in _addresses(path)}))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"the index cannot be read ({error})", where=str(path)) from error


def _number(url: str) -> int:
    return int.from_bytes(blake2b(url.encode("utf-8", errors="surrogatepass"), digest_size=8).digest(), "big")


def _addresses(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            if (url := _address(str(line).strip())) is not None:
                yield url


def _address(line: str) -> str | None:
    """The address of a line of an index; ``None`` where it is none that is wanted."""
    if not line or line.startswith("#"):
        return None
    _, brace, rest = line.partition("{")
    if not brace:
        return line.split(maxsplit=1)[0]
    try:
        said = json.loads(brace + rest)
    except ValueError:
        return None
    return str(said["url"]) if "url" in said and _is_german_page(said) else None


def _is_german_page(said: dict[str, Any]) -> bool:
    languages = {part for part in str(said.get("languages") or "").split(",") if part}
    kind = said.get("mime-detected") or said.get("mime")
    return (
        str(said.get("status") or 200) == "200"
        and (kind is None or kind in _PAGES)
        and (not languages or bool(languages & _GERMAN))
    )
