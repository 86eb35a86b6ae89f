"""The chronicle as one self-contained HTML page: no network, readable on paper and on a phone.

Everything shown is taken from contacts, findings and readings; the page adds nothing. Layout is the Jinja2
template ``chronicle.html.j2`` beside this module, words are ``lang/<language>/labels.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from depesche.chronicle import Comparison
from depesche.made import MadeWith
from depesche.model import Contact, Evidence, Finding, Reading, Reason, Report, Span
from depesche.telling.between import headline
from depesche.telling.excerpts import around, quoted
from depesche.telling.names import by_name, name_in
from depesche.telling.reasons import say
from depesche.telling.words import counted, duration, in_quotes, label, labels, spoken
from depesche.web.accounts import Compared, compared
from depesche.web.sizing import first_step
from depesche.web.timeline import panels

#: Evidence is quoted with at most this much text on both sides of the trigger (code points).
_CONTEXT: Final = 160
#: A page is no larger than this (bytes) where leaving things out can make it so.
LARGEST: Final = 1_500_000
#: What a page that would be too large leaves out, step by step: reasons and comparisons and all but the first
#: evidence; then accounts, evidence and history, so that each contact keeps its facts and findings; then the timeline.
_SHORTER: Final = ("", "brief", "bare", "barest")
#: Findings of these types are shown with their evidence at the head of the page; the others are folded.
_SERIOUS: Final = ("contradiction", "date_conflict", "gap", "overdue", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is named: the anchor of its entry, its title and date, and where it stands."""

    anchor: str
    name: str
    published: str
    url: str | None
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article: before, the marked words, after; the article they stand in, and what they show."""

    before: str
    marked: str
    after: str
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What one side says of a contact; without stance and statements it is silent."""

    name: str
    stance: str | None
    topics: tuple[str, ...]
    statements: tuple[tuple[str, str, Source], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words, the contacts that it is about, and its evidence."""

    type: str
    name: str
    text: str
    about: tuple[tuple[str, str], ...]
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One contact as the template shows it."""

    id: str
    kind: str
    title: str
    status: str
    status_class: str
    when: str
    facts: tuple[tuple[str, str], ...]
    sides: tuple[SideView, ...]
    compared: tuple[Compared, ...]
    history: tuple[tuple[str, Source], ...]
    findings: tuple[FindingView, ...]
    evidence: tuple[Quotation, ...]
    why: tuple[str, ...]


def render(
    contacts: Sequence[Contact],
    findings: Iterable[Finding],
    readings: Iterable[Reading],
    language: str = "de",
    readouts: Callable[[str], Comparison] | None = None,
    scope: Sequence[str] = (),
    made: MadeWith | None = None,
) -> str:
    """The page's HTML; ``readouts`` gives the comparison of a contact's accounts, ``scope`` says in words what of the
    chronicle is shown and how it stood, ``made`` what it was made with.

    Raises :class:`~depesche.errors.UsageError` for a language without labels.
    """
    by_id, found = {r.document.id: r for r in readings}, tuple(findings)
    view = _View(contacts, found, by_id, language, readouts, scope, made)

    def size(some: Sequence[Contact], about: tuple[Finding, ...], step: int) -> int:
        return len(_View(some, about, by_id, language, None).render(step).encode())

    page = ""
    for step in range(first_step(contacts, found, size, LARGEST, len(_SHORTER)), len(_SHORTER)):
        page = view.render(step)
        if len(page.encode()) <= LARGEST:
            break
    return page


class _View:
    """What the template shows of a chronicle."""

    def __init__(
        self,
        contacts: Sequence[Contact],
        findings: tuple[Finding, ...],
        readings: Mapping[str, Reading],
        language: str,
        readouts: Callable[[str], Comparison] | None,
        scope: Sequence[str] = (),
        made: MadeWith | None = None,
    ) -> None:
        self.scope, self.made = scope, made
        self.contacts, self.findings, self.readings = contacts, findings, readings
        self.language, self.readouts = language, readouts
        self.words: Mapping[str, Any] = labels(language)["page"]
        self.titles = {c.id: headline(c, language) for c in contacts}
        self.sources = {
            name: self._source(f"a{number}", reading) for number, (name, reading) in enumerate(readings.items(), 1)
        }

    def render(self, shorter: int = 0) -> str:
        """The page; ``shorter`` is how many steps of things it leaves out."""
        about: dict[str, list[FindingView]] = {}
        shown = [self._finding(finding) for finding in self.findings]
        for finding, view in zip(self.findings, shown, strict=True):
            for name in dict.fromkeys((finding.contact or "", *finding.against)):
                about.setdefault(name, []).append(view)
        cards = [self._card(c, about.get(c.id, []), shorter) for c in self.contacts]
        return template("chronicle.html.j2").render(
            language=self.language,
            words=self.words,
            summary=self._summary(len(cards)),
            scope=" · ".join((*self.scope, *((str(self.words[_SHORTER[shorter]]),) if shorter else ()))),
            panels=panels(self.contacts, self.language) if shorter < _SHORTER.index("barest") else (),
            serious=[view for view in shown if view.type in _SERIOUS],
            further=_grouped(view for view in shown if view.type not in _SERIOUS),
            cards=cards,
            kinds=sorted({card.kind for card in cards}),
            statuses=sorted({card.status for card in cards}),
            sources=self._told(),
            made=self._made(),
        )

    def _made(self) -> str:
        """The versions behind the page, in words; the user's own files are named."""
        if self.made is None:
            return ""
        own = self.words["made_with_own"].format(files=", ".join(self.made.overlays)) if self.made.overlays else ""
        return (
            str(self.words["made_with"]).format(software=self.made.software, knowledge=self.made.knowledge) + own
        )

    def _summary(self, contacts: int) -> str:
        forms = labels(self.language)["cli"]["counted"]
        counts = {"contacts": contacts, "documents": len(self.readings), "findings": len(self.findings)}
        said = {name: counted(n, forms[name]) for name, n in counts.items()}
        return str(self.words["summary"]).format_map(said)

    def _source(self, anchor: str, reading: Reading) -> Source:
        doc = reading.document
        name = doc.publisher or doc.agency
        head = " ".join((doc.title or PurePath(doc.path or doc.id).name).split())
        published = spoken(doc.published, self.language, short=True) if doc.published else self.words["no_date"]
        url = doc.url if doc.url and urlsplit(doc.url).scheme in ("http", "https") else None
        return Source(anchor, f"{name}: {head}" if name else head, str(published), url)

    def _named(self, document: str) -> Source:
        return self.sources.get(document) or Source("", document, "", None)

    def _told(self) -> list[Source]:
        """The articles behind the contacts, each with the contacts that it tells of."""
        told: dict[str, dict[str, str]] = {}
        for contact in self.contacts:
            for ref in contact.reports:
                told.setdefault(ref.document, {})[contact.id] = self.titles[contact.id]
        return [
            replace(source, contacts=tuple(told[name].items()))
            for name, source in self.sources.items()
            if name in told
        ]

    def _say(self, reason: Reason) -> str:
        """A reason in words, with articles named by their titles."""
        values = {key: self._readable(value) for key, value in reason.values.items()}
        return say(replace(reason, values=values), self.language)

    def _readable(self, value: str | int | None) -> str | int | None:
        source = self.sources.get(value) if isinstance(value, str) else None
        return in_quotes(source.name, self.language) if source else value

    def _finding(self, finding: Finding) -> FindingView:
        named = dict.fromkeys(name for name in (finding.contact, *finding.against) if name)
        return FindingView(
            type=finding.type,
            name=label("finding", finding.type, self.language),
            text=self._say(finding.reason) if finding.reason else "",
            about=tuple((name, self._about(name)) for name in named if name in self.titles),
            evidence=tuple(self._evidence(finding.evidence)),
        )

    def _about(self, name: str) -> str:
        time = next(contact.time for contact in self.contacts if contact.id == name)
        return f"{self.titles[name]}, {spoken(time, self.language, short=True)}"

    def _evidence(self, evidence: Iterable[Evidence]) -> Iterator[Quotation]:
        for item in dict.fromkeys(evidence):
            if reading := self.readings.get(item.document):
                yield self._quotation(reading, item.span, (), name_in(item.side or "", self.language))

    def _card(self, contact: Contact, findings: Sequence[FindingView], shorter: int) -> Card:
        comparison = self.readouts(contact.id) if self.readouts and not shorter else None
        evidence = tuple(self._reports(contact))
        bare = shorter >= _SHORTER.index("bare")
        return Card(
            id=contact.id,
            kind=label("kind", contact.kind, self.language),
            title=self.titles[contact.id],
            status=label("status", contact.status, self.language),
            status_class=contact.status,
            when=spoken(contact.time, self.language),
            facts=tuple(self._facts(contact)),
            sides=() if bare else tuple(self._sides(contact)),
            compared=compared(comparison, self.language, lambda name: self._named(name).name)
            if comparison
            else (),
            history=()
            if bare
            else tuple(
                (label("status", s.status, self.language), self._named(s.document)) for s in contact.history
            ),
            findings=tuple(findings),
            evidence=() if bare else evidence[:1] if shorter else evidence,
            why=() if shorter else tuple(self._say(reason) for reason in contact.why),
        )

    def _facts(self, contact: Contact) -> Iterator[tuple[str, str]]:
        if contact.place:
            yield self.words["place"], name_in(contact.place, self.language)
        if contact.occasion:
            yield self.words["occasion"], contact.occasion
        if contact.duration:
            yield self.words["duration"], duration(contact.duration, self.language, contact.duration_mod)
        if contact.initiator:
            yield self.words["initiator"], name_in(contact.initiator, self.language)
        if contact.topics:
            yield self.words["topics"], "; ".join(contact.topics)

    def _sides(self, contact: Contact) -> Iterator[SideView]:
        for name in by_name(contact.sides, self.language):
            side = contact.sides[name]
            stance = label("stance", side.stance, self.language) if side.stance else None
            yield SideView(name_in(name, self.language), stance, side.topics, tuple(self._said(side.statements)))

    def _said(self, statements: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str, Source]]:
        """What a side says, each thing once: form, words, article."""
        found: list[tuple[str, str, Source]] = []
        for document, number in statements:
            if reading := self.readings.get(document):
                statement = reading.statements[number]
                words = quoted(reading.document.text, statement.quote)
                found.append((label("form", statement.form, self.language), words, self._named(document)))
        for index, (_, words, _) in enumerate(found):
            bare = words.rstrip(". ")
            longer = (i for i, (_, other, _) in enumerate(found) if i != index and bare in other)
            if not any(len(found[i][1]) > len(words) or i < index for i in longer):
                yield found[index]

    def _reports(self, contact: Contact) -> Iterator[Quotation]:
        """The words that each report was read from."""
        for ref in contact.reports:
            reading = self.readings.get(ref.document)
            report = _report(reading, ref.report) if reading else None
            if reading and report:
                status = label("status", ref.status, self.language)
                yield self._quotation(reading, report.trigger, report.spans, status)

    def _quotation(self, reading: Reading, mark: Span, homes: Iterable[Span], note: str) -> Quotation:
        words = around(reading.document.text, mark, homes, _CONTEXT)
        return Quotation(*words, self._named(reading.document.id), note)


def _report(reading: Reading, name: str) -> Report | None:
    return next((report for report in reading.reports if report.id == name), None)


def _grouped(views: Iterable[FindingView]) -> list[tuple[str, list[FindingView]]]:
    """Findings by their type, in the order of the first of each."""
    groups: dict[str, list[FindingView]] = {}
    for view in views:
        groups.setdefault(view.name, []).append(view)
    return list(groups.items())


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("depesche.web", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template(name: str) -> Template:
    """A template of this folder."""
    return _environment().get_template(name)
