"""Names and titles as they can be shown and kept: what no eye sees, or no encoding has, stands there escaped.

A name of a file may be bytes that are no text; an id or a title from outside may hold escapes for a terminal or turn
the direction of writing. Shown as they are they would hide what is written.
"""

from __future__ import annotations

import re
from typing import Final

#: Controls but blanks and line ends, halves of pairs, marks that turn the direction of writing.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: The password in the address of a database: between the name of the user and the host.
_PASSWORD: Final = re.compile(r"(\b\w[\w+.-]*://[^\s/@:]*:)[^\s/@]+@")


def visible(text: str) -> str:
    """The text with each unseen character as its escape; a byte of a file name as that byte."""
    return _UNSEEN.sub(_escaped, text)


def visible_or_none(text: str | None) -> str | None:
    """The same of what may be missing."""
    return None if text is None else visible(text)


def without_passwords(text: str) -> str:
    """The text with a sign in place of each password of a URL."""
    return _PASSWORD.sub(r"\1***@", text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte that Python could not decode in a file name
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
