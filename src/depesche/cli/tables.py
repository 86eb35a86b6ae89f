"""Readings and chronicles as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from depesche.days import DaySet
from depesche.model import Contact, Document, Finding, Reading, Reason, Report, Span
from depesche.telling.between import who_met, who_met_by, who_met_where
from depesche.telling.claims import claimed
from depesche.telling.excerpts import around, quoted, said_once
from depesche.telling.names import by_name, name_in, named, speaking
from depesche.telling.reasons import say
from depesche.telling.words import counted, duration, label, labels, spoken

_STATUS: Mapping[str, str] = {
    "held": "green",
    "ongoing": "green",
    "confirmed": "cyan",
    "planned": "cyan",
    "considered": "blue",
    "postponed": "yellow",
    "cancelled": "yellow",
    "denied": "red",
}
#: How many findings of one type a table shows.
_MOST: Final = 12
_FINDING: Mapping[str, str] = {
    "contradiction": "bold red",
    "date_conflict": "red",
    "gap": "magenta",
    "overdue": "yellow",
    "unconfirmed": "yellow",
    "one_sided": "yellow",
    "agreement": "green",
    "copied": "dim",
}
#: Characters of the article shown around a trigger word.
_AROUND = 70


def words(language: str) -> Mapping[str, Any]:
    """The words of the tables in a language."""
    return labels(language)["cli"]


# -- readings -------------------------------------------------------------------------------------
def reading_table(reading: Reading, language: str) -> RenderableType:
    """One article: its head, its contacts, its statements and claims."""
    parts: list[RenderableType] = [_head(reading.document, language)]
    if reading.reports:
        table = _table(language)
        for report in reading.reports:
            table.add_row(
                spoken(report.time, language) if report.time else words(language)["undated"],
                _report(report, reading, language),
                _status(report.status, language),
            )
        parts.append(table)
    else:
        parts.append(Text(f"  {words(language)['no_contacts']}\n", style="dim"))
    parts += _statements(reading, language)
    parts += _claims(reading, language)
    return Group(*parts)


def _head(document: Document, language: str) -> Text:
    said = words(language)
    text = Text(" ".join((document.title or document.id).split()), style="bold")
    facts = [document.publisher, document.agency]
    if document.published:
        origin = said["published_from"].get(document.published_from or "", "")
        facts.append(said["published"].format(date=spoken(document.published, language)) + f" ({origin})")
    facts.append(document.path or document.url)
    return text.append("\n" + " · ".join(fact for fact in facts if fact), style="dim")


def _report(report: Report, reading: Reading, language: str) -> Text:
    text = Text(f"{label('kind', report.kind, language)} ", style="bold")
    text.append(who_met_by(report, language), style="")
    details = _details(
        report.place.name if report.place else None,
        report.occasion,
        duration(report.duration, language, report.duration_mod) if report.duration else None,
        report.initiator,
        [topic.text for topic in report.topics],
        language,
    )
    for line in (*details, *_last_known(report, language)):
        text.append(f"\n{line}", style="not bold dim")
    for source in report.reported_by:
        holder, side = name_in(source.holder, language), name_in(source.side or "", language)
        line = f"{holder}{f', {side}' if side not in ('', holder) else ''}: {label('stance', source.stance, language)}"
        text.append(f"\n{line}", style="not bold yellow" if source.stance.startswith("d") else "not bold dim")
    return text.append("\n").append(excerpt(reading.document.text, report.trigger, report.spans)).append("\n")


def _last_known(report: Report, language: str) -> Iterator[str]:
    """Up to which day those are known in office whose contact is later."""
    template = str(labels(language)["who"]["last_known"])
    for participant in report.participants:
        if participant.last_known is not None:
            day = spoken(DaySet.day(participant.last_known), language, short=True)
            yield f"{named(participant, language)}: {template.format(day=day)}"


def _details(
    place: str | None,
    occasion: str | None,
    lasted: str | None,
    initiator: str | None,
    topics: Sequence[str],
    language: str,
) -> Iterator[str]:
    said = words(language)
    facts = [said["place"].format(place=name_in(place, language)) if place else None, occasion]
    facts += [lasted]
    facts += [said["initiator"].format(name=name_in(initiator, language)) if initiator else None]
    if line := " · ".join(fact for fact in facts if fact):
        yield line
    if topics:
        yield said["topics"].format(topics="; ".join(topics))


def excerpt(text: str, mark: Span, homes: Iterable[Span] = ()) -> Text:
    """The words around a span of a text, on one line, the span itself underlined."""
    before, marked, after = around(text, mark, homes, _AROUND)
    shown = Text("»", style="not bold italic dim").append(before)
    return shown.append(marked, style="underline").append(f"{after}«")


def _statements(reading: Reading, language: str) -> Iterator[RenderableType]:
    if not reading.statements:
        return
    yield Text(words(language)["statements"], style="bold")
    for statement in said_once(reading, reading.statements):
        line = Text(speaking(statement, language), style="cyan")
        line.append(f" ({label('form', statement.form, language)}): ", style="dim")
        line.append(quoted(reading.document.text, statement.quote))
        yield Padding(line, (0, 0, 0, 2), expand=False)
    yield Text("")


def _claims(reading: Reading, language: str) -> Iterator[RenderableType]:
    if not reading.claims:
        return
    yield Text(words(language)["claims"], style="bold")
    for claim in reading.claims:
        said = Text(f"{claimed(claim, language)}: ", style="cyan")
        said.append(f"»{quoted(reading.document.text, [claim.span])}«", style="not bold italic dim")
        yield Padding(said, (0, 0, 0, 2), expand=False)
    yield Text("")


# -- the chronicle --------------------------------------------------------------------------------
def chronicle_table(
    contacts: Sequence[Contact], findings: Sequence[Finding], documents: int, language: str
) -> RenderableType:
    """The contacts in order of time, and below them the findings."""
    said = words(language)
    if not documents:
        return Text(said["no_chronicle"])
    table = _table(language)
    for contact in contacts:
        table.add_row(
            spoken(contact.time, language) if contact.time else said["undated"],
            _contact(contact, language).append("\n"),
            _status(contact.status, language),
        )
    counts = {"contacts": len(contacts), "findings": len(findings), "documents": documents}
    said_of = {name: counted(n, said["counted"][name]) for name, n in counts.items()}
    titles = {contact.id: title(contact, language) for contact in contacts}
    return Group(
        *([table] if contacts else []),
        *_findings(findings, titles, language),
        Text(said["summary"].format(**said_of), style="dim"),
    )


def _contact(contact: Contact, language: str) -> Text:
    text = Text(f"{label('kind', contact.kind, language)} ", style="bold")
    text.append(who_met(contact, language), style="not bold")
    lasted = duration(contact.duration, language, contact.duration_mod) if contact.duration else None
    details = _details(contact.place, contact.occasion, lasted, contact.initiator, contact.topics, language)
    for line in details:
        text.append(f"\n{line}", style="not bold dim")
    names = "; ".join(dict.fromkeys(report.document for report in contact.reports))
    return text.append(f"\n{contact.id} · {names}", style="not bold dim")


def title(contact: Contact, language: str) -> str:
    """A contact on one line."""
    status = label("status", contact.status, language)
    kind = label("kind", contact.kind, language)
    return f"{spoken(contact.time, language)}: {kind} {who_met_where(contact, language)} ({status})"


def _findings(findings: Sequence[Finding], titles: Mapping[str, str], language: str) -> Iterator[RenderableType]:
    """The findings; ``titles`` say in words which contact each is about. Of a type with very many only the first
    are shown: JSON and the page have them all.
    """
    if not findings:
        return
    yield Text(words(language)["findings"], style="bold")
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    kinds = Counter(finding.type for finding in findings)
    printed: Counter[str] = Counter()
    for finding in findings:
        printed[finding.type] += 1
        if printed[finding.type] > _MOST < kinds[finding.type]:
            continue
        shown = Text(say(finding.reason, language) if finding.reason else "")
        if about := titles.get(finding.contact or ""):
            shown.append(f"\n{about}", style="not dim")
        where = " · ".join(name for name in (finding.contact, finding.document) if name)
        table.add_row(
            Text(label("finding", finding.type, language), style=_FINDING.get(finding.type, "")),
            shown.append(f"\n{where}", style="dim"),
        )
    for kind, n in kinds.items():
        if n > _MOST:
            table.add_row(
                Text(label("finding", kind, language), style=_FINDING.get(kind, "")),
                Text(words(language)["more"].format(n=n - _MOST), style="dim"),
            )
    yield table
    yield Text("")


def contact_view(
    contact: Contact, findings: Sequence[Finding], readings: Mapping[str, Reading], language: str
) -> Group:
    """One contact down to the words that it was read from: evidence, sides, history, reasons."""
    said = words(language)
    head = Text(f"{spoken(contact.time, language)}\n", style="bold").append(_contact(contact, language))
    parts: list[RenderableType] = [head, Text("")]
    parts += _section(said["evidence"], _evidence(contact, readings))
    parts += _section(said["sides"], _sides(contact, readings, language))
    parts += _section(said["history"], _history(contact, language))
    parts += _section(said["why"], (_weighed(reason, language) for reason in contact.why))
    parts += _findings([f for f in findings if contact.id in (f.contact, *f.against)], {}, language)
    return Group(*parts)


def _weighed(reason: Reason, language: str) -> Text:
    """A reason in words, with the rule of evidence and its weight where it is one."""
    weight, rule = reason.values.get("weight"), reason.code.removeprefix("chronicle_")
    said = Text(say(reason, language))
    return said.append(f"  {weight} {rule}", style="dim") if weight is not None else said


def _section(title: str, lines: Iterable[Text]) -> Iterator[RenderableType]:
    found = list(lines)
    if found:
        yield Text(title, style="bold")
        yield from (Padding(line, (0, 0, 0, 2), expand=False) for line in found)
        yield Text("")


def _evidence(contact: Contact, readings: Mapping[str, Reading]) -> Iterator[Text]:
    for ref in contact.reports:
        reading = readings[ref.document]
        report = next(r for r in reading.reports if r.id == ref.report)
        line = Text(f"{ref.document}:{ref.report} ", style="cyan")
        yield line.append(excerpt(reading.document.text, report.trigger, report.spans))


def _sides(contact: Contact, readings: Mapping[str, Reading], language: str) -> Iterator[Text]:
    for name in by_name(contact.sides, language):
        side = contact.sides[name]
        stance = label("stance", side.stance, language) if side.stance else "–"
        line = Text(f"{name_in(name, language)}: ", style="cyan").append(stance)
        if side.topics:
            line.append(f" ({'; '.join(side.topics)})", style="dim")
        for document, number in side.statements:
            reading = readings[document]
            line.append(f"\n  {quoted(reading.document.text, reading.statements[number].quote)}", style="italic")
        yield line


def _history(contact: Contact, language: str) -> Iterator[Text]:
    for step in contact.history:
        line = Text(f"{label('status', step.status, language)}", style=_STATUS.get(step.status, ""))
        yield line.append(f": {step.document}, {spoken(step.published, language)}", style="dim")


# -- shared ---------------------------------------------------------------------------------------
def _table(language: str) -> Table:
    said = words(language)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column(said["when"], min_width=16, max_width=26)
    table.add_column(said["contact"], ratio=1)
    table.add_column(said["status"], no_wrap=True)
    return table


def _status(status: str, language: str) -> Text:
    return Text(label("status", status, language), style=_STATUS.get(status, ""))
