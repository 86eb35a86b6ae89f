"""The words in which a page speaks, in the reader's language; templates ask it for everything that they say.

All words are data: those of records in ``lang/<language>/labels.toml`` and its reasons, those of pages in
``lang/<language>/room.toml``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import PurePath
from typing import Any, Final

from depesche.days import DaySet
from depesche.lang.language import Language
from depesche.lang.language import language as language_of
from depesche.model import Contact, Document, Participant, Reading, Reason, Report
from depesche.reading.topics.concepts import label as concept_label
from depesche.telling.between import headline, who_met_by
from depesche.telling.names import CONTRACT, name_in, named, taking_part
from depesche.telling.reasons import say
from depesche.telling.words import duration, in_quotes, label, labels, spoken

#: The languages of pages, the one of the contract first.
LANGUAGES: Final = ("de", "en")


@cache
def phrases(language: str) -> Mapping[str, Any]:
    """The words of pages."""
    file = resources.files("depesche") / "lang" / language / "room.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _read() -> Language:
    """The language that is read, whose list of topics it is."""
    return language_of(CONTRACT)


@lru_cache(maxsize=2000)
def _topic(concept: str, language: str) -> str:
    try:
        return concept_label(_read(), concept, language)
    except KeyError:
        return concept


class Voice:
    """Says records and numbers in one language. ``sources`` names articles by id where reasons speak of them."""

    def __init__(self, language: str, sources: Mapping[str, Reading] | None = None) -> None:
        self.language = language
        self._sources = sources or {}
        self._words = phrases(language)

    def knowing(self, sources: Mapping[str, Reading]) -> Voice:
        """The same voice, which knows articles by their titles."""
        return Voice(self.language, sources)

    def t(self, key: str, **values: object) -> str:
        """Words of a page. Raises ``KeyError`` for a key that is none."""
        text = str(self._words["words"][key])
        return text.format(**values) if values else text

    def n(self, key: str, number: int) -> str:
        """A number with its noun."""
        return f"{self.number(number)} {self._words['counted'][key][number != 1]}"

    def number(self, number: int) -> str:
        """A number with its thousands parted."""
        return f"{number:,}".replace(",", str(self._words["words"]["thousands"]))

    def say(self, section: str, key: str | None) -> str:
        """A word of the labels: kind, status, finding, stance, field, verdict, form."""
        return label(section, key, self.language) if key else ""

    def dimension(self, name: str, value: str) -> str:
        """A value of a facet in words."""
        if name in ("kind", "status", "finding"):
            return label(name, value, self.language)
        if name == "topic":
            return self.topic(value)
        return name_in(value, self.language) if name in ("person", "state") else value

    def topic(self, concept: str) -> str:
        """A concept of the controlled list in words."""
        return _topic(concept, self.language)

    def days(self, days: DaySet | None, *, short: bool = False) -> str:
        """A set of days in words."""
        return spoken(days, self.language, short=short)

    def day(self, day: dt.date | None) -> str:
        """A day in words."""
        return spoken(DaySet.day(day) if day else None, self.language, short=True)

    def name(self, key: str) -> str:
        """A person, state, organisation or place in words."""
        return name_in(key, self.language)

    def names(self, contact: Contact) -> tuple[str, ...]:
        """Who took part."""
        return taking_part(contact, self.language)

    def participant(self, participant: Participant) -> str:
        """One side of a report in words."""
        return named(participant, self.language)

    def title(self, contact: Contact) -> str:
        """Kind and participants."""
        return headline(contact, self.language)

    def report(self, report: Report) -> str:
        """Kind and participants of a report."""
        kind = label("kind", report.kind, self.language)
        return f"{kind[:1].upper()}{kind[1:]} {who_met_by(report, self.language)}"

    def length(self, iso: str, mod: str | None = None) -> str:
        """A duration in words."""
        return duration(iso, self.language, mod)

    def reason(self, reason: Reason) -> str:
        """A reason as a sentence, articles by their titles, contacts by their ids."""
        values = {key: self._readable(value) for key, value in reason.values.items()}
        return say(replace(reason, values=values), self.language)

    def source(self, document: Document) -> str:
        """An article by publisher and title."""
        name, head = document.publisher or document.agency, self.heading(document)
        return f"{name}: {head}" if name and not head.startswith(name) else head

    def heading(self, document: Document) -> str:
        """An article by its title, or what it is called for want of one."""
        return " ".join((document.title or PurePath(document.path or document.id).name).split()) or document.id

    def quote(self, text: str) -> str:
        """Words in quotation marks."""
        return in_quotes(text, self.language)

    def explained(self, section: str) -> tuple[tuple[str, str], ...]:
        """What the values of a label mean, each in a sentence."""
        return tuple(self._words["explained"][section].items())

    def label_of(self, section: str) -> Mapping[str, Any]:
        """A section of the labels."""
        return labels(self.language)[section]

    def _readable(self, value: str | int | None) -> str | int | None:
        source = self._sources.get(value) if isinstance(value, str) else None
        return in_quotes(self.source(source.document), self.language) if source else value
