"""The page of an article: its layers marked in the text, a click on a mark leads to what was made of it and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.codec import dumps, reading_json
from depesche.model import Claim, Contact, Document, Reading, Report, Span, Statement
from depesche.room import links
from depesche.room.asked import text_in
from depesche.room.citations import article_tags
from depesche.room.downloads import Entry, downloaded, feed, table
from depesche.room.problems import Problem, not_found
from depesche.room.shelf import Told
from depesche.room.visit import Visit
from depesche.room.voice import Voice
from depesche.telling.claims import claimed
from depesche.telling.excerpts import quoted, said_once
from depesche.telling.names import speaking
from depesche.web.article import ReportView, report_view
from depesche.web.marks import Mark, cut

router = APIRouter(include_in_schema=False)
#: So many articles a page of the list, and so many code points of one article at once.
LIMIT: Final = 50
WINDOW: Final = 12_000
#: A mark is shown with at least so much of the text before it.
_BEFORE: Final = 2_000
_MARK: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
_COLUMNS: Final = ("id", "title", "publisher", "agency", "published", "url", "contacts")
LAYERS: Final = ("furniture", "quotes", "people", "time", "contacts", "topics", "claims")


@dataclass(frozen=True, slots=True)
class Read:
    """One report of an article: its values with their reasons, and the contact that it is part of."""

    anchor: str
    view: ReportView
    contact: tuple[str, str] | None


@router.get("/articles")
def articles(request: Request) -> Response:
    """The articles, the newest first."""
    visit = Visit(request)
    words = text_in(request.query_params, "q")
    after = request.query_params.get("after")
    found = visit.shelf.documents(words=words, after=after, limit=LIMIT)
    if visit.format != "html":
        return downloaded(visit, _formats(visit, found.rows))
    return visit.page(
        "articles.html.j2",
        lambda: {
            "rows": [(links.article_at(t.document.id), visit.voice.source(t.document), t) for t in found.rows],
            "total": found.total,
            "words": words,
            "more": visit.here(after=found.following) if found.following else "",
            "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
        },
    )


def _formats(visit: Visit, rows: Sequence[Told]) -> Mapping[str, Any]:
    def cells(told: Told) -> list[Any]:
        d = told.document
        return [d.id, d.title, d.publisher, d.agency, d.published and d.published.edtf(), d.url, told.contacts]

    def entry(told: Told) -> Entry:
        days, voice = told.document.published, visit.voice
        return Entry(
            told.document.id,
            voice.source(told.document),
            links.article_at(told.document.id),
            days.last if days else None,
            voice.n("contacts", told.contacts),
        )

    return {
        "json": lambda: dumps({"articles": [dict(zip(_COLUMNS, cells(told), strict=True)) for told in rows]}),
        "csv": lambda: table(_COLUMNS, [cells(told) for told in rows]),
        "atom": lambda: feed(
            visit,
            f"{visit.voice.t('site')} · {visit.voice.t('articles')}",
            "/articles",
            [entry(told) for told in rows],
        ),
    }


@router.get("/articles/{name:path}")
def article(request: Request, name: str) -> Response:
    """An article as it was read."""
    visit = Visit(request)
    reading = visit.shelf.readings([name]).get(name)
    if reading is None:
        raise not_found(f"article {name!r}")
    if visit.format == "json":
        text = reading.document.text
        return downloaded(visit, {"json": lambda: dumps({**reading_json(reading), "text": text})})
    if visit.format != "html":
        return downloaded(visit, {"json": lambda: ""})
    return visit.page("article.html.j2", lambda: shown(visit, reading))


def shown(visit: Visit, reading: Reading) -> Mapping[str, Any]:
    """What the page of an article shows."""
    voice, document = visit.voice, reading.document
    mark = _mark(visit.request.query_params.get("mark"), len(document.text))
    start, end = _window(document.text, mark, visit.request.query_params.get("start"))
    contacts = visit.shelf.told_in(document.id)
    marks = [*_marks(reading, voice), *([Mark(*mark, "asked")] if mark else [])]
    return {
        "document": document,
        "title": voice.heading(document),
        "facts": list(_facts(document, voice)),
        "url": links.outside(document.url),
        "pieces": list(cut(document.text, marks, start, end)),
        "begin": mark[0] if mark else -1,
        "asked": "asked",
        "earlier": visit.here(mark=None, start=str(max(0, start - WINDOW))) if start else "",
        "later": visit.here(mark=None, start=str(end)) if end < len(document.text) else "",
        "part": (start, end, len(document.text)),
        "layers": [name for name in LAYERS if name == "contacts" or any(m.layer == name for m in marks)],
        "reports": [_read(r, document, contacts, voice) for r in reading.reports],
        "statements": list(_statements(reading, voice)),
        "claims": [_claim(claim, document, voice) for claim in reading.claims],
        "contacts": [
            (links.contact_at(c.id), f"{voice.title(c)}, {voice.days(c.time, short=True)}") for c in contacts
        ],
        "tags": list(article_tags(document, voice)),
        "formats": [("json", f"{links.article_at(document.id)}?format=json")],
    }


def _mark(text: str | None, length: int) -> Span | None:
    """The span asked for. Raises :class:`Problem` for one that is none of the text."""
    if not text:
        return None
    found = _MARK.fullmatch(text)
    if found is None or not int(found[1]) < int(found[2]) <= length:
        raise Problem("bad_request", f"{text[:40]!r} is no place in this article", where="mark")
    return int(found[1]), int(found[2])


def _window(text: str, mark: Span | None, start: str | None) -> Span:
    """The part of a long text that is shown: around the mark, or from the place asked for."""
    if len(text) <= WINDOW:
        return 0, len(text)
    first = (
        max(0, mark[0] - _BEFORE) if mark else int(start) if start and start.isascii() and start.isdigit() else 0
    )
    first = min(first, len(text) - 1)
    return first, min(len(text), first + WINDOW)


def _marks(reading: Reading, voice: Voice) -> Iterator[Mark]:
    """All that was read in the text; what lies over the other comes later."""
    yield from (Mark(a, b, "furniture") for a, b in _left_out(reading))
    for number, statement in enumerate(reading.statements):
        who = speaking(statement, voice.language)
        for piece in statement.quote:
            yield Mark(*piece, "quotes", f"#s{number}", f"{who}: {voice.say('form', statement.form)}")
    for number, claim in enumerate(reading.claims):
        yield Mark(*claim.span, "claims", f"#k{number}", voice.t("claim"))
    for report in reading.reports:
        yield from _marks_of(report, f"#{report.id}", voice)


def _marks_of(report: Report, href: str, voice: Voice) -> Iterator[Mark]:
    for topic in report.topics:
        yield Mark(*topic.span, "topics", href, voice.say("field", "topic"))
    for participant in report.participants:
        yield from (Mark(*span, "people", href, voice.participant(participant)) for span in participant.spans)
    for span in report.time_spans:
        yield Mark(*span, "time", href, voice.days(report.time, short=True))
    yield Mark(*report.trigger, "contacts", href, voice.report(report))


def _left_out(reading: Reading) -> Iterator[Span]:
    """What of the page is not the article."""
    at = 0
    for start, end in reading.keep:
        if at < start:
            yield at, start
        at = max(at, end)
    if reading.keep and at < len(reading.document.text):
        yield at, len(reading.document.text)


def _facts(document: Document, voice: Voice) -> Iterator[str]:
    yield from (name for name in (document.publisher, document.agency) if name)
    if document.published:
        origin = voice.label_of("cli")["published_from"].get(document.published_from or "", "")
        yield voice.t("published_on", days=voice.days(document.published), origin=origin)
    else:
        yield voice.t("undated")


def _read(report: Report, document: Document, contacts: Sequence[Contact], voice: Voice) -> Read:
    name = (document.id, report.id)
    found = next((c for c in contacts if any((r.document, r.report) == name for r in c.reports)), None)
    link = (links.contact_at(found.id), voice.title(found)) if found else None
    return Read(report.id, report_view(report, voice.language), link)


def _statements(reading: Reading, voice: Voice) -> Iterator[tuple[str, str, str, str, str]]:
    """Who says what: the anchor, the speaker, the side, the form, the words."""
    kept = said_once(reading, reading.statements)
    for number, statement in enumerate(reading.statements):
        if statement in kept:
            yield (
                f"s{number}",
                speaking(statement, voice.language),
                voice.name(statement.side) if statement.side else "",
                voice.say("form", statement.form),
                _words(reading, statement),
            )


def _words(reading: Reading, statement: Statement) -> str:
    return quoted(reading.document.text, statement.quote)


def _claim(claim: Claim, document: Document, voice: Voice) -> tuple[str, str]:
    """A claim: what it says in words, and its sentence."""
    return claimed(claim, voice.language), quoted(document.text, [claim.span])
