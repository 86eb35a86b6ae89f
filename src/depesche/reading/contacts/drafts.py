"""Where drafts were, for rooms that import them from here."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.words import trigger_words
from depesche.reading.setting import default_setting

__all__ = ["JOINING", "Draft"]

JOINING: Final = default_setting().language.made(trigger_words).joining
