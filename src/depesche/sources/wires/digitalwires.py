"""dpa's digitalwires: one JSON object an entry, as its queues and pushes deliver them.

``urn`` and ``version`` say which version of which item an entry is. ``notepad`` and those ``ednotes`` that are not
publishable hold contacts and telephone numbers: of notes only a publishable one about a correction is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.fragments import text_of
from depesche.sources.revisions import Revision, instant, number, status_of
from depesche.sources.wires.items import Item, article_of
from depesche.sources.wires.notes import NOTE_CLASSES, publishable

Row = Mapping[str, Any]


def fits(row: Row) -> bool:
    """Whether a JSON object is an entry of digitalwires."""
    named = str(row.get("format") or "").startswith("digitalwires")
    return named or ("urn" in row and ("article_html" in row or "entry_id" in row))


def read(row: Row, file: str, line: int | None = None) -> Article | Reject:
    """The article of an entry, or what is wrong with it."""
    item = Item(
        revision=Revision(
            uri=_line(row, "urn") or _line(row, "entry_id") or "",
            version=number(row.get("version")),
            created=instant(row.get("version_created") or row.get("updated")),
            status=status_of(row.get("pubstatus")),
            embargo=instant(row.get("embargoed")),
            correction=_correction(row),
        ),
        body=text_of(row["article_html"], NOTE_CLASSES) if isinstance(row.get("article_html"), str) else "",
        title=_line(row, "headline"),
        titles=(_line(row, "subhead"),),
        lede=_line(row, "teaser"),
        dateline=_line(row, "dateline"),
        publisher=_line(row, "creditline"),
        author=_line(row, "byline"),
        first=row.get("content_created"),
        latest=row.get("version_created") or row.get("updated"),
    )
    return article_of(item, file, line)


def _line(row: Row, name: str) -> str | None:
    value = row.get(name)
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _correction(row: Row) -> str | None:
    """What was corrected, in the words of a publishable note; else that something was."""
    notes = row.get("ednotes")
    for note in notes if isinstance(notes, list) else []:
        if not isinstance(note, dict) or not note.get("is_publishable"):
            continue
        text = note.get("ednote")
        if "correction" in str(note.get("role") or "") and isinstance(text, str) and (kept := publishable(text)):
            return kept
    signal = _line(row, "signal")
    return signal if signal and "correction" in signal else None
