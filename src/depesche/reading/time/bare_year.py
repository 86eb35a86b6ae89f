"""Whether a bare number of four digits is a year, by an ordered table of rules over the words around it.

The examples of the rules are the rows ``bare_year`` of ``time_context.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depesche.light import dataclass
from depesche.reading.time.context import Context
from depesche.reading.time.rules import Match
from depesche.reading.time.tokens import Word

#: Years outside are numbers, unless a word says that they are years.
_FIRST: Final = 1000
_LAST: Final = 2100


@dataclass(frozen=True, slots=True)
class _Around:
    """The number and the words around it."""

    match: Match
    context: Context

    def word(self, away: int) -> Word | None:
        """The word some places from the number."""
        return self.context.words.at(self.match.index + away)

    def text(self, away: int) -> str:
        """The text of that word; empty outside the text."""
        found = self.word(away)
        return found.text if found is not None else ""

    def touches(self, first: int) -> bool:
        """Whether no blank stands between the word there and the next."""
        before, after = self.word(first), self.word(first + 1)
        return before is not None and after is not None and before.end == after.start

    def joins(self, away: int) -> bool:
        """Whether the word there joins numbers: "bis", "und"."""
        found = self.word(away)
        return found is not None and not found.values.keys().isdisjoint({"UNTIL", "AND"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A case: whether a number is a year where it applies."""

    name: str
    applies: Callable[[_Around], bool]
    year: bool


def bare_year(match: Match, context: Context) -> Rule:
    """The first rule that applies to the number."""
    around = _Around(match, context)
    return next(rule for rule in RULES if rule.applies(around))


def _sign_behind(around: _Around) -> bool:
    return around.touches(0) and around.text(1) in around.context.lists.never_behind_year


def _sign_before(around: _Around) -> bool:
    before = around.word(-2)
    if before is not None and "YEAR" in before.values and around.text(-1) == "-":  # "1924-1998"
        return False
    return around.touches(-1) and around.text(-1) in around.context.lists.never_before_year


def _larger_number(around: _Around) -> bool:
    inside = around.touches(0) and around.text(1) in around.context.lists.inside_numbers
    return inside and around.touches(1) and around.text(2)[:1].isdigit()


def _range_counted(around: _Around) -> bool:
    """Either end of "1500 bis 2000 Menschen"."""
    counted = around.context.lists.counted
    first = around.joins(1) and around.text(3) in counted
    return first or (around.joins(-1) and around.text(-2).isdigit() and around.text(1) in counted)


def _after_time_word(around: _Around) -> bool:
    return around.text(-1).lower() in around.context.lists.year_before


def _after_amount_word(around: _Around) -> bool:
    return around.text(-1).lower() in around.context.lists.amount_before


def _numbered(around: _Around) -> bool:
    """What has numbers stands at most two words before: "Zimmer 2010", "Flug MH 2017", "Telefon 030 2015"."""
    for away in (-1, -2, -3):
        word = around.text(away)
        if word in around.context.lists.numbered:
            return True
        if not (word.isupper() or word.isdigit() or word in around.context.lists.number_signs):
            return False
    return False


def _of_a_group(around: _Around) -> bool:
    """One of several groups of digits: "030 2015"."""
    before = around.text(-1)
    return before.isdigit() and (before[0] == "0" or not around.touches(-1)) and len(before) > 2


def _predicate(around: _Around) -> bool:
    """The number of something named before: "2015 waren es 1900"."""
    lists = around.context.lists
    return around.text(-1) in lists.amount_subjects and around.text(-2).lower() in lists.amount_verbs


def _too_far(around: _Around) -> bool:
    return not _FIRST <= int(around.match.get("YEAR") or 0) <= _LAST


def _counted(around: _Around) -> bool:
    return not around.touches(0) and around.text(1) in around.context.lists.counted


#: The first that applies decides.
RULES: Final = (
    Rule("sign_behind", _sign_behind, year=False),
    Rule("sign_before", _sign_before, year=False),
    Rule("larger_number", _larger_number, year=False),
    Rule("range_counted", _range_counted, year=False),
    Rule("after_time_word", _after_time_word, year=True),
    Rule("numbered", _numbered, year=False),
    Rule("of_a_group", _of_a_group, year=False),
    Rule("predicate", _predicate, year=False),
    Rule("after_amount_word", _after_amount_word, year=False),
    Rule("too_far", _too_far, year=False),
    Rule("counted", _counted, year=False),
    Rule("plain", lambda _: True, year=True),
)
