"""The same story in every format of wires, lists and feeds, for tests and benchmarks: written, never read, here."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

#: Stands in every note for the desk; it must never be found in a store.
PRIVATE = "+49 30 5550 1234"
AGENCY = "xda"


@dataclass(frozen=True)
class Story:
    """An invented wire: ``paragraphs`` without the dateline, which every format puts in its own place."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    sent: dt.datetime
    dateline: str = f"Lissabon ({AGENCY}) -"
    version: int = 1
    status: str = "usable"
    embargo: dt.datetime | None = None
    correction: str | None = None

    @property
    def text(self) -> str:
        """The body as every format must give it back."""
        return (
            "\n\n".join((f"{self.dateline} {self.paragraphs[0]}", *self.paragraphs[1:])) if self.paragraphs else ""
        )

    @property
    def html(self) -> str:
        first, *rest = self.paragraphs or ("",)
        parts = [f"{self.dateline} {first}", *rest] if self.paragraphs else []
        return "".join(f"<p>{escape(part)}</p>" for part in parts)


def row(story: Story) -> dict:
    """The contract's own JSON."""
    return {
        "id": story.id,
        "text": story.text,
        "title": story.title,
        "published": story.sent.isoformat(),
        "publisher": AGENCY,
    }


def ninjs1(story: Story) -> dict:
    return {
        "uri": story.id,
        "type": "text",
        "version": str(story.version),
        "versioncreated": story.sent.isoformat(),
        "pubstatus": story.status,
        "language": "de",
        "headline": story.title,
        "copyrightholder": AGENCY,
        "ednote": f"Rückfragen an {PRIVATE}",
        "body_xhtml": story.html,
        "description_text": "nur für die Suche",
        **({"embargoed": story.embargo.isoformat()} if story.embargo else {}),
    }


def ninjs2(story: Story, version: str = "2.1") -> dict:
    return {
        "uri": story.id,
        "standard": {
            "name": "ninjs",
            "version": version,
            "schema": f"https://schema.example/ninjs_{version}.json",
        },
        "type": "text",
        "version": str(story.version),
        "versionCreated": story.sent.isoformat(),
        "pubStatus": story.status,
        "language": "de",
        "copyrightHolder": AGENCY,
        "edNote": f"Rückfragen an {PRIVATE}",
        "headlines": [{"role": "seo", "value": "Anders"}, {"role": "main", "value": story.title}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": story.text},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": story.html},
        ],
        **({"embargoed": story.embargo.isoformat()} if story.embargo else {}),
    }


def ninjs3(story: Story) -> dict:
    made = ninjs2(story, "3.0")
    made["bodies"] = made["bodies"][1:]
    made["people"] = [{"name": "Petra Muster", "contactInfo": [{"type": "phone", "value": PRIVATE}]}]
    return made


def digitalwires(story: Story) -> dict:
    body = "".join(f"<p>{escape(part)}</p>" for part in story.paragraphs)
    notes = [{"role": "dpaednoterole:dpacontacts", "ednote": f"Autorin: {PRIVATE}", "is_publishable": False}]
    if story.correction:
        notes.append({"role": "dpaednoterole:correctionshort", "ednote": story.correction, "is_publishable": True})
    return {
        "format": "digitalwires@0.9.1",
        "type": "composite",
        "entry_id": f"entry-{story.id}",
        "urn": story.id,
        "version": story.version,
        "version_created": story.sent.isoformat(),
        "updated": story.sent.isoformat(),
        "pubstatus": story.status,
        "signal": "sig:correction" if story.correction else None,
        "embargoed": story.embargo.isoformat() if story.embargo else None,
        "language": "de",
        "headline": story.title,
        "teaser": None,
        "dateline": f"{story.dateline} ",
        "article_html": f'<section class="main">{body}</section>' if body else None,
        "linkbox_html": '<section class="linkbox"><ul><li>Mehr dazu</li></ul></section>',
        "creditline": AGENCY,
        "notepad": {"nonpublic_html": f'<section class="np-nonpublic"><p>{PRIVATE}</p></section>'},
        "ednotes": notes,
    }


def newsml_item(story: Story) -> str:
    embargo = f"<embargoed>{story.embargo.isoformat()}</embargoed>" if story.embargo else ""
    correction = (
        f'<edNote role="xrole:correctionshort">{escape(story.correction)}</edNote><signal qcode="sig:correction"/>'
        if story.correction
        else ""
    )
    note = f'<edNote role="xrole:contacts" pubconstraint="xcon:nonpublic">{PRIVATE}</edNote>'
    return (
        f'<newsItem guid="{escape(story.id)}" version="{story.version}" standard="NewsML-G2" standardversion="2.32" '
        'conformance="power" xml:lang="de"><catalogRef href="http://catalog.example/unknown.xml"/><itemMeta>'
        f'<itemClass qcode="ninat:text"/><provider qcode="nprov:{AGENCY}"><name>{AGENCY}</name></provider>'
        f"<versionCreated>{story.sent.isoformat()}</versionCreated>{embargo}"
        f'<pubStatus qcode="stat:{story.status}"/>{note}{correction}</itemMeta>'
        f'<contentMeta><headline rank="3">Anders</headline><headline rank="1">{escape(story.title)}</headline>'
        f"<dateline>{story.dateline} </dateline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>{escape(story.title)}</title></head><body><header><h1>{escape(story.title)}</h1></header>"
        f'{story.html}<section class="np-nonpublic"><p>{PRIVATE}</p></section></body></html></inlineXML>'
        "</contentSet></newsItem>"
    )


def newsml(stories: Iterable[Story]) -> bytes:
    items = "".join(newsml_item(story) for story in stories)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
    return f"{head}<header><sent>2031-01-23T10:00:00Z</sent></header><itemSet>{items}</itemSet></newsMessage>".encode()


MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def iptc7901(story: Story, number: int, encoding: str = "cp1252") -> bytes:
    """A message with its control characters, lines of 69 characters, and a notepad behind the text."""
    note = f"({story.correction})\n" if story.correction else ""
    lines: list[str] = []
    for paragraph in story.text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) + 1 > 69:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    stamp = f"{story.sent:%d%H%M} {MONTHS[story.sent.month - 1]} {story.sent:%y}"
    body = "\n".join(lines)
    text = (
        f"\x01xdt{number:04d} 3 pl {len(story.text.split())}  {AGENCY} {number:04d}\r\n\x02\n"
        f"Diplomatie/Portugal/\n{note}{story.title} =\n\n{body}\n# Notizblock\n\nAutorin: {PRIVATE}\n\n"
        f"\x03\n{stamp}\n\x04"
    )
    return text.replace("\n", "\r\n").encode(encoding)


def rss(stories: Iterable[Story], *, whole: bool = False, host: str = "http://zeitung.example") -> bytes:
    """RSS 2 with teasers, or with whole texts."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{host}/{story.id}.html</link>"
        f'<guid isPermaLink="false">{story.id}</guid><pubDate>{story.sent:%a, %d %b %Y %H:%M:%S %z}</pubDate>'
        f"<description>{escape(story.paragraphs[0][:80])} …</description>"
        + (f"<content:encoded><![CDATA[{story.html}]]></content:encoded>" if whole else "")
        + "</item>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Zeitung</title>'
        f"<link>{host}/</link>{items}</channel></rss>"
    ).encode()


def atom(stories: Iterable[Story], *, host: str = "http://zeitung.example") -> bytes:
    entries = "".join(
        f'<entry><id>{story.id}</id><title>{escape(story.title)}</title><link href="{host}/{story.id}.html"/>'
        f'<updated>{story.sent.isoformat()}</updated><content type="html">{escape(story.html)}</content></entry>'
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Zeitung</title>'
        f"{entries}</feed>"
    ).encode()


def json_feed(stories: Iterable[Story], *, host: str = "http://zeitung.example") -> bytes:
    items = [
        {
            "id": story.id,
            "url": f"{host}/{story.id}.html",
            "title": story.title,
            "content_html": story.html,
            "date_published": story.sent.isoformat(),
        }
        for story in stories
    ]
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "Zeitung", "items": items}
    return json.dumps(made, ensure_ascii=False).encode()


def page(story: Story) -> bytes:
    """A page with the article in it."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.sent.isoformat(),
    }
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{escape(story.title)}</title>'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body>'
        f"<nav><a href='/'>Start</a></nav><main><article><h1>{escape(story.title)}</h1>{story.html}</article></main>"
        "<footer>Impressum</footer></body></html>"
    ).encode()


def trafilatura(story: Story) -> dict:
    return {
        "title": story.title,
        "author": None,
        "hostname": "zeitung.example",
        "date": story.sent.date().isoformat(),
        "fingerprint": "0123456789abcdef",
        "id": None,
        "source": f"http://zeitung.example/{story.id}.html",
        "source-hostname": "Zeitung",
        "text": story.text,
        "comments": "",
    }


def fundus(story: Story) -> dict:
    first, *rest = story.text.split("\n\n")
    return {
        "title": story.title,
        "authors": ["Petra Muster"],
        "publishing_date": story.sent.isoformat(),
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [first]}, {"paragraphs": rest}]},
        "html": {
            "responded_url": f"http://zeitung.example/{story.id}.html",
            "source_info": {"publisher": "Zeitung"},
        },
    }


def separated(rows: Iterable[dict], delimiter: str = ";") -> str:
    rows = list(rows)
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def newer(story: Story, **changes) -> Story:
    """The next version of a story, an hour later."""
    made = {"version": story.version + 1, "sent": story.sent + dt.timedelta(hours=1), **changes}
    return replace(story, **made)
