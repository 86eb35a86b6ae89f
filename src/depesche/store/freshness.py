"""Whether the rows of the chronicle are up to date, and what they were made with."""

from __future__ import annotations

import json

import sqlalchemy as sa

from depesche.knowledge import Knowledge
from depesche.made import MadeWith, made_with
from depesche.store import derived


def is_fresh(connection: sa.Connection, knowledge: Knowledge) -> bool:
    """Whether the rows are up to date and were made with this version and knowledge."""
    stale = connection.scalar(sa.select(sa.exists().select_from(derived.STALE)))
    return not stale and made(connection) == made_with(knowledge)


def kept(connection: sa.Connection) -> dict[str, str]:
    """What is noted about the rows."""
    return {row.name: row.value for row in connection.execute(sa.select(derived.KEPT))}


def made(connection: sa.Connection) -> MadeWith | None:
    """What the rows were made with; ``None`` where there are none yet."""
    noted = kept(connection)
    if "software" not in noted:
        return None
    overlays = tuple(json.loads(noted["overlays"]))
    return MadeWith(noted["software"], int(noted["schema"]), noted["knowledge"], overlays)
