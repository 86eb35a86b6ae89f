"""The controlled list of topics: what a concept is called, and the IPTC Media Topic that it is."""

from __future__ import annotations

from depesche.lang.language import Language, Rows


def label(known: Language, concept: str, shown: str = "de") -> str:
    """The label of a concept in the language ``shown``. Raises ``KeyError`` for an unknown concept."""
    return str(_row(known, concept)[shown])


def media_topic(known: Language, concept: str) -> str | None:
    """The IPTC Media Topic of a concept ("medtop:11000000"), ``None`` where none fits."""
    row = _row(known, concept)
    return str(row["iptc"]) if "iptc" in row else None


def _row(known: Language, concept: str) -> Rows:
    found: Rows | None = next((row for row in known.rows("topics")["topic"] if row["id"] == concept), None)
    if found is None:
        raise KeyError(concept)
    return found
