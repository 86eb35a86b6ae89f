"""The rules of ``lang/de/time_rules.toml``, compiled, and the matches that they find."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from depesche.reading.time.tokens import PLAIN, Word, lexicon

_ELEMENT: Final = re.compile(r"[A-Z_]+|\[|\]|[()|?*]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name says how the value is made. ``extent`` is the group of the expression itself."""

    name: str
    pattern: re.Pattern[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the words of the expression, those of its context before and after it, and the place of its
    first word among all words of the text.
    """

    rule: str
    words: tuple[Word, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    index: int

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of the first word of a class."""
        return next((w.values[name] for w in self.words if name in w.values), default)

    def all(self, name: str) -> list[str]:
        """The values of all words of a class."""
        return [w.values[name] for w in self.words if name in w.values]


@cache
def rows() -> list[dict[str, Any]]:
    """The rules as written, with their examples."""
    file = resources.files("depesche") / "lang" / "de" / "time_rules.toml"
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    return found


@cache
def _by_first() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each character."""
    table: dict[str, list[Rule]] = {}
    rules = [Rule(row["name"], _compiled(row["pattern"]), i) for i, row in enumerate(rows())]
    for code in lexicon().codes.values():
        for rule in rules:
            if _may_begin(rule.pattern, code):
                table.setdefault(code, []).append(rule)
    return {code: tuple(found) for code, found in table.items()}


def _compiled(pattern: str) -> re.Pattern[str]:
    out = []
    for element in _ELEMENT.findall(pattern):
        if element == "[":
            out.append("(?P<extent>")
        elif element == "]":
            out.append(")")
        elif element == "(":
            out.append("(?:")
        elif element in ")|?*":
            out.append(element)
        else:
            out.append(f"[{re.escape(lexicon().characters(element))}]")
    return re.compile("".join(out))


def _may_begin(pattern: re.Pattern[str], code: str) -> bool:
    """Whether some match begins with the character: tried on the pattern's first set of characters."""
    text = pattern.pattern
    depth, i = 0, 0
    while i < len(text):
        if text[i] == "[":
            end = text.index("]", i)
            if code in text[i:end]:
                return True
            following = text[end + 1 : end + 2]
            if depth == 0 and following not in ("?", "*"):
                return False
            i = end + 1
            continue
        if text.startswith(("(?:", "(?P<extent>"), i):
            optional = text.startswith("(?:", i)
            depth += optional
            i = text.index(":" if optional else ">", i) + 1
            continue
        if text[i] == ")" and depth:
            depth -= 1
            if depth == 0 and text[i + 1 : i + 2] not in ("?", "*"):
                return False
        i += 1
    return True


def matches(codes: str, words: Sequence[Word]) -> Iterator[Match]:
    """All matches from left to right, none overlapping: at each place the longest, then the first rule."""
    table = _by_first()
    at = taken = 0
    while at < len(codes):
        if codes[at] == PLAIN or codes[at] not in table:
            at += 1
            continue
        best = _best(codes, words, at, taken, table[codes[at]])
        if best is None:
            at += 1
            continue
        found, end = best
        yield found
        at = taken = end


def _best(
    codes: str, words: Sequence[Word], at: int, taken: int, rules: tuple[Rule, ...]
) -> tuple[Match, int] | None:
    best: tuple[int, int, Match, int] | None = None
    for rule in rules:
        found = rule.pattern.match(codes, at)
        if found is None:
            continue
        start, end = found.span("extent")
        if start == end or start < taken or not _adjacent(rule.name, words[start:end]):
            continue
        key = (found.end() - at, -rule.rank)
        if best is None or key > best[:2]:
            match = Match(
                rule.name, tuple(words[start:end]), tuple(words[at:start]), tuple(words[end : found.end()]), start
            )
            best = (*key, match, end)
    return (best[2], best[3]) if best else None


_TIGHT: Final = {"DOT", "COLON"}


def _adjacent(rule: str, words: Sequence[Word]) -> bool:
    """Whether the numbers of a clock time or date stand close enough: "20.15", but not "am 20. 15 Gäste"."""
    if rule not in ("clock", "clock_range", "date_iso"):
        return True
    return all(
        a.end == b.start for a, b in pairwise(words) if _TIGHT & b.values.keys() or (_TIGHT & a.values.keys())
    )
