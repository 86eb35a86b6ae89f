"""The chronicle as one self-contained HTML page: no network, readable on paper and on a phone.

Everything shown is taken from contacts, findings and readings; the page adds nothing. Layout is the Jinja2
template ``chronicle.html.j2`` beside this module, words are ``lang/<language>/labels.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from depesche.codec import finding_json
from depesche.model import Contact, Finding, Reading, Report, Span
from depesche.reasons import say
from depesche.web.timeline import timeline
from depesche.wording import duration, label, labels, spoken

#: Evidence is quoted with at most this much text on both sides of the trigger (code points).
_CONTEXT: Final = 160


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article: before, the marked words, after; and the article they stand in."""

    before: str
    marked: str
    after: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What one side says of a contact; without stance and statements it is silent."""

    name: str
    stance: str | None
    topics: tuple[str, ...]
    statements: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One contact as the template shows it."""

    id: str
    title: str
    status: str
    status_class: str
    when: str
    facts: tuple[tuple[str, str], ...]
    sides: tuple[SideView, ...]
    history: tuple[tuple[str, str, str], ...]
    findings: tuple[tuple[str, str, str], ...]
    evidence: tuple[Quotation, ...]
    why: tuple[str, ...]


def render(
    contacts: Sequence[Contact], findings: Iterable[Finding], readings: Iterable[Reading], language: str = "de"
) -> str:
    """The page's HTML. Raises :class:`~depesche.errors.UsageError` for a language without labels."""
    found = tuple(findings)
    by_id = {reading.document.id: reading for reading in readings}
    by_contact: dict[str | None, list[Finding]] = {}
    for finding in found:
        by_contact.setdefault(finding.contact, []).append(finding)
    cards = [_card(c, by_contact.get(c.id, []), by_id, language) for c in contacts]
    words = labels(language)["page"]
    return _template().render(
        language=language,
        words=words,
        summary=words["summary"].format(contacts=len(cards), documents=len(by_id), findings=len(found)),
        timeline=timeline(contacts, language),
        cards=cards,
        open_findings=[_finding(f, language) for f in by_contact.get(None, [])],
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("depesche.web", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template() -> Template:
    return _environment().get_template("chronicle.html.j2")


def _card(contact: Contact, findings: Sequence[Finding], readings: Mapping[str, Reading], language: str) -> Card:
    return Card(
        id=contact.id,
        title=f"{label('kind', contact.kind, language)}: {' – '.join(contact.participants)}",
        status=label("status", contact.status, language),
        status_class=contact.status,
        when=spoken(contact.time, language),
        facts=tuple(_facts(contact, language)),
        sides=tuple(_sides(contact, readings, language)),
        history=tuple(
            (
                label("status", step.status, language),
                _source(readings.get(step.document), step.document),
                spoken(step.published, language, short=True),
            )
            for step in contact.history
        ),
        findings=tuple(_finding(f, language) for f in findings),
        evidence=tuple(_evidence(contact, readings, language)),
        why=tuple(say(reason, language) for reason in contact.why),
    )


def _facts(contact: Contact, language: str) -> Iterable[tuple[str, str]]:
    words = labels(language)["page"]
    yield words["time"], spoken(contact.time, language)
    if contact.place:
        yield words["place"], contact.place
    if contact.occasion:
        yield words["occasion"], contact.occasion
    if contact.duration:
        yield words["duration"], duration(contact.duration, language)
    if contact.initiator:
        yield words["initiator"], contact.initiator
    if contact.topics:
        yield words["topics"], ", ".join(contact.topics)


def _sides(contact: Contact, readings: Mapping[str, Reading], language: str) -> Iterable[SideView]:
    for name in sorted(contact.sides):
        side = contact.sides[name]
        said = []
        for document, number in side.statements:
            reading = readings.get(document)
            if reading is None:
                continue
            statement = reading.statements[number]
            words = " … ".join(_words(reading, piece) for piece in statement.quote)
            said.append((label("form", statement.form, language), words, _source(reading, document)))
        stance = label("stance", side.stance, language) if side.stance else None
        yield SideView(name, stance, side.topics, tuple(said))


def _finding(finding: Finding, language: str) -> tuple[str, str, str]:
    return finding.type, label("finding", finding.type, language), str(finding_json(finding, language)["text"])


def _evidence(contact: Contact, readings: Mapping[str, Reading], language: str) -> Iterable[Quotation]:
    for ref in contact.reports:
        reading = readings.get(ref.document)
        report = next((r for r in reading.reports if r.id == ref.report), None) if reading else None
        if reading is None or report is None:
            continue
        before, marked, after = _around(reading, report)
        yield Quotation(
            before, marked, after, _source(reading, ref.document), label("status", ref.status, language)
        )


def _around(reading: Reading, report: Report) -> tuple[str, str, str]:
    """The report's trigger with the words around it, cut at the report's own span and at word boundaries."""
    text = reading.document.text
    start, end = report.trigger
    home = next((s for s in report.spans if s[0] <= start and end <= s[1]), (start, end))
    low, high = max(home[0], start - _CONTEXT), min(home[1], end + _CONTEXT)
    before = _flat(text[low:start])
    after = _flat(text[end:high])
    if low > home[0]:
        before = "… " + before.partition(" ")[2]
    if high < home[1]:
        after = after.rpartition(" ")[0] + " …"
    return before, _flat(text[start:end]), after


def _words(reading: Reading, span: Span) -> str:
    return _flat(reading.document.text[span[0] : span[1]]).strip()


def _flat(text: str) -> str:
    """White space folded to single blanks, blanks at the ends kept."""
    folded = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + folded + (" " if folded and text[-1:].isspace() else "")


def _source(reading: Reading | None, document: str) -> str:
    if reading is None:
        return document
    doc = reading.document
    name = doc.publisher or doc.agency
    head = doc.title or doc.path or doc.id
    return f"{name}: {head}" if name else head
