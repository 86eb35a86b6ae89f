"""What an export is made of: contacts, findings and the articles behind them, wherever these come from.

Exporters see nothing else. Contacts and findings are gone through as often as a format needs and never held; an article
is asked for by its id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from depesche.chronicle.places import setting_of
from depesche.chronicle.reported import person_key
from depesche.codec import made_json
from depesche.codec.values import Json
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.made import MadeWith
from depesche.model import Contact, Document, Finding, Participant, Reading, Report
from depesche.telling.names import taking_part

if TYPE_CHECKING:
    from depesche.chronicle import Comparison


#: So many articles are fetched at once.
_AT_ONCE: Final = 500


def _nothing(names: Sequence[str]) -> None:
    """All articles are at hand."""
    del names


@dataclass(frozen=True, slots=True)
class Fetched:
    """Contacts whose articles are fetched, many at a time, while one goes through them."""

    contacts: Sequence[Contact]
    fetch: Callable[[Sequence[str]], None]

    def __iter__(self) -> Iterator[Contact]:
        for first in range(0, len(self.contacts), _AT_ONCE):
            some = self.contacts[first : first + _AT_ONCE]
            self.fetch(list(dict.fromkeys(report.document for contact in some for report in contact.reports)))
            yield from some


@dataclass(frozen=True, slots=True)
class Part:
    """Who took part: ``key`` is the id or, of somebody unknown, made of the name; ``office``, ``state`` and ``said``
    (the words of an article) as far as the reports tell; ``role`` is that in a visit.
    """

    key: str
    name: str
    person: str | None
    office: str | None
    state: str | None
    said: str | None
    role: str | None
    initiator: bool


@dataclass(frozen=True)
class Extract:
    """Contacts and findings with what belongs to them, and how they are to be given out.

    ``made`` are the versions of software and knowledge, ``until`` is the latest day of which an article certainly
    tells, ``scope`` says in words what was asked for. There is no time of the export: the same store gives the same
    bytes. ``dates`` has the publication of each article after narrowing, ``reading`` what an article says with its
    text, ``compare`` the accounts of a contact side by side. Of an article no more than ``max_quote`` code points are
    given out at a time, ``None`` is no limit; ``bom`` puts a byte order mark before CSV. ``whole`` says that everything
    was asked for, so that articles and findings without a contact are there too; ``fetch`` has articles at hand that
    will be asked for, ``paths`` gives the files that all of them were read from.
    """

    made: MadeWith
    knowledge: Knowledge
    contacts: Iterable[Contact]
    findings: Iterable[Finding]
    dates: Mapping[str, DaySet | None]
    reading: Callable[[str], Reading]
    compare: Callable[[str], Comparison]
    until: dt.date | None = None
    scope: tuple[str, ...] = ()
    language: str = "de"
    max_quote: int | None = None
    bom: bool = False
    whole: bool = True
    fetch: Callable[[Sequence[str]], None] = _nothing
    paths: Callable[[], Iterable[str]] | None = None
    _names: dict[str, None] = field(default_factory=dict, repr=False)

    def about(self) -> Json:
        """What the export was made with and of, as every format in JSON states it."""
        return {
            **made_json(self.made),
            "until": self.until.isoformat() if self.until else None,
            "scope": list(self.scope),
        }

    @property
    def made_with(self) -> str:
        """The same on one line."""
        about = self.about()
        parts = [about["software"], f"schema {about['schema']}", f"knowledge {about['knowledge']}"]
        parts += [f"overlays {', '.join(about['overlays'])}"] if about["overlays"] else []
        return "; ".join((*parts, *about["scope"]))

    # -- articles ---------------------------------------------------------------------------------
    def inputs(self) -> Iterator[str]:
        """The files that articles were read from: nothing is written over them."""
        if self.paths is not None:
            yield from self.paths()
            return
        yield from (path for reading in self.readings(self.dates) if (path := reading.document.path))

    def documents(self) -> Iterator[Document]:
        """The articles behind the contacts and findings, by id."""
        yield from (reading.document for reading in self.readings(sorted(self._behind())))

    def readings(self, names: Iterable[str]) -> Iterator[Reading]:
        """What articles say, in the order of their ids, fetched many at a time."""
        rest = iter(names)
        while some := list(islice(rest, _AT_ONCE)):
            self.fetch(some)
            yield from map(self.reading, some)

    def published(self, name: str) -> DaySet | None:
        """When an article may have appeared, after narrowing."""
        return self.dates.get(name)

    def _behind(self) -> Iterable[str]:
        if self.whole:
            return self.dates
        if not self._names:
            for contact in self.contacts:
                self._names.update((report.document, None) for report in contact.reports)
            for finding in self.findings:
                self._names.update((evidence.document, None) for evidence in finding.evidence)
                self._names.update({finding.document: None} if finding.document else {})
        return self._names

    # -- contacts ---------------------------------------------------------------------------------
    def reports(self, contact: Contact) -> Iterator[tuple[Document, Report]]:
        """The reports of a contact with their articles."""
        for ref in contact.reports:
            reading = self.reading(ref.document)
            yield reading.document, next(report for report in reading.reports if report.id == ref.report)

    def country(self, contact: Contact) -> str | None:
        """The state in which a contact took place, where the place is known."""
        places = (report.place for _, report in self.reports(contact) if report.place)
        found = (setting_of(self.knowledge, place).country for place in places if place.name == contact.place)
        return next((country for country in found if country), None)

    def parts(self, contact: Contact) -> tuple[Part, ...]:
        """Who took part in a contact, in its order."""
        told: dict[str, tuple[Document, Participant]] = {}
        for document, report in self.reports(contact):
            for participant in report.participants:
                key = person_key(participant)
                if key and (key not in told or not told[key][1].state):
                    told[key] = document, participant
        names = taking_part(contact, self.language)
        keys = contact.people or contact.participants
        return tuple(self._part(contact, key, n, told.get(key)) for key, n in zip(keys, names, strict=True))

    def _part(self, contact: Contact, key: str, name: str, told: tuple[Document, Participant] | None) -> Part:
        document, participant = told or (None, None)
        span = participant.spans[0] if participant and participant.spans else None
        return Part(
            key=key,
            name=name,
            person=key if key in self.knowledge.people else None,
            office=participant.office if participant else None,
            state=participant.state if participant else None,
            said=document.text[span[0] : span[1]] if document and span else None,
            role=_role(contact, key),
            initiator=contact.initiator in (key, name),
        )


def _role(contact: Contact, key: str) -> str | None:
    """What somebody is in a visit."""
    return "guest" if key in contact.guests else "host" if key in contact.hosts else None
