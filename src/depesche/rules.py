"""Decisions of many cases as ordered tables of small named rules: the first that applies decides, and its name is
kept as the reason.

The examples of a table of reading are data: rows of the language's files (``contact_*``, ``claim_words``) that name
their rule and give the sentences that it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from depesche.light import dataclass

Case = TypeVar("Case")
Given = TypeVar("Given")


def _always(case: object) -> bool:
    """Whether the case is one at all."""
    del case
    return True


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Given]):
    """One rule: where it ``applies``, what it ``gives``; ``None`` leaves the case to the rules after it."""

    name: str
    gives: Callable[[Case], Given | None]
    applies: Callable[[Case], bool] = _always


@dataclass(frozen=True, slots=True)
class Decision(Generic[Given]):
    """What a table gave, and the name of the rule that gave it."""

    value: Given
    rule: str


def decide(rules: Iterable[Rule[Case, Given]], case: Case) -> Decision[Given] | None:
    """What the first rule that applies to the case gives; ``None`` where none does."""
    for rule in rules:
        given = rule.gives(case) if rule.applies is _always or rule.applies(case) else None
        if given is not None:
            return Decision(given, rule.name)
    return None
