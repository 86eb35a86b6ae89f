"""What stands around the text of a wire in words: notes not for publication, corrections, kills, embargoes.

The words are rows of ``wires.toml`` of the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from depesche.lang.language import Language, language

#: Classes of elements in wires' HTML whose content is for the desk and not for publication.
NOTE_CLASSES: Final = frozenset(["notepad", "np-nonpublic", "np-public", "closingline", "linkbox", "slugline"])
#: A telephone number or a mail address: nothing that has one is kept of a note.
_PRIVATE: Final = re.compile(r"\+?\d[\d /()-]{6,}\d|\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of a language's wires."""

    notepad: tuple[re.Pattern[str], ...]
    contacts: tuple[re.Pattern[str], ...]
    signoff: tuple[re.Pattern[str], ...]
    notes: tuple[tuple[str, re.Pattern[str]], ...]
    references: tuple[re.Pattern[str], ...]
    deadlines: tuple[re.Pattern[str], ...]


def words() -> Words:
    """The patterns of German wires."""
    return language("de").made(_words)


def _words(spoken: Language) -> Words:
    rows = spoken.rows("wires")

    def patterns(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(_compiled(row) for row in rows.get(name, ()))

    return Words(
        notepad=patterns("notepad"),
        contacts=patterns("contact"),
        signoff=patterns("signoff"),
        notes=tuple((row["kind"], _compiled(row)) for row in rows.get("note", ())),
        references=patterns("reference"),
        deadlines=patterns("deadline"),
    )


def _compiled(row: Any) -> re.Pattern[str]:
    return re.compile(row["pattern"], re.IGNORECASE)


def without_notes(text: str) -> str:
    """The text without what is for the desk: the notepad behind it, paragraphs with contacts, the agency's sign-off."""
    known = words()
    kept: list[str] = []
    among_contacts = False
    for paragraph in re.split(r"\n{2,}", text):
        before, cut = _before_notepad(paragraph, known)
        among_contacts = _is_contact(before, known) or (among_contacts and _PRIVATE.search(before) is not None)
        if before.strip() and not among_contacts:
            kept.append(before)
        if cut:
            break
    while kept and any(pattern.search(kept[-1].strip()) for pattern in known.signoff):
        kept.pop()
    return "\n\n".join(kept)


def _before_notepad(paragraph: str, known: Words) -> tuple[str, bool]:
    """The lines of a paragraph up to that from which on nothing is for publication, and whether there is one."""
    lines = paragraph.split("\n")
    for number, line in enumerate(lines):
        if any(pattern.search(line.strip()) for pattern in known.notepad):
            return "\n".join(lines[:number]), True
    return paragraph, False


def _is_contact(paragraph: str, known: Words) -> bool:
    return any(pattern.search(line.strip()) for line in paragraph.split("\n") for pattern in known.contacts)


def publishable(note: str | None) -> str | None:
    """A note that may be kept: none where it carries a telephone number or a mail address."""
    if not note or not note.strip() or _PRIVATE.search(note):
        return None
    return " ".join(note.split())
