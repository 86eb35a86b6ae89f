"""What a result was made with: so that who finds it in ten years can make it again, or knows why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.knowledge import Knowledge
from depesche.model import SCHEMA
from depesche.version import VERSION

__all__ = ["MadeWith", "made_with"]


@dataclass(frozen=True, slots=True)
class MadeWith:
    """The versions behind an export: of the software, of its records, and of what it knew.

    ``knowledge`` is the digest of all files of knowledge (:attr:`Knowledge.version`), ``overlays`` the names of a
    user's own among them, in the order in which they were laid on.
    """

    software: str
    schema: int
    knowledge: str
    overlays: tuple[str, ...] = ()


def made_with(knowledge: Knowledge) -> MadeWith:
    """What is made now and with this knowledge."""
    return MadeWith(VERSION, SCHEMA, knowledge.version, knowledge.overlays)
