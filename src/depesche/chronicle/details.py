"""A detail that one side tells and another denies: the contact stands, the detail is disputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import words
from depesche.model import Evidence, Finding, Reading, Reason, Statement

#: Statements with so large a share of the words of the shorter one in common are about one detail, of so many at least.
_SHARE: Final = 0.75
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement about a contact, its words as they stand in the article, and those of them that mean something."""

    document: str
    statement: Statement
    text: str

    @property
    def meant(self) -> frozenset[str]:
        """The folded words that carry meaning."""
        return words(self.text)

    @property
    def evidence(self) -> Evidence:
        """Where it stands, by whose side."""
        return Evidence(self.document, self.statement.quote[0], self.statement.side, self.text)


def disputed(joined: Joined, readings: Mapping[str, Reading]) -> Finding | None:
    """The first detail that one side denies and another one tells; ``None`` where there is none."""
    said = list(_said(joined, readings))
    denials = [each for each in said if each.statement.force == "deny" and each.statement.form == "indirect"]
    for denial, told in product(denials, said):
        if told.statement.force != "deny" and _apart(denial, told) and _alike(denial, told):
            values = {
                "field": "detail",
                "a": told.text,
                "who_a": told.statement.side,
                "who_b": denial.statement.side,
            }
            return Finding(
                "contradiction",
                joined.contact.id,
                document=denial.document,
                field="detail",
                evidence=(told.evidence, denial.evidence),
                reason=Reason("chronicle_contradiction_detail", values),
            )
    return None


def _said(joined: Joined, readings: Mapping[str, Reading]) -> Iterator[_Said]:
    """What sides say about the contact, other than that there was none."""
    for item in joined.items:
        reading = readings[item.key.document]
        denying = {source.side for source in item.report.reported_by if source.stance == "denies"}
        for statement in reading.statements:
            if statement.report == item.key.report and statement.side and statement.side not in denying:
                text = " ".join(reading.document.text[a:b].strip() for a, b in statement.quote)
                yield _Said(item.key.document, statement, " ".join(text.split()))


def _apart(denial: _Said, told: _Said) -> bool:
    return denial.statement.side != told.statement.side


def _alike(denial: _Said, told: _Said) -> bool:
    """Whether two statements are about one detail."""
    fewest = min(len(denial.meant), len(told.meant))
    return fewest >= _FEWEST and len(denial.meant & told.meant) >= _SHARE * fewest
