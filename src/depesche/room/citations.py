"""How a contact or an article is cited: three styles to copy, and what reference managers read from a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from depesche.model import Contact, Document
from depesche.room.voice import Voice


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations by style, the COinS of the page, and its Highwire tags."""

    styles: tuple[tuple[str, str], ...]
    coins: str
    tags: tuple[tuple[str, str], ...]


def contact_citations(contact: Contact, voice: Voice, href: str, state: dt.date | None) -> Citations:
    """The citations of a contact; ``state`` is the day of which the chronicle knows."""
    title = f"{voice.title(contact)}, {voice.days(contact.time, short=True)}"
    known = voice.day(state) if state else voice.t("undated")
    year = str(state.year) if state else voice.t("no_year")
    site = voice.t("site")
    styles = (
        (voice.t("style_note"), f"{title}. {voice.t('cite_note', site=site, id=contact.id, state=known)} {href}"),
        ("APA", f"{site}. ({year}). {title} [{voice.t('record')} {contact.id}]. {href}"),
        ("BibTeX", _bibtex(contact.id, {"title": title, "author": f"{{{site}}}", "year": year, "url": href})),
    )
    coins = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.title", title),
        ("rft.source", site),
        ("rft.identifier", href),
        *((("rft.date", contact.time.edtf()),) if contact.time and contact.time.edtf() else ()),
    )
    tags = (("citation_title", title), ("citation_author", site), ("citation_public_url", href))
    dated = (("citation_publication_date", f"{state:%Y/%m/%d}"),) if state else ()
    return Citations(styles, urlencode([(k, str(v)) for k, v in coins]), (*tags, *dated))


def article_tags(document: Document, voice: Voice) -> Iterator[tuple[str, str]]:
    """The Highwire tags of an article."""
    yield "citation_title", voice.heading(document)
    if name := document.publisher or document.agency:
        yield "citation_journal_title", name
    if document.published and document.published.is_day and document.published.first:
        yield "citation_publication_date", f"{document.published.first:%Y/%m/%d}"
    yield "citation_language", document.language


def _bibtex(key: str, fields: dict[str, str]) -> str:
    said = ", ".join(f"{name} = {{{_plain(value)}}}" for name, value in fields.items())
    return f"@misc{{{key}, {said}}}"


def _plain(text: str) -> str:
    """Text that BibTeX takes as it is: braces in pairs only, its own signs escaped."""
    if text.startswith("{"):
        return text
    bare = text.replace("{", "(").replace("}", ")")
    return "".join(f"\\{c}" if c in "&%$#_" else c for c in bare)
