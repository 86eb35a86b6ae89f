"""Topics side by side: which account names which, and what each puts first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from depesche.chronicle.accounts import Account, Cell, Row, Verdict, account_of, silent_of
from depesche.chronicle.reported import Item, fold, words
from depesche.model import Evidence, Topic
from depesche.model.statuses import AHEAD

#: Words that share a beginning this long name the same topic ("Ukraine-Konflikt", "ukrainische Schiffe").
STEM: Final = 5


@dataclass(slots=True)
class _Heading:
    """One topic in the words of its first mention, with everybody who names it."""

    topic: Topic
    cells: dict[Account, Cell]


def same_topic(one: Topic, other: Topic) -> bool:
    """Whether two topics are the same: the same concept, or words with the same beginning."""
    if one.concept and other.concept:
        return one.concept == other.concept
    stems = {w[:STEM] for w in words(one.text) if len(w) >= STEM}
    return fold(one.text) == fold(other.text) or bool(stems & {w[:STEM] for w in words(other.text)})


def topic_rows(items: Sequence[Item], accounts: Sequence[Account]) -> list[Row]:
    """A row that sums the topics up, then one for each."""
    headings: list[_Heading] = []
    for item in items:
        for topic in item.report.topics:
            heading = next((h for h in headings if same_topic(h.topic, topic)), None)
            if heading is None:
                heading = _Heading(topic, {})
                headings.append(heading)
            for account in _naming(item, topic):
                heading.cells.setdefault(account, _cell(account, item, topic))
    if not headings:
        return []
    afterwards = tuple(a for a in accounts if not a.expected)
    rows = [_topic_row(h, afterwards) for h in headings]
    return [_topics_summed(rows, afterwards), *rows]


def chief_row(items: Sequence[Item], accounts: Sequence[Account]) -> Row | None:
    """What each account puts first; two that put different topics first differ in this, whatever else they share."""
    told: dict[Account, list[Topic]] = {}
    cells: list[Cell] = []
    for item, topic in _chief_topics(items):
        for account in _naming(item, topic):
            told.setdefault(account, []).append(topic)
            cells.append(_cell(account, item, topic))
    if not told:
        return None
    verdict: Verdict = "silent" if len(told) < 2 else "both" if _all_share(list(told.values())) else "differs"
    ordered = sorted(cells, key=lambda cell: list(told).index(cell.account))
    return Row("chief_topic", "chief_topic", verdict, tuple(ordered), silent_of(accounts, told))


def _chief_topics(items: Sequence[Item]) -> Iterator[tuple[Item, Topic]]:
    """What reports of what happened put first."""
    for item in items:
        if item.report.status not in AHEAD:
            yield from ((item, topic) for topic in item.report.topics if topic.chief)


def _all_share(told: Sequence[Sequence[Topic]]) -> bool:
    """Whether any two accounts have a topic in common."""
    return all(any(same_topic(a, b) for a in one for b in other) for one, other in combinations(told, 2))


def _naming(item: Item, topic: Topic) -> set[Account]:
    """Whose accounts name a topic: the sides that say so, else whoever stands for the report."""
    return {account_of(item, [side]) for side in topic.sides} or {account_of(item)}


def _cell(account: Account, item: Item, topic: Topic) -> Cell:
    return Cell(account, topic.text, Evidence(item.key.document, topic.span, None, topic.text))


def _topic_row(heading: _Heading, afterwards: Sequence[Account]) -> Row:
    cells = tuple(heading.cells[a] for a in sorted(heading.cells, key=lambda a: (a.expected, a.name)))
    telling = [c for c in cells if not c.account.expected]
    silent = tuple(a for a in afterwards if a not in heading.cells)
    verdict: Verdict = "both" if len(telling) > 1 else "silent"
    return Row("topic", heading.topic.text, verdict, cells, silent)


def _topics_summed(rows: Sequence[Row], afterwards: Sequence[Account]) -> Row:
    """Complement where at least two accounts name topics and not all the same; both where all are shared."""
    cells = tuple(c for row in rows for c in row.cells)
    telling = {c.account for c in cells if not c.account.expected}
    silent = tuple(a for a in afterwards if a not in telling)
    if len(telling) < 2:
        return Row("topics", "topics", "silent", cells, silent)
    shared = all(row.verdict == "both" for row in rows)
    return Row("topics", "topics", "both" if shared else "complement", cells, silent)
