"""The words of articles that each value of a contact was read from: the way from a fact to its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from depesche.model import Contact, Reading, Report, Span
from depesche.room import links
from depesche.room.voice import Voice
from depesche.telling.excerpts import around

#: Evidence is quoted with at most this much text on both sides (code points).
_REACH: Final = 140


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of an article, those that matter marked; whose they are, what they show, and where they stand."""

    before: str
    marked: str
    after: str
    source: str
    published: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a contact in words, with the words that it was read from; ``links`` lead to pages about it."""

    field: str
    name: str
    value: str
    proofs: tuple[Proof, ...]
    links: tuple[tuple[str, str], ...] = ()


def proof_of(reading: Reading, span: Span, voice: Voice, note: str = "", homes: Iterable[Span] = ()) -> Proof:
    """The words at a place of an article."""
    document = reading.document
    return Proof(
        *around(document.text, span, homes, _REACH),
        source=voice.source(document),
        published=voice.days(document.published, short=True) if document.published else voice.t("undated"),
        href=links.article_at(document.id, span),
        note=note,
    )


def proofs(contact: Contact, field: str, readings: Mapping[str, Reading], voice: Voice) -> Iterator[Proof]:
    """The words of every report of a contact that say so in a field, those of articles first that were first."""
    seen: set[tuple[str, Span]] = set()
    for reading, report in reports_of(contact, readings):
        for span, note in _SPANS[field](report, voice):
            if (reading.document.id, span) not in seen:
                seen.add((reading.document.id, span))
                yield proof_of(reading, span, voice, note, report.spans)


def reports_of(contact: Contact, readings: Mapping[str, Reading]) -> Iterator[tuple[Reading, Report]]:
    """The reports of a contact with their articles."""
    for ref in contact.reports:
        if reading := readings.get(ref.document):
            yield from ((reading, report) for report in reading.reports if report.id == ref.report)


def facts(contact: Contact, readings: Mapping[str, Reading], voice: Voice) -> Iterator[Fact]:
    """The values of a contact, each with its proof."""
    for field, value in _values(contact, voice):
        found = tuple(proofs(contact, field, readings, voice))
        yield Fact(field, voice.say("field", field), value, found, tuple(_links(contact, field, voice)))


def _values(contact: Contact, voice: Voice) -> Iterator[tuple[str, str]]:
    """The fields that have a value, in the order in which a reader asks."""
    yield "participants", " – ".join(voice.names(contact))
    yield "time", voice.days(contact.time)
    yield "status", voice.say("status", contact.status)
    yield "kind", voice.say("kind", contact.kind)
    if contact.place:
        yield "place", voice.name(contact.place)
    if contact.occasion:
        yield "occasion", contact.occasion
    if contact.duration:
        yield "duration", voice.length(contact.duration, contact.duration_mod)
    if contact.initiator:
        yield "initiator", voice.name(contact.initiator)
    if contact.topics:
        yield "topics", "; ".join(contact.topics)


def _links(contact: Contact, field: str, voice: Voice) -> Iterator[tuple[str, str]]:
    if field == "participants":
        names = voice.names(contact)
        people = contact.people or contact.participants
        yield from ((name, links.person_at(key)) for key, name in zip(people, names, strict=True))
        if len(people) == 2:
            yield voice.t("pair_of"), links.pair_at(*people)


# -- where a field was read ---------------------------------------------------------------------------
_Found = Iterator[tuple[Span, str]]


def _reasoned(field: str) -> Callable[[Report, Voice], _Found]:
    """The spans of a field's reasons; the trigger where they name none."""

    def found(report: Report, voice: Voice) -> _Found:
        spans = [reason.span for reason in report.why.get(field, ()) if reason.span]
        value = _told(report, field, voice)
        if value is not None:
            yield from ((span, value) for span in (spans[:1] or [report.trigger]))

    return found


def _told(report: Report, field: str, voice: Voice) -> str | None:
    """What a report says in a field, in words; ``None`` where it says nothing."""
    if field in ("kind", "status"):
        return voice.say(field, getattr(report, field))
    if field == "duration":
        return voice.length(report.duration, report.duration_mod) if report.duration else None
    if field == "place":
        return voice.name(report.place.name) if report.place else None
    if field == "initiator":
        return voice.name(report.initiator) if report.initiator else None
    return report.occasion


def _of_time(report: Report, voice: Voice) -> _Found:
    said = voice.days(report.time, short=True) if report.time else ""
    spans = list(report.time_spans) or [r.span for r in report.why.get("time", ()) if r.span][:1]
    yield from ((span, said) for span in spans)


def _of_participants(report: Report, voice: Voice) -> _Found:
    for participant in report.participants:
        yield from ((span, voice.participant(participant)) for span in participant.spans[:1])


def _of_topics(report: Report, voice: Voice) -> _Found:
    for topic in report.topics:
        yield topic.span, ", ".join(voice.name(side) for side in topic.sides)


_SPANS: Final[Mapping[str, Callable[[Report, Voice], _Found]]] = {
    "participants": _of_participants,
    "time": _of_time,
    "topics": _of_topics,
    **{f: _reasoned(f) for f in ("status", "kind", "place", "occasion", "duration", "initiator")},
}
