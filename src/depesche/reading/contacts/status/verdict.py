"""What is decided of a contact's status, and by which named rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from depesche.light import dataclass, replace
from depesche.model import Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the words that it was read from; ``rule`` is the name of the rule that gave it.

    ``status`` is ``None`` where the words say that there is nothing to report ("noch nie getroffen"). ``tokens`` are
    those of the words. ``certain`` is false where only the tense of a headline or the like speaks; ``open_tense``
    says that nothing but the present tense speaks, which tells of what is and of what is to come; ``only_named`` that
    the contact is only named in what is told of something else.
    """

    status: Status | None
    tokens: tuple[int, ...] = ()
    certain: bool = True
    open_tense: bool = False
    only_named: bool = False
    acknowledged: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """Whether a time expression of the clause lies after, and whether one lies before, the article's day."""

    future: bool = False
    past: bool = False


Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case]):
    """One case of an ordered table: the first rule that applies gives the verdict.

    Its example is the row of its name in the language's ``contact_status.toml``; a test reads each.
    """

    name: str
    applies: Callable[[Case], object]
    gives: Callable[[Case], Verdict]


def decided(rules: Sequence[Rule[Case]], case: Case) -> Verdict:
    """What the first rule of a table gives that applies; the last rule of a table applies always.

    Its name is kept in the verdict, before the name of the rule of another table that it handed on to.
    """
    for rule in rules:
        if rule.applies(case):
            verdict = rule.gives(case)
            return replace(verdict, rule=f"{rule.name}: {verdict.rule}" if verdict.rule else rule.name)
    raise LookupError("no rule of a table applies")
