"""What a user takes of a proposal: an overlay file, one row a change, each with where it comes from.

The file is a user's; the knowledge base of the package stays as it is, and removing the file undoes everything.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from depesche.errors import KnowledgeError
from depesche.knowledge.base import Knowledge
from depesche.knowledge.overlay import COLUMNS, FURTHER
from depesche.knowledge.refresh.proposal import Change
from depesche.knowledge.slugs import slug
from depesche.knowledge.tables import bounds

_HEAD: Final = (*COLUMNS, *FURTHER)


def write(changes: Iterable[Change], knowledge: Knowledge, on: dt.date, file: Path) -> int:
    """Write the changes to the overlay, beside what it already has. The number of its rows that are new."""
    kept = _read(file)
    made = [_row(change, knowledge, on) for change in changes if change.applicable]
    new = [row for row in made if row not in kept]
    if new:
        _replace(file, [*kept, *new])
    return len(new)


def _row(change: Change, knowledge: Knowledge, on: dt.date) -> dict[str, str]:
    known = knowledge.people.get(change.person)
    closed = change.kind == "closed_term"
    last = max(on.toordinal(), bounds(change.start)[1]) if change.start else on.toordinal()
    return {
        "id": known.id if known else slug(change.name),
        "name": known.name if known else change.name,
        "surname": known.surname if known else change.name.rsplit(" ", 1)[-1],
        "forms": ";".join(form for form in change.forms if ";" not in form),
        "gender": known.gender if known else change.gender,
        "office": change.office,
        "place": change.place,
        "from": change.of if closed else change.start,
        "to": change.end if closed else dt.date.fromordinal(last).isoformat(),
        "status": "acting" if change.acting and not closed else "",
        "note": f"Wikidata {change.statement} of {on.isoformat()}: {', '.join(change.why)}",
        "end_known": "yes" if closed else "no",
        "source": "wikidata",
        "counts": "",
    }


def _read(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _replace(file: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write the whole file at once: a run that is killed leaves the old one."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _HEAD, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".part")
        partial.write_text(text.getvalue(), encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        raise KnowledgeError(f"the overlay cannot be written ({error.strerror})", where=str(file)) from error
