"""A speaker: who says something, as statements and sources name them."""

from __future__ import annotations

from depesche.light import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name as the knowledge base or the text gives it, the side that it speaks for (:class:`Sides`), the person's
    id, and whether several speak at once, for no single side, with their ``names``.
    """

    name: str | None
    side: str | None = None
    person: str | None = None
    several: bool = False
    names: tuple[str, ...] = ()


#: Nobody whom the words name.
NOBODY = Speaker(None)
