"""JSON for TimelineJS: a slide for each contact whose day is known at least in part, with the words of the articles."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import BinaryIO, Final

from depesche.codec.values import Json, dumps
from depesche.days import DaySet
from depesche.export.extract import Extract
from depesche.export.quoting import passage, quoted
from depesche.model import Contact, Document
from depesche.telling.between import headline
from depesche.telling.names import name_in
from depesche.telling.words import label, labels, spoken

#: Addresses that a slide links to.
_LINKED: Final = ("http://", "https://")


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write one document, a slide a line."""
    left_out: Counter[str] = Counter()
    head = {"text": {"headline": escape(_title(extract)), "text": f"<p>{escape(extract.made_with)}</p>"}}
    out.write(f'{{"scale":"human","title":{dumps(head)},"events":[\n'.encode())
    first = True
    for contact in extract.contacts:
        if contact.time is None or not contact.time.bounded:
            left_out["undated"] += 1
            continue
        out.write(f"{'' if first else ','}{dumps(_slide(extract, contact, contact.time))}\n".encode())
        first = False
    out.write(b"]}\n")
    return left_out


def _title(extract: Extract) -> str:
    return str(labels(extract.language)["page"]["title"])


def _slide(extract: Extract, contact: Contact, days: DaySet) -> Json:
    first, last = days.first or dt.date.min, days.last or dt.date.max
    shown = spoken(days, extract.language)
    start = _date(first, last)
    slide: Json = {
        "unique_id": contact.id,
        "group": label("kind", contact.kind, extract.language),
        "display_date": shown,
        "start_date": start,
        "text": {
            "headline": escape(headline(contact, extract.language)),
            "text": "".join(f"<p>{line}</p>" for line in _text(extract, contact)),
        },
    }
    if "day" in start and first != last:
        slide["end_date"] = {"year": last.year, "month": last.month, "day": last.day}
    return slide


def _date(first: dt.date, last: dt.date) -> Json:
    """The day, or the month or year alone where that is all of it."""
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and first.year == last.year and (first.month, last.month) == (1, 12):
        return {"year": first.year}
    if whole and (first.year, first.month) == (last.year, last.month):
        return {"year": first.year, "month": first.month}
    return {"year": first.year, "month": first.month, "day": first.day}


def _text(extract: Extract, contact: Contact) -> Iterator[str]:
    """The facts and the evidence, as HTML."""
    said = labels(extract.language)["cli"]
    facts = [label("status", contact.status, extract.language)]
    facts += [said["place"].format(place=name_in(contact.place, extract.language))] if contact.place else []
    facts += [said["topics"].format(topics="; ".join(contact.topics))] if contact.topics else []
    yield escape(" · ".join(facts))
    for document, report in extract.reports(contact):
        words = quoted(document, passage(document, report), extract.max_quote)
        yield f"{f'„{escape(words)}“ ' if words else ''}{_link(document)}"


def _link(document: Document) -> str:
    name = escape(document.publisher or document.title or document.id)
    url = document.url or ""
    return f'<a href="{escape(url)}">{name}</a>' if url.startswith(_LINKED) else f"({name})"
