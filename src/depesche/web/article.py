"""Articles with their layers marked, as one self-contained HTML page: what was read in them, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from depesche.model import Document, Reading, Report, Span
from depesche.reading.layers import Unread
from depesche.telling.between import who_met_by
from depesche.telling.excerpts import quoted, said_once
from depesche.telling.names import name_in, named, speaking
from depesche.telling.reasons import say
from depesche.telling.words import duration, label, labels, spoken
from depesche.web.marks import Mark, cut
from depesche.web.page import template

#: What is marked in a text: the name of a layer and its spans.
Layers = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Explained:
    """A document with its layers, what was read in it, and the triggers that gave no report."""

    layers: Layers
    reading: Reading
    unread: tuple[Unread, ...]
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: its title, and each value with its reasons."""

    title: str
    status: str
    status_class: str
    values: tuple[tuple[str, str, tuple[str, ...]], ...]


def pieces(text: str, layers: Layers) -> Iterator[tuple[str, str]]:
    """The text cut where any layer begins or ends: each piece with the names of the layers that lie on it."""
    marks = (Mark(start, end, name) for name, found in layers.items() for start, end in found)
    for piece in cut(text, marks):
        yield piece.text, piece.layers


def render(explained: Iterable[Explained], language: str = "de") -> str:
    """The page's HTML. Raises :class:`~depesche.errors.UsageError` for a language without labels."""
    words = labels(language)
    return template("article.html.j2").render(
        language=language,
        words=words["page"],
        layers=words["cli"]["layers"],
        articles=[_article(one, language) for one in explained],
    )


def _article(one: Explained, language: str) -> dict[str, object]:
    document, reading = one.reading.document, one.reading
    return {
        "title": " ".join((document.title or document.id).split()),
        "facts": " · ".join(_facts(document, language)),
        "pieces": list(pieces(document.text, one.layers)),
        "head": one.head,
        "reports": [report_view(report, language) for report in reading.reports],
        "statements": [
            (
                speaking(statement, language),
                label("form", statement.form, language),
                quoted(document.text, statement.quote),
            )
            for statement in said_once(reading, reading.statements)
        ],
        "claims": [quoted(document.text, [claim.span]) for claim in reading.claims],
        "unread": [(quoted(document.text, [u.sentence]), say(u.reason, language)) for u in one.unread],
    }


def _facts(document: Document, language: str) -> Iterator[str]:
    said = labels(language)["cli"]
    yield from (name for name in (document.publisher, document.agency) if name)
    if document.published:
        origin = said["published_from"].get(document.published_from or "", "")
        yield f"{said['published'].format(date=spoken(document.published, language))} ({origin})"
    yield from (place for place in (document.path or document.url,) if place)


def report_view(report: Report, language: str) -> ReportView:
    """A report with the reason for every value."""
    kind = label("kind", report.kind, language)
    return ReportView(
        title=f"{kind[:1].upper()}{kind[1:]} {who_met_by(report, language)}",
        status=label("status", report.status, language),
        status_class=report.status,
        values=tuple(_values(report, language)),
    )


def _values(report: Report, language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Field, value and reasons, for every value and for every reason."""
    values = {
        "kind": label("kind", report.kind, language),
        "status": label("status", report.status, language),
        "participants": ", ".join(named(p, language) for p in report.participants),
        "date": spoken(report.time, language),
        "place": name_in(report.place.name, language) if report.place else "",
        "occasion": report.occasion or "",
        "duration": duration(report.duration, language, report.duration_mod) if report.duration else "",
        "initiator": name_in(report.initiator or "", language),
        "topics": "; ".join(topic.text for topic in report.topics),
    }
    why = {("date" if field == "time" else field): reasons for field, reasons in report.why.items()}
    for field in dict.fromkeys((*values, *why)):
        reasons = tuple(dict.fromkeys(say(reason, language) for reason in why.get(field, ())))
        if values.get(field) or reasons:
            yield label("field", field, language), values.get(field, ""), reasons
