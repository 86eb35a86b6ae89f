"""Which way a visit goes, by the reports of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from depesche.chronicle.reported import Item, person_key
from depesche.model import Kind

_ROLES: Final = ("guest", "host")


def directions(
    kind: Kind, items: Sequence[Item], people: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The guests and the hosts of a visit, each as most reports have it that say so; none where nobody came to anybody
    or where reports that are equally many speak against each other.
    """
    votes: dict[str, Counter[str]] = {}
    for item in items:
        for person in item.report.participants:
            if person.role and (key := person_key(person)):
                votes.setdefault(key, Counter())[person.role] += 1
    decided = {key: _most(count) for key, count in votes.items()}
    guests, hosts = (tuple(key for key in people if decided.get(key) == role) for role in _ROLES)
    return (guests, hosts) if kind == "visit" and guests and hosts else ((), ())


def _most(count: Counter[str]) -> str | None:
    """The role that most reports name; ``None`` where two are named alike."""
    (role, most), *rest = count.most_common()
    return None if rest and rest[0][1] == most else role
