"""Ids made from names: the same name gives the same id in every file of the knowledge base."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "œ": "oe", "ł": "l",
        "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ű": "u", "ő": "o", "ə": "a", "’": "", "'": "", "ʻ": "",
    }
)  # fmt: skip
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """The ASCII id of a name: "Gerhard Schröder" is ``gerhard-schroeder``, "Lech Wałęsa" ``lech-walesa``.

    German umlauts become two letters, all other marks are dropped, apostrophes vanish, whatever else is no
    letter or digit becomes one hyphen.
    """
    lowered = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return _OTHER.sub("-", bare).strip("-")
