"""One event however often it is told: which triggers tell of the same contact, and what each takes from the story."""

from __future__ import annotations

from depesche.reading.contacts.events.adding import add
from depesche.reading.contacts.events.closing import close
from depesche.reading.contacts.events.story import Story

__all__ = ["Story", "add", "close"]
